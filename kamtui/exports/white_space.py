"""The white space of a plan: as a table of words for people, cell by cell for programs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from kamtui.exports.fields import UNBROKEN, UNKNOWN, field_json, field_markdown, money_markdown
from kamtui.exports.markdown import Align, Markdown, bullet, escape, heading, inside, items, noted, table
from kamtui.fieldspec import FieldKind
from kamtui.models.contents import GRID
from kamtui.reading import money_json, write_money, write_money_short
from kamtui.rules.judged import Judged
from kamtui.rules.whitespace import Cell, Grid, Sum, Total
from kamtui.vocabulary_plan import CellState

SPECS = tuple(spec for spec in GRID["white_space"].specs if spec.name != "state")
"""The fields of a cell besides its state."""
LABELS = {"our_share": "Ours"}
"""What fields are called here: an amount of money is no share."""
NOT_APPLICABLE = Markdown("—")
"""What stands for the sum of cells to which nothing applies."""


def white_space_markdown(title: str, grid: Grid) -> Iterator[Markdown]:
    """Write a white space: offerings as rows, units as columns, then what is known of each cell.

    Args:
        title: Of the section.
        grid: The white space; nothing is written while nothing is known of it.
    """
    if grid.is_empty:
        return
    yield heading(2, title)
    yield _summary(grid)
    headings = ["Offering", *(unit.name for unit in grid.units), *_sums(grid.currency)]
    left: list[Align] = ["left"] * (1 + len(grid.units))
    right: list[Align] = ["right"] * 3
    yield table(headings, [*_rows(grid), *_feet(grid)], left + right)
    yield from _details(grid)


def _details(grid: Grid) -> Iterator[Markdown]:
    """What is known of each cell besides its state, a line each in one list; a note stands below its cell."""
    told: list[Markdown] = []
    for cell in grid.cells():
        facts = list(_facts(cell, grid.currency))
        note = str(cell.values.get("note") or "")
        if facts or note:
            told += [bullet(Markdown(" · ".join((escape(grid.name(cell)), *facts)))), noted(note, 1)]
    yield items(told)


def _summary(grid: Grid) -> Markdown:
    """What is known of how many cells: a share that rests on one of them is no share of the whole."""
    cells = tuple(grid.cells())
    total = grid.total(cells)
    judged = grid.share_of_wallet(cells, lambda minor: money_markdown(minor, grid.currency))
    share = UNKNOWN if judged.value is None else Markdown(f"{judged.value}%")
    told = [f"State known in {total.known} of {total.cells} cells, both amounts in {_both_known(cells)}"]
    told.append(f"share of wallet {share}: {inside(judged.why[0].text)}")
    without = sum(cell.state is CellState.OURS and not _knows_both(cell) for cell in cells)
    if without:
        told.append(
            f"{without} cell{' that is' if without == 1 else 's that are'} ours without both amounts: left out"
        )
    return Markdown(" · ".join(told))


def _knows_both(cell: Cell) -> bool:
    return cell.market_value is not None and cell.our_share is not None


def _both_known(cells: Iterable[Cell]) -> int:
    """How many cells a share rests on."""
    return sum(cell.state is not CellState.NOT_APPLICABLE and _knows_both(cell) for cell in cells)


def _rows(grid: Grid) -> Iterator[Sequence[str]]:
    """The offerings, below a line with the name of their family where they have one."""
    family = ""
    for offering in grid.offerings:
        if offering.family and offering.family != family:
            yield [f"{offering.family}:", *[""] * (len(grid.units) + 3)]
        family = offering.family
        cells = grid.row(offering.id)
        yield [offering.name, *(_word(cell) for cell in cells), *_totals(grid, cells)]


def _feet(grid: Grid) -> Iterator[Sequence[str]]:
    """The totals of the units, and at the right end those of all."""
    columns = [_totals(grid, grid.column(unit.id)) for unit in grid.units]
    everything = _totals(grid, tuple(grid.cells()))
    for place, label in enumerate(_sums(grid.currency)):
        own = ["", "", ""]
        own[place] = everything[place]
        yield [label, *(sums[place] for sums in columns), *own]


def _sums(currency: str) -> tuple[str, str, str]:
    """What is summed up; the currency stands here, as it would break in narrow cells."""
    return f"Market value, {currency}", f"Ours, {currency}", "Share"


def _word(cell: Cell) -> Markdown:
    return UNKNOWN if cell.state is CellState.UNKNOWN else Markdown(cell.state.label)


def _totals(grid: Grid, cells: Sequence[Cell]) -> tuple[Markdown, Markdown, Markdown]:
    total = grid.total(cells)
    return _sum(total.market, grid.currency), _sum(total.ours, grid.currency), _share(total, _both_known(cells))


def _sum(found: Sum, currency: str) -> Markdown:
    """A sum, as `≥ 645k` where a cell of it is unknown; that it is at least nothing says nothing."""
    if found.value is None or not (found.value or found.is_whole):
        return UNKNOWN if found.asked else NOT_APPLICABLE
    amount = write_money_short(found.value, currency)
    return Markdown(amount if found.is_whole else f"≥{UNBROKEN}{amount}")


def _share(total: Total, both: int) -> Markdown:
    """A share with the cells it rests on where those are not all, as `18% (5/22)`."""
    if total.share is None:
        return UNKNOWN
    of = total.market.asked
    return Markdown(f"{total.share}%" if both == of else f"{total.share}% ({both}/{of})")


def _facts(cell: Cell, currency: str) -> Iterator[Markdown]:
    """What is known of a cell besides its state and note."""
    for spec in SPECS:
        value = cell.values.get(spec.name)
        if value is not None and spec.kind is not FieldKind.TEXT:
            label = spec.help if spec.help.endswith("?") else f"{LABELS.get(spec.name, spec.label)}:"
            yield Markdown(f"{label} {field_markdown(spec, value, currency)}")


# -------------------------------------------------------------------------- JSON


def cells_json(grid: Grid) -> list[dict[str, Any]]:
    """Every cell as JSON writes it, row by row; what nobody entered is null, and an unknown cell has no id."""
    offerings = {offering.id: offering for offering in grid.offerings}
    units = {unit.id: unit.name for unit in grid.units}
    return [
        {
            "record": "white_space",
            "id": cell.id,
            "parent": cell.unit,
            "offering": {"id": cell.offering, "name": offerings[cell.offering].name},
            "family": offerings[cell.offering].family or None,
            "unit": {"id": cell.unit, "name": units[cell.unit]},
            "state": cell.state.value,
            **_fields_json(cell.values, grid.currency),
            "late_days": 0,
            "gaps": [],
        }
        for cell in grid.cells()
    ]


def _fields_json(values: Mapping[str, object], currency: str) -> dict[str, Any]:
    return {spec.name: field_json(spec, values.get(spec.name), currency) for spec in SPECS}


def totals_json(grid: Grid) -> dict[str, Any]:
    """What the white space comes to: of all, of each offering and of each unit."""
    return _total_json(grid, grid.cells()) | {
        "offerings": [
            {"id": offering.id, "name": offering.name, **_total_json(grid, grid.row(offering.id))}
            for offering in grid.offerings
        ],
        "units": [
            {"id": unit.id, "name": unit.name, **_total_json(grid, grid.column(unit.id))} for unit in grid.units
        ],
    }


def _total_json(grid: Grid, cells: Iterable[Cell]) -> dict[str, Any]:
    cells = tuple(cells)
    total = grid.total(cells)
    judged = grid.share_of_wallet(cells, partial(write_money, currency=grid.currency))
    return {
        "cells": total.cells,
        "known": total.known,
        "market_value": _sum_json(total.market, grid.currency),
        "ours": _sum_json(total.ours, grid.currency),
        "share_of_wallet": _judged_json(judged),
    }


def _sum_json(found: Sum, currency: str) -> dict[str, Any]:
    value = None if found.value is None else money_json(found.value, currency)
    return {"value": value, "why": [f"known in {found.known} of {found.asked} cells"]}


def _judged_json(judged: Judged[int]) -> dict[str, Any]:
    return {"value": judged.value, "why": [cause.text for cause in judged.why]}
