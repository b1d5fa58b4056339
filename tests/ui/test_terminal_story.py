"""The real program in a real terminal: it starts, shows the book, obeys keys, and leaves all as it found it."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.actions import Goal, Plan
from kamtui.vocabulary import AccountStatus
from tests.terminal import Terminal, kamtui

TELL_SETTINGS = 'stty -g; "$@"; code=$?; stty -g; exit $code'
"""A shell that says the terminal's settings before and after it runs the words that follow."""
SETTINGS = re.compile(rb"(?:[0-9a-f]+:){20,}[0-9a-f]+")
MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
CURSOR, WRAPPING = "25", "7"
"""The modes that are to be on in the end."""

PAYLOADS = {
    "colour": "\x1b[31;44m",
    "C1 control": "\x9b34m",
    "direction": "\u202e",
}


def modes(raw: bytes) -> dict[str, bool]:
    """The terminal's private modes that were ever touched, and whether they are on in the end."""
    found: dict[str, bool] = {}
    for numbers, way in MODE.findall(raw):
        found |= dict.fromkeys(numbers.decode().split(";"), way == b"h")
    return found


def test_it_starts_on_a_book_goes_where_it_is_told_and_leaves_the_terminal_as_it_was(
    example: Path, tmp_path: Path
) -> None:
    book = shutil.copy(example, tmp_path / "book.db")
    words = ["sh", "-c", TELL_SETTINGS, "sh", *kamtui("--book", str(book), "--today", "2026-11-21")]
    with Terminal(words, size=(100, 24)) as terminal:
        terminal.wait_for("6 of 29")
        terminal.wait_for("Acme [/x] Industries")
        terminal.press("j")
        terminal.wait_for("Hallbrunn AG  Sat 21 Nov")
        terminal.press("2")
        terminal.wait_for("Win the two folding carton lines")
        terminal.wait_gone("6 of 29")
        terminal.press("1")
        terminal.wait_for("▌ Hallbrunn AG")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        before, after = SETTINGS.findall(terminal.raw)
        assert before == after
        left = modes(terminal.raw)
        assert (left.pop(CURSOR), left.pop(WRAPPING, True)) == (True, True)
        assert left["1049"] is False
        assert not [mode for mode, is_on in left.items() if is_on]
        assert "Hallbrunn" not in terminal.text


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A book whose texts hold sequences that terminals obey, as a damaged or older one might."""
    path = tmp_path / "book.db"
    text = "Werke " + "".join(PAYLOADS.values())
    book = Book.open(path, create=True)
    with book.step("hostile") as session:
        account = Account(name=text, status=AccountStatus.KEY)
        session.add(account)
        session.flush()
        plan = Plan(account_id=account.id, starts=date(2026, 1, 1))
        session.add(plan)
        session.flush()
        session.add(Goal(plan_id=plan.id, text=text))
    book.close()
    return path


def test_no_sequence_that_hides_in_a_text_reaches_the_terminal(hostile: Path) -> None:
    """`ControlFilter` is what is tested here.

    Lists and headings pass every text through `safe_line`, but whoever edits a cell gets the text as it is, so the
    plan's cell editor is where only the filter stands between the book and the terminal: without it, this fails.
    """
    with Terminal(kamtui("--book", str(hostile), "--today", "2026-11-21"), size=(120, 24)) as terminal:
        terminal.wait_for("▌ Werke")
        terminal.press("2")
        terminal.wait_for("▌ • Werke")
        terminal.press("e")
        terminal.wait_for("enter save")
        sent = [name for name, payload in PAYLOADS.items() if payload.encode() in terminal.raw]
        assert sent == []
