"""Events of a calendar that cannot be: each is left out in one sentence, and what its ends say is believed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.services.ics_importing import plan_calendars
from kamtui.services.ics_plan import CalendarPlan


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    with opened.step("Account") as session:
        session.add(Account(name="Brenner"))
    yield opened
    opened.close()


def plan_of(book: Book, path: Path, event: str, zone: str = "") -> CalendarPlan:
    """What an import of one event would do; it is written in one line with bars between its properties."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:x",
        *filter(None, [zone and f"X-WR-TIMEZONE:{zone}"]),
        "BEGIN:VEVENT",
        "UID:x",
        "SUMMARY:Odd",
        *event.split("|"),
    ]
    path.write_text("\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]), newline="")
    return plan_calendars(book, [path], date(2026, 11, 21), 1)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("DTSTART;VALUE=DATE:20260231", "has no day that can be read"),
        ("RRULE:FREQ=DAILY", "has no day that can be read"),
        ("DTSTART;VALUE=DATE:20261201|RRULE:FREQ=DAILY;INTERVAL=0", "INTERVAL=0, which cannot be followed"),
        ("DTSTART;VALUE=DATE:20261201|RRULE:FREQ=DAILY;COUNT=10000", "COUNT=10000, which cannot be followed"),
        ("DTSTART;VALUE=DATE:20261201|RRULE:FREQ=DAILY;UNTIL=20261101", "gives no date"),
        ("DTSTART;VALUE=DATE:20261201|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "gives no date"),
        ("DTSTART;VALUE=DATE:00010101|RRULE:FREQ=MONTHLY;BYMONTHDAY=1,2", "gives no date"),
        ("DTSTART;VALUE=DATE:20261201|RRULE:HELLO", "has a rule that cannot be read"),
        ("DTSTART:20261201T100000|DTEND:20261201T090000", "ends before it begins"),
        ("DTSTART;VALUE=DATE:20261202|DTEND;VALUE=DATE:20261201", "ends before it begins"),
        ("DTSTART:20261201T100000|RRULE:FREQ=DAILY;BYHOUR=9,10", "several times a day"),
    ],
)
def test_what_cannot_be_is_left_out_in_one_sentence(book: Book, tmp_path: Path, event: str, told: str) -> None:
    plan = plan_of(book, tmp_path / "mine.ics", event)
    (report,) = plan.files
    assert plan.changes_nothing
    assert report.skipped == 1
    assert told in report.problems[0].reason
    assert "1 event begins in it, 1 was read" in report.notes


def test_how_long_a_meeting_takes_is_told_by_the_clocks_of_both_its_ends(book: Book, tmp_path: Path) -> None:
    ends = "DTSTART;TZID=Europe/Vienna:20261201T100000|DTEND;TZID=America/New_York:20261201T090000"
    (series,) = plan_of(book, tmp_path / "mine.ics", ends).series
    assert series.values["minutes"] == 5 * 60


@pytest.mark.parametrize(
    ("ends", "minutes"),
    [
        ("DTSTART;TZID=America/New_York:99991231T230000|DTEND;TZID=America/New_York:99991231T233000", 30),
        (
            "DTSTART;TZID=Europe/Vienna:00010101T000000|DTEND;TZID=Europe/Vienna:00010101T010000|RRULE:FREQ=DAILY",
            60,
        ),
        ("DTSTART:20261201T090000Z|DTEND:20261201T100000Z|DTEND:20261201T110000Z", 60),
        ("DTSTART;TZID=America/New_York:20261201T090000|DTEND:20261201T083000", None),
        ("DTSTART:20261201T090000|DTEND:20261201T080000Z", None),
    ],
    ids=["the last day", "the first day", "two ends", "an end without zone", "a start without zone"],
)
def test_odd_ends_lose_no_event(book: Book, tmp_path: Path, ends: str, minutes: int | None) -> None:
    (series,) = plan_of(book, tmp_path / "mine.ics", ends).series
    assert series.values["minutes"] == minutes


@pytest.mark.parametrize(
    ("zone", "event"),
    [
        ("America/New_York", "DTSTART:00010101T000000Z|RRULE:FREQ=DAILY"),
        ("Europe/Vienna", "DTSTART:99991231T235900Z"),
        ("", "DTSTART;TZID=Europe/Vienna:20261201T090000|RRULE:FREQ=DAILY;UNTIL=99991231T235959Z"),
    ],
    ids=["before the first day", "after the last day", "for ever"],
)
def test_the_first_and_the_last_day_there_is_lose_no_event(
    book: Book, tmp_path: Path, zone: str, event: str
) -> None:
    plan = plan_of(book, tmp_path / "mine.ics", event, zone)
    assert len(plan.series) == 1
