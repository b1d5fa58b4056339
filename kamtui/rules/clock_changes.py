"""Hours that the night of a change of clocks leaves out, and what they become then (RFC 5545, section 3.3.5)."""

from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache

EARLIEST_KEPT = "04:00"
"""Clocks are put forward at night, somewhere between midnight and this hour."""


def hour_on(day: date, at: str, zone: str = "") -> str:
    """The hour that a clock shows in place of one: the same, but for one that the day leaves out.

    What the clocks skip is read by those of before: where they go from 02:00 to 03:00, 02:30 becomes 03:30.

    Args:
        day: The day.
        at: The time of day as 14:30; empty for none.
        zone: The IANA name of the zone; empty, or one that nobody knows, for the clocks of this machine.
    """
    return at if not at or at >= EARLIEST_KEPT else _shown(day, at, zone)


def missing_hour(day: date, at: str, zone: str = "") -> str:
    """That an hour does not exist on a day; empty where it does.

    Args:
        day: The day.
        at: The time of day as 14:30; empty for none.
        zone: The IANA name of the zone; empty for the clocks of this machine.
    """
    return "" if hour_on(day, at, zone) == at else f"{at} does not exist that day"


def _shown(day: date, at: str, zone: str) -> str:
    """The hour of a night; that of a known zone is looked up once, as machines may be taken to other zones."""
    return _shown_in(day, at, zone) if zone and _is_known(zone) else _read(day, at, None)


@lru_cache(maxsize=8192)
def _shown_in(day: date, at: str, zone: str) -> str:
    from zoneinfo import ZoneInfo  # hardly anybody meets at night

    return _read(day, at, ZoneInfo(zone))


@lru_cache(maxsize=64)
def _is_known(zone: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _read(day: date, at: str, zone: tzinfo | None) -> str:
    try:
        asked = datetime.combine(day, time.fromisoformat(at), zone)
        shown = datetime.fromtimestamp(asked.timestamp(), UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):  # a year that the machine's clocks do not know
        return at
    return f"{shown:%H:%M}" if shown.date() == day else at
