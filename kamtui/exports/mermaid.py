"""The chart as Mermaid, for wikis that draw it; whatever a name holds, it stays a name."""

import re
from collections.abc import Iterator, Mapping

from kamtui.exports.people_tree import stance_sign
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.text import safe_line
from kamtui.vocabulary_people import LineKind

MOST = 40
"""People above whom a document has only the list: a drawing of more is read by nobody."""

LABEL_MOST = (80, 40, 24)
"""Characters of a name or a title on the chart; the fewer where the chart gets longer than Mermaid draws."""
MOST_TEXT, MOST_LINES = 50_000, 500
"""Characters and lines between boxes that Mermaid draws, unless whoever runs it has raised them."""
ENTITIES = {sign: f"#{ord(sign)};" for sign in "#%:"} | {'"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"}
"""What is written otherwise in a label, as it ends one, or is a style, a directive or HTML."""
STOP = "\ufeff"
"""Takes no room and counts as a blank, so that what begins before it is no markup."""
MARKUP = re.compile(r"[*_~\\]|\$(?=\$)|:(?=//|fa-)|@(?=\w)|\](?=[(\[])|www(?=\.)|ﬂ(?=°)|¶(?=ß)", re.IGNORECASE)
"""What is followed by a stop: emphasis, an escape, a formula, an address, an icon, a link, Mermaid's own signs."""
BEGINS = re.compile(r"(\d+[.)]|[-+]|#+)(\s|$)|[-=:|\s]+$")
"""How a text begins that Markdown takes for a list or a heading, or what is a line below a heading or a table."""
START = "\u200b"
"""Takes no room and counts as a letter: what stands behind it does not begin anything."""
DIRECTION = re.compile(r"(?<=directio)n(?=\s)")
"""Where a line that speaks of a direction is kept from being an instruction."""

KIND = "flowchart LR\n"
"""What Mermaid is to draw: boxes and lines, the reports to the right of their manager."""
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
        Its text, each line ended; a chart without people is an empty one. One that Mermaid draws only where
        somebody has raised its limits says so at its top.
    """
    names = {person.id: f"n{number}" for number, person in enumerate(view.people, 1)}
    joins, away = list(_joins(view, names)), list(_away(view, names))
    for most in LABEL_MOST:
        boxes = (f'{names[person.id]}["{_label(person, most)}"]' for person in view.people)
        chart = "".join(f"    {line}\n" for line in (*boxes, *joins, *away))
        length = _length(chart)
        if length < MOST_TEXT - len(KIND):
            break
    return "".join((*_beyond(length, len(joins)), KIND, chart))


def _length(text: str) -> int:
    """Characters as Mermaid counts them, which is JavaScript: many an emoji or rare ideograph is two."""
    return len(text.encode("utf-16-le")) // 2


def _beyond(text: int, joins: int) -> Iterator[str]:
    """What has to be raised where Mermaid is set up, as comments."""
    if text >= MOST_TEXT - len(KIND):
        yield f"%% {text:,} characters: Mermaid draws {MOST_TEXT:,} unless its maxTextSize is raised\n"
    if joins > MOST_LINES:
        yield f"%% {joins:,} lines: Mermaid draws {MOST_LINES} unless its maxEdges is raised\n"


def _joins(view: PeopleView, names: Mapping[int, str]) -> Iterator[str]:
    """The lines of command, then those beside them."""
    for person in view.people:
        if person.reports_to_id is not None and person.reports_to_id in names:
            yield f"{names[person.reports_to_id]} --> {names[person.id]}"
    for person in view.people:
        for line in person.lines:
            if line.is_outgoing and line.other_id in names:
                yield f"{names[person.id]} {ARROWS[line.kind]} {names[line.other_id]}"


def _away(view: PeopleView, names: Mapping[int, str]) -> Iterator[str]:
    """Vacancies and leavers have a dashed border."""
    away = [names[person.id] for person in view.people if not person.counts]
    if away:
        yield "classDef away stroke-dasharray: 4 4,font-style:italic"
        yield f"class {','.join(away)} away"


def _label(person: PersonRow, most: int) -> str:
    facts = [
        stance_sign(person).strip() if person.counts else "",
        person.role.label if person.role else "",
        "vacancy" if person.is_vacancy else "left" if person.has_left else "",
        "outside" if person.is_outside else "",
    ]
    parts = (person.name, person.title or "", " · ".join(filter(None, facts)))
    return "<br/>".join(escape_label(part, most) for part in parts if part.strip())


def escape_label(text: str, most: int = LABEL_MOST[0]) -> str:
    r"""Text as it stands between the quotes of a Mermaid label: nothing in it is code, markup or a line break.

    Mermaid's own way is an entity with `#` in place of `&`. That keeps a text from ending its label, but it is
    undone before Mermaid looks for `\n`, `$$`, icons and, in versions 11.0 to 11.9 and more, for Markdown and
    addresses; those are broken by a character that nobody sees. A backtick has none that breaks it: a letter that
    looks like one stands for it. All this is held against Mermaid 10.9, 11.2, 11.4, 11.9 and 11.17.

    Args:
        text: Any text of the user's.
        most: Characters it is cut to.
    """
    line = safe_line(text).strip()
    if len(line) > most:
        line = f"{line[: most - 1].rstrip()}…"
    stopped = MARKUP.sub(lambda found: f"{found[0]}{STOP}", line.replace("`", "ˋ"))
    if BEGINS.match(stopped):
        stopped = f"{START}{stopped}"
    return DIRECTION.sub("#110;", "".join(ENTITIES.get(letter, letter) for letter in stopped))
