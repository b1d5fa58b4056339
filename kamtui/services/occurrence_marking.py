"""What becomes of one occurrence of a series: done, skipped, moved, or to come again; one step each."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.rules.judged import quoted
from kamtui.rules.occurrences import is_of_rule
from kamtui.services.series_editing import find_series, pattern_in, raise_sequence
from kamtui.vocabulary_cadence import OccurrenceState

if TYPE_CHECKING:  # the ORM is first needed to write
    from sqlmodel import Session

    from kamtui.models.cadence import SeriesOccurrence


def mark_done(book: Book, series_id: int, day: date, *, interaction_id: int | None = None) -> None:
    """Note that an occurrence took place.

    Args:
        book: The book.
        series_id: The series.
        day: The day by the rule.
        interaction_id: The contact that was logged of it; None without one.

    Raises:
        Refused: The series is gone, or does not take place on that day.
    """
    with book.step(f"Done: {_name(book, series_id)} of {day.isoformat()}") as session:
        settle_occurrence(session, series_id, day, OccurrenceState.DONE, interaction_id=interaction_id)


def skip_occurrence(book: Book, series_id: int, day: date, *, now: datetime | None = None) -> None:
    """Let one occurrence be left out.

    Args:
        book: The book.
        series_id: The series.
        day: The day by the rule.
        now: The instant of the change; the book's clock when not said.

    Raises:
        Refused: The series is gone, or does not take place on that day.
    """
    with book.step(f"Skip {_name(book, series_id)} of {day.isoformat()}") as session:
        settle_occurrence(session, series_id, day, OccurrenceState.SKIPPED)
        raise_sequence(find_series(session, series_id), book, now)


def move_occurrence(
    book: Book, series_id: int, day: date, to: date, *, time: str = "", now: datetime | None = None
) -> None:
    """Move one occurrence; the series goes on as before.

    Args:
        book: The book.
        series_id: The series.
        day: The day by the rule.
        to: Where it is moved to.
        time: At which time then, as 14:30; empty for the series' own.
        now: The instant of the change; the book's clock when not said.

    Raises:
        Refused: The series is gone, or does not take place on that day.
    """
    name = _name(book, series_id)
    with book.step(f"Move {name} of {day.isoformat()} to {to.isoformat()}") as session:
        row = settle_occurrence(session, series_id, day, OccurrenceState.MOVED)
        row.moved_to, row.moved_time = to, time or None
        raise_sequence(find_series(session, series_id), book, now)


def take_back_occurrence(book: Book, series_id: int, day: date, *, now: datetime | None = None) -> None:
    """Have an occurrence as the rule gives it: neither done nor moved nor skipped.

    Args:
        book: The book.
        series_id: The series.
        day: The day by the rule.
        now: The instant of the change; the book's clock when not said.

    Raises:
        Refused: The series is gone, or nothing became of that occurrence.
    """
    with book.step(f"Open again: {_name(book, series_id)} of {day.isoformat()}") as session:
        row = _row(session, series_id, day)
        if row is None:
            raise Refused("Nothing became of this meeting yet.")
        if row.state is not OccurrenceState.DONE:
            raise_sequence(find_series(session, series_id), book, now)
        session.delete(row)


def settle_occurrence(
    session: "Session", series_id: int, day: date, state: OccurrenceState, *, interaction_id: int | None = None
) -> "SeriesOccurrence":
    """Note what became of an occurrence, inside a step of somebody else's.

    Args:
        session: That of the step.
        series_id: The series.
        day: The day by the rule.
        state: What became of it. One that was moved and is done keeps the day it was moved to.
        interaction_id: The contact that was logged of it.

    Raises:
        Refused: The series is gone, or does not take place on that day.
    """
    series = find_series(session, series_id)
    if _row(session, series_id, day) is None and not is_of_rule(pattern_in(series), day):
        raise Refused("The series does not take place on that day.")
    return note_fate(session, series_id, day, state, interaction_id=interaction_id)


def note_fate(
    session: "Session", series_id: int, day: date, state: OccurrenceState, *, interaction_id: int | None = None
) -> "SeriesOccurrence":
    """Note what became of an occurrence, also of one whose day the rule does not give any more.

    Args:
        session: That of a step.
        series_id: The series, which is in the book.
        day: The day by the rule.
        state: What became of it. One that was moved and is done keeps the day it was moved to.
        interaction_id: The contact that was logged of it.
    """
    from kamtui.models.cadence import SeriesOccurrence

    row = _row(session, series_id, day)
    if row is None:
        row = SeriesOccurrence(series_id=series_id, day=day, state=state)
        session.add(row)
    row.state = state
    row.interaction_id = interaction_id or row.interaction_id
    if state is OccurrenceState.SKIPPED:
        row.moved_to = row.moved_time = None
    return row


def _row(session: "Session", series_id: int, day: date) -> "SeriesOccurrence | None":
    from sqlmodel import col, select

    from kamtui.models.cadence import SeriesOccurrence

    wanted = select(SeriesOccurrence).where(
        col(SeriesOccurrence.series_id) == series_id, col(SeriesOccurrence.day) == day
    )
    return session.exec(wanted).first()


def _name(book: Book, series_id: int) -> str:
    with book.read() as look:
        return quoted(find_series(look, series_id).title)
