"""The medians that tiers are judged by: kept, as ten thousand accounts take a while to sort."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kamtui.book import file
from kamtui.book.errors import BookError, reason_of

LEAST_KEPT = 100
"""So many known amounts are sorted faster than it takes to keep what came of it."""
MANY_STEPS = 500
"""After so many steps since they were kept, looking through those takes as long as sorting."""

NEWEST = "(SELECT coalesce(max(id), 0) FROM step)"

COMPUTED = f"""
WITH known AS (
    SELECT currency, 'revenue' AS kind,
        (SELECT amount FROM annual_revenue WHERE account_id = a.id ORDER BY year DESC LIMIT 1) AS amount
    FROM account AS a WHERE status <> 'archived'
    UNION ALL
    SELECT currency, 'potential', potential FROM account WHERE status <> 'archived'
), ranked AS (
    SELECT currency, kind, amount,
        row_number() OVER (PARTITION BY currency, kind ORDER BY amount) AS place,
        count(*) OVER (PARTITION BY currency, kind) AS count
    FROM known WHERE amount IS NOT NULL
)
SELECT currency, kind, count, sum(amount) / count(*), {NEWEST} FROM ranked
WHERE place IN ((count + 1) / 2, (count + 2) / 2) GROUP BY currency, kind
"""

KEPT = f"""
SELECT currency, kind, known, amount, step FROM median_reading AS m
WHERE step > {NEWEST} - {MANY_STEPS} AND NOT EXISTS (
    SELECT 1 FROM change INDEXED BY change_step WHERE step > m.step AND tbl IN ('account', 'annual_revenue')
)
"""


class Median(NamedTuple):
    """The median of one kind of amount in one currency.

    Attributes:
        currency: Its ISO code.
        kind: `revenue`, of the newest year known, or `potential`.
        known: Of how many accounts it is known; archived ones are left out.
        amount: The median in minor units.
        step: The book's newest step when it was computed.
    """

    currency: str
    kind: str
    known: int
    amount: int
    step: int


def read_medians(connection: sqlite3.Connection) -> list[Median]:
    """The medians by currency and kind: those kept if no account has changed since, else computed.

    SQLite does the sorting: ten thousand rows brought here one by one would have the first look fight with the
    start for the interpreter.
    """
    found = connection.execute(KEPT).fetchall() or connection.execute(COMPUTED).fetchall()
    return [Median._make(row) for row in found]


def keep_medians(path: Path, medians: Iterable[Median]) -> None:
    """Keep medians for the next start, unless there are so few amounts that it would gain nothing.

    On a connection of its own, as a thread does it while the user works.

    Args:
        path: The book; the caller holds its lock.
        medians: As they were read.

    Raises:
        BookError: The disk or the file did not let it happen; nothing was changed.
    """
    medians = tuple(medians)
    if sum(median.known for median in medians) < LEAST_KEPT:
        return
    connection = file.connect(path)
    try:
        kept = connection.execute("SELECT currency, kind, known, amount, step FROM median_reading").fetchall()
        if set(kept) == set(medians):
            return
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM median_reading")
        connection.executemany(
            "INSERT INTO median_reading (currency, kind, known, amount, step) VALUES (?, ?, ?, ?, ?)", medians
        )
        connection.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise BookError(f"The medians were not kept: {reason_of(error)}") from error
    finally:
        connection.close()
