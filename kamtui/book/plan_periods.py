"""The plans of an account and their sign-offs as the book has them, by plain SQL."""

import sqlite3
from typing import NamedTuple

from kamtui.book.current_plan import current_plan


class StoredPlan(NamedTuple):
    """A plan as it is stored, with its newest sign-off.

    Attributes:
        id: Its key.
        starts: Its first day; None while open.
        ends: Its last day; None while open.
        status: How it stands.
        is_current: 1 for the one that is worked on.
        signed: The day it was signed last; None while it was not.
        name: Who signed it then.
    """

    id: int
    starts: str | None
    ends: str | None
    status: str
    is_current: int
    signed: str | None
    name: str | None


class StoredSignOff(NamedTuple):
    """A sign-off as it is stored.

    Attributes:
        id: Its key.
        day: When it was signed.
        name: Who signed.
        role: As what; None when unknown.
        note: What was said; None without.
        step: The step that signed it; what came later is what changed.
        text: The plan as it was, as Markdown.
    """

    id: int
    day: str
    name: str
    role: str | None
    note: str | None
    step: int
    text: str


def read_plans(connection: sqlite3.Connection, account_id: int) -> list[StoredPlan]:
    """Read an account's plans, the one that begins last first, those without a day at the end.

    Args:
        connection: Any connection to the book.
        account_id: Whose.
    """
    found = connection.execute(
        f"""SELECT plan.id, starts, ends, status, plan.id = ifnull(({current_plan(":account")}), 0),
            newest.day, newest.name
        FROM plan LEFT JOIN sign_off AS newest
            ON newest.id = (SELECT max(id) FROM sign_off WHERE plan_id = plan.id)
        WHERE account_id = :account ORDER BY starts IS NULL, starts DESC, plan.id DESC""",
        {"account": account_id},
    )
    return [StoredPlan(*row) for row in found.fetchall()]


def read_sign_offs(connection: sqlite3.Connection, plan_id: int, most: int = -1) -> list[StoredSignOff]:
    """Read the sign-offs of a plan, the newest first.

    Args:
        connection: Any connection to the book.
        plan_id: The plan.
        most: How many at most; all unless said.
    """
    found = connection.execute(
        """SELECT id, day, name, role, note, step, text FROM sign_off
        WHERE plan_id = ? ORDER BY id DESC LIMIT ?""",
        (plan_id, most),
    )
    return [StoredSignOff(*row) for row in found.fetchall()]


def account_of_plan(connection: sqlite3.Connection, plan_id: int) -> int | None:
    """The account a plan belongs to; None when it is not in the book."""
    found = connection.execute("SELECT account_id FROM plan WHERE id = ?", (plan_id,)).fetchone()
    return None if found is None else int(found[0])
