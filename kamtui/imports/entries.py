"""The rows of a sheet as entries of one kind: typed values, and the names of the records they hang on."""

from dataclasses import dataclass, field, replace
from typing import Any

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.imports.cells import Setting, as_line
from kamtui.imports.columns import Columns
from kamtui.imports.days import day_first
from kamtui.imports.kinds import Kind
from kamtui.imports.reader import Sheet
from kamtui.imports.values import read_column, read_texts

_REFERENCE = FieldSpec("reference", "Reference", FieldKind.LINE)


@dataclass(slots=True)
class Entry:
    """What one row says of one record.

    Attributes:
        row: The row's index in the sheet.
        line: Its line in the file.
        key: The record's id in the program it comes from.
        values: Field -> value, of the cells that say something.
        references: Field -> what it says of another record, of the cells that say something.
    """

    row: int
    line: int
    key: str | None
    values: dict[str, Any]
    references: dict[str, str]


@dataclass(slots=True)
class Entries:
    """All entries of one kind in a sheet.

    Attributes:
        found: One for each row that says something of such a record, in the order of the rows.
        faults: Row index -> why the row cannot be imported.
        left_out: Column index -> why it is not imported although its field is known.
        undecided: Column index -> the row that the user has to decide about, where that is why.
    """

    found: list[Entry] = field(default_factory=list)
    faults: dict[int, str] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    undecided: dict[int, int] = field(default_factory=dict)


def read_entries(kind: Kind, sheet: Sheet, columns: Columns, setting: Setting) -> Entries:
    """Read the columns of one kind.

    Args:
        kind: The kind.
        sheet: The file.
        columns: Where the kind's fields stand.
        setting: What reading depends on.
    """
    result = Entries()
    setting = replace(setting, is_day_first=_order_of_days(kind, sheet, columns))
    fields: dict[str, list[Any]] = {}
    for name, index in columns.items():
        if name in kind.references:
            continue
        read = read_column(kind.fields[name], sheet.headers[index].text, sheet.column(index), setting)
        if read.left_out:
            result.left_out[index] = read.left_out
            if read.undecided is not None:
                result.undecided[index] = read.undecided
            continue
        fields[name] = read.values
        for place, fault in read.faults.items():
            result.faults.setdefault(place, fault)
    references = {
        name: [as_line(text) for text in read_texts(_REFERENCE, sheet.column(index), setting)]
        for name, index in columns.items()
        if name in kind.references
    }
    keys = fields.pop("id", [None] * len(sheet.rows))
    for index, row in enumerate(sheet.rows):
        values = {name: value for name, column in fields.items() if (value := column[index]) is not None}
        named = {name: text for name, column in references.items() if (text := column[index])}
        if values or keys[index]:
            kind.compose(values)
            result.found.append(Entry(index, row.line, keys[index], values, named))
    return result


def _order_of_days(kind: Kind, sheet: Sheet, columns: Columns) -> bool | None:
    """Return how the sheet writes days, told by all its columns of days together."""
    days = [
        index for name, index in columns.items() if name in kind.fields and kind.fields[name].kind is FieldKind.DAY
    ]
    return day_first(cell for index in days for cell in sheet.column(index))
