import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.services.accounts import (
    NameTaken,
    archive_account,
    change_account,
    create_account,
    load_account,
    restore_account,
)
from kamtui.services.portfolio import load_portfolio
from kamtui.vocabulary import AccountStatus, Tier
from kamtui.vocabulary_plan import ReviewFrequency


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    yield opened
    opened.close()


def newest(book: Book) -> str:
    return book.history(1)[0].what


def rows(book: Book, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(book.path) as connection:
        return connection.execute(query).fetchall()


def test_a_new_account_needs_nothing_but_a_name(book: Book, today: date) -> None:
    number = create_account(book, {"name": "Brenner AG"}, today)
    values = load_account(book, number).values
    assert values["name"] == "Brenner AG"
    assert values["status"] is AccountStatus.WATCH
    assert values["currency"] == "EUR"
    assert (values["revenue"], values["potential"], values["tier"], values["notes"]) == (None, None, None, None)
    assert newest(book) == "New account “Brenner AG”"


def test_every_field_comes_back_as_it_was_entered(book: Book, today: date) -> None:
    entered = {
        "name": "Brenner AG",
        "status": AccountStatus.KEY,
        "industry": "Packaging",
        "region": "AT",
        "website": "brenner.example",
        "owner": "ME",
        "executive_sponsor": "JK",
        "currency": "CHF",
        "potential": 40_000_000,
        "cost_to_serve": 0,
        "renewal": date(2027, 6, 30),
        "notice_days": 90,
        "touch_days": 14,
        "touch_on": date(2026, 12, 1),
        "review_frequency": ReviewFrequency.WEEKLY,
        "last_reviewed": today,
        "tags": "linz, packaging",
        "notes": "First line\nsecond line",
        "revenue": 120_000_000,
        "tier": Tier.STAR,
        "tier_reason": "Strategic",
        "tier_recheck": date(2027, 1, 15),
    }
    number = create_account(book, entered, today)
    assert load_account(book, number).values == entered
    (row,) = load_portfolio(book, today, {}).rows
    assert (row.facts.revenue, row.tier, row.override and row.override.reason) == (
        120_000_000,
        Tier.STAR,
        "Strategic",
    )


def test_what_is_typed_is_cleaned(book: Book, today: date) -> None:
    number = create_account(
        book, {"name": "  Bren\x1bner\t AG \n", "currency": " chf", "industry": "  ", "notes": "a\r\nb\x07"}, today
    )
    values = load_account(book, number).values
    assert (values["name"], values["currency"], values["industry"], values["notes"]) == (
        "Brenner AG",
        "CHF",
        None,
        "a\nb",
    )


@pytest.mark.parametrize(
    ("values", "field", "says"),
    [
        ({"name": " \t"}, "name", "empty"),
        ({"currency": "euros"}, "currency", "Currency"),
        ({"touch_days": 0}, "touch_days", "too small"),
        ({"potential": 10**16}, "potential", "too large"),
        ({"notes": "x" * 200_000}, "notes", "at most 100 KB"),
        ({"tier": Tier.STAR}, "tier_reason", "reason"),
        ({"tier": Tier.STAR, "tier_reason": "  ", "tier_recheck": date(2027, 1, 1)}, "tier_reason", "reason"),
        ({"tier": Tier.STAR, "tier_reason": "Strategic"}, "tier_recheck", "looked at again"),
        ({"tier_reason": "Strategic"}, "tier", "Choose the tier"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_its_field(
    book: Book, today: date, values: dict[str, object], field: str, says: str
) -> None:
    with pytest.raises(Refused) as problem:
        create_account(book, {"name": "Brenner AG"} | values, today)
    assert problem.value.field == field
    assert says in problem.value.message
    assert book.is_empty()
    assert book.history() == []


def test_two_accounts_of_one_name_only_on_purpose(book: Book, today: date) -> None:
    first = create_account(book, {"name": "Müller & Söhne"}, today)
    with pytest.raises(NameTaken) as problem:
        create_account(book, {"name": "muller & SOHNE"}, today)
    assert problem.value.account_id == first
    assert problem.value.field == "name"
    assert create_account(book, {"name": "muller & SOHNE"}, today, allow_same_name=True) != first


def test_a_change_touches_what_is_given_alone(book: Book, today: date) -> None:
    number = create_account(book, {"name": "Brenner AG", "industry": "Packaging", "revenue": 100}, today)
    change_account(book, number, {"region": "AT"}, today)
    values = load_account(book, number).values
    assert (values["industry"], values["region"], values["revenue"]) == ("Packaging", "AT", 100)
    assert newest(book) == "Change account “Brenner AG”"
    assert {table for (table,) in rows(book, "SELECT tbl FROM change WHERE step = 2")} == {"account"}


def test_a_change_that_changes_nothing_leaves_no_trace(book: Book, today: date) -> None:
    number = create_account(book, {"name": "Brenner AG", "revenue": 100}, today)
    change_account(book, number, load_account(book, number).values, today)
    assert len(book.history()) == 1


def test_revenue_is_kept_by_year(book: Book, today: date) -> None:
    number = create_account(book, {"name": "Brenner AG", "revenue": 100}, date(2025, 5, 5))
    change_account(book, number, {"revenue": 200}, today)
    change_account(book, number, {"revenue": 300}, today)
    assert rows(book, "SELECT year, amount FROM annual_revenue ORDER BY year") == [(2025, 100), (2026, 300)]
    change_account(book, number, {"revenue": None}, today)
    assert load_account(book, number).values["revenue"] == 100


def test_a_year_ahead_is_what_is_shown_and_changed(book: Book, today: date) -> None:
    number = create_account(book, {"name": "Brenner AG", "revenue": 100}, date(2027, 1, 1))
    change_account(book, number, {"revenue": 200}, today)
    assert rows(book, "SELECT year, amount FROM annual_revenue") == [(2027, 200)]


def test_a_tier_by_hand_is_added_never_overwritten(book: Book, today: date) -> None:
    by_hand = {"tier": Tier.HOLD, "tier_reason": "Merger", "tier_recheck": date(2027, 1, 15)}
    number = create_account(book, {"name": "Brenner AG"} | by_hand, date(2026, 3, 1))
    change_account(book, number, {"tier_recheck": date(2027, 6, 1)}, today)
    change_account(book, number, {"tier": None}, today)
    values = load_account(book, number).values
    assert (values["tier"], values["tier_reason"], values["tier_recheck"]) == (None, None, None)
    assert rows(book, "SELECT day, tier, reason, recheck FROM tier_override ORDER BY id") == [
        ("2026-03-01", "hold", "Merger", "2027-01-15"),
        ("2026-11-21", "hold", "Merger", "2027-06-01"),
        ("2026-11-21", None, "Given back to the arithmetic", None),
    ]
    assert load_portfolio(book, today, {}).rows[0].override is None


def test_a_currency_without_decimals_keeps_the_written_amounts(book: Book, today: date) -> None:
    number = create_account(
        book, {"name": "Sato", "currency": "EUR", "potential": 40_000_000, "revenue": 100_000}, date(2025, 1, 1)
    )
    change_account(book, number, {"currency": "JPY"}, today)
    values = load_account(book, number).values
    assert (values["potential"], values["revenue"]) == (400_000, 1_000)
    assert rows(book, "SELECT year, amount FROM annual_revenue") == [(2025, 1_000)]
    change_account(book, number, {"currency": "EUR", "potential": 7_00}, today)
    values = load_account(book, number).values
    assert (values["potential"], values["revenue"]) == (7_00, 100_000)


def test_archived_and_back(book: Book, today: date) -> None:
    first = create_account(book, {"name": "Brenner AG", "status": AccountStatus.KEY}, today)
    second = create_account(book, {"name": "Nordlicht"}, today)
    archive_account(book, [first])
    assert newest(book) == "Archive account “Brenner AG”"
    archive_account(book, [first, second])
    assert newest(book) == "Archive account “Nordlicht”"
    restore_account(book, [first, second])
    assert newest(book) == "Restore 2 accounts"
    assert load_account(book, first).values["status"] is AccountStatus.WATCH
    change_account(book, first, {"status": AccountStatus.KEY}, today)
    restore_account(book, [first])
    assert len([step for step in book.history() if step.what.startswith("Restore")]) == 1


def test_an_account_that_is_not_there_is_refused(book: Book, today: date) -> None:
    for ask in (lambda: load_account(book, 7), lambda: change_account(book, 7, {"name": "x"}, today)):
        with pytest.raises(Refused, match="no account #7"):
            ask()


def test_the_history_repeats_a_long_name_cut(book: Book, today: date) -> None:
    create_account(book, {"name": "x" * 10_000}, today)
    assert len(newest(book)) < 80
