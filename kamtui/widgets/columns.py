"""The columns of a table: what a cell says, and where on the line it stands."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from kamtui.widgets.parts import Align, Part, Parts, blanks, fit_parts, letters_of

Row = TypeVar("Row")

GUTTER = 2
"""Blank cells between two columns."""

NARROWEST = 8
"""Fewest cells of the column that takes what is left; below that, columns go from the right."""


class Column(NamedTuple, Generic[Row]):
    """One column of a table.

    Attributes:
        key: Its name in code.
        title: The heading, muted and aligned as the cells, or parts for a heading in other inks.
        width: Its cells; 0 takes what the others leave. One column of a table has 0: that of the name, which is
            bold at the cursor (or in it what is marked `n`) and moves right by the row's indent.
        cells: What the cell of a row says; None leaves it empty.
        align: The side on which heading and cells stand.
        overflow: Whether a text may run on over empty cells to its right.
    """

    key: str
    title: str | Parts
    width: int
    cells: Callable[[Row], Parts | None]
    align: Align = "left"
    overflow: bool = False


class Layout(NamedTuple, Generic[Row]):
    """Columns with their places on a line of a given width.

    Attributes:
        columns: Those that have room, from left to right.
        starts: The first cell of each.
        widths: The cells of each.
        width: The cells of the whole line.
    """

    columns: tuple[Column[Row], ...]
    starts: tuple[int, ...]
    widths: tuple[int, ...]
    width: int

    def heading(self) -> Parts:
        """The line of headings."""
        titles = []
        for column in self.columns:
            title = column.title
            titles.append(((title, "muted"),) if isinstance(title, str) else title)
        return self._line(titles)

    def row(self, row: Row, indent: int = 0) -> Parts:
        """The line of a row.

        Args:
            row: What the columns are asked about.
            indent: Cells by which the name moves right.
        """
        texts = [
            _named(texts, indent) if texts is not None and column.width == 0 else texts
            for column in self.columns
            for texts in (column.cells(row),)
        ]
        return self._line(texts)

    def _line(self, texts: Sequence[Parts | None]) -> Parts:
        """Each text in the cells of its column, two blanks between."""
        line: list[Part] = []
        place = 0
        while place < len(texts):
            column, width = self.columns[place], self.widths[place]
            text = texts[place]
            place += 1
            while column.overflow and place < len(texts) and texts[place] is None:
                width += GUTTER + self.widths[place]
                place += 1
            line += fit_parts(text, width, column.align) if text else blanks(width)
            if place < len(texts):
                line += blanks(GUTTER)
        used = self.starts[-1] + self.widths[-1] if self.starts else 0
        return (*line, *blanks(self.width - used))


def _named(parts: Parts, indent: int) -> Parts:
    """The name's cell, moved right; all of it is the name unless some of it is marked so."""
    if not any("n" in letters_of(part) for part in parts):
        parts = tuple((part[0], part[1], letters_of(part) + "n") for part in parts)
    return blanks(indent) + parts


def lay_out(columns: Sequence[Column[Row]], width: int) -> Layout[Row]:
    """Place columns on a line.

    Args:
        columns: From left to right; those at the right end go first where there is no room.
        width: The cells of the line.
    """
    kept = list(columns)
    while len(kept) > 1 and _needed(kept) > width:
        # The name stays: it is what the row is known by.
        del kept[max(place for place, column in enumerate(kept) if column.width)]
    left = max(0, width - sum(column.width for column in kept) - GUTTER * (len(kept) - 1))
    widths = tuple(min(column.width or left, width) for column in kept)
    starts = tuple(sum(widths[:place]) + GUTTER * place for place in range(len(kept)))
    return Layout(tuple(kept), starts, widths, width)


def _needed(columns: Sequence[Column[Row]]) -> int:
    """The fewest cells in which these columns fit."""
    return sum(column.width or NARROWEST for column in columns) + GUTTER * (len(columns) - 1)
