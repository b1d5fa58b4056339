"""The plan as text: names for links, marks for questions, and no column of which nothing is known."""

from dataclasses import replace
from datetime import date

from kamtui.cli.plans import plan_lines
from kamtui.rules.plan import Link
from kamtui.vocabulary_plan import AnswerState, FindingKind
from tests.exports.test_plan import record, view

TODAY = date(2026, 11, 21)


def test_lists_show_what_is_known_of_them() -> None:
    plan = view(
        record("finding", 1, "No service base", kind=FindingKind.WEAKNESS),
        record("competitor", 1, "Optivis", champion_id=Link(3, "Ivo Kofler")),
        record("competitor", 2, "Kappa"),
        record("question", 1, "Who signs?", state=AnswerState.ANSWERED, owner="LA"),
        record("question", 2, "By when?", state=AnswerState.OPEN),
    )
    lines = [line.strip() for line in plan_lines(plan, TODAY, 80)]
    assert "Finding          Kind" in lines
    assert "Competitor  Champion" in lines
    assert "Optivis     Ivo Kofler" in lines
    assert "Kappa       ?" in lines
    assert [line.split("  ")[0] for line in lines if line.endswith(("LA", "?")) and line[0] in "✓?"] == [
        "✓ Who signs?",
        "? By when?",
    ]


def test_a_long_name_leaves_room_for_what_is_said_of_the_plan() -> None:
    plan = replace(view(), account="Vereinigte Feingusswerke " * 400)
    (line,) = list(plan_lines(plan, TODAY, 80))[:1]
    assert len(line) == 80
    assert line.startswith("Vereinigte Feingusswerke")
    assert line.endswith("% complete")
