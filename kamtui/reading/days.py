"""Days as people write them: `today`, `fri`, `+3d`, `eom`, `24.12.`, `24 Dec 2026`, `2026-12-24`.

Patterns are plain strings, compiled when first used, so that starting the program pays for none of them.
"""

import re
from datetime import date, timedelta

from kamtui.reading.words import NotUnderstood, plain_words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_RANGE = f"days run from {_FIRST_YEAR} to {_LAST_YEAR}"
_HINT = "write it like today, fri, +3d, eom, 24.12. or 2026-12-24"
_LONGEST = 60
_DAYS_PER_MONTH = 30.44

_NEAR_DAYS = {"yesterday": -1, "today": 0, "tod": 0, "now": 0, "tomorrow": 1, "tom": 1}
_DISTANCE = r"(in |\+ ?|- ?)?(\d{1,6}) ?(d|w|m|q|y|days?|wks?|weeks?|mo|mos|months?|quarters?|yrs?|years?)( ago)?"
_PERIOD_END = r"(?:eo|end of (?:the |this )?)(w|m|q|y|week|month|quarter|year)"
_TIME_OF_DAY = r"(?:t|,? )\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?(?: ?z| ?utc| ?[+-]\d\d:?\d\d)?$"

_YEAR_FIRST = r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d{2}|(?<=\D)\d)(?P=mark)(?P<day>\d{2}|(?<=\D)\d)"
_TWO_NUMBERS = r"(\d{1,2}) ?([./]) ?(\d{1,2})(?: ?\2)?"
_THREE_NUMBERS = r"(\d{1,2}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})"
_DAY_MONTH_NAME = (
    r"(?P<day>\d{1,2})(?:st|[nr]d|th)?\.?[ /-]?(?P<month>[a-z]{3,9})\.?(?:,?[ /-]?'?(?P<year>\d{4}|\d{2}))?"
)
_MONTH_NAME_DAY = (
    r"(?P<month>[a-z]{3,9})\.?[ /-]?(?P<day>\d{1,2})(?:st|[nr]d|th)?(?:,? ?[ /-]?'?(?P<year>\d{4}|(?<=\D)\d{2}))?"
)


class _NoSuchDay(Exception):
    """The text names a day that does not exist; its message says why, to follow a colon."""


def read_day(text: str, today: date, *, locale_day_first: bool = True) -> date:
    """Return the day a text means.

    A weekday is the next such day, never today; a day without a year is the next one on or after today. `eow`
    is the Friday, as that is when a promise "by the end of the week" falls due; `eom`, `eoq` and `eoy` are the
    last calendar day. A time of day behind the day is passed over.

    Args:
        text: As the user wrote it, or as `write_day` does.
        today: The day from which distances and missing years count.
        locale_day_first: Whether `03/04/2026` is 3 April; what can be read in one way only is read so anyway.

    Raises:
        NotUnderstood: The text is no day, or that day does not exist.
    """
    words = plain_words(text)
    if len(words) > _LONGEST:
        raise NotUnderstood("a day", text, _HINT)
    words = re.sub(_TIME_OF_DAY, "", words)
    try:
        day = _near_day(words, today) or _calendar_day(words, today, locale_day_first)
    except _NoSuchDay as problem:
        raise NotUnderstood("a day", text, str(problem)) from None
    except OverflowError:
        raise NotUnderstood("a day", text, _RANGE) from None
    if day is None:
        raise NotUnderstood("a day", text, _HINT)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NotUnderstood("a day", text, _RANGE)
    return day


def _near_day(words: str, today: date) -> date | None:
    """Return the day that is told by its distance from today, if the words do so."""
    if words in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[words])
    if found := re.fullmatch(_DISTANCE, words):
        direction, count, unit, ago = found.groups()
        backwards = ago is not None or (direction or "").startswith("-")
        return None if ago and direction else _shift(today, -int(count) if backwards else int(count), unit[0])
    if found := re.fullmatch(_PERIOD_END, words):
        return _period_end(today, found[1][0])
    which, _, name = words.rpartition(" ")
    weekday = _index(name.rstrip("."), WEEKDAYS)
    if weekday is None or which not in ("", "next", "this", "on", "last"):
        return None
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    back = (today.weekday() - weekday - 1) % 7 + 1
    return today + timedelta(days=-back if which == "last" else ahead)


