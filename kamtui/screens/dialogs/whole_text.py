"""A text before and after a change, whole, however long it is."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.table import Table
from kamtui.wrapping import wrap

ROOM = 22
"""Cells of the dialog that are not the text's."""
FRAME = 8
"""Rows of the dialog that are not the text's."""
PIECE = 1_000
"""Characters that are broken into lines at a time: a note of a megabyte may be one line."""


class _Line(NamedTuple):
    """A line of one of the two texts."""

    number: int
    label: str
    text: str


class WholeText(Dialog[None]):
    """Both texts, one below the other.

    Args:
        label: What the field is called.
        old: The text before; None where there was none.
        new: The text after; None where there is none.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("j k", "scroll"), ("esc", "back"))
    WIDTH: ClassVar[int] = 100

    def __init__(self, label: str, old: str | None, new: str | None) -> None:
        super().__init__(label)
        self._texts = (("Before", old), ("After", new))

    def compose_dialog(self) -> Iterable[Widget]:
        """The lines of both texts."""
        columns: tuple[Column[_Line], ...] = (
            Column("label", "", 8, lambda line: ((line.label, "muted"),) if line.label else None),
            Column("text", "", 0, lambda line: ((line.text, "fg"),)),
        )
        lines = list(self._lines(max(10, min(self.WIDTH, self.app.size.width) - ROOM)))
        table = Table[_Line](columns, key=lambda line: line.number, rows=lines, heading=False, ground="surface")
        table.styles.height = max(1, min(len(lines), self.app.size.height - FRAME))
        table.styles.margin = (1, 0)
        yield table

    def _lines(self, room: int) -> Iterator[_Line | None]:
        number = 0
        for label, text in self._texts:
            if number:
                yield None
            said = label
            for piece in _pieces("?" if text is None else text):
                for part in wrap(piece, room, PIECE, glyph("more")):
                    yield _Line(number, said, part)
                    number, said = number + 1, ""

    def on_mount(self) -> None:
        """The keys go to the text."""
        super().on_mount()
        self.query_one(Table).focus()


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text; a long one in pieces that end at a blank where there is one."""
    for line in text.split("\n"):
        rest = line
        while len(rest) > PIECE:
            end = rest.rfind(" ", 1, PIECE)
            end = end if end > 0 else PIECE
            yield rest[:end]
            rest = rest[end:].lstrip(" ")
        yield rest
