"""A save that the disk refuses, and the same save once it can be done."""

import sqlite3
from collections.abc import Callable

import pytest
from sqlmodel import col, select

from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.models.account import Account

LONG = "A note that does not fit. " * 4_000
FULL = "the disk is full. Free some space"


def enter(book: Book, name: str, notes: str = "") -> None:
    with book.step(f"New {name}") as session:
        session.add(Account(name=name, notes=notes))


def names(book: Book) -> list[str]:
    with book.read() as session:
        return list(session.exec(select(Account.name).order_by(col(Account.id))))


def driver(book: Book) -> sqlite3.Connection:
    """The connection that steps are written on."""
    with book._orm()._engine.connect() as connection:
        found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


def refuse_and_then_take(book: Book, free: Callable[[], object], cause: str) -> None:
    """The save that does not fit is refused for this cause and leaves nothing; after `free` the same one works."""
    with pytest.raises(BookError, match=cause):
        enter(book, "Acme", LONG)
    assert names(book) == ["Brenner AG"]
    assert [step.what for step in book.history()] == ["New Brenner AG"]
    with book.rows() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    free()
    enter(book, "Acme", LONG)
    assert names(book) == ["Brenner AG", "Acme"]
    assert book.undo() is not None
    assert names(book) == ["Brenner AG"]
