"""The milestones of a plan as a list of their own, in the order of their days."""

from collections.abc import Iterator, Sequence
from datetime import date

from kamtui.exports.fields import UNKNOWN, day_markdown
from kamtui.exports.markdown import Markdown, bullet, heading, inside, items
from kamtui.rules.judged import shortened
from kamtui.rules.plan import PlanRow, day_of
from kamtui.vocabulary import ActionStatus


def milestones_markdown(rows: Sequence[PlanRow]) -> Iterator[Markdown]:
    """Write the milestones; nothing where there is none. A dropped one is none any more.

    Args:
        rows: Of the goals' section.
    """
    found = [
        row
        for row in rows
        if row.values.get("is_milestone") and row.values.get("status") is not ActionStatus.DROPPED
    ]
    if found:
        yield heading(3, "Milestones")
        # One whose day nobody said comes last; those of one day stay in the order of the plan.
        found.sort(key=lambda row: day_of(row.values, "due") or date.max)
        yield items(bullet(_line(row)) for row in found)


def _line(row: PlanRow) -> Markdown:
    due, owner = day_of(row.values, "due"), row.values.get("owner")
    told = [f"{day_markdown(due) if due else UNKNOWN}: {inside(shortened(str(row.values['title'])))}"]
    if owner:
        told.append(inside(str(owner)))
    if row.values.get("status") is ActionStatus.DONE:
        told.append(ActionStatus.DONE.label)
    return Markdown(" · ".join(told))
