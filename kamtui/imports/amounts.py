"""Numbers as exports write them: only the whole column tells which mark stands before the fraction."""

import re
from collections.abc import Iterable

from kamtui.reading.numbers import DecimalMark

_CORE = re.compile(r"\d[\d.,]*")


def decimal_mark(cells: Iterable[str]) -> DecimalMark:
    """Return the sign before the fraction in a column of numbers; None where nothing tells, or cells contradict.

    `1.234,56` says comma, `3.5E8` and `12.5` say dot, `1,234,567` says dot too; `1.234` alone says nothing.
    """
    marks = {mark for cell in cells if (found := _CORE.search(cell)) and (mark := _mark(found[0]))}
    return marks.pop() if len(marks) == 1 else None


def _mark(digits: str) -> DecimalMark:
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return "." if digits.rfind(".") > digits.rfind(",") else ","
    if not dots and not commas:
        return None
    own: DecimalMark = "." if dots else ","
    if dots + commas > 1:
        return "," if own == "." else "."
    whole, _, fraction = digits.partition("." if dots else ",")
    # 1.234 may be a group of three; 12.5, 0.125 and 1234.567 may not.
    may_group = len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return None if may_group else own
