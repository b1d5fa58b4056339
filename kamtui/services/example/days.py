"""Days as people plan them: offsets from today that never fall on a weekend or a fixed holiday."""

from datetime import date, timedelta

HOLIDAYS = frozenset({(1, 1), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31)})
"""Month and day on which nobody in the example works."""


def workday(today: date, offset: int) -> date:
    """The working day so many days from today: an earlier one for the past, a later one for what comes."""
    day = today + timedelta(offset)
    step = timedelta(1 if offset > 0 else -1)
    while day.weekday() >= 5 or (day.month, day.day) in HOLIDAYS:
        day += step
    return day


def month_end(today: date, offset: int) -> date:
    """The last day of the month in which the day so many days from today lies."""
    day = today + timedelta(offset)
    return (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)


def quarter_start(today: date, quarters: int) -> date:
    """The first day of a quarter; 0 is the one in which today lies."""
    count = today.year * 4 + (today.month - 1) // 3 + quarters
    return date(count // 4, count % 4 * 3 + 1, 1)
