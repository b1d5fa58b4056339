"""Where one wants to go in a calendar, as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.reading import NotUnderstood
from kamtui.reading.calendar_days import read_calendar_day

TODAY = date(2026, 11, 21)
SHOWN = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031", date(2031, 3, 15)),
        ("1999", date(1999, 3, 15)),
        ("dec", date(2026, 12, 1)),
        ("november", date(2026, 11, 1)),
        ("mar", date(2027, 3, 1)),
        ("dec 2031", date(2031, 12, 1)),
        ("Dec '27", date(2027, 12, 1)),
        ("2031-05", date(2031, 5, 1)),
        ("5/2031", date(2031, 5, 1)),
        ("w1", date(2025, 12, 29)),
        ("kw 48", date(2026, 11, 23)),
        ("week 53 2026", date(2026, 12, 28)),
        ("2027-W02", date(2027, 1, 11)),
        ("fri", date(2026, 11, 27)),
        ("+2w", date(2026, 12, 5)),
        ("24.12.", date(2026, 12, 24)),
        ("2029-02-28", date(2029, 2, 28)),
        ("today", TODAY),
    ],
)
def test_days_weeks_months_and_years(text: str, day: date) -> None:
    assert read_calendar_day(text, TODAY, SHOWN) == day


def test_a_year_alone_from_a_leap_day_keeps_to_february() -> None:
    assert read_calendar_day("2031", TODAY, date(2028, 2, 29)) == date(2031, 2, 28)


@pytest.mark.parametrize(
    "text", ["", "1066", "9999", "0000", "w54", "w53 2027", "31.2.", "2031-13", "soon", "dec 3001"]
)
def test_what_is_no_day_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_calendar_day(text, TODAY, SHOWN)
    assert str(refused.value).endswith(".")


@given(st.text(max_size=30))
def test_nothing_else_is_raised_whatever_is_typed(text: str) -> None:
    try:
        day = read_calendar_day(text, TODAY, SHOWN)
    except NotUnderstood:
        return
    assert 1900 <= day.year <= 2199
