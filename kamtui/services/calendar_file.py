"""The calendar of a book as a file: its series, and its agenda of a year as all-day reminders."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from kamtui.book.book import Book
from kamtui.book.cadence_rows import SeriesRow, read_fates, read_holidays, read_series
from kamtui.book.calendar_rows import Steps, read_over, read_steps
from kamtui.exports.calendar import CalendarFile, CalendarReminder, calendar_file
from kamtui.exports.calendar_series import CalendarSeries, Span
from kamtui.rules.agenda import AgendaItem
from kamtui.rules.occurrences import Fate
from kamtui.services.agenda import NOBODY, load_agenda
from kamtui.services.series_editing import UID_END
from kamtui.services.series_reading import fates_of, pattern_of
from kamtui.vocabulary_cadence import AgendaKind
from kamtui.vocabulary_plan import Visibility

YEARS_AHEAD = 3
"""Whole years after this one for which exceptions of series are written out."""
AHEAD = timedelta(days=366)
"""How far ahead what is due is written."""
PAST = timedelta(days=90)
"""How long what is done or dropped is withdrawn from calendars."""


def load_calendar(
    book: Book,
    today: date,
    account_id: int | None = None,
    *,
    version: str,
    chosen: Mapping[str, tuple[int | None, int | None]] = NOBODY,
) -> bytes:
    """Write the calendar of a book, or of one account, as iCalendar.

    What is private stays in the book.

    Args:
        book: The book.
        today: The day to judge on.
        account_id: Only of this account; else of all that are not archived.
        version: kamtui's version.
        chosen: The user's own thresholds for the tier.
    """
    agenda = load_agenda(book, today, today, today + AHEAD, account_id, chosen=chosen)
    with book.rows() as connection:
        rows = read_series(connection, account_id=account_id, with_withdrawn=True)
        fates = fates_of(read_fates(connection, account_id=account_id))
        holidays = frozenset(read_holidays(connection))
        steps = read_steps(connection)
        over = read_over(connection, today - PAST, account_id)
    series = [_series(row, fates.get(row.id, {})) for row in rows if row.visibility != Visibility.PRIVATE]
    reminders = [
        _reminder(item, steps)
        for item in agenda.items
        if item.kind is not AgendaKind.MEETING and not item.is_private
    ]
    for gone in over:
        if not gone.is_private:
            number, at = _newest(steps, (gone.table, gone.id))
            uid = _uid(steps.birth, gone.table, gone.table, gone.id)
            reminders.append(
                CalendarReminder(uid, number, at, gone.day, gone.title, gone.account, is_cancelled=True)
            )
    span = Span(date(max(today.year - 1, 1), 1, 1), date(min(today.year + YEARS_AHEAD, 9998), 12, 31))
    return calendar_file(CalendarFile(series, list(_once(reminders)), holidays, span), version=version)


def _series(row: SeriesRow, fates: Mapping[date, Fate]) -> CalendarSeries:
    with_whom = (
        f"With {row.people}" if row.people else "",
        f"Ours: {row.our_people}" if row.our_people else "",
        row.note or "",
    )
    return CalendarSeries(
        uid=row.uid,
        sequence=row.sequence,
        changed=_instant(row.changed),
        title=row.title,
        account=row.account,
        pattern=pattern_of(row),
        fates=fates,
        minutes=row.minutes,
        zone=row.zone or "",
        place=row.place or "",
        note="\n".join(filter(None, with_whom)),
        is_withdrawn=row.is_withdrawn,
    )


def _reminder(item: AgendaItem, steps: Steps) -> CalendarReminder:
    table, key = item.record
    # A touch follows from contacts, people and rules: whatever changed may have moved it.
    number, at = _newest(steps, None if item.kind is AgendaKind.TOUCH else item.record)
    kind = "action" if table == "action" else item.kind.value
    return CalendarReminder(
        _uid(steps.birth, kind, table, key), number, at, item.due or item.day, item.title, item.account, item.note
    )


def _newest(steps: Steps, record: tuple[str, int] | None) -> tuple[int, datetime]:
    number, at = steps.newest if record is None else steps.of.get(record, steps.newest)
    return number, _instant(at)


def _uid(birth: str, kind: str, table: str, key: int) -> str:
    """The name of a reminder: always the same for a record of a book, and never another book's."""
    return f"{uuid5(NAMESPACE_URL, f'{birth}/{kind}/{table}/{key}')}{UID_END}"


def _once(reminders: list[CalendarReminder]) -> Iterator[CalendarReminder]:
    """Each reminder under its name, the first one where two have the same."""
    known: set[str] = set()
    for each in reminders:
        if each.uid not in known:
            known.add(each.uid)
            yield each


def _instant(text: str) -> datetime:
    """A stored instant; a book may hold what is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
