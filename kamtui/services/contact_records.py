"""A contact's records inside a step: who took part, how they stood, and what the lines of the note become.

Loads the ORM; the service of contacts imports it where it writes.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, select

from kamtui.book.errors import Refused
from kamtui.models.account import Account
from kamtui.models.actions import Action
from kamtui.models.cadence import Series, SeriesOccurrence
from kamtui.models.contents import OTHERS, RECORDS
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import Stakeholder, StanceReading
from kamtui.reading.follow_ups import FollowUp, FollowUpKind
from kamtui.services import plan_records
from kamtui.services.colleagues import Ours, name_colleague
from kamtui.services.contacts import Contact
from kamtui.services.occurrence_marking import note_fate
from kamtui.services.ordering import GAP, place_after
from kamtui.services.plan_entry import read_entry
from kamtui.text import clean_line, fold_name
from kamtui.vocabulary import Stance
from kamtui.vocabulary_cadence import OccurrenceState
from kamtui.vocabulary_plan import Channel

Present = Sequence[tuple[int, Stance | None]]
"""Those who took part, with the stance seen; None for none."""


def resolve_people(
    session: Session, account_id: int, people: Sequence[tuple[int | str, Stance | None]]
) -> tuple[Present, tuple[str, ...]]:
    """Find those who took part, and make those who are not known yet.

    Args:
        session: A step's session.
        account_id: Whose people.
        people: By key, or by name for somebody new; who stands twice counts once, with the last stance.

    Returns:
        Those who took part by key, and the names of the new ones.

    Raises:
        Refused: Somebody is gone or another account's.
    """
    found: dict[int, Stance | None] = {}
    made: list[str] = []
    for who, stance in people:
        if isinstance(who, str):
            person = _by_name(session, account_id, who)
            if person is None:
                person = _make_person(session, account_id, who)
                made.append(person.name)
        else:
            person = session.get(Stakeholder, who)
        if person is None or person.id is None:
            raise Refused("One of these people is not in the book any more.", "people")
        if person.account_id != account_id:
            raise Refused(f"{clean_line(person.name)} is one of another account's people.", "people")
        found[person.id] = stance if stance is not None else found.get(person.id)
    return tuple(found.items()), tuple(made)


def _by_name(session: Session, account_id: int, name: str) -> Stakeholder | None:
    folded = fold_name(clean_line(name))
    known = session.exec(select(Stakeholder).where(Stakeholder.account_id == account_id)).all()
    return next((one for one in known if fold_name(one.name) == folded and not one.is_vacancy), None)


def _make_person(session: Session, account_id: int, name: str) -> Stakeholder:
    entered = read_entry(OTHERS["stakeholder"], {"name": name}, is_new=True)
    last = session.exec(
        select(func.max(Stakeholder.position)).where(Stakeholder.account_id == account_id)
    ).one_or_none()
    person = Stakeholder(account_id=account_id, name=str(entered["name"]), position=(last or 0) + GAP)
    session.add(person)
    session.flush()
    return person


def add_contact(session: Session, account_id: int, entered: Mapping[str, Any]) -> int:
    """Add the contact itself.

    Returns:
        Its key.
    """
    contact = Interaction(account_id=account_id, **entered)
    session.add(contact)
    session.flush()
    if contact.id is None:
        raise ValueError("a contact has its key after the flush")
    return contact.id


def fill_contact(session: Session, contact_id: int, entered: Mapping[str, Any]) -> None:
    """Put what was entered into a contact."""
    contact = _find(session, contact_id)
    for name, value in entered.items():
        setattr(contact, name, value)


def _find(session: Session, contact_id: int) -> Interaction:
    found = session.get(Interaction, contact_id)
    if found is None:
        raise Refused("This contact is not in the book any more.")
    return found


def set_present(session: Session, contact_id: int, day: date, people: Present) -> None:
    """Have exactly these take part, with exactly these stances as of the contact's day.

    Args:
        session: A step's session.
        contact_id: The contact.
        day: Its day.
        people: Those who took part.
    """
    wanted = dict(people)
    rows = session.exec(select(Attendance).where(Attendance.interaction_id == contact_id)).all()
    for row in rows:
        if row.stakeholder_id not in wanted:
            session.delete(row)
    there = {row.stakeholder_id for row in rows}
    session.add_all(
        Attendance(interaction_id=contact_id, stakeholder_id=person) for person in wanted if person not in there
    )
    readings = session.exec(select(StanceReading).where(StanceReading.interaction_id == contact_id)).all()
    known: set[int | None] = set()
    for reading in readings:
        stance = wanted.get(reading.stakeholder_id or 0)
        if stance is None:
            session.delete(reading)
        else:
            reading.day, reading.value = day, stance
            known.add(reading.stakeholder_id)
    session.add_all(
        StanceReading(stakeholder_id=person, day=day, value=stance, interaction_id=contact_id)
        for person, stance in wanted.items()
        if stance is not None and person not in known
    )
    session.flush()


def end_planned_touches(session: Session, account_id: int, day: date, people: Present) -> None:
    """The next touch that was planned counts until the next contact: this is the next one.

    Args:
        session: A step's session.
        account_id: The account.
        day: The day of the contact; one that was logged late does not end a later plan.
        people: Those who took part.
    """
    newer = session.exec(
        select(Interaction.id).where(Interaction.account_id == account_id, col(Interaction.day) > day).limit(1)
    ).first()
    if newer is not None:
        return
    keys = [person for person, _ in people]
    planned: list[Account | Stakeholder | None] = [
        session.get(Account, account_id),
        *session.exec(select(Stakeholder).where(col(Stakeholder.id).in_(keys))),
    ]
    for one in planned:
        if one is not None and one.touch_on is not None:
            one.touch_on = None


class Source(NamedTuple):
    """The contact that records come from.

    Attributes:
        account_id: The account.
        contact_id: Its key.
        contact: What was entered of it.
        people: Those who took part.
        ours: Our people.
    """

    account_id: int
    contact_id: int
    contact: Contact
    people: Present
    ours: Ours


def add_follow_ups(session: Session, source: Source, follow_ups: Sequence[FollowUp], today: date) -> None:
    """Make the records that lines of the note become.

    Where one person alone took part, an action was promised to them, and an idea was told them.

    Args:
        session: A step's session.
        source: The contact they come from.
        follow_ups: The lines.
        today: The day they are made.
    """
    alone = source.people[0][0] if len(source.people) == 1 else None
    for one in follow_ups:
        kind = one.kind.value
        values: dict[str, object] = {RECORDS[kind].title: one.text}
        if one.kind is FollowUpKind.ACTION:
            values |= action_values(one.owner, one.due, one.priority, source.ours) | {"person_id": alone}
        if one.kind is FollowUpKind.IDEA:
            values |= {"day": source.contact.day, "person_id": alone, "channel": _channel(source.contact)}
        record = add_record(session, source.account_id, kind, values, today)
        if isinstance(record, Action):
            record.interaction_id = source.contact_id
            session.flush()


def action_values(owner: str | None, due: date | None, priority: str | None, ours: Ours) -> dict[str, object]:
    """What a line says of an action besides its title; a priority is kept in its note.

    Args:
        owner: As written after `@`.
        due: Its day.
        priority: `high`, `medium` or `low`.
        ours: Our people.
    """
    return {
        "owner": None if owner is None else name_colleague(owner, ours),
        "due": due,
        "note": None if priority is None else f"Priority: {priority}",
    }


def add_record(
    session: Session, account_id: int, kind: str, values: Mapping[str, object], today: date
) -> plan_records.Entry:
    """Add a record at the end of its section; only what cannot stand without a plan makes one.

    Args:
        session: A step's session.
        account_id: Whose plan.
        kind: Kind of the record.
        values: What it says, by field name.
        today: The day it is added.
    """
    shape = RECORDS[kind]
    owner: int | None = account_id if shape.parent == "account_id" else None
    if shape.parent == "plan_id":
        owner = plan_records.ensure_plan(session, account_id, today)
    record = plan_records.make(kind, owner, account_id)
    plan_records.fill(session, record, read_entry(shape, values, is_new=True), today)
    others = [one for one in plan_records.siblings(session, kind, owner, account_id) if one is not record]
    place_after(record, others, None)
    session.add(record)
    session.flush()
    return record


def _channel(contact: Contact) -> Channel | None:
    return Channel(contact.kind.value) if contact.kind.value in set(Channel) else None


def mark_occurrence_done(session: Session, account_id: int, series: tuple[int, date], contact_id: int) -> None:
    """The contact was an occurrence of a series: that one is done, whatever has become of the series since.

    Args:
        session: A step's session.
        account_id: Whose series it must be.
        series: Its key, and the day of the occurrence by the rule.
        contact_id: The contact.

    Raises:
        Refused: The series is gone or another account's.
    """
    series_id, day = series
    found = session.get(Series, series_id)
    if found is None or found.account_id != account_id:
        raise Refused("This series is not in the book any more.")
    note_fate(session, series_id, day, OccurrenceState.DONE, interaction_id=contact_id)
    session.flush()


def remove_contact(session: Session, contact_id: int) -> None:
    """Remove a contact with who took part and what was seen; its occurrence of a series is to come again.

    An occurrence that was moved before it was done stays on the day it was moved to.
    """
    contact = _find(session, contact_id)
    for table in (StanceReading, Attendance):
        for row in session.exec(select(table).where(table.interaction_id == contact_id)).all():
            session.delete(row)
        session.flush()
    of_contact = select(SeriesOccurrence).where(SeriesOccurrence.interaction_id == contact_id)
    for occurrence in session.exec(of_contact).all():
        if occurrence.moved_to is None:
            session.delete(occurrence)
        else:
            occurrence.state, occurrence.interaction_id = OccurrenceState.MOVED, None
    session.flush()
    session.delete(contact)
    session.flush()
