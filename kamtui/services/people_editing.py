"""Changing an account's people: each call is one step that undo takes back.

The ORM is imported inside, as showing people does not need it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.people_rows import read_names
from kamtui.models.contents import OTHERS
from kamtui.rules.judged import quoted
from kamtui.rules.org_tree import chain_above
from kamtui.services.ordering import move_past, place, place_after
from kamtui.services.people_lines import change_line, draw_line, remove_line
from kamtui.services.plan_entry import read_entry
from kamtui.vocabulary import DecisionRole, Influence, Stance
from kamtui.vocabulary_people import StanceWord

if TYPE_CHECKING:  # for its types alone; at run time the ORM is loaded where something is written
    from sqlmodel import Session

    from kamtui.models.people import Stakeholder

__all__ = [
    "change_line",
    "change_person",
    "create_person",
    "draw_line",
    "hand_up",
    "move_among_siblings",
    "move_person",
    "remove_line",
    "remove_person",
    "see_stances",
    "set_influence",
    "set_role",
    "set_stance",
]

PERSON = OTHERS["stakeholder"]
"""What is entered of a person."""


def create_person(
    book: Book,
    account_id: int,
    values: Mapping[str, object],
    today: date,
    *,
    under: int | None = None,
    after: int | None = None,
    allow_same_name: bool = False,
) -> int:
    """Enter one of the customer's people.

    Args:
        book: Where to.
        account_id: The account.
        values: What was entered, by field name; `role` and `stance` are noted as of today.
        today: The day of role and stance.
        under: Whom they report to, unless the values say it.
        after: The sibling they stand behind; they share the manager where neither `under` nor the values say one.
        allow_same_name: Whether they may be called as somebody else of the account is.

    Returns:
        Their key.

    Raises:
        PersonTwice: Somebody of the account has the name.
        Refused: A value does not fit, or the manager is gone or another account's.
    """
    from kamtui.models.people import Stakeholder
    from kamtui.services import people_records as records

    entered = read_entry(PERSON, values, is_new=True)
    _need_flags(entered)
    dated = _take_dated(entered)
    with book.step(f"New person {quoted(entered['name'])}") as session:
        records.check_account(session, account_id)
        sibling = None if after is None else records.find(session, after)
        if under is None and sibling is not None:
            under = sibling.reports_to_id
        person = Stakeholder(account_id=account_id, name=entered["name"])
        records.fill(session, person, {"reports_to_id": under} | entered)
        if not allow_same_name:
            records.check_name(session, person)
        others = records.siblings(session, account_id, person.reports_to_id)
        place_after(person, others, after)
        session.add(person)
        session.flush()
        _note_dated(session, person, dated, today)
        return records.key_of(person)


def change_person(
    book: Book,
    person_id: int,
    values: Mapping[str, object],
    today: date,
    *,
    allow_same_name: bool = False,
) -> None:
    """Change some fields of a person; nothing is logged when nothing differs.

    A role or stance that differs is noted as of today. Whoever gets a day they left on raises a risk.

    Args:
        book: Where they are.
        person_id: The person.
        values: What was entered, by field name; the rest stays.
        today: The day of role and stance.
        allow_same_name: Whether they may be called as somebody else of the account is.

    Raises:
        PersonTwice: Somebody of the account has the new name.
        Refused: A value does not fit, the person is gone, or a circle would close.
    """
    from kamtui.services import people_records as records

    entered = read_entry(PERSON, values)
    _need_flags(entered)
    dated = _take_dated(entered)
    (name,) = _names(book, (person_id,))
    hung = _what_hangs(book, person_id, today) if entered.get("left_on") else ()
    with book.step(f"Change person {quoted(name)}") as session:
        person = records.find(session, person_id)
        manager, had_left, was_called = person.reports_to_id, person.left_on, person.name
        records.fill(session, person, entered)
        if person.name != was_called and not allow_same_name:
            records.check_name(session, person)
        if person.reports_to_id != manager:
            _put_last(session, (person,), person.reports_to_id)
        _note_dated(session, person, dated, today)
        if had_left is None and person.left_on is not None:
            from kamtui.services.leaving import raise_risk  # seldom needed

            raise_risk(session, person, hung, today)


def set_stance(book: Book, ids: Sequence[int], value: Stance | None, day: date) -> None:
    """Note how people stand to us as of a day; None makes it unknown, which is not neutral.

    What was set by hand on the same day before is replaced; what a contact showed stays.

    Raises:
        Refused: Somebody is gone, or is a vacancy.
    """
    see_stances(book, dict.fromkeys(ids, value), day, "unknown" if value is None else value.label)


def see_stances(book: Book, stances: Mapping[int, Stance | None], day: date, told: str) -> None:
    """Note in one step how several people stand to us as of a day, each in their own way.

    Args:
        book: Where they are.
        stances: By person how they stand; None makes it unknown.
        day: The day it was seen; what was set by hand on it before is replaced, what a contact showed stays.
        told: What the history says of it, as `one up`.

    Raises:
        Refused: Somebody is gone, or is a vacancy; nothing is noted of the others then.
    """
    from kamtui.services import people_records as records

    if not stances:
        return
    with book.step(f"Stance of {_whom(book, tuple(stances))}: {told}") as session:
        for person in records.find_all(session, tuple(stances)):
            _refuse_vacancy(person, "a stance")
        for key, value in stances.items():
            records.see_stance(session, key, value, day)


def set_role(book: Book, people: int | Sequence[int], role: DecisionRole | None, day: date) -> None:
    """Note which part a person plays from a day on, or several; None makes it unknown.

    Raises:
        Refused: Somebody is gone.
    """
    from kamtui.services import people_records as records

    ids = (people,) if isinstance(people, int) else people
    with book.step(f"Role of {_whom(book, ids)}: {'unknown' if role is None else role.label}") as session:
        for person in records.find_all(session, ids):
            records.see_role(session, records.key_of(person), role, day)


def set_influence(book: Book, people: int | Sequence[int], influence: Influence | None) -> None:
    """Say how much influence a person has, or several; None makes it unknown.

    Raises:
        Refused: Somebody is gone.
    """
    from kamtui.services import people_records as records

    ids = (people,) if isinstance(people, int) else people
    told = "unknown" if influence is None else influence.label
    with book.step(f"Influence of {_whom(book, ids)}: {told}") as session:
        for person in records.find_all(session, ids):
            person.influence = influence


def move_person(book: Book, people: int | Sequence[int], under: int | None) -> bool:
    """Move a person with everybody below under another one, or several; None makes them roots of the chart.

    Of several, whoever stands below another one of them goes along and stays there.

    Returns:
        False when they report there already; nothing is logged then.

    Raises:
        Refused: A circle would close (the chain is told), or one of them is gone or another account's; nobody is
            moved then.
    """
    from kamtui.services import people_records as records

    ids = (people,) if isinstance(people, int) else tuple(people)
    to = "to the top" if under is None else f"under {quoted(_names(book, (under,))[0])}"
    with book.step(f"Move {_whom(book, ids)} {to}") as session:
        found = records.find_all(session, ids)
        above, chosen = records.managers_of(session, found[0].account_id), set(ids)
        tops = [person for person in found if chosen.isdisjoint(chain_above(above, records.key_of(person)))]
        movers = [person for person in tops if person.reports_to_id != under]
        if under is not None:
            records.check_manager(session, movers, under)
        _put_last(session, movers, under)
    return bool(movers)


def move_among_siblings(book: Book, person_id: int, by: Literal[-1, 1]) -> bool:
    """Move a person one place up or down among those who report to the same manager.

    Args:
        book: Where they are.
        person_id: The person.
        by: -1 for up, 1 for down.

    Returns:
        False when they stand at that end already; nothing is logged then.

    Raises:
        Refused: The person is gone.
    """
    from kamtui.services import people_records as records

    (name,) = _names(book, (person_id,))
    with book.step(f"Move {quoted(name)} {'up' if by < 0 else 'down'}") as session:
        person = records.find(session, person_id)
        return move_past(person, records.siblings(session, person.account_id, person.reports_to_id), by)


def remove_person(book: Book, people: int | Sequence[int]) -> None:
    """Remove a person entered by mistake, or several, with all that is noted of them; who reported there moves up.

    Raises:
        Refused: Somebody is gone; nobody is removed then.
    """
    from kamtui.services import people_records as records

    ids = (people,) if isinstance(people, int) else people
    with book.step(f"Remove {'person ' if len(ids) == 1 else ''}{_whom(book, ids)}") as session:
        found = records.find_all(session, ids)
        below = {account: records.by_manager(session, account) for account in {each.account_id for each in found}}
        for person in found:
            _hand_up(person, below[person.account_id])
        session.flush()  # nobody reports to them now, or the book itself would take their reports away
        for person in found:
            session.delete(person)


def hand_up(session: "Session", person: "Stakeholder") -> int:
    """Have those who report to a person report to that one's manager, in the person's place; how many they are."""
    from kamtui.services import people_records as records

    return _hand_up(person, records.by_manager(session, person.account_id))


def _hand_up(person: "Stakeholder", below: dict[int | None, list["Stakeholder"]]) -> int:
    """Do that among everybody of the account, by whom they report to; what is given is kept true."""
    reports = below.pop(person.id, [])
    if not reports:
        return 0
    others = below.setdefault(person.reports_to_id, [])
    keys = [other.id for other in others]
    index = keys.index(person.id) + 1 if person.id in keys else len(others)
    for number, report in enumerate(reports, index):
        report.reports_to_id = person.reports_to_id
        place(report, others, number)
        others.insert(number, report)
    return len(reports)


def _put_last(session: "Session", people: Sequence["Stakeholder"], under: int | None) -> None:
    """Place people behind those who report to their new manager."""
    from kamtui.services import people_records as records

    moved = {person.id for person in people}
    ends: dict[int | None, list[Stakeholder]] = {}
    for person in people:
        if person.account_id not in ends:
            others = records.siblings(session, person.account_id, under)
            ends[person.account_id] = [other for other in others if other.id not in moved]
        before = ends[person.account_id]
        person.reports_to_id = under
        place(person, before, len(before))
        before.append(person)


def _need_flags(entered: Mapping[str, Any]) -> None:
    """See that yes or no is said where one of them must be."""
    for spec in PERSON.specs:
        if spec.name.startswith("is_") and entered.get(spec.name, False) is None:
            raise Refused(f"{spec.label}: it is yes or no.", spec.name)


def _take_dated(entered: dict[str, Any]) -> dict[str, Any]:
    """Take what is kept as dated rows out of what was entered, as what is stored."""
    dated = {name: entered.pop(name) for name in PERSON.dated if name in entered}
    if isinstance(word := dated.get("stance"), StanceWord):
        dated["stance"] = word.stance
    return dated


def _note_dated(session: "Session", person: "Stakeholder", dated: Mapping[str, Any], today: date) -> None:
    from kamtui.services import people_records as records

    key = records.key_of(person)
    if "role" in dated:
        records.see_role(session, key, dated["role"], today)
    if "stance" in dated and dated["stance"] != records.current_stance(session, key, today):
        _refuse_vacancy(person, "a stance")
        records.see_stance(session, key, dated["stance"], today)


def _refuse_vacancy(person: "Stakeholder", what: str) -> None:
    if person.is_vacancy:
        raise Refused(f"{quoted(person.name)} is a vacancy: nobody is there to have {what}.", "stance")


def _what_hangs(book: Book, person_id: int, today: date) -> tuple[str, ...]:
    from kamtui.services.leaving import what_hangs_on  # seldom needed

    return what_hangs_on(book, person_id, today, with_private=False)


def _whom(book: Book, ids: Sequence[int]) -> str:
    """One person by name, several by their number, as the history tells it.

    Raises:
        Refused: Somebody is not in the book, or not any more.
    """
    names = _names(book, ids)
    return quoted(names[0]) if len(names) == 1 else f"{len(names)} people"


def _names(book: Book, ids: Sequence[int]) -> list[str]:
    """What people are called, in the order of their keys as given.

    Raises:
        Refused: Somebody is not in the book, or not any more.
    """
    with book.rows() as connection:
        names = read_names(connection, ids)
    if any(key not in names for key in ids):
        raise Refused("This person is not in the book any more.")
    return [names[key] for key in ids]
