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
    values: Iterable[tuple[str, int | None, int | None]], chosen: Mapping[str, tuple[int | None, int | None]]
) -> dict[str, Thresholds]:
    """Find the thresholds of each currency: the user's numbers, else the median of the known values.

    Amounts of two currencies are never compared: there are no rates in a book.

    Args:
        values: (currency, revenue, potential) of every account of the portfolio, in minor units.
        chosen: The user's own (revenue, potential) thresholds by currency, in minor units.
    """
    known: dict[str, tuple[list[int], list[int]]] = {}
    for currency, revenue, potential in values:
        lists = known.setdefault(currency, ([], []))
        if revenue is not None:
            lists[0].append(revenue)
        if potential is not None:
            lists[1].append(potential)
    found = {}
    for currency, (revenues, potentials) in known.items():
        own = chosen.get(currency, (None, None))
        found[currency] = Thresholds(
            _threshold(own[0], revenues, currency), _threshold(own[1], potentials, currency)
        )
    return found


def _threshold(own: int | None, known: list[int], currency: str) -> Threshold | None:
    if own is not None:
        return Threshold(own, "your setting")
    if not known:
        return None
    count = "the only account" if len(known) == 1 else f"median of {len(known)} accounts"
    return Threshold(_median(known), f"{count} in {currency}")


def _median(known: list[int]) -> int:
    # Not `statistics`: it loads fractions and random, which the first frame would wait for.
    ordered = sorted(known)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) // 2


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
