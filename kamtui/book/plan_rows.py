"""Reading a plan's records by plain SQL: showing or exporting a plan does not wait for the ORM to load."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from kamtui.book.current_plan import current_plan
from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind
from kamtui.models.shapes import RecordShape

CURRENT_PLAN = current_plan(":account")
"""The newest plan of an account that is not closed."""

DATED = {
    "stage": """(SELECT stage FROM opportunity_stage
        WHERE opportunity_id = opportunity.id ORDER BY day DESC, id DESC LIMIT 1)""",
    "value": "(SELECT value FROM kpi_reading WHERE kpi_id = kpi.id ORDER BY day DESC, id DESC LIMIT 1)",
}
"""What is kept as dated rows, as a column: the newest one."""

# Whose records they are: of the plan, or of the account and in its current plan. :current is 1 for that one.
OF_PLAN = {
    "plan_id": "plan_id = :plan",
    "account_id": "account_id = :account AND :current",
    "goal_id": "goal_id IN (SELECT id FROM goal WHERE plan_id = :plan)",
    "objective_id": """account_id = :account AND (objective_id IN (
        SELECT objective.id FROM objective JOIN goal ON goal.id = goal_id WHERE plan_id = :plan)
        OR objective_id IS NULL AND :current)""",
}
"""By the column that says whose a record is."""

NAMED = {
    "stakeholder": "SELECT id, name FROM stakeholder WHERE account_id = :account AND NOT is_vacancy"
    " ORDER BY left_on IS NOT NULL, name, id",
    "business_unit": "SELECT id, name FROM business_unit WHERE account_id = :account ORDER BY position, id",
    "offering": "SELECT id, name FROM offering ORDER BY position, id",
}
"""What fields can name besides the plan's own records."""

TRAITS = {"stakeholder": "SELECT id, title FROM stakeholder", "offering": "SELECT id, family FROM offering"}
"""What tells records of one name apart, where several may have it."""

READERS: dict[FieldKind, Callable[[Any], object]] = {
    FieldKind.DAY: date.fromisoformat,
    FieldKind.FLAG: bool,
    FieldKind.NUMBER: Decimal,
}
"""What is stored in another form than it is."""

BEFORE_FIELDS = 2
"""Values that stand before the fields of a stored record."""


class PlanHead(NamedTuple):
    """A plan and whose it is.

    Attributes:
        account: The account's name.
        currency: Its currency, ISO 4217.
        owner: Whose account it is; None while unknown.
        tags: Its tags, parted by commas; None without any.
        plan_id: The plan; None while the account has none.
        starts: Its first day; None while open.
        ends: Its last day; None while open.
        status: How it stands, as stored; None without a plan.
        whose: The parameters by which its records are found.
    """

    account: str
    currency: str
    owner: str | None
    tags: str | None
    plan_id: int | None
    starts: date | None
    ends: date | None
    status: str | None
    whose: Mapping[str, object]


Stored = tuple[Any, ...]
"""A record as it is stored: its key, the key of what it hangs on, then its fields in the order of its form."""


class RecordReader:
    """Reads the records of one kind.

    Args:
        shape: The kind.

    Attributes:
        shape: The kind.
        title: Where the title stands in a stored record.
        links: Where keys of other records stand in one, with their kind.
    """

    def __init__(self, shape: RecordShape) -> None:
        self.shape = shape
        names = [spec.name for spec in shape.specs]
        self.title = BEFORE_FIELDS + names.index(shape.title)
        self.links = tuple(
            (place, spec.links)
            for place, spec in enumerate(shape.specs, BEFORE_FIELDS)
            if spec.kind is FieldKind.LINK
        )
        columns = ", ".join(DATED[name] if name in shape.dated else f'"{name}"' for name in names)
        self._query = f"""SELECT id, "{shape.parent}", {columns} FROM "{shape.table}"
            WHERE {OF_PLAN[shape.parent]} ORDER BY position, id"""
        self._names = names
        self._readers = [
            (spec.name, read) for spec in shape.specs if (read := _reader(shape, spec.name, spec.kind)) is not None
        ]

    def read(self, connection: sqlite3.Connection, whose: Mapping[str, object]) -> list[Stored]:
        """Read the records of a plan in their order.

        Args:
            connection: Any connection to the book.
            whose: The plan, as its head says.
        """
        return connection.execute(self._query, whose).fetchall()

    def values(self, stored: Stored) -> dict[str, Any]:
        """The fields of a record by name, each as what it is; links are still keys."""
        values = dict(zip(self._names, stored[BEFORE_FIELDS:], strict=True))
        for name, read in self._readers:
            if (value := values[name]) is not None:
                values[name] = read(value)
        return values


