"""Reading a plan as one judged value, without the ORM."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.plan_periods import read_plans, read_sign_offs
from kamtui.book.plan_rows import one_look, read_columns, read_plan_head
from kamtui.book.white_space import read_white_space
from kamtui.models.contents import RECORDS, SECTIONS
from kamtui.models.shapes import RecordShape
from kamtui.rules.gaps import judge_completeness
from kamtui.rules.judged import quoted
from kamtui.rules.plan import PlanListed, PlanView, Signed, plan_title
from kamtui.rules.questions import asks_for_answers
from kamtui.rules.team import is_team_asked
from kamtui.rules.whitespace import Grid
from kamtui.services.figures import load_figures, with_computed
from kamtui.services.plan_memory import PlanMemory
from kamtui.services.plan_sections import QUESTIONS, PlanSections
from kamtui.services.whitespace_reading import grid_of
from kamtui.vocabulary_plan import PlanStatus


def load_plan(
    book: Book, account_id: int, today: date, plan_id: int | None = None, *, memory: PlanMemory | None = None
) -> PlanView:
    """Read an account's plan and judge it.

    Opportunities and unassigned actions belong to the account and stand in its current plan; an account
    without a plan may have them too.

    Args:
        book: Where to look.
        account_id: Whose plan.
        today: The day to judge on.
        plan_id: One of its plans; the current one when not said: the newest that is not closed.
        memory: What was made of it when it was last read, for whoever reads it after each change.

    Raises:
        Refused: There is no such account, or the plan is not one of its plans.
    """
    with book.rows() as connection:
        return look_at_plan(connection, account_id, today, plan_id, memory=memory)


def look_at_plan(
    connection: Any, account_id: int, today: date, plan_id: int | None = None, *, memory: PlanMemory | None = None
) -> PlanView:
    """Read and judge a plan as `load_plan` does, on a connection that may stand within a step.

    Args:
        connection: Any connection to the book.
        account_id: Whose plan.
        today: The day to judge on.
        plan_id: One of its plans; the current one when not said.
        memory: What was made of it when it was last read.

    Raises:
        Refused: There is no such account, or the plan is not one of its plans.
    """
    with one_look(connection):
        head = read_plan_head(connection, account_id, plan_id)
        memory = PlanMemory() if memory is None else memory
        memory.begin(account_id, head.plan_id, head.whose["current"], head.currency, today)
        plan = PlanSections(connection, head, today, memory)
        sections = {section.key: plan.rows(section) for section in SECTIONS}
        grid = Grid(head.currency)
        if head.whose["current"]:
            grid = grid_of(
                read_white_space(connection, account_id), head.currency, plan.links["competitor"], memory
            )
        figures = load_figures(connection, account_id, sections, grid, today=today, memory=memory)
        sections["kpis"] = with_computed(sections["kpis"], figures)
        plans = _plans(connection, account_id)
        signed = _signed(connection, head.whose)
    gaps = tuple(gap for section in SECTIONS for gap in plan.gaps(section, sections[section.key]))
    return PlanView(
        account_id=account_id,
        account=head.account,
        currency=head.currency,
        owner=head.owner,
        plan_id=head.plan_id,
        title=plan_title(head.starts, head.ends),
        starts=head.starts,
        ends=head.ends,
        status=None if head.status is None else PlanStatus(head.status),
        sections=MappingProxyType(sections),
        gaps=gaps,
        completeness=judge_completeness(
            sections,
            gaps,
            sum(section.is_wanted for section in SECTIONS)
            + is_team_asked(sections["team"])
            + asks_for_answers(sections[QUESTIONS]),
        ),
        tags=tuple(tag for part in (head.tags or "").split(",") if (tag := part.strip())),
        links=plan.links,
        white_space=grid,
        plans=plans,
        signed=signed,
        figures=figures,
    )


def list_plans(book: Book, account_id: int) -> tuple[PlanListed, ...]:
    """All plans of an account, the newest first.

    Args:
        book: Where to look.
        account_id: Whose; one that is not in the book has none.
    """
    with book.rows() as connection:
        return _plans(connection, account_id)


def _plans(connection: Any, account_id: int) -> tuple[PlanListed, ...]:
    return tuple(
        PlanListed(
            plan.id,
            date.fromisoformat(plan.starts) if plan.starts else None,
            date.fromisoformat(plan.ends) if plan.ends else None,
            PlanStatus(plan.status),
            bool(plan.is_current),
            (date.fromisoformat(plan.signed), plan.name or "") if plan.signed else None,
        )
        for plan in read_plans(connection, account_id)
    )


def _signed(connection: Any, whose: Mapping[str, object]) -> Signed | None:
    """The newest sign-off of a plan with the number of changes since."""
    plan = whose["plan"]
    newest = read_sign_offs(connection, plan, 1) if isinstance(plan, int) else ()
    for found in newest:
        from kamtui.services.changes_since import count_changes  # most plans are not signed

        changes = count_changes(connection, whose, found.step)
        return Signed(date.fromisoformat(found.day), found.name, found.role, changes)
    return None


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
    with book.rows() as connection:
        return read_columns(connection, shape_of(kind), key, columns)


def name_of(book: Book, kind: str, key: int) -> str:
    """A record as labels of steps name it: `goal “Grow the Linz plant”`.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    shape = shape_of(kind)
    (title,) = peek(book, kind, key, shape.title)
    return f"{shape.label} {quoted(title)}"
