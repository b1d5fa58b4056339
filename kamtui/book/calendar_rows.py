"""What a calendar file needs of the book besides the agenda: how often what was changed, and what is over."""

import sqlite3
from datetime import date
from typing import NamedTuple


class Over(NamedTuple):
    """An action or question that is done or dropped, with the day it had."""

    table: str
    id: int
    account_id: int
    account: str
    title: str
    day: date
    is_private: bool


class Steps(NamedTuple):
    """The history as far as calendars ask for it.

    Attributes:
        birth: The instant of the book's first step; it tells one book from another.
        newest: Number and instant of the newest step.
        of: Number and instant of the newest step that touched a record, by table and key.
    """

    birth: str
    newest: tuple[int, str]
    of: dict[tuple[str, int], tuple[int, str]]


TABLES = "('action', 'question', 'competitor', 'white_space', 'plan_review', 'tier_override', 'account')"

CHANGES = f"""
SELECT c.tbl, c.pk, max(c.step), s.at FROM change AS c JOIN step AS s ON s.id = c.step
WHERE c.tbl IN {TABLES} GROUP BY c.tbl, c.pk
"""

OVER = """
SELECT 'action', x.id, a.id, a.name, x.title, x.due, x.visibility = 'private'
FROM action AS x JOIN account AS a ON a.id = x.account_id
WHERE x.status IN ('done', 'dropped') AND x.due >= :first AND (:account IS NULL OR a.id = :account)
UNION ALL
SELECT 'question', q.id, a.id, a.name, q.text, q.due, q.visibility = 'private'
FROM question AS q JOIN account AS a ON a.id = q.account_id
WHERE q.state <> 'open' AND q.due >= :first AND (:account IS NULL OR a.id = :account)
"""


def read_steps(connection: sqlite3.Connection) -> Steps:
    """Read by which step each record was touched last.

    Args:
        connection: Any connection to the book.
    """
    birth = connection.execute("SELECT at FROM step ORDER BY id LIMIT 1").fetchone()
    newest = connection.execute("SELECT id, at FROM step ORDER BY id DESC LIMIT 1").fetchone()
    touched = {(table, key): (step, at) for table, key, step, at in connection.execute(CHANGES)}
    return Steps(birth[0] if birth else "", newest or (0, "1970-01-01T00:00:00+00:00"), touched)


def read_over(connection: sqlite3.Connection, first: date, account_id: int | None = None) -> list[Over]:
    """Read what was due from a day on and is done or dropped.

    Args:
        connection: Any connection to the book.
        first: The first day that counts.
        account_id: Only of this account.
    """
    found = connection.execute(OVER, {"first": first.isoformat(), "account": account_id})
    return [
        Over(table, key, account, name, title, date.fromisoformat(day), bool(private))
        for table, key, account, name, title, day, private in found
    ]
