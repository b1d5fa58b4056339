"""Days of what has happened: `fri` is the last Friday, `24.12.` the last Christmas Eve."""

from datetime import date, timedelta

from kamtui.reading.days import read_day
from kamtui.reading.words import NotUnderstood, plain_words

_DAY = timedelta(days=1)


def read_past_day(text: str, today: date) -> date:
    """Return the day a text means where nothing lies ahead.

    It is read as `read_day` does; what would then be the next such weekday, or a day without a year that is
    still to come, is the last one. What says that it lies ahead, as `+3d` or a day with its year, stays there.

    Args:
        text: As the user wrote it.
        today: The day from which distances and missing years count.

    Raises:
        NotUnderstood: The text is no day, or that day does not exist.
    """
    day = read_day(text, today)
    if day <= today:
        return day
    words = plain_words(text)
    # Only a day with its number has one of the same name a year ago: `eom` is no day of last year.
    leads = ("last ", "") if any(sign.isdigit() for sign in words) else ("last ",)
    for lead in leads:
        try:
            # Read from two neighbouring days: only what does not count from them is the same twice.
            bases = (today,) if lead else (_year_before(today), _year_before(today) + _DAY)
            found = {read_day(lead + words, base) for base in bases}
        except NotUnderstood:
            continue
        before = found.pop()
        if not found and before <= today:
            return before
    return day


def _year_before(day: date) -> date:
    """The same day of the year before; the 1st of March where that had no 29th of February."""
    year = max(day.year - 1, 1)
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=year)
