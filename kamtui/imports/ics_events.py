"""What an iCalendar file says of meetings, as values; nothing here knows the library that reads it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Exceptional:
    """One date of a recurring meeting that is not as its rule says.

    Attributes:
        day: The day by the rule.
        moved_to: Where it is; None where it is left out.
        time: At which time then, as 14:30; empty for all day.
    """

    day: date
    moved_to: date | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class IcsEvent:
    """One meeting of a calendar: once, or with its rule and what differs from that.

    Attributes:
        uid: Its name in calendars; made up where the file has none or a very long one. Several may share it.
        line: The line of its `BEGIN:VEVENT`.
        rows: Events of the file that it was put together from.
        title: Its summary.
        day: Its first day, by the clocks of its zone.
        time: Its time of day as 14:30; empty for all day.
        minutes: How long it takes; None while unknown.
        zone: The IANA name of its zone; empty without one.
        rule: Its rule as written; empty for once.
        note: Its description.
        place: Where it is.
        emails: Addresses of all who take part, in lower case.
        categories: Its categories.
        exceptions: What differs from the rule.
        is_cancelled: Whether it was cancelled.
        is_transparent: Whether it takes up no time.
        more_days: Single further days beside those of its rule.
        changed: The instant at which it was changed last, UTC; None while unknown.
        sequence: How often it was changed, as its calendar counts.
        series_uid: The name of the meeting of which it is a single date, told without the rest; empty else.
        of: The day by that meeting's rule.
    """

    uid: str
    line: int
    rows: int
    title: str
    day: date
    time: str
    minutes: int | None
    zone: str
    rule: str
    note: str
    place: str
    emails: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    exceptions: tuple[Exceptional, ...] = ()
    is_cancelled: bool = False
    is_transparent: bool = False
    more_days: tuple[date, ...] = ()
    changed: datetime | None = None
    sequence: int = 0
    series_uid: str = ""
    of: date | None = None


@dataclass(frozen=True, slots=True)
class IcsFile:
    """A calendar file.

    Attributes:
        name: What the calendar is called; empty without a name.
        program: The program that wrote it; empty while unknown.
        begun: Lines that begin an event.
        read: Events that were read.
        events: The meetings, by line.
        faults: Line and reason of each event that cannot be used.
        notes: What the user should know besides.
    """

    name: str
    program: str
    begun: int
    read: int
    events: tuple[IcsEvent, ...]
    faults: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
