"""What the head of an exported plan says of the account: as it was entered, and as the list judges it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.rules.plan import PlanListed
from kamtui.services.accounts import create_account
from kamtui.services.glance import glance_of_plan
from kamtui.services.plan import load_plan
from kamtui.services.portfolio import load_portfolio
from kamtui.vocabulary import AccountStatus, Tier
from kamtui.vocabulary_plan import PlanStatus

TODAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    yield opened
    opened.close()


def test_it_is_what_was_entered_and_what_the_list_judges(book: Book) -> None:
    entered = {"industry": "Rail", "region": "Saxony", "revenue": 340_000_00, "potential": 1_200_000_00}
    key = create_account(book, {"name": "Tarnow", "status": AccountStatus.KEY, **entered}, TODAY)
    found = glance_of_plan(book, load_plan(book, key, TODAY), TODAY)
    row = load_portfolio(book, TODAY, {}).by_id[key]
    assert found is not None
    assert found._asdict() | entered == found._asdict()
    assert (found.tier, found.health, found.renewal) == (Tier.STAR, row.score, None)
    assert found.tier_why.startswith("revenue from the threshold (the only account in EUR), potential from")
    high = glance_of_plan(book, load_plan(book, key, TODAY), TODAY, chosen={"EUR": (900_000_00, None)})
    assert high is not None
    assert high.tier is Tier.TARGET


def test_a_plan_that_is_over_has_none_as_the_facts_are_those_of_today(book: Book) -> None:
    key = create_account(book, {"name": "Tarnow", "status": AccountStatus.KEY}, TODAY)
    view = load_plan(book, key, TODAY)
    past = replace(view, plan_id=7, plans=(PlanListed(7, None, None, PlanStatus.CLOSED, is_current=False),))
    assert glance_of_plan(book, past, TODAY) is None
