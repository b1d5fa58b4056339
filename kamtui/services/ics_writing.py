"""Contacts and series of an imported calendar, written inside its step: each table in one go, validated first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import insert
from sqlmodel import Session, SQLModel, select

from kamtui.book.bulk import last_ids
from kamtui.book.errors import Refused
from kamtui.book.ics_rows import CONTACT, SOURCE
from kamtui.imports.ics_sorting import NewContact, NewSeries
from kamtui.models.account import ExternalId
from kamtui.models.cadence import Holiday, Series, SeriesOccurrence, SeriesPerson
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.tables import METADATA
from kamtui.rules.agenda_meetings import LOOKS_BACK
from kamtui.rules.occurrences import Fate, Pattern, occurrences
from kamtui.vocabulary_cadence import OccurrenceState
from kamtui.vocabulary_plan import InteractionKind

Row = dict[str, Any]


def write_contacts(session: Session, contacts: Sequence[NewContact]) -> None:
    """Write contacts with those who took part, and under which name their calendar knows them.

    Args:
        session: That of the step.
        contacts: The contacts.

    Raises:
        Refused: A value does not fit its field.
    """
    first = last_ids(session).get("interaction", 0) + 1
    keyed = list(enumerate(contacts, first))
    _insert(session, Interaction, [{"id": key, **_contact(contact)} for key, contact in keyed])
    _insert(
        session,
        Attendance,
        [{"interaction_id": key, "stakeholder_id": person} for key, contact in keyed for person in contact.people],
    )
    _insert(
        session,
        ExternalId,
        [
            {"source": SOURCE, "kind": f"{CONTACT}{key}", "key": contact.uid, "account_id": contact.account_id}
            for key, contact in keyed
        ],
    )


def write_series(session: Session, series: Sequence[NewSeries], today: date, now: datetime) -> None:
    """Write series with their exceptions; the last meeting before today of each counts as one that took place.

    Args:
        session: That of the step.
        series: The series.
        today: The day of the import.
        now: The instant of the import.

    Raises:
        Refused: A value does not fit its field.
    """
    first = last_ids(session).get("series", 0) + 1
    keyed = list(enumerate(series, first))
    _insert(session, Series, [{"id": key, **_series(each, now)} for key, each in keyed])
    _insert(
        session,
        SeriesPerson,
        [{"series_id": key, "stakeholder_id": person} for key, each in keyed for person in each.people],
    )
    _insert(
        session,
        SeriesOccurrence,
        [occurrence_row(key, day, fate) for key, each in keyed for day, fate in _fates(each, today).items()],
    )


def occurrence_row(series: int, day: date, fate: Fate) -> Row:
    """What became of an occurrence, by column.

    Args:
        series: The key of the series.
        day: The day by the rule.
        fate: What became of it.
    """
    return {
        "series_id": series,
        "day": day,
        "state": fate.state,
        "moved_to": fate.moved_to,
        "moved_time": fate.moved_time or None,
    }


def stamp(changed: datetime | None, now: datetime) -> str:
    """When a series was changed last, as it is stored: by its calendar, else by the import.

    Args:
        changed: When it was changed there, UTC; None while unknown.
        now: The instant of the import.
    """
    return (changed or now).astimezone(UTC).isoformat(timespec="seconds")


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


def _contact(contact: NewContact) -> Row:
    return {
        "account_id": contact.account_id,
        "day": contact.day,
        "time": contact.time or None,
        "kind": InteractionKind.MEETING,
        "subject": contact.title,
        "notes": contact.note or None,
    }


def _series(series: NewSeries, now: datetime) -> Row:
    return {
        "account_id": series.account_id,
        "uid": series.uid,
        "starts": series.starts,
        "rule": series.rule or None,
        "is_foreign": series.is_foreign,
        "sequence": series.sequence,
        "changed": stamp(series.changed, now),
        **series.values,
    }


def _fates(series: NewSeries, today: date) -> dict[date, Fate]:
    """What differs from the rule. What was before the import is history: nobody is asked how it went."""
    fates: dict[date, Fate] = {}
    for each in series.exceptions:
        is_moved = each.moved_to is not None
        state = OccurrenceState.MOVED if is_moved else OccurrenceState.SKIPPED
        fates[each.day] = Fate(state, each.moved_to, each.time if is_moved else "")
    pattern = Pattern(series.starts, series.rule or None, series.is_foreign)
    return fates | history_of(pattern, fates, today)


def history_of(pattern: Pattern, fates: Mapping[date, Fate], today: date) -> dict[date, Fate]:
    """The last date of a rule that has passed, as done: the agenda asks for no other; none where none has passed.

    Args:
        pattern: The rule, new to the book.
        fates: What became of its dates.
        today: The day of the import.
    """
    yesterday = today - timedelta(days=1)
    passed = occurrences(pattern, today - timedelta(days=LOOKS_BACK[-1]), yesterday, fates=fates)
    if not passed:
        return {}
    day = passed[-1].series_day
    before = fates.get(day)
    return {day: Fate(OccurrenceState.DONE, *((before.moved_to, before.moved_time) if before else (None, "")))}


def _insert(session: Session, model: type[SQLModel], rows: Iterable[Row]) -> None:
    """Write records of one table in one statement, which passes the session's own check by: it is made here."""
    checked = [_checked(model, row) for row in rows]
    if checked:
        session.connection().execute(insert(METADATA.tables[str(model.__tablename__)]), checked)


def _checked(model: type[SQLModel], values: Row) -> Row:
    whole = _defaults(model) | values
    try:
        model.model_validate(whole)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        raise Refused(f"A meeting has a {field or 'value'} that cannot be kept: {first['msg']}.", field) from None
    return whole


@cache
def _defaults(model: type[SQLModel]) -> Row:
    fields = model.model_fields
    return {name: info.default for name, info in fields.items() if name != "id" and not info.is_required()}
