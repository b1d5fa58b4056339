"""The lines of a section as they are shown: folded branches hidden, groups parted, the one being written put in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kamtui.models.outline import Section
from kamtui.rules.plan import PlanRow, PlanView

Key = tuple[str, int]
"""Kind and key of a record."""

GROUP = "group"
"""Kind of the line above records that serve nothing."""
NOT_SAVED = -1
"""Key of the record that is being written and is not in the book yet."""

MANY = {"swot": "findings", "value": "value delivered", "team": "team members"}
"""What several records of a section are called, where its name in the outline does not say it."""


def many_of(section: Section) -> str:
    """What several records of a section are called: `No findings yet`."""
    return MANY.get(section.key, section.short.lower())


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of a section.

    Attributes:
        row: The record.
        serves: What it serves, in words; empty where that is nothing.
        has_below: Whether records serve it.
        is_folded: Whether those are hidden.
    """

    row: PlanRow
    serves: str = ""
    has_below: bool = False
    is_folded: bool = False

    @property
    def key(self) -> Key:
        """Kind and key of its record."""
        return self.row.kind, self.row.id


def title_of(section: Section, row: PlanRow) -> str:
    """What a record is called; empty where it has no name yet."""
    names = {record.key: record.title for record in section.levels}
    return str(row.values.get(names.get(row.kind, "title")) or "")


def section_lines(
    section: Section, rows: Sequence[PlanRow], folded: Collection[Key]
) -> tuple[SectionLine | None, ...]:
    """The lines of a section, with a blank one above each group but the first.

    Args:
        section: The section.
        rows: Its rows, each followed by what serves it.
        folded: The records whose branch is hidden.
    """
    return tuple(_lines(section, rows, folded))


def _lines(section: Section, rows: Sequence[PlanRow], folded: Collection[Key]) -> Iterator[SectionLine | None]:
    is_tree = len(section.levels) > 1
    above: dict[int, str] = {}
    hidden_from: int | None = None
    for place, row in enumerate(rows):
        if row.level == 0 and place and is_tree:
            yield None
        if hidden_from is not None and row.level > hidden_from:
            continue
        hidden_from = None
        has_below = place + 1 < len(rows) and rows[place + 1].level > row.level
        is_folded = has_below and (row.kind, row.id) in folded
        if is_folded:
            hidden_from = row.level
        above[row.level] = title_of(section, row) if has_below and row.kind != GROUP else ""
        yield SectionLine(row, above.get(row.level - 1, ""), has_below, is_folded)


def same_lines(
    before: Sequence[SectionLine | None], lines: Sequence[SectionLine | None]
) -> tuple[SectionLine | None, ...]:
    """The lines, with those that stood there before wherever nothing differs: they are drawn already.

    Args:
        before: What is on the screen.
        lines: What is to be.
    """
    known = {line.key: line for line in before if line is not None}
    return tuple(None if line is None else _same(known.get(line.key), line) for line in lines)


def _same(known: SectionLine | None, line: SectionLine) -> SectionLine:
    # A row that was read again is another object where anything in it differs.
    return known if known is not None and known.row is line.row and known == line else line


def above_of(rows: Sequence[PlanRow], key: Key) -> list[Key]:
    """What a record stands below, outermost first: these must be unfolded for it to be seen."""
    path: list[PlanRow] = []
    for row in rows:
        path = [outer for outer in path if outer.level < row.level]
        if (row.kind, row.id) == key:
            return [(outer.kind, outer.id) for outer in path]
        path.append(row)
    return []


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where a new record goes.

    Attributes:
        kind: Its kind.
        level: Its level.
        parent: The record it serves; None where it serves nothing.
        below: The sibling it comes after; None for the last place.
        line: Its place among the section's rows until it is saved.
    """

    kind: str
    level: int
    parent: int | None
    below: int | None
    line: int

    def draft(self) -> PlanRow:
        """The row that stands there while it is written."""
        values: Mapping[str, object] = MappingProxyType({})
        return PlanRow(self.kind, NOT_SAVED, self.level, self.parent, values)


def new_place(section: Section, rows: Sequence[PlanRow], at: Key | None, *, below_it: bool) -> NewPlace | None:
    """Where a record goes that is made from the cursor.

    Args:
        section: The section.
        rows: Its rows.
        at: What the cursor is on; None in an empty section.
        below_it: Whether the new record shall serve that one instead of standing beside it.

    Returns:
        None where nothing can serve the record.
    """
    kinds = [record.key for record in section.levels]
    place = next((place for place, row in enumerate(rows) if (row.kind, row.id) == at), None)
    if place is None:
        return None if below_it and rows else NewPlace(kinds[0], 0, None, None, _end_of_first(rows))
    row = rows[place]
    if not below_it and all(each.kind != kinds[0] for each in rows):
        # In a first plan there may be actions before there is a goal.
        return NewPlace(kinds[0], 0, None, None, _end_of_first(rows))
    if row.kind == GROUP:
        return NewPlace(kinds[-1], row.level + 1, None, None, _end(rows, place))
    if not below_it:
        return NewPlace(row.kind, row.level, row.parent, row.id, _end(rows, place))
    level = kinds.index(row.kind) + 1
    if level >= len(kinds):
        return None
    return NewPlace(kinds[level], row.level + 1, row.id, None, _end(rows, place))


def _end(rows: Sequence[PlanRow], place: int) -> int:
    """The place behind a record and all that serves it."""
    level = rows[place].level
    return next((later for later in range(place + 1, len(rows)) if rows[later].level <= level), len(rows))


def _end_of_first(rows: Sequence[PlanRow]) -> int:
    """The place behind the records that serve something, before the group of those that do not."""
    return next((place for place, row in enumerate(rows) if row.kind == GROUP), len(rows))


def next_gap(view: PlanView, order: Sequence[str], section: str, at: Key | None) -> tuple[str, Key | None] | None:
    """Where the next gap is, round the end.

    Args:
        view: The plan.
        order: Keys of the sections in their order.
        section: The section one is in.
        at: The record the cursor is on.

    Returns:
        Section and record, None for the record where the section itself is empty; None when nothing is missing.
    """
    places = {
        (key, record): (number, line)
        for number, key in enumerate(order)
        for line, record in enumerate([None, *((row.kind, row.id) for row in view.sections.get(key, ()))])
    }
    found = sorted({places[gap.section, gap.row] for gap in view.gaps if (gap.section, gap.row) in places})
    if not found:
        return None
    here = places.get((section, at), (order.index(section), 0))
    chosen = next((place for place in found if place > here), found[0])
    return next(key for key, place in places.items() if place == chosen)


def below_of(rows: Sequence[PlanRow], key: Key) -> int:
    """How many records serve a record, at whatever level."""
    place = next((place for place, row in enumerate(rows) if (row.kind, row.id) == key), None)
    return 0 if place is None else _end(rows, place) - place - 1


def appeared(before: PlanView | None, after: PlanView | None) -> tuple[str, Key] | None:
    """The first record of an account's plan that was not in it before, with its section.

    Args:
        before: The plan as it was.
        after: The plan as it is.

    Returns:
        None where there is none, and where the plans are two accounts'.
    """
    if before is None or after is None or before.account_id != after.account_id:
        return None
    others = {key: rows for key, rows in after.sections.items() if rows is not before.sections[key]}
    known = {(row.kind, row.id) for key in others for row in before.sections[key]}
    places = ((key, (row.kind, row.id)) for key, rows in others.items() for row in rows)
    return next((found for found in places if found[1] not in known and found[1][0] != GROUP), None)
