"""Who is under the cursor: name, title and what is known, a labelled line each; below the people or beside them."""

from collections.abc import Iterator, Sequence

from textual.strip import Strip

from kamtui.screens.people_told import Told
from kamtui.text import fit
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts, spread
from kamtui.widgets.table import MARGIN
from kamtui.wrapping import wrap

LABEL = 16
"""Cells of a label and the air after it."""
CARD_LINES = 4
"""Lines of one text on the card at most."""


class PersonStrip(InkedWidget):
    """A rule, the name, and as many lines as the screen has room for; on the right a card that breaks long texts.

    Args:
        is_card: Whether it stands beside the people, not below them.
    """

    DEFAULT_CSS = """
    PersonStrip { height: 5; width: 1fr; }
    PersonStrip.-card { height: 1fr; width: 57; }
    """

    def __init__(self, *, is_card: bool = False) -> None:
        super().__init__(classes="-card" if is_card else None)
        self._is_card = is_card
        self._name = ""
        self._title: Parts = ()
        self._mark: Parts = ()
        self._told: tuple[Told, ...] = ()

    def show(self, name: str, title: Parts = (), mark: Parts = (), told: Sequence[Told] = ()) -> None:
        """Show a person; without a name nothing.

        Args:
            name: Their name.
            title: What stands beside it.
            mark: What ends at the right edge.
            told: The lines.
        """
        now = (name, title, mark, tuple(told))
        if now != (self._name, self._title, self._mark, self._told):
            self._name, self._title, self._mark, self._told = now
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A line of it."""
        if self._is_card:
            return self._card_line(y, width)
        room = width - 2 * MARGIN
        if y == 0:
            parts: Parts = ((glyph("rule") * room, "faint"),)
        elif y == 1 and self._name:
            parts = spread(((self._name, "fg", "b"), ("  ", "fg"), *self._title), self._mark, room)
        else:
            place = y - 2 - (self.size.height > 7)
            parts = self._labelled(place, room) if 0 <= place < len(self._told) else ()
        return self.ink.strip((*blanks(MARGIN), *fit_parts(parts, room)), width)

    def _labelled(self, place: int, room: int) -> Parts:
        label, parts = self._told[place]
        return ((fit(label, LABEL), "muted"), *fit_parts(parts, room - LABEL))

    def _card_line(self, y: int, width: int) -> Strip:
        room = width - 1 - 2 * MARGIN
        lines = list(self._card(room))
        parts = lines[y] if y < len(lines) else ()
        return self.ink.strip(((glyph("vertical"), "faint"), *blanks(MARGIN), *fit_parts(parts, room)), width)

    def _card(self, room: int) -> Iterator[Parts]:
        if not self._name:
            return
        for text in wrap(self._name, room, 2, glyph("more")):
            yield ((text, "fg", "b"),)
        if self._title:
            yield self._title
        yield self._mark
        yield ()
        for label, parts in self._told:
            text = "".join(part[0] for part in parts)
            lines = wrap(text, room - LABEL, CARD_LINES, glyph("more"))
            if len(lines) == 1:
                yield ((fit(label, LABEL), "muted"), *parts)
                continue
            for place, line in enumerate(lines):
                yield ((fit("" if place else label, LABEL), "muted"), (line, parts[0][1]))
