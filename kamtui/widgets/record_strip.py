"""The strip under a list of records: a rule, its title where the list cuts it, and one line on the chosen one."""

from collections.abc import Sequence

from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN


class RecordStrip(InkedWidget):
    """Two rows and those of a title, in line with the columns of the table above."""

    DEFAULT_CSS = "RecordStrip { height: 2; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._parts: Parts = ()
        self.title: tuple[str, ...] = ()

    def show(self, parts: Parts, title: Sequence[str] = ()) -> None:
        """Say something else.

        Args:
            parts: The line.
            title: The lines of a title above it.
        """
        if (parts, tuple(title)) != (self._parts, self.title):
            self._parts, self.title = parts, tuple(title)
            self.styles.height = 2 + len(self.title)
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The rule, then the title and the line."""
        room = width - 2 * MARGIN
        lines: list[Parts] = [((glyph("rule") * room, "faint"),), *(((line, "fg"),) for line in self.title)]
        parts = lines[y] if y < len(lines) else self._parts
        return self.ink.strip((*blanks(MARGIN), *fit_parts(parts, room)), width)
