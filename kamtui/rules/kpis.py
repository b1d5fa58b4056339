"""Where a figure stands: its dated values, judged by the direction it is to go in and its target (domain: KPI)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.progress import write_measure
from kamtui.vocabulary import Measure
from kamtui.vocabulary_plan import Direction


class Reading(NamedTuple):
    """What a figure was on a day.

    Attributes:
        id: Its key; 0 for one that is computed.
        day: The day.
        value: The value.
    """

    id: int
    day: date
    value: Decimal


class Standing(StrEnum):
    """Where a figure stands; never stored, as it follows from its values."""

    REACHED = "reached"
    ON_THE_WAY = "on the way"
    AWAY = "away"


def judge_standing(direction: Direction, target: Decimal | None, readings: Sequence[Reading]) -> Judged[Standing]:
    """Judge where a figure stands.

    It is reached at its target or past it; on the way when the newest value is nearer to it than the one before;
    away when it is farther, has not moved, or is the only one.

    Args:
        direction: Which way it is to go.
        target: Where to; None while nobody said.
        readings: Its values, oldest first.

    Returns:
        None where a value or the target is unknown, saying which.
    """
    if not readings or target is None:
        missing = " and ".join(
            name for name, there in (("value", readings), ("target", target is not None)) if not there
        )
        return Judged(None, (Cause(f"no {missing} known yet"),))
    now = readings[-1].value
    is_up = direction is Direction.UP
    short = target - now if is_up else now - target
    way = f"{_told(now)}, to be {_told(target)} or {'more' if is_up else 'less'}"
    if short <= 0:
        return Judged(Standing.REACHED, (Cause(way),))
    left = f"{_told(short)} to go: {way}"
    if len(readings) == 1:
        return Judged(Standing.AWAY, (Cause(left), Cause("only one value so far")))
    before = readings[-2].value
    gone = now - before if is_up else before - now
    moved = Cause(f"was {_told(before)} before" if gone else f"not moved from {_told(before)}")
    return Judged(Standing.ON_THE_WAY if gone > 0 else Standing.AWAY, (Cause(left), moved))


def _told(value: Decimal) -> str:
    return write_measure(Measure.NUMBER, value)
