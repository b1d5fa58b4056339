"""The medians of the tiers: what they are of, and that kept ones are used while they are true, and no longer."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from sqlmodel import Session

from kamtui.book import medians as kept
from kamtui.book.book import Book
from kamtui.book.medians import Median, read_medians
from kamtui.models.account import Account, AnnualRevenue
from kamtui.models.actions import Action
from kamtui.models.base import Record
from kamtui.vocabulary import AccountStatus

ARCHIVED = AccountStatus.ARCHIVED


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    yield opened
    opened.close()


def read(book: Book) -> list[Median]:
    with book.rows() as connection:
        return read_medians(connection)


def find(book: Book) -> dict[tuple[str, str], tuple[int, int]]:
    return {(each.currency, each.kind): (each.known, each.amount) for each in read(book)}


def put(session: Session, record: Record) -> int:
    session.add(record)
    session.flush()
    assert record.id is not None
    return record.id


def add(book: Book, potential: int) -> int:
    with book.step("account") as session:
        return put(session, Account(name="Some", currency="EUR", potential=potential))


def pretend(book: Book) -> None:
    """Keep medians that are not true, so that it shows whether kept ones are used."""
    book.keep_medians([each._replace(amount=4_711) for each in read(book)])


def test_a_median_is_of_what_is_known_in_its_currency_archived_ones_left_out(book: Book) -> None:
    amounts = {"EUR": [7], "CHF": [1, 4], "USD": [9, 1, 5], "GBP": [8, 2, 2, 100, 3, 50], "JPY": [-5, 0]}
    with book.step("accounts") as session:
        for currency, values in amounts.items():
            for value in values:
                key = put(session, Account(name="Some", currency=currency, potential=value))
                put(session, AnnualRevenue(account_id=key, year=2025, amount=-999))
                put(session, AnnualRevenue(account_id=key, year=2026, amount=value * 1_000_000_000_000))
            put(session, Account(name="Unknown", currency=currency))
            gone = put(
                session, Account(name="Gone", currency=currency, potential=1000, status=AccountStatus.ARCHIVED)
            )
            put(session, AnnualRevenue(account_id=gone, year=2026, amount=1000))
        put(session, Account(name="Unknown", currency="SEK"))
    found = find(book)
    for currency, values in amounts.items():
        large = [value * 1_000_000_000_000 for value in values]
        assert found.pop((currency, "potential")) == (len(values), int(median(values)))
        assert found.pop((currency, "revenue")) == (len(values), int(median(large)))
    assert not found


def test_an_empty_book_has_none(book: Book) -> None:
    assert read(book) == []


def test_kept_medians_are_used_until_an_account_changes(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LEAST_KEPT", 1)
    account = add(book, 10)
    pretend(book)
    assert find(book) == {("EUR", "potential"): (1, 4_711)}
    with book.step("another kind of record") as session:
        session.add(Action(account_id=account, title="Call"))
    assert find(book) == {("EUR", "potential"): (1, 4_711)}
    add(book, 30)
    assert find(book) == {("EUR", "potential"): (2, 20)}


@pytest.mark.parametrize("change", ["revenue", "undo", "redo"])
def test_no_change_of_an_amount_is_missed(book: Book, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LEAST_KEPT", 1)
    account = add(book, 10)
    add(book, 30)
    if change == "redo":
        book.undo()
    pretend(book)
    if change == "revenue":
        with book.step("revenue") as session:
            session.add(AnnualRevenue(account_id=account, year=2026, amount=8))
        assert find(book) == {("EUR", "potential"): (2, 20), ("EUR", "revenue"): (1, 8)}
    elif change == "undo":
        book.undo()
        assert find(book) == {("EUR", "potential"): (1, 10)}
    else:
        book.redo()
        assert find(book) == {("EUR", "potential"): (2, 20)}


def test_what_was_kept_long_ago_is_computed_again(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LEAST_KEPT", 1)
    account = add(book, 10)
    pretend(book)
    for number in range(kept.MANY_STEPS):
        with book.step("note") as session:
            session.add(Action(account_id=account, title=f"Call {number}"))
    assert find(book) == {("EUR", "potential"): (1, 10)}


def test_a_small_book_keeps_none(book: Book) -> None:
    add(book, 10)
    pretend(book)
    assert find(book) == {("EUR", "potential"): (1, 10)}


def test_what_is_kept_is_no_step(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LEAST_KEPT", 1)
    add(book, 10)
    before = book.history(10)
    pretend(book)
    assert book.history(10) == before
