"""The plan's rows: the tree, what is late, what is missing, and what stays in the book."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from kamtui.rules.gaps import gaps_of_section, judge_completeness
from kamtui.rules.judged import Judged, quoted
from kamtui.rules.plan import PlanRecord, PlanRow, PlanView, plan_title, without_private
from kamtui.rules.plan_rows import list_rows, tree_rows
from kamtui.vocabulary import ActionStatus, Measure
from kamtui.vocabulary_plan import Evidence, PlanStatus, Visibility

NAMES = {"goal": "text", "objective": "text", "action": "title", "fact": "text"}
OWNED: Mapping[str, Any] = {"owner": "ME", "due": date(2027, 1, 31)}


def record(kind: str, key: int, parent: int | None = None, **values: Any) -> PlanRecord:
    title = f"{kind} {key}"
    return PlanRecord(kind, key, parent, title, {NAMES[kind]: title, "visibility": Visibility.INTERNAL, **values})


def goal(key: int, **values: Any) -> PlanRecord:
    return record("goal", key, 1, measure=Measure.NUMBER, **values)


def objective(key: int, parent: int, **values: Any) -> PlanRecord:
    return record("objective", key, parent, measure=Measure.NUMBER, **values)


def action(
    key: int, parent: int | None = None, status: ActionStatus = ActionStatus.OPEN, **values: Any
) -> PlanRecord:
    return record("action", key, parent, status=status, **values)


def tree(
    today: date, goals: list[PlanRecord], objectives: list[PlanRecord], actions: list[PlanRecord]
) -> list[PlanRow]:
    return list(tree_rows(goals, objectives, actions, "Unassigned actions", today))


def gaps(row: PlanRow) -> list[str]:
    return [gap.text for gap in row.gaps]


def view(sections: Mapping[str, tuple[PlanRow, ...]]) -> PlanView:
    found = tuple(gap for key, rows in sections.items() for gap in gaps_of_section(key, key, key[:-1], rows, NAMES))
    return PlanView(
        account_id=1,
        account="Brenner AG",
        currency="EUR",
        owner=None,
        plan_id=1,
        title="Plan",
        starts=None,
        ends=None,
        status=PlanStatus.ACTIVE,
        sections=sections,
        gaps=found,
        completeness=judge_completeness(sections, found, len(sections)),
    )


@pytest.mark.parametrize(
    ("starts", "ends", "title"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "Plan 2026"),
        (date(2026, 4, 1), date(2027, 3, 31), "Plan 2026–27"),
        (date(2099, 7, 1), date(2100, 6, 30), "Plan 2099–2100"),
        (date(2026, 1, 1), None, "Plan 2026"),
        (None, date(2027, 1, 1), "Plan 2027"),
        (None, None, "Plan"),
    ],
)
def test_a_plan_is_called_after_its_years(starts: date | None, ends: date | None, title: str) -> None:
    assert plan_title(starts, ends) == title


def test_a_long_title_is_cut_where_it_is_only_quoted() -> None:
    assert quoted("Grow") == "“Grow”"
    assert quoted("x" * 10_000) == f"“{'x' * 59}…”"


def test_each_record_is_followed_by_what_serves_it_and_loose_actions_come_last(today: date) -> None:
    rows = tree(
        today,
        [goal(1), goal(2)],
        [objective(7, 2), objective(8, 1), objective(9, 1)],
        [action(3), action(4, 9), action(5, 8), action(6, 9)],
    )
    assert [(row.level, row.kind, row.id, row.parent) for row in rows] == [
        (0, "goal", 1, None),
        (1, "objective", 8, 1),
        (2, "action", 5, 8),
        (1, "objective", 9, 1),
        (2, "action", 4, 9),
        (2, "action", 6, 9),
        (0, "goal", 2, None),
        (1, "objective", 7, 2),
        (0, "group", 0, None),
        (1, "action", 3, None),
    ]
    assert rows[8].values["title"] == "Unassigned actions"


def test_without_loose_actions_there_is_no_group(today: date) -> None:
    assert [row.kind for row in tree(today, [goal(1)], [], [])] == ["goal"]


def test_what_is_missing_is_named_for_each_record(today: date) -> None:
    rows = tree(
        today,
        [goal(1), goal(2, **OWNED)],
        [objective(7, 2, **OWNED), objective(8, 2)],
        [action(3, 8, owner="ME"), action(4, 8, due=date(2026, 11, 19))],
    )
    assert [(row.kind, row.id, gaps(row)) for row in rows] == [
        ("goal", 1, ["no objective", "no owner", "no day"]),
        ("goal", 2, []),
        ("objective", 7, ["no action"]),
        ("objective", 8, ["no owner", "no day"]),
        ("action", 3, ["no day"]),
        ("action", 4, ["2 d late", "no owner"]),
    ]


@pytest.mark.parametrize("known", [{}, OWNED])
def test_finishing_work_never_lowers_how_complete_a_plan_is(today: date, known: Mapping[str, Any]) -> None:
    def complete(status: ActionStatus) -> int:
        rows = tree(today, [goal(1)], [objective(7, 1)], [action(3, 7, status, **known)])
        return view({"goals": tuple(rows), "risks": ()}).completeness.value or 0

    assert complete(ActionStatus.DONE) >= complete(ActionStatus.OPEN)


def test_what_is_finished_lacks_nothing(today: date) -> None:
    past = date(2026, 1, 1)
    rows = tree(
        today,
        [goal(1, due=past)],
        [objective(7, 1, due=past)],
        [action(3, 7, ActionStatus.DONE, due=past), action(4, None, ActionStatus.DROPPED, due=past)],
    )
    assert [(gaps(row), row.late_days) for row in rows] == [([], 0)] * 5


def test_an_open_goal_past_its_day_is_late(today: date) -> None:
    (row,) = tree(today, [goal(1, due=date(2026, 11, 1))], [], [])
    assert row.late_days == 20


def test_what_is_due_today_is_not_late(today: date) -> None:
    rows = tree(today, [], [], [action(3, due=today)])
    assert rows[1].late_days == 0


def test_a_milestone_needs_a_day_but_nobody_to_work_on_it(today: date) -> None:
    rows = tree(today, [], [], [action(3, is_milestone=True)])
    assert gaps(rows[1]) == ["no day"]


def test_an_assumed_fact_counts_as_open() -> None:
    rows = list_rows([record("fact", 1, evidence=Evidence.ASSUMED), record("fact", 2, evidence=Evidence.TOLD)])
    assert [gaps(row) for row in rows] == [["assumed, not confirmed"], []]


def test_an_empty_section_is_one_gap() -> None:
    (gap,) = gaps_of_section("facts", "Facts", "fact", (), NAMES)
    assert (gap.row, gap.text) == (None, "Facts: none yet")


def test_completeness_only_sums_the_gaps_up() -> None:
    rows = tuple(
        list_rows([record("fact", 1, evidence=Evidence.ASSUMED), record("fact", 2, evidence=Evidence.TOLD)])
    )
    judged = view({"facts": rows, "risks": ()}).completeness
    assert judged.value == 50
    assert [cause.text for cause in judged.why] == [
        "2 of 4 things a plan asks for are there",
        "Fact “fact 1”: assumed, not confirmed",
        "risks: none yet",
    ]
    assert judged.why[1].record == ("fact", 1)


def test_private_records_stay_in_the_book_with_all_that_serves_them(today: date) -> None:
    private: Mapping[str, Any] = {"visibility": Visibility.PRIVATE}
    rows = tree(
        today,
        [goal(1), goal(2, **private)],
        [objective(7, 1, **private), objective(8, 1), objective(9, 2)],
        [action(3, 7), action(4, 8), action(5, 9), action(6, None, **private)],
    )
    whole = view({"goals": tuple(rows)})
    shared = without_private(whole)
    assert [(row.kind, row.id) for row in shared.sections["goals"]] == [
        ("goal", 1),
        ("objective", 8),
        ("action", 4),
    ]
    said = " ".join(
        [gap.text for gap in shared.gaps]
        + [cause.text for cause in shared.completeness.why]
        + [cause.text for row in shared.sections["goals"] if row.progress for cause in row.progress.why]
    )
    for hidden in ("goal 2", "objective 7", "objective 9", "action 3", "action 5", "action 6"):
        assert hidden not in said
    assert shared.completeness.value == whole.completeness.value


def test_a_group_stays_while_something_stands_below_it(today: date) -> None:
    rows = tree(today, [], [], [action(3, visibility=Visibility.PRIVATE), action(4)])
    shared = without_private(view({"goals": tuple(rows)}))
    assert [(row.kind, row.id) for row in shared.sections["goals"]] == [("group", 0), ("action", 4)]


def test_progress_rolls_up_from_actions_over_objectives_to_the_goal(today: date) -> None:
    rows = tree(
        today,
        [goal(1)],
        [objective(7, 1), objective(8, 1)],
        [action(3, 7, ActionStatus.DONE), action(4, 7), action(5, 8)],
    )
    found = {(row.kind, row.id): row.progress for row in rows if row.kind != "action"}
    assert {key: judged and judged.value for key, judged in found.items()} == {
        ("goal", 1): 25,
        ("objective", 7): 50,
        ("objective", 8): 0,
    }
    assert isinstance(found[("goal", 1)], Judged)
