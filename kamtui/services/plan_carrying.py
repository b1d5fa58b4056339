"""What goes along from one plan into the next: what is open and what is known; what was done stays behind.

Loads the ORM; it is imported where a plan is begun.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session, col, select

from kamtui.fieldspec import FieldKind
from kamtui.models.base import Record
from kamtui.models.outline import GRID, RECORDS
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.rules.progress import REACHED
from kamtui.services import plan_records as records
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import RiskStatus

LISTED = ("fact", "finding", "risk")
"""Kinds that stand in a list of their own in a plan and are carried."""

Renewed = dict[tuple[str, int], int]
"""By kind and key of what was copied the key of its copy."""


def carry(session: Session, old: PlanView, plan: int) -> Mapping[str, int]:
    """Have a new plan begin with what the old one leaves open.

    Args:
        session: A step's session.
        old: The last plan, judged.
        plan: Key of the new one.

    Returns:
        How many records came along, by kind, in the order of the sections.
    """
    rows = [row for section in old.sections.values() for row in section]
    open_goals = _open_rows(old.sections["goals"])
    renewed: Renewed = {}
    for kind in (*LISTED, "goal", "objective"):  # what serves comes after what it serves
        wanted = [row for row in rows if row.kind == kind and not _is_closed(row)]
        if kind not in LISTED:
            wanted = [row for row in wanted if (row.kind, row.id) in open_goals]
        _copy(session, kind, wanted, plan, renewed)
    moved = _move_actions(session, old.sections["goals"], renewed)
    _link_anew(session, old.account_id, renewed)
    counts = Counter(kind for kind, _ in renewed) + Counter({"action": moved})
    return {kind: counts[kind] for kind in RECORDS if counts[kind]}


def _open_rows(rows: tuple[PlanRow, ...]) -> set[tuple[str, int]]:
    """Goals and objectives that are not reached, or that something open below them serves."""
    found: set[tuple[str, int]] = set()
    for row in reversed(rows):  # what serves comes after what it serves
        if row.kind in ("goal", "objective"):
            is_reached = row.progress is not None and row.progress.value == REACHED
            if not is_reached or (row.kind, row.id) in found:
                found.add((row.kind, row.id))
        is_open = (row.kind, row.id) in found or (row.kind == "action" and _is_open(row))
        if is_open and row.parent is not None:
            found.add(("goal" if row.kind == "objective" else "objective", row.parent))
    return found


def _is_open(action: PlanRow) -> bool:
    status = action.values["status"]
    return isinstance(status, ActionStatus) and status.is_open


def _is_closed(row: PlanRow) -> bool:
    return row.values.get("status") is RiskStatus.CLOSED


def _copy(session: Session, kind: str, rows: Sequence[PlanRow], plan: int, renewed: Renewed) -> None:
    """Copy records into another plan, in the same places; the old plan stays readable as it was."""
    copies: list[tuple[int, records.Entry]] = []
    for row, before in zip(rows, _found(session, kind, rows), strict=True):
        copy = type(before)(**before.model_dump(exclude={"id"}))
        records.hand_over(kind, copy, renewed["goal", row.parent or 0] if kind == "objective" else plan)
        copies.append((row.id, copy))
    session.add_all([copy for _, copy in copies])
    session.flush()
    renewed.update({(kind, before): records.key_of(copy) for before, copy in copies})


def _found(session: Session, kind: str, rows: Sequence[PlanRow]) -> list[records.Entry]:
    """The records of some rows, read in one go."""
    table: type[Any] = records.TABLES[kind]
    known = {each.id: each for each in session.exec(select(table).where(table.id.in_([row.id for row in rows])))}
    return [known[row.id] for row in rows]


def _move_actions(session: Session, rows: Sequence[PlanRow], renewed: Renewed) -> int:
    """Have open actions serve the copies of their objectives."""
    moving = [row for row in rows if row.kind == "action" and row.parent is not None and _is_open(row)]
    for row, action in zip(moving, _found(session, "action", moving), strict=True):
        records.hand_over("action", action, renewed["objective", row.parent or 0])
    return len(moving)


def _link_anew(session: Session, account_id: int, renewed: Renewed) -> None:
    """Have links lead to the copies; a copy's link to what stayed behind is let go: nobody would find it."""
    stayed = {"goal", "objective", *LISTED}
    copies = {(kind, copy) for (kind, _), copy in renewed.items()}
    for record in (*RECORDS.values(), *GRID.values()):
        for spec in record.specs:
            if spec.kind is not FieldKind.LINK or spec.links not in stayed:
                continue
            for linked in _those_with(session, record.table, spec.name):
                known = renewed.get((spec.links, getattr(linked, spec.name)))
                is_copy = (record.key, linked.id) in copies
                is_ours = getattr(linked, "account_id", None) == account_id
                if is_copy or (is_ours and known is not None):
                    setattr(linked, spec.name, known)


def _those_with(session: Session, table: type[Record], name: str) -> list[Any]:
    return list(session.exec(select(table).where(col(getattr(table, name)).is_not(None))))
