"""A choice as a row of words, or as one word at a time where they do not all fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.text import cells, fit, safe_line
from kamtui.theme import glyph, plain

LONGEST = 24
"""Cells of one word in a row."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the row.

    Attributes:
        start: Its first cell; the cell before it is its own ground.
        text: What it says, safe to draw.
        place: Its place among the choices; -1 for what is only a mark.
    """

    start: int
    text: str
    place: int


def words_in(choices: Sequence[str], chosen: int, width: int) -> tuple[Word, ...]:
    """Place words on a line.

    Args:
        choices: All words.
        chosen: The place of the one that is picked; -1 for none.
        width: Cells of the line; each word has a cell of ground on either side, and one more parts two of them
            where there is room for it.

    Returns:
        All words where they fit; else `<`, the picked one, `>` and how many there are.
    """
    texts = [fit(plain(safe_line(word)), min(cells(word), LONGEST), more=glyph("more")) for word in choices]
    taken = sum(cells(text) + 2 for text in texts)
    for gap in (1, 0):
        if taken + gap * (len(texts) - 1) <= width:
            row = []
            start = 1
            for place, text in enumerate(texts):
                row.append(Word(start, text, place))
                start += cells(text) + 2 + gap
            return tuple(row)
    count = f"{chosen + 1} of {len(texts)}" if chosen >= 0 else f"{len(texts)} words"
    room = max(1, width - 8 - len(count) - 3)
    word = plain(safe_line(choices[chosen])) if chosen >= 0 else glyph("no-value")
    word = fit(word, min(cells(word), room), more=glyph("more"))
    end = 4 + cells(word) + 2
    return Word(1, "<", -1), Word(4, word, chosen), Word(end, ">", -1), Word(end + 3, count, -1)
