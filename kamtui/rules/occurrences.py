"""When a series takes place: the dates of its rule, kept off free days, with what was moved, skipped or done."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.rules.clock_changes import EARLIEST_KEPT, hour_on, missing_hour
from kamtui.rules.recurrence import RuleRefused, dates
from kamtui.rules.recurrence_foreign import foreign_dates
from kamtui.rules.recurrence_text import day_text, parse_rule
from kamtui.rules.workdays import FURTHEST, longest_run, shifted
from kamtui.vocabulary_cadence import DayShift, OccurrenceState

MARGIN = timedelta(days=FURTHEST)
"""How far free days move a meeting at most."""
FAR_AHEAD = 5
"""Years in which the next dates of a series are looked for."""
NOTHING: Mapping[date, "Fate"] = {}


class Pattern(NamedTuple):
    """What a series says of its days.

    Attributes:
        starts: Its first day.
        rule: Its rule; None or empty for once.
        is_foreign: Whether the rule came from elsewhere and is not of our subset.
        shift: What becomes of it on free days.
        time: Its time of day as 14:30; empty for all day.
        zone: The IANA name of the zone of that time; empty for the wall clock wherever one is.
    """

    starts: date
    rule: str | None = None
    is_foreign: bool = False
    shift: DayShift = DayShift.KEEP
    time: str = ""
    zone: str = ""


class Fate(NamedTuple):
    """What became of one occurrence.

    Attributes:
        state: Moved, skipped or done.
        moved_to: Where it was moved to; None when it was not.
        moved_time: At which time then; empty for the series' own.
    """

    state: OccurrenceState
    moved_to: date | None = None
    moved_time: str = ""


class Occurrence(NamedTuple):
    """One time that a series takes place.

    Attributes:
        series_day: The day by the rule, under which it is kept.
        day: The day it takes place.
        time: Its time of day as 14:30; empty for all day.
        state: What became of it; None while nothing did.
        why: Why its day or hour is not the one by the rule; empty when it is.
    """

    series_day: date
    day: date
    time: str = ""
    state: OccurrenceState | None = None
    why: str = ""


def rule_days(pattern: Pattern, first: date, last: date) -> Iterable[date]:
    """The days of a series by its rule alone, in a window; a rule that cannot be read gives its first day.

    Args:
        pattern: The series.
        first: The first day of the window.
        last: The last one.
    """
    if pattern.rule and pattern.is_foreign:
        return foreign_dates(pattern.rule, pattern.starts, first, last)
    if pattern.rule:
        try:
            return dates(parse_rule(pattern.rule), pattern.starts, first, last)
        except RuleRefused:
            pass  # a book may hold what no form lets through; the first day is known all the same
    return (pattern.starts,) if first <= pattern.starts <= last else ()


def occurrences(
    pattern: Pattern,
    first: date,
    last: date,
    *,
    holidays: Collection[date] = (),
    fates: Mapping[date, Fate] = NOTHING,
    with_skipped: bool = False,
) -> list[Occurrence]:
    """When a series takes place in a window, by day; the window counts for where an occurrence went.

    Free days bring no two meetings of a series onto one day: Saturday's and Sunday's of a daily one do not stand on
    Monday besides Monday's own. They count as skipped.

    Args:
        pattern: The series.
        first: The first day of the window.
        last: The last one.
        holidays: The user's free days.
        fates: What became of occurrences, by the day of the rule.
        with_skipped: Whether those that were skipped, by hand or on free days, are given too.
    """
    keeps = pattern.shift is DayShift.KEEP
    margin = timedelta() if keeps else timedelta(days=longest_run(frozenset(holidays)))
    low = max(first, date.min + margin) - margin
    high = min(last, date.max - margin) + margin
    days = rule_days(pattern, low, high)
    if fates:
        moved_in = (day for day, fate in fates.items() if fate.moved_to and first <= fate.moved_to <= last)
        away = [day for day in moved_in if not low <= day <= high]
        days = (*days, *(day for day in away if is_of_rule(pattern, day)))
    if keeps:
        found = [_placed(day, pattern, day, fates.get(day)) for day in days]
    else:
        went = {day: shifted(day, pattern.shift, holidays) for day in days}
        spare = _spare(went)
        found = [_placed(day, pattern, there, fates.get(day), day in spare) for day, there in went.items()]
    kept = [
        each
        for each in found
        if first <= each.day <= last and (with_skipped or each.state is not OccurrenceState.SKIPPED)
    ]
    # Asked once for all of them: hardly any series has an hour that a night may leave out.
    if any(at and at < EARLIEST_KEPT for at in (pattern.time, *(fate.moved_time for fate in fates.values()))):
        kept = [_at_night(each, pattern.zone) for each in kept]
    if fates or not keeps:
        kept.sort(key=lambda each: (each.day, each.time, each.series_day))
    return kept


def is_of_rule(pattern: Pattern, day: date) -> bool:
    """Whether a day is one by the rule of a series."""
    return day in tuple(rule_days(pattern, day, day))


def next_occurrences(
    pattern: Pattern,
    after: date,
    count: int,
    *,
    holidays: Collection[date] = (),
    fates: Mapping[date, Fate] = NOTHING,
) -> tuple[Occurrence, ...]:
    """The next times a series takes place, from a day on; fewer where it ends, or has none for years.

    Args:
        pattern: The series.
        after: The first day that counts.
        count: How many.
        holidays: The user's free days.
        fates: What became of occurrences, by the day of the rule.
    """
    found: list[Occurrence] = []
    earliest = max(pattern.starts, date.min + MARGIN) - MARGIN
    for first, last in _stretches(max(after, earliest), pattern):
        found += occurrences(pattern, first, last, holidays=holidays, fates=fates)
        if len(found) >= count:
            break
    return tuple(found[:count])


def _stretches(first: date, pattern: Pattern) -> Iterator[tuple[date, date]]:
    """Windows that grow: most series come every week, some every few years."""
    for days in (100, 400, 366 * FAR_AHEAD, 366 * 60):
        if date.max - first < timedelta(days=days):
            return
        last = first + timedelta(days=days)
        yield first, last
        if not pattern.rule:
            return
        first = last + timedelta(days=1)


def _spare(went: Mapping[date, date | None]) -> frozenset[date]:
    """The days by the rule that would go to a day which the rule itself gives, or an earlier one went to.

    What became of a meeting by hand plays no part: moving a Monday's away does not bring Saturday's back.
    """
    taken = {day for day, there in went.items() if there == day}
    spare = set()
    for day in sorted(day for day in went if day not in taken):
        there = went[day]
        if there in taken:
            spare.add(day)
        elif there is not None:
            taken.add(there)
    return frozenset(spare)


def _at_night(each: Occurrence, zone: str) -> Occurrence:
    """An occurrence at the hour that its night has."""
    shown = hour_on(each.day, each.time, zone)
    if shown == each.time:
        return each
    missing = missing_hour(each.day, each.time, zone)
    return each._replace(time=shown, why=f"{each.why}, and {missing}" if each.why else missing)


def _placed(
    day: date, pattern: Pattern, there: date | None, fate: Fate | None, is_spare: bool = False
) -> Occurrence:
    if fate is not None and fate.moved_to is not None:
        at = fate.moved_time or pattern.time
        return Occurrence(day, fate.moved_to, at, fate.state, f"moved from {day_text(day)}")
    state = None if fate is None else fate.state
    if there == day:
        return Occurrence(day, day, pattern.time, state)
    if there is None:
        return Occurrence(day, day, pattern.time, OccurrenceState.SKIPPED, "a free day")
    if is_spare and fate is None:
        why = f"a free day, and {day_text(there)} has its own"
        return Occurrence(day, day, pattern.time, OccurrenceState.SKIPPED, why)
    return Occurrence(day, there, pattern.time, state, f"{day_text(day)} is a free day")
