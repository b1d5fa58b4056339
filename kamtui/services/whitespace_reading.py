"""Reading an account's white space as one value; part of reading its plan."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from kamtui.book.white_space import CELL, OFFERING, UNIT, read_white_space
from kamtui.fieldspec import FieldKind
from kamtui.models.shapes import RecordShape
from kamtui.rules.plan import Link
from kamtui.rules.whitespace import Cell, Grid, Offering, Unit, in_families


def load_grid(connection: sqlite3.Connection, account_id: int, currency: str, links: Sequence[Link]) -> Grid:
    """Read offerings, units and what is known of each offering in each unit.

    Args:
        connection: Any connection to the book.
        account_id: Whose units.
        currency: The account's currency.
        links: The account's competitors.
    """
    stored = read_white_space(connection, account_id)
    named: dict[object, Link] = {link.id: link for link in links}
    offerings = []
    for key, *fields in stored.offerings:
        values = _values(OFFERING, fields, named)
        offerings.append(Offering(key, str(values["name"]), str(values["family"] or ""), values))
    units = tuple(Unit(key, str(_values(UNIT, fields, named)["name"])) for key, *fields in stored.units)
    cells = (
        Cell(offering, unit, key, _values(CELL, fields, named)) for key, offering, unit, *fields in stored.cells
    )
    entered = {cell.place: cell for cell in cells}
    return Grid(currency, in_families(offerings), units, MappingProxyType(entered))


def _values(shape: RecordShape, fields: Sequence[Any], named: Mapping[object, Link]) -> Mapping[str, object]:
    """What was entered, each value as what it is."""
    found: dict[str, object] = {}
    for spec, value in zip(shape.specs, fields, strict=True):
        read: Callable[[Any], object] | None = shape.words.get(spec.name)
        if spec.kind is FieldKind.DAY:
            read = date.fromisoformat
        elif spec.kind is FieldKind.LINK:
            read = named.get
        found[spec.name] = value if value is None or read is None else read(value)
    return MappingProxyType(found)
