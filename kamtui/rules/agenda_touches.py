"""Touches of the agenda: with whom it is time to be in touch again, and since when it is late."""

from datetime import date
from typing import NamedTuple

from kamtui.rules.agenda import AgendaItem
from kamtui.rules.touch import Interval, judge_touch
from kamtui.vocabulary import TouchState
from kamtui.vocabulary_cadence import AgendaKind

TOUCH = "keep in touch"
"""What a touch is called."""
WITH = f"{TOUCH} with "
"""What is said before whom it is with; none where the account is meant."""


class TouchFacts(NamedTuple):
    """Somebody to be in touch with: an account, a unit or a person.

    Attributes:
        account_id: Whose.
        account: The account's name.
        record: Table and key of the account, unit or person.
        name: The unit's or person's name; empty for the account itself.
        last: The day of the last contact; None without one.
        planned: The day planned for the next one; None without one.
        interval: How often, and who says so.
        asks_first: Whether a first contact is asked for where there was none.
    """

    account_id: int
    account: str
    record: tuple[str, int]
    name: str
    last: date | None
    planned: date | None
    interval: Interval
    asks_first: bool


def touch_item(facts: TouchFacts, today: date, until: date = date.max) -> AgendaItem | None:
    """The touch that comes next; None where no interval and no plan asks for one.

    What is due and not late stands on today; what is late, on the day it was due.

    Args:
        facts: With whom.
        today: The day to judge on.
        until: The last day that is asked for; what comes later is None.
    """
    touch = judge_touch(facts.last, facts.interval.days, today, facts.planned)
    if touch.state is TouchState.NEVER:
        if facts.interval.days is None or not facts.asks_first:
            return None
        return _item(facts, today, 0, ("there was no contact yet", facts.interval.why))
    if touch.due is None or touch.due > until:
        return None
    is_planned = touch.due == facts.planned and (facts.last is None or facts.planned > facts.last)
    since = f"last contact {facts.last.isoformat()}" if facts.last else "there was no contact yet"
    why = (f"planned for {touch.due.isoformat()}", since) if is_planned else (since, facts.interval.why)
    if touch.state is TouchState.LATE:
        return _item(facts, touch.due, (today - touch.due).days, why)
    if touch.due < today:
        return _item(facts, today, 0, (f"due since {touch.due.isoformat()}", *why))._replace(due=touch.due)
    return _item(facts, touch.due, 0, why)


def _item(facts: TouchFacts, day: date, late_days: int, why: tuple[str, ...]) -> AgendaItem:
    table, key = facts.record
    return AgendaItem(
        day=day,
        kind=AgendaKind.TOUCH,
        account_id=facts.account_id,
        account=facts.account,
        title=f"{WITH}{facts.name}" if facts.name else TOUCH,
        late_days=late_days,
        record=facts.record,
        person_id=key if table == "stakeholder" else None,
        why=why,
    )
