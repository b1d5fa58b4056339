"""A judgement says why, also when there is nothing to judge."""

from datetime import date
from typing import Any

import pytest

from kamtui.rules.health import Signals, judge_health
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.relationships import Person, map_state, single_threaded
from kamtui.rules.tier import NOT_PLACED, Threshold, Thresholds, judge_tier
from kamtui.vocabulary import DecisionRole, Influence

TODAY = date(2026, 11, 21)
SUPPORTER = Person(1, "A. Lind", Influence.HIGH, DecisionRole.APPROVER, (1,), TODAY, None)
ONE = Threshold(1, "your setting")
NOTHING_KNOWN = [judge_tier(None, None, NOT_PLACED), single_threaded((), TODAY), judge_health(Signals(), TODAY)]
KNOWN = [
    judge_tier(1, 1, Thresholds(ONE, ONE)),
    map_state(()),
    map_state((SUPPORTER,)),
    single_threaded((SUPPORTER,), TODAY),
    single_threaded((SUPPORTER, SUPPORTER), TODAY),
    judge_health(Signals(has_plan=True, has_cases=True), TODAY),
]


@pytest.mark.parametrize("judged", NOTHING_KNOWN)
def test_what_cannot_be_known_is_none_and_says_what_is_missing(judged: Judged[Any]) -> None:
    assert judged.value is None
    assert all("known" in cause.text for cause in judged.why)
    assert judged.why


@pytest.mark.parametrize("judged", KNOWN)
def test_what_is_known_says_why_in_words_without_a_full_stop(judged: Judged[Any]) -> None:
    assert judged.value is not None
    assert judged.why
    assert not [cause for cause in judged.why if not cause.text or cause.text.endswith(".")]


def test_a_cause_scores_nothing_and_leads_nowhere_unless_it_says_so() -> None:
    assert Cause("nobody is known") == ("nobody is known", 0, None)
