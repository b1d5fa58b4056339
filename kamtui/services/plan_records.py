"""The plan's records inside a step: found, placed among their siblings, filled with what was entered.

Loads the ORM; the services of the plan import it where they write.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from kamtui.book.bulk import current_plan_id, step_number
from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind
from kamtui.models.account import Account, BusinessUnit
from kamtui.models.actions import Action, Goal, Objective, Plan, Risk
from kamtui.models.customer import Competitor, Fact, Finding, Question
from kamtui.models.measures import Kpi, KpiReading
from kamtui.models.outline import RECORDS
from kamtui.models.people import Stakeholder
from kamtui.models.revenue import (
    Idea,
    Offering,
    Opportunity,
    OpportunityStage,
    RevenueTarget,
    ValueDelivered,
)
from kamtui.models.review import Lesson, PlanReview, SignOff
from kamtui.models.service import ServiceCase
from kamtui.models.team import TeamMember
from kamtui.rules.periods import Period, first_free
from kamtui.rules.progress import MEASURED, PERCENT_RUNS, is_percentage
from kamtui.services.answering import settle
from kamtui.services.readings import refuse_computed
from kamtui.services.target_periods import settle_period
from kamtui.vocabulary import ActionStatus, Measure
from kamtui.vocabulary_plan import CaseStatus, PlanStatus, Stage

Entry = (
    Fact
    | Finding
    | Competitor
    | Question
    | Opportunity
    | RevenueTarget
    | Idea
    | ValueDelivered
    | Goal
    | Objective
    | Action
    | Risk
    | Kpi
    | TeamMember
    | ServiceCase
    | PlanReview
    | Lesson
)
"""A stored record of a plan."""
TABLES: dict[str, type[Any]] = {key: record.table for key, record in RECORDS.items()}
"""Where the records of each kind are stored."""

NAMED: dict[str, type[Any]] = {"stakeholder": Stakeholder, "business_unit": BusinessUnit, "offering": Offering}
"""Where what a link names is stored, besides the plan's own records."""

DATED = ("stage", "value")
"""Fields that are kept as dated rows of their own."""


def make(kind: str, owner: int | None, account_id: int) -> Entry:
    """An empty record that serves or stands in its owner."""
    record: Entry = TABLES[kind]()
    hand_over(kind, record, owner)
    if isinstance(record, Action):
        record.account_id = account_id
    return record


def find(session: Session, kind: str, key: int) -> Entry:
    """Get a record.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    table: type[Any] = TABLES[kind]
    found: Entry | None = session.get(table, key)
    if found is None:
        raise Refused(f"This {RECORDS[kind].label} is not in the book any more.")
    return found


def owner_of(kind: str, record: Entry) -> int | None:
    """The key of what a record serves or stands in; None for an unassigned action."""
    owner: int | None = getattr(record, RECORDS[kind].parent)
    return owner


def hand_over(kind: str, record: Entry, owner: int | None) -> None:
    """Have a record serve another one."""
    setattr(record, RECORDS[kind].parent, owner)


def siblings(session: Session, kind: str, owner: int | None, account_id: int | None = None) -> list[Entry]:
    """The records of one owner in their order.

    Args:
        session: A step's session.
        kind: Their kind.
        owner: What they serve or stand in; None for the unassigned actions.
        account_id: Whose unassigned actions.
    """
    table: type[Any] = TABLES[kind]
    wanted = select(table).where(getattr(table, RECORDS[kind].parent) == owner)
    if kind == "action" and owner is None:
        wanted = wanted.where(col(Action.account_id) == account_id)
    return list(session.exec(wanted.order_by(table.position, table.id)))


def siblings_of(session: Session, kind: str, record: Entry) -> list[Entry]:
    """A record and its siblings in their order."""
    found = siblings(session, kind, owner_of(kind, record), account_of(session, kind, record))
    if isinstance(record, Question):  # its neighbours are those of its group
        return [other for other in found if isinstance(other, Question) and other.group is record.group]
    return found


def served_by(session: Session, kind: str, key: int) -> list[Entry]:
    """What serves a record, on all levels; what serves nothing else comes first, as it is removed first."""
    if kind == "objective":
        return siblings(session, "action", key)
    if kind != "goal":
        return []
    objectives = siblings(session, "objective", key)
    actions = [action for each in objectives for action in siblings(session, "action", each.id)]
    return [*actions, *objectives]


def ensure_plan(session: Session, account_id: int, today: date) -> int:
    """The key of the account's current plan; when there is none one is made, of the first year that is free.

    Raises:
        Refused: There is no such account.
    """
    found = current_plan_id(session, account_id)
    if found is not None:
        return found
    taken = [Period(plan.starts, plan.ends) for plan in session.exec(select(Plan).filter_by(account_id=account_id))]
    return begin_plan(session, account_id, first_free(taken, today)._asdict())


def begin_plan(session: Session, account_id: int, values: Mapping[str, Any]) -> int:
    """Make a plan.

    Args:
        session: A step's session.
        account_id: Whose.
        values: Its period, and its status unless it is active.

    Returns:
        Its key.

    Raises:
        Refused: There is no such account.
    """
    if session.get(Account, account_id) is None:
        raise Refused("This account is not in the book.")
    plan = Plan(account_id=account_id, **({"status": PlanStatus.ACTIVE} | dict(values)))
    session.add(plan)
    session.flush()
    return key_of(plan)


def find_plan(session: Session, key: int) -> Plan:
    """Get a plan.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    found = session.get(Plan, key)
    if found is None:
        raise Refused("This plan is not in the book any more.")
    return found


