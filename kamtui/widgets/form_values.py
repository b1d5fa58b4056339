"""What a field's text means: written into the form, read back, and told again beside it while one types."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamtui.fieldspec import FIGURES, FieldKind, FieldSpec
from kamtui.reading import (
    NotUnderstood,
    exponent,
    read_day,
    read_money,
    read_number,
    read_percent,
    read_whole,
    read_yes_no,
    write_day,
    write_money,
    write_number,
)
from kamtui.text import clean, clean_line

ECHOED = FIGURES
"""Kinds of which the form says how what is typed is understood."""
CHOSEN = (FieldKind.CHOICE, FieldKind.FLAG, FieldKind.LINK)
"""Kinds that are picked, not typed."""
CURRENCY = "currency"
"""The field that says in what the others' money is."""
YES, NO = "yes", "no"
HOW_WRITTEN = {
    FieldKind.DAY: "like fri, +3d, eom, 24.12. or 2026-12-24",
    FieldKind.MONEY: "like 350k, 1.2m or 1'200.50",
    FieldKind.NUMBER: "like 1200.5 or 350k",
    FieldKind.PERCENT: "0 to 100",
}
"""How a value of a kind may be typed."""
HOW_PAST = "like yesterday, fri, 24.12. or 2026-10-24"
"""How a day may be typed that tells what has happened."""
_LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a text needs besides itself to be understood.

    Attributes:
        today: The day from which days count.
        currency: The currency of amounts, as `EUR`.
    """

    today: date
    currency: str


def write_value(spec: FieldSpec, value: object, currency: str) -> str:
    """Write a value as one would type it; reading the text gives the value again.

    Args:
        spec: The field.
        value: Its value; None is written as nothing.
        currency: The currency of an amount.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return write_number(value)
    if spec.kind is FieldKind.MONEY and isinstance(value, int):
        return _money_text(value, currency)
    return str(value)


def read_value(spec: FieldSpec, text: str, context: ReadingContext) -> object:
    """Read what was typed or picked.

    Returns:
        The value of the field's kind; None where nothing was entered.

    Raises:
        NotUnderstood: The text is no such value.
        TextTooLong: The text is longer than what is kept.
    """
    if spec.kind is FieldKind.TEXT:
        return clean(text).rstrip() or None
    line = clean_line(text)
    if not line:
        return None
    read = _READERS.get(spec.kind)
    if read is not None:
        return read(spec, line, context)
    return _read_currency(line) if spec.name == CURRENCY else line


def how_written(spec: FieldSpec) -> str:
    """How a field's value may be typed; nothing where any text is one."""
    return HOW_PAST if spec.is_past else HOW_WRITTEN.get(spec.kind, "")


def echo(spec: FieldSpec, text: str, context: ReadingContext) -> str:
    """Tell how a text is understood; nothing where there is nothing to tell, `?` where it is not understood."""
    if spec.kind not in ECHOED or not text.strip():
        return ""
    try:
        value = read_value(spec, text, context)
    except ValueError:
        return "?"
    told = ""
    if isinstance(value, date):
        told = f"{write_day(value, value)} {value.year}"
    elif isinstance(value, Decimal):
        told = write_number(value)
    elif isinstance(value, int):
        told = str(value)
        if spec.kind is FieldKind.MONEY:
            told = write_money(value, context.currency)
        elif spec.kind is FieldKind.PERCENT:
            told = f"{value}%"
    return "" if told == text.strip() else told


def _read_money(text: str, currency: str) -> int:
    minor, said = read_money(text, currency)
    if said != currency:
        raise NotUnderstood(f"an amount in {currency}", text, "convert it first")
    return minor


def _read_currency(text: str) -> str:
    code = text.upper()
    if not is_code(code):
        raise NotUnderstood("a currency", text, "write three letters, as EUR")
    return code


def is_code(text: str) -> bool:
    """Whether a text has the form of a currency, as `EUR`."""
    return len(text) == 3 and text.isascii() and text.isalpha() and text.isupper()


def _read_day(spec: FieldSpec, text: str, today: date) -> date:
    if not spec.is_past:
        return read_day(text, today)
    from kamtui.reading.past_days import read_past_day  # no first frame needs it

    return read_past_day(text, today)


def _read_whole(spec: FieldSpec, text: str) -> int:
    low = -_LARGEST if spec.low is None else spec.low
    return read_whole(text, low, _LARGEST if spec.high is None else spec.high)


_READERS: dict[FieldKind, Callable[[FieldSpec, str, ReadingContext], object]] = {
    FieldKind.DAY: lambda spec, text, context: _read_day(spec, text, context.today),
    FieldKind.MONEY: lambda _, text, context: _read_money(text, context.currency),
    FieldKind.NUMBER: lambda _, text, context: read_number(text),
    FieldKind.PERCENT: lambda _, text, context: read_percent(text),
    FieldKind.INTEGER: lambda spec, text, context: _read_whole(spec, text),
    FieldKind.FLAG: lambda _, text, context: read_yes_no(text),
    FieldKind.LINK: lambda _, text, context: int(text),
}


def _money_text(minor: int, currency: str) -> str:
    """The amount with its groups, but without an empty fraction."""
    amount = Decimal(minor).scaleb(-exponent(currency))
    written = f"{amount:,f}"
    whole, _, fraction = written.partition(".")
    return written if fraction.strip("0") else whole
