"""Free days: weekends and the user's holidays, and where a meeting goes that falls on one."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from kamtui.vocabulary_cadence import DayShift

WEEKEND = (5, 6)
FURTHEST = 31
"""Days within which a working day is looked for; a longer run of free days moves nothing."""
ONE = timedelta(days=1)


def is_free(day: date, holidays: Collection[date]) -> bool:
    """Whether a day is a Saturday, a Sunday or a holiday.

    Args:
        day: The day.
        holidays: The user's own list.
    """
    return day.weekday() in WEEKEND or day in holidays


@lru_cache(maxsize=64)
def longest_run(holidays: frozenset[date]) -> int:
    """How many days in a row are free at most, `FURTHEST` where more are; no meeting is moved any further.

    Args:
        holidays: The user's own list.
    """
    longest = len(WEEKEND)
    for day in holidays:
        begins = ends = day
        while is_free(ends, holidays) and (ends - begins).days < FURTHEST and ends < date.max:
            ends += ONE
        while is_free(begins, holidays) and (ends - begins).days < FURTHEST and begins > date.min:
            begins -= ONE
        longest = max(longest, (ends - begins).days)
    return min(longest, FURTHEST)


def shifted(day: date, shift: DayShift, holidays: Collection[date]) -> date | None:
    """Where a meeting of a day takes place; None when it is skipped. The day by the rule stays what it is.

    Args:
        day: The day by the rule.
        shift: What becomes of it on a free day; the nearest one is the later where both are as near.
        holidays: The user's own list.
    """
    if shift is DayShift.KEEP or not is_free(day, holidays):
        return day
    if shift is DayShift.SKIP:
        return None
    for distance in range(1, FURTHEST + 1):
        for way in WAYS[shift]:
            try:
                there = day + way * distance * ONE
            except OverflowError:
                continue
            if not is_free(there, holidays):
                return there
    return day


WAYS = {DayShift.NEXT: (1,), DayShift.PREVIOUS: (-1,), DayShift.NEAREST: (1, -1)}
"""In which directions a working day is looked for, each distance in turn."""
