"""The four boxes: where they begin, what keeps an account out of them, and whose threshold it is."""

import pytest

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.tier import NOT_PLACED, Threshold, Thresholds, find_thresholds, judge_tier
from kamtui.vocabulary import Tier

HUNDRED = Threshold(100, "median of 3 accounts in EUR")
TEN = Threshold(10, "your setting")
BOTH = Thresholds(HUNDRED, TEN)


@pytest.mark.parametrize(
    ("revenue", "potential", "tier"),
    [
        (100, 10, Tier.STAR),
        (99, 10, Tier.TARGET),
        (100, 9, Tier.HOLD),
        (99, 9, Tier.REVIEW),
        (0, 0, Tier.REVIEW),
        (-5, 10, Tier.TARGET),
    ],
)
def test_an_amount_counts_as_high_from_the_threshold_on(revenue: int, potential: int, tier: Tier) -> None:
    assert judge_tier(revenue, potential, BOTH).value is tier


@pytest.mark.parametrize(
    ("revenue", "potential", "thresholds", "missing"),
    [
        (None, 10, BOTH, "revenue"),
        (100, None, BOTH, "potential"),
        (None, None, BOTH, "revenue and potential"),
        (100, 10, NOT_PLACED, "revenue and potential"),
        (100, 10, Thresholds(HUNDRED, None), "potential"),
    ],
)
def test_an_account_of_which_something_is_unknown_is_in_no_box(
    revenue: int | None, potential: int | None, thresholds: Thresholds, missing: str
) -> None:
    assert judge_tier(revenue, potential, thresholds) == Judged(None, (Cause(f"unplaced: {missing} unknown"),))


def test_a_tier_says_on_which_side_of_whose_threshold_each_amount_lies() -> None:
    assert [cause.text for cause in judge_tier(100, 9, BOTH).why] == [
        "revenue from the threshold (median of 3 accounts in EUR)",
        "potential below the threshold (your setting)",
    ]


def test_the_users_number_goes_before_the_median_and_leaves_the_other_alone() -> None:
    medians = [("EUR", "revenue", 12, 500), ("EUR", "potential", 7, 50)]
    assert find_thresholds(medians, {"EUR": (None, 80)}) == {
        "EUR": Thresholds(Threshold(500, "median of 12 accounts in EUR"), Threshold(80, "your setting"))
    }


def test_a_threshold_of_nought_is_a_threshold() -> None:
    found = find_thresholds([("EUR", "revenue", 2, 500), ("EUR", "potential", 2, 50)], {"EUR": (0, 0)})
    assert judge_tier(0, 0, found["EUR"]).value is Tier.STAR


def test_a_currency_has_thresholds_of_its_own_alone() -> None:
    found = find_thresholds([("EUR", "revenue", 3, 500)], {"CHF": (900, None)})
    assert found == {
        "EUR": Thresholds(Threshold(500, "median of 3 accounts in EUR"), None),
        "CHF": Thresholds(Threshold(900, "your setting"), None),
    }
