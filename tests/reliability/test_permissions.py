"""Whatever kamtui makes is its owner's alone, also where the system would let everybody read it."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.moving import move
from kamtui.exports.write import write_new
from kamtui.fault_report import write_report
from kamtui.models.account import Account
from kamtui.services.arriving import look_around
from kamtui.services.safekeeping import copy_away, keep_safe
from tests.cli.conftest import Kamtui, kamtui
from tests.terminal import Terminal
from tests.terminal import kamtui as program
from tests.ui.conftest import NOON

__all__ = ["kamtui"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions of other systems are not ours to set")


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def loose(folder: Path, *, but: tuple[Path, ...] = ()) -> dict[str, str]:
    """Every file and folder that others may read or write, with its mode."""
    return {
        str(path.relative_to(folder)): oct(stat.S_IMODE(path.lstat().st_mode))
        for path in folder.rglob("*")
        if path not in but
        and not path.is_symlink()
        and stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    }


@pytest.mark.usefixtures("open_umask")
def test_all_that_the_program_makes_is_private_by_itself(tmp_path: Path, own_home: Path) -> None:
    """Each is made private where it is made: nothing here goes through the front door, which sets the umask."""
    place = tmp_path / "new" / "deep"
    book = Book.open(place / "book.db", create=True, clock=lambda: NOON)
    with book.step("New") as session:
        session.add(Account(name="Brenner AG"))
    book.backup("by-hand")
    book.keep_health(NOON.date(), {1: 50})
    keep_safe(book, "hourly")
    (tmp_path / "stick").mkdir(0o700)
    copy_away(book.path, tmp_path / "stick", NOON)
    book.rescue(place)
    (place / ".stfolder").mkdir(0o700)
    assert look_around(book, "")
    book.check()
    newest = sorted((place / "book-backups").glob("book-*.db"))[0]
    book.restore(newest)
    book.close()
    write_report(ValueError(), (tmp_path / "reports",), NOON)
    write_new(place / "plan.md", b"# Plan")
    (place / ".stfolder").rmdir()
    move(book.path, tmp_path / "moved", NOON + timedelta(hours=1))
    made = {path.name for folder in (tmp_path, own_home) for path in folder.rglob("*") if path.is_file()}
    assert {"book.db", "book.db.lock", "book.db.moved", "told.json", "plan.md"} <= made
    assert loose(tmp_path) == {}
    assert loose(own_home / ".local" / "share") == {}


def test_a_book_that_others_could_read_is_closed_to_them_when_it_is_opened(tmp_path: Path) -> None:
    Book.open(tmp_path / "book.db", create=True).close()
    (tmp_path / "book.db").chmod(0o644)
    Book.open(tmp_path / "book.db").close()
    assert loose(tmp_path) == {}


COMMANDS = (
    ("demo", "--write", "book.db", "--accounts", "2"),
    ("--book", "book.db", "export", "plan", "#1", "-o", "plan.md"),
    ("--book", "book.db", "export", "accounts", "-o", "accounts.csv"),
    ("--book", "book.db", "backup"),
    ("--book", "book.db", "backup", "-o", "copy.db"),
    ("--book", "book.db", "undo"),
    ("config", "--init"),
    ("--book", "book.db", "move", "elsewhere"),
)


@pytest.mark.usefixtures("open_umask")
def test_all_that_commands_write_is_private(
    tmp_path: Path, own_home: Path, kamtui: Kamtui, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in COMMANDS:
        os.umask(0)
        answer = kamtui(*words)
        assert answer.code == 0 or "undo" in words, answer.err
    assert loose(tmp_path) == {}
    assert [path for path in own_home.rglob("settings.toml") if path.stat().st_mode & 0o077] == []


def test_the_app_itself_makes_nothing_that_others_can_read(tmp_path: Path, own_home: Path) -> None:
    words = ["sh", "-c", 'umask 000; exec "$@"', "sh", *program("--book", str(tmp_path / "mine" / "book.db"))]
    with Terminal(words, size=(100, 30)) as terminal:
        terminal.wait_for("No accounts yet")
        terminal.press("n")
        terminal.wait_for("New account")
        terminal.type("Acme")
        terminal.press("ctrl+s")
        terminal.wait_for("▌ Acme")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert (tmp_path / "mine" / "book.db").exists()
    assert loose(tmp_path) == {}
    assert loose(own_home / ".local" / "share") == {} if (own_home / ".local" / "share").exists() else True