def _reader(shape: RecordShape, name: str, kind: FieldKind) -> Callable[[Any], object] | None:
    if words := shape.words.get(name):
        # A lookup: making a word of a text takes ten times as long.
        return {word.value: word for word in words}.__getitem__
    return READERS.get(kind)


@contextmanager
def one_look(connection: sqlite3.Connection) -> Iterator[None]:
    """Have all that is read stem from one moment, whoever else writes."""
    if connection.in_transaction:  # somebody around us, or on another thread, looks already
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def read_plan_head(connection: sqlite3.Connection, account_id: int, plan_id: int | None) -> PlanHead:
    """Read which plan it is.

    Args:
        connection: Any connection to the book.
        account_id: Whose plan.
        plan_id: One of its plans; None for the current one.

    Raises:
        Refused: There is no such account, or the plan is not one of its plans.
    """
    account = connection.execute(
        "SELECT name, currency, owner, tags FROM account WHERE id = ?", (account_id,)
    ).fetchone()
    if account is None:
        raise Refused("This account is not in the book.")
    (current,) = connection.execute(CURRENT_PLAN, {"account": account_id}).fetchone() or (None,)
    plan_id = current if plan_id is None else plan_id
    plan = connection.execute(
        "SELECT starts, ends, status FROM plan WHERE id = ? AND account_id = ?", (plan_id, account_id)
    ).fetchone()
    if plan is None and plan_id is not None:
        raise Refused("This account has no such plan.")
    starts, ends, status = plan or (None, None, None)
    first, last = (day and date.fromisoformat(day) for day in (starts, ends))
    whose = {"account": account_id, "plan": plan_id, "current": plan_id == current}
    name, currency, owner, tags = account
    return PlanHead(name, currency, owner, tags, plan_id, first, last, status, whose)


def read_names(connection: sqlite3.Connection, whose: Mapping[str, object]) -> dict[str, list[tuple[int, str]]]:
    """Read what fields can name besides the plan's own records: (key, name) by kind, in the order it is offered.

    Args:
        connection: Any connection to the book.
        whose: The plan, as its head says.
    """
    return {kind: connection.execute(query, whose).fetchall() for kind, query in NAMED.items()}


def read_traits(connection: sqlite3.Connection, kind: str, ids: Collection[int]) -> dict[int, str | None]:
    """What tells records of one name apart, by key: the titles of people, the families of offerings."""
    wanted = f"{TRAITS[kind]} WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(wanted, (json.dumps(list(ids)),)).fetchall())


def read_columns(
    connection: sqlite3.Connection, shape: RecordShape, key: int, columns: tuple[str, ...]
) -> tuple[Any, ...]:
    """Read some columns of one record as they are stored.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    found = connection.execute(f'SELECT {names} FROM "{shape.table}" WHERE id = ?', (key,)).fetchone()
    if found is None:
        raise Refused(f"This {shape.label} is not in the book any more.")
    return tuple(found)


def read_waiting(connection: sqlite3.Connection, account_id: int) -> dict[int, str]:
    """What an account's actions wait for: by an action's key the title of the one that is not closed yet."""
    found = connection.execute(
        """SELECT action.id, first.title FROM action JOIN action AS first ON first.id = action.waits_for_id
        WHERE action.account_id = ? AND first.status IN ('open', 'doing')""",
        (account_id,),
    ).fetchall()
    return dict(found)
