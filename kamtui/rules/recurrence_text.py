"""A recurrence rule as text of RFC 5545: read, checked and written in the subset that every calendar reads alike.

What is not in the subset is refused here and kept as foreign text where it came from elsewhere (formats:
recurrence). Everything is checked before a date is computed: other engines hang on some of it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from kamtui.rules.recurrence import (
    COUNT_LIMIT,
    FIFTH,
    INTERVAL_LIMIT,
    Form,
    Frequency,
    InMonth,
    Rule,
    RuleRefused,
    dates,
)

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Once more than where days are read: that draws, and rules know nothing of drawing."""
SHORTEST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days that a month has in every year."""
WORKING_DAYS = tuple(DAYS[:5])
AHEAD = timedelta(days=5 * 366)
"""A rule without a date for so long is a slip."""
TEXT_LIMIT = 500
KNOWN = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")

Parts = Mapping[str, str]


class CheckedRule(NamedTuple):
    """A rule that may be kept.

    Attributes:
        rule: The rule.
        text: It as text, in one order and with the start of the week.
        starts: Its first date, on or after the day it was checked with; the series begins there.
        warning: What one should know before keeping it; empty without anything.
    """

    rule: Rule
    text: str
    starts: date
    warning: str = ""


def check_rule(text: str, starts: date) -> CheckedRule:
    """Say whether a rule may be kept, and with which first date.

    Args:
        text: The rule, as `FREQ=WEEKLY;BYDAY=TU`.
        starts: The first day on which a date may fall.

    Raises:
        RuleRefused: It is none, not of the subset, ends before it starts or has no date for five years.
    """
    rule = parse_rule(text)
    if rule.until is not None and rule.until < starts:
        raise RuleRefused(f"The rule ends on {rule.until.isoformat()}, before its first day {starts.isoformat()}.")
    last = starts + AHEAD if starts.year < 9990 else date.max
    first = next(dates(rule, starts, starts, last), None)
    if first is None:
        raise RuleRefused("The rule has no date in the next five years: check its interval, its month and its end.")
    if rule.frequency is Frequency.WEEKLY and not rule.weekdays:
        rule = replace(rule, weekdays=(first.weekday(),))
    skips = rule.on is not None and rule.on.form is Form.WEEKDAY and rule.on.number == FIFTH
    return CheckedRule(rule, write_rule(rule), first, "it skips months without a fifth one" if skips else "")


def day_text(day: date) -> str:
    """A day as rules and their exceptions name it: `31 Dec 2027`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year}"


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> Rule:
    """Read a rule of the subset.

    Args:
        text: The rule, with or without `RRULE:`.

    Raises:
        RuleRefused: It is none, or not of the subset; one sentence.
    """
    parts = split_rule(text)
    unknown = [name for name in parts if name not in KNOWN]
    if unknown:
        raise RuleRefused(f"{unknown[0]} is not used here: name days, weekdays or months, as BYDAY=TU.")
    name = parts.get("FREQ", "")
    if name not in Frequency.__members__:
        raise RuleRefused("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY.")
    frequency = Frequency(name)
    interval = _whole(parts, "INTERVAL", INTERVAL_LIMIT) or 1
    count = _whole(parts, "COUNT", COUNT_LIMIT)
    until = _until(parts["UNTIL"]) if "UNTIL" in parts else None
    if count is not None and until is not None:
        raise RuleRefused("A rule has COUNT or UNTIL, never both.")
    week_start = _week_start(parts)
    if frequency is Frequency.DAILY:
        _refuse_others(parts, "A daily rule", ())
        return Rule(frequency, interval, count, until)
    if frequency is Frequency.WEEKLY:
        _refuse_others(parts, "A weekly rule", ("BYDAY",))
        return Rule(frequency, interval, count, until, _weekdays(parts.get("BYDAY", "")), week_start)
    month = _month(parts, frequency)
    return Rule(frequency, interval, count, until, month=month, on=_in_month(parts, month))


def split_rule(text: str) -> dict[str, str]:
    """The parts of a rule's text by name, in capitals, whatever they are.

    Raises:
        RuleRefused: It is too long, empty, or names a part twice.
    """
    if len(text) > TEXT_LIMIT:
        raise RuleRefused(f"A rule has at most {TEXT_LIMIT} characters.")
    parts: dict[str, str] = {}
    for part in text.upper().replace(" ", "").removeprefix("RRULE:").rstrip(";").split(";"):
        name, mark, value = part.partition("=")
        if not (name and mark and value):
            raise RuleRefused("A rule is written like FREQ=WEEKLY;INTERVAL=2;BYDAY=TU.")
        if name in parts:
            raise RuleRefused(f"{name} stands twice in the rule.")
        parts[name] = value
    return parts


