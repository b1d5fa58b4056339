"""Keeping in touch: due so many days after the last real contact, late after one and a half times that."""

from datetime import date, timedelta
from typing import NamedTuple

from kamtui.vocabulary import TouchState

DEFAULT_DAYS = 30
"""The interval of a key account that has none of its own."""


class Touch(NamedTuple):
    """How long ago, and whether that is in time.

    Attributes:
        days: Days since the last contact; None when there was none.
        state: Whether it is time.
        due: The day the next one is due; None without an interval or a last one.
        late: The first day on which it is late without one; None likewise.
    """

    days: int | None
    state: TouchState
    due: date | None
    late: date | None = None


def judge_touch(last: date | None, interval: int | None, today: date) -> Touch:
    """Say whether a contact is due: any logged one resets it, whoever made it.

    Args:
        last: The day of the last contact; one in the future counts as today.
        interval: Days between two contacts; None when nobody said.
        today: The day to judge on.
    """
    if last is None:
        return Touch(None, TouchState.NEVER, None)
    days = max(0, (today - last).days)
    if interval is None:
        return Touch(days, TouchState.FINE, None)
    state = TouchState.FINE
    if 2 * days > 3 * interval:
        state = TouchState.LATE
    elif days > interval:
        state = TouchState.DUE
    return Touch(days, state, last + timedelta(days=interval), last + timedelta(days=3 * interval // 2 + 1))
