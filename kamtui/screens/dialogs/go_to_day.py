"""Go to any day, week, month or year of the calendar by typing it."""

from datetime import date
from functools import partial

from kamtui.reading import write_day, write_span
from kamtui.reading.calendar_days import read_calendar_day
from kamtui.screens.dialogs.day_line import DayLine
from kamtui.widgets.parts import Parts


def go_to_day(today: date, shown: date) -> DayLine[date]:
    """The dialog; its result is the day.

    Args:
        today: The day from which distances count.
        shown: The day that is shown now.
    """
    return DayLine(
        "Go to",
        "",
        read=lambda text: read_calendar_day(text, today, shown),
        tell=partial(tell_day, today=today),
        hint="2031, dec, w12, fri, +3m",
        verb="go there",
    )


def tell_day(day: date, today: date) -> Parts:
    """A day in words, and how far it is."""
    away = (day - today).days
    far = "today" if not away else f"in {write_span(away)}" if away > 0 else f"{write_span(-away)} ago"
    return ((write_day(day, today), "fg"), (f"  {far}", "muted"))
