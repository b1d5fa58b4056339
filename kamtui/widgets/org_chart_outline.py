"""The org chart as an outline: a line for each person, with guides to the manager and what is known of them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kamtui.theme import glyph
from kamtui.vocabulary import Influence
from kamtui.widgets.org_chart_layout import Seat
from kamtui.widgets.org_chart_lines import LINES, Lines, line_marks
from kamtui.widgets.org_chart_values import ChartPerson
from kamtui.widgets.parts import Align, Part, Parts, blanks, fit_parts, letters_of, width_of
from kamtui.widgets.stance import STANCE, stance_cell
from kamtui.widgets.touched import touched_cell

GUIDE = 3
"""Cells by which a report stands in from the manager."""
NAME_LEAST = 18
"""Cells that a name keeps, however deep somebody stands."""
GUTTER = 2
"""Blank cells between two columns."""
TITLE_LEAST = 6
"""Cells below which a title is only said to be there."""
UNKNOWN: Part = ("?", "muted")


class Face(NamedTuple):
    """How a line is to be drawn, beside what is known of the person.

    Attributes:
        lines: Everybody's lines beside the line of command.
        at: Who stands under the cursor.
        is_aside: Whether the person is only shown as the manager of somebody who was searched for.
        is_picked: Whether the person is being moved, or stands under somebody who is.
        is_marked: Whether the person is one of those who are marked or were searched for.
        told: What stands in place of the title, as where somebody is being moved to.
    """

    lines: Lines
    at: int | None = None
    is_aside: bool = False
    is_picked: bool = False
    is_marked: bool = False
    told: Parts = ()

    @property
    def is_quiet(self) -> bool:
        """Whether the line is not what one looks for now."""
        return self.is_aside or self.is_picked

    @property
    def mark(self) -> Part:
        """The mark of whoever is marked, was searched for or is moved, as ink alone does not say so everywhere."""
        return (glyph("marked"), "accent") if self.is_marked or self.is_picked else (" ", "fg")


class Column(NamedTuple):
    """A column right of the names.

    Attributes:
        title: Its heading.
        width: Its cells.
        least: Cells of the chart from which on it is shown.
        cells: What it says of a person.
        align: The side on which heading and cells stand.
    """

    title: str
    width: int
    least: int
    cells: Callable[[ChartPerson], Parts]
    align: Align = "left"


class OutlineColumns(NamedTuple):
    """The columns that a width has room for.

    Attributes:
        width: The cells of a line.
        name: Cells of the names.
        columns: Those right of them.
    """

    width: int
    name: int
    columns: Sequence[Column]

    def heading(self, above: str = "") -> Parts:
        """The line of headings; the marks at its end have none.

        Args:
            above: The manager of whoever stands on the first line, as that one's own line is out of sight.
        """
        person: Parts = (("Person", "muted"), *((("  under " + above, "muted"),) if above else ()))
        line: list[Part] = [*fit_parts(person, self.name)]
        for column in self.columns:
            line += blanks(GUTTER)
            line += fit_parts(((column.title, "muted"),), column.width, column.align)
        return fit_parts(tuple(line), self.width)

    def line(self, seat: Seat, person: ChartPerson, face: Face) -> Parts:
        """The line of a person, of exactly `width` cells."""
        name = name_cell(seat, person, face, self.name + GUTTER - 1)
        line: list[Part] = [*name, *blanks(1)]
        for place, column in enumerate(self.columns):
            if place:
                line += blanks(GUTTER)
            line += fit_parts(() if person.is_vacancy else column.cells(person), column.width, column.align)
        if person.left or face.is_quiet:
            line = [_muted(part) for part in line]
        marks = (*line_marks(face.lines, person.id, face.at), *rival_mark(person), *standing_mark(person))
        return (*line, *blanks(self.width - width_of(line) - width_of(marks)), *marks)


def columns_for(width: int) -> OutlineColumns:
    """Choose columns.

    Args:
        width: The cells of a line, margins left out.
    """
    shown = [column for column in COLUMNS if column.least <= width]
    taken = sum(GUTTER + column.width for column in shown) + GUTTER + MARKS
    return OutlineColumns(width, max(0, width - taken), shown)


def guides(seat: Seat, room: int) -> Parts:
    """The lines that lead to the manager, in cells that leave a name its room.

    Who stands so deep that the guides take too much shows the number of managers instead of the first ones.

    Args:
        seat: Whose line it is.
        room: The cells of guides and name together.
    """
    if not seat.guides:
        return ()
    most = max(1, (room - NAME_LEAST) // GUIDE)
    kept, left_out = seat.guides, ""
    if len(kept) > most:
        left_out = f"{glyph('more')}{seat.depth}"
        kept = kept[-max(1, most - 1) :]
    above = "".join((glyph("vertical") if follows else " ") + " " * (GUIDE - 1) for follows in kept[:-1])
    own = glyph("branch" if kept[-1] else "last-branch").ljust(GUIDE)
    return ((left_out.ljust(GUIDE) if left_out else "", "quiet"), (above + own, "quiet"))


def name_cell(seat: Seat, person: ChartPerson, face: Face, room: int) -> Parts:
    """Guides, name, how many are folded away, then title and the like as far as there is room.

    Args:
        seat: Where the person stands.
        person: Who it is.
        face: How it is drawn.
        room: The cells; the last one is left to the mark that something was cut.
    """
    lead = guides(seat, room - 1)
    folded: Parts = ((f"  {glyph('folded')} {seat.hidden}", "accent"),) if seat.hidden else ()
    mark: Parts = ((glyph("vacancy") + " ", "muted"),) if person.is_vacancy else ()
    is_muted = person.is_vacancy or bool(person.left)
    name: Parts = (*mark, (person.name or UNKNOWN[0], "muted" if is_muted else "fg", "n"))
    free = room - 1 - width_of(lead) - width_of(folded)
    used = width_of(name)
    if used > free:
        return fit_parts((*lead, *fit_parts(name, free), *folded), room)
    rest = face.told or tell(person)
    free -= used
    if not rest:
        return fit_parts((*lead, *name, *folded), room)
    if (
        free < min(width_of(rest), TITLE_LEAST) + 2
    ):  # too little to read, yet it must not look as if there were none
        more = (*blanks(1 if free else 0), (glyph("more"), "muted"))
        return fit_parts((*lead, *name, *folded, *more), room)
    return fit_parts((*lead, *name, *folded, *blanks(2), *fit_parts(rest, free - 2)), room)


def tell(person: ChartPerson) -> Parts:
    """What stands behind a name: what is special about the person, then the title."""
    told = [
        "vacancy" if person.is_vacancy else "",
        person.left,
        "outside" if person.is_outside else "",
        person.title,
    ]
    return ((" · ".join(filter(None, told)), "muted"),) if any(told) else ()


def _muted(part: Part) -> Part:
    """The part in the ink of what is past; guides and blanks stay as they are."""
    if part[1] == "quiet" or part[1] == "accent":
        return part
    return (part[0], "muted", letters_of(part))


def _influence(person: ChartPerson) -> Parts:
    if person.influence is None:
        return (UNKNOWN,)
    return ((person.influence.label, "muted" if person.influence is Influence.LOW else "fg"),)


def touch_cell(person: ChartPerson) -> Parts:
    """The time since the last contact, and one blank later the mark of its state."""
    return touched_cell(person.touched or UNKNOWN[0], person.touch, is_quiet=person.is_quiet)


def rival_mark(person: ChartPerson) -> Parts:
    """The mark of whoever is a competitor's champion."""
    return ((glyph("rival"), "bad"),) if person.champion_of else blanks(1)


