"""Reading iCalendar files: every event, grouped under its name, with its clocks and its exceptions.

The library is loaded only when a calendar is imported.
"""

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from kamtui.imports.ics_clocks import Moment, dt_of, moment_of, zone_of
from kamtui.imports.ics_events import Exceptional, IcsEvent, IcsFile
from kamtui.imports.problems import FileRefused
from kamtui.text import IMPORTED_LIMIT, TextTooLong, clean, clean_line

MOST_EVENTS = 20_000
UID_LIMIT = 200
LONGEST = 10_080
"""Minutes of a meeting that are kept: a week."""
HIGHEST_SEQUENCE = 1_000_000
_BEGIN = re.compile(r"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)


def read_ics(data: bytes) -> IcsFile:
    """Read a calendar file.

    Args:
        data: Its bytes.

    Raises:
        FileRefused: It is none, or broken so that nothing of it can be trusted.
    """
    text = _decoded(data)
    lines = list(_begun(text))
    if len(lines) > MOST_EVENTS:
        raise FileRefused(f"It has {len(lines)} events, more than {MOST_EVENTS}: export a shorter time.")
    calendars = _parsed(text)
    found = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if lines and not found:
        raise FileRefused(
            f"Its {len(lines)} events cannot be read: the last line, END:VCALENDAR, is missing. Export it again."
        )
    if not calendars:
        raise FileRefused("It is no calendar: it does not begin with BEGIN:VCALENDAR.")
    others = sum(len(calendar.walk(name)) for calendar in calendars for name in ("VTODO", "VJOURNAL"))
    notes = [f"{others} to-dos and journals were left out"] if others else []
    if alarms := sum(each.name == "VALARM" for event in found for each in event.subcomponents):
        notes.append("1 alarm was left out" if alarms == 1 else f"{alarms} alarms were left out")
    if len(lines) != len(found):
        notes.append(begun_and_read(len(lines), len(found)))
    if ranges := sum("RANGE" in getattr(event.get("RECURRENCE-ID"), "params", {}) for event in found):
        notes.append(f"{ranges} that change all dates from one on were read as changes of that date alone")
    shown_in = next((str(each["X-WR-TIMEZONE"]) for each in calendars if "X-WR-TIMEZONE" in each), "")
    faults: list[tuple[int, str]] = []
    numbered = list(zip(found, [*lines, *[0] * len(found)], strict=False))
    events = tuple(_events(numbered, zone_of(shown_in), faults))
    if any(str(each.get("METHOD", "")).strip().upper() == "CANCEL" for each in calendars):
        events = tuple(replace(event, is_cancelled=True) for event in events)
    name = next((_line(each.get("X-WR-CALNAME", "")) for each in calendars if "X-WR-CALNAME" in each), "")
    program = next((_line(each.get("PRODID", "")) for each in calendars if "PRODID" in each), "")
    return IcsFile(name, program, len(lines), len(found), events, tuple(faults), tuple(notes))


def begun_and_read(begun: int, read: int) -> str:
    """The two numbers that are told of each file."""
    events = "1 event begins" if begun == 1 else f"{begun} events begin"
    return f"{events} in it, {read} {'was' if read == 1 else 'were'} read"


def _begun(text: str) -> Iterator[int]:
    """The lines on which events begin; counted on from one to the next, as files are long."""
    line, end = 1, 0
    for found in _BEGIN.finditer(text):
        line += text.count("\n", end, found.start())
        end = found.start()
        yield line


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _parsed(text: str) -> list[Any]:
    from icalendar import Calendar  # only an import of a calendar waits for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about zones it had to guess; they are looked at here
            return list(Calendar.from_ical(text, multiple=True))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as problem:
        reason = clean_line(str(problem))[:120]
        raise FileRefused(f"It is no sound calendar: {reason}.") from problem


def _events(found: list[tuple[Any, int]], shown_in: str, faults: list[tuple[int, str]]) -> Iterator[IcsEvent]:
    """The masters in their order, each with its children; children without a master stand for themselves."""
    masters: dict[str, list[tuple[Any, int]]] = {}
    children: dict[str, list[tuple[Any, int]]] = {}
    for event, line in found:
        kind = children if "RECURRENCE-ID" in event else masters
        kind.setdefault(_name(event), []).append((event, line))
    for uid, several in masters.items():
        recur = [event for event, _ in several if "RRULE" in event] if len(several) > 1 else [several[0][0]]
        for event, line in several:
            own = children.pop(uid, []) if len(recur) == 1 and event is recur[0] else []
            try:
                yield _event(event, line, uid, own, shown_in)
            except _Unusable as problem:
                faults.append((line, str(problem)))
                faults += [(at, str(problem)) for _, at in own]
    for uid, several in children.items():
        for event, line in several:
            try:
                yield _single(_event(event, line, uid, [], shown_in), uid, event, shown_in)
            except _Unusable as problem:
                faults.append((line, str(problem)))


def _name(event: Any) -> str:
    """Its name in calendars, made shorter where it is longer than can be kept; empty where it has none."""
    uid = _line(event.get("UID", ""))
    return uid if len(uid) <= UID_LIMIT else _made(uid)


def _made(told: str) -> str:
    return f"{sha256(told.encode()).hexdigest()[:32]}@imported"


def _single(event: IcsEvent, uid: str, raw: Any, shown_in: str) -> IcsEvent:
    """One date of a meeting that the file says nothing else of, as programs send a change of a single date."""
    of = _moment(raw, "RECURRENCE-ID", event.zone or shown_in)
    return event if of is None else replace(event, uid=f"{event.uid}~{of.day:%Y%m%d}", series_uid=uid, of=of.day)


class _Unusable(ValueError):
    """An event says too little to be kept."""


def _event(event: Any, line: int, uid: str, children: list[tuple[Any, int]], shown_in: str) -> IcsEvent:
    begins = _moment(event, "DTSTART", shown_in)
    if begins is None:
        raise _Unusable("The event has no day that can be read.")
    title = _line(event.get("SUMMARY", "")) or "(no title)"
    own = begins.zone or shown_in  # what is told in UTC is meant by the clocks of the meeting
    exceptions = [Exceptional(day) for day in _days(event, "EXDATE", own)]
    for child, _ in children:
        of, there = _moment(child, "RECURRENCE-ID", own), _moment(child, "DTSTART", own)
        if of is not None:
            gone = there is None or str(child.get("STATUS", "")).upper() == "CANCELLED"
            exceptions.append(Exceptional(of.day) if gone or there is None else _moved(of, there))
    return IcsEvent(
        uid=uid or _made(f"|{title}|{begins.day}|{begins.time}"),
        line=line,
        rows=1 + len(children),
        title=title,
        day=begins.day,
        time=begins.time,
        minutes=_minutes(event, begins),
        zone=begins.zone,
        rule=_rule(event),
        note=_text(event.get("DESCRIPTION", "")),
        place=_line(event.get("LOCATION", "")),
        emails=tuple(_emails(event)),
        categories=tuple(_categories(event)),
        exceptions=tuple(exceptions),
        is_cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        is_transparent=str(event.get("TRANSP", "")).upper() == "TRANSPARENT",
        more_days=tuple(sorted(set(_days(event, "RDATE", own)) - {begins.day})),
        changed=_changed(event),
        sequence=_sequence(event),
    )


def _changed(event: Any) -> datetime | None:
    """When it was changed last; what has no zone is none of the instants that can be told from each other."""
    at = dt_of(_first(event, "LAST-MODIFIED"))
    return at.astimezone(UTC) if isinstance(at, datetime) and at.tzinfo is not None else None


def _sequence(event: Any) -> int:
    text = str(event.get("SEQUENCE", "0")).strip()
    return min(int(text), HIGHEST_SEQUENCE) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _rule(event: Any) -> str:
    rule = event.get("RRULE")
    if isinstance(rule, list):
        raise _Unusable("The event has several rules.")
    if rule is None:
        return ""
    try:
        text = str(rule.to_ical().decode("utf-8", "replace"))
    except (ValueError, AttributeError) as problem:
        raise _Unusable("The event has a rule that cannot be read.") from problem
    if not text:  # the library drops what it does not know
        raise _Unusable("The event has a rule that cannot be read.")
    return text


def _moved(of: Moment, there: Moment) -> Exceptional:
    return Exceptional(of.day, there.day, there.time)


def _moment(event: Any, name: str, shown_in: str) -> Moment | None:
    found = _first(event, name)
    return None if found is None else moment_of(found, shown_in)


def _first(event: Any, name: str) -> Any:
    """A property that an event has once; the first one where it is given twice."""
    found = event.get(name)
    return found[0] if isinstance(found, list) else found


def _days(event: Any, name: str, shown_in: str) -> Iterator[date]:
    """The days of a property that lists some; of a stretch of time the one on which it begins."""
    found = event.get(name)
    for several in found if isinstance(found, list) else [found] if found is not None else []:
        for each in getattr(several, "dts", ()):
            moment = moment_of(each, shown_in)
            if moment is not None:
                yield moment.day


def _minutes(event: Any, begins: Moment) -> int | None:
    """How long it takes; None for all day, while unknown, and for more than a week.

    Raises:
        _Unusable: It ends before it begins.
    """
    starts, ends = dt_of(_first(event, "DTSTART")), dt_of(_first(event, "DTEND"))
    span = timedelta()
    if isinstance(ends, datetime) and isinstance(starts, datetime):
        if (starts.tzinfo is None) is (ends.tzinfo is None):  # else nobody knows how far they are apart
            # By offset: neither need exist in UTC, at the first and the last day there is.
            clocks = (at.replace(tzinfo=None) for at in (ends, starts))
            offsets = (at.utcoffset() or timedelta() for at in (ends, starts))
            span = next(clocks) - next(clocks) - (next(offsets) - next(offsets))
    elif isinstance(ends, date) and isinstance(starts, date):
        span = date(ends.year, ends.month, ends.day) - date(starts.year, starts.month, starts.day)
    elif isinstance(duration := dt_of(_first(event, "DURATION")), timedelta):
        span = duration
    if span < timedelta():
        raise _Unusable("The event ends before it begins.")
    minutes = int(span.total_seconds()) // 60
    return minutes if begins.time and 1 <= minutes <= LONGEST else None


def _emails(event: Any) -> Iterator[str]:
    for name in ("ATTENDEE", "ORGANIZER"):
        found = event.get(name)
        for each in found if isinstance(found, list) else [found] if found is not None else []:
            address = re.sub(r"^mailto:", "", clean_line(str(each)), flags=re.IGNORECASE).lower()
            if "@" in address:
                yield address


def _categories(event: Any) -> Iterator[str]:
    found = event.get("CATEGORIES")
    for each in found if isinstance(found, list) else [found] if found is not None else []:
        cats: Iterable[Any] = getattr(each, "cats", [each])
        yield from (_line(cat) for cat in cats)


def _line(value: Any) -> str:
    return _text(value).replace("\n", " ").strip()[:2000]


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    try:
        return clean(str(value), IMPORTED_LIMIT).strip()
    except TextTooLong:
        return clean(str(value)[:20_000])
