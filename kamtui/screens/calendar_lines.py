"""What the calendar says of the agenda: the marks of days, and the lines of the list beside them."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kamtui.reading import MONTHS, WEEKDAYS, write_day, write_span
from kamtui.rules.agenda import AgendaItem
from kamtui.rules.agenda_touches import TOUCH, WITH
from kamtui.text import fit
from kamtui.theme import glyph
from kamtui.vocabulary_cadence import AgendaKind
from kamtui.widgets.agenda_list import AgendaLine
from kamtui.widgets.month_grid_values import DayEntry
from kamtui.widgets.parts import Parts, blanks

Line = AgendaLine[AgendaItem]

GLYPHS = {
    AgendaKind.TOUCH: "touch",
    AgendaKind.MEETING: "meeting",
    AgendaKind.ACTION: "action",
    AgendaKind.MILESTONE: "milestone",
    AgendaKind.RENEWAL: "contract",
    AgendaKind.NOTICE: "contract",
    AgendaKind.CONTRACT_END: "rival",
    AgendaKind.RECHECK: "tier-check",
    AgendaKind.REVIEW: "plan-review",
    AgendaKind.QUESTION: "question",
}
"""The mark of each kind, by its name in `kamtui.theme.GLYPHS`."""
ON_ONE_LINE = 56
"""Cells of the list from which account and title stand on one line."""
SHORTEST_NAME, LONGEST_NAME = 16, 36
"""Cells of the account's name where the title stands behind it."""
LEAST_LATE = 2
"""Late ones that are always shown on top of a day."""
FOR_WHAT_FOLLOWS = 10
"""Lines that late ones leave to headings, blanks and what follows the day."""
MONTH_TOO = 6
"""Cells of a day with its month."""
WITH_DAY = 90
"""Cells of the list from which late ones of the agenda tell the day they were due beside how late they are."""
MORE_LATE: Hashable = ("late", "more")
"""The key of the line that stands for late ones without room."""
NOTHING: Hashable = ("day", "nothing")
"""The key of the line that says that a day has nothing."""


class Due(Protocol):
    """What is due, as a month of the calendar has it."""

    @property
    def days(self) -> Mapping[date, Sequence[AgendaItem]]:
        """What is due by day, late ones on the day they were due."""

    @property
    def late(self) -> Sequence[AgendaItem]:
        """What is late, the longest first."""

    @property
    def free(self) -> Mapping[date, str]:
        """The names of the holidays."""


@dataclass(frozen=True, slots=True)
class ListSize:
    """How much room the list has.

    Attributes:
        width: Cells of a line.
        height: Lines.
    """

    width: int
    height: int

    @property
    def per_item(self) -> int:
        """Lines of one thing."""
        return 1 if self.width >= ON_ONE_LINE else 2


def mark_of(item: AgendaItem, today: date) -> tuple[str, str]:
    """The mark of an item and its ink: late replaces the kind's mark."""
    if item.late_days:
        return glyph("late"), "late"
    token = "due" if item.day == today else "fg" if item.day > today else "muted"
    return glyph(GLYPHS[item.kind]), token


def told(item: AgendaItem) -> str:
    """What an item is, with the person first whom one is to be in touch with: lines are cut at their end."""
    is_with = item.kind is AgendaKind.TOUCH and item.title.startswith(WITH)
    return f"{item.title.removeprefix(WITH)} · {TOUCH}" if is_with else item.title


def entries_by_day(
    days: Mapping[date, Sequence[AgendaItem]], today: date, *, is_all: bool
) -> dict[date, list[DayEntry]]:
    """The marks and words of each day for the grid.

    Args:
        days: What is due by day.
        today: The day all is judged on.
        is_all: Whether items of all accounts are shown, so that whose they are matters most.
    """
    return {day: [_entry(item, today, is_all=is_all) for item in items] for day, items in days.items()}


def _entry(item: AgendaItem, today: date, *, is_all: bool) -> DayEntry:
    mark, token = mark_of(item, today)
    return DayEntry(mark, item.account if is_all else told(item), token)


def item_key(item: AgendaItem, group: str = "day") -> Hashable:
    """What an item is known by in the list, whatever it was moved to."""
    return (group, item.kind, item.record, item.person_id, item.series_day)


def day_lines(shown: Due, day: date, today: date, size: ListSize, *, is_all: bool) -> list[Line | None]:
    """The list beside the grid: what is late on top, then the day, then what follows.

    Args:
        shown: What is due.
        day: The day one stands on.
        today: The day all is judged on.
        size: The room there is.
        is_all: Whether items of all accounts are shown.
    """
    items = shown.days.get(day, ())
    lines: list[Line | None] = list(_late(shown.late, today, size, len(items), is_all=is_all))
    lines.append(_heading(day, today, shown.free))
    if not items:
        lines.append(AgendaLine(NOTHING, (("nothing planned", "muted"),), stops=True))
    for item in items:
        lines += item_lines(item, today, size, "day", is_all=is_all)
    following = _following(shown, day, size.height - len(lines) - 2)
    if following:
        lines += [None, AgendaLine("then", (("Then", "fg", "b"),))]
        width = MONTH_TOO if any(item.day.month != day.month for item in following) else 2
        lines += [_then(item, today, width, is_all=is_all) for item in following]
    return lines


def _following(shown: Due, day: date, room: int) -> list[AgendaItem]:
    """What is due next after a day, as much as there is room for."""
    found: list[AgendaItem] = []
    for later in sorted(other for other in shown.days if other > day):
        if len(found) >= room:
            break
        found += [item for item in shown.days[later] if not item.late_days]
    return found[: max(0, room)]


