"""How a person stands to us, as it is drawn: scale, number and trend in a row, and the line of what was seen."""

from collections.abc import Sequence
from typing import Final

from kamtui.theme import glyph, is_ascii, stance_token
from kamtui.vocabulary import Trend
from kamtui.widgets.gauges import stance_number, stance_scale
from kamtui.widgets.parts import Part, Parts, blanks

STANCE = 10
"""Cells of a stance: five of the scale, two of the number, one of the trend, and the blanks between."""
READINGS = 8
"""Readings that a line of stances shows [TAS]."""

TREND_TOKENS: Final = {Trend.RISING: "good", Trend.STEADY: "quiet", Trend.FALLING: "bad"}
"""Ink of a trend."""
_HEIGHTS: Final = {-2: "height-0", -1: "height-1", 0: "height-3", 1: "height-5", 2: "height-7"}
_SIGNS: Final = {-2: "=", -1: "-", 0: "0", 1: "+", 2: "#"}


def trend_mark(trend: Trend | None) -> Part:
    """The arrow of a trend; a blank where there are too few readings for one."""
    return (" ", "fg") if trend is None else (glyph(trend.value), TREND_TOKENS[trend])


def stance_cell(stance: int | None, trend: Trend | None = None) -> Parts:
    """A stance in ten cells: its place on the scale, its number, where it goes.

    Args:
        stance: -2 to +2, or None where nobody knows.
        trend: Where it goes; None below two readings.
    """
    return (*stance_scale(stance), *blanks(1), *stance_number(stance), *blanks(1), trend_mark(trend))


def stance_line(readings: Sequence[int | None], width: int = READINGS) -> Parts:
    """The newest readings, each at its height and in its ink; the heights do not depend on the others shown.

    In ASCII, where no letter has a height, the sign says it: `= - 0 + #` from enemy to mentor.

    Args:
        readings: Oldest first; None where the stance became unknown.
        width: Its cells at most.
    """
    return tuple((_drawn(value), stance_token(value)) for value in (readings[-width:] if width > 0 else ()))


def _drawn(value: int | None) -> str:
    if value is None:
        return glyph("unknown")
    return _SIGNS[value] if is_ascii() else glyph(_HEIGHTS[value])
