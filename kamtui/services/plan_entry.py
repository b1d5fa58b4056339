"""What a person entered into a plan's record: cleaned once, and of the type its field has."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.shapes import RecordShape
from kamtui.rules.plan import Link
from kamtui.text import TextTooLong, clean, clean_line
from kamtui.vocabulary import Word

TYPES: dict[FieldKind, tuple[type, str]] = {
    FieldKind.LINE: (str, "text"),
    FieldKind.TEXT: (str, "text"),
    FieldKind.DAY: (date, "a day"),
    FieldKind.MONEY: (int, "an amount"),
    FieldKind.NUMBER: (Decimal, "a number"),
    FieldKind.INTEGER: (int, "a whole number"),
    FieldKind.PERCENT: (int, "a whole number"),
    FieldKind.FLAG: (bool, "yes or no"),
    FieldKind.LINK: (int, "one of those offered"),
}
"""What a field of each kind holds, and what that is called."""

LARGEST_POWER, MOST_DIGITS = 15, 30
"""Powers of ten and digits of a number that is kept."""


def read_entry(shape: RecordShape, values: Mapping[str, Any], *, is_new: bool = False) -> dict[str, Any]:
    """Clean what was entered and see that it fits.

    Args:
        shape: The kind of record.
        values: By field name; fields that are left out stay as they are.
        is_new: Whether what a record cannot do without must be among them.

    Raises:
        Refused: A value is of another type, too long, too large or missing where it must not be.
        KeyError: There is no such field.
    """
    specs = {spec.name: spec for spec in shape.specs}
    entered = {name: _read(specs[name], shape.words.get(name), value) for name, value in values.items()}
    for spec in shape.specs:
        if spec.required and not entered.get(spec.name, None if is_new else True):
            raise Refused(f"{spec.label}: it cannot be empty.", spec.name)
    return entered


def _read(spec: FieldSpec, words: type[Word] | None, value: Any) -> Any:
    if words is not None:
        return _read_word(spec, words, value)
    if value is None:
        return None
    if spec.kind is FieldKind.NUMBER and isinstance(value, int):
        value = Decimal(value)
    if isinstance(value, Link):
        value = value.id
    if spec.kind in TYPES:
        wanted, called = TYPES[spec.kind]
        if not isinstance(value, wanted) or (wanted is not bool and isinstance(value, bool | datetime)):
            raise Refused(f"{spec.label}: it is not {called}.", spec.name)
    if isinstance(value, str):
        return _read_text(spec, value)
    if isinstance(value, Decimal) and not _is_kept(value):
        raise Refused(f"{spec.label}: a number of this size is not kept.", spec.name)
    return value


def _read_word(spec: FieldSpec, words: type[Word], value: Any) -> Word | None:
    try:
        return None if value is None else words(value)
    except ValueError:
        raise Refused(
            f"{spec.label}: choose one of {', '.join(word.label for word in words)}.", spec.name
        ) from None


def _read_text(spec: FieldSpec, value: str) -> str | None:
    """Cleaned text; an empty one means that nothing is known, but where something must stand."""
    try:
        text = clean_line(value) if spec.kind is FieldKind.LINE else clean(value).strip("\n")
    except TextTooLong as error:
        raise Refused(f"{spec.label}: {error}", spec.name) from error
    return text if text.strip() or spec.required else None


def _is_kept(value: Decimal) -> bool:
    return value.is_finite() and value.adjusted() <= LARGEST_POWER and len(f"{value:f}") <= MOST_DIGITS
