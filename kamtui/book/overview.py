"""The portfolio as the book has it, by plain SQL: what the account list shows and is judged from.

The first frame reads through here, so nothing of it may load the ORM. A query serves all accounts at once; who
wants one account or the key accounts only says so, and pays only for those.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from kamtui.book.current_plan import current_plan

TREND_DAYS = 7
"""The trend of health compares with the newest reading that is at least so old."""
OPEN = "('open', 'doing')"


class AccountFacts(NamedTuple):
    """One account as stored. Days are ISO text, money is minor units, None is unknown."""

    id: int
    name: str
    status: str
    industry: str | None
    region: str | None
    website: str | None
    owner: str | None
    currency: str
    potential: int | None
    renewal: str | None
    touch_days: int | None
    touch_on: str | None
    """The day planned for the next contact."""
    tags: str | None
    revenue: int | None
    last_touch: str | None
    open_actions: int
    overdue_actions: int
    next_action: str | None
    """Day, blank, title of the open action that is due first."""
    open_cases: int
    has_cases: int
    plan_starts: str | None
    plan_ends: str | None
    has_plan: int
    health_before: int | None
    override: str | None
    """Tier set by hand, its re-check day and the reason, parted by tabs."""


class PersonFacts(NamedTuple):
    """One of an account's people as stored; stances are the readings, oldest first, parted by commas.

    A reading by which the stance became unknown is a question mark.
    """

    account_id: int
    id: int
    name: str
    influence: str | None
    touch_days: int | None
    role: str | None
    stances: str | None
    last_touch: str | None
    unit_days: int | None = None
    """Days between two contacts with the person's unit."""
    touch_on: str | None = None
    """The day planned for the next contact."""


class CaseFacts(NamedTuple):
    """An open service case as stored."""

    account_id: int
    id: int
    number: str
    opened: str | None
    updated: str | None
    priority: str | None


class OverdueFacts(NamedTuple):
    """An open action past its day."""

    account_id: int
    id: int
    title: str
    due: str


class GoalFacts(NamedTuple):
    """A goal of an open plan with its measure; the numbers are exact decimals as text."""

    account_id: int
    id: int
    text: str
    measure: str
    start_value: str | None
    target_value: str | None
    now_value: str | None
    due: str | None
    is_served: int
    """Whether it has an objective."""


class LooseFacts(NamedTuple):
    """An objective of an open plan that has no action, with its measure."""

    account_id: int
    measure: str
    start_value: str | None
    target_value: str | None
    now_value: str | None


class UnitFacts(NamedTuple):
    """A unit of an account, by name."""

    account_id: int
    name: str


ACCOUNTS = f"""
SELECT a.id, a.name, a.status, a.industry, a.region, a.website, a.owner, a.currency, a.potential, a.renewal,
    a.touch_days, a.touch_on, a.tags,
    (SELECT amount FROM annual_revenue WHERE account_id = a.id ORDER BY year DESC LIMIT 1),
    (SELECT max(day) FROM interaction WHERE account_id = a.id AND day <= :today),
    (SELECT count(*) FROM action WHERE account_id = a.id AND status IN {OPEN}),
    (SELECT count(*) FROM action WHERE account_id = a.id AND status IN {OPEN} AND due < :today),
    (SELECT due || ' ' || title FROM action
        WHERE account_id = a.id AND status IN {OPEN} AND due IS NOT NULL ORDER BY due, position, id LIMIT 1),
    (SELECT count(*) FROM service_case WHERE account_id = a.id AND status <> 'done'),
    EXISTS (SELECT 1 FROM service_case WHERE account_id = a.id),
    p.starts, p.ends, p.id IS NOT NULL,
    (SELECT value FROM health_reading WHERE account_id = a.id AND day <= date(:today, '-{TREND_DAYS} days')
        ORDER BY day DESC LIMIT 1),
    (SELECT CASE WHEN tier IS NULL THEN NULL
        ELSE tier || char(9) || coalesce(recheck, '') || char(9) || reason END
        FROM tier_override WHERE account_id = a.id ORDER BY day DESC, id DESC LIMIT 1)
FROM account AS a
LEFT JOIN plan AS p ON p.id = ({current_plan("a.id")})
WHERE 1
"""

PEOPLE = """
SELECT s.account_id, s.id, s.name, s.influence, s.touch_days,
    (SELECT role FROM role_reading WHERE stakeholder_id = s.id AND day <= :today
        ORDER BY day DESC, id DESC LIMIT 1),
    (SELECT group_concat(coalesce(value, '?')) FROM (SELECT value FROM stance_reading
        WHERE stakeholder_id = s.id AND day <= :today ORDER BY day, id)),
    (SELECT max(i.day) FROM attendance AS t JOIN interaction AS i ON i.id = t.interaction_id
        WHERE t.stakeholder_id = s.id AND i.day <= :today),
    (SELECT touch_days FROM business_unit WHERE id = s.unit_id), s.touch_on
FROM stakeholder AS s JOIN account AS a ON a.id = s.account_id
WHERE NOT s.is_vacancy AND (s.left_on IS NULL OR s.left_on > :today)
"""

CASES = """
SELECT c.account_id, c.id, c.number, c.opened, coalesce(c.updated, c.opened), c.priority
FROM service_case AS c JOIN account AS a ON a.id = c.account_id WHERE c.status <> 'done'
"""

OVERDUE = f"""
SELECT x.account_id, x.id, x.title, x.due
FROM action AS x JOIN account AS a ON a.id = x.account_id WHERE x.status IN {OPEN} AND x.due < :today
"""

