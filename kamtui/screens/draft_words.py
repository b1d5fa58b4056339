"""When and where a draft was typed."""

from datetime import date, datetime

from kamtui.book.drafts import Draft
from kamtui.reading import write_day_short

OF_PEOPLE = frozenset({"stakeholder", "relation_line"})
"""Kinds of record whose drafts are typed in the place of people."""


def typed_at(draft: Draft, today: date) -> str:
    """When a draft was typed, by the local clock: `14:03`, on an earlier day `20 Nov 14:03`.

    Args:
        draft: The draft.
        today: The day it is told on.
    """
    moment = datetime.fromisoformat(draft.at).astimezone()
    clock = f"{moment:%H:%M}"
    return clock if moment.date() == today else f"{write_day_short(moment.date(), today)} {clock}"
