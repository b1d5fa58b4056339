"""One of the customer's people leaves: what hung on them, who their reports go to, and the risk it is."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.leaving_rows import read_hanging
from kamtui.reading import write_day_plain
from kamtui.rules.coverage import ROLES, listed
from kamtui.rules.judged import quoted, shortened
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.rules.relationships import map_state, single_threaded
from kamtui.services.ordering import place_after
from kamtui.services.people import as_judged, load_people, load_person
from kamtui.vocabulary import Influence

if TYPE_CHECKING:  # for its types alone; at run time the ORM is loaded where something is written
    from sqlmodel import Session

    from kamtui.models.people import Stakeholder

Reports = Literal["up", "flag"]
"""What becomes of those who reported to a leaver: they move to the manager, or stay in place and are flagged."""

CERTAIN = 5
"""How likely the risk of somebody who leaves is, of 1 to 5: it has happened."""
IMPACTS = {Influence.HIGH: 5, Influence.MEDIUM: 4, Influence.LOW: 2}
"""How hard it hits when a known influence goes, 1 to 5."""
LISTED = 5
"""How many titles of a kind are named."""


def what_hangs_on(book: Book, person_id: int, today: date, *, with_private: bool = True) -> tuple[str, ...]:
    """What hangs on a person: reports, what the account would lose, lines, records that name them.

    Args:
        book: Where to look.
        person_id: The person.
        today: The day to judge on.
        with_private: Whether records that never leave the book are named.

    Raises:
        Refused: The person is not in the book, or not any more.
    """
    page = load_person(book, person_id, today)
    view = load_people(book, page.account_id, today)
    with book.rows() as connection:
        hanging = read_hanging(connection, person_id, with_private=with_private)
    return (
        *_reports(page.reports),
        *_losses(view, page.row),
        *(f"{page.row.name} {line.told}" for line in page.row.lines),
        *(f"{each.what}: {listed([shortened(title) for title in each.titles], LISTED)}" for each in hanging),
    )


def mark_left(book: Book, person_id: int, day: date, reports: Reports, *, today: date | None = None) -> int:
    """Say that a person has left, or leaves on a day ahead; all that is known of them stays.

    One step: the day, the reports, and a risk in the account's current plan that tells what hung on the person.

    Args:
        book: Where they are.
        person_id: The person.
        day: The day they left on.
        reports: Whether those who reported to them move up to the manager, or stay and are flagged.
        today: The day to judge on; the day they left on when not said.

    Returns:
        The key of the risk.

    Raises:
        Refused: The person is gone from the book, a vacancy, or has left before.
    """
    from kamtui.services import people_records as records
    from kamtui.services.people_editing import hand_up

    page = load_person(book, person_id, today or day)
    if page.row.is_vacancy:
        raise Refused(f"{quoted(page.row.name)} is a vacancy: nobody is there to leave.")
    if page.row.left_on is not None:
        raise Refused(f"{quoted(page.row.name)} left on {write_day_plain(page.row.left_on)} already.", "left_on")
    told = what_hangs_on(book, person_id, today or day, with_private=False)
    with book.step(f"{quoted(page.row.name)} left on {write_day_plain(day)}") as session:
        person = records.find(session, person_id)
        person.left_on = day
        if reports == "up":
            hand_up(session, person)
        return raise_risk(session, person, told, today or day)


def raise_risk(session: "Session", person: "Stakeholder", told: Sequence[str], today: date) -> int:
    """Add the risk of a person who leaves to the account's current plan; its key.

    Args:
        session: A step's session.
        person: Who leaves, with the day.
        told: What hangs on them.
        today: The day that a plan is made for where there is none.
    """
    from kamtui.models.account import Account
    from kamtui.models.actions import Risk
    from kamtui.services import plan_records

    account_id = person.account_id or 0
    plan = plan_records.ensure_plan(session, account_id, today)
    account = session.get(Account, account_id)
    who = ", ".join(filter(None, (person.name, person.title)))
    risk: Any = Risk(
        plan_id=plan,
        text=f"{who}: gone as of {write_day_plain(person.left_on or today)}",
        likelihood=CERTAIN,
        impact=_impact(person),
        mitigation="Find out who follows, and meet them",
        owner=person.relationship_owner or (account.owner if account else None),
        note="\n".join(("What hung on them:", *(f"- {line}" for line in told))) if told else None,
    )
    place_after(risk, plan_records.siblings(session, "risk", plan), None)
    session.add(risk)
    session.flush()
    return plan_records.key_of(risk)


def _impact(person: "Stakeholder") -> int:
    """How hard it hits, 1 to 5, by the influence that goes; one that nobody knows stands in the middle."""
    return 3 if person.influence is None else IMPACTS[person.influence]


def _reports(reports: Sequence[tuple[int, str]]) -> Iterator[str]:
    if reports:
        names = listed([name for _, name in reports])
        yield f"{len(reports)} report{'s' if len(reports) == 1 else ''} to them: {names}"


def _losses(view: PeopleView, gone: PersonRow) -> Iterator[str]:
    """What would be worse for the account without them."""
    if not gone.counts:
        return
    left = tuple(as_judged(row) for row in view.present if row.id != gone.id)
    state, then = view.map_state.value, map_state(left).value
    if state is not None and then is not None and then < state:
        yield f"map state falls from {state} to {then}"
    thread = single_threaded(left, view.day)
    if thread.value != view.single_threaded.value and thread.value in ("yes", "critical"):
        how = "" if thread.value == "yes" else ", critically"
        yield f"the account becomes single-threaded{how}: {thread.why[0].text}"
    for name, roles in ROLES:
        if gone.role in roles and not any(person.role in roles for person in left):
            yield f"no {name} is left"
    yield from (f"they speak for {competitor}" for competitor in gone.champion_of)
