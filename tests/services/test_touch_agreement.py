"""How often to be in touch with a person: the agenda, the people and the list of accounts say the same."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.account import BusinessUnit
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import Stakeholder
from kamtui.rules.relationships import gone_quiet
from kamtui.services.accounts import create_account
from kamtui.services.agenda import load_agenda
from kamtui.services.cadence import set_touch_rule
from kamtui.services.people import Chosen, as_judged, load_people
from kamtui.services.portfolio import load_portfolio
from kamtui.vocabulary import Influence
from kamtui.vocabulary_cadence import TouchRuleOf

TODAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = Book.open(tmp_path / "book.db", create=True)
    yield found
    found.close()


def enter(book: Book, influence: Influence | None, unit_days: int | None, **account: object) -> None:
    """An account with one person in a unit, who was met today."""
    number = create_account(book, {"name": "Brenner AG", **account}, TODAY)
    with book.step("Records") as session:
        session.add(BusinessUnit(id=1, account_id=number, name="Linz", touch_days=unit_days))
        session.flush()
        session.add(Stakeholder(id=1, account_id=number, name="R. Vogt", influence=influence, unit_id=1))
        session.add(Interaction(id=1, account_id=number, day=TODAY))
        session.flush()
        session.add(Attendance(interaction_id=1, stakeholder_id=1))


def intervals(book: Book, chosen: Chosen | None = None) -> tuple[int | None, int | None, int | None]:
    """The days by the agenda, the people, and the list of accounts."""
    chosen = chosen or {}
    agenda = load_agenda(book, TODAY, TODAY, TODAY + timedelta(days=400), chosen=chosen)
    (person,) = load_people(book, 1, TODAY, chosen=chosen).people
    (listed,) = load_portfolio(book, TODAY, chosen).rows[0].people
    assert as_judged(person) == listed
    asked = [(item.day - TODAY).days for item in agenda.items if item.record == ("stakeholder", 1)]
    due = person.touch.due
    return next(iter(asked), None), None if due is None else (due - TODAY).days, listed.touch_days


@pytest.mark.parametrize(
    ("status", "influence", "days"),
    [
        ("key", Influence.HIGH, 50),
        ("key", Influence.LOW, None),
        ("key", None, None),
        ("watch", None, None),
    ],
)
def test_a_units_interval_counts_for_key_players_of_key_accounts(
    book: Book, status: str, influence: Influence | None, days: int | None
) -> None:
    enter(book, influence, 50, status=status, touch_days=70)
    assert intervals(book) == (days, days, days)


def test_a_key_player_of_another_account_is_quiet_in_time_but_asked_for_by_nobody(book: Book) -> None:
    enter(book, Influence.HIGH, 50, status="watch", touch_days=70)
    with book.step("Long ago") as session:
        session.get_one(Interaction, 1).day = TODAY - timedelta(days=46)
    agenda = load_agenda(book, TODAY, TODAY, TODAY + timedelta(days=400))
    assert not [item for item in agenda.items if item.record == ("stakeholder", 1)]
    (person,) = load_people(book, 1, TODAY).people
    assert person.is_quiet
    assert gone_quiet(load_portfolio(book, TODAY, {}).rows[0].people, TODAY)


def test_the_accounts_own_interval_counts_where_the_unit_has_none(book: Book) -> None:
    enter(book, Influence.MEDIUM, None, status="key", touch_days=70)
    assert intervals(book) == (70, 70, 70)


@pytest.mark.parametrize("by_hand", [True, False])
def test_the_rule_for_a_tier_by_hand_or_by_arithmetic_counts_likewise(book: Book, by_hand: bool) -> None:
    hand = {"tier": "star", "tier_reason": "Strategic", "tier_recheck": TODAY} if by_hand else {}
    enter(book, Influence.HIGH, None, status="key", revenue=100, potential=100, **hand)
    set_touch_rule(book, TouchRuleOf.TIER, "star", 12)
    assert intervals(book) == (12, 12, 12)
    # By the user's own thresholds it is no star.
    days = 12 if by_hand else 30
    assert intervals(book, {"EUR": (1000, 1000)}) == (days, days, days)
