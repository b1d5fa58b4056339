"""How each state of a white-space cell is shown and set: its mark, its ink, and the letter that is its key."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamtui.theme import glyph, plain
from kamtui.vocabulary_plan import CellState
from kamtui.widgets.parts import Parts, blanks, width_of

GAP = 2
"""Blanks between two states of the legend."""
LEGEND_LINES = 2
"""Lines of the legend, unless even the short words need more."""


class StateLook(NamedTuple):
    """What one state looks like.

    Attributes:
        key: The key that sets it, by Textual's name.
        letter: What is printed on the key, and stands in the cell unless the mark alone says it all.
        mark: The name of its mark.
        token: Its ink.
        short: A shorter word for it.
    """

    key: str
    letter: str
    mark: str
    token: str
    short: str = ""


LOOKS: Mapping[CellState, StateLook] = {
    CellState.OURS: StateLook("O", "O", "cell-ours", "good"),
    CellState.COMPETITOR: StateLook("C", "C", "rival", "watch"),
    CellState.PARTNER: StateLook("P", "P", "cell-partner", "stance-neutral"),
    CellState.IN_HOUSE: StateLook("T", "T", "cell-in-house", "fg"),
    CellState.OPPORTUNITY: StateLook("W", "W", "cell-opportunity", "stance-supporter"),
    CellState.IDEA: StateLook("I", "I", "cell-idea", "customer", "idea"),
    CellState.LOST: StateLook("L", "L", "cell-lost", "muted"),
    CellState.NOT_APPLICABLE: StateLook("minus", "−", "no-value", "quiet", "n/a"),
    CellState.UNKNOWN: StateLook("X", "X", "unknown", "muted"),
}
"""The states in the order of the legend. The letters do nothing else in the plan; T is for themselves."""

MARK_ALONE = (CellState.UNKNOWN, CellState.NOT_APPLICABLE)
"""States whose mark needs no letter: most cells have them, and a grid full of letters cannot be read."""


def state_parts(state: CellState) -> Parts:
    """Mark and letter of a state in three cells."""
    look = LOOKS[state]
    letter = " " if state in MARK_ALONE else look.letter
    return ((f"{glyph(look.mark)} {letter}", look.token),)


def legend_lines(width: int) -> tuple[Parts, ...]:
    """All states with their keys, with marks and whole words where two lines of so many cells hold them."""
    for has_marks, is_short in ((True, False), (False, False), (False, True)):
        lines = _broken([_entry(state, has_marks=has_marks, is_short=is_short) for state in LOOKS], width)
        if len(lines) <= LEGEND_LINES:
            break
    return lines


def _entry(state: CellState, *, has_marks: bool, is_short: bool) -> Parts:
    look = LOOKS[state]
    mark: Parts = ((f"{glyph(look.mark)} ", look.token),) if has_marks else ()
    word = look.short if is_short and look.short else state.label
    return (*mark, (plain(look.letter), "accent"), (f" {word}", "muted"))


def _broken(entries: Sequence[Parts], width: int) -> tuple[Parts, ...]:
    lines: list[Parts] = []
    for entry in entries:
        if lines and width_of(lines[-1]) + GAP + width_of(entry) <= width:
            lines[-1] = (*lines[-1], *blanks(GAP), *entry)
        else:
            lines.append(entry)
    return tuple(lines)
