"""How a value of the plan may be written, in few words for the strip; the keys stand in the footer."""

from kamtui.screens.plan_cells import Cell
from kamtui.widgets.parts import Parts

COPIES: Parts = (("f6", "accent"), (" copies it elsewhere", "muted"))
"""What else may be done with a text that the disk does not take."""
PICKED = "its first letters find a word"
"""How a word is picked."""


def how_typed(cell: Cell, *, has_failed: bool = False) -> Parts:
    """How a value may be written; nothing where any text is one.

    Args:
        cell: The value.
        has_failed: Whether it was not saved for a reason that may pass.
    """
    if has_failed:
        return COPIES
    how = PICKED if cell.choices else cell.how
    # No column says what it is, and no line of its own as where one types.
    return ((f"{cell.label}: {how}" if cell.choices and cell.is_below else how, "muted"),) if how else ()
