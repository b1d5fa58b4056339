"""Undo, step by step: the steps by name, newest first; one confirmation takes back all down to the chosen."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.widget import Widget

from kamtui.reading import write_day
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.services.undoing import UndoStep, load_undo_steps
from kamtui.text import fit
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

WHEN, STATE = 17, 10
"""Cells of the columns beside the name."""
FRAME = 7
"""Rows of the dialog that are not the list."""
NAME = 30
"""Cells of a step's name in the question."""


class UndoDialog(Dialog[int | None]):
    """The steps; the result is the number of the last one that is to be undone.

    Args:
        steps: The steps, newest first.
        today: The day from which days are written.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("esc", "back"),)
    WIDTH: ClassVar[int] = 96

    def __init__(self, steps: Iterable[UndoStep], today: date) -> None:
        super().__init__("Undo", "newest first")
        self._steps, self._today = tuple(steps), today
        self._asked: UndoStep | None = None

    def compose_dialog(self) -> Iterable[Widget]:
        """The list."""
        columns: tuple[Column[UndoStep], ...] = (
            Column("when", "", WHEN, self._when),
            Column("what", "", 0, _what),
            Column("state", "", STATE, _state),
        )
        table = Table[UndoStep](
            columns, key=lambda step: step.step, rows=self._steps, heading=False, ground="surface", opens="undo"
        )
        table.styles.margin = (1, 0)
        yield table

    def _when(self, step: UndoStep) -> Parts:
        at = step.at.astimezone()
        return ((f"{write_day(at.date(), self._today)} {at:%H:%M}", "muted"),)

    def on_mount(self) -> None:
        """The keys go to the list; without a step the foot says so."""
        super().on_mount()
        self.query_one(Table).focus()
        if not self._steps:
            self.foot.show((("Nothing was done yet", "muted"),))

    def on_resize(self) -> None:
        """The list takes no more room than it needs."""
        super().on_resize()
        self.query_one(Table).styles.height = max(1, min(len(self._steps), self.size.height - FRAME))

    def action_leave(self) -> None:
        """Leave the question for the list, and the list for the place."""
        if self._asked is None:
            super().action_leave()
        else:
            self._offer(self._asked)

    @on(Table.Highlighted)
    def _went_to(self, message: Table.Highlighted) -> None:
        self._offer(message.row)

    def _offer(self, step: UndoStep | None) -> None:
        """Say what enter would do to a step."""
        self._asked = None
        undo = (("enter", f"undo {_count(step.takes)}"),) if step is not None and step.takes else ()
        self.foot.offer(*undo, *self.FOOT)
        told = ""
        if step is not None and not step.takes:
            told = "undone already: ctrl+r does it again" if step.is_undone else "undo does not reach it"
        self.foot.show(((told, "muted"),) if told else ())

    @on(Table.Opened)
    def _chosen(self, message: Table.Opened) -> None:
        step: UndoStep = message.row
        if not step.takes:
            return
        if self._asked is step:
            self.dismiss(step.step)
            return
        self._asked = step
        name = fit(step.what, min(NAME, len(step.what)), more=glyph("more")).rstrip()
        self.foot.show(
            ((f"Undo {_count(step.takes)}, back to “{name}” and with it?", "fg"),),
            ((f"Undo {_count(step.takes)}?", "fg"),),
        )
        self.foot.offer(("enter", "undo"), ("esc", "keep"))


def _count(steps: int) -> str:
    return "1 step" if steps == 1 else f"{steps} steps"


def _what(step: UndoStep) -> Parts:
    return ((step.what, "fg" if step.takes else "muted"),)


def _state(step: UndoStep) -> Parts | None:
    return (("undone", "muted"),) if step.is_undone else None


def undo_dialog(desk: Desk) -> UndoDialog:
    """The steps of the book.

    Args:
        desk: What lies on the desk.

    Raises:
        BookError: They could not be read.
    """
    return UndoDialog(load_undo_steps(desk.book), desk.today)
