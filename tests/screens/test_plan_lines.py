"""A section's lines: what is folded is hidden, groups are parted, a new record finds its place, gaps are walked."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

import pytest

from kamtui.models.outline import SECTIONS, Section
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.plan import Gap, PlanRow, PlanView
from kamtui.screens.plan_lines import Key, NewPlace, above_of, new_place, next_gap, section_lines

BY_KEY = {section.key: section for section in SECTIONS}
GOALS, RISKS = BY_KEY["goals"], BY_KEY["risks"]


def row(kind: str, key: int, level: int, parent: int | None = None, title: str = "") -> PlanRow:
    name = "title" if kind in ("action", "group") else "text"
    return PlanRow(kind, key, level, parent, MappingProxyType({name: title or f"{kind} {key}"}))


TREE = (
    row("goal", 1, 0),
    row("objective", 1, 1, 1),
    row("action", 1, 2, 1),
    row("action", 2, 2, 1),
    row("objective", 2, 1, 1),
    row("goal", 2, 0),
    row("group", 0, 0, title="Unassigned actions"),
    row("action", 3, 1),
)


def shown(section: Section, rows: Sequence[PlanRow], *folded: Key) -> list[str]:
    lines = section_lines(section, rows, folded)
    return [
        ""
        if line is None
        else f"{'+' if line.is_folded else '-' if line.has_below else ' '}{line.key[0]}{line.key[1]}"
        for line in lines
    ]


def test_goals_are_parted_and_say_what_serves_them() -> None:
    assert shown(GOALS, TREE) == [
        "-goal1", "-objective1", " action1", " action2", " objective2", "", " goal2", "", "-group0", " action3",
    ]  # fmt: skip
    lines = [line for line in section_lines(GOALS, TREE, ()) if line]
    assert [line.serves for line in lines] == [
        "", "goal 1", "objective 1", "objective 1", "goal 1", "", "", "",
    ]  # fmt: skip


def test_a_folded_branch_is_hidden_whole() -> None:
    assert shown(GOALS, TREE, ("goal", 1), ("group", 0)) == ["+goal1", "", " goal2", "", "+group0"]
    assert shown(GOALS, TREE, ("objective", 1), ("objective", 2), ("goal", 2))[:4] == [
        "-goal1", "+objective1", " objective2", "",
    ]  # fmt: skip


def test_a_list_has_no_air() -> None:
    assert shown(RISKS, [row("risk", 1, 0), row("risk", 2, 0)]) == [" risk1", " risk2"]


def test_what_stands_above_a_record_is_known() -> None:
    assert above_of(TREE, ("action", 2)) == [("goal", 1), ("objective", 1)]
    assert above_of(TREE, ("action", 3)) == [("group", 0)]
    assert above_of(TREE, ("goal", 2)) == []
    assert above_of(TREE, ("goal", 99)) == []


@pytest.mark.parametrize(
    ("at", "beside", "below"),
    [
        (("goal", 1), NewPlace("goal", 0, None, 1, 5), NewPlace("objective", 1, 1, None, 5)),
        (("objective", 1), NewPlace("objective", 1, 1, 1, 4), NewPlace("action", 2, 1, None, 4)),
        (("objective", 2), NewPlace("objective", 1, 1, 2, 5), NewPlace("action", 2, 2, None, 5)),
        (("action", 1), NewPlace("action", 2, 1, 1, 3), None),
        (("goal", 2), NewPlace("goal", 0, None, 2, 6), NewPlace("objective", 1, 2, None, 6)),
        (("group", 0), NewPlace("action", 1, None, None, 8), NewPlace("action", 1, None, None, 8)),
        (("action", 3), NewPlace("action", 1, None, 3, 8), None),
        (None, NewPlace("goal", 0, None, None, 6), None),
    ],
)
def test_a_new_record_stands_beside_or_below_the_cursor(at: Key | None, beside: NewPlace, below: NewPlace) -> None:
    assert new_place(GOALS, TREE, at, below_it=False) == beside
    assert new_place(GOALS, TREE, at, below_it=True) == below


def test_beside_unassigned_actions_the_first_goal_comes_before_them() -> None:
    alone = [row for row in TREE if row.kind == "group" or (row.kind == "action" and row.parent is None)]
    group = next(place for place, row in enumerate(alone) if row.kind == "group")
    at = (alone[group].kind, alone[group].id)
    for place in (at, ("action", 3)):
        assert new_place(GOALS, alone, place, below_it=False) == NewPlace("goal", 0, None, None, group)
    written = new_place(GOALS, alone, at, below_it=True)
    assert written is not None
    assert written.kind == "action"


def test_the_first_record_of_a_section_stands_alone() -> None:
    for below_it in (False, True):
        assert new_place(RISKS, (), None, below_it=below_it) == NewPlace("risk", 0, None, None, 0)


def plan(*gaps: tuple[str, Key | None]) -> PlanView:
    sections = {"facts": (), "opportunities": (), "goals": TREE, "risks": (row("risk", 7, 0), row("risk", 8, 0))}
    return PlanView(
        account_id=1,
        account="Brenner AG",
        currency="EUR",
        owner=None,
        plan_id=1,
        title="Plan 2026",
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        status=None,
        sections=sections,
        gaps=tuple(Gap(section, key, "") for section, key in gaps),
        completeness=Judged(50, (Cause(""),)),
    )


def test_gaps_are_walked_in_order_and_round_the_end() -> None:
    gaps: list[tuple[str, Key | None]] = [
        ("facts", None),
        ("goals", ("action", 1)),
        ("goals", ("action", 1)),
        ("goals", ("goal", 2)),
        ("risks", ("risk", 8)),
    ]
    order = [section.key for section in SECTIONS]
    at: tuple[str, Key | None] = ("goals", ("goal", 1))
    walked = []
    for _ in range(5):
        found = next_gap(plan(*gaps), order, *at)
        assert found is not None
        at = found
        walked.append(at)
    assert walked == [*dict.fromkeys(gaps[1:]), gaps[0], gaps[1]]
    assert next_gap(plan(), order, "goals", ("goal", 1)) is None
