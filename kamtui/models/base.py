"""What every record shares: its key, how its fields are declared, and the checks SQLite keeps for us.

A record is two classes. `class GoalFields(Fields)` says what a person can enter: fields, labels, help, limits.
`class Goal(GoalFields, Record, table=True)` says how it is stored. Forms, columns, Markdown and JSON are derived
from the first one by `kamtui.models.outline`.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Date, Dialect, Integer, String, Table, Text
from sqlalchemy import Enum as EnumType
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import Field, SQLModel

from kamtui.fieldspec import Audience, FieldKind

SPEC = "kamtui"
"""The key under which a field's kind, heading, width, group and audience are kept in its schema extra."""

NAME_LIMIT = 20_000
"""Characters a name or title may have; longer ones are a file gone wrong."""
NOTE_LIMIT = 1_000_000
"""Characters an imported text may have; typed ones end at 100,000 in `kamtui.text`."""
MONEY_LIMIT = 10**15
"""Minor units: ten trillion of a currency with two decimals."""


class ExactNumber(TypeDecorator[Decimal]):
    """A `Decimal` stored as text, so that undo brings back the very number that was typed."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write without an exponent."""
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """Read what was written."""
        return None if value is None else Decimal(value)


class Whole(TypeDecorator[int]):
    """An `IntEnum` stored as its number."""

    impl = Integer
    cache_ok = True

    def __init__(self, words: type[IntEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Refuse what is not one of the words."""
        return None if value is None else int(self.words(value))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> IntEnum | None:
        """Give the word back."""
        return None if value is None else self.words(value)


def word_type(words: type[StrEnum]) -> EnumType:
    """A column that stores the words' values and has SQLite refuse any other."""
    return EnumType(
        words,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        validate_strings=True,
        create_constraint=True,
        length=32,
        name=words.__name__.lower(),
    )


_STORED: dict[FieldKind, Callable[[], TypeEngine[Any]]] = {
    FieldKind.LINE: lambda: String(NAME_LIMIT),
    FieldKind.TEXT: Text,
    FieldKind.NUMBER: ExactNumber,
}


def entry(
    label: str,
    kind: FieldKind,
    default: Any = None,
    *,
    help: str = "",
    heading: str = "",
    width: int = 0,
    low: int | None = None,
    high: int | None = None,
    group: str = "",
    audience: Audience = Audience.INTERNAL,
    words: type[StrEnum] | None = None,
    links: str = "",
    is_past: bool = False,
    required: bool = False,
    pattern: str = "",
    **more: Any,
) -> Any:
    """Declare one field that people enter.

    Args:
        label: What stands before it in a form.
        kind: How it is typed and shown.
        default: Its value when nothing was entered; unknown is None.
        help: One sentence on what belongs there.
        heading: Its column heading; empty where it is no column.
        width: Cells of its column; 0 takes what is left.
        low: Smallest whole number allowed.
        high: Largest whole number allowed.
        group: The form's group; named groups are folded until asked for.
        audience: Whom the field may ever reach.
        words: The vocabulary of a choice.
        links: The kind of record a link names, as `stakeholder`.
        is_past: Whether a day tells what has happened.
        required: Whether the record cannot be saved without it.
        pattern: A regular expression the text must match.
        **more: What SQLModel's own `Field` takes besides.

    Returns:
        What SQLModel's `Field` returns, with the rest kept under `SPEC`.
    """
    if words is not None:
        more["sa_type"] = word_type(words)
    elif kind in _STORED:
        more["sa_type"] = _STORED[kind]()
    if kind is FieldKind.PERCENT:
        low, high = 0, 100
    if kind is FieldKind.MONEY:
        more |= {"ge": -MONEY_LIMIT, "le": MONEY_LIMIT}
    if low is not None:
        more["ge"] = low
    if high is not None:
        more["le"] = high
    if kind is FieldKind.LINE:
        more["max_length"] = NAME_LIMIT
    if kind is FieldKind.TEXT:
        more["max_length"] = NOTE_LIMIT
    if required and kind in (FieldKind.LINE, FieldKind.TEXT):
        more["min_length"] = 1
    extra = {
        "kind": kind.name,
        "heading": heading,
        "width": width,
        "group": group,
        "audience": audience.name,
        "required": required,
        "low": low,
        "high": high,
        "links": links,
        "is_past": is_past,
    }
    if not required:
        more["default"] = default
    passed: dict[str, Any] = {"json_schema_extra": {SPEC: extra}}
    if pattern:
        passed["pattern"] = pattern  # SQLModel's own `regex` does not reach Pydantic
    return Field(title=label, description=help, schema_extra=passed, **more)


def owned_by(table: str) -> Any:
    """The column that says whose a record is; it goes with its owner.

    Args:
        table: Of the owner.
    """
    return Field(default=None, foreign_key=f"{table}.id", ondelete="CASCADE", nullable=False, index=True)


def pointing_to(table: str) -> Any:
    """A column that names another record; it is emptied when that one goes.

    Args:
        table: Of the other record.
    """
    return Field(default=None, foreign_key=f"{table}.id", ondelete="SET NULL", index=True)


class Fields(SQLModel):
    """Fields of a record; what checks them is built when a value is first checked, not when the class is made.

    Of forty tables a session writes to a few, and building all of the checks took 150 ms and 2 MiB.
    """

    model_config = {"defer_build": True}


class Record(Fields):
    """A stored row with a key that is never used again."""

    __table_args__: ClassVar[Any] = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)


class Ordered(Fields):
    """A row that the user puts in order among its siblings; gaps are left so that most moves touch one row."""

    position: int = Field(default=0)


def check_types(table: Table) -> None:
    """Have SQLite refuse a value of another type than its column's: it would store `abc` as an integer.

    Args:
        table: A table of the models; its columns get one CHECK each.
    """
    for column in table.columns:
        if column.primary_key:
            continue
        name = column.name
        kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
        if isinstance(kind, Date):
            # "+0 days" has SQLite compute: it takes 31 February as it stands otherwise.
            rule = f'"{name}" IS NULL OR "{name}" IS date("{name}", \'+0 days\')'
        elif isinstance(kind, Integer):
            rule = f"typeof(\"{name}\") IN ('integer', 'null')"
        elif isinstance(kind, String):
            rule = f"typeof(\"{name}\") IN ('text', 'null')"
        else:
            continue
        table.append_constraint(CheckConstraint(rule, name=f"{table.name}_{name}_type"))
