"""Figures, cases and the team: where a figure stands, what is computed, what takes too long, what nobody does."""

from datetime import date
from decimal import Decimal

import pytest

from kamtui.rules.cases import judge_age
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.kpis import Reading, Standing, judge_standing
from kamtui.rules.plan import PlanRow
from kamtui.rules.ready_figures import (
    compute_ideas,
    compute_retention,
    compute_supporters,
    compute_touched,
    compute_wallet,
    count_quarters,
)
from kamtui.rules.team import team_gaps, uncovered_roles
from kamtui.vocabulary_plan import CaseStatus, Direction, TeamRole

TODAY = date(2026, 11, 21)


def readings(*values: int) -> list[Reading]:
    return [Reading(place, date(2026, 1 + place, 1), Decimal(value)) for place, value in enumerate(values)]


@pytest.mark.parametrize(
    ("direction", "values", "standing"),
    [
        (Direction.UP, (30, 50), Standing.REACHED),
        (Direction.UP, (30, 45), Standing.ON_THE_WAY),
        (Direction.UP, (30, 30), Standing.AWAY),
        (Direction.UP, (60, 45), Standing.AWAY),
        (Direction.UP, (45,), Standing.AWAY),
        (Direction.DOWN, (70, 50), Standing.REACHED),
        (Direction.DOWN, (70, 60), Standing.ON_THE_WAY),
        (Direction.DOWN, (60, 70), Standing.AWAY),
    ],
)
def test_a_figure_stands_by_direction_and_target(
    direction: Direction, values: tuple[int, ...], standing: Standing
) -> None:
    judged = judge_standing(direction, Decimal(50), readings(*values))
    assert judged.value is standing
    assert judged.why


def test_a_figure_without_value_or_target_says_which() -> None:
    assert judge_standing(Direction.UP, None, readings(1)).why == (Cause("no target known yet"),)
    assert judge_standing(Direction.UP, None, []) == Judged(None, (Cause("no value and target known yet"),))


def test_ideas_count_by_quarter_with_those_between() -> None:
    days = [date(2026, 10, 3), date(2026, 11, 1), date(2026, 5, 3)]
    assert count_quarters(days) == {(2026, 4): 2, (2026, 3): 0, (2026, 2): 1}
    computed = compute_ideas(days, TODAY)
    assert computed.now == Judged(Decimal(2), (Cause("2 in Q4 2026"),))
    assert [(reading.day, int(reading.value)) for reading in computed.readings] == [
        (date(2026, 6, 30), 1), (date(2026, 9, 30), 0), (TODAY, 2),
    ]  # fmt: skip


def test_no_idea_yet_is_none_pitched() -> None:
    assert compute_ideas([], TODAY).now.value == 0
    assert compute_ideas([date(2027, 1, 5)], TODAY).now.value == 0


def test_people_touched_are_counted_once_and_within_ninety_days() -> None:
    contacts = [(1, date(2026, 11, 1)), (1, date(2026, 11, 9)), (2, date(2026, 5, 1)), (3, date(2026, 12, 1))]
    computed = compute_touched(contacts, 5, TODAY)
    assert computed.now == Judged(Decimal(1), (Cause("1 of 5 people in the last 90 days"),))
    assert [reading.value for reading in computed.readings] == [1, 0, 1]
    assert compute_touched([], 0, TODAY).now.value is None


def test_the_other_computed_figures_are_unknown_without_what_they_come_from() -> None:
    assert compute_supporters({}, TODAY).now.value is None
    assert compute_supporters({"Linz": True, "Wels": False}, TODAY).now.value == 1
    assert compute_retention({2026: 5}, TODAY).now.value is None
    assert compute_retention({2024: 0, 2025: 100, 2026: 95}, TODAY).now.value == 95
    assert compute_wallet(Judged(None, (Cause("no cell"),)), TODAY).readings == ()
    assert compute_wallet(Judged(27), TODAY).now.value == 27


def case(**values: object) -> dict[str, object]:
    return {"status": CaseStatus.OPEN, **values}


def test_a_case_is_flagged_over_fourteen_days_open_or_seven_silent() -> None:
    assert judge_age(case(opened=date(2026, 11, 7), updated=date(2026, 11, 20)), TODAY) == (14, ())
    assert judge_age(case(opened=date(2026, 11, 6), updated=date(2026, 11, 20)), TODAY) == (15, ("open 15 d",))
    assert judge_age(case(opened=date(2026, 11, 13)), TODAY) == (8, ("silent 8 d",))
    assert judge_age(case(opened=date(2026, 11, 14)), TODAY).flags == ()


def test_a_case_of_unknown_age_is_unknown_and_a_done_one_is_never_flagged() -> None:
    assert judge_age(case(), TODAY) == (None, ())
    done = case(opened=date(2026, 10, 1), closed=date(2026, 10, 11), status=CaseStatus.DONE)
    assert judge_age(done, TODAY) == (10, ())


def member(role: TeamRole | None) -> PlanRow:
    return PlanRow("member", 1, 0, None, {"role": role})


def test_roles_that_nobody_has_are_one_gap() -> None:
    assert team_gaps("team", ()) == ()
    assert team_gaps("risks", (member(None),)) == ()
    (gap,) = team_gaps("team", [member(role) for role in TeamRole if role is not TeamRole.INNOVATOR])
    assert gap.text == "Our team: no innovator"
    assert TeamRole.OTHER not in uncovered_roles([])
    assert team_gaps("team", [member(role) for role in TeamRole]) == ()
