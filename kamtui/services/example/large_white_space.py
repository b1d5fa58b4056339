"""One white space with many cells, to measure how it is shown."""

from datetime import date, timedelta

from kamtui.models.account import BusinessUnit
from kamtui.models.revenue import Offering, WhiteSpace
from kamtui.services.example.rows import Rows
from kamtui.services.ordering import GAP
from kamtui.vocabulary_plan import CellState, Fit

FAMILIES = ("Presses", "Inspection", "Service")
"""The families of the offerings, in turn."""
KNOWN = 3
"""Of so many cells one stays unknown."""


def add_large_white_space(rows: Rows, account_id: int, today: date, offerings: int, units: int) -> None:
    """Add offerings and units, with most of their cells known.

    Args:
        rows: Where the rows are collected.
        account_id: Whose units.
        today: The day contract ends are told from.
        offerings: How many.
        units: How many.
    """
    unit_ids = [
        rows.add(BusinessUnit, account_id=account_id, name=f"Plant {number}", position=(number + 1) * GAP)
        for number in range(units)
    ]
    states = tuple(CellState)
    for number in range(offerings):
        offering = rows.add(
            Offering,
            name=f"Offering {number}",
            family=FAMILIES[number * len(FAMILIES) // offerings],
            position=(number + 1) * GAP,
        )
        for place, unit in enumerate(unit_ids):
            cell = number * units + place
            if cell % KNOWN == 0:
                continue
            rows.add(
                WhiteSpace,
                offering_id=offering,
                unit_id=unit,
                state=states[cell % len(states)],
                market_value=(cell % 90 + 10) * 1_000_000,
                our_share=(cell % 10) * 1_000_000 if cell % 2 else None,
                contract_end=today + timedelta(days=cell) if cell % 5 == 0 else None,
                fits=tuple(Fit)[cell % len(Fit)],
            )
