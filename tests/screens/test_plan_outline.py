"""The outline of the plan: its parts, what is counted, and where something is missing."""

from dataclasses import replace

from kamtui.rules.plan import Gap, PlanRow
from kamtui.screens.plan_outline import outline_lines
from kamtui.vocabulary_plan import AnswerState
from tests.screens.test_plan_lines import TREE, plan


def question(key: int, state: AnswerState) -> PlanRow:
    return PlanRow("question", key, 0, None, {"text": f"question {key}", "state": state})


def test_questions_are_counted_as_answered_of_those_that_apply() -> None:
    answered, waits, other = AnswerState.ANSWERED, AnswerState.OPEN, AnswerState.NOT_APPLICABLE
    rows = tuple(question(key, state) for key, state in enumerate((answered, waits, other, answered, waits)))
    view = replace(plan(), sections={"questions": rows, "goals": TREE})
    found = {line.key: line for line in outline_lines(view)}
    assert found["questions"].told == "2/4"
    assert (found["goals"].count, found["goals"].told) == (2, "")
    assert (found["risks"].count, found["risks"].told) == (0, "")


def test_without_questions_there_is_nothing_to_count() -> None:
    assert {line.told for line in outline_lines(replace(plan(), sections={}))} == {""}


def test_a_section_with_a_gap_is_marked_and_each_part_begins_with_its_name() -> None:
    view = replace(plan(), gaps=(Gap("risks", None, ""),))
    lines = list(outline_lines(view))
    assert [line.key for line in lines if line.has_gap] == ["risks"]
    assert [line.title for line in lines if not line.key] == ["Customer", "Revenue", "Actions"]
