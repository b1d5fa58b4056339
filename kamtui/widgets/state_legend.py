"""The states of a white-space cell with their keys, below the grid."""

from textual.strip import Strip

from kamtui.widgets.cell_states import legend_lines
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN


class StateLegend(InkedWidget):
    """The states with their keys, in as many lines as they need, or what is said instead of them."""

    DEFAULT_CSS = "StateLegend { height: 3; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._instead: tuple[Parts, ...] = ()

    def say(self, *lines: Parts) -> None:
        """Say something instead of the states, or with nothing the states again."""
        self._instead = lines
        self.refresh()

    def on_resize(self) -> None:
        """Take the lines that the words need at this width, and a blank one above."""
        self.styles.height = len(legend_lines(self.size.width - 2 * MARGIN)) + 1

    def line(self, y: int, width: int) -> Strip:
        """A line of the legend."""
        lines = self._instead or legend_lines(width - 2 * MARGIN)
        parts = lines[y - 1] if 1 <= y <= len(lines) else ()
        return self.ink.strip((*blanks(MARGIN), *fit_parts(parts, width - 2 * MARGIN)), width)
