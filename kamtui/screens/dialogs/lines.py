"""A dialog of lines that are only read: broken to its width, no higher than they need, and some lead on."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.widgets.table import Table

Goal = TypeVar("Goal")
Line = TypeVar("Line")

LEAST = 20
"""Cells of a text at least."""


class LinesDialog(Dialog[Goal | None], Generic[Goal, Line]):
    """Lines, one below the other; the result is what enter leads to.

    Attributes:
        table: The lines; whoever inherits makes it before it is shown.
    """

    AROUND: ClassVar[int] = 10
    """Cells of the dialog that are not the text's: border, margins, gutters, other columns."""
    FRAME: ClassVar[int] = 7
    """Rows of the dialog that are not the lines."""

    table: Table[Line]

    def lines(self, room: int) -> Sequence[Line | None]:
        """The lines; None parts two of them.

        Args:
            room: Cells of the text.
        """
        raise NotImplementedError

    def leads_to(self, line: Line) -> Goal | None:
        """What enter leads to from a line; None where it leads nowhere."""
        return None

    def keys_on(self, line: Line) -> Iterable[tuple[str, str]]:
        """The keys that do something on a line, beside those of the dialog."""
        return () if self.leads_to(line) is None else (("enter", "go there"),)

    def open(self, line: Line) -> None:
        """Do what enter does on a line."""
        if (goal := self.leads_to(line)) is not None:
            self.dismiss(goal)

    def compose_dialog(self) -> Iterable[Widget]:
        """The lines."""
        self.table.styles.margin = (1, 0)
        yield self.table

    def on_mount(self) -> None:
        """The keys go to the lines."""
        super().on_mount()
        self.table.focus()

    def on_resize(self) -> None:
        """Long texts are broken anew; the lines take no more room than they need."""
        super().on_resize()
        self.show_lines()

    def show_lines(self) -> None:
        """Show the lines as they are now."""
        lines = self.lines(max(LEAST, min(self.WIDTH, self.app.size.width) - self.AROUND))
        self.table.set_rows(lines)
        self.table.styles.height = max(1, min(len(lines), self.size.height - self.FRAME))

    @on(Table.Highlighted)
    def _offer_what_enter_does(self, message: Table.Highlighted) -> None:
        row: Any = message.row
        keys = () if row is None else self.keys_on(row)
        self.foot.offer(*keys, *self.FOOT)

    @on(Table.Opened)
    def _open(self, message: Table.Opened) -> None:
        message.stop()
        row: Any = message.row
        self.open(row)
