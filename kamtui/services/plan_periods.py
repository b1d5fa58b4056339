"""The plans of an account one after the other: a new one from the last, its period and status, its closing.

The ORM is imported inside, as listing plans does not need it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.plan_periods import account_of_plan
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import OTHERS
from kamtui.reading import write_day
from kamtui.rules.periods import Period, do_overlap, first_free, following
from kamtui.rules.plan import PlanListed
from kamtui.services.ordering import place_after
from kamtui.services.plan_entry import read_entry
from kamtui.services.plan_reading import list_plans, load_plan
from kamtui.text import TextTooLong, clean
from kamtui.vocabulary_plan import PlanStatus

PLAN = OTHERS["plan"]
"""What a plan itself consists of."""
LESSONS = FieldSpec("lessons", "Lessons", FieldKind.TEXT, help="What the next plan should know, one lesson a line")
"""What is asked when a plan is closed."""
BULLET = re.compile(r"^\s*[-*+•]\s+")
"""What lists put before a line."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A plan that was begun.

    Attributes:
        plan_id: Its key.
        title: What it is called.
        carried: How many records came along from the last plan, by kind; kinds of which none did are left out.
    """

    plan_id: int
    title: str
    carried: Mapping[str, int]


def last_plan(plans: Iterable[PlanListed]) -> PlanListed | None:
    """The plan that a new one begins from: the current one, else the newest; None where there is none.

    Args:
        plans: An account's plans, the newest first.
    """
    plans = tuple(plans)
    return next((plan for plan in plans if plan.is_current), plans[0] if plans else None)


def propose_period(plans: Iterable[PlanListed], today: date) -> Period:
    """The period a new plan would have: the one that follows the last plan, as long as that; else this year.

    Args:
        plans: An account's plans, the newest first.
        today: The day whose year it is where there is nothing to follow.
    """
    plans = tuple(plans)
    last = last_plan(plans)
    if last is None:
        return first_free((), today)
    wanted = following(Period(last.starts, last.ends), today)
    taken = [Period(plan.starts, plan.ends) for plan in plans]
    return first_free(taken, today) if any(do_overlap(wanted, period) for period in taken) else wanted


def start_plan(book: Book, account_id: int, values: Mapping[str, Any], today: date) -> Begun:
    """Begin a new plan from the last one, in one step.

    Facts, findings, goals and objectives that are not reached and risks that are not closed are copied; what
    hangs on the account is in the new plan anyhow. Actions that are open move along: one is done once. What was
    done stays in the old plan.

    Args:
        book: Where to.
        account_id: Whose plan.
        values: Period and status of the new one, by field name; what is left out is as proposed.
        today: The day it is begun.

    Returns:
        The new plan and what came along.

    Raises:
        Refused: The period does not fit, or there is no such account.
    """
    plans = list_plans(book, account_id)
    proposed = propose_period(plans, today)._asdict() | {"status": PlanStatus.ACTIVE}
    entered = read_entry(PLAN, proposed | dict(values))
    period = Period(entered["starts"], entered["ends"])
    _check_period(period, plans)
    last = last_plan(plans)
    _check_comes_after(period, last)
    old = None if last is None else load_plan(book, account_id, today, last.id)
    from kamtui.services import plan_carrying, plan_records

    with book.step(f"Begin {period.title}") as session:
        plan = plan_records.begin_plan(session, account_id, entered)
        carried = plan_carrying.carry(session, old, plan) if old is not None else {}
    return Begun(plan, period.title, carried)


def change_plan(book: Book, plan_id: int, values: Mapping[str, Any]) -> None:
    """Change the period or the status of a plan.

    Args:
        book: Where it is.
        plan_id: The plan.
        values: By field name; the rest stays.

    Raises:
        Refused: The period ends before it begins or overlaps another plan's, or the plan is gone.
    """
    plans = _siblings(book, plan_id)
    plan = next(each for each in plans if each.id == plan_id)
    entered = read_entry(PLAN, values)
    period = Period(entered.get("starts", plan.starts), entered.get("ends", plan.ends))
    _check_period(period, [each for each in plans if each.id != plan_id])
    if "status" in entered and entered["status"] is None:
        raise Refused("Status: choose one of draft, active, closed.", "status")
    from kamtui.services.plan_records import find_plan

    changed = "status" if set(entered) == {"status"} else "period"
    with book.step(f"Change {changed} of {plan.title}") as session:
        record = find_plan(session, plan_id)
        for name, value in entered.items():
            setattr(record, name, value)


def close_plan(book: Book, plan_id: int, lessons: str, today: date) -> int:
    """Close a plan with what was learned, in one step.

    Args:
        book: Where it is.
        plan_id: The plan.
        lessons: One lesson a line; empty lines and bullets are passed over.
        today: The day of the lessons.

    Returns:
        How many lessons were noted.

    Raises:
        Refused: It is closed already or gone, or a lesson is too long.
    """
    plan = next(each for each in _siblings(book, plan_id) if each.id == plan_id)
    if plan.status is PlanStatus.CLOSED:
        raise Refused(f"{plan.title} is closed already.")
    try:
        lines = [BULLET.sub("", line).strip() for line in clean(lessons).splitlines()]
    except TextTooLong as error:
        raise Refused(f"{LESSONS.label}: {error}", LESSONS.name) from error
    from kamtui.services import plan_records

    with book.step(f"Close {plan.title}") as session:
        plan_records.find_plan(session, plan_id).status = PlanStatus.CLOSED
        learned = [line for line in lines if line]
        for text in learned:
            lesson = plan_records.make("lesson", plan_id, 0)
            plan_records.fill(session, lesson, {"text": text, "day": today}, today)
            place_after(lesson, plan_records.siblings(session, "lesson", plan_id), None)
            session.add(lesson)
            session.flush()
    return len(learned)


def _siblings(book: Book, plan_id: int) -> tuple[PlanListed, ...]:
    """All plans of the account that a plan belongs to.

    Raises:
        Refused: It is not in the book.
    """
    with book.rows() as connection:
        account = account_of_plan(connection, plan_id)
    if account is None:
        raise Refused("This plan is not in the book any more.")
    return list_plans(book, account)


def _check_period(period: Period, others: Iterable[PlanListed]) -> None:
    """See that a period is one, and that no other plan of the account has a day of it.

    Raises:
        Refused: It ends before it begins, or overlaps.
    """
    if period.starts and period.ends and period.ends < period.starts:
        raise Refused("To: the plan would end before it begins.", "ends")
    for plan in others:
        other = Period(plan.starts, plan.ends)
        if do_overlap(period, other):
            field = "ends" if period.starts and plan.starts and period.starts < plan.starts else "starts"
            raise Refused(f"The period overlaps {plan.title}, {_days(other)}.", field)


def _check_comes_after(period: Period, last: PlanListed | None) -> None:
    """See that a new plan is newer than the last, or it would not be the current one.

    Raises:
        Refused: It begins before, or nobody knows when.
    """
    if last is None or last.starts is None:
        return
    if period.starts is None:
        raise Refused("From: it cannot be empty.", "starts")
    if period.starts < last.starts:
        raise Refused(f"From: the new plan would begin before {last.title}.", "starts")


def _days(period: Period) -> str:
    # The weekday says nothing of a period.
    first, last = (day and write_day(day, date.min).partition(" ")[2] for day in period)
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"to {last}"


__all__ = [
    "LESSONS",
    "Begun",
    "change_plan",
    "close_plan",
    "last_plan",
    "list_plans",
    "propose_period",
    "start_plan",
]
