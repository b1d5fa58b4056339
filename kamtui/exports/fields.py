"""A field's value as exports write it: in Markdown for people, in JSON for programs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kamtui.exports.markdown import Markdown, inside
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.reading import exponent, money_json, write_day_plain, write_money_short, write_number
from kamtui.rules.plan import Link
from kamtui.rules.progress import MEASURED, write_measure
from kamtui.vocabulary import Measure, Word

UNBROKEN = "\u00a0"
"""A blank at which no line is broken."""
UNKNOWN = Markdown("?")
"""What stands for a value that nobody has entered."""


def field_markdown(spec: FieldSpec, value: object, currency: str) -> Markdown:
    """A value on one line of Markdown; `?` when it is unknown.

    Args:
        spec: Its field.
        value: As the plan holds it.
        currency: Of an amount.
    """
    match value:
        case None:
            written = UNKNOWN
        case Word():
            written = Markdown(value.label)
        case bool():
            written = Markdown("yes" if value else "no")
        case date():
            written = day_markdown(value)
        case int() if spec.kind is FieldKind.MONEY:
            written = money_markdown(value, currency)
        case int() | Decimal():
            written = Markdown(write_number(value) if isinstance(value, Decimal) else str(value))
            written = Markdown(f"{written}%") if spec.kind is FieldKind.PERCENT else written
        case _:
            written = inside(str(value))
    return written


def day_markdown(day: date) -> Markdown:
    """A day with its year, as `28 Nov 2026`."""
    return Markdown(write_day_plain(day))


def money_markdown(minor: int, currency: str) -> Markdown:
    """An amount in three digits behind its currency, as `EUR 1.20M`; a `$` would begin a formula."""
    return Markdown(f"{inside(currency)} {write_money_short(minor, currency)}")


def measure_markdown(values: Mapping[str, object], currency: str) -> Markdown:
    """The way of a goal or objective, as `40% → 60%, now 52%`; nothing when it has no measure yet."""
    measure = values.get("measure")
    given = [value if isinstance(value := values.get(name), Decimal) else None for name in MEASURED]
    if not isinstance(measure, Measure) or not any(value is not None for value in given):
        return Markdown("")
    start, now, target = (_measured(measure, value, currency) for value in given)
    if measure is Measure.YES_NO:
        return Markdown(f"yes or no, now {now}")
    return Markdown(f"{start} → {target}, now {now}")


def _measured(measure: Measure, value: Decimal | None, currency: str) -> Markdown:
    if measure is Measure.MONEY and value is not None:
        return money_markdown(int(value.scaleb(exponent(currency))), currency)
    return Markdown(write_measure(measure, value))


def field_json(spec: FieldSpec, value: Any, currency: str, measure: object = None) -> Any:
    """A value as JSON holds it: days and exact numbers as text, an amount with its currency, unknown as None.

    Args:
        spec: Its field.
        value: As the plan holds it.
        currency: Of an amount.
        measure: In what a number is measured; money is in whole units of the currency.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Link):
        return value._asdict()
    if spec.kind is FieldKind.MONEY:
        return money_json(value, currency)
    if isinstance(value, Decimal):
        minor = value.scaleb(exponent(currency))
        is_amount = measure is Measure.MONEY and minor == int(minor)
        return money_json(int(minor), currency) if is_amount else f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Word) else value
