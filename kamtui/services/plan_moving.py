"""Moving a plan's records: among their siblings, and between the levels goal, objective and action.

A record that changes its level keeps what was entered: a field that its new kind lacks goes into its note.
The ORM is imported inside, as reading a plan does not need it.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import RECORDS
from kamtui.services.ordering import move_past, place_after
from kamtui.services.plan_reading import name_of
from kamtui.vocabulary import Word

if TYPE_CHECKING:  # for its types alone; at run time the ORM is loaded where something is written
    from sqlmodel import Session

    from kamtui.services.plan_records import Entry

NOTHING_ABOVE = "There is no {0} above it that it could serve."
HAS_BELOW = "Its {0}s would serve nothing: move them away first."


def move_record(book: Book, kind: str, key: int, by: Literal[-1, 1], *, alike: str = "") -> bool:
    """Move a record one place up or down among its siblings.

    Args:
        book: Where it is.
        kind: Its kind.
        key: Its key.
        by: -1 for up, 1 for down.
        alike: The field that its neighbours have in common where not all siblings stand together, as the kind
            of a finding.

    Returns:
        False when it stands at that end already; nothing is logged then.

    Raises:
        Refused: The record is gone.
    """
    from kamtui.services import plan_records as records

    with book.step(f"Move {name_of(book, kind, key)} {'up' if by < 0 else 'down'}") as session:
        record = records.find(session, kind, key)
        others = records.siblings_of(session, kind, record)
        near = [other for other in others if not alike or getattr(other, alike) == getattr(record, alike)]
        return move_past(record, others, by, near)


def indent_record(book: Book, kind: str, key: int) -> tuple[str, int]:
    """Have a record serve the one above it.

    A goal becomes an objective of the goal above; an objective becomes an action of the objective above; an
    unassigned action serves the plan's last objective.

    Returns:
        The kind and key it has now.

    Raises:
        Refused: There is nothing above it, something serves it, or it cannot go deeper.
    """
    name = name_of(book, kind, key)
    match kind:
        case "goal":
            label = f"Make {name} an objective"
        case "objective":
            label = f"Make {name} an action"
        case "action":
            label = f"Assign {name}"
        case _:
            raise Refused("Only goals, objectives and actions have levels.")
    with book.step(label) as session:
        return _assign(session, key) if kind == "action" else _sink(session, kind, key)


def _sink(session: "Session", kind: str, key: int) -> tuple[str, int]:
    """Make a goal an objective of the goal above, or an objective an action of the objective above."""
    from kamtui.services import plan_records as records

    record = records.find(session, kind, key)
    if records.served_by(session, kind, key):
        raise Refused(HAS_BELOW.format("objective" if kind == "goal" else "action"))
    others = records.siblings_of(session, kind, record)
    index = others.index(record)
    if not index:
        raise Refused(NOTHING_ABOVE.format(kind))
    above = records.key_of(others[index - 1])
    deeper = "objective" if kind == "goal" else "action"
    new = _turned(session, kind, record, deeper, above)
    place_after(new, records.siblings(session, deeper, above), None)
    return _replace(session, deeper, new, record)


def _assign(session: "Session", key: int) -> tuple[str, int]:
    from kamtui.services import plan_records as records

    action = records.find(session, "action", key)
    if records.owner_of("action", action) is not None:
        raise Refused("Nothing lies below an action, so it cannot go deeper.")
    objective = records.last_objective(session, records.account_of(session, "action", action))
    if objective is None:
        raise Refused(NOTHING_ABOVE.format("objective"))
    others = records.siblings(session, "action", objective)
    records.hand_over("action", action, objective)
    place_after(action, others, None)
    return "action", key


def outdent_record(book: Book, kind: str, key: int) -> tuple[str, int]:
    """Take a record one level out, right below what it served.

    An action becomes an objective of the same goal; an objective becomes a goal. What served the objective goes
    on doing so: it keeps its actions and stands below the new goal.

    Returns:
        The kind and key it has now.

    Raises:
        Refused: It stands on the outermost level already.
    """
    from kamtui.services import plan_records as records

    name = name_of(book, kind, key)
    match kind:
        case "objective":
            label = f"Make {name} a goal"
        case "action":
            label = f"Make {name} an objective"
        case "goal":
            raise Refused("A goal stands on the outermost level already.")
        case _:
            raise Refused("Only goals, objectives and actions have levels.")
    with book.step(label) as session:
        record = records.find(session, kind, key)
        served = records.owner_of(kind, record)
        if served is None:
            raise Refused("This action serves no objective, so it cannot go further out.")
        outer = "goal" if kind == "objective" else "objective"
        left = records.find(session, outer, served)
        owner = records.owner_of(outer, left)
        new = _turned(session, kind, record, outer, owner)
        place_after(new, records.siblings(session, outer, owner), served)
        if records.served_by(session, kind, key):
            session.add(new)
            session.flush()
            records.hand_over(kind, record, records.key_of(new))
            return outer, records.key_of(new)
        return _replace(session, outer, new, record)


def _turned(session: "Session", kind: str, record: "Entry", into: str, owner: int | None) -> "Entry":
    """A record of another kind with all that was entered into this one."""
    from kamtui.services import plan_records as records

    new = records.make(into, owner, records.account_of(session, kind, record))
    old_specs = {spec.name: spec for spec in RECORDS[kind].specs}
    taken = {spec.name for spec in RECORDS[into].specs} & old_specs.keys()
    for name in taken:
        setattr(new, name, getattr(record, name))
    setattr(new, RECORDS[into].title, getattr(record, RECORDS[kind].title))
    blank = type(record)()
    lost = [
        f"{spec.label}: {_written(spec, value)}"
        for name, spec in old_specs.items()
        if name not in taken and name != RECORDS[kind].title
        if (value := getattr(record, name)) not in (None, getattr(blank, name))
    ]
    new.note = "\n\n".join(part for part in (record.note, "\n".join(lost)) if part) or None
    return new


def _written(spec: FieldSpec, value: Any) -> str:
    if isinstance(value, Word):
        return value.label
    if spec.kind is FieldKind.FLAG:
        return "yes"
    return (
        value.isoformat() if isinstance(value, date) else f"{value:f}" if isinstance(value, Decimal) else str(value)
    )


def _replace(session: "Session", kind: str, new: "Entry", old: "Entry") -> tuple[str, int]:
    from kamtui.services import plan_records as records

    session.add(new)
    session.delete(old)
    session.flush()
    return kind, records.key_of(new)
