"""Periods of revenue targets: what a name as `H1 2027` means, which two overlap, and what no target covers."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from kamtui.rules.judged import Cause, quoted
from kamtui.rules.periods import Period
from kamtui.rules.revenue import Target

WriteDay = Callable[[date], str]
"""How a day is written, with its year."""

NAMED = re.compile(
    r"^(?:(?P<part>[HQ])\s*(?P<number>[1-4])[\s/-]*)?(?P<year>(?:19|20|21)\d\d)(?:[\s/-]*(?P<late>[HQ]\s*[1-4]))?$"
)
"""A year, with a half or a quarter before or behind it."""

MONTHS = {"H": 6, "Q": 3}
"""Months of a half and of a quarter."""


def period_named(name: str) -> Period | None:
    """The days that a period's name means: `2027`, `H1 2027`, `Q3 2027`, `2027 Q3`; None where it means none."""
    found = NAMED.match(name.strip().upper())
    if found is None:
        return None
    part, number = found["part"], int(found["number"] or 0)
    if found["late"]:
        if part:
            return None
        part, number = found["late"][0], int(found["late"][-1])
    year = int(found["year"])
    if not part:
        return Period(date(year, 1, 1), date(year, 12, 31))
    months = MONTHS[part]
    if number * months > 12:
        return None
    first = months * (number - 1) + 1
    after = date(year + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    return Period(date(year, first, 1), after - timedelta(days=1))


def period_problem(target: Target, others: Iterable[Target], write: WriteDay) -> tuple[str, str]:
    """Say what is wrong with a target's period: it ends before it begins, or has a day in common with another one.

    Args:
        target: The target as it would be.
        others: The account's other targets.
        write: How the sentence writes a day.

    Returns:
        One sentence and the field it is about; both empty where nothing is wrong.
    """
    if target.starts is None or target.ends is None:
        return "", ""
    if target.ends < target.starts:
        return f"To: {write(target.ends)} is before {write(target.starts)}, when the period begins.", "ends"
    for other in others:
        if other.starts is None or other.ends is None or other.id == target.id:
            continue
        if target.starts <= other.ends and other.starts <= target.ends:
            field = "ends" if target.starts < other.starts else "starts"
            label = "To" if field == "ends" else "From"
            days = f"{write(other.starts)} to {write(other.ends)}"
            return f"{label}: the period overlaps {quoted(other.name)}, {days}.", field
    return "", ""


def breaks(targets: Sequence[Target], write: WriteDay) -> Iterator[Cause]:
    """Name the days between two targets that no target covers, the earliest first."""
    known = sorted(
        (one.starts, one.ends, one.id) for one in targets if one.starts is not None and one.ends is not None
    )
    for (_, before, _), (after, _, key) in pairwise(known):
        if after > before + timedelta(days=1):
            first, last = before + timedelta(days=1), after - timedelta(days=1)
            days = write(first) if first == last else f"{write(first)} to {write(last)}"
            yield Cause(f"no target for {days}", record=("target", key))
