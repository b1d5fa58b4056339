"""What has changed in a plan since it was signed, a record at a time; enter goes to the record."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from kamtui.models.outline import GRID, RECORDS
from kamtui.reading import write_day
from kamtui.screens.dialogs.history import HAPPENED, parts_of
from kamtui.screens.dialogs.lines import LinesDialog
from kamtui.services.history import RecordChange
from kamtui.services.signoff import Since
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

CELL = "white_space"
"""The cells of the white space."""
LABEL = 14
"""Cells of the column before the text."""
KINDS = {str(record.table.__tablename__): key for key, record in (RECORDS | {CELL: GRID[CELL]}).items()}
"""The kinds of record that stand in a section, by table."""

Record = tuple[str, int]
"""Kind and key of a record to go to."""


class _Line(NamedTuple):
    """A record, or one of its fields."""

    number: int
    label: str
    text: Parts
    change: RecordChange
    is_record: bool


class ChangesDialog(LinesDialog[Record, _Line]):
    """The changes; the result is the record to go to.

    Args:
        context: The plan.
        since: What has changed, and since when.
        today: The day from which days are written.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("esc", "back"),)
    WIDTH: ClassVar[int] = 100
    AROUND: ClassVar[int] = LABEL + 10

    def __init__(self, context: str, since: Since, today: date) -> None:
        super().__init__(f"Since {write_day(since.day, today)}", f"{context} · signed by {since.name}")
        self._changes = since.changes
        columns: tuple[Column[_Line], ...] = (
            Column("label", "", LABEL, lambda line: ((line.label, "fg" if line.is_record else "muted"),)),
            Column("text", "", 0, lambda line: line.text),
        )
        self.table = Table[_Line](
            columns,
            key=lambda line: line.number,
            heading=False,
            stops=lambda line: line.is_record,
            ground="surface",
        )

    def on_mount(self) -> None:
        """The keys go to the list; without a change the foot says so."""
        super().on_mount()
        if not self._changes:
            self.foot.show((("Nothing has changed since", "muted"),))

    def lines(self, room: int) -> list[_Line | None]:
        """The records with their fields; those that have several stand apart."""
        lines: list[_Line | None] = []
        for change in self._changes:
            if lines and (len(change.fields) > 1 or change.happened == "changed"):
                lines.append(None)
            lines += _of_record(change, room, len(lines))
        return lines

    def leads_to(self, line: _Line) -> Record | None:
        """The record; None where it is gone or stands in no list."""
        if line.change.happened == "removed":
            return None
        table, key = line.change.place
        return (KINDS[table], key) if table in KINDS else None


def _of_record(change: RecordChange, room: int, number: int) -> Iterator[_Line]:
    happened = HAPPENED[change.happened].replace("made", "added")
    mark: Parts = ((f" {glyph('none')} {happened}", "muted"),) if happened else ()
    yield _Line(number, change.kind.capitalize(), ((change.title, "fg", "n"), *mark), change, True)
    if change.happened == "changed":  # what was added is read where it stands
        for place, field in enumerate(change.fields, 1):
            yield _Line(number + place, field.label, parts_of(field, change, room), change, False)
