"""The portfolio as a table for spreadsheets and as JSON for programs."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from kamtui.exports.spreadsheet import Cell, write_csv
from kamtui.reading import money_json

COLUMNS = (
    "id",
    "name",
    "status",
    "tier",
    "health",
    "revenue",
    "potential",
    "currency",
    "last_touch",
    "next_day",
    "next_title",
    "open_cases",
    "overdue_actions",
    "owner",
    "industry",
    "region",
    "website",
    "tags",
)
"""What is said of an account, in this order; others may rely on the names."""

MONEY = ("revenue", "potential")
"""Columns that hold minor units of the account's currency."""


def accounts_csv(rows: Iterable[Mapping[str, object]], exact: bool = False) -> bytes:
    """Write accounts as CSV; an amount stands in whole units beside its currency.

    Args:
        rows: One mapping an account, by the names of `COLUMNS`: money in minor units, days as `date`; what is
            missing or None is unknown and leaves its cell empty.
        exact: Whether texts are written without the guard against formulas.
    """
    return write_csv(COLUMNS, ([_cell(row, name) for name in COLUMNS] for row in rows), exact)


def accounts_json(rows: Iterable[Mapping[str, object]]) -> list[dict[str, Any]]:
    """Give accounts as JSON holds them, by the names of `COLUMNS`; an amount says its currency, unknown is None.

    Args:
        rows: As for `accounts_csv`.
    """
    return [{name: _json(row, name) for name in COLUMNS} for row in rows]


def _cell(row: Mapping[str, object], name: str) -> Cell:
    match row.get(name):
        case Enum(value=str() | int() as stored):
            return stored
        case int() as minor if name in MONEY:
            return Decimal(money_json(minor, _currency(row))["amount"])
        case str() | int() | Decimal() | date() | None as value:
            return value
        case other:
            raise TypeError(f"{name} cannot stand in a cell: {type(other).__name__}")


def _json(row: Mapping[str, object], name: str) -> Any:
    value = row.get(name)
    if isinstance(value, int) and name in MONEY:
        return money_json(value, _currency(row))
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _currency(row: Mapping[str, object]) -> str:
    return str(row.get("currency") or "")
