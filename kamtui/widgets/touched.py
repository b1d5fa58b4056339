"""The time since the last contact with somebody and the mark of its state: the same wherever people are shown."""

from kamtui.theme import glyph
from kamtui.vocabulary import TouchState
from kamtui.widgets.parts import Part, Parts, blanks

INKS = {TouchState.LATE: "late", TouchState.DUE: "due", TouchState.NEVER: "muted", TouchState.FINE: "fg"}
"""Ink of the time since the last contact."""


def touched_cell(told: str, state: TouchState | None, *, is_quiet: bool) -> Parts:
    """The time, and one blank later the mark; without a mark a blank in its place, so that digits stay in line.

    Args:
        told: How long ago it was, as `12 d`; `never` for nobody yet.
        state: Whether that is in time; None where it does not matter.
        is_quiet: Whether it is a key player who was not in touch in time, or never.
    """
    mark: Part = (" ", "fg")
    if state is TouchState.LATE or is_quiet:
        mark = (glyph("late"), "late")
    elif state is TouchState.DUE:
        mark = (glyph("due"), "due")
    return ((told, INKS[state] if state is not None else "muted"), *blanks(1), mark)
