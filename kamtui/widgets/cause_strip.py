"""The strip at the foot of a place: whose figure it is, and what takes from it, point by point."""

from collections.abc import Sequence

from textual.strip import Strip

from kamtui.text import safe_line
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts, width_of
from kamtui.wrapping import wrap

LONGEST_NAME = 80
"""Cells a name may take before the figure."""
SHORT_NAME = 30
"""Cells of a name from which on it is cut rather than the key that says more left out."""
GAP = 3
"""Blank cells before the key that says more."""


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
            parts = self._figure_line(room)
        else:
            parts = self._cause_line(room)
        return self.ink.strip((*blanks(self._margin), *fit_parts(parts, room)), width)

    def _figure_line(self, room: int) -> Parts:
        """The name, its figure, and which key says more while there is room for that."""
        if not self._name:
            return ()
        figure: Parts = (*blanks(2), *self._figure)
        hint: Parts = (*blanks(GAP), ("= why", "muted")) if self._causes else ()
        most = room - width_of((*figure, *hint))
        if most < SHORT_NAME:
            most = room - width_of(figure)
        name = _whole_words(self._name, max(1, min(most, LONGEST_NAME)))
        line: Parts = ((name, "fg", "b"), *figure)
        return (*line, *hint) if width_of((*line, *hint)) <= room else line

    def _cause_line(self, room: int) -> Parts:
        """As many causes as stand whole on the line; the first ends after a word rather than being left out."""
        parts: Parts = ()
        for points, text, token in self._causes:
            sign = glyph("minus") if points < 0 else "+"
            before: Parts = ((f"{sign}{abs(points)} ", token),) if points else ()
            ink = "fg" if points else token
            if not parts:
                parts = (*before, (_whole_words(text, room - width_of(before)), ink))
                continue
            longer: Parts = (*parts, *blanks(4), *before, (text, ink))
            if width_of(longer) > room:
                break
            parts = longer
        return parts


def _whole_words(text: str, room: int) -> str:
    """The text, or as many of its first words as there is room for."""
    lines = wrap(text, room, 1, glyph("more"))
    if lines == [safe_line(text)] or room < 2:
        return lines[0]
    return wrap(text, room - 1, 2)[0] + glyph("more")
