"""Rules that came from elsewhere: those that can be adopted as our own, and the dates of those that cannot.

A foreign rule is kept as text and only shown; single further days stand in it as one more part, `RDATE`. It is
checked before dateutil sees it, which hangs for ever on `INTERVAL=0`, and asked for no date past the window, as a
rule without any date would be looked for until year 9999.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from heapq import merge
from itertools import islice

from kamtui.rules.recurrence import RuleRefused
from kamtui.rules.recurrence_text import DAYS, TEXT_LIMIT, CheckedRule, check_rule, split_rule

MOST_DATES = 1_500
"""Dates of one foreign rule that are looked at at once: a day each for the longest agenda and the year after it."""
UNDER_A_DAY = ("SECONDLY", "MINUTELY", "HOURLY")
OF_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
FOREIGN_LIMIT = 9_999
"""The highest interval or count of a foreign rule: ten thousand dates of one meeting are a mistake."""
MORE = "RDATE"
"""The part of a foreign rule that lists single further days, as 20261201,20261215."""
END = ";UNTIL=20261231"
"""What a rule must have room for, as somebody may divide it."""
FAR = timedelta(days=366 * 60)
"""How far after its start a foreign rule is looked at."""


def adopt_rule(
    text: str, starts: date, *, at: time | None = None, zone: tzinfo | None = None
) -> CheckedRule | None:
    """Find the rule of our subset that gives the dates of a foreign one; None when there is none.

    Args:
        text: The rule.
        starts: Its DTSTART's day.
        at: Its DTSTART's time of day, by which an UNTIL with an hour is read; None without one.
        zone: The zone of that time; None where it has none.
    """
    try:
        parts = split_rule(text)
        _fill(parts, starts)
        if "UNTIL" in parts:
            parts["UNTIL"] = f"{_last_day(parts['UNTIL'], at, zone):%Y%m%d}"
        return check_rule(";".join(f"{name}={value}" for name, value in parts.items()), starts)
    except (RuleRefused, ValueError, OverflowError):  # the last: an UNTIL that the zone has no day for
        return None


def check_foreign(text: str, starts: date) -> str:
    """Why a foreign rule cannot even be kept as text; empty when it can.

    Args:
        text: The rule.
        starts: The day of its first date.
    """
    try:
        parts = split_rule(text)
        if parts.get("FREQ") in UNDER_A_DAY or any("," in parts.get(name, "") for name in OF_A_DAY):
            return "it recurs several times a day"
        _refuse_what_hangs(parts)
        last = datetime.combine(min(starts, date.max - FAR) + FAR, time())
        next(foreign_instants(text, datetime.combine(starts, time()), last), None)
    except RuleRefused as problem:
        return str(problem)
    return ""


def with_more_days(text: str, days: Sequence[date]) -> tuple[str, int]:
    """A rule with single further days, as many as a rule has room for.

    Args:
        text: The rule; empty for a first day alone.
        days: The further days, by day.

    Returns:
        The foreign rule, and how many days found room.
    """
    room = max(0, (TEXT_LIMIT - len(text) - len(END) - len(MORE) - 2) // 9)
    kept = days[:room]
    if not kept:
        return text, 0
    listed = ",".join(f"{day:%Y%m%d}" for day in kept)
    return ";".join(filter(None, (text.rstrip(";"), f"{MORE}={listed}"))), len(kept)


def foreign_dates(text: str, starts: date, first: date, last: date) -> tuple[date, ...]:
    """The dates of a foreign rule in a window; none of a rule that cannot be read.

    Args:
        text: The rule.
        starts: The day of its first date.
        first: The first day of the window.
        last: The last one.
    """
    # Whole years are kept, so that going from month to month does not walk from the start each time.
    found = _up_to(text, starts, min(last.year + 1, 9999))
    return tuple(day for day in found if first <= day <= last)


def foreign_instants(text: str, starts: datetime, last: datetime) -> Iterator[datetime]:
    """The instants of any rule that dateutil can read, up to one.

    Args:
        text: The rule.
        starts: Its DTSTART without a zone.
        last: No instant after this one is given.

    Raises:
        RuleRefused: It cannot be read.
    """
    from dateutil.rrule import rrulestr  # only where there is a foreign rule

    parts = split_rule(text)
    _refuse_what_hangs(parts)
    more = sorted(datetime.combine(_instant(day).date(), starts.time()) for day in _listed(parts.pop(MORE, "")))
    count = int(parts.pop("COUNT")) if "COUNT" in parts else None
    more = [day for day in more if starts <= day <= last]  # the end of the rule is none of theirs
    if "UNTIL" in parts:
        last = min(last, _instant(parts.pop("UNTIL")))
    if "FREQ" not in parts:
        return iter([starts, *more])
    plain = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        rule = rrulestr(f"{plain};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=starts, cache=False)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as problem:
        raise RuleRefused(f"The rule {text[:60]} cannot be read.") from problem
    return merge(islice(iter(rule), count), more)


def _listed(value: str) -> list[str]:
    return value.split(",") if value else []


@lru_cache(maxsize=1024)
def _up_to(text: str, starts: date, year: int) -> tuple[date, ...]:
    end = datetime(year, 12, 31, 23, 59, 59)  # noqa: DTZ001 - a rule's instants are by the wall clock
    try:
        instants = foreign_instants(text, datetime.combine(starts, time()), end)
        found = dict.fromkeys(instant.date() for instant in islice(instants, 30 * MOST_DATES))
    except (RuleRefused, ValueError, OverflowError):
        return ()
    return tuple(found)[-MOST_DATES:]


def _refuse_what_hangs(parts: dict[str, str]) -> None:
    """Refuse what dateutil follows for ever, or silently takes for something else."""
    if "FREQ" not in parts and MORE in parts:
        return
    if parts.get("FREQ") not in (*FREQUENCIES, *UNDER_A_DAY):
        raise RuleRefused("The rule says no frequency.")
    for name in ("INTERVAL", "COUNT"):
        value = parts.get(name, "1")
        if not (value.isascii() and value.isdigit() and len(value) < 10 and 1 <= int(value) <= FOREIGN_LIMIT):
            raise RuleRefused(f"The rule has {name}={value[:20]}, which cannot be followed.")
    if re.search(r"(^|,)[+-]?0+(,|$)", parts.get("BYMONTHDAY", "")):
        raise RuleRefused("The rule has BYMONTHDAY=0, which is no day.")


def _fill(parts: dict[str, str], starts: date) -> None:
    """Write out what a bare rule takes from its start, and what two spellings say alike."""
    frequency = parts.get("FREQ")
    named = any(name in parts for name in ("BYMONTHDAY", "BYDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"))
    if frequency == "WEEKLY":
        parts.setdefault("BYDAY", DAYS[starts.weekday()])
    if frequency == "YEARLY" and "BYMONTH" not in parts and not named:
        parts["BYMONTH"] = str(starts.month)
    if frequency in ("MONTHLY", "YEARLY") and not named:
        parts["BYMONTHDAY"] = str(starts.day)
    if "BYDAY" in parts:
        parts["BYDAY"] = ",".join(day.removeprefix("+") for day in parts["BYDAY"].split(","))
        if (
            parts["BYDAY"] in DAYS
            and frequency == "MONTHLY"
            and parts.get("BYSETPOS", "") in ("1", "2", "3", "4", "5", "-1")
        ):
            parts["BYDAY"] = parts.pop("BYSETPOS") + parts["BYDAY"]


def _instant(value: str) -> datetime:
    found = re.fullmatch(r"(\d{8})(?:T(\d{6})Z?)?", value, re.ASCII)
    if found is None:
        raise RuleRefused(f"UNTIL={value[:20]} is no day.")
    try:
        return datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - by the wall clock
    except ValueError as problem:
        raise RuleRefused(f"UNTIL={value[:20]} is no day.") from problem


def _last_day(value: str, at: time | None, zone: tzinfo | None) -> date:
    """The last day on which a date may fall, of an UNTIL with or without an hour."""
    instant = _instant(value)
    if "T" not in value:
        return instant.date()
    if zone is not None and value.endswith("Z"):
        instant = instant.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    return instant.date() if instant.time() >= (at or time()) else instant.date() - timedelta(days=1)
