"""Meetings of the agenda: series read once and judged, and what of them is due in any span."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kamtui.book.cadence_rows import SeriesRow, read_fates, read_holidays, read_series
from kamtui.book.past import Connection
from kamtui.rules.agenda import AgendaItem
from kamtui.rules.agenda_meetings import SeriesFacts, meeting_items, unreported_item
from kamtui.rules.occurrences import NOTHING, Fate
from kamtui.rules.rrule_text import describe
from kamtui.services.series_reading import fates_of, pattern_of
from kamtui.vocabulary_plan import Visibility


class Meetings(NamedTuple):
    """The series of one account, or of all.

    Attributes:
        series: What stands, each with its late meeting, whatever span is looked at.
        holidays: The user's free days.
    """

    series: tuple[tuple[SeriesFacts, AgendaItem | None], ...]
    holidays: frozenset[date]

    def items(self, first: date, last: date) -> Iterator[AgendaItem]:
        """What is due in a span, and what is late.

        Args:
            first: The first day of the span.
            last: The last one.
        """
        for series, unreported in self.series:
            yield from meeting_items(series, unreported, first, last, self.holidays)


KnownMeetings = dict[int | None, Meetings]
"""Meetings of a book that has not changed since they were read, by account, None for all; one day's judgement."""


def read_meetings(
    connection: Connection,
    last_touches: Mapping[int, date | None],
    today: date,
    *,
    account_id: int | None = None,
    first: date | None = None,
    last: date | None = None,
) -> Meetings:
    """Read series and judge them.

    Args:
        connection: Any connection to the book.
        last_touches: The day of the last contact by account.
        today: The day to judge on.
        account_id: Only of this account; else of all that are not archived.
        first: Nothing before this day will be asked for; None where anything may be.
        last: Nothing after this day will be asked for; None where anything may be.
    """
    rows = read_series(connection, account_id=account_id, last=last)
    fates = fates_of(read_fates(connection, account_id=account_id, first=first)) if rows else {}
    holidays = frozenset(read_holidays(connection))
    found = (_facts(row, fates.get(row.id, NOTHING), last_touches[row.account_id]) for row in rows)
    return Meetings(tuple((facts, unreported_item(facts, today, holidays)) for facts in found), holidays)


def _facts(row: SeriesRow, fates: Mapping[date, Fate], last_touch: date | None) -> SeriesFacts:
    return SeriesFacts(
        id=row.id,
        account_id=row.account_id,
        account=row.account,
        title=row.title,
        pattern=pattern_of(row),
        fates=fates,
        note=row.people,
        words=describe(row.rule, row.starts),
        is_private=row.visibility == Visibility.PRIVATE,
        last_touch=last_touch,
    )
