"""What an import compares with, by plain SQL: whole tables, dated rows, and the ids of other programs."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

Rows = list[tuple[Any, ...]]


def newest_step(connection: sqlite3.Connection) -> int:
    """The key of the newest step; 0 in a book that nobody wrote in."""
    (found,) = connection.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
    return int(found)


def read_table(connection: sqlite3.Connection, table: str, columns: Iterable[str]) -> Rows:
    """All rows of a table in the order of their ids, as stored."""
    names = ", ".join(f'"{name}"' for name in columns)
    return connection.execute(f'SELECT {names} FROM "{table}" ORDER BY id').fetchall()


def read_revenues(connection: sqlite3.Connection) -> Sequence[tuple[int, int]]:
    """Accounts and their revenues in minor units, older years first."""
    return connection.execute("SELECT account_id, amount FROM annual_revenue ORDER BY year").fetchall()


def read_lenders(connection: sqlite3.Connection) -> set[int]:
    """The accounts whose currency is that of an opportunity's amount."""
    found = connection.execute(
        "SELECT DISTINCT account_id FROM opportunity WHERE amount IS NOT NULL AND currency IS NULL"
    )
    return {account for (account,) in found}


def read_stages(connection: sqlite3.Connection) -> Rows:
    """Opportunities with stage, the other program's word for it and its day, older ones first."""
    return connection.execute(
        "SELECT opportunity_id, stage, source_stage, day FROM opportunity_stage ORDER BY day, id"
    ).fetchall()


def read_external_ids(connection: sqlite3.Connection, kind: str, owner: str) -> Sequence[tuple[str, str, int]]:
    """Programs, the ids they know records by, and those records.

    Args:
        connection: Any connection to the book.
        kind: What one of the records is called.
        owner: The column that leads to them.
    """
    return connection.execute(
        f"SELECT source, key, {owner} FROM external_id WHERE kind = ? AND {owner} IS NOT NULL", (kind,)
    ).fetchall()
