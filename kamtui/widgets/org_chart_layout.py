"""Where everybody of an org chart stands: on which line of the outline, in which place among the boxes."""

from bisect import bisect_right
from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple

from kamtui.widgets.org_chart_tree import Tree


class Seat(NamedTuple):
    """The place of a person who is shown.

    Attributes:
        id: The person.
        depth: How many managers stand above; among boxes the column.
        guides: For each level from the second down to the person's own, whether somebody follows there.
        slot: The row of boxes. The first report sits beside the manager, others below. Below the deepest level that
            is drawn everybody has the manager's.
        last: The slot of the last report shown; the person's own slot without any.
        reports: How many reports are shown.
        hidden: How many people below are folded away.
    """

    id: int
    depth: int
    guides: tuple[bool, ...]
    slot: int
    last: int
    reports: int
    hidden: int


class Column(NamedTuple):
    """The boxes of one level.

    Attributes:
        slots: Their slots, ascending.
        places: The places of their seats on the chart.
    """

    slots: list[int]
    places: list[int]


class Seating(NamedTuple):
    """Everybody who is shown.

    Attributes:
        seats: From the top of the outline.
        place: The place of each person among the seats.
        manager: The place of each seat's manager; -1 at the top.
        columns: The boxes by level.
        slots: How many rows of boxes there are.
    """

    seats: Sequence[Seat] = ()
    place: Mapping[int, int] = {}
    manager: Sequence[int] = ()
    columns: Sequence[Column] = ()
    slots: int = 0

    def at(self, level: int, slot: int) -> int:
        """The place of whoever sits at a slot of a level or next above it there; -1 if nobody does."""
        if not 0 <= level < len(self.columns):
            return -1
        column = self.columns[level]
        found = bisect_right(column.slots, slot) - 1
        return column.places[found] if found >= 0 else -1


def seat(
    tree: Tree,
    folded: Container[int] = (),
    wanted: Collection[int] | None = None,
    deepest: int | None = None,
) -> Seating:
    """Give everybody a place.

    Args:
        tree: Who stands under whom.
        folded: Whose reports are hidden.
        wanted: Who is shown, with all managers above them, however folded; everybody if None.
        deepest: The last level that takes room among boxes, as the others are out of sight; each one if None.
    """
    kept = None if wanted is None else _with_chains(tree, wanted)
    shown, shown_reports = _shown(tree, folded, kept)
    seats: list[Seat] = []
    place: dict[int, int] = {}
    manager: list[int] = []
    columns: list[Column] = []
    slots: dict[int, int] = {}
    free = 0
    for number, (id, guides) in enumerate(shown):
        depth, above = tree.depth[id], tree.manager[id]
        is_out_of_sight = deepest is not None and depth > deepest
        if above is not None and (is_out_of_sight or shown_reports[above][0] == id):
            slot = slots[above]
        else:
            slot, free = free, free + 1
        slots[id] = slot
        reports = len(shown_reports.get(id, ()))
        hidden = tree.below[id] if kept is None and id in folded else 0
        seats.append(Seat(id, depth, guides, slot, slot, reports, hidden))
        place[id] = number
        manager.append(-1 if above is None else place[above])
        if depth == len(columns):
            columns.append(Column([], []))
        columns[depth].slots.append(slot)
        columns[depth].places.append(number)
    for id, reports_of in shown_reports.items():
        number = place[id]
        seats[number] = seats[number]._replace(last=slots[reports_of[-1]])
    return Seating(seats, place, manager, columns, free)


def _with_chains(tree: Tree, wanted: Collection[int]) -> set[int]:
    """These people and all managers above them."""
    kept: set[int] = set()
    for id in wanted:
        above: int | None = id
        while above is not None and above not in kept:
            kept.add(above)
            above = tree.manager[above]
    return kept


def _shown(
    tree: Tree, folded: Container[int], kept: Container[int] | None
) -> tuple[list[tuple[int, tuple[bool, ...]]], dict[int, Sequence[int]]]:
    """Who is shown, from the top, with their guides, and whose reports are."""
    tops = [id for id in tree.order if tree.manager[id] is None and (kept is None or id in kept)]
    waiting: list[tuple[int, tuple[bool, ...]]] = [(top, ()) for top in reversed(tops)]
    shown: list[tuple[int, tuple[bool, ...]]] = []
    shown_reports: dict[int, Sequence[int]] = {}
    while waiting:
        id, guides = waiting.pop()
        shown.append((id, guides))
        reports = tree.reports.get(id, ())
        if kept is not None:
            reports = [report for report in reports if report in kept]
        elif id in folded:
            continue
        if reports:
            shown_reports[id] = reports
            waiting.append((reports[-1], (*guides, False)))
            follows = (*guides, True)
            waiting += [(report, follows) for report in reports[-2::-1]]
    return shown, shown_reports
