"""What a field is to a form, a table column and an export, without the record it belongs to."""

from dataclasses import dataclass
from enum import Enum, auto


class FieldKind(Enum):
    """How a value is typed, shown and aligned."""

    LINE = auto()
    """One line of text."""
    TEXT = auto()
    """Several lines; long ones are written in the user's own editor."""
    DAY = auto()
    """A `date`."""
    MONEY = auto()
    """A whole number of minor units of the account's currency."""
    NUMBER = auto()
    """A `Decimal`, exact."""
    INTEGER = auto()
    """A whole number between `low` and `high`."""
    PERCENT = auto()
    """A whole number of 0 to 100."""
    CHOICE = auto()
    """One of `choices`, stored as its value."""
    FLAG = auto()
    """Yes or no."""
    LINK = auto()
    """Another record's id; the screen supplies the choices."""


FIGURES = (FieldKind.DAY, FieldKind.MONEY, FieldKind.NUMBER, FieldKind.INTEGER, FieldKind.PERCENT)
"""Kinds that are understood from what is typed, and stand at the right of a column: numbers, and days that sort."""


class Audience(Enum):
    """Whom a field may ever reach; the customer edition takes only `CUSTOMER` ones."""

    INTERNAL = auto()
    CUSTOMER = auto()
    PRIVATE = auto()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field as a person meets it.

    Attributes:
        name: The attribute's name on the record.
        label: What stands before it in a form, at most 14 cells.
        kind: How it is typed and shown.
        help: One sentence on what belongs there.
        heading: The column heading; empty where it is no column.
        width: Cells of its column; 0 takes what is left.
        required: Whether the record cannot be saved without it.
        choices: (value, label) pairs of a `CHOICE`.
        low: Smallest whole number allowed.
        high: Largest whole number allowed.
        group: The form's group; fields of a named group are folded until asked for.
        audience: Whom it may ever reach.
        links: The kind of record that a `LINK` names, as `stakeholder`.
        is_past: Whether a day tells what has happened: `fri` is the last Friday, `24.12.` the last Christmas Eve.
    """

    name: str
    label: str
    kind: FieldKind
    help: str = ""
    heading: str = ""
    width: int = 0
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    low: int | None = None
    high: int | None = None
    group: str = ""
    audience: Audience = Audience.INTERNAL
    links: str = ""
    is_past: bool = False
