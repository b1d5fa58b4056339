"""The agenda: what is due with whom on which day, late first; one rule for every place that shows it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kamtui.vocabulary_cadence import AgendaKind

MEETING_RECORD = "series"
"""The key of `AgendaItem.record` where the item is an occurrence of a series."""


class AgendaItem(NamedTuple):
    """One thing that is due on a day.

    Attributes:
        day: The day it stands on.
        kind: What it is about.
        account_id: Whose it is.
        account: The account's name.
        title: What it is, without the account's name.
        late_days: Days it is late; 0 when it is not. A meeting is late when it passed and nobody said how it went.
        record: The table and id of the record behind it: action, series, account, stakeholder, business_unit,
            competitor, white_space, question, tier_override or plan_review.
        time: The time of day as 14:30; empty without one.
        person_id: The customer's person it is about, where it is about one.
        series_day: For a meeting, the day by its rule; its occurrence is kept under that.
        note: A word beside the title: whom it was promised to, where it was moved from, the owner.
        why: Where the day comes from, weightiest first.
        is_private: Whether nobody else may see it; calendars never get it.
        due: The day it was due where it stands on today because it is due and not late; None elsewhere.
    """

    day: date
    kind: AgendaKind
    account_id: int
    account: str
    title: str
    late_days: int = 0
    record: tuple[str, int] = ("", 0)
    time: str = ""
    person_id: int | None = None
    series_day: date | None = None
    note: str = ""
    why: tuple[str, ...] = ()
    is_private: bool = False
    due: date | None = None

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and it still waits."""
        return self.late_days > 0


class Agenda(NamedTuple):
    """What is due in a span of days, and what is late on top of it.

    Attributes:
        items: Late ones first, the longest late first; then by day, time, account and title.
        first: The first day of the span.
        last: The last day of the span.
        notes: Sentences about what could not be placed, as a rule that ends too late to be followed.
    """

    items: tuple[AgendaItem, ...]
    first: date
    last: date
    notes: tuple[str, ...] = ()

    @property
    def late(self) -> tuple[AgendaItem, ...]:
        """The late items, whatever span was asked for."""
        return tuple(item for item in self.items if item.late_days)

    def by_day(self) -> dict[date, list[AgendaItem]]:
        """The items under their days, late ones on the day they were due."""
        days: dict[date, list[AgendaItem]] = {}
        for item in self.items:
            days.setdefault(item.day, []).append(item)
        return days


def make_agenda(items: Iterable[AgendaItem], first: date, last: date, notes: tuple[str, ...] = ()) -> Agenda:
    """Put items in the order in which they are to be looked at.

    Args:
        items: Items of the span, and late ones from before it.
        first: The first day of the span.
        last: The last day of the span.
        notes: What could not be placed.
    """
    return Agenda(tuple(sorted(items, key=_place)), first, last, notes)


def _place(item: AgendaItem) -> tuple[bool, date, str, str, str, str, tuple[str, int]]:
    # The day alone puts the longest late first, for late_days counts from it.
    return (not item.late_days, item.day, item.time, item.account, item.kind, item.title, item.record)
