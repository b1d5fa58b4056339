"""Where the quarters of a two-by-two stand, and how they share the lines there are."""

from collections.abc import Sequence
from typing import NamedTuple

from kamtui.widgets.parts import Part

BANDS = ((0, 1), (2, 3), (4, 5, 6))
"""The quarters by their places: two by two, and three lists below."""
LEAD = 3
"""Cells before a finding's text: where one stands, a mark, a blank."""
BETWEEN = 3
"""Cells between two quarters: a rule between blanks."""


class QuarterItem(NamedTuple):
    """A finding.

    Attributes:
        key: What it is known by.
        text: What it says; may be anybody's.
        mark: One cell before it.
    """

    key: int
    text: str
    mark: Part = (" ", "fg")


class Quarter(NamedTuple):
    """The findings of one kind.

    Attributes:
        key: The kind.
        title: What it is called.
        items: In their order.
    """

    key: str
    title: str
    items: tuple[QuarterItem, ...] = ()


class Share(NamedTuple):
    """The lines and cells of one band.

    Attributes:
        quarters: Places of its quarters.
        top: The line of its headings.
        rows: Lines for findings below them.
        starts: The first cell of each quarter.
        widths: The cells of each.
    """

    quarters: tuple[int, ...]
    top: int
    rows: int
    starts: tuple[int, ...]
    widths: tuple[int, ...]


def lines_needed(counts: Sequence[Sequence[int]]) -> int:
    """The lines in which every finding is seen: headings, findings, and a rule between two bands."""
    return sum(1 + max(1, *band) for band in counts) + len(counts) - 1


def share_out(counts: Sequence[Sequence[int]], height: int, width: int) -> tuple[Share, ...]:
    """Share the lines: each band as many as its fullest quarter needs; where they are too few, evenly.

    Args:
        counts: Findings of each quarter, by band.
        height: The lines there are.
        width: The cells there are.
    """
    needs = [max(1, *band) for band in counts]
    rows = [1] * len(needs)
    left = height - len(needs) - (len(needs) - 1) - sum(rows)
    while left > 0 and rows != needs:
        for place, need in enumerate(needs):
            if rows[place] < need and left > 0:
                rows[place] += 1
                left -= 1
    found, top = [], 0
    for quarters, own in zip(BANDS, rows, strict=True):
        starts, widths = _side_by_side(len(quarters), width)
        found.append(Share(quarters, top, own, starts, widths))
        top += own + 2
    return tuple(found)


def _side_by_side(count: int, width: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    each = max(0, (width - BETWEEN * (count - 1)) // count)
    return tuple(place * (each + BETWEEN) for place in range(count)), (each,) * count


def in_sight(top: int, at: int, rows: int, count: int) -> int:
    """The first item to be shown, so that one of them is in sight and no line is wasted.

    Args:
        top: The first one until now.
        at: The one to be seen.
        rows: The lines there are.
        count: How many items there are.
    """
    top = max(0, min(top, count - rows))
    return min(max(top, at - rows + 1), at) if count else 0


def step_down(quarter: int, by: int) -> int | None:
    """The quarter below or above one, at the same side; None past the ends.

    Args:
        quarter: Its place.
        by: 1 down, -1 up.
    """
    band = next(number for number, band in enumerate(BANDS) if quarter in band)
    if not 0 <= band + by < len(BANDS):
        return None
    here, there = BANDS[band], BANDS[band + by]
    return there[(2 * here.index(quarter) + 1) * len(there) // (2 * len(here))]
