"""Where one wants to go in a calendar: a day, and besides a year, a month or a week, as `2031`, `dec 27`, `w12`."""

import re
from datetime import date

from kamtui.reading.days import MONTHS, read_day
from kamtui.reading.words import NotUnderstood, plain_words

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that `read_day` knows as well."""
_HINT = "write it like 2031, dec, dec 2031, w12, fri, +3m or 24.12."
_YEAR = r"(?P<year>\d{4})"
_WEEK = r"(?:w|wk|week|cw|kw) ?(?P<week>\d{1,2})(?:[ /-]+(?P<year>\d{4}))?|(?P<before>\d{4})-?w(?P<after>\d{1,2})"
_MONTH = r"(?P<name>[a-z]{3,9})\.?(?:[ /-]*'?(?P<year>\d{4}|\d{2}))?"
_NUMBERS = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})|(?P<other>\d{1,2})[/.](?P<after>\d{4})"


def read_calendar_day(text: str, today: date, shown: date) -> date:
    """Return the day to show for what was typed.

    A year alone keeps day and month; a month alone is the next one, its first day; a week begins on Monday, as
    ISO 8601 has it. All else is read as `read_day` reads it.

    Args:
        text: As the user wrote it.
        today: The day from which distances count.
        shown: The day that is shown now.

    Raises:
        NotUnderstood: It is nothing of that kind, or beyond the calendar.
    """
    words = plain_words(text)
    found = _year(words, shown) or _week(words, today, text) or _month(words, today) or _numbers(words)
    if found is None:
        return read_day(text, today)
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise NotUnderstood("a day", text, f"days run from {FIRST_YEAR} to {LAST_YEAR}")
    return found


def _year(words: str, shown: date) -> date | None:
    found = re.fullmatch(_YEAR, words, re.ASCII)
    if found is None or not 0 < int(found["year"]) < 9999:
        return None
    is_leap_day = (shown.month, shown.day) == (2, 29)
    return date(int(found["year"]), shown.month, 28 if is_leap_day else shown.day)


def _week(words: str, today: date, text: str) -> date | None:
    found = re.fullmatch(_WEEK, words, re.ASCII)
    if found is None:
        return None
    week = int(found["week"] or found["after"])
    year = int(found["year"] or found["before"] or today.year)
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        raise NotUnderstood("a day", text, f"{year} has no week {week}") from None


def _month(words: str, today: date) -> date | None:
    found = re.fullmatch(_MONTH, words, re.ASCII)
    if found is None:
        return None
    month = next((place for place, name in enumerate(MONTHS, 1) if name.casefold().startswith(found["name"])), 0)
    if not month:
        return None
    if found["year"] is None:
        return date(today.year + (month < today.month), month, 1)
    year = int(found["year"])
    return date(year if year > 99 else today.year // 100 * 100 + year, month, 1)


def _numbers(words: str) -> date | None:
    found = re.fullmatch(_NUMBERS, words, re.ASCII)
    if found is None:
        return None
    year, month = int(found["year"] or found["after"]), int(found["month"] or found["other"])
    return date(year, month, 1) if 1 <= month <= 12 and year else None