GOALS = f"""
SELECT p.account_id, g.id, g.text, g.measure, g.start_value, g.target_value, g.now_value, coalesce(g.due, p.ends),
    EXISTS (SELECT 1 FROM objective WHERE goal_id = g.id)
FROM goal AS g JOIN plan AS p ON p.id = g.plan_id JOIN account AS a ON a.id = p.account_id
WHERE p.id = ({current_plan("a.id")})
"""

UNITS = """
SELECT u.account_id, u.name FROM business_unit AS u JOIN account AS a ON a.id = u.account_id WHERE 1
"""

LOOSE = f"""
SELECT p.account_id, o.measure, o.start_value, o.target_value, o.now_value
FROM objective AS o JOIN goal AS g ON g.id = o.goal_id JOIN plan AS p ON p.id = g.plan_id
JOIN account AS a ON a.id = p.account_id
WHERE p.id = ({current_plan("a.id")}) AND NOT EXISTS (SELECT 1 FROM action WHERE objective_id = o.id)
"""

Facts = TypeVar("Facts", PersonFacts, CaseFacts, OverdueFacts, GoalFacts, LooseFacts, UnitFacts)


class Scope(NamedTuple):
    """Which accounts are read: all, or those with certain ids.

    The key accounts are asked for by their ids, too: so each table is reached by its index instead of read whole.
    """

    ids: tuple[int, ...] = ()

    def condition(self, column: str) -> str:
        """The SQL that narrows a column with the ids of accounts."""
        if not self.ids:
            return "1"
        return f"{column} IN ({', '.join(map(str, self.ids))})"  # whole numbers from the book itself


class Overview(NamedTuple):
    """All that is needed to judge some accounts, grouped by account id."""

    accounts: list[AccountFacts]
    people: dict[int, tuple[PersonFacts, ...]]
    cases: dict[int, tuple[CaseFacts, ...]]
    overdue: dict[int, tuple[OverdueFacts, ...]]
    goals: dict[int, tuple[GoalFacts, ...]]
    units: dict[int, tuple[UnitFacts, ...]]
    loose: dict[int, tuple[LooseFacts, ...]]
    touch_rules: Mapping[tuple[str, str], int] = MappingProxyType({})
    """Days between two contacts by what a rule is of, `role` or `tier`, and its word."""


def read_overview(connection: sqlite3.Connection, today: date, scope: Scope) -> Overview:
    """Read some accounts with all that they are judged from.

    Args:
        connection: Any connection to the book.
        today: The day to judge on; what lies after it is left out.
        scope: Which accounts.
    """
    given = {"today": today.isoformat()}

    kept: dict[object, object] = {}  # of texts, whole numbers and None alone: those that are equal are the same

    def rows(query: str, column: str, order: str = "") -> Iterator[tuple[object, ...]]:
        """The rows, with equal values kept once: most are an id, a currency or a day that many rows have."""
        for row in connection.execute(f"{query} AND {scope.condition(column)} ORDER BY {column}{order}", given):
            yield tuple(kept.setdefault(value, value) for value in row)

    return Overview(
        [AccountFacts._make(row) for row in rows(ACCOUNTS, "a.id")],
        _grouped(PersonFacts._make(row) for row in rows(PEOPLE, "s.account_id", ", s.position, s.id")),
        _grouped(CaseFacts._make(row) for row in rows(CASES, "c.account_id", ", c.opened, c.id")),
        _grouped(OverdueFacts._make(row) for row in rows(OVERDUE, "x.account_id", ", x.due, x.id")),
        _grouped(GoalFacts._make(row) for row in rows(GOALS, "p.account_id", ", g.position, g.id")),
        _grouped(UnitFacts._make(row) for row in rows(UNITS, "u.account_id", ", u.position, u.id")),
        _grouped(LooseFacts._make(row) for row in rows(LOOSE, "p.account_id", ", o.position, o.id")),
        {
            (whose, word): days
            for whose, word, days in connection.execute("SELECT whose, word, days FROM touch_rule")
        },
    )


def count_accounts(connection: sqlite3.Connection) -> tuple[int, tuple[int, ...]]:
    """How many accounts there are that are not archived, and the ids of the key ones among them."""
    everything, key = connection.execute(
        "SELECT count(*), group_concat(id) FILTER (WHERE status = 'key') FROM account WHERE status <> 'archived'"
    ).fetchone()
    return everything, tuple(sorted(map(int, key.split(",")))) if key else ()


def find_accounts(connection: sqlite3.Connection, keys: Collection[str]) -> list[int]:
    """The accounts that another program knows under one of these ids."""
    marks = ", ".join("?" * len(keys))
    found = connection.execute(
        f"SELECT DISTINCT account_id FROM external_id WHERE account_id IS NOT NULL AND key IN ({marks})",
        tuple(keys),
    )
    return [number for (number,) in found]


def account_id(connection: sqlite3.Connection, number: str) -> int | None:
    """The account of a number as somebody wrote it in digits; None when there is none."""
    found = connection.execute("SELECT id FROM account WHERE id = ?", (number,)).fetchone()
    return None if found is None else int(found[0])


def read_names(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """All accounts: id, name, and how each is tracked."""
    return connection.execute("SELECT id, name, status FROM account").fetchall()


def _grouped(rows: Iterator[Facts]) -> dict[int, tuple[Facts, ...]]:
    """Rows by their account; they come in its order."""
    return {number: tuple(group) for number, group in groupby(rows, key=lambda row: row.account_id)}
