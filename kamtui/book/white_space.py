"""The white space of an account as the book has it, by plain SQL: a large grid opens without the ORM."""

import sqlite3
from typing import Any, NamedTuple

from kamtui.models.contents import GRID
from kamtui.models.shapes import RecordShape

OFFERING, UNIT, CELL = GRID["offering"], GRID["business_unit"], GRID["white_space"]
"""What is stored of rows, columns and cells."""


class StoredGrid(NamedTuple):
    """Rows as stored; the fields of each record follow its keys in the order of its form.

    Attributes:
        offerings: (id, fields...) of all offerings, in their order.
        units: (id, fields...) of the account's units, in their order.
        cells: (id, offering, unit, fields...) of what was entered.
    """

    offerings: list[tuple[Any, ...]]
    units: list[tuple[Any, ...]]
    cells: list[tuple[Any, ...]]


def read_white_space(connection: sqlite3.Connection, account_id: int) -> StoredGrid:
    """Read the offerings, which are the same for all accounts, with one account's units and cells.

    Args:
        connection: Any connection to the book.
        account_id: Whose units.
    """
    given = (account_id,)
    return StoredGrid(
        connection.execute(f"SELECT id, {_fields(OFFERING)} FROM offering ORDER BY position, id").fetchall(),
        connection.execute(
            f"SELECT id, {_fields(UNIT)} FROM business_unit WHERE account_id = ? ORDER BY position, id", given
        ).fetchall(),
        connection.execute(
            f"""SELECT id, offering_id, unit_id, {_fields(CELL)} FROM white_space
            WHERE unit_id IN (SELECT id FROM business_unit WHERE account_id = ?)""",
            given,
        ).fetchall(),
    )


def read_name(connection: sqlite3.Connection, shape: RecordShape, key: int) -> str | None:
    """What an offering or a unit is called; None where it is not in the book."""
    found = connection.execute(f'SELECT name FROM "{shape.table}" WHERE id = ?', (key,)).fetchone()
    return None if found is None else str(found[0])


def count_cells(connection: sqlite3.Connection, shape: RecordShape, key: int) -> int:
    """Of how many cells of an offering or a unit something is in the book."""
    column = "offering_id" if shape is OFFERING else "unit_id"
    return int(connection.execute(f"SELECT count(*) FROM white_space WHERE {column} = ?", (key,)).fetchone()[0])


def _fields(shape: RecordShape) -> str:
    return ", ".join(f'"{spec.name}"' for spec in shape.specs)
