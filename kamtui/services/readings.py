"""The dated values of a figure: seen, added, corrected and removed, each as one step."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.shapes import RecordShape
from kamtui.reading import write_day_plain, write_number
from kamtui.rules.ready_figures import SOURCES
from kamtui.services.plan_entry import read_entry
from kamtui.services.plan_reading import name_of, peek

SPECS = (
    FieldSpec("day", "Day", FieldKind.DAY, help="When it was measured", required=True, is_past=True),
    FieldSpec("value", "Value", FieldKind.NUMBER, help="What it was", required=True),
)
"""What one enters of a dated value."""

READING = RecordShape("kpi_reading", "value", "kpi_reading", "day", "kpi_id", SPECS, {}, ())
"""A dated value as what is entered is read."""


def refuse_computed(ready: str | None) -> None:
    """Keep a computed figure from being typed.

    Args:
        ready: Which ready-made figure it is; None for one of the user's own.

    Raises:
        Refused: It is computed.
    """
    if ready in SOURCES:
        raise Refused(f"Now: it is computed from {SOURCES[ready]}, it cannot be typed.", "value")


def add_reading(book: Book, kpi: int, values: Mapping[str, object]) -> int:
    """Add a dated value to a figure.

    Args:
        book: Where to.
        kpi: The figure's key.
        values: `day` and `value`.

    Returns:
        Its key.

    Raises:
        Refused: The figure is computed or gone, or a value does not fit.
    """
    from kamtui.models.measures import KpiReading  # loads the ORM

    entered = _read(book, kpi, values, is_new=True)
    with book.step(f"Value of {_told(entered)} to {name_of(book, 'kpi', kpi)}") as session:
        reading = KpiReading(kpi_id=kpi, **entered)
        session.add(reading)
        session.flush()
        return reading.id or 0


def change_reading(book: Book, kpi: int, key: int, values: Mapping[str, object]) -> None:
    """Correct a dated value.

    Raises:
        Refused: The value is gone or does not fit.
    """
    entered = _read(book, kpi, values)
    with book.step(f"Correct a value of {name_of(book, 'kpi', kpi)}") as session:
        reading = _find(session, kpi, key)
        for name, value in entered.items():
            setattr(reading, name, value)


def remove_reading(book: Book, kpi: int, key: int) -> None:
    """Remove a dated value; the one before is the newest then.

    Raises:
        Refused: The value is gone.
    """
    with book.step(f"Remove a value of {name_of(book, 'kpi', kpi)}") as session:
        session.delete(_find(session, kpi, key))


def _read(book: Book, kpi: int, values: Mapping[str, object], *, is_new: bool = False) -> dict[str, Any]:
    (ready,) = peek(book, "kpi", kpi, "ready")
    refuse_computed(ready)
    entered = read_entry(READING, values, is_new=is_new)
    for spec in SPECS:
        if (is_new or spec.name in entered) and entered.get(spec.name) is None:
            raise Refused(f"{spec.label}: it cannot be empty.", spec.name)
    return entered


def _told(entered: Mapping[str, Any]) -> str:
    day, value = entered["day"], entered["value"]
    return (
        f"{write_day_plain(day)}, {write_number(value)},"
        if isinstance(day, date) and isinstance(value, Decimal)
        else ""
    )


def _find(session: Any, kpi: int, key: int) -> Any:
    from kamtui.models.measures import KpiReading  # loads the ORM

    found = session.get(KpiReading, key)
    if found is None or found.kpi_id != kpi:
        raise Refused("This value is not in the book any more.")
    return found
