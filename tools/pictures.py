"""Draw the pictures of the documents anew from the example book: `python -m tools.pictures`; `--check` compares."""

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
TODAY = date(2026, 11, 21)
COLUMNS, ROWS = 120, 40

# Pictures look alike wherever they are drawn; Textual reads this once, when it is imported.
os.environ |= {"TEXTUAL_COLOR_SYSTEM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
os.environ.pop("NO_COLOR", None)

from rich.segment import Segment  # noqa: E402 - see above
from textual.pilot import Pilot  # noqa: E402

from kamtui.app import KamApp  # noqa: E402
from kamtui.book.book import Book  # noqa: E402
from kamtui.services.demo import write_demo  # noqa: E402
from kamtui.services.portfolio import load_portfolio  # noqa: E402
from kamtui.settings import Settings  # noqa: E402
from kamtui.widgets.table import Table  # noqa: E402
from tools.drawing import draw  # noqa: E402


class Picture(NamedTuple):
    """A screen worth showing.

    Attributes:
        about: What is on it, for those who cannot see it.
        account: The current account, by its whole name.
        keys: What is pressed to come there.
    """

    about: str
    account: str
    keys: Sequence[str]


PICTURES: Mapping[str, Picture] = {
    "accounts": Picture("The list of accounts, those in the worst health first", "Hallbrunn AG", ("o",)),
    "plan": Picture(
        "The plan of an account: its sections on the left, goals with objectives and actions on the right",
        "Hallbrunn AG",
        ("2", "down", "down", "down"),
    ),
}
"""Every picture by the name of its file."""

Screen = Sequence[Sequence[Segment]]
"""The rows of a screen, each in pieces of one style."""


def screens() -> dict[str, Screen]:
    """Return the screens that the pictures show, by name."""
    with tempfile.TemporaryDirectory(prefix="kamtui-pictures-") as folder:
        book = Book.open(
            Path(folder) / "book.db", create=True, clock=lambda: datetime(2026, 11, 21, 12, tzinfo=UTC)
        )
        try:
            write_demo(book, TODAY)
            return {name: asyncio.run(_visit(book, picture)) for name, picture in PICTURES.items()}
        finally:
            book.close()


async def _visit(book: Book, picture: Picture) -> Screen:
    """Open the app, press the keys and look."""
    app = KamApp(book, TODAY, Settings(theme="dark"), load_portfolio(book, TODAY, {}, key_only=True))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await _settle(app, pilot)
        ids = [row.id for row in app.desk.portfolio.rows if row.name == picture.account]
        app.screen.query_one(Table).move_to(ids[0])
        for key in picture.keys:
            await pilot.press(key)
            await _settle(app, pilot)
        return [list(strip) for strip in app.screen._compositor.render_strips()]


async def _settle(app: KamApp, pilot: Pilot[int]) -> None:
    """Wait until nothing moves any more."""
    await pilot.pause()
    while app.loader_is_busy:
        await pilot.pause(0.01)
    await pilot.pause()


def stale() -> Iterator[tuple[Path, str]]:
    """Yield the pictures that are not as they should be now, with what they should be."""
    for name, screen in screens().items():
        path, drawing = FOLDER / f"{name}.svg", draw(screen, PICTURES[name].about)
        if not path.exists() or path.read_text(encoding="utf-8") != drawing:
            yield path, drawing


def main(argv: list[str] | None = None) -> int:
    """Draw what has changed, or say what is out of date."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description="Draw the documents' pictures.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something is out of date")
    check = parser.parse_args(argv).check
    found = list(stale())
    for path, drawing in found:
        print("out of date, run `make documents`:" if check else "drawn:", path.name)
        if not check:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(drawing, encoding="utf-8", newline="\n")
    return 1 if check and found else 0


if __name__ == "__main__":
    sys.exit(main())
