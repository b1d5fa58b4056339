"""Saying one thing in the corner of whatever is shown."""

from textual.app import App

from kamtui.text import cells, fit, safe_line
from kamtui.theme import glyph

MOST = 300
"""Cells of a sentence: six lines of the corner."""
MOST_OF_BAD = 3 * MOST
"""Cells of a sentence on what went wrong: it may name two files, and a path is of use only when it is whole."""
WAY_OUT = 120
"""Cells at the end of a sentence that is too long: there it says what to do."""


class SaysInTheCorner(App[int]):
    """An app that says one thing at a time in its corner."""

    def say(self, text: str, title: str = "", *, bad: bool = False) -> None:
        """Say one thing in the corner; what went wrong stays until `esc`.

        Args:
            text: One sentence; nothing in it is taken for markup.
            title: What happened, in a word or two.
            bad: Whether something was not done.
        """
        self.clear_notifications()
        self.notify(
            _shortened(safe_line(text), MOST_OF_BAD if bad else MOST),
            title=title,
            severity="error" if bad else "information",
            timeout=86_400 if bad else 3,
            markup=False,
        )


def _shortened(text: str, most: int) -> str:
    """A sentence that leaves the place in sight, though a name in it be ten thousand characters long."""
    if cells(text) <= most:
        return text
    # What fits of the text turned round is its end.
    end = fit(text[: -WAY_OUT - 1 : -1], WAY_OUT, more="").rstrip()[::-1]
    way_out = end.partition(" ")[2] or end
    return f"{fit(text, most - WAY_OUT - 1, more=glyph('more')).rstrip()} {way_out}"
