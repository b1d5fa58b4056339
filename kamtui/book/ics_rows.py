"""What the import of a calendar compares with, by plain SQL: the book, and what imports before wrote into it."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from kamtui.book.import_rows import newest_step

SOURCE = "calendar"
"""The program by whose ids contacts are found again; the id is the event's name in calendars."""
CONTACT = "contact "
"""What such an id is called: this and the contact's key."""

Row = Mapping[str, Any]


class IcsStock(NamedTuple):
    """The book as far as calendars speak of it.

    Attributes:
        step: The key of its newest step.
        accounts: Names by key, those that are not archived.
        people: Address in lower case, person and account.
        contacts: Account, day, time and subject of the contacts there are.
        series: The columns of each series with its account's name, by its name in calendars; withdrawn ones too.
        fates: The columns of what became of their occurrences, by series.
        linked: The columns of the contacts that events became, by the event's name; None where one is gone.
        imported: The columns that imports wrote, by table and key; None where an import took the record out.
        imported_fates: What imports wrote of occurrences, by series.
    """

    step: int
    accounts: dict[int, str]
    people: list[tuple[str, int, int]]
    contacts: set[tuple[int, str, str, str]]
    series: dict[str, Row]
    fates: dict[int, list[Row]]
    linked: dict[str, Row | None]
    imported: dict[tuple[str, int], Row | None]
    imported_fates: dict[int, list[Row]]


SERIES = "SELECT s.*, a.name AS account FROM series AS s JOIN account AS a ON a.id = s.account_id"

# The key of the contact stands in the kind, as no table leads from another program's id to a contact.
LINKED = f"""
SELECT e.key AS uid, i.*, a.name AS account,
    EXISTS (SELECT 1 FROM stance_reading WHERE interaction_id = i.id)
        OR EXISTS (SELECT 1 FROM action WHERE interaction_id = i.id)
        OR EXISTS (SELECT 1 FROM series_occurrence WHERE interaction_id = i.id)
        OR EXISTS (SELECT 1 FROM attendance AS t WHERE interaction_id = i.id AND NOT EXISTS (
            SELECT 1 FROM change AS c JOIN step AS s ON s.id = c.step
            WHERE c.tbl = 'attendance' AND c.pk = t.id AND s.label LIKE 'Import %')) AS is_bound
FROM external_id AS e JOIN account AS a ON a.id = e.account_id
    LEFT JOIN interaction AS i ON i.id = CAST(substr(e.kind, {len(CONTACT) + 1}) AS INTEGER)
WHERE e.source = '{SOURCE}' AND e.kind LIKE '{CONTACT}%' ORDER BY e.id
"""

STEPS = "SELECT id, kind, of FROM step WHERE label LIKE 'Import %' ORDER BY id"

WRITTEN = """
SELECT c.step, c.tbl, c.pk, c.old, c.new FROM change AS c JOIN step AS s ON s.id = c.step
WHERE s.kind = 'do' AND s.label LIKE 'Import %' AND c.tbl IN ('series', 'series_occurrence', 'interaction')
ORDER BY c.id
"""


def read_ics_stock(connection: sqlite3.Connection) -> IcsStock:
    """Read all of it.

    Args:
        connection: Any connection to the book.
    """
    fates: dict[int, list[Row]] = {}
    for row in _rows(connection, "SELECT * FROM series_occurrence ORDER BY id"):
        fates.setdefault(row["series_id"], []).append(row)
    imported = _imported(connection)
    written: dict[int, list[Row]] = {}
    for (table, _), wrote in imported.items():
        if table == "series_occurrence" and wrote is not None:
            written.setdefault(wrote["series_id"], []).append(wrote)
    return IcsStock(
        newest_step(connection),
        dict(connection.execute("SELECT id, name FROM account WHERE status <> 'archived' ORDER BY id")),
        connection.execute(
            "SELECT lower(trim(email)), id, account_id FROM stakeholder WHERE email IS NOT NULL ORDER BY id"
        ).fetchall(),
        set(
            connection.execute("SELECT account_id, day, coalesce(time, ''), coalesce(subject, '') FROM interaction")
        ),
        {row["uid"]: row for row in _rows(connection, SERIES)},
        fates,
        {row["uid"]: row if row["id"] is not None else None for row in _rows(connection, LINKED)},
        imported,
        written,
    )


def _rows(connection: sqlite3.Connection, statement: str) -> list[Row]:
    found = connection.execute(statement)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _imported(connection: sqlite3.Connection) -> dict[tuple[str, int], Row | None]:
    """What the imports that stand wrote: of a record that was there, only the columns that they changed."""
    stands: dict[int, bool] = {}
    did: dict[int, int] = {}
    for key, kind, of in connection.execute(STEPS):
        did[key] = key if kind == "do" else did.get(of, of)
        stands[did[key]] = kind != "undo"
    found: dict[tuple[str, int], Row | None] = {}
    for step, table, key, old, new in connection.execute(WRITTEN):
        if not stands.get(step):
            continue
        before, after = json.loads(old) if old else {}, json.loads(new) if new else None
        known = found.get((table, key)) or {}
        if after is None:
            found[table, key] = None
        else:
            changed = {name: value for name, value in after.items() if name not in before or before[name] != value}
            found[table, key] = {**before, **known, **changed}
    return found
