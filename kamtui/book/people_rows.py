"""Reading an account's people by plain SQL: a handful of statements, however many people there are."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from kamtui.book.errors import Refused
from kamtui.models.shapes import RecordShape

Row = Mapping[str, Any]
"""A row by column, as it is stored."""

ACCOUNT = "SELECT name, currency, status, touch_days FROM account WHERE id = ?"
UNITS = "SELECT id, name, parent_id, touch_days FROM business_unit WHERE account_id = ? ORDER BY position, id"
TOUCH_RULES = "SELECT whose, word, days FROM touch_rule"
WORTH = """SELECT potential, (SELECT amount FROM annual_revenue WHERE account_id = a.id ORDER BY year DESC LIMIT 1),
        (SELECT coalesce(tier, '') FROM tier_override WHERE account_id = a.id ORDER BY day DESC, id DESC LIMIT 1)
    FROM account AS a WHERE a.id = ?"""
CHAMPIONS = """SELECT champion_id, name FROM competitor
    WHERE account_id = ? AND champion_id IS NOT NULL ORDER BY position, id"""
STANCES = """SELECT r.stakeholder_id, r.day, r.value, r.note, r.interaction_id FROM stance_reading AS r
    JOIN stakeholder AS s ON s.id = r.stakeholder_id
    WHERE s.account_id = :account AND r.day <= :day ORDER BY r.day, r.id"""
ROLES = """SELECT r.stakeholder_id, r.day, r.role FROM role_reading AS r
    JOIN stakeholder AS s ON s.id = r.stakeholder_id
    WHERE s.account_id = :account AND r.day <= :day ORDER BY r.day, r.id"""
TOUCHES = """SELECT t.stakeholder_id, max(i.day), sum(i.day > :year_ago) FROM attendance AS t
    JOIN interaction AS i ON i.id = t.interaction_id JOIN stakeholder AS s ON s.id = t.stakeholder_id
    WHERE s.account_id = :account AND i.day <= :day GROUP BY t.stakeholder_id"""
LINES = """SELECT l.id, l.kind, l.from_id, l.to_id, l.note FROM relation_line AS l
    JOIN stakeholder AS s ON s.id = l.from_id WHERE s.account_id = ? ORDER BY l.id"""
CONTACTS = """SELECT i.id, i.day, i.kind, i.subject, i.our_people, i.notes, (
        SELECT value FROM stance_reading WHERE interaction_id = i.id AND stakeholder_id = :person
        ORDER BY id DESC LIMIT 1)
    FROM attendance AS t JOIN interaction AS i ON i.id = t.interaction_id
    WHERE t.stakeholder_id = :person ORDER BY i.day DESC, i.id DESC"""
PROMISES = """SELECT id, title, owner, due, status FROM action WHERE status IN ('open', 'doing') AND (
        person_id = :person OR person_id IS NULL AND interaction_id IN (
            SELECT interaction_id FROM attendance WHERE stakeholder_id = :person))
    ORDER BY due IS NULL, due, position, id"""
# Of a company's import only this account's people are read, and of dated rows only those that were deleted.
CHANGED = """SELECT step, tbl, pk, old, new FROM change
    WHERE step IN (SELECT id FROM step WHERE at >= :instant) AND (
        tbl = 'stakeholder' AND json_extract(coalesce(old, new), '$.account_id') = :account
        OR tbl = 'relation_line' OR tbl IN ('stance_reading', 'role_reading') AND op = 'D')
    ORDER BY id DESC"""
FIRST_LOGGED = """SELECT min(s.at) FROM change AS c JOIN step AS s ON s.id = c.step
    WHERE c.tbl = 'stakeholder' AND c.op = 'I' AND c.pk IN (SELECT id FROM stakeholder WHERE account_id = ?)"""
MADE = """SELECT c.pk, min(s.at) FROM change AS c JOIN step AS s ON s.id = c.step
    WHERE c.tbl = 'stakeholder' AND c.op = 'I' AND c.pk IN (SELECT value FROM json_each(?)) GROUP BY c.pk"""


class StoredStance(NamedTuple):
    """A stance as stored; the value is None where it became unknown."""

    day: str
    value: int | None
    note: str | None
    interaction_id: int | None


class StoredLine(NamedTuple):
    """A line between two people as stored."""

    id: int
    kind: str
    from_id: int
    to_id: int
    note: str | None


class StoredPeople(NamedTuple):
    """All that an account's people are shown and judged from.

    Attributes:
        account: The account's name.
        currency: Its currency.
        status: How the account is tracked.
        touch_days: Days between two contacts with the account.
        units: (key, name, key of the unit it is part of, days between two contacts) in their order.
        people: The stakeholders in their order, by column.
        stances: By person, the oldest first.
        roles: (day, role) by person, the oldest first.
        touches: By person the day of the last contact, and how many there were in twelve months.
        lines: Lines beside the line of command.
        champions: Names of competitors by the person who speaks for them.
        rules: Days between two contacts by what a rule is of, `role` or `tier`, and its word.
    """

    account: str
    currency: str
    status: str
    touch_days: int | None
    units: list[tuple[int, str, int | None, int | None]]
    people: list[Row]
    stances: dict[int, list[StoredStance]]
    roles: dict[int, list[tuple[str, str | None]]]
    touches: dict[int, tuple[str, int]]
    lines: list[StoredLine]
    champions: dict[int, list[str]]
    rules: dict[tuple[str, str], int]


def read_people(
    connection: sqlite3.Connection, shape: RecordShape, account_id: int, day: date, year_ago: date
) -> StoredPeople:
    """Read an account's people; what is dated later than the day is left out.

    Args:
        connection: Any connection to the book.
        shape: What a person consists of.
        account_id: The account.
        day: The day that counts as today.
        year_ago: Contacts after this day count for coverage.

    Raises:
        Refused: There is no such account.
    """
    head = connection.execute(ACCOUNT, (account_id,)).fetchone()
    if head is None:
        raise Refused("This account is not in the book.")
    name, currency, status, touch_days = head
    given = {"account": account_id, "day": day.isoformat(), "year_ago": year_ago.isoformat()}
    stances: dict[int, list[StoredStance]] = defaultdict(list)
    for person, *stance in connection.execute(STANCES, given).fetchall():
        stances[person].append(StoredStance(*stance))
    roles: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for person, *role in connection.execute(ROLES, given).fetchall():
        roles[person].append((role[0], role[1]))
    champions: dict[int, list[str]] = defaultdict(list)
    for person, rival in connection.execute(CHAMPIONS, (account_id,)).fetchall():
        champions[person].append(rival)
    touches = connection.execute(TOUCHES, given).fetchall()
    return StoredPeople(
        name,
        currency,
        status,
        touch_days,
        connection.execute(UNITS, (account_id,)).fetchall(),
        read_stakeholders(connection, shape, account_id),
        stances,
        roles,
        {person: (last, count) for person, last, count in touches},
        [StoredLine._make(row) for row in connection.execute(LINES, (account_id,)).fetchall()],
        champions,
        {(whose, word): days for whose, word, days in connection.execute(TOUCH_RULES).fetchall()},
    )


class Worth(NamedTuple):
    """What an account's tier is judged from, as stored.

    Attributes:
        potential: In minor units.
        revenue: That of the newest year known.
        by_hand: The newest tier by hand; empty where that was taken back, None where there never was one.
    """

    potential: int | None
    revenue: int | None
    by_hand: str | None


def read_worth(connection: sqlite3.Connection, account_id: int) -> Worth:
    """Read what an account's tier is judged from; the account is in the book."""
    return Worth._make(connection.execute(WORTH, (account_id,)).fetchone())


