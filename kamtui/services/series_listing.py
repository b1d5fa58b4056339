"""All meetings and series as one list: when each comes next, and which of its dates are not as its rule says."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.book.cadence_rows import SeriesRow, read_fates, read_holidays
from kamtui.rules.occurrences import Fate, Occurrence, next_occurrences
from kamtui.rules.rrule_text import describe
from kamtui.services.series_reading import fates_of, list_series, pattern_of
from kamtui.vocabulary_cadence import OccurrenceState

LOOKS_BACK = 90
"""Days after which a date is history: nothing becomes of it any more."""


class DateListed(NamedTuple):
    """One date of a series that is not as its rule says.

    Attributes:
        day: The day by the rule.
        fate: What became of it.
    """

    day: date
    fate: Fate


class MeetingListed(NamedTuple):
    """One meeting or series.

    Attributes:
        id: Its key.
        account: The account's name.
        title: What it is called.
        words: Its rule in words.
        recurs: Whether it has a rule.
        coming: When it takes place next; None where it has ended.
        dates: What became of dates to come and of the last three months, by day; the last one that took place.
    """

    id: int
    account: str
    title: str
    words: str
    recurs: bool
    coming: Occurrence | None
    dates: tuple[DateListed, ...]


def list_meetings(book: Book, today: date, account_id: int | None = None) -> tuple[MeetingListed, ...]:
    """List what is still to come and all that recurs, the next one first, what has ended last.

    Args:
        book: The book.
        today: The first day that is to come.
        account_id: Only of one account; else of all that are not archived.
    """
    rows = list_series(book, account_id)
    with book.rows() as connection:
        fates = fates_of(read_fates(connection, account_id=account_id))
        holidays = frozenset(read_holidays(connection))
    listed = (_listed(row, fates.get(row.id, {}), holidays, today) for row in rows)
    found = [one for one in listed if one.recurs or one.coming is not None or one.dates]
    return tuple(sorted(found, key=_by_day))


def _listed(row: SeriesRow, fates: Mapping[date, Fate], holidays: frozenset[date], today: date) -> MeetingListed:
    coming = (
        each
        for each in next_occurrences(pattern_of(row), today, 1 + len(fates), holidays=holidays, fates=fates)
        if each.state is not OccurrenceState.DONE
    )
    dates = tuple(DateListed(day, fate) for day, fate in sorted(fates.items()) if _matters(day, fate, fates, today))
    words = describe(row.rule, row.starts)
    return MeetingListed(row.id, row.account, row.title, words, bool(row.rule), next(coming, None), dates)


def _matters(day: date, fate: Fate, fates: Mapping[date, Fate], today: date) -> bool:
    """Whether somebody may want a date back: of those that took place only the last one is asked for."""
    if (today - max(day, fate.moved_to or day)).days > LOOKS_BACK:
        return False
    return fate.state is not OccurrenceState.DONE or day == max(
        each for each, other in fates.items() if other.state is OccurrenceState.DONE
    )


def _by_day(one: MeetingListed) -> tuple[bool, date, str, str, int]:
    day, time = (date.max, "") if one.coming is None else (one.coming.day, one.coming.time)
    return one.coming is None, day, time, one.title.casefold(), one.id
