"""What the import of a calendar compares with, by plain SQL."""

import sqlite3
from typing import NamedTuple


class IcsStock(NamedTuple):
    """The book as far as calendars speak of it.

    Attributes:
        step: The key of its newest step.
        accounts: Names by key, those that are not archived.
        people: Address in lower case, person and account.
        contacts: Account, day, time and subject of the contacts there are.
        uids: Key of each series by its name in calendars, withdrawn ones too.
    """

    step: int
    accounts: dict[int, str]
    people: list[tuple[str, int, int]]
    contacts: set[tuple[int, str, str, str]]
    uids: dict[str, int]


def read_ics_stock(connection: sqlite3.Connection) -> IcsStock:
    """Read all of it.

    Args:
        connection: Any connection to the book.
    """
    (step,) = connection.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
    return IcsStock(
        step,
        dict(connection.execute("SELECT id, name FROM account WHERE status <> 'archived' ORDER BY id")),
        connection.execute(
            "SELECT lower(trim(email)), id, account_id FROM stakeholder WHERE email IS NOT NULL ORDER BY id"
        ).fetchall(),
        set(
            connection.execute("SELECT account_id, day, coalesce(time, ''), coalesce(subject, '') FROM interaction")
        ),
        dict(connection.execute("SELECT uid, id FROM series")),
    )
