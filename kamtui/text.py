"""Text made safe: cleaned once on its way in, fitted into terminal cells on its way out."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len, get_character_cell_size

TYPED_LIMIT = 100 * 1024
"""Longest text that may be typed or pasted, in bytes of UTF-8."""

IMPORTED_LIMIT = 1024 * 1024
"""Longest text that may be imported in one field, in bytes of UTF-8."""

_FORBIDDEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 without the line breaks and the tab
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # they turn the reading direction of what follows
    "\ufeff"  # byte order mark
    "\U000e0000-\U000e007f"  # tags: invisible text
)
_SURROGATES = "\ud800-\udfff"
_BREAKS = "\n\x0b\x0c\r\x85\u2028\u2029"

CONTROLS = re.compile(f"[{_FORBIDDEN}{_SURROGATES}{_BREAKS}\t]")
"""Every character that may never reach the terminal; the last defence, behind `scrub` and `safe_line`."""

# Plain patterns, which `re` compiles when first met and then keeps: at the start only `CONTROLS` is needed.
_DROPPED = f"[{_FORBIDDEN}]"
_LINE_BREAK = f"\r\n|[{_BREAKS}]"
_BREAK_OR_TAB = f"\r\n|[{_BREAKS}\t]"
_SURROGATE = f"[{_SURROGATES}]"
# Terminals disagree how wide a text with these is, and a row that is one cell off pulls the whole table askew.
_UNDRAWABLE = f"[{_FORBIDDEN}\u00ad\u200d\ufe0f]"


class TextTooLong(ValueError):
    """A text is longer than the place it is meant for keeps.

    Args:
        size: How long it is, in bytes of UTF-8.
        limit: How long it may be, in bytes of UTF-8.
    """

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"This text is {_size_in_words(size)} long and at most {_size_in_words(limit)} are kept: "
            "shorten it, or keep it in a file and note where that is."
        )
        self.size = size
        self.limit = limit


def _size_in_words(size: int) -> str:
    """Return a size in bytes in the unit people think in, rounded up."""
    kilobytes = -(-size // 1024)
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{-(-kilobytes * 10 // 1024) / 10:g} MB"


def scrub(text: str) -> str:
    """Return text without what is no text, however long it is.

    Line breaks of all conventions become newlines. Control characters but newline and tab, marks that turn the
    reading direction, byte order marks and tag characters are dropped, lone surrogates replaced, the rest brought
    to Unicode's form NFC. Joiners stay: Persian and Sinhala are spelt with them. Scrubbing twice changes nothing.
    """
    if not text.isprintable():
        text = re.sub(_LINE_BREAK, "\n", text)
        text = re.sub(_DROPPED, "", _replace_surrogates(text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(text: str, limit: int = TYPED_LIMIT) -> str:
    """Return text as the book keeps it, scrubbed; every entrance (form, paste, import) comes through here.

    Args:
        text: What was typed, pasted or imported.
        limit: Longest result, in bytes of UTF-8: `TYPED_LIMIT` or `IMPORTED_LIMIT`.

    Raises:
        TextTooLong: The cleaned text is longer than the limit.
    """
    text = scrub(text)
    if len(text) * 4 > limit and (size := len(text.encode())) > limit:
        raise TextTooLong(size, limit)
    return text


def clean_line(text: str, limit: int = TYPED_LIMIT) -> str:
    """Return text cleaned, on one line: runs of blanks and line breaks become one blank, none at the ends.

    Raises:
        TextTooLong: The cleaned text is longer than the limit.
    """
    return " ".join(clean(text, limit).split())


def _replace_surrogates(text: str) -> str:
    """Join pairs of surrogates to the character they mean, and put U+FFFD for those without a partner."""
    if not re.search(_SURROGATE, text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def safe_line(text: str) -> str:
    """Return text as one line that is safe to draw: nothing in it moves the cursor or turns the direction.

    Line breaks and tabs become a blank each. Besides what `scrub` drops, soft hyphens, joiners and the emoji
    selector go too, as terminals disagree how wide they make a text. Never raises, whatever the book holds.
    """
    if text.isprintable() and (text.isascii() or "\ufe0f" not in text):
        return text
    line = re.sub(_SURROGATE, "\ufffd", re.sub(_BREAK_OR_TAB, " ", text))
    return re.sub(_UNDRAWABLE, "", line)


def cells(text: str) -> int:
    """Return how many terminal cells the text takes when drawn as `safe_line` leaves it."""
    text = safe_line(text)
    return len(text) if text.isascii() else cell_len(text)


@lru_cache(maxsize=8192)
def fit(text: str, width: int, align: Literal["left", "right"] = "left", more: str = "…") -> str:
    """Return the text, safe to draw, in exactly `width` cells.

    A text that is too long ends in `more`, without blanks before it; a wide character that does not fit
    goes whole.

    Args:
        text: Any text of the user's.
        width: How many cells to fill; none or less gives an empty text.
        align: The side the text stands on.
        more: The mark that something was cut.
    """
    line = safe_line(text)
    used = cells(line)
    if used > width:
        room = width - cells(more)
        line = _cut(line, room).rstrip() + more if room >= 0 else _cut(more, width)
        used = cells(line)
    padding = " " * (width - used)
    return padding + line if align == "right" else line + padding


def _cut(line: str, width: int) -> str:
    """Return the longest beginning of a safe line that takes at most `width` cells."""
    if line.isascii():
        return line[: max(width, 0)]
    used = 0
    for index, character in enumerate(line):
        used += get_character_cell_size(character)
        if used > width:
            return line[:index]
    return line


# Accents and vowel points. Marks that make another letter, as the Japanese voicing signs, are not among them.
_ACCENTS = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
# Letters and marks that Unicode does not take apart, as people write them who lack them on the keyboard.
_PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
        "ŋ": "n", "ĸ": "k", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ə": "e", "‘": "'", "’": "'", "ʼ": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "⁄": "/",
    }
)  # fmt: skip


def fold_name(text: str) -> str:
    """Return a name as it is compared and searched: `muller` finds `Müller`, `strasse` finds `Straße`.

    Case, accents, letter width and typographic quotes and dashes no longer tell two texts apart. Fast, as
    a whole portfolio is folded at once.
    """
    if text.isascii():
        return text.lower()
    folded = re.sub(_ACCENTS, "", unicodedata.normalize("NFKD", text).casefold())
    return folded if folded.isascii() else folded.translate(_PLAIN_LETTERS)
