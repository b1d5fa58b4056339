"""Lists of a plan that stand in groups: findings by their kind, questions by what they are about."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kamtui.exports.markdown import Markdown, bullet, heading, items, task
from kamtui.exports.origins import named_with_origin
from kamtui.rules.findings import HEADINGS
from kamtui.rules.plan import PlanRow
from kamtui.rules.questions import heading_of
from kamtui.vocabulary_plan import AnswerState, QuestionGroup

LEFT_OUT = {"finding": ("kind",), "question": ("group", "state", "answer")}
"""By kind of record the fields that its place, its box or the line below it says."""

Noted = tuple[Markdown, str, int]
"""A list item, its note, and the list levels the note belongs under."""
Facts = Callable[[PlanRow, Sequence[str]], Iterable[Markdown]]
"""Tells what is known of a record but some of its fields."""


def is_grouped(kind: str) -> bool:
    """Whether the records of a kind stand in groups."""
    return kind in LEFT_OUT


def grouped(kind: str, rows: Iterable[PlanRow], facts: Facts) -> Iterator[tuple[Markdown, list[Noted]]]:
    """Write records below the headings of their groups; a group without any has none.

    A question is ticked when it is answered, and its answer stands below it; one that does not apply has no box.

    Args:
        kind: `finding` or `question`.
        rows: The section's rows.
        facts: What is told of each besides.

    Yields:
        A heading and the items below it.
    """
    field = LEFT_OUT[kind][0]
    titles = HEADINGS if kind == "finding" else {group: heading_of(group) for group in QuestionGroup}
    records = [row for row in rows if row.kind == kind]
    strays = [_item(row, facts(row, LEFT_OUT[kind])) for row in records if row.values[field] not in titles]
    if strays:  # nothing known is left out
        yield Markdown(""), strays
    for word, title in titles.items():
        found = [_item(row, facts(row, LEFT_OUT[kind])) for row in records if row.values[field] is word]
        if found:
            yield heading(3, title), found


def _item(row: PlanRow, facts: Iterable[Markdown]) -> Noted:
    state = row.values.get("state")
    name, note = named_with_origin(str(row.values["text"]), str(row.values.get("note") or ""))
    told = [name, *facts]
    if state is AnswerState.NOT_APPLICABLE:
        told.append(Markdown(AnswerState.NOT_APPLICABLE.label))
    text = Markdown(" · ".join(told))
    has_box = row.kind == "question" and state is not AnswerState.NOT_APPLICABLE
    line = task(state is AnswerState.ANSWERED, text) if has_box else bullet(text)
    answer = str(row.values.get("answer") or "")
    return (items([line, bullet(answer, 1)]) if answer else line), note, 1
