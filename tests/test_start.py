"""The first look: what it found is there when it is asked for, and so is what went wrong."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui import start
from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.services.accounts import create_account
from kamtui.settings import Settings
from kamtui.start import FirstLook
from kamtui.vocabulary import AccountStatus


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    yield opened
    opened.close()


def test_the_first_look_brings_the_key_accounts(book: Book, today: date) -> None:
    for name, status in (("Key", AccountStatus.KEY), ("Watched", AccountStatus.WATCH)):
        create_account(book, {"name": name, "status": status}, today)
    found = FirstLook(book, today, Settings()).result()
    assert ([row.name for row in found.rows], found.total) == (["Key"], 2)


def test_the_first_look_gives_its_problem_back_to_who_asks(book: Book, today: date) -> None:
    book.close()
    look = FirstLook(book, today, Settings())
    with pytest.raises(BookError, match="was closed"):
        look.result()


@pytest.mark.parametrize("problem", [MemoryError, KeyboardInterrupt])
def test_no_problem_of_the_first_look_is_lost_on_its_thread(
    book: Book, today: date, monkeypatch: pytest.MonkeyPatch, problem: type[BaseException]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(start, "load_portfolio", fail)
    look = FirstLook(book, today, Settings())
    for _ in range(2):  # whoever asks again is told again
        with pytest.raises(problem):
            look.result()