def read_stakeholders(connection: sqlite3.Connection, shape: RecordShape, account_id: int) -> list[Row]:
    """An account's stakeholders in their order, by column; dated fields are no columns."""
    names = ("id", "account_id", "position", *(spec.name for spec in shape.specs if spec.name not in shape.dated))
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM stakeholder WHERE account_id = ? ORDER BY position, id", (account_id,)
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in found]


def read_account_of(connection: sqlite3.Connection, person_id: int) -> int:
    """The account a person belongs to.

    Raises:
        Refused: The person is not in the book, or not any more.
    """
    found = connection.execute("SELECT account_id FROM stakeholder WHERE id = ?", (person_id,)).fetchone()
    if found is None:
        raise Refused("This person is not in the book any more.")
    return int(found[0])


def read_names(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, str]:
    """What people are called, by key; those who are not in the book are left out."""
    wanted = "SELECT id, name FROM stakeholder WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(wanted, (json.dumps(list(ids)),)).fetchall())


def read_line_ends(connection: sqlite3.Connection, line_id: int) -> tuple[int, int] | None:
    """Whom a line joins: where it begins and where it leads; None when it is not in the book."""
    found = connection.execute("SELECT from_id, to_id FROM relation_line WHERE id = ?", (line_id,)).fetchone()
    return None if found is None else (int(found[0]), int(found[1]))


def read_contacts(connection: sqlite3.Connection, person_id: int) -> list[tuple[Any, ...]]:
    """The contacts a person took part in, the newest first, with the stance that was seen there."""
    return connection.execute(CONTACTS, {"person": person_id}).fetchall()


def read_promises(connection: sqlite3.Connection, person_id: int) -> list[tuple[Any, ...]]:
    """The open actions a person waits for: theirs, and those from contacts with them that are nobody's else."""
    return connection.execute(PROMISES, {"person": person_id}).fetchall()


