"""Ends that nobody pressed a key for, in a real terminal: what was typed is there at the next start."""

import json
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.lock import BookLock
from kamtui.fault_report import report_lines, write_report
from kamtui.models.account import Account
from kamtui.vocabulary import AccountStatus
from tests.terminal import Terminal, kamtui
from tests.ui.conftest import Opened, visit
from tests.ui.test_terminal_story import modes

__all__ = ["visit"]

TYPED = "Wir müssen bis März über die Preise der Linie 3 reden — sagt Frau Brändle, 東京 too"
CANARY = "Quittenbaum"
SIZE = (120, 40)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book with one account."""
    path = tmp_path / "book.db"
    book = Book.open(path, create=True)
    with book.step("New") as session:
        session.add(Account(name="Brenner AG", status=AccountStatus.KEY))
    book.close()
    return path


def start(path: Path, *, program: list[str] | None = None) -> Terminal:
    terminal = Terminal((program or kamtui()) + ["--book", str(path), "--today", "2026-11-21"], size=SIZE)
    terminal.wait_for("Brenner AG")
    return terminal


def type_into_a_form(terminal: Terminal) -> None:
    terminal.press("n")
    terminal.wait_for("New account")
    terminal.type(TYPED)


def kept(path: Path) -> list[str]:
    """Every text of every draft in the book, as the file has it."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT fields FROM draft").fetchall()
    return [typed["text"] for (fields,) in rows for typed in json.loads(fields).values()]


def end_by(number: signal.Signals) -> Callable[[Terminal], int]:
    def end(terminal: Terminal) -> int:
        terminal.signal(number)
        return terminal.wait_exit()

    return end


ENDS: dict[str, tuple[Callable[[Terminal], int], int]] = {
    "the window is closed": (Terminal.close_window, 129),
    "SIGHUP": (end_by(signal.SIGHUP), 129),
    "SIGTERM": (end_by(signal.SIGTERM), 143),
}


@pytest.mark.parametrize("how", ENDS)
def test_no_character_is_lost_and_the_terminal_is_given_back(path: Path, how: str) -> None:
    end, code = ENDS[how]
    with start(path) as terminal:
        type_into_a_form(terminal)
        terminal.wait_for("too")  # the end comes at once, before any clock could tick
        assert end(terminal) == code
        if how != "the window is closed":
            left = modes(terminal.raw)
            assert (left["1049"], left["25"], left["2004"], left["1000"]) == (False, True, False, False)
    assert TYPED in kept(path)
    BookLock(path).release()  # nobody holds it


def test_a_kill_takes_a_second_of_typing_at_most(path: Path) -> None:
    with start(path) as terminal:
        type_into_a_form(terminal)
        terminal.wait_for("sagt Frau")
        terminal.settle(quiet=1.0)  # the promise is about what is older than this
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    assert TYPED in kept(path)
    with start(path) as terminal:  # the next start is as any other, and offers it
        assert "damaged" not in terminal.text
        terminal.press("n")
        terminal.wait_for("sagt Frau")


FAULTY = f"""
import sys
from kamtui.__main__ import main
from kamtui.app import KamApp

def fail(self):
    secret = "{CANARY}"
    raise ZeroDivisionError(secret + " owes us 5M")

KamApp.action_help = fail
sys.exit(main(sys.argv[1:]))
"""


def test_a_fault_is_told_calmly_without_a_word_of_the_book(path: Path) -> None:
    with start(path, program=[sys.executable, "-c", FAULTY]) as terminal:
        type_into_a_form(terminal)
        terminal.wait_for("sagt Frau")
        terminal.press("escape")
        terminal.wait_gone("New account")
        terminal.press("?")
        assert terminal.wait_exit() == 1
        said = " ".join(terminal.text.split())
    assert "kamtui stopped by a fault of its own (ZeroDivisionError" in said
    (report,) = path.parent.glob("kamtui-fault-*.txt")
    assert report.name in said.replace(" ", "")
    text = report.read_text(encoding="utf-8")
    assert re.search(r"^ZeroDivisionError$", text, re.M)
    assert re.search(r"^  textual/\w+\.py:\d+$|^  kamtui/endings\.py:\d+$", text, re.M)
    for secret in (CANARY, "5M", "Brenner", TYPED, str(path.parent), "secret"):
        assert secret not in text
        assert secret not in said.replace(str(report), "").replace(report.name, "") or secret == str(path.parent)
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert TYPED in kept(path)


async def test_a_fault_on_a_thread_is_a_fault(path: Path, visit: Opened) -> None:
    def fail() -> None:
        raise ZeroDivisionError(CANARY)

    async def meet_it() -> None:
        async with visit(book) as kam:
            book.workers.start(kam.app.heed_thread(fail), "faulty").join()
            await kam.pilot.pause()

    book = Book.open(path)
    with pytest.raises(ZeroDivisionError):
        await meet_it()
    book.close()


def test_a_report_tells_kinds_and_lines_of_the_whole_chain() -> None:
    try:
        try:
            json.loads(CANARY)
        except ValueError as error:
            raise RuntimeError(CANARY) from error
    except RuntimeError as error:
        lines = list(report_lines(error))
    assert "RuntimeError" in lines
    assert "JSONDecodeError" in lines
    assert any(re.fullmatch(r"  python/json/decoder\.py:\d+", line) for line in lines)
    assert not any(CANARY in line or __file__ in line for line in lines)


def test_a_report_goes_where_it_can(tmp_path: Path) -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    (taken := tmp_path / "a file").touch()
    first = write_report(ValueError(), (taken, tmp_path / "data"), now)
    second = write_report(ValueError(), (taken, tmp_path / "data"), now)
    assert (first, second) == (
        tmp_path / "data" / "kamtui-fault-20261121T120000Z.txt",
        tmp_path / "data" / "kamtui-fault-20261121T120000Z-2.txt",
    )
    assert write_report(ValueError(), (taken,), now) is None


# ------------------------------------------------------- the next start


def test_a_start_after_a_kill_in_the_middle_of_a_write_shows_the_book(path: Path) -> None:
    """A hot journal lies beside the book, as a process leaves it that is killed while it writes pages."""
    code = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = delete")
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE account SET name = 'half done'")
connection.execute("CREATE TABLE big (text)")
connection.executemany("INSERT INTO big VALUES (?)", [("x" * 200,)] * 9999)
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.with_name("book.db-journal").stat().st_size > 0
    with start(path) as terminal:
        assert "half done" not in terminal.text


def damage(path: Path, *, whole: bool) -> bytes:
    """Overwrite the pages of a book: all but the beginning of its header, or those of its rows."""
    data = bytearray(path.read_bytes())
    begin = 100 if whole else 4096
    data[begin:] = b"\xa5" * (len(data) - begin)
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("whole", [True, False], ids=["from the first page on", "in its rows"])
def test_a_damaged_book_names_the_newest_sound_backup_and_stays_as_it_is(path: Path, whole: bool) -> None:
    book = Book.open(path)
    sound, broken = book.backup("by-hand"), book.backup("hourly")
    book.close()
    broken.write_bytes(b"\0" * 9_000)
    before = damage(path, whole=whole)
    with Terminal(kamtui("--book", str(path)), size=(1000, 40)) as terminal:
        assert terminal.wait_exit() == 3
        said = terminal.text.replace("\n", "")
    assert "damaged" in said
    assert f"kamtui --book {path} restore {sound}" in said
    assert broken.name not in said
    assert path.read_bytes() == before
