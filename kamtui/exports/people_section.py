"""The people in the Markdown of a plan: the chart, a table of everybody, and what needs attention."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from kamtui.exports.fields import day_markdown, money_markdown
from kamtui.exports.markdown import Align, Markdown, bullet, escape, fence, heading, inside, items, table
from kamtui.exports.mermaid import MOST, mermaid_chart
from kamtui.exports.people_tree import people_tree, role_words, stance_sign
from kamtui.rules.judged import Judged
from kamtui.rules.people import PersonRow
from kamtui.rules.people_flags import THREADS, flags_of
from kamtui.rules.people_view import PeopleView

TITLE = "People"
"""The section's heading."""
SUPPORTED = 3
"""The state of the map where at least one key player supports us."""
NAME_MOST = 60
"""Characters of a name in the table; the chart has it too."""


def people_markdown(view: PeopleView, *, mermaid: bool = False) -> Iterator[Markdown]:
    """The section; nothing where nobody is known.

    Args:
        view: The people.
        mermaid: Whether the chart is drawn with Mermaid, beside a list that every reader shows; beyond 40 people
            there is only the list.

    Yields:
        Blocks of Markdown. The private note is in none of them.
    """
    if not view.people:
        return
    yield heading(2, TITLE)
    yield Markdown(" · ".join(_judgements(view)))
    if mermaid:
        if len(view.people) <= MOST:
            yield fence(mermaid_chart(view), "mermaid", is_clean=True)  # scrubbing would take the stops in labels
        yield items(_list(view))
    else:
        yield fence("\n".join(people_tree(view)), "text")
    yield _table(COLUMNS, view, view.people)
    told = [row for row in view.people if any(column.of(row, view) for column in MORE[1:])]
    if told:
        yield heading(3, "What they may spend, and who of us knows them")
        yield _table(MORE, view, told)
    flags = flags_of(view)
    if flags:
        yield heading(3, "What needs attention")
        yield items(bullet(flag.text) for flag in flags)
    yield from _lines(view)


def _table(wanted: Sequence["_Column"], view: PeopleView, people: Sequence[PersonRow]) -> Markdown:
    """A table of people, with those columns of which something is known; few enough for a page."""
    columns = [column for column in wanted if column.always or any(column.of(row, view) for row in people)]
    sides: list[Align] = [column.side for column in columns]
    rows = [[column.of(row, view) for column in columns] for row in people]
    return table([column.heading for column in columns], rows, sides)


def _judgements(view: PeopleView) -> Iterator[str]:
    yield _support(view)
    yield inside(THREADS.get(view.single_threaded.value or "", "Single-threaded: ?"))
    yield inside(f"Sponsor, decider, champion: {_or_unknown(view.role_coverage)}")
    yield inside(f"Reached in 90 days: {_or_unknown(view.reached)}")
    if view.top.value:
        yield inside(f"At the top: {', '.join(view.top.value)}")


def _support(view: PeopleView) -> Markdown:
    """Whether key players support us, as the map of people says: who does, or what is missing."""
    why = view.map_state.why
    if view.map_state.value != SUPPORTED:
        told = why[0].text if why else "?"
        return escape(f"Key players with us: none, {told}")
    names = [view.by_id[cause.record[1]].name for cause in why if cause.record and cause.record[1] in view.by_id]
    more = f" and {len(why) - 1} more" if len(why) > 1 else ""
    return escape(f"Key players with us: {names[0] if names else '?'}{more}")


def _or_unknown(judged: Judged[Any]) -> str:
    return "?" if judged.value is None else str(judged.value)


def _list(view: PeopleView) -> Iterator[Markdown]:
    for person in view.people:
        facts = (person.name, person.title, stance_sign(person).strip(), role_words(person))
        yield bullet(Markdown(" · ".join(escape(each) for each in facts if each)), person.depth)


def _lines(view: PeopleView) -> Iterator[Markdown]:
    """Dotted, influence and conflict lines, each told once."""
    told = [
        Markdown(f"{escape(person.name)} {inside(line.told)}{f': {inside(line.note)}' if line.note else ''}")
        for person in view.people
        for line in person.lines
        if line.is_outgoing
    ]
    if told:
        yield heading(3, "Lines beside the chart")
        yield items(bullet(line) for line in told)


class _Column(NamedTuple):
    """A column of the table."""

    heading: str
    name: str
    side: Align = "left"
    always: bool = False

    def of(self, row: PersonRow, view: PeopleView) -> str:
        """What stands in it."""
        return _cell(self.name, row, view)


COLUMNS = (
    _Column("Person", "name", always=True),
    _Column("Title", "title"),
    _Column("Unit", "unit"),
    _Column("Role", "role", always=True),
    _Column("Influence", "influence", always=True),
    _Column("Stance", "stance", always=True),
    _Column("Coverage", "coverage"),
    _Column("Last contact", "last_touch", "right"),
)
"""The columns of the first table; of those that are not always there, the ones of which something is known."""
MORE = (
    _Column("Person", "name", always=True),
    _Column("Budget", "budget", "right"),
    _Column("Level", "level"),
    _Column("Our contact", "owner"),
)
"""Those of the second, of whom one of these is known: all in one table are wider than a page."""


def _cell(name: str, row: PersonRow, view: PeopleView) -> str:
    match name:
        case "name":
            found: str = row.name if len(row.name) <= NAME_MOST else f"{row.name[: NAME_MOST - 1].rstrip()}…"
        case "stance":
            found = stance_sign(row).strip()
        case "coverage":
            found = row.coverage.value.label if row.counts and row.coverage.value else ""
        case "last_touch":
            found = day_markdown(row.last_touch) if row.last_touch else ""
        case "budget":
            found = "" if row.budget is None else _budget(row, view.currency)
        case "level":
            found = _level(row)
        case "role":
            found = role_words(row) or "?"
        case "influence":
            found = row.influence.label if row.influence else "" if not row.counts else "?"
        case _:
            found = str(getattr(row, name) or "")
    return found


def _budget(row: PersonRow, currency: str) -> Markdown:
    how = f", {row.approval.label}" if row.approval else ""
    return Markdown(f"{money_markdown(row.budget or 0, currency)}{how}")


def _level(row: PersonRow) -> str:
    if row.level_wanted is None or row.level_wanted is row.level_now:
        return row.level_now.label if row.level_now else ""
    return f"{row.level_now.label if row.level_now else '?'} → {row.level_wanted.label}"
