"""The people of an account as the org chart takes them: words where the book has codes."""

from collections.abc import Iterator

from kamtui.reading import write_day_short
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.people_cells import budget_parts, touched
from kamtui.screens.people_ranked import fits
from kamtui.services.who_talks import WhoTalks
from kamtui.theme import glyph
from kamtui.widgets.contact_grid import ContactRow, Contacts
from kamtui.widgets.org_chart_values import ChartLine, ChartPerson


def chart_people(view: PeopleView) -> tuple[ChartPerson, ...]:
    """Everybody on the chart, in its order."""
    return tuple(_chart_person(person, view) for person in view.people)


def chart_lines(view: PeopleView) -> tuple[ChartLine, ...]:
    """The lines beside the line of command, each once."""
    return tuple(_chart_lines(view))


def contact_rows(view: PeopleView, talks: WhoTalks, wanted: str = "") -> tuple[ContactRow, ...]:
    """Those who count with what there was between them and each of us, in the order of the chart.

    Args:
        view: The people.
        talks: Who talks to whom.
        wanted: Words that name, title, unit or role have to have.
    """
    return tuple(
        ContactRow(
            id=person.id,
            name=person.name,
            title=person.title or "",
            touched=touched(person),
            touch=person.touch.state,
            is_quiet=person.is_quiet,
            contacts={
                name: Contacts((view.day - talked.last).days, talked.times)
                for name, talked in talks.talked.get(person.id, {}).items()
            },
        )
        for person in view.present
        if fits(person, wanted)
    )


def _chart_person(person: PersonRow, view: PeopleView) -> ChartPerson:
    level = " ".join(
        (
            person.level_now.label if person.level_now else glyph("unknown"),
            f"{glyph('to')} {person.level_wanted.label}" if person.level_wanted else "",
        )
    ).rstrip()
    return ChartPerson(
        id=person.id,
        name=person.name,
        reports_to=person.reports_to_id,
        title=person.title or "",
        unit=person.unit or "",
        stance=person.stance,
        trend=person.trend,
        role=person.role.label if person.role else "",
        influence=person.influence,
        touched=touched(person),
        touch=None if person.is_vacancy else person.touch.state,
        budget="".join(part[0] for part in budget_parts(person, view.currency)),
        coverage="" if person.coverage.value is None else person.coverage.value.label,
        owner=person.owner or "",
        level=level if person.level_now or person.level_wanted else "",
        left=f"left {write_day_short(person.left_on, view.today)}" if person.has_left and person.left_on else "",
        is_vacancy=person.is_vacancy,
        is_outside=person.is_outside,
        is_key=person.is_key and person.counts,
        is_quiet=person.is_quiet and person.counts,
        champion_of=person.champion_of,
    )


def _chart_lines(view: PeopleView) -> Iterator[ChartLine]:
    for person in view.people:
        for line in person.lines:
            if line.is_outgoing:
                yield ChartLine(line.kind, person.id, line.other_id, line.note or "")
