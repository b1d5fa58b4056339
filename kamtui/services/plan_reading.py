"""Reading a plan as one judged value, without the ORM."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.plan_rows import StoredRecord, one_look, read_columns, read_plan_head, read_records
from kamtui.models.contents import RECORDS, SECTIONS
from kamtui.models.shapes import RecordShape, SectionShape
from kamtui.rules.gaps import gaps_of_section, judge_completeness
from kamtui.rules.judged import quoted
from kamtui.rules.plan import PlanRecord, PlanRow, PlanView, plan_title
from kamtui.rules.plan_rows import list_rows, tree_rows
from kamtui.vocabulary import PlanStatus


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
    with book.rows() as connection, one_look(connection):
        head = read_plan_head(connection, account_id, plan_id)

        def read(shape: RecordShape) -> list[PlanRecord]:
            return [
                _as_record(shape, stored, head.currency) for stored in read_records(connection, shape, head.whose)
            ]

        sections = {section.key: tuple(_rows(section, read, today)) for section in SECTIONS}
    names = {shape.key: shape.title for shape in RECORDS.values()}
    gaps = tuple(
        gap
        for section in SECTIONS
        for gap in gaps_of_section(section.key, section.title, section.levels[0], sections[section.key], names)
    )
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
        completeness=judge_completeness(sections, gaps),
        tags=tuple(tag for part in (head.tags or "").split(",") if (tag := part.strip())),
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


def _rows(
    section: SectionShape, read: Callable[[RecordShape], Sequence[PlanRecord]], today: date
) -> Iterator[PlanRow]:
    records = [read(RECORDS[kind]) for kind in section.levels]
    if len(records) == 1:
        yield from list_rows(records[0])
    else:
        goals, objectives, actions = records
        yield from tree_rows(goals, objectives, actions, section.alone, today)


def _as_record(shape: RecordShape, stored: StoredRecord, currency: str) -> PlanRecord:
    """A stored record as rules know it; its money is in the account's currency unless it names one."""
    key, parent, values = stored
    if values.get("currency", "") is None:
        values["currency"] = currency
    return PlanRecord(shape.key, key, parent, str(values[shape.title]), MappingProxyType(values))
