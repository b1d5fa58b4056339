"""Lines beside the line of command, as marks: what joins a person to others, and to whom."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from kamtui.theme import glyph
from kamtui.vocabulary_people import LineKind
from kamtui.widgets.org_chart_values import ChartLine
from kamtui.widgets.parts import Parts

LINES = 3
"""Cells of the marks: a place for each kind."""


class Ends(NamedTuple):
    """Whom the lines of one kind lead to from a person.

    Attributes:
        out: Those it leads to.
        into: Those it comes from.
    """

    out: Set[int] = frozenset()
    into: Set[int] = frozenset()


Lines = Mapping[int, Mapping[LineKind, Ends]]
"""The ends of the lines by person and kind."""


def join(lines: Sequence[ChartLine]) -> Lines:
    """Sort lines by the people they join."""
    found: dict[int, dict[LineKind, tuple[set[int], set[int]]]] = {}
    for line in lines:
        found.setdefault(line.start, {}).setdefault(line.kind, (set(), set()))[0].add(line.end)
        found.setdefault(line.end, {}).setdefault(line.kind, (set(), set()))[1].add(line.start)
    return {id: {kind: Ends(*ends) for kind, ends in kinds.items()} for id, kinds in found.items()}


def joined_to(lines: Lines, id: int) -> Set[int]:
    """Everybody whom a line of any kind joins to a person."""
    return {other for ends in lines.get(id, {}).values() for other in (*ends.out, *ends.into)}


def line_marks(lines: Lines, id: int, at: int | None = None) -> Parts:
    """The marks of a person in three cells, each kind at its place: dotted, influence, conflict.

    A mark is in the accent where it joins the person to whoever stands under the cursor.

    Args:
        lines: Everybody's lines.
        id: The person.
        at: Who stands under the cursor.
    """
    kinds = lines.get(id, {})
    return tuple(_mark(kind, kinds.get(kind), at) for kind in LineKind)


def _mark(kind: LineKind, ends: Ends | None, at: int | None) -> tuple[str, str]:
    if ends is None:
        return (" ", "fg")
    token = "accent" if at in ends.out or at in ends.into else "quiet"
    if kind is LineKind.DOTTED:
        return (glyph("line-dotted"), token)
    if kind is LineKind.CONFLICT:
        return (glyph("line-conflict"), token)
    # What comes from whoever stands under the cursor goes in, even if this person influences others too.
    goes_in = at in ends.into if token == "accent" else not ends.out
    return (glyph("line-in" if goes_in else "line-out"), token)
