"""Days: people's many ways to write one are read, and what the screens write is read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.reading import WEEKDAYS, NotUnderstood, read_day, write_day, write_day_short, write_span
from kamtui.text import CONTROLS

SATURDAY = date(2026, 11, 21)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
this_century = st.dates(date(2000, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-21"),
        ("Tomorrow", "2026-11-22"),
        ("  YESTERDAY ", "2026-11-20"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("thurs", "2026-11-26"),
        ("sat", "2026-11-28"),
        ("next fri", "2026-11-27"),
        ("last fri", "2026-11-20"),
        ("last sat", "2026-11-14"),
        ("+3d", "2026-11-24"),
        ("3d", "2026-11-24"),
        ("-3d", "2026-11-18"),
        ("−3d", "2026-11-18"),
        ("+2w", "2026-12-05"),
        ("+1m", "2026-12-21"),
        ("+3 mo", "2027-02-21"),
        ("+1q", "2027-02-21"),
        ("+1y", "2027-11-21"),
        ("in 3 days", "2026-11-24"),
        ("2 weeks ago", "2026-11-07"),
        ("eow", "2026-11-27"),
        ("eom", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("eoq", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("24.12.", "2026-12-24"),
        ("24.12", "2026-12-24"),
        ("24. 12. 2026", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24.12.26", "2026-12-24"),
        ("12.3.", "2027-03-12"),
        ("21.11.", "2026-11-21"),
        ("20.11.", "2027-11-20"),
        ("24/12", "2026-12-24"),
        ("24/12/2026", "2026-12-24"),
        ("12/24/2026", "2026-12-24"),
        ("24-12-2026", "2026-12-24"),
        ("2026-12-24", "2026-12-24"),
        ("2026-3-4", "2026-03-04"),
        ("2026/12/24", "2026-12-24"),
        ("20261224", "2026-12-24"),
        ("24 dec", "2026-12-24"),
        ("24dec", "2026-12-24"),
        ("dec 24", "2026-12-24"),
        ("sept 5", "2027-09-05"),
        ("24th December", "2026-12-24"),
        ("December 24, 2026", "2026-12-24"),
        ("24 Dec 2026", "2026-12-24"),
        ("7-Feb-22", "2022-02-07"),
        ("18/jul/26 9:09 AM", "2026-07-18"),
        ("2019-10-22T10:15:30.000Z", "2019-10-22"),
        ("2026-03-01 15:17", "2026-03-01"),
        ("31 Dec 27", "2027-12-31"),
        ("Tue 24 Nov", "2026-11-24"),
        ("Tue 3 Nov", "2026-11-03"),
        ("29 feb", "2028-02-29"),
        ("5 sep 88", "1988-09-05"),
        ("１２．３．", "2027-03-12"),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: str) -> None:
    assert read_day(text, SATURDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(("day_first", "day"), [(True, date(2026, 4, 3)), (False, date(2026, 3, 4))])
def test_habit_decides_between_day_and_month_where_both_are_possible(day_first: bool, day: date) -> None:
    assert read_day("03/04/2026", SATURDAY, locale_day_first=day_first) == day
    assert read_day("24/12/2026", SATURDAY, locale_day_first=day_first) == date(2026, 12, 24)
    assert read_day("3.4.2026", SATURDAY, locale_day_first=day_first) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("31 February 2026", "February 2026 has no day 31"),
        ("31 February", "February 2027 has no day 31"),
        ("30.2.", "February 2027 has no day 30"),
        ("29.2.2026", "February 2026 has no day 29"),
        ("0.12.", "December 2026 has no day 0"),
        ("24.13.", "there is no month 13"),
        ("13/13/2026", "there is no month 13"),
        ("Mon 24 Nov", "24 November 2026 is a Tuesday"),
        ("Mon 24 Nov 2026", "24 November 2026 is a Tuesday"),
        ("1.1.3026", "days run from 1900 to 2199"),
        ("+999999y", "days run from 1900 to 2199"),
        ("+999999w", "days run from 1900 to 2199"),
        ("-999999d", "days run from 1900 to 2199"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_its_cause(text: str, cause: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read_day(text, SATURDAY)
    assert str(refusal.value) == f"“{text}” is not a day: {cause}."


@pytest.mark.parametrize(
    "text", ["soon", "24", "45631", "3 x", "fri lunch", "in -3d", "dec 2026", "1.2.3.4", "--12-09"]
)
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(
        NotUnderstood, match=r"is not a day: write it like today, fri, \+3d, eom, 24\.12\. or 2026-12-24\.$"
    ):
        read_day(text, SATURDAY)


def test_the_refusal_of_an_empty_text_is_a_sentence_too() -> None:
    with pytest.raises(NotUnderstood, match=r"^An empty text is not a day: write it like"):
        read_day("  ", SATURDAY)


@given(st.text(max_size=30) | st.from_regex(r"[0-9a-z+./ -]{1,14}"), days)
def test_any_text_is_either_a_day_or_refused_in_one_line(text: str, today: date) -> None:
    sentence = "."
    try:
        read_day(text, today)
    except NotUnderstood as refusal:
        sentence = str(refusal)
    assert sentence.endswith(".")
    assert not CONTROLS.search(sentence)


@given(days, days)
def test_a_written_day_is_read_back(day: date, today: date) -> None:
    assert read_day(write_day(day, today), today) == day
    assert read_day(day.isoformat(), today) == day


@given(this_century, this_century)
def test_a_short_day_is_read_back_unless_it_is_past_and_of_this_year(day: date, today: date) -> None:
    read = read_day(write_day_short(day, today), today)
    if day.year != today.year:
        assert read == day or day.year > today.year + 50 or day.year <= today.year - 50
    elif day >= today:
        assert read == day


@given(st.sampled_from(WEEKDAYS), days.filter(lambda day: day.year < 2199))
def test_a_weekday_is_within_the_coming_week_and_never_today(name: str, today: date) -> None:
    assert today < read_day(name, today) <= today + timedelta(days=7)


@given(days.filter(lambda day: day.year < 2190), st.integers(0, 60))
def test_months_ahead_never_skip_a_month(today: date, count: int) -> None:
    ahead = read_day(f"+{count}m", today)
    assert (ahead.year - today.year) * 12 + ahead.month - today.month == count
    assert ahead.day == today.day or (ahead + timedelta(days=1)).day == 1


def test_the_last_day_of_a_month_stays_within_the_month() -> None:
    assert read_day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_day("+1y", date(2028, 2, 29)) == date(2029, 2, 28)
    assert read_day("eow", date(2026, 11, 27)) == date(2026, 11, 27)
    assert read_day("eom", date(2028, 2, 1)) == date(2028, 2, 29)
    assert read_day("eoq", date(2026, 4, 1)) == date(2026, 6, 30)


def test_days_are_written_with_the_year_only_where_it_is_another() -> None:
    assert write_day(date(2026, 11, 24), SATURDAY) == "Tue 24 Nov"
    assert write_day(date(2027, 1, 5), SATURDAY) == "Tue 5 Jan 2027"
    assert write_day_short(date(2026, 11, 24), SATURDAY) == "24 Nov"
    assert write_day_short(date(2027, 12, 31), SATURDAY) == "31 Dec 27"


def test_lengths_of_time_turn_from_days_to_months_after_ninety() -> None:
    assert [write_span(days) for days in (0, 41, 90, 91, 400, -3)] == [
        "0 d",
        "41 d",
        "90 d",
        "3 mo",
        "13 mo",
        "−3 d",
    ]
