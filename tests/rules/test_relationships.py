"""The map of people: who supports us, who fell silent, and whether all hangs on one."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.relationships import Person, falling, gone_quiet, map_state, single_threaded, stance_trend
from kamtui.vocabulary import DecisionRole, Influence, Stance, Trend

TODAY = date(2026, 11, 21)
HIGH, MEDIUM, LOW = Influence.HIGH, Influence.MEDIUM, Influence.LOW
DECIDES, APPROVES, COACHES = DecisionRole.DECISION_MAKER, DecisionRole.APPROVER, DecisionRole.COACH


def person(
    key: int = 1,
    influence: Influence | None = None,
    stances: Sequence[int] = (),
    *,
    met: int | None = None,
    role: DecisionRole | None = None,
    touch_days: int | None = None,
) -> Person:
    """A person who was met so many days ago."""
    last = None if met is None else TODAY - timedelta(days=met)
    return Person(key, f"Person {key}", influence, role, tuple(stances), last, touch_days)


@pytest.mark.parametrize(
    ("stances", "trend"),
    [
        ((), None),
        ((2,), None),
        ((1, 1), Trend.STEADY),
        ((0, 1), Trend.RISING),
        ((1, 0), Trend.FALLING),
        ((0, 0, 1), Trend.RISING),
        ((1, 1, 0), Trend.FALLING),
        ((1, 1, 1, 0), Trend.STEADY),  # two thirds against one
        ((2, 2, 2, 1, 1, 1), Trend.FALLING),
        ((-2, -2, -2, -2, -2, -1), Trend.STEADY),
        ((-2, -2, 1, 1, 1, 1, 1, 1), Trend.STEADY),
    ],
)
def test_a_trend_is_the_last_three_readings_against_the_three_before(
    stances: Sequence[int], trend: Trend | None
) -> None:
    assert stance_trend(stances) is trend


def test_only_those_whose_stance_falls_are_falling() -> None:
    people = [person(1, stances=(1, 0)), person(2, stances=(0, 1)), person(3), person(4, stances=(-2,))]
    assert [each.id for each in falling(people)] == [1]


def test_the_newest_reading_is_the_stance_and_none_is_unknown() -> None:
    assert person(stances=(2, 0, -1)).stance is Stance.NON_SUPPORTER
    assert person(stances=(1, 0)).stance is Stance.NEUTRAL
    assert person().stance is None
    assert [person(stances=(stance,)).supports for stance in Stance] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("people", "state", "why"),
    [
        ([], 0, "nobody is known"),
        ([person(1), person(2, LOW, (2,))], 1, "none of 2 people is known as a key player"),
        ([person(1, MEDIUM), person(2, LOW, (2,))], 2, "the only key player does not support us"),
        ([person(1, MEDIUM, (0,)), person(2, HIGH, (1, -1))], 2, "none of 2 key players supports us"),
        ([person(1, HIGH, (-2,)), person(2, MEDIUM, (1,))], 3, "Person 2 supports us"),
    ],
)
def test_the_map_goes_from_nobody_to_a_key_player_who_supports_us(
    people: list[Person], state: int, why: str
) -> None:
    found = map_state(people)
    assert (found.value, found.why[0].text) == (state, why)


def test_every_supporting_key_player_is_named_and_can_be_jumped_to() -> None:
    people = [person(1, HIGH, (1,)), person(2, LOW, (2,)), person(3, MEDIUM, (2,))]
    assert [cause.record for cause in map_state(people).why] == [("stakeholder", 1), ("stakeholder", 3)]


@pytest.mark.parametrize(
    ("people", "value"),
    [
        ([person(1, stances=(1,), met=90, role=DECIDES), person(2, stances=(2,), met=0)], "no"),
        ([person(1, stances=(1,), met=90, role=DECIDES), person(2, stances=(2,), met=91)], "yes"),
        ([person(1, stances=(1,), met=5, role=APPROVES), person(2, stances=(0,), met=5)], "yes"),
        ([person(1, stances=(1,), met=5, role=COACHES)], "critical"),
        ([person(1, stances=(1,), met=5)], "critical"),
        ([person(1, stances=(1,), role=DECIDES)], "critical"),
        ([person(1, stances=(-1,), met=5, role=DECIDES)], "critical"),
    ],
)
def test_an_account_hangs_on_one_thread_with_fewer_than_two_supporters_met_in_90_days(
    people: list[Person], value: str
) -> None:
    assert single_threaded(people, TODAY).value == value


def test_a_single_thread_names_the_one_it_hangs_on() -> None:
    decides, advises = person(7, stances=(2,), met=1, role=DECIDES), person(8, stances=(2,), met=1, role=COACHES)
    assert single_threaded([decides], TODAY).why == (Cause("only Person 7", 0, ("stakeholder", 7)),)
    assert single_threaded([advises], TODAY).why == (
        Cause("only Person 8, who neither decides nor approves", 0, ("stakeholder", 8)),
    )


@pytest.mark.parametrize(
    ("people", "why"), [([], "nobody is known"), ([person(1, HIGH, met=1)], "nobody's stance is known")]
)
def test_where_no_stance_is_known_a_single_thread_is_unknown(people: list[Person], why: str) -> None:
    assert single_threaded(people, TODAY) == Judged(None, (Cause(why),))


@pytest.mark.parametrize(
    ("one", "is_quiet"),
    [
        (person(1, HIGH, met=45), False),
        (person(1, HIGH, met=46), True),
        (person(1, MEDIUM, met=15, touch_days=10), False),
        (person(1, MEDIUM, met=16, touch_days=10), True),
        (person(1, HIGH), True),
        (person(1, HIGH, met=-9), False),
        (person(1, LOW, met=400), False),
        (person(1, None, met=400), False),
    ],
)
def test_a_key_player_is_quiet_past_one_and_a_half_intervals(one: Person, is_quiet: bool) -> None:
    assert bool(gone_quiet([one], TODAY)) is is_quiet
