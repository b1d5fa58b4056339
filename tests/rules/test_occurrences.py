"""Occurrences: free days without drift, and what was moved, skipped or done."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.occurrences import Fate, Pattern, is_of_rule, next_occurrences, occurrences, rule_days
from kamtui.rules.workdays import is_free, shifted
from kamtui.vocabulary_cadence import DayShift, OccurrenceState

XMAS = {date(2026, 12, 25): "", date(2026, 12, 26): ""}
FRIDAY, SATURDAY = date(2026, 12, 25), date(2026, 11, 28)
MONTHLY = Pattern(date(2026, 8, 15), "FREQ=MONTHLY;BYMONTHDAY=15")


@pytest.mark.parametrize(
    ("day", "shift", "there"),
    [
        (SATURDAY, DayShift.KEEP, SATURDAY),
        (SATURDAY, DayShift.NEXT, date(2026, 11, 30)),
        (SATURDAY, DayShift.PREVIOUS, date(2026, 11, 27)),
        (SATURDAY, DayShift.NEAREST, date(2026, 11, 27)),
        (date(2026, 11, 29), DayShift.NEAREST, date(2026, 11, 30)),
        (SATURDAY, DayShift.SKIP, None),
        (FRIDAY, DayShift.NEXT, date(2026, 12, 28)),
        (FRIDAY, DayShift.PREVIOUS, date(2026, 12, 24)),
        (date(2026, 11, 24), DayShift.SKIP, date(2026, 11, 24)),
    ],
)
def test_a_free_day_moves_a_meeting_as_wished(day: date, shift: DayShift, there: date | None) -> None:
    assert shifted(day, shift, XMAS) == there


def test_a_run_of_free_days_without_end_moves_nothing() -> None:
    everything = {SATURDAY + timedelta(days=each) for each in range(-40, 41)}
    assert shifted(SATURDAY, DayShift.NEXT, everything) == SATURDAY
    assert shifted(date.max, DayShift.NEXT, {date.max}) == date.max


@given(st.integers(0, 400), st.sampled_from([DayShift.NEXT, DayShift.PREVIOUS, DayShift.NEAREST]))
def test_months_of_free_days_never_let_the_anchor_drift(later: int, shift: DayShift) -> None:
    first = date(2026, 8, 1) + timedelta(days=later)
    found = occurrences(MONTHLY._replace(shift=shift), first, first + timedelta(days=400), holidays=XMAS)
    assert all(each.series_day.day == 15 for each in found)
    assert not any(is_free(each.day, XMAS) for each in found)
    assert [each.day for each in found] == sorted(each.day for each in found)


def test_a_window_holds_what_free_days_bring_into_it() -> None:
    pattern = Pattern(date(2026, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=-1", shift=DayShift.NEXT)
    found = occurrences(pattern, date(2026, 11, 1), date(2026, 11, 30), holidays=XMAS)
    assert [(each.series_day, each.day) for each in found] == [
        (date(2026, 10, 31), date(2026, 11, 2)),
        (date(2026, 11, 30), date(2026, 11, 30)),
    ]


@pytest.mark.parametrize("shift", [DayShift.NEXT, DayShift.PREVIOUS, DayShift.NEAREST])
@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,SA,SU;WKST=MO", "FREQ=WEEKLY;BYDAY=SA,SU;WKST=MO"]
)
def test_free_days_bring_no_two_meetings_onto_one_day(shift: DayShift, rule: str) -> None:
    pattern = Pattern(date(2026, 11, 2), rule, shift=shift)
    found = occurrences(pattern, date(2026, 11, 2), date(2027, 1, 31), holidays=XMAS)
    days = [each.day for each in found]
    assert len(days) == len(set(days))
    week = {each.day for each in occurrences(pattern, date(2026, 11, 9), date(2026, 11, 15), holidays=XMAS)}
    assert week == {day for day in days if date(2026, 11, 9) <= day <= date(2026, 11, 15)}
    by_rule = {each.series_day for each in found if each.day == each.series_day}
    assert by_rule == {day for day in rule_days(pattern, days[0], days[-1]) if not is_free(day, XMAS)}


def test_a_meeting_that_is_moved_away_does_not_bring_back_what_a_free_day_took() -> None:
    monday = date(2026, 11, 9)
    daily = Pattern(date(2026, 11, 2), "FREQ=DAILY", shift=DayShift.NEXT)
    fates = {monday: Fate(OccurrenceState.MOVED, date(2026, 11, 12), "15:00")}
    assert not occurrences(daily, monday, monday, fates=fates)
    fates = {date(2026, 11, 7): Fate(OccurrenceState.MOVED, monday, "15:00")}
    assert [each.time for each in occurrences(daily, monday, monday, fates=fates)] == ["", "15:00"]


def test_moved_skipped_and_done_ones_are_where_they_went() -> None:
    fates = {
        date(2026, 9, 15): Fate(OccurrenceState.MOVED, date(2026, 12, 1), "08:00"),
        date(2026, 10, 15): Fate(OccurrenceState.SKIPPED),
        date(2026, 11, 15): Fate(OccurrenceState.DONE),
        date(2026, 9, 16): Fate(OccurrenceState.MOVED, date(2026, 12, 2)),  # the rule has no such day
    }
    found = occurrences(MONTHLY, date(2026, 10, 1), date(2026, 12, 31), fates=fates)
    assert [(each.day, each.state) for each in found] == [
        (date(2026, 11, 15), OccurrenceState.DONE),
        (date(2026, 12, 1), OccurrenceState.MOVED),
        (date(2026, 12, 15), None),
    ]
    assert found[1].time == "08:00"
    assert "15 Sep 2026" in found[1].why
    assert not occurrences(MONTHLY, date(2026, 9, 1), date(2026, 9, 30), fates=fates)


def test_what_takes_place_once_has_one_day() -> None:
    once = Pattern(SATURDAY, None, shift=DayShift.NEXT)
    assert [each.day for each in next_occurrences(once, date(2026, 1, 1), 6)] == [date(2026, 11, 30)]
    assert not next_occurrences(once, date(2027, 1, 1), 6)


def test_the_next_dates_are_found_however_far_apart_they_are() -> None:
    yearly = Pattern(date(2028, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")
    found = next_occurrences(yearly, date(2026, 1, 1), 3)
    assert [each.day for each in found] == [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28)]


def test_a_rule_that_cannot_be_read_still_has_its_first_day() -> None:
    broken = Pattern(SATURDAY, "FREQ=SOMETIMES")
    assert [each.day for each in occurrences(broken, date(2026, 1, 1), date(2027, 1, 1))] == [SATURDAY]
    assert not occurrences(broken._replace(is_foreign=True), date(2026, 1, 1), date(2027, 1, 1))
    assert is_of_rule(broken, SATURDAY)
