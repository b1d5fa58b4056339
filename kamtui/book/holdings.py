"""What a book or a backup holds: how many rows of each kind, its newest step, and a checksum over every row."""

import hashlib
import marshal
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

BATCH = 1_000
"""Rows that are read at once."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in a book at one moment.

    Attributes:
        format: The number of its format.
        counts: Rows by table.
        step: The number of its newest step; 0 when nothing was done yet.
        at: When that was, as aware UTC in ISO form; empty when nothing was done yet.
        what: What the user did in it.
    """

    format: int
    counts: Mapping[str, int]
    step: int
    at: str
    what: str


def read_holdings(connection: sqlite3.Connection) -> Holdings:
    """Look what a book holds.

    Args:
        connection: Any connection to it.
    """
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    newest = connection.execute("SELECT id, at, label FROM step ORDER BY id DESC LIMIT 1").fetchone()
    step, at, what = newest or (0, "", "")
    return Holdings(int(form), count_rows(connection), step, at, what)


def count_rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    counts: dict[str, int] = {}
    for table in _tables(connection):
        (counts[table],) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return counts


def hash_tables(connection: sqlite3.Connection) -> dict[str, str]:
    """A checksum over every value of every row, by table: equal for two files that hold the same.

    They are to be compared, and not to be kept: another Python may write values down otherwise.

    Args:
        connection: Any connection to the book.
    """
    found: dict[str, str] = {}
    for table in _tables(connection):
        rows, digest = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1'), hashlib.sha256()
        while batch := rows.fetchmany(BATCH):
            # The oldest form has no short cuts that depend on where a value came from, and is written quickest.
            digest.update(marshal.dumps(batch, 0))
        found[table] = digest.hexdigest()
    return found


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if not name.startswith("sqlite_")]
