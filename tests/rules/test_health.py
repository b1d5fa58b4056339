"""Health: what is unknown neither helps nor hurts, and every point lost has a cause one can go to."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.health import Case, GoalTrack, Signals, health_trend, judge_health
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.relationships import Person
from kamtui.vocabulary import CasePriority, DecisionRole, Influence, Trend

TODAY = date(2026, 11, 21)
NOBODY_KNOWS = Person(1, "R. Vogt", None, None, (), None, None)
OUTSIDER = Person(5, "K. Berg", Influence.LOW, None, (), TODAY, None)
BOSS = Person(6, "T. Falk", Influence.HIGH, None, (), TODAY, None)
SUPPORTER = Person(2, "A. Lind", Influence.HIGH, DecisionRole.APPROVER, (1,), TODAY, None)


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


def lost(signals: Signals) -> list[int]:
    signals = signals._replace(has_plan=True, has_cases=True)  # so that enough is known for a number
    return [cause.points for cause in judge_health(signals, TODAY).why if cause.points]


@pytest.mark.parametrize("signals", [Signals(), Signals(people=(NOBODY_KNOWS,)), Signals(open_cases=())])
def test_where_nothing_is_known_there_is_no_health_rather_than_nought(signals: Signals) -> None:
    assert judge_health(signals, TODAY) == Judged(None, (Cause("no people, plan, renewal or case is known"),))


@pytest.mark.parametrize(
    ("signals", "known"),
    [
        (Signals(has_plan=True, has_cases=True), 40),
        (Signals(people=(SUPPORTER, SUPPORTER), has_cases=True), 41),
        (Signals(people=(NOBODY_KNOWS, SUPPORTER, SUPPORTER), has_plan=True, has_cases=True), 66),
    ],
)
def test_what_is_known_and_well_makes_a_hundred_of_its_own_points(signals: Signals, known: int) -> None:
    assert judge_health(signals, TODAY) == Judged(100, (Cause(f"{known} of 100 points can be judged, none lost"),))


@pytest.mark.parametrize(
    ("signals", "known", "value"),
    [
        (Signals(renewal=ahead(-1)), 10, None),
        (Signals(has_cases=True), 15, None),
        (Signals(has_plan=True), 25, None),
        (Signals(people=(BOSS,)), 16, None),
        (Signals(has_plan=True, renewal=ahead(-1)), 35, None),
        (Signals(has_plan=True, has_cases=True, overdue=((5, "late", 30),)), 40, 92),
    ],
)
def test_with_fewer_than_40_points_known_there_is_no_health(
    signals: Signals, known: int, value: int | None
) -> None:
    found = judge_health(signals, TODAY)
    assert found.value == value
    words = "40 of 100 points can be judged, 3 lost: 37 of 40 is 92"
    assert found.why[0] == Cause(f"only {known} points are known" if value is None else words)


@pytest.mark.parametrize(
    ("days", "points"), [(-1, [-10]), (0, [-6]), (90, [-6]), (91, [-3]), (180, [-3]), (181, [])]
)
def test_a_renewal_costs_more_the_nearer_it_is(days: int, points: list[int]) -> None:
    assert lost(Signals(renewal=ahead(days))) == points


@pytest.mark.parametrize(
    ("opened", "updated", "priority", "points"),
    [
        (14, 7, CasePriority.CRITICAL, []),
        (15, 0, CasePriority.CRITICAL, [-6]),
        (15, 0, CasePriority.MEDIUM, [-3]),
        (15, 0, None, [-3]),
        (14, 8, None, [-2]),
        (8, None, None, [-2]),  # not heard of since it was opened
        (None, 8, None, [-2]),
        (None, None, CasePriority.HIGH, []),
        (-3, -3, CasePriority.HIGH, []),
    ],
)
def test_a_case_costs_when_it_ages_or_falls_silent(
    opened: int | None, updated: int | None, priority: CasePriority | None, points: list[int]
) -> None:
    days = [None if each is None else ahead(-each) for each in (opened, updated)]
    assert lost(Signals(open_cases=(Case(1, "4411", days[0], days[1], priority),), has_cases=True)) == points


@pytest.mark.parametrize(("progress", "elapsed", "points"), [(10, 35, []), (10, 36, [-4]), (100, 100, [])])
def test_a_goal_costs_when_it_is_more_than_25_points_behind(progress: int, elapsed: int, points: list[int]) -> None:
    assert lost(Signals(has_plan=True, goals=(GoalTrack(1, "grow", progress, elapsed),))) == points


def test_a_part_never_costs_more_than_it_is_worth() -> None:
    urgent = tuple(Case(key, f"{key}", ahead(-40), TODAY, CasePriority.HIGH) for key in (1, 2, 3))
    found = judge_health(Signals(has_plan=True, open_cases=urgent, has_cases=True), TODAY)
    assert sum(cause.points for cause in found.why) == -18
    assert found.value == round(100 * 25 / 40)
    assert found.why[0] == Cause("40 of 100 points can be judged, 15 lost: 25 of 40 is 62")


def test_causes_come_weightiest_first_and_equal_ones_as_they_were_found() -> None:
    signals = Signals(
        overdue=((5, "late", 30), (6, "later", 3)),
        goals=(GoalTrack(9, "grow", 0, 90),),
        orphans=1,
        has_plan=True,
        renewal=ahead(-1),
        open_cases=(Case(4, "4411", ahead(-9), None, None),),
        has_cases=True,
    )
    assert judge_health(signals, TODAY).why == (
        Cause("50 of 100 points can be judged, 23 lost: 27 of 50 is 54"),
        Cause("contract ended 1 d ago", -10),
        Cause("“grow” at 0% with 90% of its time over", -4, ("goal", 9)),
        Cause("“late” 30 d late", -3, ("action", 5)),
        Cause("“later” 3 d late", -3, ("action", 6)),
        Cause("case #4411 silent for 9 d", -2, ("service_case", 4)),
        Cause("1 goal or objective leads to nothing", -1),
    )


def test_people_who_cost_points_can_be_jumped_to() -> None:
    people = [
        SUPPORTER,
        Person(3, "M. Sorg", Influence.MEDIUM, None, (0, -1), ahead(-60), None),
        Person(4, "N. Oka", Influence.HIGH, None, (1, 0), None, None),
    ]
    assert judge_health(Signals(people=people, has_cases=True), TODAY).why[1:] == (
        Cause("single-threaded: only A. Lind", -7, ("stakeholder", 2)),
        Cause("M. Sorg quiet for 60 d", -3, ("stakeholder", 3)),
        Cause("N. Oka never touched", -3, ("stakeholder", 4)),
        Cause("M. Sorg at −1, falling", -2, ("stakeholder", 3)),
        Cause("N. Oka at 0, falling", -2, ("stakeholder", 4)),
    )


def test_somebody_of_whom_nothing_is_known_changes_no_health() -> None:
    known = Signals(people=(SUPPORTER,), has_plan=True, renewal=ahead(30))
    more = known._replace(people=(NOBODY_KNOWS, SUPPORTER, NOBODY_KNOWS))
    assert judge_health(more, TODAY) == judge_health(known, TODAY)


@pytest.mark.parametrize(
    ("now", "before", "trend"),
    [
        (53, 50, Trend.RISING),
        (52, 50, Trend.STEADY),
        (48, 50, Trend.STEADY),
        (47, 50, Trend.FALLING),
        (0, 3, Trend.FALLING),
        (None, 50, None),
        (50, None, None),
    ],
)
def test_health_moves_from_three_points_on(now: int | None, before: int | None, trend: Trend | None) -> None:
    assert health_trend(now, before) is trend


PEOPLE = st.builds(
    Person,
    st.just(1),
    st.just("R. Vogt"),
    st.none() | st.sampled_from(Influence),
    st.none() | st.sampled_from(DecisionRole),
    st.lists(st.integers(-2, 2), max_size=7).map(tuple),
    st.none() | st.integers(-20, 200).map(lambda days: ahead(-days)),
    st.none() | st.integers(1, 90),
)
CASES = st.builds(
    Case,
    st.just(1),
    st.just("4411"),
    st.none() | st.integers(-5, 60).map(lambda days: ahead(-days)),
    st.none() | st.integers(-5, 60).map(lambda days: ahead(-days)),
    st.none() | st.sampled_from(CasePriority),
)


@given(
    st.lists(PEOPLE, max_size=5),
    st.lists(CASES, max_size=5),
    st.lists(st.integers(1, 400), max_size=6),
    st.integers(0, 9),
    st.none() | st.integers(-400, 400),
)
def test_health_is_from_0_to_100_and_less_only_for_a_cause(
    people: Sequence[Person], cases: Sequence[Case], late: Sequence[int], orphans: int, renewal: int | None
) -> None:
    signals = Signals(
        people=people,
        has_plan=True,
        overdue=[(1, "late", days) for days in late],
        orphans=orphans,
        renewal=None if renewal is None else ahead(renewal),
        open_cases=cases,
        has_cases=True,
    )
    found = judge_health(signals, TODAY)
    assert found.value is not None
    assert 0 <= found.value <= 100
    points = [cause.points for cause in found.why[1:]]
    assert (found.value < 100) == any(points)
    assert points == sorted(points)
