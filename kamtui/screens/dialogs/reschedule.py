"""Put an item of the agenda on another day: typed as people write days, read while one types."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kamtui.reading import NotUnderstood, read_day
from kamtui.reading.clock import read_clock
from kamtui.screens.dialogs.day_line import DayLine
from kamtui.screens.dialogs.go_to_day import tell_day
from kamtui.widgets.parts import Parts

DAY_AND_TIME = r"(?P<day>.*\S)[ ,]+(?:at )?(?P<time>\d{1,2}[:.h]\d\d|\d{1,2} ?[ap]m)"
"""A day with a time behind it; a time alone, as 15:00, keeps the day."""
TIME_ALONE = r"\d{1,2}:\d\d|\d{1,2} ?[ap]m"


class NewTime(NamedTuple):
    """Where something is put.

    Attributes:
        day: The day.
        time: The time of day as 14:30; empty for its own.
    """

    day: date
    time: str = ""


def read_new_time(text: str, today: date, now_on: date) -> NewTime:
    """Read a day, and perhaps a time behind it.

    Args:
        text: As the user wrote it: `fri`, `+2w`, `24.12. 15:00`, `15:00`.
        today: The day from which distances count.
        now_on: The day it is on now, which a time alone keeps.

    Raises:
        NotUnderstood: It is neither.
    """
    words = text.strip().lower()
    if re.fullmatch(TIME_ALONE, words):
        return NewTime(now_on, read_clock(words))
    found = re.fullmatch(DAY_AND_TIME, words)
    if found is not None:
        try:
            return NewTime(read_day(found["day"], today), read_clock(found["time"]))
        except NotUnderstood:
            pass  # as 24.12 2pm: the whole may still be a day
    return NewTime(read_day(text, today))


def reschedule_dialog(
    what: str, now_on: date, today: date, busy: Callable[[date], int], *, has_time: bool
) -> DayLine[NewTime]:
    """The dialog; its result is the new day, and the time where one was typed.

    Args:
        what: What is put on another day, and whose it is.
        now_on: The day it is on now.
        today: The day from which distances count.
        busy: How many things are on a day already.
        has_time: Whether it may have a time of day.
    """

    def read(text: str) -> NewTime:
        new = read_new_time(text, today, now_on)
        if new.time and not has_time:
            raise NotUnderstood("a day alone", text, "only meetings have a time")
        return new

    def tell(new: NewTime) -> Parts:
        count = busy(new.day)
        time: Parts = ((f" {new.time}", "fg"),) if new.time else ()
        day, far = tell_day(new.day, today)
        return (day, *time, far, *(((f" · {count} on it", "muted"),) if count else ()))

    hint = "fri, +2w, eom, 24.12., fri 15:00" if has_time else "fri, +2w, eom, 24.12."
    return DayLine("Reschedule", what, read=read, tell=tell, hint=hint, verb="move")
