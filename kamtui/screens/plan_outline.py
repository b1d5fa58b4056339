"""The outline of the plan: its parts with their sections, how much is in each, and where something is missing."""

from collections.abc import Iterator, Sequence

from kamtui.models.outline import PARTS, SECTIONS
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.screens.plan_lines import GROUP
from kamtui.services.portfolio import AccountRow
from kamtui.vocabulary_plan import AnswerState
from kamtui.widgets.outline_list import OutlineLine

PEOPLE = "people"
"""Key of the line that leads to the people of the account."""
RELATIONSHIP = "Relationship"
"""The part whose content is the people: they have a place of their own."""


def people_line(account: AccountRow) -> OutlineLine:
    """How many people are known, and whether the map of them has a gap: too few who carry the account."""
    lacks = account.single_threaded.value != "no"
    return OutlineLine(PEOPLE, "People", len(account.people), lacks)


def outline_lines(view: PlanView, people: OutlineLine | None = None) -> Iterator[OutlineLine]:
    """The parts that have sections, each with them.

    Args:
        view: The plan.
        people: The line on the people of the account.
    """
    lacking = {gap.section for gap in view.gaps}
    for part in PARTS:
        sections = [section for section in SECTIONS if section.part == part]
        if sections:
            yield OutlineLine("", part)
        elif part == RELATIONSHIP and people is not None:
            yield OutlineLine("", part)
            yield people
        for section in sections:
            rows = view.sections.get(section.key, ())
            outermost = sum(row.kind in [record.key for record in section.levels[:1]] for row in rows)
            count = outermost or sum(row.kind != GROUP for row in rows)
            told = view.white_space.count if section.grid else _answered(rows)
            yield OutlineLine(section.key, section.short, count, section.key in lacking, told)


def _answered(rows: Sequence[PlanRow]) -> str:
    """How many of the questions that apply are answered; nothing where there are none."""
    states = [row.values.get("state") for row in rows if row.kind == "question"]
    asked = [state for state in states if state is not AnswerState.NOT_APPLICABLE]
    return f"{sum(state is AnswerState.ANSWERED for state in asked)}/{len(asked)}" if asked else ""
