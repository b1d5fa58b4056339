"""When a series takes place: its rule in words, and its next dates, as one chooses them in a form."""

from collections.abc import Sequence

from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts, width_of
from kamtui.wrapping import wrap

ROWS = 4
"""A rule, the words, two rows of dates."""
MARGIN, GAP = 2, 3
"""Cells on either side, and between two dates."""


class NextDates(InkedWidget):
    """Four rows: a rule, the words, the dates, each of them whole; or in their place why there are none."""

    DEFAULT_CSS = f"NextDates {{ height: {ROWS}; width: 1fr; }}"

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._dates: tuple[Part, ...] = ()
        self._problem = ""

    def show(self, words: str, dates: Sequence[Part] = (), problem: str = "") -> None:
        """Say something else.

        Args:
            words: The rule in words.
            dates: The dates with their ink.
            problem: Why there are none.
        """
        self._words, self._dates, self._problem = words, tuple(dates), problem
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A row of it."""
        room = width - 2 * MARGIN
        if y == 0:
            parts: Parts = ((glyph("rule") * room, "faint"),)
        elif self._problem:
            lines = wrap(self._problem, room, ROWS - 1, glyph("more"))
            parts = ((lines[y - 1], "watch"),) if y <= len(lines) else ()
        elif y == 1:
            parts = ((self._words, "fg"),)
        else:
            rows = self._rows(room)
            parts = rows[y - 2] if y - 2 < len(rows) else ()
        return self.ink.strip((*blanks(MARGIN), *fit_parts(parts, room)), width, "surface")

    def _rows(self, room: int) -> list[Parts]:
        """The dates in rows, none of them cut."""
        rows: list[Parts] = []
        row: Parts = ()
        for part in self._dates:
            longer: Parts = (*row, *(blanks(GAP) if row else ()), part)
            if width_of(longer) > room and row:
                rows.append(row)
                longer = (part,)
            row = longer
        return [*rows, row] if row else rows
