"""What a grid of weeks shows, as plain values, and how much of a day goes into a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.text import cells
from kamtui.theme import glyph
from kamtui.widgets.parts import Part, Parts

WEEK = 7
"""Days in a week."""
WEEKS = 6
"""Weeks of a month's grid; always as many, so that nothing moves from month to month."""
FIRST_WEEKDAYS = {"monday": 0, "sunday": 6, "saturday": 5}
"""The weekday of the first column by its name in the settings, as `date.weekday` counts."""
SATURDAY, THURSDAY = 5, 3
"""Weekdays, as `date.weekday` counts."""


class DayEntry(NamedTuple):
    """One thing on a day.

    Attributes:
        mark: The mark of its kind, one cell.
        text: What it is, in a word or two.
        token: The ink of both.
    """

    mark: str
    text: str
    token: str = "fg"


@dataclass(frozen=True, slots=True)
class MonthShown:
    """What the grid shows.

    Attributes:
        weeks: The days, a week a row.
        day: The day one stands on.
        today: The day all is judged on.
        entries: What is on each day, weightiest first; days without anything may be missing.
        free: The names of holidays.
        month: A day of the month that is shown; days of others step back. None where no month is, as in a week.
    """

    weeks: tuple[tuple[date, ...], ...] = ()
    day: date = date.min
    today: date = date.min
    entries: Mapping[date, Sequence[DayEntry]] = field(default_factory=dict)
    free: Mapping[date, str] = field(default_factory=dict)
    month: date | None = None

    def is_outside(self, day: date) -> bool:
        """Whether a day is of another month than the one shown."""
        return self.month is not None and (day.year, day.month) != (self.month.year, self.month.month)

    def number_token(self, day: date) -> str:
        """The ink of a day's number: today, days to come that are worked on, all others."""
        if day == self.today:
            return "accent"
        if self.is_outside(day):
            return "quiet"
        is_free = day.weekday() >= SATURDAY or day in self.free
        return "muted" if is_free or day < self.today else "fg"


def week_of(day: date, first_weekday: int) -> date:
    """The first day of the week a day is in; one before the calendar's first day is that first day.

    Args:
        day: The day.
        first_weekday: The weekday of the first column, 0 for Monday.
    """
    back = (day.weekday() - first_weekday) % WEEK
    return date.fromordinal(max(1, day.toordinal() - back))


def weeks_from(first: date, count: int) -> tuple[tuple[date, ...], ...]:
    """So many weeks from a day on."""
    start = min(first.toordinal(), date.max.toordinal() - count * WEEK + 1)
    return tuple(
        tuple(date.fromordinal(start + week * WEEK + place) for place in range(WEEK)) for week in range(count)
    )


def month_weeks(day: date, first_weekday: int) -> tuple[tuple[date, ...], ...]:
    """The weeks of a day's month: it stands in them whole, with days of its neighbours around it.

    Args:
        day: A day of the month.
        first_weekday: The weekday of the first column, 0 for Monday.
    """
    return weeks_from(week_of(day.replace(day=1), first_weekday), WEEKS)


def week_number(week: Sequence[date]) -> int:
    """The number of a week by ISO 8601: that of its Thursday, whichever day is in the first column."""
    return next(day for day in week if day.weekday() == THURSDAY).isocalendar().week


def add_months(day: date, count: int) -> date:
    """The same day so many months on; past a month's end its last day, past the calendar's end the day itself."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year < year < date.max.year:
        return day
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (following - timedelta(days=1)).day))


def marks_of(entries: Sequence[DayEntry], room: int) -> Parts:
    """The marks of a day, each kind once with how often it is there; where that has no room, without the numbers.

    Args:
        entries: What is on the day.
        room: How many cells there are.
    """
    counts: dict[tuple[str, str], int] = {}
    for entry in entries:
        look = (entry.mark, entry.token)
        counts[look] = counts.get(look, 0) + 1
    with_counts: list[Part] = [
        (mark + (str(count) if count > 1 else ""), token) for (mark, token), count in counts.items()
    ]
    if sum(cells(part[0]) for part in with_counts) <= room:
        return tuple(with_counts)
    bare: list[Part] = list(counts)
    if len(bare) <= room:
        return tuple(bare)
    return (*bare[: max(0, room - 1)], (glyph("more"), "muted"))[: max(0, room)]


def words_of(entries: Sequence[DayEntry], rows: int) -> list[Parts]:
    """A day's things in words, a line each; the last line counts those that have no room.

    Args:
        entries: What is on the day.
        rows: How many lines there are.
    """
    shown = entries if len(entries) <= rows else entries[: max(0, rows - 1)]
    lines: list[Parts] = [((f"{entry.mark} ", entry.token), (entry.text, entry.token)) for entry in shown]
    if len(shown) < len(entries) and rows > 0:
        lines.append(((f"+{len(entries) - len(shown)} more", "muted"),))
    return lines
