"""Time zones as calendars read them: one STANDARD and at most one DAYLIGHT with a yearly rule each.

They are made from the POSIX footer of the zone file, as `CET-1CEST,M3.5.0,M10.5.0/3`. A list of all changes since
1970, which other writers give, has Outlook shift summer meetings by an hour. A zone that no two rules tell has no
such form; its meetings are written in UTC.
"""

import re
import zoneinfo
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from kamtui.rules.recurrence import Form, InMonth, date_in_month

EPOCH = 1970
"""The year in which the rules of a zone begin to be told."""
_NAME = r"(<[+\-0-9A-Za-z]+>|[A-Za-z]{3,})"
_OFFSET = r"([+-]?\d{1,3}(?::\d\d){0,2})"
_CHANGE = r",M(\d{1,2})\.([1-5])\.([0-6])(?:/([+-]?\d{1,3}(?::\d\d){0,2}))?"
_DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")


class Change(NamedTuple):
    """When a zone goes over to other clocks, each year.

    Attributes:
        month: 1 to 12.
        week: 1 to 4, 5 for the last.
        weekday: Sunday is 0, as POSIX counts.
        at: The time of day by the clocks before.
    """

    month: int
    week: int
    weekday: int
    at: time

    def in_year(self, year: int) -> datetime:
        """The instant of a year, by the clocks before."""
        on = InMonth(Form.WEEKDAY, self.week if self.week < 5 else -1, (self.weekday - 1) % 7)
        day = date_in_month(on, year, self.month)
        if day is None:
            raise ValueError("each month has its first four and its last weekdays")
        return datetime.combine(day, self.at)


class Clocks(NamedTuple):
    """One of the two ways in which a zone sets its clocks.

    Attributes:
        name: Its short name, as CET.
        offset: Ahead of UTC.
        begins: When they come into force; None where they always are.
    """

    name: str
    offset: timedelta
    begins: Change | None = None


class CompactZone(NamedTuple):
    """A zone told by at most two yearly rules."""

    key: str
    standard: Clocks
    daylight: Clocks | None = None

    def offset(self, day: date) -> timedelta:
        """How far noon of a day is ahead of UTC."""
        if self.daylight is None or self.daylight.begins is None or self.standard.begins is None:
            return self.standard.offset
        begins = self.daylight.begins.in_year(day.year).date()
        ends = self.standard.begins.in_year(day.year).date()
        is_summer = begins <= day < ends if begins < ends else not ends <= day < begins
        return self.daylight.offset if is_summer else self.standard.offset

    def lines(self) -> Iterator[str]:
        """The VTIMEZONE."""
        yield from ("BEGIN:VTIMEZONE", f"TZID:{self.key}")
        if self.daylight is not None:
            yield from _part("DAYLIGHT", self.daylight, self.standard.offset)
        before = self.standard.offset if self.daylight is None else self.daylight.offset
        yield from _part("STANDARD", self.standard, before)
        yield "END:VTIMEZONE"


@lru_cache(maxsize=64)
def compact_zone(key: str, first_year: int, last_year: int) -> CompactZone | None:
    """The compact form of a zone; None where it has none that holds in these years.

    Args:
        key: Its IANA name, as Europe/Vienna.
        first_year: The first year for which it is needed.
        last_year: The last one.
    """
    try:
        zone = zoneinfo.ZoneInfo(key)
        found = _parse(key, _footer(key))
    except (KeyError, ValueError, OSError):
        return None
    if found is None:
        return None
    day, end = date(first_year, 1, 1), date(last_year, 12, 31)
    while day <= end:  # some zones go by the moon for decades before their footer holds
        if datetime.combine(day, time(12), zone).utcoffset() != found.offset(day):
            return None
        day += timedelta(days=5)
    return found


def _footer(key: str) -> str:
    """The last line of the zone's file, from the system or from the tzdata package."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder, *key.split("/"))
        if path.is_file():
            data = path.read_bytes()
            break
    else:
        data = resources.files("tzdata").joinpath("zoneinfo", *key.split("/")).read_bytes()
    return data.rstrip(b"\n").rsplit(b"\n", 1)[-1].decode("ascii")


def _parse(key: str, footer: str) -> CompactZone | None:
    found = re.fullmatch(f"{_NAME}{_OFFSET}(?:{_NAME}{_OFFSET}?{_CHANGE}{_CHANGE})?", footer, re.ASCII)
    if found is None:
        return None
    name, offset, other, other_offset, *changes = found.groups()
    standard = Clocks(name.strip("<>"), -_span(offset))
    if other is None:
        return CompactZone(key, standard)
    ahead = standard.offset + timedelta(hours=1) if other_offset is None else -_span(other_offset)
    times = [_span(each or "2") for each in (changes[3], changes[7])]
    if not all(timedelta() <= each < timedelta(days=1) for each in times):
        return None  # a rule of iCalendar cannot say 26 o'clock
    start, end = (
        Change(int(month), int(week), int(weekday), _time_of(span))
        for (month, week, weekday), span in zip((changes[0:3], changes[4:7]), times, strict=True)
    )
    first = Clocks(standard.name, standard.offset, end)
    second = Clocks(other.strip("<>"), ahead, start)
    # Dublin calls its winter the exception; calendars want the clocks that are ahead as DAYLIGHT.
    return CompactZone(key, *sorted((first, second), key=lambda clocks: clocks.offset))


def _span(text: str) -> timedelta:
    sign = -1 if text.startswith("-") else 1
    hours, minutes, seconds = [*map(int, text.lstrip("+-").split(":")), 0, 0][:3]
    return sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _time_of(span: timedelta) -> time:
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    return time(minutes // 60, minutes % 60, seconds)


def _part(name: str, clocks: Clocks, before: timedelta) -> Iterator[str]:
    yield f"BEGIN:{name}"
    yield f"TZNAME:{clocks.name}"
    yield f"TZOFFSETFROM:{_offset(before)}"
    yield f"TZOFFSETTO:{_offset(clocks.offset)}"
    if clocks.begins is None:
        yield f"DTSTART:{EPOCH}0101T000000"
    else:
        month, week, weekday, _ = clocks.begins
        yield f"DTSTART:{clocks.begins.in_year(EPOCH):%Y%m%dT%H%M%S}"
        yield f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={week if week < 5 else -1}{_DAYS[weekday]}"
    yield f"END:{name}"


def _offset(span: timedelta) -> str:
    minutes = int(span.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
