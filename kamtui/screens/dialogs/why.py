"""Why: the arithmetic and the causes of the figures of one account or record; enter jumps to a cause."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.widget import Widget

from kamtui.rules.judged import Cause
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

Record = tuple[str, int]
"""The table and id of a record to jump to."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    label: str
    figure: Parts
    cause: Cause | None


class WhyDialog(Dialog[Record | None]):
    """Figures and causes, one a line.

    Args:
        context: Whose figures they are.
        entries: The figures in their order.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("enter", "go there"), ("esc", "back"))

    def __init__(self, context: str, entries: Iterable[WhyEntry]) -> None:
        super().__init__("Why", context)
        self._lines: list[_Line | None] = []
        for entry in entries:
            if self._lines:
                self._lines.append(None)
            self._add(entry)

    def _add(self, entry: WhyEntry) -> None:
        self._lines.append(_Line(len(self._lines), entry.label, entry.figure, None))
        for cause in entry.causes:
            self._lines.append(_Line(len(self._lines), "", (), cause))

    def compose_dialog(self) -> Iterable[Widget]:
        """The lines, as a table without headings."""
        columns: tuple[Column[_Line], ...] = (
            Column("label", "", 14, lambda line: ((line.label, "muted"),) if line.label else None),
            Column("points", "", 4, _points, "right"),
            Column("text", "", 0, lambda line: line.figure or _text(line.cause)),
        )
        table = Table[_Line](
            columns,
            key=lambda line: line.number,
            rows=self._lines,
            heading=False,
            stops=lambda line: line.cause is not None,
            ground="surface",
        )
        table.styles.height = min(len(self._lines), 26)
        table.styles.margin = (1, 0)
        yield table

    def on_mount(self) -> None:
        """The keys go to the causes."""
        super().on_mount()
        self.query_one(Table).focus()

    @on(Table.Opened)
    def _go(self, message: Table.Opened) -> None:
        if message.row.cause.record is not None:
            self.dismiss(message.row.cause.record)


def _points(line: _Line) -> Parts | None:
    if line.cause is None or not line.cause.points:
        return None
    sign = glyph("minus") if line.cause.points < 0 else "+"
    return ((f"{sign}{abs(line.cause.points)}", "bad" if line.cause.points <= -5 else "watch"),)


def _text(cause: Cause | None) -> Parts:
    if cause is None:
        return ()
    return ((cause.text[:1].upper() + cause.text[1:], "fg" if cause.points else "muted"),)
