"""Threads that work on a book: closing it lets them finish."""

from pathlib import Path
from threading import Event

import pytest

from kamtui.book import workers
from kamtui.book.book import Book


def test_closing_a_book_waits_for_the_thread_that_reads_it(path: Path) -> None:
    book = Book.open(path, create=True)
    read: list[int] = []
    begun = Event()

    def read_until_the_end() -> None:
        while not book.workers.are_to_end:
            begun.set()
        with book.rows(apart=True) as connection:  # the last look: the book must still be there
            read.extend(connection.execute("SELECT count(*) FROM account").fetchone())

    book.workers.start(read_until_the_end, "reader")
    begun.wait()
    book.close()
    assert read == [0]


def test_a_thread_that_never_ends_holds_nobody_back_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WITHIN", 0.01)
    book = Book.open(path, create=True)
    never = Event()

    def wait() -> None:
        never.wait()

    book.workers.start(wait, "stuck")
    book.close()
    never.set()
