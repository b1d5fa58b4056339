"""What a white-space grid shows, as plain values, and where it stands on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kamtui.text import cells
from kamtui.vocabulary_plan import CellState
from kamtui.widgets.parts import Parts

GUTTER = 1
"""Blank cells between two columns: the first cell of each is blank but for the mark of a chosen one."""
NARROWEST, WIDEST, WITH_AMOUNT = 6, 14, 11
"""Cells of a unit's column: at least, at most, and from how many on the market value stands in it."""
TOTAL = 6
"""Cells of a total of a row."""
ROOM_FOR_TOTALS = 84
"""Cells from which on all totals of a row are shown; below it is the first one alone."""
NAME_LEAST, NAME_MOST, NAME_MOST_NARROW = 14, 30, 14
"""Cells of the offerings' names."""


class At(NamedTuple):
    """Where one stands in a grid.

    Attributes:
        offering: Key of the row; None on the headings.
        unit: Key of the column; None on the names.
    """

    offering: int | None
    unit: int | None


class Face(NamedTuple):
    """What a cell says.

    Attributes:
        state: Who serves the need.
        amount: The market value, written short; empty where it is unknown.
    """

    state: CellState
    amount: str = ""


class GridLine(NamedTuple):
    """One line: an offering, or the name of a family.

    Attributes:
        key: The offering's key; None for a family.
        name: What it is called.
        faces: Its cells, unit by unit.
        totals: What they come to, one for each title of a total.
    """

    key: int | None
    name: str
    faces: tuple[Face, ...] = ()
    totals: tuple[Parts, ...] = ()


class Foot(NamedTuple):
    """A line of totals below the units.

    Attributes:
        label: What it sums.
        sums: One for each unit.
        total: Of all.
    """

    label: str
    sums: tuple[Parts, ...]
    total: Parts


@dataclass(frozen=True, slots=True)
class GridShown:
    """A whole grid.

    Attributes:
        title: What it is.
        units: Keys and names of the columns.
        lines: The rows.
        total_titles: What the totals of a row are called.
        feet: The lines below.
    """

    title: str = ""
    units: tuple[tuple[int, str], ...] = ()
    lines: tuple[GridLine, ...] = ()
    total_titles: tuple[str, ...] = ()
    feet: tuple[Foot, ...] = ()


class GridLayout(NamedTuple):
    """Where things stand on a line of so many cells between its margins.

    Attributes:
        name: Cells of the names.
        column: Cells of one unit.
        visible: How many units there is room for.
        totals: How many totals of a row there is room for.
    """

    name: int
    column: int
    visible: int
    totals: int

    @property
    def has_amounts(self) -> bool:
        """Whether market values stand in the cells."""
        return self.column >= WITH_AMOUNT

    def start(self, place: int) -> int:
        """The first cell of the visible column number `place`."""
        return self.name + GUTTER + place * (self.column + GUTTER)


def lay_out_grid(shown: GridShown, width: int) -> GridLayout:
    """Choose the widths: all units where they fit, else as many as there is room for.

    Args:
        shown: The grid.
        width: Cells between the margins.
    """
    is_wide = width >= ROOM_FOR_TOTALS
    names = [cells(line.name[:NAME_MOST]) for line in shown.lines]
    most = NAME_MOST if is_wide else NAME_MOST_NARROW
    name = min(max(NAME_LEAST, *names) if names else NAME_LEAST, most)
    totals = len(shown.total_titles) if is_wide else min(1, len(shown.total_titles))
    room = max(0, width - name - GUTTER - totals * (TOTAL + GUTTER))
    count = max(1, len(shown.units))
    column = min(WIDEST, max(NARROWEST, room // count - GUTTER))
    visible = max(1, min(count, room // (column + GUTTER)))
    return GridLayout(name, column, visible, totals)


def told_range(first: int, visible: int, of: int, what: str) -> str:
    """Which of how many are on the screen, as `4–8 of 20 units`; nothing where all are."""
    return "" if visible >= of else f"{first + 1}–{min(of, first + visible)} of {of} {what}"


def in_sight(first: int, place: int, visible: int, of: int) -> int:
    """The first of so many visible ones, moved no further than needed to see one of them."""
    first = min(max(first, place - visible + 1), max(place, 0))
    return max(0, min(first, of - visible))


def step_among(keys: Sequence[int | None], key: int | None, by: int) -> int | None:
    """The key so many places further; the first or the last where that is too far."""
    place = keys.index(key) if key in keys else 0
    return keys[max(0, min(len(keys) - 1, place + by))]
