"""Small drawings that stand in a row of text: the meter, the line of values and the stance scale."""

from collections.abc import Sequence
from decimal import Decimal

from kamtui.theme import glyph, stance_token
from kamtui.widgets.parts import Parts

HEIGHTS = 8
"""Heights of a value in a line of values."""

STANCES = 5
"""Places of the stance scale: enemy on the left, mentor on the right."""


def meter(share: float, width: int = 6, token: str = "good") -> Parts:
    """A bar that is filled from the left.

    Args:
        share: 0 to 1; beyond either end the bar is empty or full.
        width: Its cells.
        token: The ink of the filled part.
    """
    full = max(0, min(width, round(share * width)))
    return ((glyph("meter") * full, token), (glyph("meter-rest") * (width - full), "faint"))


def sparkline(values: Sequence[Decimal], width: int = 8, token: str = "muted") -> Parts:
    """A line of values, each a column of the height it has between the least and the largest of those shown.

    Args:
        values: Oldest first; the newest ones are shown where there are more than cells.
        width: Its cells at most.
        token: The ink of all but the newest, which is in `fg`.
    """
    shown = values[-width:] if width > 0 else ()
    if not shown:
        return ()
    least, span = min(shown), max(shown) - min(shown)
    # Values that are all the same are a line in the middle: nothing rises or falls.
    heights = [int((value - least) * (HEIGHTS - 1) / span) if span else HEIGHTS // 2 - 1 for value in shown]
    drawn = "".join(glyph(f"height-{height}") for height in heights)
    return ((drawn[:-1], token), (drawn[-1:], "fg"))


def stance_scale(stance: int | None) -> Parts:
    """Five cells from enemy to mentor: the position carries the meaning, colour only repeats it.

    Args:
        stance: -2 to +2, or None where nobody knows: then a question mark stands in the middle.
    """
    place = 2 + (stance or 0)
    mark = glyph("unknown" if stance is None else "point")
    rest = glyph("point-rest")
    return ((rest * place, "quiet"), (mark, stance_token(stance)), (rest * (STANCES - 1 - place), "quiet"))


def stance_number(stance: int | None) -> Parts:
    """A stance in two cells with its sign; unknown stays blank, as the scale beside it already says `?`.

    Args:
        stance: -2 to +2, or None.
    """
    if stance is None:
        return (("  ", "fg"),)
    sign = "+" if stance > 0 else glyph("minus") if stance < 0 else " "
    return ((f"{sign}{abs(stance)}", stance_token(stance)),)
