"""The org chart as boxes: a column for each level, the first report beside the manager, the others below."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kamtui.theme import glyph
from kamtui.widgets.org_chart_layout import Seat, Seating
from kamtui.widgets.org_chart_lines import line_marks
from kamtui.widgets.org_chart_outline import UNKNOWN, Face, rival_mark, standing_mark, tell, touch_cell
from kamtui.widgets.org_chart_values import ChartPerson
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts, spread, width_of
from kamtui.widgets.stance import stance_cell

BOX = 4
"""Lines of a box: stance and last contact in its upper edge, name, title, role and influence in its lower edge."""
GAP = 5
"""Cells between two columns, where the lines to the reports run."""
BOX_LEAST, BOX_MOST = 26, 40
"""Cells of a box."""


class BoxColumns(NamedTuple):
    """The columns that are in sight.

    Attributes:
        first: The first level.
        visible: How many levels there is room for.
        box: Cells of a box.
    """

    first: int
    visible: int
    box: int

    def start(self, level: int) -> int:
        """The cell in which the boxes of a level begin; before the first one stands the gap of its lines."""
        return GAP * (self.first > 0) + (level - self.first) * (self.box + GAP)

    def level_at(self, cell: int) -> int:
        """The level whose boxes cover a cell; -1 between them."""
        level, inside = divmod(cell - self.start(self.first), self.box + GAP)
        return self.first + level if 0 <= level < self.visible and inside < self.box else -1


def columns_in_sight(width: int, levels: int, first: int, at: int) -> BoxColumns:
    """Choose the columns, so that one of them is in sight and none is cut.

    Args:
        width: The cells of a line, margins left out.
        levels: How many levels there are.
        first: The first one until now.
        at: The level to be seen.
    """
    room = max(0, width - 2 * GAP)  # lines come in at the left, counts of what is folded go out at the right
    count = max(1, min(levels, (room + GAP) // (BOX_LEAST + GAP)))
    box = max(8, min(BOX_MOST, (room + GAP) // count - GAP))
    first = max(0, min(first, levels - count))
    return BoxColumns(min(max(first, at - count + 1), at), count, box)


class Drawn(NamedTuple):
    """A run of cells on a line.

    Attributes:
        parts: What is drawn.
        place: The seat whose box it belongs to; -1 between the boxes.
    """

    parts: Parts
    place: int


def draw_line(
    seating: Seating,
    columns: BoxColumns,
    line: int,
    person: Callable[[Seat], ChartPerson],
    face: Callable[[int], Face],
) -> Iterator[Drawn]:
    """One line of the boxes, from left to right.

    Args:
        seating: Everybody who is shown.
        columns: The columns in sight.
        line: The line, 0 on top.
        person: Who sits somewhere.
        face: How the person of a place is drawn.
    """
    slot, row = divmod(line, BOX)
    if columns.first:
        yield Drawn(_gap(seating, columns.first - 1, slot, row), -1)
    for level in range(columns.first, columns.first + columns.visible):
        place = seating.at(level, slot)
        here = place >= 0 and seating.seats[place].slot == slot
        if here:
            seat = seating.seats[place]
            yield Drawn(_box_line(seat, person(seat), face(place), row, columns.box), place)
        else:
            yield Drawn(blanks(columns.box), -1)
        is_last = level == columns.first + columns.visible - 1
        yield Drawn(_beyond(seating, place, slot, row) if is_last else _gap(seating, level, slot, row), -1)


def _gap(seating: Seating, level: int, slot: int, row: int) -> Parts:
    """The cells right of a level: the lines from its managers to their reports."""
    place = seating.at(level, slot)
    if place < 0:
        return blanks(GAP)
    manager = seating.seats[place]
    if manager.hidden and manager.slot == slot and row == 1:
        return _count(manager.hidden)
    if not manager.reports or manager.last < slot:
        return blanks(GAP)
    begins, follows, half = manager.slot == slot, manager.last > slot, GAP // 2
    if row == 1 and seating.seats[seating.at(level + 1, slot)].slot == slot:
        joint = "joint-down" if begins else "joint-right"
        if not follows:
            joint = "rule" if begins else "bottom-left"
        before = (glyph("rule") if begins else " ") * half
        return ((before + glyph(joint) + glyph("rule") * (GAP - half - 1), "quiet"),)
    goes_on = not begins if row == 0 else follows
    return (*blanks(half), (glyph("vertical") if goes_on else " ", "quiet"), *blanks(GAP - half - 1))


def _beyond(seating: Seating, place: int, slot: int, row: int) -> Parts:
    """The cells right of the last level in sight: that somebody is folded away there, or goes on out of sight."""
    if place < 0 or row != 1 or seating.seats[place].slot != slot:
        return blanks(GAP)
    seat = seating.seats[place]
    if seat.hidden:
        return _count(seat.hidden)
    if seat.reports:
        return fit_parts(((glyph("rule"), "quiet"), (glyph("more"), "muted")), GAP)
    return blanks(GAP)


def _count(hidden: int) -> Parts:
    """How many are folded away."""
    return fit_parts(((f"{glyph('folded')}{hidden}", "accent"),), GAP)


def _box_line(seat: Seat, person: ChartPerson, face: Face, row: int, width: int) -> Parts:
    """One of the four lines of a box."""
    is_here = face.at == person.id
    edge = "accent" if is_here or face.is_picked else "faint" if person.left or face.is_aside else "quiet"
    is_known = not (person.is_vacancy or person.left)
    ink = "fg" if is_known and not face.is_quiet else "muted"
    if row == 0:
        stance = _let_in(stance_cell(person.stance, person.trend)) if is_known else ()
        return _edge("top", stance, _let_in(touch_cell(person)) if is_known else (), width, edge)
    if row == BOX - 1:
        role: Parts = ((person.role or UNKNOWN[0], ink),) if is_known else ()
        influence: Parts = ((person.influence.label, "muted"),) if person.influence is not None else ()
        return _edge("bottom", role, influence, width, edge)
    left = glyph("joint-left" if row == 1 and seat.depth else "vertical")
    right = glyph("joint-right" if row == 1 and (seat.reports or seat.hidden) else "vertical")
    inner = width - 4
    inside = _name(person, face, ink, inner) if row == 1 else fit_parts(face.told or tell(person), inner)
    mark = face.mark if row == 1 else (" ", "fg")
    return ((left, edge), mark, *inside, (" " + right, edge))


def _name(person: ChartPerson, face: Face, ink: str, width: int) -> Parts:
    """The name, and at its right the marks, those that are not there leaving no room."""
    vacancy: Parts = ((glyph("vacancy") + " ", "muted"),) if person.is_vacancy else ()
    name: Part = (person.name or UNKNOWN[0], ink, "b" if face.at == person.id else "")
    marks = (*line_marks(face.lines, person.id, face.at), *rival_mark(person), *standing_mark(person))
    there = tuple(part for part in marks if part[0] != " ")
    return fit_parts(spread((*vacancy, name), there, width, gap=1), width)


def _edge(side: str, left: Parts, right: Parts, width: int, ink: str) -> Parts:
    """The upper or lower edge of a box with texts let into it; the right one goes first where there is no room."""
    rule = glyph("rule")
    if right and width_of(left) + width_of(right) + 9 > width:
        right = ()
    before: Parts = ((" ", "fg"), *fit_parts(left, min(width_of(left), width - 6)), (" ", "fg")) if left else ()
    after: Parts = ((" ", "fg"), *right, (" ", "fg")) if right else ()
    free = width - 4 - width_of(before) - width_of(after)
    return (
        (glyph(f"{side}-left") + rule, ink),
        *before,
        (rule * free, ink),
        *after,
        (rule + glyph(f"{side}-right"), ink),
    )


def _let_in(parts: Parts) -> Parts:
    """Parts without blanks at their end, as the edge goes on behind them."""
    while parts and not parts[-1][0].strip():
        parts = parts[:-1]
    return parts
