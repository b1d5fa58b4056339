"""The check: reads the book whole, restores its newest backup in earnest, and says what it found."""

import sqlite3
from pathlib import Path

import pytest

from kamtui.book import backups, seals
from kamtui.book.book import Book
from kamtui.book.holdings import hash_tables
from kamtui.book.notes import read_notes
from kamtui.models.account import Account
from tests.book.conftest import NOON


def add(book: Book, name: str) -> None:
    with book.step("New") as session:
        session.add(Account(name=name, notes="a note that is long enough to be found " * 20))


def test_a_book_without_a_backup_is_sound(book: Book) -> None:
    verdict = book.check()
    assert verdict.ok
    assert verdict.newest_backup is None
    assert verdict.settings["synchronous"] == 3
    assert len(verdict.settings) == 11


def test_the_newest_backup_is_restored_and_compared_with_the_book(book: Book) -> None:
    add(book, "Brenner AG")
    made = book.backup("manual")
    verdict = book.check()
    assert verdict.ok
    assert (verdict.newest_backup, verdict.is_current, verdict.backup_rows) == (made, True, 3)
    assert read_notes(made.parent).drilled == NOON
    assert {path.name for path in made.parent.iterdir()} == {made.name, made.name + ".sha256", "notes.json"}
    add(book, "Later GmbH")
    verdict = book.check()
    assert verdict.ok
    assert not verdict.is_current


def test_a_damaged_backup_is_found(book: Book) -> None:
    add(book, "Brenner AG")
    made = book.backup("manual")
    whole = bytearray(made.read_bytes())
    whole[4096 : 4096 + 3000] = b"\xff" * 3000
    made.write_bytes(whole)
    verdict = book.check()
    assert not verdict.ok
    assert str(made) in verdict.backup_problem


def test_a_backup_of_the_same_step_with_another_letter_is_found(book: Book) -> None:
    """Even one that is sound and sealed must say what the book says."""
    add(book, "Brenner AG")
    made = book.backup("manual")
    made.write_bytes(made.read_bytes().replace(b"long enough", b"lung enough", 1))
    seals.seal_of(made).unlink()
    verdict = book.check()
    assert not verdict.ok
    assert "does not hold the same" in verdict.backup_problem


def test_a_damaged_book_is_found(book: Book, path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("INSERT INTO change (step, tbl, pk, op) VALUES (99, 'account', 1, 'I')")
    other.close()
    verdict = book.check()
    assert verdict.foreign_keys == 1
    assert not verdict.ok


def test_readings_and_drafts_are_no_difference(book: Book) -> None:
    add(book, "Brenner AG")
    book.backup("manual")
    book.keep_health(NOON.date(), {1: 60})
    verdict = book.check()
    assert verdict.ok
    assert verdict.is_current


@pytest.mark.parametrize("value", ["'Brenner Ag'", "NULL", "''", "12", "x'00'"])
def test_the_checksum_of_rows_tells_values_apart(tmp_path: Path, value: str) -> None:
    found = []
    for name, inserted in (("a", "'Brenner AG'"), ("b", value)):
        with sqlite3.connect(tmp_path / name) as connection:
            connection.execute("CREATE TABLE account (id INTEGER PRIMARY KEY, name)")
            connection.execute(f"INSERT INTO account (name) VALUES ({inserted})")
            found.append(hash_tables(connection))
        connection.close()
    assert found[0] != found[1]


def test_the_folder_of_backups_may_be_missing_or_empty(book: Book) -> None:
    backups.folder_of(book.path).mkdir()
    assert book.check().ok


def test_a_backup_of_another_course_of_things_is_not_held_against_the_book(book: Book) -> None:
    """After a restore, other steps get the numbers that steps in later backups have."""
    older = book.backup("manual")
    add(book, "Brenner AG")
    book.restore(older)
    with book.step("Another one") as session:
        session.add(Account(name="Later GmbH"))
    verdict = book.check()
    assert verdict.ok
    assert verdict.newest_backup != older
    assert not verdict.is_current
