"""A text that is only read, below the list of a dialog: what the row under the cursor says."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from textual.strip import Strip

from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts

Told = TypeVar("Told")

MARGIN = 2
"""Blank cells at both sides."""


class ReadText(InkedWidget, Generic[Told]):
    """The lines of one thing at a time, as far as there is room for them.

    Args:
        lines: The lines of a thing, None for no thing, in so many cells.
        height: Rows of it.

    Attributes:
        told: What is shown; None for nothing.
    """

    DEFAULT_CSS = "ReadText { width: 1fr; }"

    def __init__(self, lines: Callable[[Told | None, int], Iterable[Parts]], height: int) -> None:
        super().__init__()
        self._lines = lines
        self.told: Told | None = None
        self.styles.height = height

    def show(self, told: Told | None) -> None:
        """Show another one."""
        self.told = told
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A row of it."""
        room = width - 2 * MARGIN
        lines = list(self._lines(self.told, room))
        parts = fit_parts(lines[y] if y < len(lines) else (), room)
        return self.ink.strip((*blanks(MARGIN), *parts, *blanks(MARGIN)), width, "surface")
