"""One account with very many people, to measure how they are shown."""

from datetime import date, timedelta

from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import RelationLine, RoleReading, Stakeholder, StanceReading
from kamtui.services.example.names import COUNTRIES
from kamtui.services.example.rows import Rows
from kamtui.services.ordering import GAP
from kamtui.vocabulary import DecisionRole, Influence, Stance
from kamtui.vocabulary_people import LineKind
from kamtui.vocabulary_plan import InteractionKind

REPORTS = 4
"""Direct reports of everybody who has any."""
READINGS = 3
"""Stances of everybody whose stance is known."""
OURS = ("J. Kern", "O. Brandt", "M. Sato", "L. Weiss")
"""Who of ours talks to them."""


def add_large_people(rows: Rows, account_id: int, today: date, people: int) -> None:
    """Add people in one tree, with stances, roles, contacts and lines between them.

    Args:
        rows: Where the rows are collected.
        account_id: Whose people.
        today: The day everything is told from.
        people: How many.
    """
    ids: list[int] = []
    for number in range(people):
        country = COUNTRIES[number % len(COUNTRIES)]
        first = country.first_names[number % len(country.first_names)]
        last = country.last_names[number // 3 % len(country.last_names)]
        ids.append(
            rows.add(
                Stakeholder,
                account_id=account_id,
                name=f"{first} {last} {number:03}",
                title=f"Head of line {number}" if number else "Chief executive",
                reports_to_id=ids[(number - 1) // REPORTS] if number else None,
                influence=tuple(Influence)[number % 3],
                position=(number + 1) * GAP,
            )
        )
        _add_readings(rows, ids[-1], number, today)
        if number % 10 == 9:
            kind = tuple(LineKind)[number // 10 % len(LineKind)]
            rows.add(RelationLine, from_id=ids[-1], to_id=ids[number // 2], kind=kind)
    for number in range(people // 2):
        contact = rows.add(
            Interaction,
            account_id=account_id,
            day=today - timedelta(days=number % 200),
            kind=InteractionKind.MEETING,
            our_people=OURS[number % len(OURS)],
        )
        rows.add(Attendance, interaction_id=contact, stakeholder_id=ids[number])


def _add_readings(rows: Rows, id: int, number: int, today: date) -> None:
    """Add the stances of a person and their role; of every fifth nothing is known."""
    if number % 5 == 4:
        return
    for reading in range(READINGS):
        day = today - timedelta(days=30 * (READINGS - reading) + number % 30)
        stance = tuple(Stance)[(number + reading) % len(Stance)]
        rows.add(StanceReading, stakeholder_id=id, day=day, value=stance)
    role = tuple(DecisionRole)[number % len(DecisionRole)]
    rows.add(RoleReading, stakeholder_id=id, day=today - timedelta(days=200), role=role)
