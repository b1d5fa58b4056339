"""Adding, changing and removing a plan's records; each call is one step that undo takes back.

The ORM is imported inside, as reading a plan does not need it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.rules.judged import quoted
from kamtui.rules.plan import NewName
from kamtui.services.ordering import place_after
from kamtui.services.plan_entry import read_entry
from kamtui.services.plan_naming import add_named
from kamtui.services.plan_reading import name_of, peek, shape_of
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import CaseStatus, RiskStatus, Stage, Visibility

if TYPE_CHECKING:  # reading a plan does without the ORM
    from sqlmodel import Session

SHOWN_TO = {
    Visibility.PRIVATE: "kept private",
    Visibility.INTERNAL: "kept internal",
    Visibility.CUSTOMER: "shown to the customer",
}
"""What the history says of a visibility."""

SERVES = {"objective": "goal", "action": "objective"}
"""What a record of a kind serves."""

NOT_DONE_BY_HAND = {
    "goal": "A goal is done when its measure or its objectives say so.",
    "objective": "An objective is done when its measure or its actions say so.",
    "fact": "A fact is confirmed by its evidence, not done.",
    "opportunity": "An opportunity is won or lost by its stage, not done.",
}
"""Why a record cannot be marked done."""

DONE_BY_HAND = ("action", "risk", "case")
"""Kinds that are."""


def add_record(
    book: Book,
    account_id: int,
    kind: str,
    values: Mapping[str, object],
    *,
    parent: int | None = None,
    below: int | None = None,
    today: date,
) -> int:
    """Add a record to an account's current plan; the first one makes the plan, of this calendar year.

    Args:
        book: Where to.
        account_id: Whose plan.
        kind: Kind of the record.
        values: What was entered, by field name.
        parent: The goal an objective serves; the objective an action serves, or nothing.
        below: The sibling it comes after; at the end when not said.
        today: The day it is added.

    Returns:
        The record's key.

    Raises:
        Refused: A value does not fit, or what it should serve is gone or another account's.
    """
    (key,) = add_records(book, account_id, kind, (values,), parent=parent, below=below, today=today)
    return key


def add_records(
    book: Book,
    account_id: int,
    kind: str,
    several: Sequence[Mapping[str, object]],
    *,
    parent: int | None = None,
    below: int | None = None,
    today: date,
) -> tuple[int, ...]:
    """Add several records of a kind below each other in one step, all of them or none.

    Args:
        book: Where to.
        account_id: Whose plan.
        kind: Kind of the records.
        several: What was entered of each, at least one, by field name.
        parent: The goal objectives serve; the objective actions serve, or nothing.
        below: The sibling they come after; at the end when not said.
        today: The day they are added.

    Returns:
        The records' keys.

    Raises:
        Refused: A value does not fit, or what they should serve is gone or another account's.
    """
    from kamtui.services import plan_records as records

    shape = shape_of(kind)
    entered = [read_entry(shape, values, is_new=True) for values in several]
    if kind == "objective" and parent is None:
        raise Refused("An objective serves a goal: add a goal first.")
    more = f" and {len(entered) - 1} more" if len(entered) > 1 else ""
    with book.step(f"New {shape.label} {quoted(entered[0][shape.title])}{more}") as session:
        owner = _owner(session, account_id, kind, parent, today)
        others = records.siblings(session, kind, owner, account_id)
        keys: list[int] = []
        for each in entered:
            record = records.make(kind, owner, account_id)
            records.fill(session, record, each, today)
            place_after(record, others, below)
            session.add(record)
            session.flush()
            records.keep_dated(session, record, {"stage": Stage.POTENTIAL, **each}, today)
            others = sorted((*others, record), key=lambda other: other.position)
            below = records.key_of(record)
            keys.append(below)
        return tuple(keys)


def _owner(session: "Session", account_id: int, kind: str, parent: int | None, today: date) -> int | None:
    """The key of what new records serve or stand in; a plan is made where there is none."""
    from kamtui.services import plan_records as records

    if parent is None:
        plan = records.ensure_plan(session, account_id, today)
        return {"plan_id": plan, "account_id": account_id}.get(shape_of(kind).parent)
    above = SERVES[kind]
    if records.account_of(session, above, records.find(session, above, parent)) != account_id:
        raise Refused(f"The {above} it should serve is another account's.")
    return parent


def change_record(book: Book, kind: str, key: int, values: Mapping[str, object], today: date) -> None:
    """Change some fields of a record; nothing is logged when nothing differs.

    A new stage of an opportunity is a dated row of its own; an action that becomes done knows its day.

    Args:
        book: Where it is.
        kind: Its kind.
        key: Its key.
        values: What was entered, by field name; the rest stays. What a field names by a `NewName` is entered along.
        today: The day of the change.

    Raises:
        Refused: A value does not fit, or the record is gone.
    """
    from kamtui.services import plan_records as records

    shape = shape_of(kind)
    new = {name: value.name for name, value in values.items() if isinstance(value, NewName)}
    entered = read_entry(shape, {name: value for name, value in values.items() if name not in new})
    # One value alone is named; a title is what the record is called anyway.
    named = [
        name.replace("_", " ").removeprefix("is ").removesuffix(" id") for name in values if name != shape.title
    ]
    field = f"{named[0]} of " if len(named) == len(values) == 1 else ""
    along = "".join(f", new: {quoted(name)}" for name in new.values())
    with book.step(f"Change {field}{name_of(book, kind, key)}{along}") as session:
        record = records.find(session, kind, key)
        for spec in shape.specs:
            if spec.name in new:
                account_id = records.account_of(session, kind, record)
                entered[spec.name] = add_named(session, spec.links, account_id, new[spec.name])
        records.fill(session, record, entered, today)
        records.keep_dated(session, record, entered, today)


def remove_record(book: Book, kind: str, key: int) -> None:
    """Remove a record and what serves it.

    Raises:
        Refused: The record is gone.
    """
    from kamtui.services import plan_records as records

    name = name_of(book, kind, key)
    with book.read() as look:
        below = len(records.served_by(look, kind, key))
    with book.step(f"Remove {name}" + (f" and {below} below it" if below else "")) as session:
        for record in (*records.served_by(session, kind, key), records.find(session, kind, key)):
            session.delete(record)
            session.flush()


def toggle_done(book: Book, kind: str, key: int, today: date) -> None:
    """Mark an action done or a risk closed; what is done, dropped or closed is open again.

    Raises:
        Refused: The record is of a kind that is not done by hand, or gone.
    """
    from kamtui.services import plan_records as records

    if kind not in DONE_BY_HAND:
        raise Refused(NOT_DONE_BY_HAND.get(kind, f"There is nothing to be done with a {shape_of(kind).label}."))
    (stored,) = peek(book, kind, key, "status")
    status: ActionStatus | RiskStatus | CaseStatus
    if kind == "action":
        status = ActionStatus.DONE if ActionStatus(stored).is_open else ActionStatus.OPEN
    elif kind == "case":
        status = CaseStatus.OPEN if stored == CaseStatus.DONE else CaseStatus.DONE
    else:
        status = RiskStatus.OPEN if stored == RiskStatus.CLOSED else RiskStatus.CLOSED
    label = {"open": "Open again"}.get(status, status.label.capitalize())
    with book.step(f"{label}: {name_of(book, kind, key)}") as session:
        records.fill(session, records.find(session, kind, key), {"status": status}, today)


def cycle_visibility(book: Book, kind: str, key: int) -> Visibility:
    """Show a record to more people: internal, customer, then private and internal again.

    Returns:
        Whom it is visible to now.

    Raises:
        Refused: The record is gone.
    """
    from kamtui.services import plan_records as records

    order = tuple(Visibility)
    (stored,) = peek(book, kind, key, "visibility")
    visibility = order[(order.index(stored) + 1) % len(order)]
    name = name_of(book, kind, key)
    with book.step(f"{name[:1].upper()}{name[1:]} {SHOWN_TO[visibility]}") as session:
        records.find(session, kind, key).visibility = visibility
    return visibility
