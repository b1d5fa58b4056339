"""Numbers as people write them: `1'200.50`, `1.234,56`, `350k`, `(1,200)`, `40 %`, `yes`."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal, NamedTuple

from kamtui.reading.words import NotUnderstood, plain_words

DecimalMark = Literal[".", ","] | None
"""The sign before the fraction, if it is known; unknown, each number tells by itself."""

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""Arithmetic wide enough that nothing within the limits is rounded before its last place."""

_LONGEST = 60
_LARGEST = 10**15
_HINT = "write it like 1200.5, 1'200.50, 350k or 1.2m"

_SCALES = {
    "k": 3, "thousand": 3, "tsd": 3,
    "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6,
    "b": 9, "bn": 9, "mrd": 9, "billion": 9, "billions": 9,
    "tn": 12, "trillion": 12,
}  # fmt: skip
_SCALE = rf"({'|'.join(sorted(_SCALES, key=len, reverse=True))})\.? ?(.*)"
_NUMBER = r"([^\d.,]*)((?:\d[\d.,'_ ]*|[.,]\d+)(?:e[+-]?\d{1,3})?)(\D*)"
_NO_CENTS = r"[.,] ?-+(?=\D*$)"  # 1'200.- and 1.200,-
_GROUPED = r"\d*|\d{1,3}(?:([.,'_ ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}"  # the last is Indian: 12,34,567


class Written(NamedTuple):
    """A text taken apart: what is a number in it, and the words around that."""

    is_negative: bool
    digits: str
    words: tuple[str, ...]
    """Lower case, without sign and brackets: `("eur",)` of `EUR 5`, `("k",)` of `350k`."""


def take_apart(text: str) -> Written | None:
    """Return the one number of a text and the words around it, or nothing if that is not what it is."""
    words = plain_words(text)
    if len(words) > _LONGEST:
        return None
    found = re.fullmatch(_NUMBER, re.sub(_NO_CENTS, "", words), re.ASCII)
    if found is None:
        return None
    before, digits, after = found[1], found[2].strip(), found[3]
    signs = [mark for mark in before + after if mark in "+-()"]
    if signs not in ([], ["+"], ["-"], ["(", ")"]):
        return None
    around = tuple(word for part in (before, after) if (word := part.strip("+-() ")))
    return Written(signs in (["-"], ["(", ")"]), digits, around)


def split_scale(word: str) -> tuple[int, str]:
    """Return the power of ten that a word begins with, 0 if none, and the rest: 6 and `€` of `m€`."""
    found = re.fullmatch(_SCALE, word)
    return (_SCALES[found[1]], found[2]) if found else (0, word)


def value_of(written: Written, scale: int, decimal_mark: DecimalMark, *, lone_dot_groups: bool) -> Decimal | None:
    """Return what the digits are worth, times ten to the power of `scale`.

    Args:
        written: The number taken apart.
        scale: The power of ten.
        decimal_mark: The sign before the fraction, if it is known.
        lone_dot_groups: Whether `1.200` is twelve hundred; a comma before three last digits always groups.

    Returns:
        The value, or nothing if the digits are not grouped as numbers are.
    """
    digits, _, power = written.digits.partition("e")
    mark = decimal_mark or _decimal_mark(digits, lone_dot_groups and not scale and not power)
    whole, _, fraction = digits.partition(mark) if mark else (digits, "", "")
    if not re.fullmatch(_GROUPED, whole) or (fraction and not fraction.isdigit()):
        return None
    value = Decimal(f"{re.sub(r'[^0-9]', '', whole) or 0}.{fraction or 0}")
    value = value.scaleb(int(power or 0) + scale, EXACT)
    return -value if written.is_negative else value


def _decimal_mark(digits: str, lone_dot_groups: bool) -> DecimalMark:
    """Return which of dot and comma comes before the fraction; nothing if there is none."""
    last_dot, last_comma = digits.rfind("."), digits.rfind(",")
    if last_dot < 0 and last_comma < 0:
        return None
    if last_dot >= 0 and last_comma >= 0:
        return "." if last_dot > last_comma else ","
    mark: Literal[".", ","] = "." if last_dot >= 0 else ","
    if digits.count(mark) > 1:
        return None
    # Three digits behind a single mark may be a fraction or a group: 1,200 is a group for those who write a dot.
    may_group = re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits) is not None
    return None if may_group and (mark == "," or lone_dot_groups) else mark


def read_number(text: str, *, decimal_mark: DecimalMark = None) -> Decimal:
    """Return the number a text says; `1.2m` is 1,200,000 and `(5)` is -5.

    Args:
        text: As the user wrote it.
        decimal_mark: The sign before the fraction, if it is known, as of a whole column of an import.

    Raises:
        NotUnderstood: The text is no number, or larger than 10 to the power of 15.
    """
    return _read(text, "a number", _HINT, decimal_mark)


def _read(text: str, what: str, hint: str, decimal_mark: DecimalMark = None, *, whole: bool = False) -> Decimal:
    """Return the number of a text that holds nothing but a number and its scale."""
    written = take_apart(text)
    scale, rest = split_scale(written.words[0]) if written and len(written.words) == 1 else (0, "")
    if written is None or rest or len(written.words) > 1:
        raise NotUnderstood(what, text, hint)
    value = value_of(written, scale, decimal_mark, lone_dot_groups=whole)
    if value is None:
        raise NotUnderstood(what, text, hint)
    if abs(value) > _LARGEST:
        raise NotUnderstood(what, text, "it is too large")
    return value


def read_whole(text: str, low: int, high: int) -> int:
    """Return the whole number a text says.

    Args:
        text: As the user wrote it.
        low: The smallest one that is allowed.
        high: The largest one that is allowed.

    Raises:
        NotUnderstood: The text is no whole number from `low` to `high`.
    """
    what, hint = "a whole number", f"it runs from {low:,} to {high:,}"
    value = _read(text, what, hint, whole=True)
    if value != int(value):
        raise NotUnderstood(what, text, hint)
    if not low <= value <= high:  # it is a whole number: only not one of these
        raise NotUnderstood("possible here", text, hint)
    return int(value)


def read_percent(text: str) -> int:
    """Return the percentage a text says, 0 to 100, rounded to a whole one; the sign may be left out.

    Raises:
        NotUnderstood: The text is no percentage, or a fraction of one that may mean a hundred times as much.
    """
    what, hint = "a percentage", "it runs from 0 to 100"
    value = _read(plain_words(text).removesuffix("%"), what, hint)
    if 0 < value < 1:
        raise NotUnderstood(what, text, f"{hint}, so write 40 for 40 %")
    if not 0 <= value <= 100:
        raise NotUnderstood(what, text, hint)
    return int(value.quantize(Decimal(1), context=EXACT))


def read_yes_no(text: str) -> bool:
    """Return whether a text says yes.

    Raises:
        NotUnderstood: It says neither yes nor no.
    """
    word = plain_words(text)
    if word in ("yes", "y", "true", "t", "on", "1", "x", "✓"):
        return True
    if word in ("no", "n", "false", "f", "off", "0"):
        return False
    raise NotUnderstood("a yes or no", text, "write yes or no")


def write_number(value: Decimal) -> str:
    """Return the number as the screens show it: `1,234.5`, without empty fraction, minus as `−`."""
    written = f"{abs(value):,f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return f"−{written}" if value < 0 else written
