"""The chart of an account's people as a tree of plain text: for mail, a wiki, a terminal and paper."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.text import cells, fit, safe_line
from kamtui.vocabulary import Stance, Trend

WIDTH = 78
"""Columns the tree takes where nobody says otherwise: a line of mail is not broken below 80."""
LEAST_NAME, MOST_NAME = 12, 60
"""Cells that person and title keep, and take at most."""
GAP = 2
"""Blanks between two columns."""
DEEPEST = 8
"""Levels that are indented; what lies deeper stands below the last of them, so that names keep their room."""


class Signs(NamedTuple):
    """What the tree is drawn with.

    Attributes:
        joint: Before one who has siblings below.
        corner: Before the last one.
        line: Where a line goes on.
        blank: Where none does.
        rising: A stance that rises.
        steady: One that stays.
        falling: One that falls.
        minus: Before a negative stance.
    """

    joint: str = "├─ "
    corner: str = "└─ "
    line: str = "│  "
    blank: str = "   "
    rising: str = "↑"
    steady: str = "→"
    falling: str = "↓"
    minus: str = "−"


ASCII = Signs("|- ", "`- ", "|  ", "   ", "^", "=", "v", "-")
"""The same where only ASCII can be shown."""


def people_tree(view: PeopleView, *, width: int = WIDTH, signs: Signs | None = None) -> Iterator[str]:
    """The chart, one line a person: name and title, stance and trend, role, influence; columns of cells.

    Args:
        view: The people.
        width: Columns a line may take; names are cut, nothing else.
        signs: What it is drawn with.

    Yields:
        Lines safe to draw, without blanks at their ends; none without people.
    """
    drawn = signs or Signs()
    rows = [
        (branch, person, [stance_sign(person, drawn), role_words(person), _influence(person)])
        for branch, person in zip(branches(view.people, drawn), view.people, strict=True)
    ]
    if not rows:
        return
    widths = [max(cells(columns[place]) for *_, columns in rows) for place in range(3)]
    room = width - sum(widths) - GAP * sum(1 for each in widths if each)
    widest = max(cells(branch) + cells(_name(person)) for branch, person, _ in rows)
    name = max(LEAST_NAME, min(MOST_NAME, room, widest))
    for branch, person, columns in rows:
        known = branch + fit(_name(person), max(LEAST_NAME, name - cells(branch)))
        parts = [known, *(fit(cell, each) for cell, each in zip(columns, widths, strict=True) if each)]
        yield (" " * GAP).join(parts).rstrip()


def branches(people: Sequence[PersonRow], signs: Signs) -> Iterator[str]:
    """What stands before each name: the lines that lead to the manager.

    Args:
        people: Everybody, depth first.
        signs: What they are drawn with.
    """
    goes_on = _has_sibling_below(people)
    open_levels: list[bool] = []
    for person, more in zip(people, goes_on, strict=True):
        del open_levels[person.depth :]
        open_levels.append(more)
        if not person.depth:
            yield ""
            continue
        shown = open_levels[1 : person.depth][-(DEEPEST - 1) :]
        yield "".join(signs.line if each else signs.blank for each in shown) + (
            signs.joint if more else signs.corner
        )


def _has_sibling_below(people: Sequence[PersonRow]) -> list[bool]:
    """By person whether one of the same manager comes further down."""
    seen: set[int] = set()  # levels on which somebody comes further down, before one nearer to the root does
    found = []
    for person in reversed(people):
        found.append(person.depth in seen)
        seen = {depth for depth in seen if depth < person.depth} | {person.depth}
    return found[::-1]


def _name(person: PersonRow) -> str:
    """Name and title in one clause."""
    if not person.title or (person.is_vacancy and person.title in person.name):
        return safe_line(person.name)
    return f"{safe_line(person.name)}, {safe_line(person.title)}"


def stance_sign(person: PersonRow, signs: Signs | None = None) -> str:
    """The stance as a number with its trend, as `+1 ↑`; a question mark while unknown, nothing for a vacancy.

    Args:
        person: The person.
        signs: What trends are drawn with.
    """
    drawn = signs or Signs()
    if not person.counts:
        return ""
    if person.stance is None:
        return " ?"
    trends = {Trend.RISING: drawn.rising, Trend.STEADY: drawn.steady, Trend.FALLING: drawn.falling}
    trend = f" {trends[person.trend]}" if person.trend else ""
    return f"{stance_number(person.stance, drawn)}{trend}"


def stance_number(stance: Stance, signs: Signs | None = None) -> str:
    """A stance as people write it: `+2`, ` 0`, `−1`; always two cells."""
    drawn = signs or Signs()
    if not stance:
        return " 0"
    return f"{'+' if stance > 0 else drawn.minus}{abs(stance)}"


def role_words(person: PersonRow) -> str:
    """The role and whether they advise from outside; of a vacancy or a leaver that they are one."""
    if person.is_vacancy:
        return "vacancy"
    if person.has_left:
        return "left"
    role = person.role.label if person.role else ""
    return ", ".join(filter(None, (role, "outside" if person.is_outside else "")))


def _influence(person: PersonRow) -> str:
    return person.influence.label if person.influence else ""
