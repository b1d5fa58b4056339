"""Keeping in touch: when it is due, when it is late, and what was never said."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.touch import DEFAULT_DAYS, Touch, judge_touch, nearest_interval, person_interval
from kamtui.vocabulary import TouchState

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("days", "interval", "state"),
    [
        (0, 30, TouchState.FINE),
        (30, 30, TouchState.FINE),
        (31, 30, TouchState.DUE),
        (45, 30, TouchState.DUE),
        (46, 30, TouchState.LATE),
        (7, 7, TouchState.FINE),
        (10, 7, TouchState.DUE),  # one and a half times seven is ten and a half
        (11, 7, TouchState.LATE),
        (1, 1, TouchState.FINE),
        (2, 1, TouchState.LATE),
        (5000, None, TouchState.FINE),
    ],
)
def test_a_contact_is_due_past_its_interval_and_late_past_half_as_much_again(
    today: date, days: int, interval: int | None, state: TouchState
) -> None:
    touch = judge_touch(today - timedelta(days=days), interval, today)
    assert (touch.days, touch.state) == (days, state)


@pytest.mark.parametrize("interval", [None, 1, 30])
def test_who_was_never_met_is_neither_late_nor_due_on_a_day(today: date, interval: int | None) -> None:
    assert judge_touch(None, interval, today) == Touch(None, TouchState.NEVER, None)


def test_a_contact_in_the_future_counts_as_today(today: date) -> None:
    touch = judge_touch(today + timedelta(days=9), 30, today)
    assert (touch.days, touch.state) == (0, TouchState.FINE)


@pytest.mark.parametrize(
    ("last", "interval", "due"),
    [
        (date(2026, 1, 31), 30, date(2026, 3, 2)),
        (date(2028, 1, 31), 29, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(2026, 11, 1), None, None),
    ],
)
def test_the_next_one_is_due_so_many_days_on_whatever_the_month(
    today: date, last: date, interval: int | None, due: date | None
) -> None:
    assert judge_touch(last, interval, today).due == due


@given(DAYS, st.integers(1, 3650), DAYS)
def test_it_is_fine_until_the_day_it_is_due(last: date, interval: int, today: date) -> None:
    touch = judge_touch(last, interval, today)
    assert touch.due is not None
    assert (touch.state is TouchState.FINE) == (today <= touch.due)


@given(DAYS, st.integers(1, 3650), DAYS)
def test_it_is_late_from_the_day_that_is_said(last: date, interval: int, today: date) -> None:
    touch = judge_touch(last, interval, today)
    assert touch.late is not None
    assert (touch.state is TouchState.LATE) == (today >= touch.late)


@pytest.mark.parametrize(
    ("given_", "days", "whose"),
    [
        ({"person": 10, "role": ("champion", 20), "account": 5}, 10, "person"),
        ({"role": ("champion", 20), "unit": ("Linz", 30), "account": 5}, 20, "role"),
        ({"role": ("champion", None), "unit": ("Linz", 30), "account": 5}, 30, "unit"),
        ({"account": 5, "tier": ("star", 3)}, 5, "account"),
        ({"tier": ("star", 3), "default": 30}, 3, "tier"),
        ({"default": 30}, 30, "default"),
        ({}, None, ""),
    ],
)
def test_the_nearest_interval_wins_and_says_so(given_: dict[str, Any], days: int | None, whose: str) -> None:
    interval = nearest_interval(**given_)
    assert interval[:2] == (days, whose)
    assert interval.why


@pytest.mark.parametrize("is_key_account", [True, False])
@pytest.mark.parametrize("is_key_player", [True, False])
@pytest.mark.parametrize("whose", ["unit", "account", "tier", ""])
def test_only_key_players_of_key_accounts_take_over_what_is_set_for_others(
    whose: str, is_key_player: bool, is_key_account: bool
) -> None:
    interval = person_interval(
        person=None,
        role=("champion", None),
        unit=("Linz", 50 if whose == "unit" else None),
        account=50 if whose == "account" else None,
        tier=("star", 50 if whose == "tier" else None),
        is_key_player=is_key_player,
        is_key_account=is_key_account,
        default=44,
    )
    if is_key_player and is_key_account:
        assert interval[:2] == ((50, whose) if whose else (DEFAULT_DAYS, "default"))
    else:
        assert interval[:2] == (44, "default")


@pytest.mark.parametrize(("own", "days", "whose"), [(7, 7, "person"), (None, 9, "role")])
@pytest.mark.parametrize("is_key", [True, False])
def test_what_is_set_for_a_person_or_role_counts_for_everybody(
    own: int | None, days: int, whose: str, is_key: bool
) -> None:
    interval = person_interval(
        person=own,
        role=("champion", 9),
        unit=("Linz", 1),
        account=2,
        tier=("star", 3),
        is_key_player=is_key,
        is_key_account=is_key,
    )
    assert interval[:2] == (days, whose)


def test_a_planned_day_counts_until_the_next_contact(today: date) -> None:
    long_ago, planned = today - timedelta(days=100), today + timedelta(days=3)
    touch = judge_touch(long_ago, 30, today, planned)
    assert (touch.state, touch.due) == (TouchState.FINE, planned)
    assert judge_touch(long_ago, 30, planned + timedelta(days=1), planned).state is TouchState.DUE
    assert judge_touch(long_ago, 30, planned + timedelta(days=16), planned).state is TouchState.LATE
    assert judge_touch(None, None, planned + timedelta(days=1), planned).state is TouchState.LATE
    met = judge_touch(planned, 30, planned, planned)
    assert met.due == planned + timedelta(days=30)
