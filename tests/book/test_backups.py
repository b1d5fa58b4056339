"""Backups: verified before they get their name, never overwritten, private."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from sqlmodel import select

from kamtui.book import backups, copying
from kamtui.book.book import Book
from kamtui.book.copying import copy_pages
from kamtui.book.errors import BookDamaged, BookError
from kamtui.book.verifying import look_into
from kamtui.models.account import Account
from tests.book.conftest import NOON


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


def damage_a_page(path: Path) -> None:
    """Overwrite the page after the first, where a table's tree begins."""
    damaged = bytearray(path.read_bytes())
    damaged[4096 : 4096 + 3000] = b"\xff" * 3000
    path.write_bytes(damaged)


def test_a_damaged_book_is_never_backed_up(book: Book) -> None:
    book.backup("manual")
    damage_a_page(book.path)
    with pytest.raises(BookError):
        book.backup("manual")
    assert [backup.reason for backup in backups.list_backups(backups.folder_of(book.path))] == ["manual"]
    assert len(list(backups.folder_of(book.path).iterdir())) == 2  # the good one and its seal


def test_rows_that_point_nowhere_are_no_good_backup(book: Book) -> None:
    with sqlite3.connect(book.path) as other:
        other.execute("INSERT INTO change (step, tbl, pk, op) VALUES (99, 'account', 1, 'I')")
    other.close()
    with pytest.raises(BookDamaged, match="point nowhere"):
        book.backup("manual")


def test_a_backup_lists_what_it_is_newest_first(book: Book) -> None:
    first, second, third = (book.backup(reason) for reason in ("start", "start", "before-import"))
    folder = backups.folder_of(book.path)
    (folder / "book-20260101T000000Z-start.db").touch()  # a name that was reserved, and nothing more
    (folder / "notes.txt").write_text("mine")
    listed = backups.list_backups(folder)
    assert [backup.path for backup in listed[:3]] == [third, second, first]
    assert [(backup.reason, backup.at) for backup in listed[:2]] == [("before-import", NOON), ("start", NOON)]
    assert listed[3].size == 0
    assert backups.newest(folder) == third
    assert backups.list_backups(folder / "nowhere") == ()


def test_saves_that_overtake_a_copy_do_not_spoil_it(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    copies = []

    def copy_and_save(connection: sqlite3.Connection, to: Path) -> None:
        copy_pages(connection, to)
        copies.append(to)
        if len(copies) < 3:
            with book.step("New") as session:
                session.add(Account(name=f"Brenner {len(copies)}"))

    monkeypatch.setattr(copying, "copy_pages", copy_and_save)
    made = book.backup("manual")
    assert len(copies) == 3
    assert look_into(made).counts["account"] == 2


def test_a_copy_that_is_overtaken_for_ever_has_saves_wait(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite begins a copy anew after each save; somebody who types all the time must not keep it from its end."""
    with book.step("Many") as session:
        session.add_all(Account(name=f"Account {number}", notes="long " * 1000) for number in range(100))
    monkeypatch.setattr(copying, "SLICE", 10)
    slices: list[int] = []
    refused: list[int] = []

    class Slow:
        """A connection during whose slices somebody saves."""

        def __init__(self, connection: sqlite3.Connection) -> None:
            self._connection = connection

        def __getattr__(self, name: str) -> object:
            return getattr(self._connection, name)

        def backup(self, to: sqlite3.Connection, *, progress: Callable[[int, int, int], None], **how: Any) -> None:
            def count(status: int, left: int, total: int) -> None:
                slices.append(left)
                if len(slices) > 1_000:
                    raise AssertionError("the copy begins anew for ever")
                other = sqlite3.connect(book.path, timeout=0)
                try:
                    with other:
                        other.execute("UPDATE account SET notes = notes || 'x' WHERE id = 1")
                except sqlite3.OperationalError:
                    refused.append(left)
                finally:
                    other.close()
                progress(status, left, total)

            self._connection.backup(to, progress=count, **how)

    with book.rows(apart=True) as connection:
        slow = cast("sqlite3.Connection", Slow(connection))
        made = backups.back_up(slow, backups.folder_of(book.path), "manual", NOON)
    assert look_into(made).counts["account"] == 100
    assert len(refused) > 3


def test_a_copy_that_lost_rows_is_refused(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with book.step("New") as session:
        session.add(Account(name="Brenner AG"))

    def copy_and_lose(connection: sqlite3.Connection, to: Path) -> None:
        copy_pages(connection, to)
        with sqlite3.connect(to) as copy:
            copy.execute("DELETE FROM account")
        copy.close()

    monkeypatch.setattr(copying, "copy_pages", copy_and_lose)
    with pytest.raises(BookDamaged, match="does not hold"):
        book.backup("manual")


def test_a_disk_without_links_takes_backups_too(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    first, second = book.backup("manual"), book.backup("manual")
    assert first != second
    backups.verify(first)
    backups.verify(second)
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert len(list(first.parent.iterdir())) == 4


def test_a_full_disk_leaves_nothing_behind(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = book.backup("manual")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kamtui.book.file.sync_file", full)
    with pytest.raises(BookError, match="No backup could be written"):
        book.backup("manual")
    assert sorted(path.name for path in kept.parent.iterdir()) == [kept.name, kept.name + ".sha256"]


def test_what_a_killed_backup_left_is_cleared_away_in_time(book: Book) -> None:
    folder = backups.folder_of(book.path)
    folder.mkdir(mode=0o700)
    old, young = folder / ".part-1-1.db", folder / ".part-2-2.db"
    old.touch()
    young.touch()
    os.utime(old, (0, 0))
    book.backup("manual")
    assert not old.exists()
    assert young.exists()  # it may be one that is being made


def test_a_backup_can_be_looked_into_and_not_changed(book: Book) -> None:
    with book.step("New") as session:
        session.add(Account(name="Brenner AG"))
    made = book.backup("manual")
    before = made.read_bytes()
    with pytest.raises(BookError, match="never changed"):
        Book.open(made)
    looked = Book.open(made, write=False)
    assert looked.is_read_only
    assert [step.what for step in looked.history()] == ["New"]
    with pytest.raises(BookError, match="only to look into it"), looked.step("Change") as session:
        session.add(Account(name="Other"))
    with pytest.raises(BookError, match="only to look into it"):
        looked.undo()
    looked.close()
    assert made.read_bytes() == before
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name, made.name + ".sha256"]


def delete_all(book: Book) -> None:
    with book.step("All") as session:
        for account in session.exec(select(Account)):
            session.delete(account)


def test_a_step_that_deletes_many_rows_is_preceded_by_a_backup(book: Book) -> None:
    with book.step("Many") as session:
        session.add_all(Account(name=f"Account {number}") for number in range(21))
    folder = backups.folder_of(book.path)

    with book.step("Few") as session:
        for account in session.exec(select(Account).limit(20)):
            session.delete(account)
    assert backups.list_backups(folder) == ()
    book.undo()

    delete_all(book)
    (made,) = backups.list_backups(folder)
    assert made.reason == "before-delete"
    assert look_into(made.path).counts["account"] == 21
    assert book.is_empty()


def test_without_the_backup_many_rows_are_not_deleted(book: Book) -> None:
    with book.step("Many") as session:
        session.add_all(Account(name=f"Account {number}") for number in range(21))
    backups.folder_of(book.path).write_text("a file where the folder should be")
    with pytest.raises(BookError, match="No backup"):
        delete_all(book)
    assert book.holdings().counts["account"] == 21


def test_a_folder_that_cannot_be_written_is_named(book: Book, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    with pytest.raises(BookError, match="No backup could be written to"):
        book.backup("manual", taken)