def add_sign_off(session: Session, plan: int, values: Mapping[str, Any]) -> int:
    """Add a sign-off that knows the step it is made in.

    Args:
        session: A step's session.
        plan: Key of the plan.
        values: Its fields and the frozen text.

    Returns:
        Its key.
    """
    signed = SignOff(plan_id=plan, step=step_number(session), **values)
    session.add(signed)
    session.flush()
    return key_of(signed)


def last_objective(session: Session, account_id: int) -> int | None:
    """The key of the last objective of an account's current plan as it is shown; None when there is none."""
    plan = current_plan_id(session, account_id)
    return session.exec(
        select(Objective.id)
        .join(Goal, col(Goal.id) == Objective.goal_id)
        .where(Goal.plan_id == plan)
        .order_by(
            col(Goal.position).desc(), col(Goal.id).desc(), col(Objective.position).desc(), col(Objective.id).desc()
        )
    ).first()


def key_of(record: Entry | Plan | SignOff) -> int:
    """The key of a record that was flushed."""
    if record.id is None:
        raise ValueError("a record has its key after the flush")
    return record.id


def account_of(session: Session, kind: str, record: Entry) -> int:
    """The key of the account that a record belongs to, however far up that is."""
    if isinstance(record, Objective):
        return account_of(session, "goal", find(session, "goal", record.goal_id or 0))
    if isinstance(record, Fact | Finding | Goal | Risk | PlanReview | Lesson):
        plan = session.get(Plan, record.plan_id)
        return (plan.account_id if plan else None) or 0
    return record.account_id or 0


def fill(session: Session, record: Entry, entered: Mapping[str, Any], today: date) -> None:
    """Put what was entered into a record; what follows from it is set along.

    A done action or case knows its day, an open one has none. An opportunity in its account's currency says none.
    """
    entered = {name: value for name, value in entered.items() if name not in DATED}
    _check_links(session, record, entered)
    if isinstance(record, Opportunity) and entered.get("currency"):
        account = session.get(Account, record.account_id)
        if account is not None and account.currency == entered["currency"]:
            entered["currency"] = None
    answer = record.answer if isinstance(record, Question) else None
    for name, value in entered.items():
        setattr(record, name, value)
    if isinstance(record, Question):
        settle(record, answer)
    if isinstance(record, Action) and "status" in entered:
        is_done = record.status is ActionStatus.DONE
        record.done_on = (record.done_on or today) if is_done else None
    if isinstance(record, ServiceCase) and "status" in entered:
        record.closed = (record.closed or today) if record.status is CaseStatus.DONE else None
    if isinstance(record, RevenueTarget):
        settle_period(session, record, entered)
    if isinstance(record, Goal | Objective):
        _check_percentages(record, entered)


