"""The rows that belong or ever belonged to an account, and the steps that touched them, by plain SQL."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kamtui.book.history import tracked_tables

Owning = tuple[str, str, str]
"""Table, its column that names the owner, and the owner's table."""


def steps_of_account(connection: sqlite3.Connection, account_id: int) -> frozenset[int]:
    """The steps that touched an account or anything that hangs on it, be it deleted since.

    Args:
        connection: Any connection to the book.
        account_id: The account.
    """
    return frozenset(
        step
        for table, keys in rows_of_account(connection, account_id).items()
        for (step,) in connection.execute(
            "SELECT DISTINCT step FROM change WHERE tbl = ? AND pk IN (SELECT value FROM json_each(?))",
            (table, as_json(keys)),
        )
    )


def rows_of_account(connection: sqlite3.Connection, account_id: int) -> dict[str, set[int]]:
    """The keys, by table, of an account and of all that hangs or hung on it.

    Args:
        connection: Any connection to the book.
        account_id: The account.
    """
    owners = _owning_columns(connection)
    hung = _once_hung(connection, owners)
    known: dict[str, set[int]] = {"account": {account_id}}
    for _ in range(len(owners)):  # one more table can become known in each round
        before = sum(map(len, known.values()))
        for owning in owners:
            table, column, owner = owning
            if keys := known.get(owner):
                found = {key for parent in keys for key in hung[owning].get(parent, ())}
                known.setdefault(table, set()).update(found, _hangs(connection, table, column, keys))
        if sum(map(len, known.values())) == before:
            break
    return known


def as_json(keys: Collection[int]) -> str:
    """Keys as one value for `json_each`: SQLite takes only so many values apart."""
    return json.dumps(sorted(keys))


def _hangs(connection: sqlite3.Connection, table: str, column: str, owners: Collection[int]) -> Iterator[int]:
    """The keys of a table's rows that hang on some owners now."""
    found = connection.execute(
        f'SELECT id FROM "{table}" WHERE "{column}" IN (SELECT value FROM json_each(?))', (as_json(owners),)
    )
    return (key for (key,) in found)


def _once_hung(
    connection: sqlite3.Connection, owners: Collection[Owning]
) -> Mapping[Owning, Mapping[int, set[int]]]:
    """Per owning column the keys of rows that were changed or deleted, by each owner they ever had.

    Most of a long log are rows that were made, and those need not be read: what hangs on an owner no more was
    taken from it by a change or went with a deletion, and both of them say who it was.
    """
    hung: dict[Owning, dict[int, set[int]]] = {owning: defaultdict(set) for owning in owners}
    by_table: dict[str, list[Owning]] = defaultdict(list)
    for owning in owners:
        by_table[owning[0]].append(owning)
    for table, key, old in connection.execute("SELECT tbl, pk, old FROM change WHERE op <> 'I'"):
        if table in by_table:
            row = json.loads(old)
            for owning in by_table[table]:
                if (parent := row.get(owning[1])) is not None:
                    hung[owning][parent].add(key)
    return hung


def _owning_columns(connection: sqlite3.Connection) -> list[Owning]:
    """Every column whose row goes when the owner goes that it names."""
    return [
        (table, column, owner)
        for table in tracked_tables(connection)
        for _, _, owner, column, _, _, on_delete, _ in connection.execute(f'PRAGMA foreign_key_list("{table}")')
        if on_delete == "CASCADE" or (table, column) == ("action", "objective_id")
    ]
