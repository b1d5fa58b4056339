"""The strip at the foot of a place: whose figure it is, and what takes from it, point by point."""

from collections.abc import Sequence

from textual.strip import Strip

from kamtui.text import cells, fit
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts, width_of

LONGEST_NAME = 44
"""Cells a name may take before the figure."""


class CauseStrip(InkedWidget):
    """Three rows: a rule, a name with its figure, the causes.

    Args:
        margin: Cells on either side.
    """

    DEFAULT_CSS = "CauseStrip { height: 3; width: 1fr; }"

    def __init__(self, margin: int = 2) -> None:
        super().__init__()
        self._margin = margin
        self._name = ""
        self._figure: Parts = ()
        self._causes: Sequence[tuple[int, str, str]] = ()

    def show(self, name: str, figure: Parts, causes: Sequence[tuple[int, str, str]]) -> None:
        """Show a record.

        Args:
            name: Whose figure it is.
            figure: The figure in words.
            causes: (points, text, token) each, weightiest first. As many are shown as fit whole.
        """
        if (name, figure, causes) != (self._name, self._figure, self._causes):
            self._name, self._figure, self._causes = name, figure, causes
            self.refresh()

    def clear(self) -> None:
        """Show the rule alone."""
        self.show("", (), ())

    def line(self, y: int, width: int) -> Strip:
        """One of the three rows."""
        room = width - 2 * self._margin
        if y == 0:
            parts: Parts = ((glyph("rule") * room, "faint"),)
        elif y == 1:
            parts = self._figure_line()
        else:
            parts = self._cause_line(room)
        return self.ink.strip((*blanks(self._margin), *fit_parts(parts, room)), width)

    def _figure_line(self) -> Parts:
        """The name, its figure, and which key says more."""
        if not self._name:
            return ()
        name = fit(self._name, min(cells(self._name), LONGEST_NAME), more=glyph("more"))
        hint: Parts = (*blanks(3), ("= why", "muted")) if self._causes else ()
        return ((name, "fg", "b"), *blanks(2), *self._figure, *hint)

    def _cause_line(self, room: int) -> Parts:
        """As many causes as stand whole on the line; the first is cut rather than left out."""
        parts: Parts = ()
        for points, text, token in self._causes:
            cause: Parts = ((text, token),)
            if points:
                sign = glyph("minus") if points < 0 else "+"
                cause = ((f"{sign}{abs(points)} ", token), (text, "fg"))
            longer = (*parts, *blanks(4), *cause) if parts else cause
            if parts and width_of(longer) > room:
                break
            parts = longer
        return parts
