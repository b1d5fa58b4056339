"""Who deserves attention first."""

from datetime import date

from kamtui.rules.judged import Judged
from kamtui.rules.people import PersonRow
from kamtui.rules.significance import INFLUENCE, ROLES, SILENCE, STANCES, judge_significance
from kamtui.rules.touch import judge_touch
from kamtui.vocabulary import DecisionRole, Influence, Stance

TODAY = date(2026, 11, 21)


def person(
    influence: Influence | None = None,
    role: DecisionRole | None = None,
    stance: Stance | None = None,
    last: date | None = None,
    *,
    is_vacancy: bool = False,
    has_left: bool = False,
) -> PersonRow:
    return PersonRow(
        1, "R. Vogt", None, None, None, None, 0, is_vacancy, False, None, influence, role, stance, (), None, last,
        judge_touch(last, 30, TODAY), Judged(None), False, False, (), None, None, None, None, None, (), {},
        has_left,
    )  # fmt: skip


def test_the_most_is_a_hundred_points_and_the_causes_add_up() -> None:
    most = [max(points.values()) for points in (INFLUENCE, ROLES, STANCES, SILENCE)]
    assert sum(most) == 100
    judged = judge_significance(person(Influence.HIGH, DecisionRole.APPROVER, Stance.ENEMY, date(2026, 1, 1)))
    assert judged.value == 100
    assert sum(cause.points for cause in judged.why) == 100


def test_every_word_has_points() -> None:
    assert {*INFLUENCE} == {*Influence, None}
    assert {*ROLES} == {*DecisionRole, None}
    assert {*STANCES} == {*Stance, None}


def test_who_is_against_us_comes_before_who_is_with_us() -> None:
    against, unknown, with_us = (
        judge_significance(person(Influence.HIGH, stance=stance, last=TODAY)).value or 0
        for stance in (Stance.NON_SUPPORTER, None, Stance.SUPPORTER)
    )
    assert against > unknown > with_us


def test_nobody_is_there_in_a_vacancy_and_after_leaving() -> None:
    assert judge_significance(person(is_vacancy=True)).value is None
    assert judge_significance(person(has_left=True)).why[0].text == "has left"
