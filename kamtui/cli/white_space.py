"""The white space of a plan as lines of text: what is known, cell by cell, and what it comes to."""

from collections.abc import Iterator
from datetime import date

from kamtui.cli.tables import Column, draw_table
from kamtui.reading import write_day_short, write_money_short
from kamtui.rules.whitespace import Cell, Grid
from kamtui.theme import glyph

NAME_LEAST = 14
"""Cells that the names of offerings and units keep."""
COLUMNS = (
    Column("Offering", least=NAME_LEAST),
    Column("Unit", least=NAME_LEAST),
    Column("State"),
    Column("Market", "right", spare=1),
    Column("Ours", "right", spare=2),
    Column("Competitor", least=10, spare=3),
    Column("Ends", "right", spare=4),
)


def white_space_lines(grid: Grid, today: date, columns: int) -> Iterator[str]:
    """Lines of text: a grid of many units fits no terminal, so the cells follow each other.

    Args:
        grid: The white space.
        today: The day from which a day's year is left out.
        columns: Terminal columns they may take.
    """
    units = {unit.id: unit.name for unit in grid.units}
    rows = [
        [offering.name, units[cell.unit], cell.state.label, *_values(cell, grid.currency, today)]
        for offering in grid.offerings
        for cell in grid.row(offering.id)
        if cell.place in grid.entered
    ]
    yield from draw_table(COLUMNS, rows, columns)
    total = grid.total(grid.cells())
    share = glyph("unknown") if total.share is None else f"{total.share}%"
    yield f"{total.known} of {total.cells} cells known, share of wallet {share}"


def _values(cell: Cell, currency: str, today: date) -> list[str]:
    """Market value, ours, competitor and contract end; `?` where it is unknown."""
    amounts = [
        glyph("unknown") if value is None else f"{currency} {write_money_short(value, currency)}"
        for value in (cell.market_value, cell.our_share)
    ]
    ends = cell.values.get("contract_end")
    return [
        *amounts,
        str(cell.values.get("competitor_id") or glyph("unknown")),
        write_day_short(ends, today) if isinstance(ends, date) else glyph("unknown"),
    ]
