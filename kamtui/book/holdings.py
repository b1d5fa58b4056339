"""What a book or a backup holds: how many rows of each kind, its newest step, and a checksum over every row."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
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


def hash_rows(connection: sqlite3.Connection, without: Iterable[str] = ()) -> str:
    """A checksum over every value of every row: equal for two files that hold the same.

    Args:
        connection: Any connection to the book.
        without: Tables that are passed over.
    """
    found = hashlib.sha256()
    left_out = frozenset(without)
    for table in _tables(connection):
        if table in left_out:
            continue
        found.update(f"{table}\n".encode())
        rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')
        while batch := rows.fetchmany(BATCH):
            found.update(repr(batch).encode())
    return found.hexdigest()


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if not name.startswith("sqlite_")]
