"""The past of a record, field by field, in the words the screens use; and all that changed with an account."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Literal

from kamtui.book import past
from kamtui.book.account_rows import rows_of_account
from kamtui.book.book import Book
from kamtui.book.past import Connection, Row, RowChange
from kamtui.models.contents import GRID, OTHERS, RECORDS
from kamtui.models.shapes import RecordShape
from kamtui.services.history_dated import DATED, DatedPast
from kamtui.services.history_words import LINKS, FieldWriter

SHAPES = {shape.table: shape for shape in (*RECORDS.values(), *GRID.values(), *OTHERS.values())}
"""The records that have a past, by table."""
MOST = 2_000
"""Row changes of an account after which no further step is told."""
Happened = Literal["new", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after.

    Attributes:
        label: What the form calls it.
        old: The value as the screens write it; None where there was none.
        new: The value afterwards; None where there is none.
    """

    label: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a step did to one record.

    Attributes:
        kind: Its kind, as a person calls it.
        title: What it is called; empty where it has no name.
        happened: Whether it was made, changed or removed.
        fields: The fields that differ; of a new or a removed one all that said something.
        place: Its table and key.
    """

    kind: str
    title: str
    happened: Happened
    fields: tuple[FieldChange, ...]
    place: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class PastStep:
    """A step as far as it concerns what was asked for.

    Attributes:
        step: Its number.
        at: When, aware.
        what: What the user did; "Undo: ..." for a step taken back.
        records: What it did, the record that was asked for first.
    """

    step: int
    at: datetime
    what: str
    records: tuple[RecordChange, ...]


def load_past(book: Book, kind: str, key: int, today: date) -> tuple[PastStep, ...]:
    """What was done to one record, newest first.

    Args:
        book: Where to look; it is read by plain SQL.
        kind: The record's table.
        key: Its key.
        today: The day from which days are written.
    """
    with book.rows() as connection:
        changes = past.changes_of(connection, kind, key)
        for dated in DATED:
            if dated.owner_table == kind:
                changes += past.changes_below(connection, dated.table, dated.owner, key)
        changes.sort(key=lambda change: change.step, reverse=True)
        return tuple(_Teller(connection, today).tell(changes))


def load_account_past(book: Book, account_id: int, today: date, since: date | None = None) -> tuple[PastStep, ...]:
    """What was done to an account and to all that hangs on it, newest first.

    Args:
        book: Where to look; it is read by plain SQL.
        account_id: The account.
        today: The day from which days are written.
        since: The first day that counts, by the user's own clock; None for all.
    """
    with book.rows() as connection:
        rows = rows_of_account(connection, account_id)
        changes = past.changes_among(connection, rows, since_instant(since), MOST)
        return tuple(_Teller(connection, today).tell(changes))


def since_instant(since: date | None) -> str:
    """The beginning of a day by the user's clock, as the log writes instants; empty for no day."""
    if since is None:
        return ""
    begin = datetime.combine(since, time.min).astimezone(UTC)
    return begin.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tell_together(connection: Connection, changes: Sequence[RowChange], today: date) -> tuple[RecordChange, ...]:
    """What many changes come to, a record at a time; what was changed and changed back is not told.

    Args:
        connection: Any connection to the book.
        changes: All changes to some rows up to now, newest first.
        today: The day from which days are written.
    """
    return tuple(_Teller(connection, today).records(changes))


class _Teller:
    """Tells steps, from the newest to the oldest."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self._writer = FieldWriter(connection, today)
        self._dated = DatedPast(connection)

    def tell(self, changes: Sequence[RowChange]) -> Iterator[PastStep]:
        for _, group in groupby(changes, key=lambda change: change.step):
            of_step = list(group)
            records = tuple(self.records(of_step))
            if records:
                first = of_step[0]
                yield PastStep(first.step, datetime.fromisoformat(first.at), first.what, records)

    def records(self, changes: Sequence[RowChange]) -> Iterator[RecordChange]:
        """What a step did, a record at a time; a row that it touched twice is told once."""
        own: dict[tuple[str, int], tuple[Row | None, Row | None]] = {}
        dated: dict[tuple[str, int], list[FieldChange]] = {}
        for change in changes:  # the last one comes first
            if change.table in SHAPES:
                place = change.table, change.key
                own[place] = (change.old, own[place][1] if place in own else change.new)
        for place, label, row_before, row_after, column in self._dated.take(changes):
            before, after = (
                self._writer.write_dated(place, column, row) if row is not None else None
                for row in (row_before, row_after)
            )
            if before != after:
                dated.setdefault(place, []).append(FieldChange(label, before, after))
        for place in dict.fromkeys((*own, *dated)):
            if (found := self._record(place, *own.get(place, (None, None)), dated.get(place, []))) is not None:
                yield found

    def _record(
        self, place: tuple[str, int], old: Row | None, new: Row | None, dated: Sequence[FieldChange]
    ) -> RecordChange | None:
        table, key = place
        shape = SHAPES[table]
        if old is None and new is None and not dated:
            return None  # made and taken away in the same step
        fields = [*self._fields(shape, old, new), *dated]
        row = new or old or past.last_known(self._connection, table, key)
        happened: Happened = "changed"
        if old is None and new is not None:
            happened = "new"
        elif new is None and old is not None:
            happened = "removed"
        elif not fields:
            return None
        return RecordChange(shape.label, self._writer.title(shape, row), happened, tuple(fields), place)

    def _fields(self, shape: RecordShape, old: Row | None, new: Row | None) -> Iterator[FieldChange]:
        """The fields that differ, in the order of the form; then what it is linked to, and its place."""
        if old is None and new is None:
            return
        before, after = old or {}, new or {}
        for spec in shape.specs:
            if spec.name in shape.dated or before.get(spec.name) == after.get(spec.name):
                continue
            yield FieldChange(
                spec.label,
                self._writer.write(shape, spec, before),
                self._writer.write(shape, spec, after),
            )
        for column, (label, table) in LINKS.get(shape.table, {}).items():
            is_told = any(spec.name == column for spec in shape.specs)
            if not is_told and before.get(column) != after.get(column):
                yield FieldChange(
                    label, self._writer.name(table, before.get(column)), self._writer.name(table, after.get(column))
                )
        if old is not None and new is not None and before.get("position") != after.get("position"):
            yield FieldChange("Place", None, "moved among its neighbours")
