"""The health of accounts on past days: derived, so it is written beside the history and never undone."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kamtui.book import file
from kamtui.book.errors import BookError, reason_of


def keep_health(path: Path, day: date, values: Mapping[int, int]) -> None:
    """Keep readings that differ from the newest one, that of the same day included.

    On a connection of its own, so that a thread can do it while the user works.

    Args:
        path: The book; the caller holds its lock.
        day: The day the accounts were judged on.
        values: 0 to 100 by account id; accounts that are gone are passed over.

    Raises:
        BookError: The disk or the file did not let it happen; nothing was changed.
    """
    connection = file.connect(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        known = connection.execute(
            "SELECT account_id, value FROM health_reading WHERE day <= ? ORDER BY day", (day.isoformat(),)
        )
        newest = dict(known.fetchall())
        connection.executemany(
            "INSERT INTO health_reading (account_id, day, value) SELECT id, ?, ? FROM account WHERE id = ?"
            " ON CONFLICT (account_id, day) DO UPDATE SET value = excluded.value",
            [(day.isoformat(), value, key) for key, value in values.items() if newest.get(key) != value],
        )
        connection.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise BookError(f"The health of today was not kept: {reason_of(error)}") from error
    finally:
        connection.close()
