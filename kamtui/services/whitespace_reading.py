"""An account's white space as one value, from its stored rows; part of reading its plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from kamtui.book.white_space import CELL, OFFERING, UNIT, StoredGrid
from kamtui.fieldspec import FieldKind
from kamtui.models.shapes import RecordShape
from kamtui.rules.plan import Link
from kamtui.rules.whitespace import Cell, Grid, Offering, Unit, in_families
from kamtui.services.plan_memory import PlanMemory


def grid_of(stored: StoredGrid, currency: str, links: Sequence[Link], memory: PlanMemory) -> Grid:
    """Offerings, units and what is known of each offering in each unit, as values.

    Args:
        stored: What was read of an account.
        currency: The account's currency.
        links: The account's competitors.
        memory: What was made of the account's plan when it was last read.
    """
    return memory.make("white space", (stored, links), lambda: _grid(stored, currency, links, memory))


def _grid(stored: StoredGrid, currency: str, links: Sequence[Link], memory: PlanMemory) -> Grid:
    named: dict[object, Link] = {link.id: link for link in links}
    offering_of, cell_of = _reader(OFFERING, named), _reader(CELL, named)
    offerings = []
    for key, *fields in stored.offerings:
        values = offering_of(fields)
        offerings.append(Offering(key, str(values["name"]), str(values["family"] or ""), values))
    names = [spec.name for spec in UNIT.specs]
    units = tuple(Unit(key, str(fields[names.index("name")])) for key, *fields in stored.units)

    def cell(of: tuple[tuple[Any, ...], Sequence[Link]]) -> Cell:
        key, offering, unit, *fields = of[0]
        return Cell(offering, unit, key, cell_of(fields))

    cells = memory.each("cells", ((one[0], (one, links)) for one in stored.cells), cell)
    entered = {cell.place: cell for cell in cells}
    return Grid(currency, in_families(offerings), units, MappingProxyType(entered))


def _reader(
    shape: RecordShape, named: Mapping[object, Link]
) -> Callable[[Sequence[Any]], MappingProxyType[str, object]]:
    """What turns the fields of a row into values by name, each as what it is."""
    names = [spec.name for spec in shape.specs]
    converted: list[tuple[str, Callable[[Any], object]]] = []
    for spec in shape.specs:
        if words := shape.words.get(spec.name):
            # A lookup: making a word of a text takes ten times as long, and a grid has hundreds.
            converted.append((spec.name, {word.value: word for word in words}.__getitem__))
        elif spec.kind is FieldKind.DAY:
            converted.append((spec.name, date.fromisoformat))
        elif spec.kind is FieldKind.LINK:
            converted.append((spec.name, named.get))

    def read(fields: Sequence[Any]) -> MappingProxyType[str, object]:
        values: dict[str, object] = dict(zip(names, fields, strict=True))
        for name, convert in converted:
            value = values[name]
            if value is not None:
                values[name] = convert(value)
        return MappingProxyType(values)

    return read