def _late(
    late: Sequence[AgendaItem], today: date, size: ListSize, on_day: int, *, is_all: bool
) -> Iterator[Line | None]:
    """The late ones, as many as leave room for the day; the rest is counted."""
    if not late:
        return
    left = size.height - FOR_WHAT_FOLLOWS - (on_day or 1) * size.per_item
    most = max(LEAST_LATE, left // size.per_item, size.height * 2 // 5 // size.per_item)
    shown = late if len(late) <= most else late[: max(1, most - 1)]
    yield AgendaLine("late", (("Late", "late", "b"),), ((str(len(late)), "muted"),))
    for item in shown:
        yield from item_lines(item, today, size, "late", is_all=is_all)
    if len(shown) < len(late):
        yield AgendaLine(MORE_LATE, ((f"+{len(late) - len(shown)} more late", "late"),), stops=True)
    yield None


def _heading(day: date, today: date, free: Mapping[date, str]) -> Line:
    """The name of a day, and how far it is."""
    title = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    title += "" if day.year == today.year else f" {day.year}"
    away = (day - today).days
    when = "today" if not away else f"in {write_span(away)}" if away > 0 else f"{write_span(-away)} ago"
    holiday: Parts = ((f"  {free[day]}", "muted"),) if day in free else ()
    return AgendaLine(("heading", day), ((title, "fg", "b"), *holiday), ((when, "muted"),))


def item_lines(item: AgendaItem, today: date, size: ListSize, group: str, *, is_all: bool) -> Iterator[Line]:
    """An item on one line or two.

    Args:
        item: The item.
        today: The day all is judged on.
        size: The room there is.
        group: What sets it apart from the same item elsewhere in the list.
        is_all: Whether whose it is has to be said.
    """
    mark, token = mark_of(item, today)
    key = item_key(item, group)
    name = item.account if is_all else told(item)
    said = " · ".join(text for text in ((told(item) if is_all else ""), item.note) if text)
    left: Parts = ((f"{mark} ", token), (name, "fg", "n"))
    if size.per_item == 1 and said:
        room = max(SHORTEST_NAME, min(LONGEST_NAME, size.width // 3))
        column = ((fit(name, room, more=glyph("more")), "fg", "n"),) if is_all else left[1:]
        left = (left[0], *column, (f"  {said}", "muted"))
    yield AgendaLine(key, left, _tail(item), item, stops=True)
    if size.per_item == 2 and said:
        yield AgendaLine((key, "said"), (*blanks(2), (said, "muted")), item=item)


def _tail(item: AgendaItem) -> Parts:
    """What stands at the right: how late it is, else its hour."""
    if item.is_late:
        return ((write_span(item.late_days), "late"),)
    return ((item.time, "fg"),) if item.time else ()


def _then(item: AgendaItem, today: date, width: int, *, is_all: bool) -> Line:
    mark, _ = mark_of(item, today)
    name: Parts = (
        ((item.account, "fg", "n"), (f"  {told(item)}", "muted")) if is_all else ((told(item), "fg", "n"),)
    )
    day = f"{item.day.day} {MONTHS[item.day.month - 1][:3]}" if width == MONTH_TOO else str(item.day.day)
    left: Parts = ((f"{day:>{width}} ", "muted"), (f"{mark} ", "muted"), *name)
    return AgendaLine(item_key(item, "then"), left, ((item.time, "muted"),) if item.time else (), item, stops=True)


def agenda_lines(
    shown: Due, first: date, last: date, today: date, size: ListSize, *, is_all: bool
) -> list[Line | None]:
    """The agenda as one list: all that is late, then each day that has something.

    Args:
        shown: What is due.
        first: The first day shown.
        last: The last day shown.
        today: The day all is judged on.
        size: The room there is.
        is_all: Whether items of all accounts are shown.
    """
    lines: list[Line | None] = []
    if shown.late:
        lines.append(AgendaLine("late", (("Late", "late", "b"),), ((str(len(shown.late)), "muted"),)))
        for item in shown.late:
            for line in item_lines(item, today, size, "late", is_all=is_all):
                lines.append(_with_day(line, item, today) if line.stops and size.width >= WITH_DAY else line)
    for day in sorted(day for day in shown.days if first <= day <= last):
        due = [item for item in shown.days[day] if not item.late_days]
        if due:
            lines += [None] if lines else []
            lines.append(_heading(day, today, shown.free))
        for item in due:
            lines += item_lines(item, today, size, "day", is_all=is_all)
    return lines


def _with_day(line: Line, item: AgendaItem, today: date) -> Line:
    """The line of a late item with the day it was due, in columns whatever the spans are."""
    right: Parts = ((write_day(item.day, today), "muted"), (f"{write_span(item.late_days):>7}", "late"))
    return AgendaLine(line.key, line.left, right, line.item, line.stops)


def day_text(day: date, items: Iterable[AgendaItem], today: date) -> str:
    """A day as plain text, to be pasted elsewhere; one line an item.

    Args:
        day: The day.
        items: What is on it.
        today: The day all is judged on.
    """
    lines = [f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"]
    for item in items:
        late = f" ({write_span(item.late_days)} late)" if item.is_late else ""
        note = f", {item.note}" if item.note else ""
        lines.append(f"{item.time + ' ' if item.time else ''}{item.account}: {item.title}{note}{late}")
    return "\n".join(lines if len(lines) > 1 else [*lines, "nothing planned"]) + "\n"
