"""Why: the arithmetic and the causes of the figures of one account or record; enter jumps to a cause."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from kamtui.rules.judged import Cause
from kamtui.screens.dialogs.lines import LinesDialog
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table
from kamtui.wrapping import wrap

Record = tuple[str, int]
"""The table and id of a record to jump to."""
PLACES_BUILT = frozenset({
    "goal", "objective", "action", "risk", "fact", "opportunity", "stakeholder", "white_space",
})  # fmt: skip
"""Kinds of record that have a place to go to; service cases have none yet."""
CAUSE_LINES = 6
"""Lines of one cause at most: a name may be ten thousand characters long."""


class _Line(NamedTuple):
    """A line: the head of an entry, a cause, or what is left of a long cause."""

    number: int
    label: str = ""
    figure: Parts = ()
    cause: Cause | None = None
    text: str = ""


class WhyDialog(LinesDialog[Record, _Line]):
    """Figures and causes, one a line.

    Args:
        context: Whose figures they are.
        entries: The figures in their order.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("esc", "back"),)
    WIDTH: ClassVar[int] = 96
    AROUND: ClassVar[int] = 29

    def __init__(self, context: str, entries: Iterable[WhyEntry]) -> None:
        super().__init__("Why", context)
        self._entries = tuple(entries)
        columns: tuple[Column[_Line], ...] = (
            Column("label", "", 14, lambda line: ((line.label, "muted"),) if line.label else None),
            Column("points", "", 3, _points, "right"),
            Column("text", "", 0, lambda line: line.figure or ((line.text, _token(line)),)),
        )
        self.table = Table[_Line](
            columns,
            key=lambda line: line.number,
            heading=False,
            stops=lambda line: line.cause is not None,
            ground="surface",
        )

    def lines(self, room: int) -> list[_Line | None]:
        """Each figure with its causes; long causes go on below."""
        lines: list[_Line | None] = []
        for entry in self._entries:
            if lines:
                lines.append(None)
            lines.append(_Line(len(lines), entry.label, entry.figure))
            for cause in entry.causes:
                text = cause.text[:1].upper() + cause.text[1:]
                for place, part in enumerate(wrap(text, room, CAUSE_LINES, glyph("more"))):
                    lines.append(_Line(len(lines), cause=None if place else cause, text=part))
        return lines

    def leads_to(self, line: _Line) -> Record | None:
        """The record of a cause; None where it has no place to go to."""
        record = None if line.cause is None else line.cause.record
        return record if record is not None and record[0] in PLACES_BUILT else None


def _points(line: _Line) -> Parts | None:
    if line.cause is None or not line.cause.points:
        return None
    sign = glyph("minus") if line.cause.points < 0 else "+"
    return ((f"{sign}{abs(line.cause.points)}", "bad" if line.cause.points <= -5 else "watch"),)


def _token(line: _Line) -> str:
    return "fg" if line.cause is not None and line.cause.points else "muted"
