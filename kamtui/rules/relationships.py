"""What the map of people says about an account [TAS, HP]."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.touch import judge_touch
from kamtui.vocabulary import DecisionRole, Influence, Stance, TouchState, Trend

TOUCHED_DAYS = 90
"""A supporter counts as reached when touched within so many days [HP]."""
QUIET_DAYS = 30
"""The interval of a key player who has none of their own."""
STEP = 0.5
"""By how much the mean stance must move to rise or fall."""


class Person(NamedTuple):
    """One of the customer's people, as far as judgement needs it.

    Attributes:
        id: The stakeholder's id.
        name: Their name.
        influence: Their influence; None when unknown.
        role: Their current decision role; None when unknown.
        stances: Readings, oldest first; unknown ones are left out.
        last_touch: The day of the last interaction they took part in.
        touch_days: The interval in days that counts for them, the nearest one; None when nobody said.
        touch_on: The day planned for the next contact.
    """

    id: int
    name: str
    influence: Influence | None
    role: DecisionRole | None
    stances: tuple[int, ...]
    last_touch: date | None
    touch_days: int | None
    touch_on: date | None = None

    @property
    def stance(self) -> Stance | None:
        """The newest reading."""
        return Stance(self.stances[-1]) if self.stances else None

    @property
    def is_key(self) -> bool:
        """Whether the person is a key player: influence medium or high [TAS]."""
        return self.influence is not None and self.influence.is_key

    @property
    def supports(self) -> bool:
        """Whether the newest stance is supporter or mentor."""
        return self.stance is not None and self.stance >= Stance.SUPPORTER

    def touched_within(self, days: int, today: date) -> bool:
        """Whether we were in touch in the last so many days."""
        return self.last_touch is not None and self.last_touch >= today - timedelta(days=days)


def stance_trend(stances: Sequence[int]) -> Trend | None:
    """The mean of the last three readings against the mean of the three before; None below two readings."""
    if len(stances) < 2:
        return None
    last = stances[-3:] if len(stances) > 3 else stances[1:]
    before = stances[-6:-3] if len(stances) > 3 else stances[:1]
    moved = sum(last) / len(last) - sum(before) / len(before)
    return Trend.RISING if moved >= STEP else Trend.FALLING if moved <= -STEP else Trend.STEADY


def map_state(people: Sequence[Person]) -> Judged[int]:
    """0 nobody, 1 no key player, 2 no supporting key player, 3 at least one [TAS]."""
    if not people:
        return Judged(0, (Cause("nobody is known"),))
    keys = [person for person in people if person.is_key]
    if not keys:
        return Judged(1, (Cause(f"none of {len(people)} people is known as a key player"),))
    supporting = [person for person in keys if person.supports]
    if not supporting:
        words = (
            "the only key player does not support"
            if len(keys) == 1
            else f"none of {len(keys)} key players supports"
        )
        return Judged(2, (Cause(f"{words} us"),))
    return Judged(
        3, tuple(Cause(f"{person.name} supports us", 0, ("stakeholder", person.id)) for person in supporting)
    )


def single_threaded(people: Sequence[Person], today: date) -> Judged[str]:
    """Fewer than two supporters touched in 90 days; critical if none, or the only one decides nothing [HP].

    Returns:
        `no`, `yes` or `critical`; None when nobody, or nobody's stance, is known.
    """
    if not any(person.stances for person in people):
        return Judged(None, (Cause("nobody's stance is known" if people else "nobody is known"),))
    threads = [person for person in people if person.supports and person.touched_within(TOUCHED_DAYS, today)]
    if len(threads) > 1:
        return Judged("no", (Cause(f"{len(threads)} supporters touched in {TOUCHED_DAYS} d"),))
    if not threads:
        return Judged("critical", (Cause(f"no supporter touched in {TOUCHED_DAYS} d"),))
    only = threads[0]
    record = ("stakeholder", only.id)
    if only.role is None or not only.role.decides:
        return Judged("critical", (Cause(f"only {only.name}, who neither decides nor approves", 0, record),))
    return Judged("yes", (Cause(f"only {only.name}", 0, record),))


def gone_quiet(people: Sequence[Person], today: date) -> list[Person]:
    """Key players not touched within their interval; never touched counts as quiet."""
    return [
        person
        for person in people
        if person.is_key
        and judge_touch(person.last_touch, person.touch_days or QUIET_DAYS, today, person.touch_on).state
        in (TouchState.LATE, TouchState.NEVER)
    ]


def falling(people: Sequence[Person]) -> list[Person]:
    """People whose stance falls."""
    return [person for person in people if stance_trend(person.stances) is Trend.FALLING]