def _shift(day: date, count: int, unit: str) -> date:
    """Return the day a number of days, weeks, months, quarters or years on; past a month's end, its last day."""
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * {"m": 1, "q": 3, "y": 12}[unit], 12)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def _period_end(today: date, unit: str) -> date:
    """Return the Friday of the week, or the last day of the month, quarter or year, not before today."""
    if unit == "w":
        return today + timedelta(days=(4 - today.weekday()) % 7)
    month = {"m": today.month, "q": (today.month + 2) // 3 * 3, "y": 12}[unit]
    return date(today.year, month, _month_length(today.year, month))


def _calendar_day(words: str, today: date, day_first: bool) -> date | None:
    """Return the day that is told by its place in the calendar, if the words do so."""
    first, _, rest = words.partition(" ")
    weekday = _index(first.rstrip(".,"), WEEKDAYS)
    found = _numbered(words if weekday is None else rest, day_first)
    found = found or _named(words if weekday is None else rest)
    if found is None:
        return None
    year, month, day = found
    if not 1 <= month <= 12:
        raise _NoSuchDay(f"there is no month {month}")
    if year is None:
        return _without_year(month, day, today, weekday)
    chosen = _exact(_full_year(year, today), month, day)
    _check_weekday(chosen, weekday)
    return chosen


def _numbered(words: str, day_first: bool) -> tuple[str | None, int, int] | None:
    """Return year, month and day of a day written in numbers."""
    if found := re.fullmatch(_YEAR_FIRST, words):
        return found["year"], int(found["month"]), int(found["day"])
    found = re.fullmatch(_THREE_NUMBERS, words) or re.fullmatch(_TWO_NUMBERS, words)
    if found is None:
        return None
    first, mark, second = int(found[1]), found[2], int(found[3])
    year = found[4] if found.re.groups == 4 else None
    # With dots the day always comes first; otherwise habit decides, but a number over 12 is no month.
    if second > 12 >= first or (mark != "." and not day_first and first <= 12):
        return year, first, second
    return year, second, first


def _named(words: str) -> tuple[str | None, int, int] | None:
    """Return year, month and day of a day written with the month's name."""
    found = re.fullmatch(_DAY_MONTH_NAME, words) or re.fullmatch(_MONTH_NAME_DAY, words)
    month = _index(found["month"], MONTHS) if found else None
    return None if found is None or month is None else (found["year"], month + 1, int(found["day"]))


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the name that the word is, or of which it is the first three letters or more."""
    if len(word) < 3:
        return None
    return next((place for place, name in enumerate(names) if name.casefold().startswith(word)), None)


def _without_year(month: int, day: int, today: date, weekday: int | None) -> date:
    """Return the next such day on or after today; a weekday may also point at the one earlier this year."""
    leap_years_apart = 9
    years = range(today.year, today.year + leap_years_apart)
    candidates = [date(year, month, day) for year in years if 1 <= day <= _month_length(year, month)]
    chosen = next((candidate for candidate in candidates if candidate >= today), None)
    if chosen is None:
        return _exact(today.year + ((month, day) < (today.month, today.day)), month, day)
    earlier = candidates[0]
    if weekday is not None and chosen.weekday() != weekday == earlier.weekday() and earlier.year == today.year:
        return earlier
    _check_weekday(chosen, weekday)
    return chosen


def _check_weekday(day: date, weekday: int | None) -> None:
    """Refuse a day that falls on another weekday than the one written before it."""
    if weekday not in (None, day.weekday()):
        raise _NoSuchDay(f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {WEEKDAYS[day.weekday()]}")


def _full_year(year: str, today: date) -> int:
    """Return the year; of two digits, the one that is at most fifty years ahead."""
    if len(year) == 4:
        return int(year)
    century = today.year // 100 * 100
    full = century + int(year)
    return full - 100 if full > today.year + 50 else full


def _exact(year: int, month: int, day: int) -> date:
    """Return the day, or say why there is none."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _NoSuchDay(_RANGE)
    if not 1 <= day <= _month_length(year, month):
        raise _NoSuchDay(f"{MONTHS[month - 1]} {year} has no day {day}")
    return date(year, month, day)


def _month_length(year: int, month: int) -> int:
    """Return how many days the month has."""
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def write_day(day: date, today: date) -> str:
    """Return the day as the screens show it: `Tue 24 Nov`, and `Tue 5 Jan 2027` when not of this year."""
    written = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return written if day.year == today.year else f"{written} {day.year}"


def write_day_short(day: date, today: date) -> str:
    """Return the day for a narrow column: `24 Nov`, and `31 Dec 27` when not of this year."""
    written = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return written if day.year == today.year else f"{written} {day.year % 100:02}"


def write_day_plain(day: date) -> str:
    """Return the day with its year, as `28 Nov 2026`: it reads the same whenever it is read."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def write_span(days: int) -> str:
    """Return a length of time: `41 d` up to 90 days, then months of 30.44 days: `3 mo`."""
    sign = "−" if days < 0 else ""
    length = abs(days)
    return f"{sign}{length} d" if length <= 90 else f"{sign}{round(length / _DAYS_PER_MONTH)} mo"
