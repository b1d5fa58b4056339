"""The strip under a list of records: a rule, and one line on the chosen one."""

from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN


class RecordStrip(InkedWidget):
    """Two rows, in line with the columns of the table above."""

    DEFAULT_CSS = "RecordStrip { height: 2; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._parts: Parts = ()

    def show(self, parts: Parts) -> None:
        """Say something else."""
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The rule, then the line."""
        room = width - 2 * MARGIN
        parts: Parts = self._parts if y else ((glyph("rule") * room, "faint"),)
        return self.ink.strip((*blanks(MARGIN), *fit_parts(parts, room)), width)
