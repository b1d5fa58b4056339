"""Rows on their way into the book: collected in any order, written table by table."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlmodel import Session, insert

from kamtui.book.bulk import last_ids
from kamtui.models.base import Record
from kamtui.models.tables import METADATA

Value = str | int | date | Decimal | Enum | None


@dataclass(slots=True)
class _Pile:
    """The rows of one table: the last id given away, what a row holds unless told otherwise, the rows."""

    last: int
    defaults: dict[str, Any]
    rows: list[dict[str, Any]] = field(default_factory=list)


class Rows:
    """Rows to be written in one go, each with its id known beforehand.

    They bypass the session's own bookkeeping and validation, which would take longer than all the rest:
    whoever adds a row vouches for it. SQLite's own checks stay in force, and the history sees every row.

    Args:
        session: The session of a step.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._used = last_ids(session)
        self._piles: dict[type[Record], _Pile] = {}

    def add(self, table: type[Record], **values: Value) -> int:
        """Add one row and return its id, which no other row of the table ever had.

        Args:
            table: The kind of record.
            **values: Its columns; the others get the record's own defaults.
        """
        pile = self._piles.get(table)
        if pile is None:
            defaults = {name: info.default for name, info in table.model_fields.items() if not info.is_required()}
            pile = self._piles[table] = _Pile(self._used.get(str(table.__tablename__), 0), defaults)
        pile.last += 1
        pile.rows.append(pile.defaults | values | {"id": pile.last})
        return pile.last

    def write(self) -> None:
        """Write all rows, those that others point to first."""
        connection = self._session.connection()
        order = {table.name: place for place, table in enumerate(METADATA.sorted_tables)}
        for table in sorted(self._piles, key=lambda table: order[str(table.__tablename__)]):
            if rows := self._piles[table].rows:
                connection.execute(insert(table), rows)
                rows.clear()
