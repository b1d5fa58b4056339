"""A series as a calendar file is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from kamtui.rules.occurrences import Fate, Pattern


class Span(NamedTuple):
    """The days for which exceptions and single meetings are written out; whole years, so that it seldom moves."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """A series of meetings.

    Attributes:
        uid: Its name in calendars; it never changes.
        sequence: How often it was changed.
        changed: The instant of the last change, UTC.
        title: What it is called.
        account: Whose it is.
        pattern: When it takes place.
        fates: What became of its occurrences, by the day of the rule.
        minutes: How long it takes; None while unknown.
        zone: The IANA name of the zone of its time; empty for the wall clock wherever one is.
        place: Where it is.
        note: What else is said of it.
        is_withdrawn: Whether it is to go from calendars that have it.
    """

    uid: str
    sequence: int
    changed: datetime
    title: str
    account: str
    pattern: Pattern
    fates: Mapping[date, Fate] = field(default_factory=dict)
    minutes: int | None = None
    zone: str = ""
    place: str = ""
    note: str = ""
    is_withdrawn: bool = False
