"""An account's people as a table for spreadsheets, one row each; the private note stays in the book."""

from decimal import Decimal
from enum import Enum
from typing import Any

from kamtui.exports.people import ENTERED
from kamtui.exports.spreadsheet import Cell, write_csv
from kamtui.fieldspec import FieldKind
from kamtui.reading import money_json
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView

COLUMNS = (
    "id",
    "name",
    "title",
    "account",
    "unit",
    "reports_to_id",
    "reports_to",
    "level",
    "role",
    "influence",
    "stance",
    "trend",
    "coverage",
    "last_touch",
    "due",
    "key_player",
    "quiet",
    "vacancy",
    "left_on",
    *(spec.name for spec in ENTERED),
    "currency",
    "champion_of",
    "lines",
)
"""What is said of a person, in this order; others may rely on the names."""


def people_csv(view: PeopleView, exact: bool = False) -> bytes:
    """Write the people as CSV, one row each in the order of the chart; unknown is an empty cell.

    Args:
        view: The people.
        exact: Whether texts are written without the guard against formulas.
    """
    found = (_cells(row, view) for row in view.people)
    return write_csv(COLUMNS, ([cells[name] for name in COLUMNS] for cells in found), exact)


def _cells(row: PersonRow, view: PeopleView) -> dict[str, Cell]:
    above = view.by_id.get(row.reports_to_id or 0)
    found: dict[str, Cell] = {
        "id": row.id,
        "name": row.name,
        "title": row.title,
        "account": view.account,
        "unit": row.unit,
        "reports_to_id": None if above is None else above.id,
        "reports_to": None if above is None else above.name,
        "level": row.depth + 1,
        "role": row.role.value if row.role else None,
        "influence": row.influence.value if row.influence else None,
        "stance": None if row.stance is None else int(row.stance),
        "trend": row.trend.value if row.trend else None,
        "coverage": row.coverage.value.value if row.coverage.value else None,
        "last_touch": row.last_touch,
        "due": row.touch.due,
        "key_player": row.is_key,
        "quiet": row.is_quiet,
        "vacancy": row.is_vacancy,
        "left_on": row.left_on,
        "currency": view.currency if row.budget is not None else None,
        "champion_of": "; ".join(row.champion_of) or None,
        "lines": "; ".join(line.told for line in row.lines) or None,
    }
    for spec in ENTERED:
        value: Any = row.values.get(spec.name)
        if isinstance(value, int) and spec.kind is FieldKind.MONEY:
            found[spec.name] = Decimal(money_json(value, view.currency)["amount"])
        else:
            found[spec.name] = value.value if isinstance(value, Enum) else value
    return found
