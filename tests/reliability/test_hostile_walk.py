"""Every text of a book is hostile: each screen and dialog shows it as it is, and none passes it on as a command."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual.screen import Screen

from kamtui.book.book import Book
from kamtui.screens.base import PlaceScreen
from kamtui.text import CONTROLS, safe_line
from tests.reliability.hostile import COMMANDS, PAYLOADS, make_hostile, text_columns
from tests.terminal import Terminal, kamtui
from tests.ui.conftest import NOON, Opened, Visit, visit

__all__ = ["visit"]

PLACES = ("accounts", "plan", "people", "calendar", "review")
LEFT_OUT = ("quit", "go(", "editor", "undo", "redo", "restore", "step(")
"""Actions that leave the place, write elsewhere, or take the hostile texts away."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "book.db"
    make_hostile(path)
    return path


@pytest.fixture
def book(hostile: Path, tmp_path: Path) -> Iterator[Book]:
    shutil.copy(hostile, tmp_path / "book.db")
    book = Book.open(tmp_path / "book.db", clock=lambda: NOON)
    yield book
    book.close()


def beginning(text: str) -> str:
    return safe_line(text).strip()[:8]


def check(kam: Visit, where: str) -> None:
    """The screen is whole, and no line holds what a terminal would obey."""
    lines = kam.lines()
    assert len(lines) == kam.app.size.height, where
    assert not CONTROLS.search("".join(lines)), where


def test_every_kind_of_text_is_hostile(hostile: Path) -> None:
    assert len(text_columns()) > 40
    book = Book.open(hostile, write=False)
    with book.rows() as connection:
        for table, column in text_columns():
            rows = connection.execute(f'SELECT "{column}" FROM "{table}"').fetchall()
            assert rows, table
            assert any(text.startswith(tuple(PAYLOADS.values())) for (text,) in rows), (table, column)
    book.close()


async def test_the_lists_show_every_payload_as_it_is(book: Book, visit: Opened) -> None:
    async with visit(book, (120, 40)) as kam:
        text = kam.text()
        for name, payload in PAYLOADS.items():
            assert beginning(payload) in text, name
        await kam.press("colon", *"w")
        assert beginning(PAYLOADS["emoji"]) in kam.text()
        await kam.press("escape", "U")
        check(kam, "the undo list")
        assert sum(beginning(payload) in kam.text() for payload in PAYLOADS.values()) > 10


async def test_every_action_of_every_place_survives_it(book: Book, visit: Opened) -> None:
    """At 80 x 24, where every text is cut: each action is run once, looked at, and left."""
    seen: set[str] = set()
    async with visit(book, (80, 24)) as kam:
        for digit, place in enumerate(PLACES, 1):
            await kam.press(str(digit))
            check(kam, place)
            home: Screen[object] = kam.app.screen
            for active in list(home.active_bindings.values()):
                action = active.binding.action
                name = f"{type(home).__name__}: {action}"
                if not active.enabled or action in seen or any(word in action for word in LEFT_OUT):
                    continue
                seen.add(action)
                await kam.app.run_action(action, active.node)
                await kam.pilot.pause()
                check(kam, name)
                in_dialog = kam.app.screen is not home
                for key in ("down", "tab", "escape", "escape", "escape") if in_dialog else ("escape",):
                    if kam.app.screen is not home or not in_dialog:
                        await kam.pilot.press(key)
                        check(kam, f"{name}, then {key}")
                if isinstance(kam.app.screen, PlaceScreen) and kam.app.screen is not home:
                    await kam.press(str(digit))  # it went to another place
                assert kam.app.screen is home, f"{name} cannot be left by escape"
    assert len(seen) > 30


DIALOG, EDITOR = "╭─", "esc leave"
WALK = (
    ("1", "14 of 14", (("=", DIALOG), ("e", DIALOG), ("H", DIALOG), (":", DIALOG), ("?", DIALOG))),
    ("1", "14 of 14", (("U", DIALOG), ("f7", DIALOG), ("f8", DIALOG))),
    ("2j", "tab outline", (("e", EDITOR), ("x", DIALOG), ("H", DIALOG))),
    ("3", "map state", ()),
    ("4", "next 7 days", (("n", DIALOG), ("T", DIALOG), ("/", DIALOG))),
    ("5", "The weekly queue", ()),
)
"""Ways to places, what each one shows, and what is opened there: by which key, and how that is seen."""


def test_no_command_hidden_in_a_text_reaches_a_real_terminal(book: Book) -> None:
    """`ControlFilter` is all that stands between an open cell and the terminal: without it, this fails."""
    book.close()
    with closing(sqlite3.connect(book.path)) as connection, connection:
        connection.execute("UPDATE action SET title = ?", ("Werke " + "".join(COMMANDS),))
    with Terminal(kamtui("--book", str(book.path), "--today", "2026-11-21"), size=(80, 24)) as terminal:
        terminal.wait_for("▌ ")
        for keys, shown, opened in WALK:
            terminal.press(*keys)
            terminal.wait_for(shown)
            for key, seen in opened:
                terminal.press(key)
                terminal.wait_for(seen)
                terminal.press("escape")
                terminal.wait_gone(seen)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.text
        assert [repr(command) for command in COMMANDS if command.encode() in terminal.raw] == []
