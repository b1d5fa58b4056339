"""How wide a table is at least on a page, whatever the reader draws it with."""

from collections.abc import Iterable, Sequence

from kamtui.text import cells

WIDEST = 100
"""Letters a line of a page has room for: 916 pixels of a wide typeface, as wikis draw it."""
BETWEEN = 3
"""Letters that the edges of a column take."""


def fits_page(columns: Iterable[Sequence[str]]) -> bool:
    """Whether a table can stand on a page when all its cells break at their blanks.

    Args:
        columns: The heading and the cells of each column.
    """
    return sum(_narrowest(column) + BETWEEN for column in columns) <= WIDEST


def _narrowest(column: Iterable[str]) -> int:
    """The longest word; one with a blank that must not be broken is one word."""
    return max((cells(word) for text in column for word in text.split(" ")), default=0)
