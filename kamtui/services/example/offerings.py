"""What we sell in the example book, in four families; every account's white space has these rows."""

from typing import NamedTuple

from kamtui.models.revenue import Offering
from kamtui.services.example.rows import Rows
from kamtui.services.ordering import GAP

INSPECTION, MEASURING, MONITORING, SERVICE = "Inspection", "Measuring", "Monitoring", "Service"
"""The families."""

INLINE, EDGES, CERTIFICATES = (
    "Inline inspection",
    "Edge inspection",
    "Rückverfolgung je Palette / pallet certificates",
)
LATHES, GAUGES = "Measuring on the machine", "Inline measurement"
VIBRATION, ALARMS = "Vibration monitoring", "Alarm desk, day and night"
CONTRACT, PARTS, TRAINING, REPORTS = (
    "Service contract",
    "Spare parts on site",
    "Training",
    "日本語レポート (reports)",
)
"""What they are called."""


class Told(NamedTuple):
    """One offering; `need` is what it answers, `proof` what shows that it does."""

    name: str
    family: str
    need: str | None = None
    proof: str | None = None


OFFERINGS = (
    Told(INLINE, INSPECTION, "No faulty part leaves the line", "A carton maker: half a point less scrap in a year"),
    Told(EDGES, INSPECTION, "Chips at edges that the eye does not see", "Trial with 5,000 lenses, 99.4% found"),
    Told(CERTIFICATES, INSPECTION, "Food customers want proof for each pallet"),
    Told(LATHES, MEASURING, "Set-up takes too long", "Two lathes of a watch supplier: a third less set-up"),
    Told(GAUGES, MEASURING, "Thickness drifts during the shift"),
    Told(
        VIBRATION,
        MONITORING,
        "Bearings fail without warning",
        "A hydro plant: one standstill avoided pays for four years",
    ),
    Told(ALARMS, MONITORING, "Nobody is in the control room at night"),
    Told(CONTRACT, SERVICE, "Somebody comes within a day"),
    Told(PARTS, SERVICE, "Waiting for parts costs more than the parts"),
    Told(TRAINING, SERVICE, "Setters retire and take what they know along"),
    Told(REPORTS, SERVICE, "Head office reads no English"),
)
"""All of them, family by family."""


def add_offerings(rows: Rows) -> dict[str, int]:
    """Add all offerings.

    Args:
        rows: Where the rows are collected.

    Returns:
        Their ids by name.
    """
    return {
        told.name: rows.add(
            Offering, name=told.name, family=told.family, need=told.need, proof=told.proof, position=number * GAP
        )
        for number, told in enumerate(OFFERINGS, 1)
    }
