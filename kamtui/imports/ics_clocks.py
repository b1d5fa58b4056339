"""The clocks of a calendar file: a day and a time of day in a zone that everybody knows, whatever it was called."""

from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo


class Moment(NamedTuple):
    """When something is.

    Attributes:
        day: The day.
        time: The time of day as 14:30; empty for all day.
        zone: The IANA name of the zone; empty for the wall clock wherever one is.
    """

    day: date
    time: str = ""
    zone: str = ""


def moment_of(value: Any, shown_in: str) -> Moment | None:
    """When a property of the library's says it is; None where that cannot be read.

    Args:
        value: The property.
        shown_in: The zone in which instants of UTC are shown; empty to leave them in UTC.
    """
    at = dt_of(value)
    if isinstance(at, datetime):
        return _instant(at, str(getattr(value, "params", {}).get("TZID", "")), shown_in)
    return Moment(at) if isinstance(at, date) else None


def dt_of(value: Any) -> object:
    """What a property of the library's holds, of a stretch of time when it begins.

    None for a broken one, which says so when it is looked at.
    """
    try:
        found = getattr(value, "dt", None)
    except (ValueError, AttributeError):
        return None
    return found[0] if isinstance(found, tuple) and found else found


def zone_of(name: str) -> str:
    """The IANA name that is meant by the name of a zone; empty where nobody knows.

    Args:
        name: As the file has it: an IANA name, one of Windows, or one with a maker before it.
    """
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # only an import waits for it

    name = name.strip().strip('"')
    parts = name.split("/")
    guesses = [
        name,
        WINDOWS_TO_OLSON.get(name, ""),
        *("/".join(parts[-count:]) for count in (3, 2) if len(parts) > count),
    ]
    for guess in guesses:
        if guess and is_zone(guess):
            return guess
    return ""


def is_zone(name: str) -> bool:
    """Whether a name is that of a zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _instant(at: datetime, name: str, shown_in: str) -> Moment:
    if at.tzinfo is None:
        return Moment(at.date(), f"{at:%H:%M}")
    key = getattr(at.tzinfo, "key", None)
    if key == "UTC" and shown_in:
        try:
            there = at.astimezone(ZoneInfo(shown_in))
        except OverflowError:  # no such day there, before the first one or after the last
            return Moment(at.date(), f"{at:%H:%M}", key)
        return Moment(there.date(), f"{there:%H:%M}", shown_in)
    zone = key if key and is_zone(key) else zone_of(name)
    return Moment(at.date(), f"{at:%H:%M}", zone)
