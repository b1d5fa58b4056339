"""One line under the rows of a section that says what they come to."""

from textual.strip import Strip

from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN


class SectionTold(InkedWidget):
    """A row in line with the columns above; it takes none while there is nothing to say."""

    DEFAULT_CSS = "SectionTold { height: 1; width: 1fr; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.parts: Parts = ()

    def show(self, parts: Parts) -> None:
        """Say something else, or nothing."""
        if parts != self.parts:
            self.parts = parts
            self.display = bool(parts)
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The line."""
        del y
        return self.ink.strip((*blanks(MARGIN), *fit_parts(self.parts, width - 2 * MARGIN)), width)
