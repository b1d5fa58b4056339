"""What happens when the disk or the file does not let the book be read or written: a sentence, and nothing lost."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from sqlmodel import select

from kamtui.book import file
from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.models.account import Account

TODAY = date(2026, 11, 21)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, path: Path) -> Iterator[Book]:
    """A book with one account that waits a moment for others, not five seconds."""
    monkeypatch.setattr(file, "SETTINGS", (("busy_timeout", "20", 20), *file.SETTINGS[1:]))
    book = Book.open(path, create=True)
    enter(book, "Brenner AG")
    yield book
    book.close()


def enter(book: Book, name: str) -> None:
    with book.step(f"New {name}") as session:
        session.add(Account(name=name))


def names(book: Book) -> list[str]:
    with book.read() as session:
        return list(session.exec(select(Account.name)))


def count(book: Book) -> int:
    with book.rows() as connection:
        return int(connection.execute("SELECT count(*) FROM account").fetchone()[0])


WRITES: dict[str, Callable[[Book], object]] = {
    "step": lambda book: enter(book, "Acme"),
    "undo": Book.undo,
    "health": lambda book: book.keep_health(TODAY, {1: 50}),
}
READS: dict[str, Callable[[Book], object]] = {"read": names, "rows": count}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_book_another_program_writes_says_so_and_works_again(
    impatient: Book, write: Callable[[Book], object]
) -> None:
    other = sqlite3.connect(impatient.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BookError, match="another program holds the book's file"):
        write(impatient)
    other.close()
    assert names(impatient) == ["Brenner AG"]
    write(impatient)


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_book_that_cannot_be_read_now_says_so_and_works_again(
    impatient: Book, read: Callable[[Book], object]
) -> None:
    other = sqlite3.connect(impatient.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(BookError, match="The book could not be read: another program"):
        read(impatient)
    other.close()
    read(impatient)


@pytest.mark.skipif(not hasattr(sqlite3, "SQLITE_READONLY_DBMOVED"), reason="this SQLite does not tell")
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_nothing_is_saved_into_a_book_that_was_taken_away(impatient: Book, write: Callable[[Book], object]) -> None:
    impatient.path.unlink()
    with pytest.raises(BookError, match=r"moved or deleted|There is no book"):
        write(impatient)
    assert not impatient.path.exists()


def test_the_health_is_kept_while_the_user_saves_and_reads(book: Book) -> None:
    for number in range(20):
        enter(book, f"Account {number}")
    problems: list[BaseException] = []

    def keep() -> None:
        try:
            for value in range(10):
                book.keep_health(TODAY, dict.fromkeys(range(1, 21), value))
        except BaseException as error:  # noqa: BLE001 - told to the test, which is on another thread
            problems.append(error)

    thread = Thread(target=keep)
    thread.start()
    while thread.is_alive():
        enter(book, "Acme")
        assert names(book)
    assert not problems
    with book.rows() as connection:
        assert connection.execute("SELECT DISTINCT value FROM health_reading").fetchall() == [(9,)]


def test_a_thread_waits_for_its_turn_while_the_user_saves(impatient: Book) -> None:
    problems: list[BaseException] = []

    def keep() -> None:
        try:
            impatient.keep_health(TODAY, {1: 70})
        except BaseException as error:  # noqa: BLE001 - told to the test, which is on another thread
            problems.append(error)

    thread = Thread(target=keep)
    with impatient.step("New") as session:
        session.add(Account(name="Acme"))
        session.flush()
        thread.start()
        thread.join(0.2)
        assert thread.is_alive()
    thread.join()
    assert not problems


def test_two_threads_that_need_the_object_mapper_first_share_it(book: Book) -> None:
    threads = [Thread(target=book.load) for _ in range(4)]
    for thread in threads:
        thread.start()
    enter(book, "Brenner AG")
    for thread in threads:
        thread.join()
    assert names(book) == ["Brenner AG"]
