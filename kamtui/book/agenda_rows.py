"""What the agenda is made of, by plain SQL: so many statements for one account as for two thousand."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from kamtui.book.current_plan import current_plan

OPEN = "('open', 'doing')"


class AccountDays(NamedTuple):
    """An account with all of its days, as stored; days are ISO text."""

    id: int
    name: str
    status: str
    currency: str
    potential: int | None
    renewal: str | None
    notice_days: int | None
    touch_days: int | None
    touch_on: str | None
    review_frequency: str | None
    last_reviewed: str | None
    last_touch: str | None
    override: str | None
    """Key of the newest tier by hand, the tier, its re-check day and the reason, parted by tabs."""


class PersonDays(NamedTuple):
    """One of the customer's people who is to be kept in touch with, as stored."""

    account_id: int
    id: int
    name: str
    influence: str | None
    touch_days: int | None
    touch_on: str | None
    unit: str | None
    unit_days: int | None
    role: str | None
    last_touch: str | None


class UnitDays(NamedTuple):
    """A unit with an interval of its own, and the last contact with anybody in it, as stored."""

    account_id: int
    id: int
    name: str
    touch_days: int
    last_touch: str | None


class DueRow(NamedTuple):
    """A record with a day: whose it is, its table and key, its words, and who does it for whom."""

    account_id: int
    table: str
    id: int
    title: str
    day: str
    is_milestone: int
    owner: str | None
    person_id: int | None
    person: str | None
    visibility: str


class AgendaRows(NamedTuple):
    """All of it, read in one look."""

    accounts: list[AccountDays]
    people: list[PersonDays]
    units: list[UnitDays]
    due: list[DueRow]


STANDING = "a.status <> 'archived'"

ACCOUNTS = f"""
SELECT a.id, a.name, a.status, a.currency, a.potential, a.renewal, a.notice_days, a.touch_days, a.touch_on,
    a.review_frequency, a.last_reviewed,
    (SELECT max(day) FROM interaction WHERE account_id = a.id AND day <= :today),
    (SELECT id || char(9) || coalesce(tier, '') || char(9) || coalesce(recheck, '') || char(9) || reason
        FROM tier_override WHERE account_id = a.id ORDER BY day DESC, id DESC LIMIT 1)
FROM account AS a WHERE {STANDING}
"""

# Who has an interval, a planned day or a rule of their own, and the key players of key accounts.
PEOPLE = f"""
SELECT s.account_id, s.id, s.name, s.influence, s.touch_days, s.touch_on, u.name, u.touch_days,
    (SELECT role FROM role_reading WHERE stakeholder_id = s.id AND day <= :today ORDER BY day DESC, id DESC LIMIT 1)
        AS now_role,
    (SELECT max(i.day) FROM attendance AS t JOIN interaction AS i ON i.id = t.interaction_id
        WHERE t.stakeholder_id = s.id AND i.day <= :today)
FROM stakeholder AS s JOIN account AS a ON a.id = s.account_id LEFT JOIN business_unit AS u ON u.id = s.unit_id
WHERE {STANDING} AND NOT s.is_vacancy AND (s.left_on IS NULL OR s.left_on > :today)
    AND (s.touch_days IS NOT NULL OR s.touch_on IS NOT NULL
        OR (a.status = 'key' AND s.influence IN ('medium', 'high'))
        OR (:roles <> '' AND instr(:roles, ',' || coalesce(now_role, '-') || ',') > 0))
"""

UNITS = f"""
SELECT u.account_id, u.id, u.name, u.touch_days,
    (SELECT max(i.day) FROM stakeholder AS s JOIN attendance AS t ON t.stakeholder_id = s.id
        JOIN interaction AS i ON i.id = t.interaction_id WHERE s.unit_id = u.id AND i.day <= :today)
FROM business_unit AS u JOIN account AS a ON a.id = u.account_id WHERE {STANDING} AND u.touch_days IS NOT NULL
"""

