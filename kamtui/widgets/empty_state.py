"""What a pane says while nothing is in it: what it is for, and the keys that fill it."""

from collections.abc import Iterable, Sequence

from textual.strip import Strip

from kamtui.text import cells, fit
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts, width_of
from kamtui.wrapping import wrap

WIDTH = 50
"""Cells of the text in the middle of its pane."""
LINES = 9
"""Lines of the words at most where they are wrapped anew."""
EDGE = 2
"""Cells that stay blank on either side where the pane is narrower than the text."""


class EmptyState(InkedWidget):
    """A few lines in the middle of a pane.

    Args:
        title: One short bold line, as `No risks yet`.
        lines: What it is for, muted; two lines of 50 cells at most.
        keys: Keys with what they do.
        id: As for any widget.
    """

    DEFAULT_CSS = "EmptyState { height: 1fr; width: 1fr; }"

    def __init__(
        self,
        title: str = "",
        lines: Sequence[str] = (),
        keys: Iterable[tuple[str, str]] = (),
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._title = ""
        self._said: tuple[str, ...] = ()
        self._hints: tuple[Parts, ...] = ()
        self.show(title, lines, keys)

    def show(self, title: str, lines: Sequence[str] = (), keys: Iterable[tuple[str, str]] = ()) -> None:
        """Say something else.

        Args:
            title: One short bold line.
            lines: What it is for, muted.
            keys: Keys with what they do.
        """
        keys = tuple(keys)
        wide = max((cells(key) for key, _ in keys), default=0)
        self._title = title
        self._said = tuple(lines)
        self._hints = tuple(((fit(key, wide), "accent"), *blanks(3), (word, "fg")) for key, word in keys)
        if self.is_attached:
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A line of the pane; the text stands a little above the middle, where the eye looks."""
        lines = self._written(max(1, width - 2 * EDGE))
        first = max(0, (self.size.height - len(lines)) // 2 - 1)
        place = y - first
        if not 0 <= place < len(lines):
            return self.ink.blank(width)
        wide = max(WIDTH, *(width_of(line) for line in lines))
        left = max(EDGE, (width - wide) // 2)
        return self.ink.strip((*blanks(left), *fit_parts(lines[place], width - left - EDGE)), width)

    def _written(self, room: int) -> list[Parts]:
        """All lines, in groups that a blank line parts; where the pane is narrow the words are wrapped anew."""
        said: Sequence[str] = self._said
        if any(cells(line) > room for line in said):
            said = wrap(" ".join(said), room, LINES)
        lines: list[Parts] = [((self._title, "fg", "b"),)]
        if said:
            lines += [(), *(((line, "muted"),) for line in said)]
        if self._hints:
            lines += [(), *self._hints]
        return lines
