"""The past of a record or an account: the rows of the change log that concern it, newest first, by plain SQL."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from kamtui.book.account_rows import as_json
from kamtui.book.history import PREFIX, Kind

Connection = sqlite3.Connection
"""What the past is read from."""
Row = Mapping[str, object]
"""A row as the log keeps it, by column."""

FIELDS = "s.id, s.at, s.label, s.kind, c.tbl, c.pk, c.old, c.new FROM change AS c JOIN step AS s ON s.id = c.step"


class RowChange(NamedTuple):
    """What one step did to one row.

    Attributes:
        step: The step's number.
        at: When, as aware UTC in ISO form.
        what: What the user did; "Undo: ..." for a step taken back.
        table: The row's table.
        key: Its key.
        old: The row before; None where it was made.
        new: The row after; None where it was deleted.
    """

    step: int
    at: str
    what: str
    table: str
    key: int
    old: Row | None
    new: Row | None


def changes_of(connection: sqlite3.Connection, table: str, key: int) -> list[RowChange]:
    """What was done to one row, newest first.

    Args:
        connection: Any connection to the book.
        table: Its table.
        key: Its key.
    """
    return list(
        _read(connection.execute(f"SELECT {FIELDS} WHERE c.tbl = ? AND c.pk = ? ORDER BY c.id DESC", (table, key)))
    )


def changes_below(connection: sqlite3.Connection, table: str, owner: str, key: int) -> list[RowChange]:
    """What was done to the rows of a table that belong to one record, newest first.

    Args:
        connection: Any connection to the book.
        table: The table of those rows.
        owner: Their column that says whose they are.
        key: The record.
    """
    wanted = f"SELECT {FIELDS} WHERE c.tbl = ? AND json_extract(coalesce(c.new, c.old), ?) = ? ORDER BY c.id DESC"
    return list(_read(connection.execute(wanted, (table, f"$.{owner}", key))))


def changes_among(
    connection: sqlite3.Connection, rows: Mapping[str, Collection[int]], since: str, most: int
) -> list[RowChange]:
    """What was done to many rows, newest first, whole steps only.

    Args:
        connection: Any connection to the book.
        rows: Keys by table.
        since: The instant from which on, as the log writes it; empty for all.
        most: Row changes after which no further step is begun.
    """
    logged = [
        row
        for table, keys in rows.items()
        for row in connection.execute(
            f"SELECT c.id, {FIELDS} WHERE c.tbl = ? AND c.pk IN (SELECT value FROM json_each(?)) AND s.at >= ?",
            (table, as_json(keys), since),
        )
    ]
    logged.sort(key=lambda row: (row[1], row[0]), reverse=True)
    found: list[RowChange] = []
    for change in _read(row[1:] for row in logged):
        if len(found) >= most and change.step != found[-1].step:
            break
        found.append(change)
    return found


def changes_after(
    connection: sqlite3.Connection, step: int, tables: Iterable[str], whose: Mapping[str, object]
) -> list[RowChange]:
    """What was done to the rows of some tables after a step, newest first.

    Args:
        connection: Any connection to the book.
        step: The step after which.
        tables: The tables.
        whose: The `account` and the `plan`: rows that name another one are left out, rows that name none are not.
    """
    names = tuple(tables)
    row = "coalesce(c.new, c.old)"
    wanted = f"""SELECT {FIELDS} WHERE c.step > :step AND c.tbl IN ({", ".join("?" * len(names))})
        AND coalesce(json_extract({row}, '$.account_id'), :account) = :account
        AND coalesce(json_extract({row}, '$.plan_id'), :plan) = :plan ORDER BY c.id DESC"""
    for place, name in enumerate(names):
        wanted = wanted.replace("?", f":table{place}", 1)
        whose = {**whose, f"table{place}": name}
    return list(_read(connection.execute(wanted, {**whose, "step": step})))


def _read(
    found: Iterable[tuple[int, str, str, Kind, str, int, str | None, str | None]],
) -> Iterator[RowChange]:
    for step, at, label, kind, table, key, old, new in found:
        before, after = (None if row is None else json.loads(row) for row in (old, new))
        yield RowChange(step, at, PREFIX[kind] + label, table, key, before, after)


def live_rows(connection: sqlite3.Connection, table: str, owner: str, key: int) -> dict[int, Row]:
    """The rows of a table that belong to one record now, by key.

    Args:
        connection: Any connection to the book.
        table: The table of those rows.
        owner: Their column that says whose they are.
        key: The record.
    """
    found = connection.execute(f'SELECT * FROM "{table}" WHERE "{owner}" = ?', (key,))
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return {int(str(row["id"])): row for row in rows}


def last_known(connection: sqlite3.Connection, table: str, key: int) -> Row | None:
    """A row as it is, or as it was when it was deleted; None where nothing is known of it."""
    if live := live_rows(connection, table, "id", key):
        return live[key]
    (newest,) = connection.execute(
        "SELECT coalesce(new, old) FROM change WHERE tbl = ? AND pk = ? ORDER BY id DESC LIMIT 1", (table, key)
    ).fetchone() or (None,)
    return None if newest is None else dict(json.loads(newest))
