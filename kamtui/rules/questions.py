"""Discovery questions as rows below the headings of their groups, and what is missing among them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from kamtui.rules.gaps import days_late
from kamtui.rules.plan import Gap, PlanRecord, PlanRow, day_of
from kamtui.vocabulary_plan import AnswerState, QuestionGroup

GROUPS = tuple(QuestionGroup)
"""The groups in their order; a heading's key is the place of its group, counted from 1."""


def heading_of(group: QuestionGroup) -> str:
    """What stands above the questions of a group."""
    return group.label[:1].upper() + group.label[1:]


def question_rows(records: Iterable[PlanRecord], today: date) -> Iterator[PlanRow]:
    """The questions, each group below its heading; a group without any has none.

    Args:
        records: Questions in the order of the user.
        today: The day to judge on.
    """
    found: dict[object, list[PlanRecord]] = {group: [] for group in GROUPS}
    for record in records:
        found[record.values["group"]].append(record)
    for number, group in enumerate(GROUPS, 1):
        if not found[group]:
            continue
        yield PlanRow("group", number, 0, None, MappingProxyType({"title": heading_of(group)}))
        for record in found[group]:
            late = days_late(day_of(record.values, "due"), today) if is_open(record.values) else 0
            yield PlanRow(record.kind, record.id, 1, None, record.values, late_days=late)


def is_open(values: Mapping[str, object]) -> bool:
    """Whether a question still waits for its answer."""
    return values.get("state") is AnswerState.OPEN


def group_at(rows: Sequence[PlanRow], place: int) -> QuestionGroup | None:
    """The group in which a place among the rows lies: that of the nearest heading above; None above all of them."""
    for row in reversed(rows[:place]):
        if row.kind == "group":
            return GROUPS[row.id - 1]
    return None


def asks_for_answers(rows: Iterable[PlanRow]) -> bool:
    """Whether questions are open, so that a plan asks for who finds out, in time."""
    return any(row.kind == "question" and is_open(row.values) for row in rows)


def question_gaps(section: str, title: str, rows: Iterable[PlanRow]) -> Iterator[Gap]:
    """Name the open questions that nobody owns or that are past due, all in one line: they never nag one by one.

    Args:
        section: Key of the section.
        title: What it is called.
        rows: Its rows.

    Yields:
        A gap that leads to the first of them; none when every open question has an owner and is in time.
    """
    open_ones = [row for row in rows if row.kind == "question" and is_open(row.values)]
    lacking = [row for row in open_ones if row.late_days or not row.values.get("owner")]
    if lacking:
        late, alone = sum(row.late_days > 0 for row in lacking), sum(not row.values.get("owner") for row in lacking)
        why = [*([f"{alone} without an owner"] if alone else []), *([f"{late} late"] if late else [])]
        text = f"{title}: {len(open_ones)} open, {', '.join(why)}"
        yield Gap(section, (lacking[0].kind, lacking[0].id), text)
