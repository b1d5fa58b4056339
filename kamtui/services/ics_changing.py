"""Contacts and series that a calendar changed, brought up to date inside the step of its import."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, select

from kamtui.book.errors import Refused
from kamtui.book.ics_rows import SOURCE
from kamtui.models.account import ExternalId
from kamtui.models.cadence import Series, SeriesOccurrence
from kamtui.models.engagement import Interaction
from kamtui.rules.occurrences import Fate
from kamtui.services.ics_plan import ContactChange, SeriesChange
from kamtui.services.ics_writing import history_of, occurrence_row, stamp
from kamtui.services.series_editing import pattern_in


def change_contacts(session: Session, changes: Sequence[ContactChange]) -> None:
    """Change contacts, and take those out that did not take place.

    Args:
        session: That of the step.
        changes: What changes.

    Raises:
        Refused: A contact is gone.
    """
    for change in changes:
        contact = session.get(Interaction, change.id)
        if contact is None:
            raise Refused("A contact is not in the book any more: look at what the import does now.")
        if not change.is_removed:
            for name, value in change.values.items():
                setattr(contact, name, value)
            continue
        session.delete(contact)
        links = select(ExternalId).where(col(ExternalId.source) == SOURCE, col(ExternalId.key) == change.uid)
        for link in session.exec(links):
            session.delete(link)
    session.flush()


def change_series(session: Session, changes: Sequence[SeriesChange], today: date, now: datetime) -> None:
    """Change series and what becomes of their occurrences; what was done stays.

    What has passed by a rule that is new to the book is history: nobody is asked how it went.

    Args:
        session: That of the step.
        changes: What changes.
        today: The day of the import.
        now: The instant of the import.

    Raises:
        Refused: A series is gone.
    """
    for change in changes:
        series = session.get(Series, change.id)
        if series is None:
            raise Refused("A series is not in the book any more: look at what the import does now.")
        for name, value in change.merged.values.items():
            if name == "when":
                series.starts, series.rule, series.is_foreign = value.starts, value.rule or None, value.is_foreign
            else:
                setattr(series, name, value)
        series.sequence = max(series.sequence + 1, change.sequence)
        series.changed = stamp(change.changed, now)
        for day, fate in change.merged.fates.items():
            _settle(session, change.id, day, fate)
        session.flush()
        if "when" in change.merged.values:
            pattern = pattern_in(series)
            for day, fate in history_of(pattern, _fates(session, change.id), today).items():
                _settle(session, change.id, day, fate)
            session.flush()


def _fates(session: Session, series: int) -> dict[date, Fate]:
    rows = session.exec(select(SeriesOccurrence).where(col(SeriesOccurrence.series_id) == series))
    return {row.day: Fate(row.state, row.moved_to, row.moved_time or "") for row in rows}


def _settle(session: Session, series: int, day: date, fate: Fate | None) -> None:
    wanted = select(SeriesOccurrence).where(
        col(SeriesOccurrence.series_id) == series, col(SeriesOccurrence.day) == day
    )
    row = session.exec(wanted).first()
    if fate is None:
        if row is not None:
            session.delete(row)
        return
    values = occurrence_row(series, day, fate)
    if row is None:
        session.add(SeriesOccurrence(**values))
        return
    for name, value in values.items():
        setattr(row, name, value)
