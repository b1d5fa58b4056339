"""The last defence of the terminal: no control sequence that hides in the data is ever written to it."""

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from kamtui.text import CONTROLS


class ControlFilter(LineFilter):
    """Takes control characters out of every line, whichever widget let them through.

    Textual's own widgets pass escape, C1 and reading-direction characters on as they are. Texts are cleaned when
    they enter the book and made safe when they are fitted into cells; this catches what came round both ways. It is
    to be the last of `App.get_line_filters`.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Take out what must not be written; a line without any comes back as it is.

        Args:
            segments: The line.
            background: The ground it stands on; not used.

        Returns:
            A line of as many cells as Textual measured, so that what follows stays in its place.
        """
        if not any(CONTROLS.search(segment.text) for segment in segments if not segment.text.isprintable()):
            return segments
        # A segment with control codes is Textual's own, for the cursor; its text is never the user's.
        return [
            segment if segment.control else Segment(CONTROLS.sub(_as_measured, segment.text), segment.style)
            for segment in segments
        ]


def _as_measured(found: re.Match[str]) -> str:
    """So many blanks as the character was held to be wide."""
    return " " * cell_len(found[0])