def standing_mark(person: ChartPerson) -> Parts:
    """The mark of a key player; who supports us has a filled one, so that it is seen without colour."""
    if not person.is_key or person.left:
        return blanks(1)
    if person.supports:
        return ((glyph("supporting-key-player"), "stance-mentor"),)
    return ((glyph("key-player"), "muted"),)


def _word(text: str, token: str = "fg") -> Parts:
    return ((text, token),) if text else ()


MARKS = LINES + 2
"""Cells of the marks at the end of a line: lines, a competitor's champion, key player."""

COLUMNS = (
    Column("Stance", STANCE, 0, lambda person: stance_cell(person.stance, person.trend)),
    Column("Role", 14, 70, lambda person: _word(person.role) or (UNKNOWN,)),
    Column("Influence", 9, 104, _influence),
    Column("Touched  ", 9, 0, touch_cell, "right"),
    Column("Budget", 15, 108, lambda person: _word(person.budget, "muted")),
    Column("Unit", 16, 132, lambda person: _word(person.unit, "muted")),
    Column("Coverage", 8, 150, lambda person: _word(person.coverage)),
    Column("Our contact", 12, 164, lambda person: _word(person.owner)),
    Column("We are", 32, 194, lambda person: _word(person.level, "muted")),
)
"""The columns from left to right; a narrow chart leaves out those that need more."""
