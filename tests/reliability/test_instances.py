"""A second kamtui, and files that are no book of ours: a sentence, exit code 3, and not a byte changed."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.book.file import FORMAT
from tests.cli.conftest import Kamtui, kamtui
from tests.terminal import Terminal
from tests.terminal import kamtui as program

__all__ = ["kamtui"]

HOLD = """
import sys, time
from pathlib import Path
from kamtui.book.lock import BookLock

lock = BookLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Book.open(tmp_path / "book.db", create=True).close()
    return tmp_path / "book.db"


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder but the lock, with what is in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


@pytest.fixture
def holder(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.mark.parametrize("state", ["runs", "is stopped, as while a laptop sleeps"])
def test_a_second_kamtui_names_the_first_and_ends_within_a_second(
    path: Path, holder: "subprocess.Popen[str]", state: str, kamtui: Kamtui
) -> None:
    before = fingerprint(path.parent)
    if state != "runs":
        holder.send_signal(signal.SIGSTOP)
    try:
        began = time.process_time()  # of this process alone: what others do on the machine is not counted
        answer = kamtui("--book", path, "undo")
        took = time.process_time() - began
        assert answer.code == 3
        assert f"process {holder.pid}" in answer.err
        assert took < 1
        if state == "runs":
            with Terminal(program("--book", str(path)), size=(500, 24)) as terminal:
                assert terminal.wait_exit() == 3
                assert f"process {holder.pid}" in terminal.text
    finally:
        holder.kill()
        holder.communicate()
    assert fingerprint(path.parent) == before
    Book.open(path).close()  # a killed holder leaves nothing stale


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (id INTEGER PRIMARY KEY, title TEXT)")
        connection.execute("PRAGMA journal_mode = wal").fetchall()


def make_garbage(path: Path) -> None:
    path.write_bytes(os.urandom(40_000))


def make_a_text(path: Path) -> None:
    path.write_text("account,owner\nBrenner AG,A. Weber\n", encoding="utf-8")


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5_000])


WRONG: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "There is no book"),
    "newer": (make_newer, f"written by a newer kamtui (format {FORMAT + 1}; this one reads up to {FORMAT})"),
    "foreign": (make_foreign, "is not a kamtui book"),
    "garbage": (make_garbage, "is not a kamtui book"),
    "a text": (make_a_text, "is not a kamtui book"),
    "a folder": (make_a_folder, "no book at"),
    "cut off": (make_cut_off, "is damaged"),
}
COMMANDS = (("accounts",), ("undo",), ("export", "accounts"), ("check",), ("move", "elsewhere"))


@pytest.mark.parametrize("what", WRONG)
def test_a_file_that_is_no_book_is_named_and_left_alone(path: Path, kamtui: Kamtui, what: str) -> None:
    make, said = WRONG[what]
    make(path)
    before = fingerprint(path.parent)
    for words in COMMANDS:
        answer = kamtui("--book", path, *words)
        assert (answer.code, answer.out) == (3, ""), words
        assert said in answer.err, words
        assert answer.err.count("\n") == 1, "one sentence"
    assert fingerprint(path.parent) == before
    assert not Path("elsewhere").exists()


@pytest.mark.parametrize("what", [what for what in WRONG if what != "missing"])
def test_the_app_does_not_open_on_it_either(path: Path, kamtui: Kamtui, what: str) -> None:
    make, said = WRONG[what]
    make(path)
    before = fingerprint(path.parent)
    answer = kamtui(path)
    assert answer.code == 3
    assert said in answer.err
    assert fingerprint(path.parent) == before


def test_a_book_in_a_folder_one_cannot_write_in_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is played, as root is refused nothing."""

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("kamtui.book.lock.os.open", refuse)
        with pytest.raises(BookError, match=r"Permission denied\. Check the folder's permissions"):
            Book.open(path)


def test_the_last_holder_that_was_killed_is_noticed(path: Path, holder: "subprocess.Popen[str]") -> None:
    holder.kill()
    holder.communicate()
    book = Book.open(path)
    assert book.ended_badly
    book.close()
    book = Book.open(path)
    assert not book.ended_badly
    book.close()
