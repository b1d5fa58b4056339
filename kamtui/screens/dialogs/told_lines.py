"""A text that is only read, a sentence a line, in a dialog."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.table import Table
from kamtui.widgets.wrapping import wrap

FRAME = 7
"""Rows of the dialog that are not the text."""
MOST = 6
"""Lines of one sentence at most."""


class ToldLines(Dialog[None]):
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

    def compose_dialog(self) -> Iterable[Widget]:
        """The sentences."""
        self.table.styles.margin = (1, 0)
        yield self.table

    def on_mount(self) -> None:
        """The keys go to them."""
        super().on_mount()
        self.table.focus()

    def on_resize(self) -> None:
        """They are broken anew, and take no more room than they need."""
        super().on_resize()
        room = max(20, min(self.WIDTH, self.app.size.width) - 8)
        lines: list[tuple[int, str, str]] = []
        for sentence in self._sentences:
            for place, part in enumerate(wrap(sentence, room - 2, MOST, glyph("more"))):
                lines.append((len(lines), f"  {part}" if place else part, "fg"))
        self.table.set_rows(lines)
        self.table.styles.height = max(1, min(len(lines), self.size.height - FRAME))
