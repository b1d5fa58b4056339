"""What stands below a line being edited: how its text is understood, or what is wrong with it."""

from textual.geometry import Offset, Region
from textual.strip import Strip

from kamtui.theme import glyph, plain
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import blanks
from kamtui.wrapping import wrap

WIDEST = 60
"""Cells of a line of the note at most."""
MOST_LINES = 3
"""Lines of the note at most."""


class EditorNote(InkedWidget):
    """A few lines that float below what is edited, or above it near the lower edge."""

    DEFAULT_CSS = "EditorNote { overlay: screen; position: absolute; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._width = 0
        self.token = "muted"

    def show(self, text: str, token: str, room: int, most: int = MOST_LINES) -> None:
        """Say something, or with an empty text nothing.

        Args:
            text: What to say.
            token: Its ink; `bad` where something is wrong.
            room: Cells a line may have, with one that stays blank on either side.
            most: Lines at most.
        """
        self.token = token
        self._width = min(room, WIDEST)
        self._lines = wrap(plain(text), self._width - 2, most, glyph("more")) if text else []
        self.display = bool(text)
        self.styles.width, self.styles.height = self._width, len(self._lines)
        self.refresh()

    def place_by(self, over: Region, within: Region) -> None:
        """Float below cells of the screen, or above them where there is no room below.

        Args:
            over: What is edited.
            within: The cells it stays in.
        """
        rows = len(self._lines)
        is_low = over.y + rows >= within.bottom
        left = max(within.x, min(over.x - 1, within.right - self._width))
        self.absolute_offset = Offset(left, over.y - rows if is_low else over.y + 1)

    def line(self, y: int, width: int) -> Strip:
        """A line of the note."""
        text = self._lines[y] if y < len(self._lines) else ""
        return self.ink.strip((*blanks(1), (text, self.token)), width, "panel")
