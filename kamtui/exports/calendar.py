"""The calendar as iCalendar: series with their exceptions, and what is due as all-day reminders.

Nothing in it stems from the moment of writing but the span: it is the same file until something changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from kamtui.exports.calendar_events import series_events
from kamtui.exports.calendar_series import CalendarSeries, Span
from kamtui.exports.calendar_zones import compact_zone
from kamtui.exports.content_lines import content, day_value, escaped, instant_value


class CalendarReminder(NamedTuple):
    """Something due on a day.

    Attributes:
        uid: Its name in calendars; it never changes.
        sequence: Higher after each change.
        changed: The instant of its last change, UTC.
        day: The day.
        title: What it is.
        account: Whose it is.
        note: What else is said of it.
        is_cancelled: Whether it is to go from calendars that have it.
    """

    uid: str
    sequence: int
    changed: datetime
    day: date
    title: str
    account: str
    note: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """All that a calendar file holds.

    Attributes:
        series: The series, those that were withdrawn too.
        reminders: What is due.
        holidays: The user's free days.
        span: For which days what recurs without a common rule is written one by one.
    """

    series: Sequence[CalendarSeries]
    reminders: Sequence[CalendarReminder]
    holidays: frozenset[date]
    span: Span


def calendar_file(calendar: CalendarFile, *, version: str) -> bytes:
    """Write a calendar.

    Args:
        calendar: What it holds.
        version: kamtui's version.

    Returns:
        The file in UTF-8.
    """
    return content(_lines(calendar, version))


def _lines(calendar: CalendarFile, version: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//kamtui//kamtui {version}//EN")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:kamtui")
    yield from _zones(calendar.series, calendar.span)
    for series in calendar.series:
        yield from series_events(series, calendar.holidays, calendar.span)
    for reminder in calendar.reminders:
        yield from _reminder(reminder)
    yield "END:VCALENDAR"


def _zones(series: Iterable[CalendarSeries], span: Span) -> Iterator[str]:
    keys = {each.zone for each in series if each.zone and each.pattern.time}
    for key in sorted(keys):
        zone = compact_zone(key, span.first.year, span.last.year)
        if zone is not None:
            yield from zone.lines()


def _reminder(reminder: CalendarReminder) -> Iterator[str]:
    at = instant_value(reminder.changed)
    day = reminder.day
    yield from ("BEGIN:VEVENT", f"UID:{reminder.uid}", f"DTSTAMP:{at}", f"LAST-MODIFIED:{at}")
    yield from (f"SEQUENCE:{reminder.sequence}", f"DTSTART;VALUE=DATE:{day_value(day)}")
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{day_value(date.fromordinal(day.toordinal() + 1))}"
    yield f"SUMMARY:{escaped(f'{reminder.account}: {reminder.title}')}"
    yield f"CATEGORIES:{escaped(reminder.account)}"
    if reminder.note:
        yield f"DESCRIPTION:{escaped(reminder.note)}"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if reminder.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"
