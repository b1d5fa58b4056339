"""An account's people as lines of text for a terminal: the chart with its columns, and what needs attention."""

from collections.abc import Iterator

from kamtui.cli.tables import Column, draw_table
from kamtui.exports.people_tree import ASCII, Signs, branches, stance_sign
from kamtui.reading import write_money_short, write_span
from kamtui.rules.people import PersonRow
from kamtui.rules.people_flags import THREADS, flags_of
from kamtui.rules.people_view import PeopleView
from kamtui.text import fit
from kamtui.theme import glyph
from kamtui.vocabulary import TouchState

COLUMNS = (
    Column("Person", least=28),
    Column("Stance"),
    Column("Role", most=16, spare=1),
    Column("Influence", spare=2),
    Column("Touched", "right"),
    Column("Coverage", spare=3),
    Column("Budget", "right", spare=4),
)
"""What is said of a person; of these Budget goes first where there is no room."""

INDENT = 2
"""Blanks before what stands under a heading."""


def people_lines(view: PeopleView, columns: int) -> Iterator[str]:
    """An account's people: what is judged of them, the chart, what needs attention.

    Args:
        view: The people.
        columns: Terminal columns it may take.
    """
    day = f" on {view.day.isoformat()}" if view.as_of else ""
    count = len(view.present)
    yield fit(f"{view.account}: {count} {'person' if count == 1 else 'people'}{day}", columns).rstrip()
    if not view.people:
        return
    yield fit(" · ".join(_judgements(view)), columns).rstrip()
    if view.known_since is not None and view.day < view.known_since:
        yield fit(
            f"the chart is that of {view.known_since.isoformat()}, the first day in the book", columns
        ).rstrip()
    yield ""
    yield from chart_lines(view, columns)
    flags = flags_of(view)
    if flags:
        yield from ("", "What needs attention")
        yield from (f"{' ' * INDENT}{fit(flag.text, columns - INDENT).rstrip()}" for flag in flags)


def chart_lines(view: PeopleView, columns: int) -> Iterator[str]:
    """The chart as a table, one line a person.

    Args:
        view: The people.
        columns: Terminal columns it may take.
    """
    signs = ASCII if glyph("rising").isascii() else Signs()
    rows = [
        [branch + _name(person), *_cells(person, view, signs)]
        for branch, person in zip(branches(view.people, signs), view.people, strict=True)
    ]
    # A column of which nothing is known would only take the others' room.
    kept = [
        place
        for place, column in enumerate(COLUMNS)
        if column.heading == "Person" or any(row[place] for row in rows)
    ]
    return draw_table([COLUMNS[place] for place in kept], [[row[place] for place in kept] for row in rows], columns)


def _judgements(view: PeopleView) -> Iterator[str]:
    unknown = glyph("unknown")
    yield f"map state {unknown if view.map_state.value is None else view.map_state.value}"
    yield THREADS.get(view.single_threaded.value or "", f"single-threaded: {unknown}")
    yield f"roles {view.role_coverage.value or unknown}"
    yield f"reached {view.reached.value or unknown} in 90 d"


def _name(person: PersonRow) -> str:
    return f"{person.name}, {person.title}" if person.title and not person.is_vacancy else person.name


def _cells(person: PersonRow, view: PeopleView, signs: Signs) -> list[str]:
    if not person.counts:
        return ["", "vacancy" if person.is_vacancy else "left", *[""] * 4]
    role = person.role.label if person.role else "outside" if person.is_outside else ""
    days, late = person.touch.days, person.touch.state is TouchState.LATE
    touched = "never" if days is None else write_span(days) + (f" {glyph('late')}" if late else "")
    covered = person.coverage.value
    return [
        stance_sign(person, signs),
        role,
        person.influence.label if person.influence else "",
        touched,
        covered.label if covered else "",
        "" if person.budget is None else write_money_short(person.budget, view.currency),
    ]
