"""The top row of every place: the five places with the current one marked, the current account, the day."""

from textual import events
from textual.message import Message
from textual.strip import Strip

from kamtui.text import cells, fit
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, width_of

WIDE = 112
"""Columns of the terminal from which the margin is one cell wider."""
ROOMY = 100
"""Columns from which the header has more air, and the day."""
NAMED = 76
"""Columns from which every place shows its name; below, only the current one does."""
APART = 2
"""Cells more that part a cut account from the places."""
SHORTEST_NAME = 8
"""Cells an account's name needs at least, or it is not worth showing."""
PLACES = ("Accounts", "Plan", "People", "Calendar", "Review")
"""The places in the order of their digits."""


def margin_of(width: int) -> int:
    """Cells before the text of a row that goes over the whole terminal.

    Args:
        width: The terminal's columns.
    """
    return 3 if width >= WIDE else 2


class PlaceHeader(InkedWidget):
    """Five places on the left, account and day on the right; a click on a place asks for it.

    Args:
        place: The current place, in lower case.
    """

    DEFAULT_CSS = "PlaceHeader { height: 1; width: 1fr; }"

    class Chosen(Message):
        """A place was clicked.

        Attributes:
            header: Where it was clicked.
            place: Its name in lower case.
        """

        def __init__(self, header: "PlaceHeader", place: str) -> None:
            super().__init__()
            self.header, self.place = header, place

        @property
        def control(self) -> "PlaceHeader":
            """The header it happened in."""
            return self.header

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self._account = ""
        self._day = ""

    def set_account(self, account: str, day: str) -> None:
        """Show the current account and the day.

        Args:
            account: Its name; empty when there is none.
            day: The day all is judged on, in words.
        """
        if (account, day) != (self._account, self._day):
            self._account, self._day = account, day
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The row: where it is narrow the day goes first, then the account is cut, then places lose their names."""
        del y
        ink, edge = self.ink, margin_of(width)
        segments = ink.segments((*blanks(edge), ("kamtui", "muted"), *blanks(2)), "panel")
        used = edge + 8
        for place, parts in self._tabs(width):
            segments += ink.segments(parts, "bg" if place == self._place else "panel")
            segments += ink.segments(blanks(_gap(width)), "panel")
            used += width_of(parts) + _gap(width)
        tail = self._tail(width - used - edge, width)
        fill = blanks(width - used - width_of(tail) - edge)
        segments += ink.segments((*fill, *tail, *blanks(edge)), "panel")
        return Strip(segments).adjust_cell_length(width, ink.style("fg", "panel"))

    def _tabs(self, width: int) -> list[tuple[str, Parts]]:
        """Each place with what stands for it."""
        tabs: list[tuple[str, Parts]] = []
        for digit, name in enumerate(PLACES, 1):
            if name.lower() == self._place:
                tabs.append((name.lower(), ((" ", "fg"), (str(digit), "accent", "b"), (f" {name} ", "fg", "b"))))
            else:
                tabs.append((name.lower(), ((f" {digit} {name} " if width >= NAMED else f" {digit} ", "muted"),)))
        return tabs

    def _tail(self, room: int, width: int) -> Parts:
        """Account and day in what the places leave."""
        day = f"  {self._day}" if width >= ROOMY and self._day else ""
        room = min(room - APART - cells(day), cells(self._account))
        if room < min(SHORTEST_NAME, cells(self._account)):
            return ()
        # Cutting may leave a blank before a wide character: the name still ends at the edge.
        name = fit(self._account, room, more=glyph("more")).rstrip()
        return ((name, "fg"), (day, "muted"))

    def on_click(self, event: events.Click) -> None:
        """Ask for the place under the mouse."""
        start = margin_of(self.size.width) + 8
        for place, parts in self._tabs(self.size.width):
            end = start + width_of(parts)
            if start <= event.x < end:
                self.post_message(self.Chosen(self, place))
                return
            start = end + _gap(self.size.width)


def _gap(width: int) -> int:
    """Cells between the grounds of two places."""
    return 1 if width >= ROOMY else 0
