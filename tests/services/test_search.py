from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import ExternalId
from kamtui.services.accounts import archive_account, create_account
from kamtui.services.search import Ambiguous, find_account

NAMES = ("Brenner AG", "Brenner Austria", "Müller & Söhne [CH]", "株式会社サトウ", "Nordlicht", "Nordlicht Energie")


@pytest.fixture
def book(tmp_path: Path, today: date) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    for name in NAMES:
        create_account(opened, {"name": name}, today)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("#2", 2),
        ("brenner ag", 1),
        ("AUSTRIA", 2),
        ("muller", 3),
        ("sohne [ch", 3),
        ("サトウ", 4),
        ("  nordlicht  energie ", 6),
        ("Nordlicht", 5),  # the whole name goes before a part of one
    ],
)
def test_one_account_is_found(book: Book, text: str, number: int) -> None:
    assert find_account(book, text) == number


def test_several_are_listed(book: Book) -> None:
    with pytest.raises(Ambiguous) as problem:
        find_account(book, "brenner")
    assert [candidate.name for candidate in problem.value.candidates] == ["Brenner AG", "Brenner Austria"]


@pytest.mark.parametrize("text", ["#99", "nobody", "", "  ", "%", "#", "#99999999999999999999999999"])
def test_none_is_refused_in_one_sentence(book: Book, text: str) -> None:
    with pytest.raises(Refused) as problem:
        find_account(book, text)
    assert not isinstance(problem.value, Ambiguous)
    assert problem.value.message.count(". ") == 0


def test_another_programs_id(book: Book) -> None:
    with book.step("Import") as session:
        session.add(ExternalId(source="salesforce", kind="account", key="0015g00000X", account_id=4))
    assert find_account(book, "0015g00000X") == 4
    with pytest.raises(Refused):
        find_account(book, "0015G00000x")


def test_an_archived_account_is_found_when_no_other_fits(book: Book) -> None:
    archive_account(book, [2])
    assert find_account(book, "brenner") == 1
    assert find_account(book, "austria") == 2
