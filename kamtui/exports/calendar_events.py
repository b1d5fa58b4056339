"""A series as events: one with its rule and exceptions where every calendar reads the rule alike, else one by one.

A moved meeting, one kept off a free day, or one at an hour that its night leaves out, is a child with the day of
the rule as its RECURRENCE-ID; a skipped one is an EXDATE. RDATE is never written.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kamtui.exports.calendar_series import CalendarSeries, Span
from kamtui.exports.calendar_zones import compact_zone
from kamtui.exports.content_lines import day_value, escaped, instant_value
from kamtui.rules.occurrences import Occurrence, occurrences
from kamtui.rules.recurrence import Form, RuleRefused
from kamtui.rules.recurrence_text import parse_rule
from kamtui.vocabulary_cadence import DayShift, OccurrenceState

HOUR = 60
"""Minutes of a meeting of which nobody said how long it takes."""
YEAR = timedelta(days=366)
MOST = 2_000
"""Exceptions or single meetings of one series that are written."""


class Clock(NamedTuple):
    """How a series tells its times.

    Attributes:
        zone: The zone, None for the wall clock.
        is_utc: Whether it is told in UTC, as the zone has no compact form.
    """

    zone: ZoneInfo | None = None
    is_utc: bool = False

    def value(self, name: str, day: date, at: str) -> str:
        """A property with a day and a time of day, or with a day alone."""
        if not at:
            return f"{name};VALUE=DATE:{day_value(day)}"
        return self.instant(name, datetime.combine(day, time.fromisoformat(at)))

    def instant(self, name: str, at: datetime) -> str:
        """A property with an instant by the wall clock of the series."""
        if self.zone is None:
            return f"{name}:{instant_value(at)}"
        if self.is_utc:
            return f"{name}:{instant_value(at.replace(tzinfo=self.zone))}"
        return f"{name};TZID={self.zone.key}:{instant_value(at)}"


def series_events(series: CalendarSeries, holidays: frozenset[date], span: Span) -> Iterator[str]:
    """The lines of a series.

    Args:
        series: The series.
        holidays: The user's free days.
        span: For which days exceptions and single meetings are written out.
    """
    clock = _clock(series, span)
    if series.pattern.rule and (clock.is_utc or not _is_common(series)):
        first = max(series.pattern.starts, span.first)
        for each in _all(series, holidays, Span(first, span.last)):
            is_out = series.is_withdrawn or each.state is OccurrenceState.SKIPPED
            yield from _event(series, clock, each, uid=_own_uid(series.uid, each.series_day), is_out=is_out)
        return
    changed = _changed(series, holidays, span)
    if not series.pattern.rule:
        each = (
            changed[0] if changed else Occurrence(series.pattern.starts, series.pattern.starts, series.pattern.time)
        )
        is_out = series.is_withdrawn or each.state is OccurrenceState.SKIPPED
        yield from _event(series, clock, each, is_out=is_out)
        return
    starts = Occurrence(series.pattern.starts, series.pattern.starts, series.pattern.time)
    yield from _event(
        series, clock, starts, rules=list(_rules(series, clock, changed, span)), is_out=series.is_withdrawn
    )
    if series.is_withdrawn:
        return
    for each in changed:
        moved = (each.day, each.time) != (each.series_day, series.pattern.time)
        if each.state is not OccurrenceState.SKIPPED and moved:
            of = clock.value("RECURRENCE-ID", each.series_day, series.pattern.time)
            yield from _event(series, clock, each, rules=[of])


def _changed(series: CalendarSeries, holidays: frozenset[date], span: Span) -> list[Occurrence]:
    """The occurrences that are not as the rule says, those that were moved past the span as well."""
    whole = Span(min(series.pattern.starts, span.first), span.last + YEAR)
    by_rule = series.pattern.time
    found = (
        each
        for each in _all(series, holidays, whole)
        if each.state or (each.day, each.time) != (each.series_day, by_rule)
    )
    return [each for each in found if each.series_day <= span.last or series.pattern.shift is DayShift.KEEP]


def _clock(series: CalendarSeries, span: Span) -> Clock:
    if not (series.zone and series.pattern.time):
        return Clock()
    try:
        zone = ZoneInfo(series.zone)
    except (KeyError, ValueError, OSError):
        return Clock()  # the wall clock is what is known of it
    first = min(span.first, series.pattern.starts).year if not series.pattern.rule else span.first.year
    return Clock(zone, is_utc=compact_zone(series.zone, first, span.last.year) is None)


def _is_common(series: CalendarSeries) -> bool:
    """Whether every calendar reads the rule as we do."""
    if series.pattern.is_foreign:
        return False
    try:
        rule = parse_rule(series.pattern.rule or "")
    except RuleRefused:
        return False
    return rule.on is None or rule.on.form is not Form.UP_TO_30


def _all(series: CalendarSeries, holidays: frozenset[date], span: Span) -> list[Occurrence]:
    """What takes place and what is skipped."""
    found = occurrences(
        series.pattern, span.first, span.last, holidays=holidays, fates=series.fates, with_skipped=True
    )
    return found[-MOST:]


def _rules(series: CalendarSeries, clock: Clock, changed: list[Occurrence], span: Span) -> Iterator[str]:
    rule = series.pattern.rule or ""
    until = next((part[6:] for part in rule.split(";") if part.startswith("UNTIL=")), "")
    plain = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL="))
    last = datetime.strptime(until[:8], "%Y%m%d").replace(tzinfo=UTC).date() if until else None
    if series.pattern.shift is not DayShift.KEEP and "COUNT=" not in plain:
        last = min(last or span.last, span.last)  # later free days are not known yet
    yield f"RRULE:{plain}" if last is None else f"RRULE:{plain};UNTIL={_until(series, clock, last)}"
    for each in changed:
        if each.state is OccurrenceState.SKIPPED:
            yield clock.value("EXDATE", each.series_day, series.pattern.time)


def _until(series: CalendarSeries, clock: Clock, last: date) -> str:
    """The end of a rule, of the same kind as its start: else the last meeting is lost."""
    if not series.pattern.time:
        return day_value(last)
    return instant_value(datetime.combine(last, time.fromisoformat(series.pattern.time), clock.zone))


def _event(
    series: CalendarSeries,
    clock: Clock,
    each: Occurrence,
    *,
    uid: str = "",
    rules: list[str] | None = None,
    is_out: bool = False,
) -> Iterator[str]:
    at = instant_value(series.changed)
    yield from ("BEGIN:VEVENT", f"UID:{uid or series.uid}", f"DTSTAMP:{at}", f"LAST-MODIFIED:{at}")
    yield f"SEQUENCE:{series.sequence}"
    yield clock.value("DTSTART", each.day, each.time)
    with suppress(OverflowError):  # on the last day there is; an event may go without its end
        yield _end(series, clock, each)
    yield from rules or ()
    yield f"SUMMARY:{escaped(f'{series.account}: {series.title}')}"
    yield f"CATEGORIES:{escaped(series.account)}"
    if series.place:
        yield f"LOCATION:{escaped(series.place)}"
    if series.note:
        yield f"DESCRIPTION:{escaped(series.note)}"
    if not each.time:
        yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if is_out else 'CONFIRMED'}"
    yield "END:VEVENT"


def _end(series: CalendarSeries, clock: Clock, each: Occurrence) -> str:
    if not each.time:
        return f"DTEND;VALUE=DATE:{day_value(each.day + timedelta(days=1))}"
    begins = datetime.combine(each.day, time.fromisoformat(each.time))
    return clock.instant("DTEND", begins + timedelta(minutes=series.minutes or HOUR))


def _own_uid(uid: str, day: date) -> str:
    """The name of a single meeting of a series."""
    name, mark, end = uid.partition("@")
    return f"{name}-{day_value(day)}{mark}{end}"
