"""Times of day as people write them: `14:30`, `14.30`, `1430`, `9`, `2pm`; kept as `14:30`."""

import re

from kamtui.reading.words import NotUnderstood, plain_words

_HINT = "write it like 14:30, 9 or 2pm"
_TIME = r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))? ?(?P<half>am|pm|h|uhr)?"


def read_clock(text: str) -> str:
    """Return the time of day a text means, as `14:30`.

    Args:
        text: As the user wrote it.

    Raises:
        NotUnderstood: The text is no time of day.
    """
    found = re.fullmatch(_TIME, plain_words(text))
    if found is None:
        raise NotUnderstood("a time of day", text, _HINT)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise NotUnderstood("a time of day", text, _HINT)
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NotUnderstood("a time of day", text, "the day ends at 23:59")
    return f"{hour:02}:{minute:02}"
