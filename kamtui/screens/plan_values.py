"""A field's value as one reads it, whole: in the card, on a page, and in the strip where no column has it."""

from datetime import date
from decimal import Decimal

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.reading import write_day, write_money, write_number
from kamtui.rules.plan import PlanRow
from kamtui.rules.progress import write_measure
from kamtui.vocabulary import Measure, Word


def told_value(spec: FieldSpec, row: PlanRow, today: date, currency: str) -> str:
    """The value of a record's field as one reads it.

    Args:
        spec: The field.
        row: The record.
        today: The day to write days by.
        currency: The account's currency.

    Returns:
        Text that may be anybody's; empty where the value is unknown or says nothing.
    """
    own = str(row.values.get("currency") or currency)
    return told_text(spec, row.values.get(spec.name), today, own, row.values.get("measure"))


def told_text(spec: FieldSpec, value: object, today: date, currency: str, measure: object = None) -> str:
    """A value as one reads it.

    Args:
        spec: Its field.
        value: The value.
        today: The day to write days by.
        currency: That of an amount.
        measure: In what a number is measured.

    Returns:
        Text that may be anybody's; empty where the value is unknown or says nothing.
    """
    match value:
        case None | False:
            text = ""
        case True:
            text = "yes"
        case date():
            text = write_day(value, today)
        case Decimal():
            text = write_measure(measure, value) if isinstance(measure, Measure) else write_number(value)
        case Word():
            text = value.label
        case int() if spec.kind is FieldKind.MONEY:
            text = write_money(value, currency)
        case _:
            text = f"{value}%" if spec.kind is FieldKind.PERCENT else str(value)
    return text
