"""How well an account's people are covered: talked with, in their roles, from the top down [TAS, HP]."""

from collections.abc import Mapping, Sequence
from datetime import date

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.people_view import Share
from kamtui.rules.relationships import TOUCHED_DAYS, Person, single_threaded
from kamtui.vocabulary import DecisionRole
from kamtui.vocabulary_people import Coverage

COVERAGE_DAYS = 365
"""Contacts of so many days count for coverage: twelve months."""
SEVERAL, IN_DEPTH = 2, 5
"""From so many contacts on it is several, and in depth."""
LISTED = 12
"""How many names a cause lists before the rest is counted."""

ROLES: tuple[tuple[str, tuple[DecisionRole, ...]], ...] = (
    ("sponsor", (DecisionRole.SPONSOR,)),
    ("decision maker or approver", (DecisionRole.DECISION_MAKER, DecisionRole.APPROVER)),
    ("champion", (DecisionRole.CHAMPION,)),
)
"""What an account needs at least one of each of."""


def judge_coverage(contacts: int, last: date | None, *, is_vacancy: bool = False) -> Judged[Coverage]:
    """How much we talked with a person.

    Args:
        contacts: Those of the last twelve months they took part in.
        last: The day of the last one of all.
        is_vacancy: Whether there is nobody to talk with.
    """
    if is_vacancy:
        return Judged(None, (Cause("nobody fills the place"),))
    word = Coverage.BRIEF if contacts else Coverage.NONE
    if contacts >= SEVERAL:
        word = Coverage.IN_DEPTH if contacts >= IN_DEPTH else Coverage.SEVERAL
    told = (
        f"{contacts} contact{'' if contacts == 1 else 's'} in 12 months" if contacts else "no contact in 12 months"
    )
    if not contacts and last is None:
        told = "never in touch"
    return Judged(word, (Cause(told),))


def role_coverage(people: Sequence[Person]) -> Judged[Share]:
    """How many of sponsor, decision maker or approver, and champion there are [HP].

    Returns:
        The share, with what is missing first; None while nobody's role is known.
    """
    if not any(person.role for person in people):
        return Judged(None, (Cause("nobody's role is known" if people else "nobody is known"),))
    missing: list[Cause] = []
    found: list[Cause] = []
    for name, roles in ROLES:
        those = [person for person in people if person.role in roles]
        if not those:
            missing.append(Cause(f"no {name}"))
        else:
            record = ("stakeholder", those[0].id)
            found.append(Cause(f"{name}: {listed([person.name for person in those])}", 0, record))
    return Judged(Share(len(found), len(ROLES)), (*missing, *found))


def reached(people: Sequence[Person], today: date) -> Judged[Share]:
    """How many of the people were touched in the last 90 days, those who were not first."""
    if not people:
        return Judged(None, (Cause("nobody is known"),))
    those = [person for person in people if person.touched_within(TOUCHED_DAYS, today)]
    others = [person for person in people if not person.touched_within(TOUCHED_DAYS, today)]
    causes = []
    if others:
        causes.append(Cause(f"not in {TOUCHED_DAYS} d: {listed([person.name for person in others])}"))
    if those:
        causes.append(Cause(f"in {TOUCHED_DAYS} d: {listed([person.name for person in those])}"))
    return Judged(Share(len(those), len(people)), tuple(causes))


def threads_by_unit(
    people: Sequence[Person],
    units: Mapping[int, str],
    members: Mapping[int, Sequence[int]],
    today: date,
) -> dict[int, Judged[str]]:
    """Whether each unit hangs on one person; units without people are left out.

    Args:
        people: Everybody who counts.
        units: Names of units by key.
        members: Keys of the people in each unit and the units inside it.
        today: The day to judge on.
    """
    by_id = {person.id: person for person in people}
    found = {}
    for unit in units:
        those = [by_id[key] for key in members.get(unit, ()) if key in by_id]
        if those:
            found[unit] = single_threaded(those, today)
    return found


def listed(names: Sequence[str], most: int = LISTED) -> str:
    """Names in one line, the rest counted: `A, B and 3 more`."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown
