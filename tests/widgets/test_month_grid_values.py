"""The weeks of a grid, and what a cell says of its day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.theme import use_ascii
from kamtui.widgets.month_grid_values import (
    DayEntry,
    MonthShown,
    add_months,
    marks_of,
    month_weeks,
    week_number,
    week_of,
    words_of,
)
from kamtui.widgets.parts import width_of

MEETING = DayEntry("●", "QBR")
TOUCH = DayEntry("~", "Keller", "muted")
LATE = DayEntry("!", "Müller", "late")


def text(parts: object) -> str:
    return "".join(part[0] for part in parts)  # type: ignore[attr-defined]


def test_a_month_stands_in_its_weeks_whole_from_monday_or_sunday_on() -> None:
    weeks = month_weeks(date(2026, 11, 21), 0)
    assert (weeks[0][0], weeks[-1][-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    weeks = month_weeks(date(2026, 11, 21), 6)
    assert (weeks[0][0], weeks[-1][-1]) == (date(2026, 11, 1), date(2026, 12, 12))


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from((0, 5, 6)))
def test_every_day_of_a_month_is_in_its_grid_whichever_day_is_first(day: date, first: int) -> None:
    weeks = month_weeks(day, first)
    assert len(weeks) == 6
    assert all(week[0].weekday() == first for week in weeks)
    assert add_months(day.replace(day=1), 1).toordinal() - 1 <= weeks[-1][-1].toordinal()
    assert weeks[0][0] <= day.replace(day=1)
    assert any(day in week for week in weeks)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_the_week_number_is_that_of_iso_for_most_days_of_the_row(day: date) -> None:
    monday = week_of(day, 0)
    week = next(week for week in month_weeks(day, 0) if monday in week)
    assert week_number(week) == day.isocalendar().week
    sundays = next(week for week in month_weeks(day, 6) if day in week)
    assert week_number(sundays) == sundays[1].isocalendar().week


def test_the_first_and_last_days_there_are_do_not_break_the_grid() -> None:
    assert month_weeks(date.min, 6)[0][0] == date.min
    assert month_weeks(date.max, 0)[-1][-1] == date.max


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 21), -12, date(2025, 11, 21)),
    ],
)
def test_a_month_on_keeps_the_day_or_takes_the_last_one(day: date, count: int, found: date) -> None:
    assert add_months(day, count) == found


def test_marks_stand_once_with_their_count_and_drop_it_where_it_has_no_room() -> None:
    entries = [MEETING, MEETING, TOUCH, LATE]
    assert text(marks_of(entries, 4)) == "●2~!"
    assert text(marks_of(entries, 3)) == "●~!"
    assert text(marks_of(entries, 2)) == "●…"
    assert text(marks_of([MEETING] * 12, 4)) == "●12"
    assert marks_of([], 4) == ()
    assert marks_of(entries, 0) == ()


@given(
    st.lists(st.sampled_from([MEETING, TOUCH, LATE, DayEntry("§", "x"), DayEntry("□", "y")])), st.integers(0, 12)
)
def test_marks_never_run_over_their_cell(entries: list[DayEntry], room: int) -> None:
    assert width_of(marks_of(entries, room)) <= room


def test_words_stand_a_line_each_and_the_last_line_counts_the_rest() -> None:
    assert [text(line) for line in words_of([MEETING, TOUCH, LATE], 3)] == ["● QBR", "~ Keller", "! Müller"]
    assert [text(line) for line in words_of([MEETING, TOUCH, LATE], 2)] == ["● QBR", "+2 more"]
    assert words_of([MEETING], 0) == []


def test_numbers_tell_today_free_days_and_other_months_apart() -> None:
    today = date(2026, 11, 20)
    shown = MonthShown((), today, today, {}, {date(2026, 11, 26): "Thanksgiving"}, today.replace(day=1))
    tokens = {day: shown.number_token(day) for day in (today, date(2026, 11, 23), date(2026, 11, 22))}
    assert list(tokens.values()) == ["accent", "fg", "muted"]
    assert shown.number_token(date(2026, 11, 26)) == "muted"
    assert shown.number_token(date(2026, 11, 2)) == "muted"
    assert shown.number_token(date(2026, 12, 1)) == "quiet"


def test_ascii_has_a_mark_for_more_too() -> None:
    use_ascii(on=True)
    try:
        assert text(marks_of([MEETING, TOUCH, LATE], 2)) == "●~"
    finally:
        use_ascii(on=False)
