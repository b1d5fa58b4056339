"""How far a goal is: the arithmetic, and what is not known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.judged import Judged
from kamtui.rules.progress import goal_progress, measured_progress, objective_progress, write_measure
from kamtui.vocabulary import ActionStatus, Measure

UNKNOWN: Judged[int] = Judged(None)
NUMBERS = st.decimals(-(10**12), 10**12, places=3, allow_nan=False)


def number(text: str) -> Decimal | None:
    return None if text == "?" else Decimal(text)


@pytest.mark.parametrize(
    ("measure", "start", "target", "now", "percent"),
    [
        (Measure.PERCENT, "40", "60", "52", 60),
        (Measure.PERCENT, "3.6", "2.0", "3.1", 31),
        (Measure.PERCENT, "3.1", "2.0", "2.0", 100),
        (Measure.PERCENT, "3.1", "2.0", "1.5", 100),
        (Measure.PERCENT, "3.1", "2.0", "3.4", 0),
        (Measure.NUMBER, "0", "3", "2", 66),
        (Measure.NUMBER, "0", "1000", "999", 99),
        (Measure.NUMBER, "-10", "10", "0", 50),
        (Measure.MONEY, "1000000", "1500000", "1050000.50", 10),
        (Measure.NUMBER, "9", "9", "9", 100),
        (Measure.NUMBER, "9", "9", "8", None),
        (Measure.NUMBER, "?", "3", "2", None),
        (Measure.NUMBER, "0", "?", "2", None),
        (Measure.NUMBER, "0", "3", "?", None),
        (Measure.YES_NO, "?", "?", "1", 100),
        (Measure.YES_NO, "?", "1", "0", 0),
        (Measure.YES_NO, "1", "0", "0", 100),
        (Measure.YES_NO, "0", "1", "?", None),
    ],
)
def test_progress_is_the_share_of_the_way(
    measure: Measure, start: str, target: str, now: str, percent: int | None
) -> None:
    judged = measured_progress(measure, number(start), number(target), number(now))
    assert judged.value == percent
    assert judged.why, "every value says why, and an unknown one what is missing"


def test_the_arithmetic_is_said() -> None:
    judged = measured_progress(Measure.PERCENT, Decimal(40), Decimal(60), Decimal(52))
    assert [cause.text for cause in judged.why] == ["12 of 20: from 40% to 60%, now 52%"]


def test_what_is_missing_is_named() -> None:
    judged = measured_progress(Measure.NUMBER, None, Decimal(3), None)
    assert [cause.text for cause in judged.why] == ["start and now not known"]


@given(NUMBERS, NUMBERS, NUMBERS)
def test_only_a_reached_target_counts_as_reached(start: Decimal, target: Decimal, now: Decimal) -> None:
    value = measured_progress(Measure.NUMBER, start, target, now).value
    if start != target:
        assert value is not None
        assert 0 <= value <= 100
        reached = now >= target if target > start else now <= target
        assert (value == 100) is reached


@given(NUMBERS, NUMBERS, NUMBERS)
def test_falling_and_rising_are_judged_alike(start: Decimal, target: Decimal, now: Decimal) -> None:
    rising = measured_progress(Measure.NUMBER, start, target, now)
    assert measured_progress(Measure.NUMBER, -start, -target, -now).value == rising.value


DONE, OPEN, DOING, DROPPED = ActionStatus.DONE, ActionStatus.OPEN, ActionStatus.DOING, ActionStatus.DROPPED


@pytest.mark.parametrize(
    ("statuses", "percent"),
    [
        ([DONE, OPEN, DOING], 33),
        ([DONE, DROPPED], 100),
        ([DONE, OPEN, DROPPED, DROPPED], 50),
        ([OPEN], 0),
        ([DROPPED], None),
        ([], None),
    ],
)
def test_an_objective_without_measure_counts_its_done_actions(
    statuses: list[ActionStatus], percent: int | None
) -> None:
    assert objective_progress(UNKNOWN, list(enumerate(statuses))).value == percent


def test_its_own_measure_wins_over_its_actions() -> None:
    own: Judged[int] = Judged(67)
    assert objective_progress(own, [(1, OPEN)]) is own
    assert goal_progress(own, [(1, "Win", Judged(10))]) is own


def test_a_measure_with_a_missing_value_leaves_the_word_to_the_actions() -> None:
    own = measured_progress(Measure.NUMBER, Decimal(0), Decimal(3), None)
    judged = objective_progress(own, [(1, DONE), (2, OPEN)])
    assert judged.value == 50
    assert [cause.text for cause in judged.why] == ["1 of 2 actions done", "now not known"]


def test_a_goal_is_the_mean_of_the_objectives_that_are_known() -> None:
    judged = goal_progress(
        UNKNOWN, [(4, "Win the line", Judged(67)), (5, "Second", Judged(0)), (6, "Third", UNKNOWN)]
    )
    assert judged.value == 33
    assert [cause.text for cause in judged.why] == [
        "mean of 2 of 3 objectives",
        "67% “Win the line”",
        "0% “Second”",
        "? “Third”",
    ]
    assert judged.why[1].record == ("objective", 4)


def test_a_goal_of_which_nothing_is_known_is_not_at_zero() -> None:
    assert goal_progress(UNKNOWN, []).value is None
    assert goal_progress(UNKNOWN, [(1, "Win", UNKNOWN)]).value is None


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        (Measure.PERCENT, "2.0", "2.0%"),
        (Measure.NUMBER, "3.00", "3"),
        (Measure.NUMBER, "2.50", "2.50"),
        (Measure.NUMBER, "-4", "−4"),
        (Measure.MONEY, "1200000.00", "1,200,000"),
        (Measure.YES_NO, "1", "yes"),
        (Measure.YES_NO, "0", "no"),
        (Measure.NUMBER, "?", "?"),
    ],
)
def test_a_value_is_written_as_people_write_it(measure: Measure, value: str, text: str) -> None:
    assert write_measure(measure, number(value)) == text
