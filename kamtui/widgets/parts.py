"""Text with its ink, as plain values: what screens hand to widgets, and how it is fitted into cells."""

from collections.abc import Iterable
from typing import Literal

from kamtui.text import cells, fit, safe_line
from kamtui.theme import glyph, plain

Part = tuple[str, str] | tuple[str, str, str]
"""A text, its token, and perhaps letters: `b` bold, `u` underlined, `n` a row's name (bold at the cursor)."""

Parts = tuple[Part, ...]
"""Texts that follow each other on one line; blanks between them are written out."""

Align = Literal["left", "right"]
"""The side of its cells on which a text stands."""


def letters_of(part: Part) -> str:
    """The attributes of a part, or an empty text."""
    return part[2] if len(part) == 3 else ""


def with_text(part: Part, text: str) -> Part:
    """The part with another text in the same ink."""
    return (text, part[1], part[2]) if len(part) == 3 else (text, part[1])


def width_of(parts: Iterable[Part]) -> int:
    """How many cells the parts take side by side."""
    return sum(cells(part[0]) for part in parts)


def safe_parts(parts: Parts) -> Parts:
    """The parts as they may be drawn: nothing in them moves the cursor, and ASCII alone where that is wanted."""
    return tuple(with_text(part, plain(safe_line(part[0]))) for part in parts)


def blanks(count: int) -> Parts:
    """So many empty cells; none if the count is not positive."""
    return ((" " * count, "fg"),) if count > 0 else ()


def fit_parts(parts: Parts, width: int, align: Align = "left") -> Parts:
    """The parts in exactly `width` cells: cut at the end with the mark for more, or filled up with blanks.

    Args:
        parts: What to show; whatever could move the terminal's cursor becomes harmless.
        width: How many cells to fill; none or less gives nothing.
        align: The side on which the text stands.
    """
    if width <= 0:
        return ()
    if len(parts) == 1:
        return (with_text(parts[0], fit(plain(parts[0][0]), width, align, glyph("more"))),)
    safe = safe_parts(parts)
    room = width - width_of(safe)
    if room < 0:
        return _cut(safe, width)
    return blanks(room) + safe if align == "right" else safe + blanks(room)


def _cut(parts: Parts, width: int) -> Parts:
    """Parts that are too long together, in `width` cells of which the mark for more takes one."""
    kept: list[Part] = []
    room = width - 1
    for part in parts:
        used = cells(part[0])
        if used > room:
            text = fit(part[0], room, more="").rstrip() + glyph("more")
            kept += (with_text(part, text), *blanks(room + 1 - cells(text)))
            break
        kept.append(part)
        room -= used
    return tuple(kept)


def spread(left: Parts, right: Parts, width: int, gap: int = 3) -> Parts:
    """Two texts at the two ends of a line; the left one is cut first, the right one goes whole if it must.

    Args:
        left: What stands at the left edge.
        right: What ends at the right edge.
        width: How many cells the line has.
        gap: The fewest blanks between the two.
    """
    taken = width_of(right)
    if not right or taken >= width:
        return fit_parts(left, width)
    room = width - taken
    if width_of(left) <= room - gap:
        return fit_parts(left, room) + right
    return fit_parts(left, room - gap) + blanks(min(gap, room)) + right
