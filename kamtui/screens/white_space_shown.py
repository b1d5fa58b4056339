"""The white space as its widgets show it: the grid with its totals, and what is known of where one stands."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import GRID
from kamtui.reading import write_day, write_money_short
from kamtui.rules.whitespace import Cell, Grid, Sum, Total
from kamtui.theme import glyph
from kamtui.vocabulary import Word
from kamtui.widgets.cell_states import state_parts
from kamtui.widgets.field_pane import PaneField
from kamtui.widgets.form_values import write_value
from kamtui.widgets.grid_values import At, Face, Foot, GridLine, GridShown
from kamtui.widgets.parts import Parts

UNKNOWN: Parts = (("?", "muted"),)
"""What stands for an amount nobody knows."""
TITLE = "White space"
SHORT_SPECS: tuple[FieldSpec, ...] = tuple(spec for spec in GRID["white_space"].specs if spec.name != "state")
"""The fields of a cell besides its state, which has keys of its own."""
OFFERING_SPECS = GRID["offering"].specs
"""The fields of an offering."""


short_money = lru_cache(4096)(write_money_short)
"""An amount in three digits; a large grid has hundreds, and most of them again and again."""


def grid_shown(grid: Grid, *, is_low: bool) -> GridShown:
    """The grid as the widget shows it.

    Args:
        grid: The account's white space.
        is_low: Whether there are lines for two totals only.
    """
    lines: list[GridLine] = []
    for family, offerings in groupby(grid.offerings, key=lambda offering: offering.family):
        if family:
            lines.append(GridLine(None, family))
        for offering in offerings:
            cells = grid.row(offering.id)
            faces = tuple(_face(cell, grid.currency) for cell in cells)
            lines.append(GridLine(offering.id, offering.name, faces, _totals(grid.total(cells), grid.currency)))
    return GridShown(
        title=TITLE,
        units=tuple((unit.id, unit.name) for unit in grid.units),
        lines=tuple(lines),
        total_titles=("Market", "Ours", "Share"),
        feet=tuple(_feet(grid, is_low=is_low)) if grid.offerings else (),
    )


def _face(cell: Cell, currency: str) -> Face:
    value = cell.market_value
    return Face(cell.state, "" if value is None else short_money(value, currency))


def _feet(grid: Grid, *, is_low: bool) -> Iterator[Foot]:
    totals = [_totals(grid.total(grid.column(unit.id)), grid.currency) for unit in grid.units]
    everything = _totals(grid.total(grid.cells()), grid.currency)
    for place, label in enumerate(("Market value", "Ours", "Wallet share")):
        if not (is_low and label == "Ours"):
            yield Foot(label, tuple(sums[place] for sums in totals), everything[place])


def _totals(total: Total, currency: str) -> tuple[Parts, Parts, Parts]:
    """Market value, ours, share of wallet, each in a few cells."""
    return _sum(total.market, currency), _sum(total.ours, currency), percent_parts(total.share)


def _sum(found: Sum, currency: str) -> Parts:
    """A sum; a `?` behind it says that more is unknown."""
    if found.value is None:
        return UNKNOWN if found.asked else ((glyph("no-value"), "quiet"),)
    amount = (short_money(found.value, currency), "fg")
    return (amount,) if found.is_whole else (amount, ("?", "muted"))


def percent_parts(share: int | None) -> Parts:
    """A share of wallet."""
    return UNKNOWN if share is None else ((f"{share}%", "fg"),)


# ----------------------------------------------------------------------- beside


def told_of(grid: Grid, at: At, today: date) -> tuple[Parts, Parts, tuple[PaneField, ...]]:
    """What is said of where one stands: title, what follows it, fields.

    Args:
        grid: The account's white space.
        at: A cell, an offering or a unit.
        today: The day to write days by.
    """
    offering = next((one for one in grid.offerings if one.id == at.offering), None)
    unit = next((one for one in grid.units if one.id == at.unit), None)
    if offering is not None and unit is not None:
        cell = grid.cell(offering.id, unit.id)
        title: Parts = ((f"{offering.name} · {unit.name}", "fg", "b"),)
        state: Parts = (*state_parts(cell.state), (f" {cell.state.label}", "fg"))
        return title, state, tuple(_cell_fields(cell, grid.currency, today))
    if offering is not None:
        total = grid.total(grid.row(offering.id))
        fields = tuple(
            _field(spec, offering.values.get(spec.name), grid.currency, today) for spec in OFFERING_SPECS
        )
        return ((offering.name or "New offering", "fg", "b"),), _known(total), fields[1:]
    if unit is not None:
        total = grid.total(grid.column(unit.id))
        return ((unit.name or "New unit", "fg", "b"),), _known(total), tuple(_total_fields(total, grid.currency))
    return (), (), ()


def _known(total: Total) -> Parts:
    return ((f"{total.known} of {total.cells} known", "muted"),)


def _cell_fields(cell: Cell, currency: str, today: date) -> Iterator[PaneField]:
    for spec in SHORT_SPECS:
        yield _field(spec, cell.values.get(spec.name), currency, today)


def _field(spec: FieldSpec, value: object, currency: str, today: date) -> PaneField:
    is_long = spec.kind is FieldKind.TEXT or spec in OFFERING_SPECS
    return PaneField(spec.name, spec.label, value_parts(spec, value, currency, today), is_long)


def value_parts(spec: FieldSpec, value: object, currency: str, today: date) -> Parts:
    """A field's value as one reads it."""
    match value:
        case None:
            is_text = spec.kind in (FieldKind.TEXT, FieldKind.LINE)
            return ((glyph("no-value"), "quiet"),) if is_text else UNKNOWN
        case Word():
            return ((value.label, "fg"),)
        case date():
            return ((write_day(value, today), "fg"),)
        case int() if spec.kind is FieldKind.MONEY:
            return ((write_value(spec, value, currency), "fg"),)
    return ((str(value), "fg"),)


def _total_fields(total: Total, currency: str) -> Iterator[PaneField]:
    for label, parts in zip(("Market value", "Ours", "Share"), _totals(total, currency), strict=True):
        yield PaneField(label, label, parts)