class Rewound(NamedTuple):
    """What stood in the book at an instant of the past.

    Attributes:
        people: The account's stakeholders, by column, in their order.
        lines: The lines between them.
        stances: Stances of people who are not in the book any more, by person, the oldest first.
        roles: Their roles likewise.
        made: By key of a person made after the instant, when that was.
        first: When the first of the account's people was made; None without any.
    """

    people: list[Row]
    lines: list[StoredLine]
    stances: dict[int, list[StoredStance]]
    roles: dict[int, list[tuple[str, str | None]]]
    made: dict[int, str]
    first: str | None


def rewind_people(
    connection: sqlite3.Connection, account_id: int, now: StoredPeople, instant: str, day: date
) -> Rewound:
    """The people and lines of an account as the change log knows them at an instant.

    People made later are kept as they were first entered, and named in `made`: who was known on which day is for
    the caller to judge, as a book may be younger than what it tells of.

    Args:
        connection: Any connection to the book.
        account_id: The account.
        now: Its people as they are.
        instant: The first instant that does not count any more, as the log writes it.
        day: The day that is shown; dated rows of people who are gone count up to it.
    """
    past = _Unwinding(now)
    changes = connection.execute(CHANGED, {"instant": instant, "account": account_id})
    for step, table, key, old, new in changes.fetchall():
        past.take_back(
            step, table, key, None if old is None else json.loads(old), None if new is None else json.loads(new)
        )
    later = {key: row for key, row in past.first_entered.items() if key not in past.rows["stakeholder"]}
    made = dict(connection.execute(MADE, (json.dumps(sorted(later)),)).fetchall())
    (first,) = connection.execute(FIRST_LOGGED, (account_id,)).fetchone()
    people = sorted((past.rows["stakeholder"] | later).values(), key=lambda row: (row["position"], row["id"]))
    there = {row["id"] for row in people}
    absent = there - {row["id"] for row in now.people}
    stances, roles = (past.dated(table, absent) for table in ("stance_reading", "role_reading"))
    return Rewound(
        people,
        list(_lines(past.rows["relation_line"], there)),
        _by_person(stances, day, ("day", "value", "note", "interaction_id"), StoredStance),
        _by_person(roles, day, ("day", "role"), lambda *cells: cells),
        made,
        first,
    )


class _Unwinding:
    """People and lines as changes are taken back from them, the newest first.

    Args:
        now: As they are.

    Attributes:
        rows: By table and key what stood before the changes.
        first_entered: By key people as they were entered; without those who were there before the changes.
    """

    def __init__(self, now: StoredPeople) -> None:
        self.rows: dict[str, dict[int, Row]] = {
            "stakeholder": {row["id"]: row for row in now.people},
            "relation_line": {line.id: line._asdict() for line in now.lines},
        }
        self.first_entered: dict[int, Row] = {}
        self._removed: set[tuple[int, int]] = set()
        self._gone: list[tuple[int, str, int, Row]] = []

    def take_back(self, step: int, table: str, key: int, before: Any, after: Any) -> None:
        """Take a change back; None for a row that was not there."""
        if table not in self.rows:
            if after is None:
                self._gone.append((step, table, key, before))
            return
        if before is None:
            self.rows[table].pop(key, None)
        else:
            self.rows[table][key] = before
        if table == "stakeholder":
            self._enter_or_leave(step, key, before, after)

    def _enter_or_leave(self, step: int, key: int, before: Any, after: Any) -> None:
        """Note of a person when they were entered or removed."""
        if before is None:
            self.first_entered[key] = after
            return
        self.first_entered.pop(key, None)
        if after is None:
            self._removed.add((step, key))

    def dated(self, table: str, absent: Collection[int]) -> list[tuple[str, int, Row]]:
        """Day, key and row of the dated rows that went together with people who are gone now.

        What was deleted for itself did not stand any more and is left out.
        """
        return [
            (row["day"], key, row)
            for step, kind, key, row in self._gone
            if kind == table and row["stakeholder_id"] in absent and (step, row["stakeholder_id"]) in self._removed
        ]


def _lines(rows: Mapping[int, Row], people: Collection[int]) -> Iterator[StoredLine]:
    for key, row in sorted(rows.items()):
        if row["from_id"] in people and row["to_id"] in people:
            yield StoredLine(key, row["kind"], row["from_id"], row["to_id"], row["note"])


def _by_person(
    rows: Sequence[tuple[str, int, Row]], day: date, columns: Sequence[str], make: Any
) -> dict[int, list[Any]]:
    """Deleted dated rows of people who are gone, by person, the oldest first."""
    found: dict[int, list[Any]] = defaultdict(list)
    for on, _, row in sorted(rows, key=lambda each: each[:2]):
        if on <= day.isoformat():
            found[row["stakeholder_id"]].append(make(*(row[name] for name in columns)))
    return found
