"""What a word that is being typed may become: a few rows below the line, one of them to be taken."""

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts

Offer = tuple[str, str]
"""What is written when it is taken, and what that is."""


class OfferList(InkedWidget):
    """The rows; the keys come from the line above."""

    DEFAULT_CSS = "OfferList { height: 6; width: 1fr; }"

    class Clicked(Message):
        """A row was clicked.

        Attributes:
            place: Which.
        """

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[Offer] = ()
        self._cursor = 0
        self._idle: Parts = ()

    def show(self, offers: Sequence[Offer], idle: Parts = ()) -> None:
        """Offer other words.

        Args:
            offers: The words.
            idle: What is told where there are none.
        """
        if tuple(offers) != tuple(self._offers) or idle != self._idle:
            self._offers, self._cursor, self._idle = tuple(offers), 0, idle
            self.refresh()

    @property
    def current(self) -> Offer | None:
        """What would be taken; None where nothing is offered."""
        return self._offers[self._cursor] if self._cursor < len(self._offers) else None

    def move(self, by: int) -> None:
        """Go to the next one or the one before, round the ends."""
        if self._offers:
            self._cursor = (self._cursor + by) % len(self._offers)
            self.refresh()

    def choose(self, place: int) -> None:
        """Go to one."""
        self._cursor = max(0, min(place, len(self._offers) - 1))

    @property
    def _top(self) -> int:
        return max(0, self._cursor - self.size.height + 1)

    async def on_click(self, event: events.Click) -> None:
        """Take the row that is clicked."""
        if self._top + event.y < len(self._offers):
            self.post_message(self.Clicked(self._top + event.y))

    def line(self, y: int, width: int) -> Strip:
        """A row."""
        if not self._offers:
            return self.ink.strip((*blanks(2), *self._idle) if y == 0 else (), width, "surface")
        place = self._top + y
        if place >= len(self._offers):
            return self.ink.blank(width, "surface")
        written, what = self._offers[place]
        is_here = place == self._cursor
        bar: Parts = ((glyph("bar"), "accent"), (" ", "fg")) if is_here else blanks(2)
        told: Parts = ((what, "fg"),) if what else ((written[1:], "fg"),)
        mark: Parts = ((written[:1], "muted"), (" ", "fg"))
        return self.ink.strip((*bar, *mark, *fit_parts(told, width - 4)), width, "select" if is_here else "surface")
