"""The line under the header: what this is in bold, facts beside it, totals at the right edge."""

from textual.strip import Strip

from kamtui.theme import plain
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, safe_parts, spread
from kamtui.widgets.place_header import margin_of


class PlaceLine(InkedWidget):
    """One row over the whole terminal; where it is narrow the facts are cut, and the totals never."""

    DEFAULT_CSS = "PlaceLine { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._facts: Parts = ()
        self._totals: Parts = ()

    def show(self, title: str, facts: Parts = (), totals: Parts = ()) -> None:
        """Say something else.

        Args:
            title: What it is; the one bold text of the row.
            facts: What stands beside it.
            totals: What ends at the right edge; the figure that matters in `fg`, the rest muted.
        """
        if (title, facts, totals) != (self._title, self._facts, self._totals):
            self._title, self._facts, self._totals = title, facts, totals
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The row."""
        del y
        edge = margin_of(width)
        left: Parts = ((plain(self._title), "fg", "b"), *(blanks(3) if self._facts else ()), *self._facts)
        parts = spread(left, safe_parts(self._totals), width - 2 * edge)
        return self.ink.strip((*blanks(edge), *parts), width)
