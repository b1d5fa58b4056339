"""Periods of plans follow each other without a gap and never share a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kamtui.rules.periods import Period, do_overlap, first_free, following

TODAY = date(2026, 11, 21)
DAYS = some.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((date(2026, 1, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 12, 31))),
        ((date(2026, 7, 1), date(2027, 6, 30)), (date(2027, 7, 1), date(2028, 6, 30))),
        ((date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 12, 31))),
        ((date(2027, 12, 1), date(2028, 2, 29)), (date(2028, 3, 1), date(2028, 5, 31))),
        ((date(2026, 3, 10), date(2026, 3, 19)), (date(2026, 3, 20), date(2026, 3, 29))),
        ((date(2025, 4, 1), None), (date(2026, 1, 1), date(2026, 12, 31))),
        ((None, None), (date(2026, 1, 1), date(2026, 12, 31))),
        ((date(9999, 1, 1), date(9999, 12, 31)), (date(2026, 1, 1), date(2026, 12, 31))),
    ],
)
def test_the_next_period_has_the_same_length(before: Period, after: Period) -> None:
    assert following(Period(*before), TODAY) == after


@given(DAYS, some.integers(0, 2000))
def test_the_next_period_begins_the_day_after(starts: date, length: int) -> None:
    period = Period(starts, starts + timedelta(days=length))
    after = following(period, TODAY)
    assert after.starts == period.ends + timedelta(days=1)  # type: ignore[operator]
    assert after.ends is not None
    assert after.ends >= after.starts
    assert not do_overlap(period, after)


def test_an_open_end_reaches_as_far_as_there_are_days() -> None:
    assert do_overlap(Period(date(2026, 1, 1), None), Period(date(2040, 1, 1), date(2040, 12, 31)))
    assert do_overlap(Period(None, date(2026, 1, 1)), Period(date(2026, 1, 1), None))
    assert not do_overlap(Period(None, date(2025, 12, 31)), Period(date(2026, 1, 1), None))
    assert not do_overlap(Period(None, None), Period(date(2026, 1, 1), None))


def test_an_account_begins_with_this_year_unless_that_is_taken() -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert first_free([], TODAY) == year
    assert first_free([Period(date(2024, 1, 1), date(2025, 12, 31))], TODAY) == year
    assert first_free([year], TODAY) == (date(2027, 1, 1), date(2027, 12, 31))
    assert first_free([Period(date(2026, 1, 1), None)], TODAY) == (None, None)
