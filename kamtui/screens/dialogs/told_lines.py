"""A text that is only read, a sentence a line, in a dialog."""

from collections.abc import Sequence
from typing import ClassVar

from kamtui.screens.dialogs.lines import LinesDialog
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.table import Table
from kamtui.wrapping import wrap

MOST = 6
"""Lines of one sentence at most."""


class ToldLines(LinesDialog[None, tuple[int, str, str]]):
    """Sentences, one below the other; long ones go on in the next line.

    Args:
        title: What they are about.
        context: Of whom.
        sentences: The sentences.
    """

    WIDTH: ClassVar[int] = 96

    def __init__(self, title: str, context: str, sentences: Sequence[str]) -> None:
        super().__init__(title, context)
        self._sentences = tuple(sentences)
        columns = (Column[tuple[int, str, str]]("text", "", 0, lambda line: ((line[1], line[2]),)),)
        self.table = Table[tuple[int, str, str]](
            columns, key=lambda line: line[0], heading=False, ground="surface", opens=""
        )

    def lines(self, room: int) -> list[tuple[int, str, str]]:
        """The sentences; they go on below a little to the right."""
        found: list[tuple[int, str, str]] = []
        for sentence in self._sentences:
            for place, part in enumerate(wrap(sentence, room, MOST, glyph("more"))):
                found.append((len(found), f"  {part}" if place else part, "fg"))
        return found
