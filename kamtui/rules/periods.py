"""Periods of plans: which one follows another, which two overlap, and with which one an account begins."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.rules.plan import plan_title


class Period(NamedTuple):
    """The days of a plan; an end that is open is None.

    Attributes:
        starts: The first day.
        ends: The last day.
    """

    starts: date | None
    ends: date | None

    @property
    def title(self) -> str:
        """What a plan of this period is called."""
        return plan_title(self.starts, self.ends)

    @property
    def is_open(self) -> bool:
        """Whether neither end is known: such a plan is of no days at all."""
        return self.starts is None and self.ends is None


def year_of(day: date) -> Period:
    """The calendar year a day is in."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def following(period: Period, today: date) -> Period:
    """The period of equal length that begins when another one ends.

    Whole months stay whole months: after January to June comes July to December.

    Args:
        period: The one before.
        today: What lies on neither side of an open end: then it is this calendar year, or the one after its first.
    """
    if period.starts is None or period.ends is None:
        known = period.starts or period.ends
        return year_of(today if known is None else date(min(known.year + 1, date.max.year), 1, 1))
    try:
        begins = period.ends + timedelta(days=1)
        if begins.day == period.starts.day:
            months = 12 * (begins.year - period.starts.year) + begins.month - period.starts.month
            return Period(begins, _months_on(begins, months) - timedelta(days=1))
        return Period(begins, begins + (period.ends - period.starts))
    except (OverflowError, ValueError):  # the calendar ends in 9999
        return year_of(today)


def do_overlap(one: Period, other: Period) -> bool:
    """Whether two periods have a day in common; an open end reaches as far as there are days."""
    if one.is_open or other.is_open:
        return False
    return (one.starts or date.min) <= (other.ends or date.max) and (other.starts or date.min) <= (
        one.ends or date.max
    )


def first_free(taken: Iterable[Period], today: date) -> Period:
    """This calendar year, or what follows the last period where that would overlap one.

    Args:
        taken: The periods there are.
        today: The day whose year it is.
    """
    taken, wanted = tuple(taken), year_of(today)
    if not any(do_overlap(wanted, period) for period in taken):
        return wanted
    last = max(taken, key=lambda period: period.ends or date.max)
    wanted = following(last, today)
    return Period(None, None) if any(do_overlap(wanted, period) for period in taken) else wanted


def _months_on(day: date, months: int) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
