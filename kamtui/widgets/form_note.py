"""The last line of a form: what belongs into the field one is in, or why the form was not saved."""

from textual.strip import Strip

from kamtui.theme import glyph, plain
from kamtui.widgets.form_layout import MARGIN
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.wrapping import wrap

ROWS = 3
"""Rows of a sentence."""
BAR = 2
"""Cells of the bar before a sentence on what went wrong."""


class FormNote(InkedWidget):
    """One muted line of help, with words below it; a sentence on what went wrong takes up to three rows."""

    DEFAULT_CSS = "FormNote { height: 1; width: 1fr; margin-top: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._help = ""
        self._words = ""
        self._problem = ""

    def show(self, help: str, problem: str = "", words: str = "") -> None:
        """Say something else.

        Args:
            help: What belongs into the field.
            problem: What went wrong; it stands in the place of the help.
            words: What can be picked there, where its row has no room for it; they stand below the help.
        """
        if (help, words, problem) != (self._help, self._words, self._problem):
            self._help, self._words, self._problem = help, words, problem
            self.on_resize()
            self.refresh()

    @property
    def rows(self) -> int:
        """Rows it takes now."""
        return len(self._lines(self.size.width or 76))

    def on_resize(self) -> None:
        """Sentences break elsewhere."""
        if self.styles.height is None or self.styles.height.value != self.rows:
            self.styles.height = self.rows

    def _lines(self, width: int) -> list[str]:
        if not self._problem:
            words = wrap(plain(self._words), width - 2 * MARGIN, ROWS, glyph("more")) if self._words else []
            return [self._help, *words] if self._help or not words else words
        return wrap(self._problem, width - 2 * MARGIN - BAR, ROWS, glyph("more"))

    def line(self, y: int, width: int) -> Strip:
        """A row of it."""
        lines = self._lines(width)
        text = lines[y] if y < len(lines) else ""
        told: Parts = ((f"{glyph('bar')} ", "bad"), (text, "bad")) if self._problem else ((text, "muted"),)
        parts: Parts = fit_parts(told, width - 2 * MARGIN)
        return self.ink.strip((*blanks(MARGIN), *parts), width, "surface")
