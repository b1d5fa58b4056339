"""The chart as Mermaid, for wikis that draw it; whatever a name holds, it stays a name."""

import re
from collections.abc import Iterator

from kamtui.exports.people_tree import stance_sign
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.text import safe_line
from kamtui.vocabulary_people import LineKind

MOST = 40
"""People above whom a document has only the list: a drawing of more is read by nobody."""

LABEL_MOST = 80
"""Characters of a name or a title on the chart; documents have a table beside it, too."""
ENTITIES = {'"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"} | {sign: f"#{ord(sign)};" for sign in "#`%:\\$"}
"""What is written otherwise in a label."""
LIST = re.compile(r"\d+[.)]|[-*+](?= )")
"""How a text begins that Mermaid would take for a list."""

ARROWS = {
    LineKind.DOTTED: '-. "also reports to" .->',
    LineKind.INFLUENCE: '== "influences" ==>',
    LineKind.CONFLICT: '-. "conflict" .-',
}
"""How a line beside the line of command is drawn, from where it begins."""


def mermaid_chart(view: PeopleView) -> str:
    """Write the chart as a Mermaid flowchart, left to right.

    Args:
        view: The people.

    Returns:
        Its text, each line ended; a chart without people is an empty one.
    """
    return "".join(f"{line}\n" for line in _lines(view))


def _lines(view: PeopleView) -> Iterator[str]:
    names = {person.id: f"n{number}" for number, person in enumerate(view.people, 1)}
    yield "flowchart LR"
    for person in view.people:
        yield f'    {names[person.id]}["{_label(person)}"]'
    for person in view.people:
        if person.reports_to_id in names:
            yield f"    {names[person.reports_to_id]} --> {names[person.id]}"
    for person in view.people:
        for line in person.lines:
            if line.is_outgoing and line.other_id in names:
                yield f"    {names[person.id]} {ARROWS[line.kind]} {names[line.other_id]}"
    away = [names[person.id] for person in view.people if not person.counts]
    if away:
        yield "    classDef away stroke-dasharray: 4 4,opacity:0.6"
        yield f"    class {','.join(away)} away"


def _label(person: PersonRow) -> str:
    facts = [
        stance_sign(person).strip() if person.counts else "",
        person.role.label if person.role else "",
        "vacancy" if person.is_vacancy else "left" if person.has_left else "",
        "outside" if person.is_outside else "",
    ]
    parts = (person.name, person.title or "", " · ".join(filter(None, facts)))
    return "<br/>".join(escape_label(part) for part in parts if part.strip())


def escape_label(text: str) -> str:
    """Text as it stands between the quotes of a Mermaid label: nothing in it is code, markup or a line break.

    Mermaid's own way is an entity with `#` in place of `&`. Beside what ends a label it takes `%%{` anywhere for a
    directive, a line with `style`, a colon and an entity for a style, a backslash and `n` for a line break, `$$`
    for a formula, `fa:` for an icon, and a text that begins like a list for one that it cannot draw. It draws no
    chart of more than 50,000 characters, so a label has an end.

    Args:
        text: Any text of the user's.
    """
    line = safe_line(text).strip()
    if len(line) > LABEL_MOST:
        line = f"{line[: LABEL_MOST - 1].rstrip()}…"
    begins = LIST.match(line)
    place = -1 if begins is None else begins.end() - 1
    return "".join(
        f"#{ord(letter)};" if at == place else ENTITIES.get(letter, letter) for at, letter in enumerate(line)
    )
