"""The dates of a recurring meeting: arithmetic on a rule, which never walks from the first date to today.

A rule is of the subset that every calendar reads alike (formats: recurrence). Each month or year of it holds one
date at most, so the dates of a window are found by dividing, whenever the series began.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

INTERVAL_LIMIT = 999
COUNT_LIMIT = 999
FRIDAY = 4
FIFTH = 5
"""The one ordinal of a weekday that some months lack."""


class RuleRefused(ValueError):
    """A rule cannot be kept; the message is one sentence for the user."""


class Frequency(StrEnum):
    """How a rule counts."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class Form(StrEnum):
    """How a date is found in its month."""

    DAY = "day"
    """The n-th day; -1 is the last."""
    WEEKDAY = "weekday"
    """The n-th of a weekday; -1 is the last."""
    WORKING_DAY = "working day"
    """The first (1) or last (-1) day from Monday to Friday."""
    UP_TO_30 = "up to 30"
    """Day 30, or the last day of a month that has none."""


class InMonth(NamedTuple):
    """Which day of a month it is.

    Attributes:
        form: How it is found.
        number: Which one; negative from the end.
        weekday: Of which weekday, Monday is 0; counts for `Form.WEEKDAY` only.
    """

    form: Form
    number: int = 0
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the subset, checked.

    Attributes:
        frequency: How it counts.
        interval: Every how many days, weeks, months or years.
        count: How many dates there are; None for any number.
        until: The last day a date may have; None for none. Never together with `count`.
        weekdays: Of a weekly rule, Monday is 0, ascending; empty for the weekday of the first date.
        week_start: The day on which the weeks of a fortnightly rule begin, Monday is 0.
        month: Of a yearly rule, 1 to 12.
        on: Of a monthly or yearly rule, the day in its month.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: date | None = None
    weekdays: tuple[int, ...] = ()
    week_start: int = 0
    month: int | None = None
    on: InMonth | None = None


def dates(rule: Rule, starts: date, first: date, last: date) -> Iterator[date]:
    """The dates of a rule in a window, ascending.

    Args:
        rule: The rule.
        starts: The day from which it counts.
        first: The first day of the window.
        last: The last one.
    """
    if rule.until is not None and rule.until < last:
        last = rule.until
    first = max(first, starts)
    if first > last:
        return iter(())
    if rule.frequency is Frequency.DAILY:
        return _daily(rule, starts, first, last)
    if rule.frequency is Frequency.WEEKLY:
        return _weekly(rule, starts, first, last)
    return _monthly(rule, starts, first, last)


def date_in_month(on: InMonth, year: int, month: int) -> date | None:
    """The date that a month has for a rule; None when it has none.

    Args:
        on: Which day.
        year: The year.
        month: The month, 1 to 12.
    """
    first_weekday, length = monthrange(year, month)
    form, number, weekday = on
    if form is Form.DAY:
        day = number if number > 0 else length + 1 + number
    elif form is Form.UP_TO_30:
        day = min(30, length)
    elif form is Form.WEEKDAY:
        day = 1 + (weekday - first_weekday) % 7 + 7 * (number - 1)
        if number < 0:
            day = length - (first_weekday + length - 1 - weekday) % 7
    elif number > 0:
        day = 1 if first_weekday <= FRIDAY else 8 - first_weekday
    else:
        day = length - max(0, (first_weekday + length - 1) % 7 - FRIDAY)
    return date(year, month, day) if day <= length else None


def _daily(rule: Rule, starts: date, first: date, last: date) -> Iterator[date]:
    number = -(-(first - starts).days // rule.interval)
    end = (last - starts).days // rule.interval
    if rule.count is not None:
        end = min(end, rule.count - 1)
    for index in range(number, end + 1):
        yield starts + timedelta(days=index * rule.interval)


def _weekly(rule: Rule, starts: date, first: date, last: date) -> Iterator[date]:
    # Ordinals instead of days: the week of the first date may begin before the first day there is.
    origin = starts.toordinal()
    base = origin - (starts.weekday() - rule.week_start) % 7
    offsets = sorted((day - rule.week_start) % 7 for day in rule.weekdays or (starts.weekday(),))
    passed = sum(base + offset < origin for offset in offsets)
    low, high = first.toordinal(), last.toordinal()
    week = max(0, (low - base) // 7 // rule.interval)
    while (monday := base + 7 * rule.interval * week) <= high:
        for place, offset in enumerate(offsets):
            if rule.count is not None and week * len(offsets) + place - passed >= rule.count:
                return
            if low <= monday + offset <= high:
                yield date.fromordinal(monday + offset)
        week += 1


def _monthly(rule: Rule, starts: date, first: date, last: date) -> Iterator[date]:
    on = rule.on or InMonth(Form.DAY, starts.day)
    origin, step = _months(rule, starts)
    skips = on.form is Form.WEEKDAY and on.number == FIFTH
    if rule.count is not None:
        last = min(last, _end_of_count(rule, starts) if skips else _end_by_count(rule, starts))
    index = max(0, (first.year * 12 + first.month - 1 - origin) // step)
    while (month := origin + step * index) <= last.year * 12 + last.month - 1:
        day = date_in_month(on, month // 12, month % 12 + 1)
        if day is not None and first <= day <= last:
            yield day
        index += 1


def _months(rule: Rule, starts: date) -> tuple[int, int]:
    """The first month that a rule looks at, counted from year 0, and the months from one to the next."""
    if rule.frequency is Frequency.YEARLY:
        return starts.year * 12 + (rule.month or starts.month) - 1, 12 * rule.interval
    return starts.year * 12 + starts.month - 1, rule.interval


def _end_by_count(rule: Rule, starts: date) -> date:
    """The last day of the month in which the count ends; each month that is looked at has a date."""
    origin, step = _months(rule, starts)
    on = rule.on or InMonth(Form.DAY, starts.day)
    earliest = date_in_month(on, origin // 12, origin % 12 + 1)
    passed = 1 if earliest is not None and earliest < starts else 0
    month = origin + step * ((rule.count or 1) - 1 + passed)
    if month // 12 > MAXYEAR:
        return date.max
    return date(month // 12, month % 12 + 1, monthrange(month // 12, month % 12 + 1)[1])


@lru_cache(maxsize=256)
def _end_of_count(rule: Rule, starts: date) -> date:
    """The last date of a rule that skips months; those must be counted, once for all looks at it."""
    found, left = starts, rule.count or 0
    for day in _monthly(_without_count(rule), starts, starts, date.max):
        found, left = day, left - 1
        if left <= 0:
            break
    return found


def _without_count(rule: Rule) -> Rule:
    return Rule(rule.frequency, rule.interval, None, None, month=rule.month, on=rule.on)