DUE = f"""
SELECT x.account_id, 'action', x.id, x.title, x.due, x.is_milestone, x.owner, x.person_id, p.name, x.visibility
FROM action AS x JOIN account AS a ON a.id = x.account_id LEFT JOIN stakeholder AS p ON p.id = x.person_id
WHERE {STANDING} AND x.status IN {OPEN} AND x.due <= :last
UNION ALL
SELECT q.account_id, 'question', q.id, q.text, q.due, 0, q.owner, NULL, NULL, q.visibility
FROM question AS q JOIN account AS a ON a.id = q.account_id
WHERE {STANDING} AND q.state = 'open' AND q.due <= :last
UNION ALL
SELECT c.account_id, 'competitor', c.id, c.name, c.contract_end, 0, c.installed, NULL, NULL, c.visibility
FROM competitor AS c JOIN account AS a ON a.id = c.account_id
WHERE {STANDING} AND c.contract_end BETWEEN :first AND :last
UNION ALL
SELECT u.account_id, 'white_space', w.id, coalesce(c.name, w.state) || ': ' || o.name, w.contract_end, 0, u.name,
    NULL, NULL, 'internal'
FROM white_space AS w JOIN business_unit AS u ON u.id = w.unit_id JOIN offering AS o ON o.id = w.offering_id
    JOIN account AS a ON a.id = u.account_id LEFT JOIN competitor AS c ON c.id = w.competitor_id
WHERE {STANDING} AND w.contract_end BETWEEN :first AND :last
UNION ALL
SELECT a.id, 'plan_review', r.id, r.text, r.next_day, 0, r.who, NULL, NULL, r.visibility
FROM account AS a JOIN plan_review AS r ON r.id = (SELECT id FROM plan_review
    WHERE plan_id = ({current_plan("a.id")}) ORDER BY coalesce(day, '') DESC, id DESC LIMIT 1)
WHERE {STANDING} AND r.next_day <= :last
"""

WORTHS = f"""
SELECT a.id, a.currency, (SELECT amount FROM annual_revenue WHERE account_id = a.id ORDER BY year DESC LIMIT 1),
    a.potential
FROM account AS a WHERE {STANDING}
"""


def read_agenda_rows(
    connection: sqlite3.Connection,
    today: date,
    first: date,
    last: date,
    *,
    account_id: int | None = None,
    roles: tuple[str, ...] = (),
) -> AgendaRows:
    """Read all that has a day, of the accounts that are not archived.

    Args:
        connection: Any connection to the book.
        today: The day to judge on.
        first: The first day of the span; what waits from before it is read as well.
        last: The last one.
        account_id: Only of this account.
        roles: Stored words of the roles for which there is a touch rule.
    """
    given: dict[str, Any] = {
        "account": account_id,
        "today": today.isoformat(),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "roles": f",{','.join(roles)}," if roles else "",
    }

    def rows(query: str) -> Iterator[Any]:
        return connection.execute(_narrowed(query, account_id), given)

    return AgendaRows(
        [AccountDays._make(row) for row in rows(ACCOUNTS)],
        [PersonDays._make(row) for row in rows(PEOPLE)],
        [UnitDays._make(row) for row in rows(UNITS)],
        [DueRow._make(row) for row in rows(DUE)],
    )


def read_worths(
    connection: sqlite3.Connection, account_id: int | None = None
) -> list[tuple[int, str, int | None, int | None]]:
    """Key, currency, newest revenue and potential of accounts; needed only where a rule for a tier is set.

    Args:
        connection: Any connection to the book.
        account_id: Only of this account.
    """
    return connection.execute(_narrowed(WORTHS, account_id), {"account": account_id}).fetchall()


def _narrowed(query: str, account_id: int | None) -> str:
    """A query for one account, so that each of its tables is reached by an index instead of read whole."""
    return query if account_id is None else query.replace(STANDING, f"{STANDING} AND a.id = :account")