def _check_percentages(record: Goal | Objective, entered: Mapping[str, Any]) -> None:
    """See that what was entered of a measure in percent is a percentage.

    Raises:
        Refused: It is not; what was entered before stays as it is until it is changed.
    """
    if record.measure is not Measure.PERCENT:
        return
    for spec in RECORDS["goal"].specs:
        value = getattr(record, spec.name) if spec.name in MEASURED else None
        if value is not None and {spec.name, "measure"} & entered.keys() and not is_percentage(value):
            raise Refused(f"{spec.label}: a percentage {PERCENT_RUNS}.", spec.name)


def _check_links(session: Session, record: Entry, entered: Mapping[str, Any]) -> None:
    """See that what is named is there and belongs to the same account.

    Raises:
        Refused: It is gone or another account's, or an action would wait for itself.
    """
    kind = next(key for key, table in TABLES.items() if isinstance(record, table))
    for spec in RECORDS[kind].specs:
        named = entered.get(spec.name)
        if spec.kind is not FieldKind.LINK or named is None:
            continue
        found = session.get(NAMED.get(spec.links) or TABLES[spec.links], named)
        if found is None:
            raise Refused(f"{spec.label}: it is not in the book any more.", spec.name)
        whose = _whose(session, spec.links, found)
        if whose is not None and whose != account_of(session, kind, record):
            raise Refused(f"{spec.label}: it is another account's.", spec.name)
    if isinstance(record, Action) and entered.get("waits_for_id") is not None:
        _check_waiting(session, record, entered["waits_for_id"])


def _whose(session: Session, kind: str, found: Any) -> int | None:
    """The account that something named belongs to; None for what is ours, as an offering."""
    if isinstance(found, Offering):
        return None
    return found.account_id if kind in NAMED else account_of(session, kind, found)


def _check_waiting(session: Session, record: Action, waits_for: int) -> None:
    """See that an action does not wait for itself, however far round.

    Raises:
        Refused: It would.
    """
    if waits_for == record.id:
        raise Refused("Waits for: an action cannot wait for itself.", "waits_for_id")
    seen = {record.id}
    other: int | None = waits_for
    while other is not None:
        if other in seen:
            raise Refused("Waits for: the two would wait for each other.", "waits_for_id")
        seen.add(other)
        action = session.get(Action, other)
        other = action.waits_for_id if action else None


def keep_dated(session: Session, record: Entry, entered: Mapping[str, Any], today: date) -> None:
    """Note what is kept as dated rows: an opportunity's stage, a figure's value."""
    _reach_stage(session, record, entered.get("stage"), today)
    if isinstance(record, Kpi) and "value" in entered:
        refuse_computed(record.ready)
    if isinstance(record, Kpi) and entered.get("value") is not None:
        newest = session.exec(
            select(KpiReading)
            .where(KpiReading.kpi_id == record.id)
            .order_by(col(KpiReading.day).desc(), col(KpiReading.id).desc())
        ).first()
        if newest is None or newest.value != entered["value"]:
            day = today if newest is None else max(today, newest.day)
            session.add(KpiReading(kpi_id=record.id, day=day, value=entered["value"]))


def _reach_stage(session: Session, record: Entry, stage: Stage | None, today: date) -> None:
    """Note that an opportunity reached a stage, as a dated row, unless it stands in it; others have none."""
    if stage is None or not isinstance(record, Opportunity):
        return
    newest = session.exec(
        select(OpportunityStage)
        .where(OpportunityStage.opportunity_id == record.id)
        .order_by(col(OpportunityStage.day).desc(), col(OpportunityStage.id).desc())
    ).first()
    if newest is None or newest.stage is not stage:
        day = today if newest is None else max(today, newest.day)  # else a stage dated ahead would stay the newest
        session.add(OpportunityStage(opportunity_id=record.id, day=day, stage=stage))