def write_rule(rule: Rule) -> str:
    """A rule as text: its parts in one order, the start of the week with every weekly one."""
    parts = [f"FREQ={rule.frequency}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.month is not None:
        parts.append(f"BYMONTH={rule.month}")
    if rule.on is not None:
        parts.append(_on_text(rule.on))
    if rule.weekdays:
        parts.append(f"BYDAY={','.join(DAYS[day] for day in rule.weekdays)}")
    if rule.frequency is Frequency.WEEKLY:
        parts.append(f"WKST={DAYS[rule.week_start]}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    if rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(parts)


def _on_text(on: InMonth) -> str:
    match on.form:
        case Form.DAY:
            return f"BYMONTHDAY={on.number}"
        case Form.UP_TO_30:
            return "BYMONTHDAY=28,29,30;BYSETPOS=-1"
        case Form.WEEKDAY:
            return f"BYDAY={on.number}{DAYS[on.weekday]}"
        case _:
            return f"BYDAY={','.join(WORKING_DAYS)};BYSETPOS={on.number}"


def _whole(parts: Parts, name: str, limit: int) -> int | None:
    value = parts.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 12 and 1 <= int(value) <= limit):
        shown = value if len(value) < 20 else f"{value[:19]}…"
        raise RuleRefused(f"{name}={shown} cannot be kept: it is a whole number from 1 to {limit}.")
    return int(value)


def _until(value: str) -> date:
    found = re.fullmatch(r"(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?", value, re.ASCII)
    try:
        if found is not None:
            return date(*map(int, found.groups()[:3]))
    except ValueError:
        pass
    raise RuleRefused(f"UNTIL={value[:20]} is no day: write it like UNTIL=20271231.")


def _week_start(parts: Parts) -> int:
    value = parts.get("WKST", "MO")
    if value not in DAYS:
        raise RuleRefused(f"WKST={value[:20]} is no weekday: write MO, TU, WE, TH, FR, SA or SU.")
    return DAYS.index(value)


def _refuse_others(parts: Parts, whose: str, allowed: tuple[str, ...]) -> None:
    others = [name for name in parts if name.startswith("BY") and name not in allowed]
    if others:
        raise RuleRefused(f"{whose} cannot have {others[0]}.")


def _weekdays(value: str) -> tuple[int, ...]:
    names = value.split(",") if value else []
    wrong = [name for name in names if name not in DAYS]
    if wrong:
        raise RuleRefused(f"{wrong[0][:20]} is no weekday of a weekly rule: write MO, TU, WE, TH, FR, SA or SU.")
    return tuple(sorted({DAYS.index(name) for name in names}))


def _month(parts: Parts, frequency: Frequency) -> int | None:
    value = parts.get("BYMONTH")
    if frequency is Frequency.MONTHLY:
        if value is not None:
            raise RuleRefused("A monthly rule cannot have BYMONTH: take FREQ=YEARLY.")
        return None
    if value is None or not (value.isascii() and value.isdigit()) or not 1 <= int(value[:3]) <= 12:
        raise RuleRefused("A yearly rule names one month, as BYMONTH=3.")
    return int(value)


def _in_month(parts: Parts, month: int | None) -> InMonth:
    day, weekday, place = parts.get("BYMONTHDAY"), parts.get("BYDAY"), parts.get("BYSETPOS")
    if (day is None) == (weekday is None):
        raise RuleRefused("A monthly or yearly rule names one day: BYMONTHDAY=15, BYDAY=2TU or BYMONTHDAY=-1.")
    if place is not None:
        if weekday is not None and set(weekday.split(",")) == set(WORKING_DAYS) and place in ("1", "-1"):
            return InMonth(Form.WORKING_DAY, int(place))
        if day is not None and sorted(day.split(",")) == ["28", "29", "30"] and place == "-1":
            return InMonth(Form.UP_TO_30)
        raise RuleRefused("BYSETPOS finds the first or last working day, as BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1.")
    if weekday is not None:
        found = re.fullmatch(r"([1-5]|-1)(MO|TU|WE|TH|FR|SA|SU)", weekday)
        if found is None:
            raise RuleRefused("BYDAY of a monthly or yearly rule is one weekday with its number, as 2TU or -1FR.")
        return InMonth(Form.WEEKDAY, int(found[1]), DAYS.index(found[2]))
    return _day_of_month(day or "", month)


def _day_of_month(value: str, month: int | None) -> InMonth:
    if value == "-1":
        return InMonth(Form.DAY, -1)
    number = int(value) if re.fullmatch(r"\d{1,2}", value, re.ASCII) else 0
    # Every year has these days of its months, and every calendar reads them alike.
    most = 28 if month is None else SHORTEST[month - 1]
    if 1 <= number <= most:
        return InMonth(Form.DAY, number)
    if 1 <= number <= 31:
        where = "not every month has it" if month is None else f"{MONTH_NAMES[month - 1]} has none every year"
        raise RuleRefused(f"Day {number} cannot be kept: {where}. Take the last day, BYMONTHDAY=-1.")
    raise RuleRefused(f"BYMONTHDAY={value[:20]} is no day of a month: write 1 to {most}, or -1 for the last.")
