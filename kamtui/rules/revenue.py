"""What may be sold and what was: weighted sums, won and lost, and what is missing to a target (domain: revenue)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.rules.judged import Cause, Judged, quoted
from kamtui.vocabulary_plan import Stage

Write = Callable[[int, str], str]
"""How an amount of minor units of a currency is written."""

WHOLE = 100
"""Percent of what is certain."""


class Deal(NamedTuple):
    """An opportunity as its revenue is judged.

    Attributes:
        id: Its key.
        name: What it is called.
        stage: Where it stands.
        amount: Minor units of its currency; None while unknown.
        currency: ISO 4217.
        probability: Percent; None while unknown.
        close: When it is expected to be decided; None while unknown.
        since: The day it reached its stage; None while unknown.
        reason: Why it was lost; empty while nobody said.
    """

    id: int
    name: str
    stage: Stage
    amount: int | None
    currency: str
    probability: int | None
    close: date | None
    since: date | None
    reason: str = ""

    @property
    def day(self) -> date | None:
        """The day it counts on: when it was won or lost, or is expected to be decided."""
        return self.close if self.stage.is_open else self.since or self.close

    @property
    def lacks(self) -> str:
        """What must be known to weigh it, and is not; empty where nothing is missing."""
        missing = [
            name for name, value in (("amount", self.amount), ("probability", self.probability)) if value is None
        ]
        return " and ".join(missing)

    @property
    def weight(self) -> int:
        """Amount x probability in minor units, rounded half up; 0 where one is unknown, see `lacks`."""
        if self.amount is None or self.probability is None:
            return 0
        return (2 * self.amount * self.probability + WHOLE) // (2 * WHOLE)


class Weighted(NamedTuple):
    """The open opportunities of one currency.

    Attributes:
        currency: ISO 4217.
        value: Sum of amount x probability in minor units; None where none of them knows both.
        counted: How many are in the sum.
        left_out: Causes naming those that are not, each with what is unknown of it.
    """

    currency: str
    value: int | None
    counted: int
    left_out: tuple[Cause, ...]


def weigh(deals: Iterable[Deal]) -> tuple[Weighted, ...]:
    """Sum the open opportunities up, each currency by itself: nobody knows the rate of another day."""
    found: defaultdict[str, list[Deal]] = defaultdict(list)
    for deal in deals:
        if deal.stage.is_open:
            found[deal.currency].append(deal)
    return tuple(_weighted(currency, same) for currency, same in found.items())


def _weighted(currency: str, deals: Sequence[Deal]) -> Weighted:
    known = [deal for deal in deals if not deal.lacks]
    left_out = tuple(_left_out(deal, deal.lacks) for deal in deals if deal.lacks)
    return Weighted(currency, sum(deal.weight for deal in known) if known else None, len(known), left_out)


def _left_out(deal: Deal, missing: str) -> Cause:
    return Cause(f"left out: {quoted(deal.name)}, {missing} not known", record=("opportunity", deal.id))


class Won(NamedTuple):
    """What was won, of one currency.

    Attributes:
        currency: ISO 4217.
        value: Sum in minor units; None where no amount is known.
        deals: How many were won.
    """

    currency: str
    value: int | None
    deals: int


def sum_won(deals: Iterable[Deal]) -> tuple[Won, ...]:
    """Sum up what was won, each currency by itself; unknown amounts are left out."""
    found: defaultdict[str, list[Deal]] = defaultdict(list)
    for deal in deals:
        if deal.stage is Stage.WON:
            found[deal.currency].append(deal)
    sums = (
        (currency, [deal.amount for deal in same if deal.amount is not None], same)
        for currency, same in found.items()
    )
    return tuple(Won(currency, sum(amounts) if amounts else None, len(same)) for currency, amounts, same in sums)


def count_reasons(reasons: Iterable[str]) -> Mapping[str, int]:
    """How often each reason cost an opportunity, the most frequent first; empty where nobody said why."""
    return dict(Counter(reasons).most_common())


class Target(NamedTuple):
    """A revenue target.

    Attributes:
        id: Its key.
        name: What its period is called.
        starts: First day; None while unknown.
        ends: Last day; None while unknown.
        amount: Minor units of the account's currency; None while unknown.
    """

    id: int
    name: str
    starts: date | None
    ends: date | None
    amount: int | None

    def covers(self, day: date | None) -> bool:
        """Whether a day is in its period."""
        return (
            day is not None
            and self.starts is not None
            and self.ends is not None
            and self.starts <= day <= self.ends
        )


def gap_to_target(target: Target, deals: Sequence[Deal], currency: str, write: Write) -> Judged[int]:
    """Judge what is missing to a target: target - won - sum(open x probability), all of its period.

    Args:
        target: The target.
        deals: The account's opportunities.
        currency: The account's currency, in which targets are; what is in another one is left out and said.
        write: How the arithmetic writes an amount.

    Returns:
        Minor units, below zero where it is exceeded; None where the target or its period is unknown.
    """
    missing = [
        name
        for name, value in (("target", target.amount), ("first day", target.starts), ("last day", target.ends))
        if value is None
    ]
    if target.amount is None or missing:
        return Judged(None, tuple(Cause(f"{name} not known") for name in missing))
    own = [deal for deal in deals if deal.currency == currency and target.covers(deal.day)]
    won = [deal for deal in own if deal.stage is Stage.WON and deal.amount is not None]
    still = [deal for deal in own if deal.stage.is_open and not deal.lacks]
    sums = sum(deal.amount or 0 for deal in won), sum(deal.weight for deal in still)
    gap = target.amount - sum(sums)
    said = [
        f"{name} {write(value, currency)}"
        for name, value in zip(("target", "won", "open"), (target.amount, *sums), strict=True)
    ]
    verdict = f"{write(abs(gap), currency)} {'missing' if gap > 0 else 'over'}" if gap else "reached to the unit"
    arithmetic = Cause(f"{verdict}: {' − '.join(said)}", record=("target", target.id))
    return Judged(gap, (arithmetic, *_parts(won, still, write), *_aside(target, deals, currency)))


def _parts(won: Iterable[Deal], still: Iterable[Deal], write: Write) -> Iterator[Cause]:
    """What each opportunity adds."""
    for deal in won:
        yield Cause(
            f"won {write(deal.amount or 0, deal.currency)}: {quoted(deal.name)}", record=("opportunity", deal.id)
        )
    for deal in still:
        arithmetic = f"{deal.probability}% of {write(deal.amount or 0, deal.currency)}"
        yield Cause(f"{arithmetic}: {quoted(deal.name)}", record=("opportunity", deal.id))


def _aside(target: Target, deals: Iterable[Deal], currency: str) -> Iterator[Cause]:
    """What could belong to the period and is not counted, each with the reason; nothing is ever taken for 0."""
    for deal in deals:
        if deal.stage is Stage.LOST:
            continue
        if deal.stage.is_open and deal.close is None:
            yield _left_out(deal, "close")
        elif target.covers(deal.day):
            lacks = deal.lacks if deal.stage.is_open else "" if deal.amount is not None else "amount"
            if deal.currency != currency:
                yield Cause(f"left out: {quoted(deal.name)}, in {deal.currency}", record=("opportunity", deal.id))
            elif lacks:
                yield _left_out(deal, lacks)
