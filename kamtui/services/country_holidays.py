"""Free days of a country or region, from the `holidays` library where it is installed.

It is an extra (`kamtui[holidays]`), as its days change twice a month and age in a program that stays as it is.
"""

from datetime import date
from importlib import import_module
from typing import Any

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.import_rows import newest_step
from kamtui.imports.report import FileReport, RecordChange
from kamtui.rules.judged import quoted
from kamtui.services.holidays import KIND, MOST, NAME_LIMIT
from kamtui.services.ics_plan import CalendarPlan
from kamtui.services.series_reading import load_holidays
from kamtui.text import clean_line

MISSING = 'The days of a country come from the holidays library: pip install "kamtui[holidays]" brings it.'
YEARS_AHEAD = 5
"""So many years after this one are noted where nobody says which."""
LISTED = 20
"""Regions that are named where one is not known."""


def plan_country_holidays(
    book: Book, country: str, today: date, *, region: str = "", years: tuple[int, int] | None = None
) -> CalendarPlan:
    """Say what noting the free days of a country would do; nothing is written.

    Days that are on the list keep the name they have.

    Args:
        book: The book.
        country: Its two letters, as AT.
        today: The day it is asked on.
        region: The region as the library writes it, as BY; empty for the days of the whole country.
        years: The first and the last year; None for this one and the five to come.

    Raises:
        Refused: The library is not installed, or has no days of that country, region or time.
    """
    first, last = years or (today.year, today.year + YEARS_AHEAD)
    found, source = _days(country.strip().upper(), region.strip(), first, last)
    known = load_holidays(book)
    new = {day: name for day, name in found.items() if day not in known}
    if len(new) > MOST:
        raise Refused(f"{len(new)} free days at once are too many: {MOST} are noted at most.")
    place = "-".join(filter(None, (country.strip().upper(), region.strip())))
    label = f"Import {len(new)} free day{'' if len(new) == 1 else 's'} of {place}"
    changes = tuple(
        RecordChange(number, KIND, f"{name} ({day.isoformat()})", True)
        for number, (day, name) in enumerate(new.items(), 1)
    )
    report = FileReport(
        f"{place} {first}" if first == last else f"{place} {first} to {last}",
        KIND, source, len(found), len(new), 0, len(found) - len(new), 0, (), (), (), changes, False,
    )  # fmt: skip
    with book.rows() as connection:
        base = newest_step(connection)
    return CalendarPlan((report,), label, (), (), today, base, holidays=new)


def _days(country: str, region: str, first: int, last: int) -> tuple[dict[date, str], str]:
    """The free days by day, and the library with its version."""
    library = _library()
    regions = library.list_supported_countries()
    if country not in regions:
        raise Refused(f"The holidays library has no country {quoted(country)}: write its two letters, as AT.")
    if region and region not in regions[country]:
        listed = ", ".join(regions[country][:LISTED]) or "none"
        raise Refused(f"{country} has no region {quoted(region)} in the holidays library; it has {listed}.")
    try:
        days = library.country_holidays(country, subdiv=region or None, years=range(first, last + 1))
        found = {day: clean_line(str(name))[:NAME_LIMIT] for day, name in sorted(days.items())}
    except (NotImplementedError, ValueError, TypeError, KeyError, AttributeError, OverflowError) as problem:
        raise Refused(f"The holidays library gives no days of {country} from {first} to {last}.") from problem
    if not found:
        raise Refused(f"The holidays library has no days of {country} from {first} to {last}.")
    return found, f"holidays {getattr(library, '__version__', '')}".strip()


def _library() -> Any:
    """The library; by its name, as kamtui is complete without it."""
    try:
        return import_module("holidays")
    except ImportError as problem:
        raise Refused(MISSING) from problem
