"""A book with two accounts and a plan, and the app opened on it, for stories about plans."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.book.book import Book
from kamtui.models.outline import SECTIONS
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan import PlanScreen
from kamtui.services.accounts import create_account
from kamtui.services.plan import add_record, load_plan
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings
from kamtui.vocabulary import AccountStatus, ActionStatus, Measure
from kamtui.vocabulary_plan import Visibility

TODAY = date(2026, 11, 21)


class Desk:
    """The book of a story, and what is in it.

    Attributes:
        book: The open book.
        brenner: The account with a plan.
        empty: The account without one.
    """

    def __init__(self, book: Book, brenner: int = 0, empty: int = 0) -> None:
        self.book = book
        self.brenner = brenner or self.account("Brenner AG")
        self.empty = empty or self.account("Nothing planned")

    def account(self, name: str) -> int:
        return create_account(self.book, {"name": name, "status": AccountStatus.KEY}, TODAY)

    def add(self, kind: str, values: dict[str, object], parent: int | None = None) -> int:
        return add_record(self.book, self.brenner, kind, values, parent=parent, today=TODAY)

    def rows(self, section: str) -> tuple[PlanRow, ...]:
        return load_plan(self.book, self.brenner, TODAY).sections[section]

    def titles(self, section: str) -> list[str]:
        """The section as `level title`, as it is in the book."""
        names = {record.key: record.title for record in sum((s.levels for s in SECTIONS), ())} | {"group": "title"}
        return [f"{row.level} {row.values[names[row.kind]]}" for row in self.rows(section)]

    def record(self, title: str) -> PlanRow:
        """The record of that title."""
        sections = load_plan(self.book, self.brenner, TODAY).sections
        return next(row for rows in sections.values() for row in rows if title in map(str, row.values.values()))

    def names(self, kind: str) -> list[str]:
        """What fields of the plan can name, as `stakeholder`."""
        return [link.name for link in load_plan(self.book, self.brenner, TODAY).links[kind]]

    def steps(self) -> list[str]:
        return [step.what for step in self.book.history(50)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The plan of Brenner AG: two goals, two objectives, three actions that serve one and one that serves none."""
    data, brenner, empty = _written()
    (tmp_path / "book.db").write_bytes(data)
    book = Book.open(tmp_path / "book.db")
    yield Desk(book, brenner, empty)
    book.close()


@cache
def _written() -> tuple[bytes, int, int]:
    """The book every story begins with, and its two accounts; written once, as it takes its time."""
    with TemporaryDirectory() as folder:
        book = Book.open(Path(folder) / "book.db", create=True)
        desk = Desk(book)
        _fill(desk)
        book.close()
        return book.path.read_bytes(), desk.brenner, desk.empty


def _fill(found: Desk) -> None:
    grow = found.add(
        "goal",
        {
            "text": "Grow the Linz plant", "measure": Measure.PERCENT, "start_value": Decimal(30),
            "target_value": Decimal(60), "now_value": Decimal(45), "owner": "Maria Eder", "due": date(2027, 6, 30),
            "visibility": Visibility.CUSTOMER,
        },
    )  # fmt: skip
    win = found.add("objective", {"text": "Win the packaging line", "owner": "ME", "due": date(2027, 1, 31)}, grow)
    found.add(
        "action",
        {"title": "Agree the value case", "owner": "JK", "due": date(2026, 11, 14), "status": ActionStatus.DONE},
        win,
    )
    found.add("action", {"title": "Pilot offer", "owner": "JK", "due": date(2026, 11, 28)}, win)
    found.add("action", {"title": "Ask for the CTO", "owner": "ME", "due": date(2026, 11, 19)}, win)
    found.add("objective", {"text": "Second supporter", "owner": "ME", "due": date(2027, 2, 28)}, grow)
    found.add("goal", {"text": "Renew the contract", "due": date(2027, 3, 31)})
    found.add("action", {"title": "Order visitor passes", "owner": "LA", "due": date(2026, 11, 25)})


@asynccontextmanager
async def opened(
    desk: Desk, size: tuple[int, int] = (120, 40), account: int | None = 0, settings: Settings | None = None
) -> AsyncIterator[tuple[KamApp, Pilot[Any]]]:
    """The app on the plan of Brenner AG, or of another account."""
    settings = settings or Settings()
    app = KamApp(desk.book, TODAY, settings, load_portfolio(desk.book, TODAY, settings.thresholds))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(app, pilot)
        app.desk.current_id = desk.brenner if account == 0 else account
        await pilot.press("2")
        await pilot.pause()
        yield app, pilot


async def settle(app: KamApp, pilot: Pilot[Any]) -> None:
    """Wait until nothing moves any more, the loader's thread among it."""
    await pilot.pause()
    while app.loader_is_busy:
        await pilot.pause(0.01)
    await pilot.pause()


def plan_of(app: KamApp) -> PlanScreen:
    """The plan place of a running app."""
    screen = app.screen
    assert isinstance(screen, PlanScreen)
    return screen


def to_section(key: str, start: str = "goals") -> tuple[str, ...]:
    """The keys that lead from one section to another by the outline."""
    order = [section.key for section in SECTIONS]
    # The line on people stands behind the sections of the first part; it leads to their place.
    order.insert(sum(section.part == SECTIONS[0].part for section in SECTIONS), "people")
    by = order.index(key) - order.index(start)
    return ("tab", *("j" if by > 0 else "k") * abs(by), "tab")


def toasts(app: KamApp) -> list[str]:
    """What is said in the corner: title and text."""
    return [
        f"{toast.title}: {toast.message}" if toast.title else str(toast.message) for toast in app._notifications
    ]
