"""The four-box tier: current revenue against potential, each against a threshold [FB]."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from kamtui.rules.judged import Cause, Judged
from kamtui.vocabulary import Tier


class Threshold(NamedTuple):
    """From where on a value counts as high.

    Attributes:
        amount: Minor units.
        reason: Where the number comes from, as `median of 12 accounts in EUR`.
    """

    amount: int
    reason: str


class Thresholds(NamedTuple):
    """Both thresholds of one currency; None where no account has a known value."""

    revenue: Threshold | None
    potential: Threshold | None


class Override(NamedTuple):
    """A tier set by hand [FB].

    Attributes:
        tier: The tier in force.
        reason: Why.
        recheck: When it is looked at again.
    """

    tier: Tier
    reason: str
    recheck: date | None


NOT_PLACED = Thresholds(None, None)
"""Thresholds of a currency in which nothing is known."""


def find_thresholds(
    medians: Iterable[tuple[str, str, int, int]], chosen: Mapping[str, tuple[int | None, int | None]]
) -> dict[str, Thresholds]:
    """Find the thresholds of each currency: the user's numbers, else the median of the known values.

    Amounts of two currencies are never compared: there are no rates in a book.

    Args:
        medians: (currency, `revenue` or `potential`, how many are known, their median in minor units).
        chosen: The user's own (revenue, potential) thresholds by currency, in minor units.
    """
    known: dict[tuple[str, str], Threshold] = {}
    for currency, kind, count, median in medians:
        whose = "the only account" if count == 1 else f"median of {count} accounts"
        known[currency, kind] = Threshold(median, f"{whose} in {currency}")
    for currency, own in chosen.items():
        for kind, amount in zip(("revenue", "potential"), own, strict=True):
            if amount is not None:
                known[currency, kind] = Threshold(amount, "your setting")
    currencies = {currency for currency, _ in known}
    return {each: Thresholds(known.get((each, "revenue")), known.get((each, "potential"))) for each in currencies}


def judge_tier(revenue: int | None, potential: int | None, thresholds: Thresholds) -> Judged[Tier]:
    """Place an account in one of the four boxes [FB].

    Args:
        revenue: Current yearly revenue in minor units; None when unknown.
        potential: Extra yearly revenue within reach; None when unknown.
        thresholds: Those of the account's currency.

    Returns:
        The tier, or None with what is missing.
    """
    missing = [
        name
        for name, value, threshold in (
            ("revenue", revenue, thresholds.revenue),
            ("potential", potential, thresholds.potential),
        )
        if value is None or threshold is None
    ]
    if revenue is None or potential is None or thresholds.revenue is None or thresholds.potential is None:
        return Judged(None, (Cause(f"unplaced: {' and '.join(missing)} unknown"),))
    much, more = revenue >= thresholds.revenue.amount, potential >= thresholds.potential.amount
    tier = {
        (True, True): Tier.STAR,
        (False, True): Tier.TARGET,
        (True, False): Tier.HOLD,
        (False, False): Tier.REVIEW,
    }[much, more]
    return Judged(
        tier,
        (
            Cause(f"revenue {'from' if much else 'below'} the threshold ({thresholds.revenue.reason})"),
            Cause(f"potential {'from' if more else 'below'} the threshold ({thresholds.potential.reason})"),
        ),
    )
