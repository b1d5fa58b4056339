"""Text tables that fit the terminal: counted in cells, columns of least weight left out first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kamtui.text import cells, fit

GAP = 2
"""Blanks between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        heading: What stands above it.
        align: The side its values stand on.
        least: Cells it may be cut to; 0 keeps it as wide as its widest value.
        most: Cells it takes at most; 0 sets no bound.
        spare: Where there is no room the highest go first; 0 always stays.
    """

    heading: str
    align: Literal["left", "right"] = "left"
    least: int = 0
    most: int = 0
    spare: int = 0


def draw_table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Draw a table.

    Args:
        columns: Its columns.
        rows: The cells of each row.
        width: Terminal columns it may take.

    Yields:
        The line of headings, then a line for each row.
    """
    widest = [_widest(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    places = _choose(columns, widest, width)
    widths = _share(columns, widest, places, width)
    for row in ([column.heading for column in columns], *rows):
        line = (" " * GAP).join(
            fit(row[place], widths[place], columns[place].align) for place in places if widths[place]
        )
        yield line.rstrip()


def _widest(column: Column, values: Sequence[str]) -> int:
    widest = max(map(cells, (column.heading, *values)))
    return min(widest, column.most) if column.most else widest


def _least(column: Column, widest: int) -> int:
    return min(widest, column.least) if column.least else widest


def _choose(columns: Sequence[Column], widest: Sequence[int], width: int) -> list[int]:
    """The places of the columns there is room for."""
    places = list(range(len(columns)))
    while sum(_least(columns[place], widest[place]) + GAP for place in places) - GAP > width:
        last = max(places, key=lambda place: columns[place].spare)
        if not columns[last].spare:
            break
        places.remove(last)
    return places


def _share(columns: Sequence[Column], widest: Sequence[int], places: Sequence[int], width: int) -> dict[int, int]:
    """Give every column its least, and what is left to those that were cut, evenly."""
    widths = {place: _least(columns[place], widest[place]) for place in places}
    left = width - sum(widths.values()) - GAP * (len(places) - 1)
    cut = [place for place in places if widths[place] < widest[place]]
    while cut and left > 0:
        for place in cut[:left]:
            widths[place] += 1
        left -= min(left, len(cut))
        cut = [place for place in cut if widths[place] < widest[place]]
    return widths
