"""CSV for spreadsheets: opens in Excel as it is, no cell runs as a formula, and it reads back as it was."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

Cell = str | int | Decimal | date | None
"""What a cell may hold; unknown is an empty cell, never 0."""

_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so, blanks aside, is run as a formula by some spreadsheet.
_TRIGGER = "[ \u00a0\u3000]*[=+\\-@|%\t\r\n＝＋－＠]"


def guard(text: str) -> str:
    """Return the text as a cell that no spreadsheet runs: with a leading `'` if it begins like a formula.

    A text that begins with `'` gets one more, so that `unguard` always gives back what was there.
    """
    return f"'{text}" if text.startswith("'") or re.match(_TRIGGER, text) else text


def unguard(text: str, *, ours: bool = True) -> str:
    """Return the text of a cell without its guard.

    Args:
        text: The cell as it stands in the file.
        ours: Whether kamtui wrote the file. Other programs guard only what begins like a formula, so there any
            other leading `'` belongs to the text.
    """
    if text.startswith("'") and (ours or re.match(_TRIGGER, text[1:])):
        return text[1:]
    return text


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]], exact: bool = False) -> bytes:
    """Return a table as CSV: UTF-8 with byte order mark, CRLF, every text quoted, numbers bare.

    Args:
        headings: One for each column.
        rows: The cells of each row; days become `YYYY-MM-DD`, truth values `yes` and `no`.
        exact: Whether texts are written without guard, for programs that would show it.
    """
    lines = (",".join(_cell(cell, exact) for cell in row) for row in ([*headings], *rows))
    return (_BYTE_ORDER_MARK + "".join(f"{line}\r\n" for line in lines)).encode(errors="replace")


def _cell(cell: Cell, exact: bool) -> str:
    """Return one cell as it stands in the file."""
    match cell:
        case None:
            return ""
        case bool():
            return '"yes"' if cell else '"no"'
        case int() | Decimal():
            return f"{cell:f}" if isinstance(cell, Decimal) else f"{cell:d}"
        case date():
            return f'"{cell.isoformat()}"'
    text = cell if exact else guard(cell)
    return '"' + text.replace('"', '""') + '"'
