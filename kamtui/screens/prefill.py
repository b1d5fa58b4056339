"""What a place knows of a contact before anything is typed: of whom, with whom, on which day."""

from datetime import date
from typing import NamedTuple


class Prefill(NamedTuple):
    """What the place that is shown has under its cursor.

    Attributes:
        account_id: The account; None for the current one.
        people: Keys of those who took part.
        day: The day; None for today.
        series: A series and the day of its occurrence by the rule.
        subject: What it is about.
        offered: Keys of those who may have taken part: they stand first in the list, and are not picked.
        kind: The word of what it was; empty for a meeting.
        time: Its time of day as 14:30; empty for none.
        our_people: Who of us took part, parted by commas.
    """

    account_id: int | None = None
    people: tuple[int, ...] = ()
    day: date | None = None
    series: tuple[int, date] | None = None
    subject: str = ""
    offered: tuple[int, ...] = ()
    kind: str = ""
    time: str = ""
    our_people: str = ""
