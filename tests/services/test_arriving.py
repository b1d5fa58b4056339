"""What is looked at after a session that ended badly: that all can be read, then that it all fits together."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.lookout import Lookout
from kamtui.models.account import Account
from kamtui.services.arriving import look_for_damage


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Book]:
    """A book whose last session was killed, with a backup of it as it was then."""
    book = Book.open(tmp_path / "book.db", create=True)
    with book.step("New") as session:
        session.add_all([Account(name=f"Brenner {number}") for number in range(200)])
    book.backup("manual")
    book.ended_badly = True
    yield book
    book.close()


def change_on_disk(book: Book, *statements: str) -> None:
    """Change the file as a fault would: past all that kamtui sees to."""
    other = sqlite3.connect(book.path)
    other.execute("PRAGMA writable_schema = 1")
    for statement in statements:
        other.execute(statement)
    other.commit()
    other.close()


def overwrite_the_accounts(path: Path) -> None:
    """Overwrite the page where the tree of the accounts begins."""
    connection = sqlite3.connect(path)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'account'").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)


def lookout(book: Book) -> Lookout:
    return Lookout(book, lambda *_, **__: None, lambda: None)


def test_a_sound_book_has_nothing_to_tell(killed: Book) -> None:
    assert look_for_damage(killed) == ()
    assert look_for_damage(killed, whole=True) == ()


def test_pages_that_cannot_be_read_are_told_at_opening_with_the_way_back(killed: Book) -> None:
    overwrite_the_accounts(killed.path)
    (told,) = look_for_damage(killed)
    assert "is damaged" in told
    assert "kamtui --book" in told
    assert "-manual.db" in told


def test_what_is_told_at_opening_is_not_told_again(killed: Book) -> None:
    watching = lookout(killed)
    overwrite_the_accounts(killed.path)
    assert any("is damaged" in told for told in watching.arrive())
    assert watching.settle() == ()


def test_rows_that_point_nowhere_are_found_by_the_whole_reading(killed: Book) -> None:
    change_on_disk(killed, "INSERT INTO change (step, tbl, pk, op) VALUES (99, 'account', 1, 'I')")
    assert look_for_damage(killed) == ()
    (told,) = look_for_damage(killed, whole=True)
    assert "has rows that point nowhere" in told


def test_an_index_that_does_not_fit_its_table_is_found_by_the_whole_reading(killed: Book) -> None:
    connection = sqlite3.connect(killed.path)
    index = connection.execute("SELECT * FROM sqlite_schema WHERE name = 'change_step'").fetchone()
    connection.close()
    change_on_disk(killed, "DELETE FROM sqlite_schema WHERE name = 'change_step'")
    change_on_disk(killed, "DELETE FROM change WHERE pk = 7")  # the index does not learn of it
    values = ", ".join(repr(value) for value in index)
    change_on_disk(killed, f"INSERT INTO sqlite_schema VALUES ({values})")
    assert look_for_damage(killed) == ()
    (told,) = look_for_damage(killed, whole=True)
    assert "is damaged" in told


def test_a_book_that_was_closed_properly_is_not_read(killed: Book) -> None:
    change_on_disk(killed, "INSERT INTO change (step, tbl, pk, op) VALUES (99, 'account', 1, 'I')")
    killed.ended_badly = False
    assert look_for_damage(killed, whole=True) == ()
