"""Contacts and series of an imported calendar, written inside its step."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, select

from kamtui.imports.ics_sorting import NewContact, NewSeries
from kamtui.models.cadence import Holiday, Series, SeriesOccurrence, SeriesPerson
from kamtui.models.engagement import Attendance, Interaction
from kamtui.rules.agenda_meetings import LOOKS_BACK
from kamtui.rules.occurrences import Fate, Pattern, occurrences
from kamtui.vocabulary import InteractionKind
from kamtui.vocabulary_cadence import OccurrenceState


def write_contact(session: Session, contact: NewContact) -> None:
    """Write a contact with those who took part.

    Args:
        session: That of the step.
        contact: The contact.
    """
    row = Interaction(
        account_id=contact.account_id,
        day=contact.day,
        time=contact.time or None,
        kind=InteractionKind.MEETING,
        subject=contact.title,
        notes=contact.note or None,
    )
    session.add(row)
    session.flush()
    session.add_all(Attendance(interaction_id=row.id, stakeholder_id=person) for person in contact.people)


def write_series(session: Session, series: NewSeries, today: date, now: datetime) -> None:
    """Write a series with its exceptions; its last meeting before today counts as one that took place.

    Args:
        session: That of the step.
        series: The series.
        today: The day of the import.
        now: The instant of the import.
    """
    row = Series(
        account_id=series.account_id,
        uid=series.uid,
        starts=series.starts,
        rule=series.rule or None,
        is_foreign=series.is_foreign,
        changed=now.astimezone(UTC).isoformat(timespec="seconds"),
        **series.values,
    )
    session.add(row)
    session.flush()
    session.add_all(SeriesPerson(series_id=row.id, stakeholder_id=person) for person in series.people)
    fates: dict[date, Fate] = {}
    for each in series.exceptions:
        is_moved = each.moved_to is not None
        state = OccurrenceState.MOVED if is_moved else OccurrenceState.SKIPPED
        fates[each.day] = Fate(state, each.moved_to, each.time if is_moved else "")
    # What was before the import is history: nobody is asked how it went.
    pattern = Pattern(series.starts, series.rule or None, series.is_foreign)
    yesterday = today - timedelta(days=1)
    passed = occurrences(pattern, today - timedelta(days=LOOKS_BACK[-1]), yesterday, fates=fates)
    if passed:
        newest = passed[-1]
        before = fates.get(newest.series_day)
        moved = (before.moved_to, before.moved_time) if before else (None, "")
        fates[newest.series_day] = Fate(OccurrenceState.DONE, *moved)
    for day, fate in fates.items():
        session.add(
            SeriesOccurrence(
                series_id=row.id,
                day=day,
                state=fate.state,
                moved_to=fate.moved_to,
                moved_time=fate.moved_time or None,
            )
        )


def write_holidays(session: Session, days: Mapping[date, str]) -> None:
    """Note free days; those that are known get the new name.

    Args:
        session: That of the step.
        days: Names by day.
    """
    known = {row.day: row for row in session.exec(select(Holiday)).all()} if days else {}
    for day, name in days.items():
        if day in known:
            known[day].name = name
        else:
            session.add(Holiday(day=day, name=name))
