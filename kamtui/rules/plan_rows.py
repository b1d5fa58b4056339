"""From stored records to judged rows: goals with what serves them, unassigned actions, and plain lists."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from kamtui.rules.gaps import Asked, ask_action, ask_fact, ask_goal, ask_objective, days_late
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.plan import PlanRecord, PlanRow, day_of
from kamtui.rules.progress import REACHED, goal_progress, measured_progress, objective_progress
from kamtui.vocabulary import ActionStatus, Measure

NOTHING_ASKED = Asked(0, ())


def list_rows(records: Iterable[PlanRecord]) -> Iterator[PlanRow]:
    """Judge records that stand in a plain list: facts, risks, opportunities."""
    for record in records:
        asked = ask_fact(record.values) if record.kind == "fact" else NOTHING_ASKED
        yield _row(record, 0, asked)


Served = tuple[tuple[PlanRecord, tuple[PlanRecord, ...]], ...]
"""The objectives of a goal, each with its actions."""

Branch = Callable[[PlanRecord, Served, date], Iterable[PlanRow]]
"""Judges a goal with what serves it."""


def branch_rows(goal: PlanRecord, served: Served, today: date) -> Iterator[PlanRow]:
    """Judge one goal with its objectives and their actions, each followed by what serves it.

    Args:
        goal: The goal.
        served: What serves it, in order.
        today: The day to judge on.
    """
    judged = [(objective, below, _objective(objective, below)) for objective, below in served]
    progress = goal_progress(
        _own_progress(goal), [(objective.id, objective.title, how_far) for objective, _, how_far in judged]
    )
    reached = progress.value == REACHED
    asked = ask_goal(goal.values, served=bool(served), reached=reached)
    yield _row(goal, 0, asked, progress, _late(goal, today, is_open=not reached))
    for objective, below, how_far in judged:
        reached = how_far.value == REACHED
        asked = ask_objective(objective.values, served=bool(below), reached=reached)
        yield _row(objective, 1, asked, how_far, _late(objective, today, is_open=not reached))
        yield from (_action(action, 2, today) for action in below)


def tree_rows(
    goals: Sequence[PlanRecord],
    objectives: Iterable[PlanRecord],
    actions: Iterable[PlanRecord],
    alone: str,
    today: date,
    *,
    branch: Branch = branch_rows,
) -> Iterator[PlanRow]:
    """Judge goals with their objectives and actions, each followed by what serves it.

    Args:
        goals: The plan's goals in order.
        objectives: Their objectives in order.
        actions: The account's actions in order; those that serve no objective come last.
        alone: What the group of unassigned actions is called.
        today: The day to judge on.
        branch: Judges one goal; somebody may remember what it says of one that has not changed.
    """
    of_goal = _by_parent(objectives)
    of_objective = _by_parent(actions)
    for goal in goals:
        served = tuple((objective, tuple(of_objective[objective.id])) for objective in of_goal[goal.id])
        yield from branch(goal, served, today)
    if of_objective[None]:
        yield PlanRow("group", 0, 0, None, MappingProxyType({"title": alone}))
        yield from (_action(action, 1, today) for action in of_objective[None])


def _by_parent(records: Iterable[PlanRecord]) -> dict[int | None, list[PlanRecord]]:
    found: defaultdict[int | None, list[PlanRecord]] = defaultdict(list)
    for record in records:
        found[record.parent].append(record)
    return found


def _own_progress(record: PlanRecord) -> Judged[int]:
    """What its own measure says; a record without any value has no measure yet."""
    measure = record.values.get("measure")
    start, target, now = (_number(record, name) for name in ("start_value", "target_value", "now_value"))
    if not isinstance(measure, Measure) or (start is target is now is None):
        return Judged(None)
    return measured_progress(measure, start, target, now)


def _number(record: PlanRecord, name: str) -> Decimal | None:
    value = record.values.get(name)
    return value if isinstance(value, Decimal) else None


def _objective(objective: PlanRecord, actions: Iterable[PlanRecord]) -> Judged[int]:
    statuses = [
        (action.id, status) for action in actions if isinstance(status := action.values["status"], ActionStatus)
    ]
    return objective_progress(_own_progress(objective), statuses)


def _action(action: PlanRecord, level: int, today: date) -> PlanRow:
    status = action.values.get("status")
    is_open = isinstance(status, ActionStatus) and status.is_open
    late = _late(action, today, is_open=is_open)
    return _row(action, level, ask_action(action.values, late), late_days=late)


def _late(record: PlanRecord, today: date, *, is_open: bool) -> int:
    return days_late(day_of(record.values, "due"), today) if is_open else 0


def _row(
    record: PlanRecord, level: int, asked: Asked, progress: Judged[int] | None = None, late_days: int = 0
) -> PlanRow:
    gaps = tuple(Cause(text, record=(record.kind, record.id)) for text in asked.missing)
    parent = record.parent if level else None
    return PlanRow(record.kind, record.id, level, parent, record.values, progress, late_days, gaps, asked.count)
