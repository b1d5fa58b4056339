"""Keeping in touch: due so many days after the last real contact, late after one and a half times that."""

from datetime import date, timedelta
from typing import NamedTuple

from kamtui.vocabulary import TouchState

DEFAULT_DAYS = 30
"""The interval of a key account that has none of its own."""


SAYS = {
    "person": "set for the person",
    "role": "the rule for the role",
    "unit": "set for the unit",
    "account": "set for the account",
    "tier": "the rule for the tier",
    "default": "as nobody set an interval",
}
"""Who says how often to be in touch."""


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


class Interval(NamedTuple):
    """How often to be in touch, and who says so.

    Attributes:
        days: Days between two contacts; None when nobody said.
        whose: Where it is from: person, role, unit, account, tier or default; empty when nobody said.
        name: What the role, unit or tier is called.
    """

    days: int | None
    whose: str = ""
    name: str = ""

    @property
    def why(self) -> str:
        """Who says so in words, without a full stop; told only of those that are looked at."""
        if self.days is None:
            return "no interval is set"
        return f"every {self.days} d: {SAYS[self.whose]}{self.name and ' '}{self.name}"


NOBODY = Interval(None)
"""Where nobody said."""


def nearest_interval(
    *,
    person: int | None = None,
    role: tuple[str, int | None] = ("", None),
    unit: tuple[str, int | None] = ("", None),
    account: int | None = None,
    tier: tuple[str, int | None] = ("", None),
    default: int | None = None,
) -> Interval:
    """Find the interval that counts: the nearest one wins (domain: cadence).

    Args:
        person: The person's own days.
        role: The person's role as people read it, and the days of the rule for that role.
        unit: The unit's name and its days.
        account: The account's own days.
        tier: The account's tier as people read it, and the days of the rule for that tier.
        default: The days where nobody said; None for none.
    """
    if person is not None:
        return Interval(person, "person")
    if role[1] is not None:
        return Interval(role[1], "role", role[0])
    if unit[1] is not None:
        return Interval(unit[1], "unit", unit[0])
    return _account_interval(account, tier, default)


def person_interval(
    *,
    person: int | None,
    role: tuple[str, int | None],
    unit: tuple[str, int | None],
    account: int | None,
    tier: tuple[str, int | None],
    is_key_player: bool,
    is_key_account: bool,
    default: int | None = None,
) -> Interval:
    """Find the interval that counts for one of the customer's people.

    Only key players of key accounts take over what is set for others than themselves and their role; else one
    would be nagged about everybody who sits in a unit with an interval.

    Args:
        person: The person's own days.
        role: The person's role as people read it, and the days of the rule for that role.
        unit: The name of the person's unit and its days.
        account: The account's own days.
        tier: The account's tier as people read it, and the days of the rule for that tier.
        is_key_player: Whether the person is a key player.
        is_key_account: Whether the account is a key account; its key players have an interval in any case.
        default: The days where nobody said for somebody who takes nothing over; None for none.
    """
    if is_key_player and is_key_account:
        return nearest_interval(
            person=person, role=role, unit=unit, account=account, tier=tier, default=DEFAULT_DAYS
        )
    return nearest_interval(person=person, role=role, default=default)


def _account_interval(account: int | None, tier: tuple[str, int | None], default: int | None) -> Interval:
    """The interval of the account as a whole."""
    if account is not None:
        return Interval(account, "account")
    if tier[1] is not None:
        return Interval(tier[1], "tier", tier[0])
    if default is not None:
        return Interval(default, "default")
    return NOBODY


def judge_touch(last: date | None, interval: int | None, today: date, planned: date | None = None) -> Touch:
    """Say whether a contact is due: any logged one resets it, whoever made it.

    Args:
        last: The day of the last contact; one in the future counts as today.
        interval: Days between two contacts; None when nobody said.
        today: The day to judge on.
        planned: The day planned for the next one; it counts until there was a contact on it or later.
    """
    if planned is not None and (last is None or planned > last):
        return _judge_planned(last, interval, today, planned)
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


def _judge_planned(last: date | None, interval: int | None, today: date, planned: date) -> Touch:
    """By the planned day; it is late when half an interval has passed since, as without a plan."""
    late = planned + timedelta(days=(interval or 0) // 2 + 1)
    state = TouchState.LATE if today >= late else TouchState.DUE if today > planned else TouchState.FINE
    return Touch(None if last is None else max(0, (today - last).days), state, planned, late)
