"""People inside a step: found, placed among their siblings, filled with what was entered, their stances and roles.

Loads the ORM; the services of people import it where they write.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from kamtui.book.errors import Refused
from kamtui.models.account import Account, BusinessUnit
from kamtui.models.people import RoleReading, Stakeholder, StanceReading
from kamtui.rules.judged import quoted, shortened
from kamtui.rules.org_tree import Managers, circle_of
from kamtui.text import fold_name
from kamtui.vocabulary import DecisionRole, Stance


class PersonTwice(Refused):
    """Somebody of the same name is with the account already.

    Attributes:
        person_id: That person.
    """

    def __init__(self, name: str, person_id: int) -> None:
        super().__init__(
            f"{quoted(name)} is with this account already (#{person_id}): add what tells them apart, or keep both.",
            "name",
        )
        self.person_id = person_id


def find(session: Session, key: int) -> Stakeholder:
    """Get a person.

    Raises:
        Refused: They are not in the book, or not any more.
    """
    found = session.get(Stakeholder, key)
    if found is None:
        raise Refused("This person is not in the book any more.")
    return found


def find_all(session: Session, keys: Sequence[int]) -> list[Stakeholder]:
    """Get several people at once, in the order of their keys.

    Raises:
        Refused: One of them is not in the book, or not any more.
    """
    found = {key_of(each): each for each in session.exec(select(Stakeholder).where(col(Stakeholder.id).in_(keys)))}
    return [found.get(key) or find(session, key) for key in keys]


def key_of(person: Stakeholder) -> int:
    """The key of a person who was flushed."""
    if person.id is None:
        raise ValueError("a person has a key after the flush")
    return person.id


def people_of(session: Session, account_id: int | None, *which: ColumnElement[bool]) -> list[Stakeholder]:
    """Everybody of an account in their order, or of whom something holds."""
    wanted = select(Stakeholder).where(Stakeholder.account_id == account_id, *which)
    return list(session.exec(wanted.order_by(col(Stakeholder.position), col(Stakeholder.id))))


def siblings(session: Session, account_id: int | None, manager: int | None) -> list[Stakeholder]:
    """Those who report to somebody, in their order; those who report to nobody for None."""
    return people_of(session, account_id, col(Stakeholder.reports_to_id).is_not_distinct_from(manager))


def by_manager(session: Session, account_id: int | None) -> dict[int | None, list[Stakeholder]]:
    """Everybody of an account by whom they report to, siblings in their order."""
    found: defaultdict[int | None, list[Stakeholder]] = defaultdict(list)
    for person in people_of(session, account_id):
        found[person.reports_to_id].append(person)
    return found


def managers_of(session: Session, account_id: int | None) -> Managers:
    """Whom everybody of an account reports to."""
    return {key_of(each): each.reports_to_id for each in people_of(session, account_id)}


def check_account(session: Session, account_id: int) -> None:
    """See that an account is there.

    Raises:
        Refused: It is not.
    """
    if session.get(Account, account_id) is None:
        raise Refused("This account is not in the book.")


def check_name(session: Session, person: Stakeholder) -> None:
    """See that nobody of the account who is there has the name; places nobody fills may be called alike.

    Raises:
        PersonTwice: Somebody has.
    """
    if person.is_vacancy:
        return
    folded = fold_name(person.name)
    for other in people_of(session, person.account_id):
        is_there = other.left_on is None and not other.is_vacancy
        if other.id != person.id and is_there and fold_name(other.name) == folded:
            raise PersonTwice(other.name, key_of(other))


def check_links(session: Session, person: Stakeholder, entered: Mapping[str, Any]) -> None:
    """See that manager and unit are the account's, and that nobody comes to report to themselves.

    Raises:
        Refused: Manager or unit is gone or another account's, or a circle would close.
    """
    unit = entered.get("unit_id")
    if unit is not None:
        found = session.get(BusinessUnit, unit)
        if found is None or found.account_id != person.account_id:
            raise Refused("Unit: it is not one of this account's.", "unit_id")
    manager = entered.get("reports_to_id")
    if manager is not None:
        check_manager(session, (person,), manager)


def check_manager(session: Session, people: Sequence[Stakeholder], under: int) -> None:
    """See that the manager of people is of their account, and that nobody comes to report to themselves.

    Raises:
        Refused: The manager is gone or another account's, or a circle would close.
    """
    above = session.get(Stakeholder, under)
    if above is None:
        raise Refused("Reports to: this person is not in the book any more.", "reports_to_id")
    if any(person.account_id != above.account_id for person in people):
        raise Refused(f"Reports to: {quoted(above.name)} is with another account.", "reports_to_id")
    known = [person for person in people if person.id is not None]
    if known:
        refuse_circle(known, under, people_of(session, above.account_id))


def refuse_circle(movers: Sequence[Stakeholder], under: int, people: Sequence[Stakeholder]) -> None:
    """See that nobody comes to report to themselves.

    Args:
        movers: Who is to report to somebody else.
        under: The key of that one.
        people: Everybody of the account.

    Raises:
        Refused: Somebody would; the chain is told.
    """
    managers = {key_of(each): each.reports_to_id for each in people}
    for person in movers:
        if person.id == under:
            raise Refused(f"{quoted(person.name)} cannot report to themselves.", "reports_to_id")
        if circle := circle_of(managers, key_of(person), under):
            names = {key_of(each): shortened(each.name) for each in people}
            chain = " > ".join(names[key] for key in (*reversed(circle), key_of(person)))
            raise Refused(f"Reports to: that would be a circle, {chain}.", "reports_to_id")


def fill(session: Session, person: Stakeholder, entered: Mapping[str, Any]) -> None:
    """Put what was entered into a person; what stays the same is left alone.

    Raises:
        Refused: Manager or unit does not fit.
    """
    check_links(session, person, entered)
    for name, value in entered.items():
        if getattr(person, name) != value:
            setattr(person, name, value)


def see_stance(session: Session, person_id: int, value: Stance | None, day: date) -> None:
    """Note how a person stood to us on a day; what was set by hand on the same day before is replaced.

    A stance that was seen in a contact stays what was seen there.
    """
    newest = session.exec(
        select(StanceReading)
        .where(StanceReading.stakeholder_id == person_id, StanceReading.day == day)
        .order_by(col(StanceReading.id).desc())
    ).first()
    if newest is not None and newest.interaction_id is None:
        newest.value = value
    elif newest is None or newest.value != value:
        session.add(StanceReading(stakeholder_id=person_id, day=day, value=value))


def current_stance(session: Session, person_id: int, day: date) -> Stance | None:
    """How a person stands to us on a day; None when unknown."""
    newest = session.exec(
        select(StanceReading)
        .where(StanceReading.stakeholder_id == person_id, col(StanceReading.day) <= day)
        .order_by(col(StanceReading.day).desc(), col(StanceReading.id).desc())
    ).first()
    return None if newest is None else newest.value


def see_role(session: Session, person_id: int, role: DecisionRole | None, day: date) -> None:
    """Note which part a person plays from a day on; nothing is noted when it is the part they play already."""
    newest = session.exec(
        select(RoleReading)
        .where(RoleReading.stakeholder_id == person_id, col(RoleReading.day) <= day)
        .order_by(col(RoleReading.day).desc(), col(RoleReading.id).desc())
    ).first()
    if role == (None if newest is None else newest.role):
        return
    if newest is not None and newest.day == day:
        newest.role = role
    else:
        session.add(RoleReading(stakeholder_id=person_id, day=day, role=role))
