"""Which backups stay: all of two days, then one a day, a week, a month and a year, within a budget of disk space.

Anki thins in the same manner (`rslib/src/collection/backup.rs`); ours also keeps one a year for ever.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

ALL_FOR = timedelta(days=2)
"""So long every backup stays."""
MOST_RECENT = 100
"""At most so many of these."""
DEEDS_FOR = timedelta(days=90)
"""So long those stay that were made before something large, or by hand."""
DAYS, WEEKS, MONTHS = 14, 10, 24
"""The newest of so many days, weeks and months on which there are any."""
BUDGET = 2_000_000_000
"""Bytes that all of them may take."""
NEWEST = 10
"""So many stay whatever they take."""


class Kept(NamedTuple):
    """A backup as the rule sees it.

    Attributes:
        name: What it is known by.
        at: When it was made; all in the same time zone.
        size: Bytes.
        is_deed: Whether it was made before something large, or by hand.
    """

    name: str
    at: datetime
    size: int
    is_deed: bool = False


def surplus(copies: Iterable[Kept], now: datetime, budget: int = BUDGET) -> tuple[Kept, ...]:
    """Which backups may go; thinning what stays again takes nothing more.

    Args:
        copies: Every backup there is.
        now: The moment to judge on.
        budget: Bytes that they may take; the newest ten and the newest of each year stay whatever they take.

    Returns:
        Those that may go, the oldest first.
    """
    ordered = sorted(copies, key=lambda copy: (copy.at, copy.name), reverse=True)
    years = _newest_of(ordered, lambda at: at.year)
    recent = [copy for copy in ordered if now - copy.at <= ALL_FOR][:MOST_RECENT]
    deeds = [copy for copy in ordered if copy.is_deed and now - copy.at <= DEEDS_FOR]
    days = _newest_of(ordered, lambda at: at.date())[:DAYS]
    weeks = _newest_of(ordered, lambda at: at.isocalendar()[:2])[:WEEKS]
    months = _newest_of(ordered, lambda at: (at.year, at.month))[:MONTHS]
    safe = {*ordered[:NEWEST], *years}
    stays = {*recent, *deeds, *days, *weeks, *months, *safe}
    taken = sum(copy.size for copy in stays)
    for copy in reversed(ordered):
        if taken <= budget:
            break
        if copy in stays and copy not in safe:
            stays.remove(copy)
            taken -= copy.size
    return tuple(copy for copy in reversed(ordered) if copy not in stays)


def _newest_of(ordered: Sequence[Kept], period: Callable[[datetime], Hashable]) -> list[Kept]:
    """The newest backup of each period, the newest period first."""
    found: dict[Hashable, Kept] = {}
    for copy in ordered:
        found.setdefault(period(copy.at), copy)
    return list(found.values())
