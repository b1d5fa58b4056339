"""Backups: verified before they get their name, never overwritten, private."""

import sqlite3
import stat
from pathlib import Path

import pytest

from kamtui.book import backups
from kamtui.book.book import Book
from kamtui.book.errors import BookDamaged, BookError
from kamtui.models.account import Account


def test_a_backup_holds_what_the_book_holds(book: Book) -> None:
    with book.step("New") as session:
        session.add(Account(name="Brenner AG"))
    made = book.backup("before-import")
    assert made.name == "book-20261121T120000Z-before-import.db"
    assert sqlite3.connect(made).execute("SELECT name FROM account").fetchall() == [("Brenner AG",)]


def test_two_backups_of_one_second_are_two_files(book: Book) -> None:
    first, second = book.backup("manual"), book.backup("manual")
    assert first != second
    assert first.exists()
    assert second.exists()


def test_a_backup_is_private(book: Book) -> None:
    made = book.backup("manual")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_a_copy_that_is_not_sound_gets_no_name(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def damage(_connection: sqlite3.Connection, part: Path) -> None:
        part.write_bytes(b"SQLite format 3\x00" + b"\x00" * 4000)

    monkeypatch.setattr(backups, "_copy", damage)
    with pytest.raises(BookDamaged):
        book.backup("manual")
    assert list(backups.folder_of(book.path).iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(book: Book, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(BookError, match="No backup could be written to"):
        book.backup("manual", taken)


def test_the_check_reads_the_book_and_its_newest_backup(book: Book) -> None:
    assert book.check().ok
    assert book.check().newest_backup is None
    made = book.backup("manual")
    assert book.check().newest_backup == made
    damaged = bytearray(made.read_bytes())
    damaged[4096 : 4096 + 3000] = b"\xff" * 3000
    made.write_bytes(damaged)
    verdict = book.check()
    assert not verdict.ok
    assert verdict.backup_problem
