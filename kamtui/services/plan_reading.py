"""Reading a plan as one judged value, by plain SQL: showing or exporting one does not wait for the ORM to load."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from kamtui.book.book import Book
from kamtui.book.current_plan import current_plan
from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import GRID, RECORDS, SECTIONS
from kamtui.models.shapes import RecordShape, SectionShape
from kamtui.rules.gaps import gaps_of_section, judge_completeness
from kamtui.rules.judged import quoted
from kamtui.rules.plan import Link, Links, PlanRecord, PlanRow, PlanView, plan_title
from kamtui.rules.plan_rows import list_rows, tree_rows
from kamtui.rules.whitespace import Grid
from kamtui.services.whitespace_reading import load_grid
from kamtui.vocabulary import PlanStatus

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
_SHAPES = (*RECORDS.values(), *GRID.values())
LINKED = sorted({spec.links for shape in _SHAPES for spec in shape.specs if spec.links} - set(NAMED))
"""Kinds of the plan's own records that fields can name."""

READERS: dict[FieldKind, Callable[[str], object]] = {FieldKind.DAY: date.fromisoformat, FieldKind.NUMBER: Decimal}
"""What is stored as text and is something else."""


def load_plan(book: Book, account_id: int, today: date, plan_id: int | None = None) -> PlanView:
    """Read an account's plan and judge it.

    Opportunities and unassigned actions belong to the account and stand in its current plan; an account
    without a plan may have them too.

    Args:
        book: Where to look.
        account_id: Whose plan.
        today: The day to judge on.
        plan_id: One of its plans; the current one when not said: the newest that is not closed.

    Raises:
        Refused: There is no such account, or the plan is not one of its plans.
    """
    with book.rows() as connection, _one_look(connection):
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
        whose = {"account": account_id, "plan": plan_id, "current": plan_id == current}
        links = {kind: _named(connection, query, whose) for kind, query in NAMED.items()}
        links |= {kind: _linked(connection, RECORDS[kind], whose) for kind in LINKED}
        look = _Look(connection, whose, str(account[1]), today, links)
        sections = {section.key: tuple(_rows(look, section)) for section in SECTIONS}
        grid = Grid(look.currency)
        if plan_id == current:
            grid = load_grid(connection, account_id, look.currency, links["competitor"])
    names = {shape.key: shape.title for shape in RECORDS.values()}
    gaps = tuple(
        gap
        for section in SECTIONS
        for gap in gaps_of_section(section.key, section.title, _wanted(section), sections[section.key], names)
    )
    name, currency, owner, tags = account
    starts, ends, status = plan or (None, None, None)
    first, last = (day and date.fromisoformat(day) for day in (starts, ends))
    return PlanView(
        account_id=account_id,
        account=name,
        currency=currency,
        owner=owner,
        plan_id=plan_id,
        title=plan_title(first, last),
        starts=first,
        ends=last,
        status=status and PlanStatus(status),
        sections=MappingProxyType(sections),
        gaps=gaps,
        completeness=judge_completeness(sections, gaps, sum(section.is_wanted for section in SECTIONS)),
        tags=tuple(tag for part in (tags or "").split(",") if (tag := part.strip())),
        links=links,
        white_space=grid,
    )


def shape_of(kind: str) -> RecordShape:
    """What a record of a kind consists of.

    Raises:
        Refused: A line of this kind is a heading.
    """
    shape = RECORDS.get(kind)
    if shape is None:
        raise Refused("This line is a heading, there is nothing to change in it.")
    return shape


def peek(book: Book, kind: str, key: int, *columns: str) -> tuple[Any, ...]:
    """Look up some columns of one record as they are stored.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    shape = shape_of(kind)
    names = ", ".join(f'"{name}"' for name in columns)
    with book.rows() as connection:
        found = connection.execute(f'SELECT {names} FROM "{shape.table}" WHERE id = ?', (key,)).fetchone()
    if found is None:
        raise Refused(f"This {shape.label} is not in the book any more.")
    return tuple(found)


def name_of(book: Book, kind: str, key: int) -> str:
    """A record as labels of steps name it: `goal “Grow the Linz plant”`.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    shape = shape_of(kind)
    (title,) = peek(book, kind, key, shape.title)
    return f"{shape.label} {quoted(title)}"


@contextmanager
def _one_look(connection: sqlite3.Connection) -> Iterator[None]:
    """Have all that is read stem from one moment, whoever else writes."""
    if connection.in_transaction:  # somebody around us, or on another thread, looks already
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _named(connection: sqlite3.Connection, query: str, whose: dict[str, object]) -> tuple[Link, ...]:
    return tuple(Link._make(row) for row in connection.execute(query, whose))


def _linked(connection: sqlite3.Connection, shape: RecordShape, whose: dict[str, object]) -> tuple[Link, ...]:
    return _named(
        connection,
        f"""SELECT id, "{shape.title}" FROM "{shape.table}" WHERE {OF_PLAN[shape.parent]} ORDER BY position, id""",
        whose,
    )


def _wanted(section: SectionShape) -> str:
    return section.levels[0] if section.is_wanted else ""


class _Look(NamedTuple):
    """What reading one plan needs all along."""

    connection: sqlite3.Connection
    whose: dict[str, object]
    currency: str
    today: date
    links: Links


def _rows(look: _Look, section: SectionShape) -> Iterator[PlanRow]:
    records = [list(_records(look, RECORDS[kind])) for kind in section.levels]
    if len(records) == 1:
        yield from list_rows(records[0])
    elif records:
        goals, objectives, actions = records
        yield from tree_rows(goals, objectives, actions, section.alone, look.today)


def _records(look: _Look, shape: RecordShape) -> Iterator[PlanRecord]:
    """Read the records of one kind in their order, each value as what it is."""
    columns = ", ".join(DATED[spec.name] if spec.name in shape.dated else f'"{spec.name}"' for spec in shape.specs)
    found = look.connection.execute(
        f"""SELECT id, "{shape.parent}", {columns} FROM "{shape.table}"
        WHERE {OF_PLAN[shape.parent]} ORDER BY position, id""",
        look.whose,
    ).fetchall()
    readers = [shape.words.get(spec.name) or _reader(spec, look.links) for spec in shape.specs]
    names = [spec.name for spec in shape.specs]
    for key, parent, *stored in found:
        values = {
            name: value if value is None or read is None else read(value)
            for name, read, value in zip(names, readers, stored, strict=True)
        }
        if values.get("currency", "") is None:
            values["currency"] = look.currency
        yield PlanRecord(shape.key, key, parent, str(values[shape.title]), MappingProxyType(values))


def _reader(spec: FieldSpec, links: Links) -> Callable[[Any], object] | None:
    """What makes of a stored value what it is; None where that is what is stored."""
    if spec.kind is FieldKind.FLAG:
        return bool
    if spec.kind is FieldKind.LINK:
        names = {link.id: link for link in links.get(spec.links, ())}
        return lambda key: names.get(key) or Link(key, "no longer there")
    return READERS.get(spec.kind)
