"""What is measured about an account: figures with a target and their dated values (domain: KPI)."""

from datetime import date
from decimal import Decimal

from sqlmodel import Field

from kamtui.fieldspec import FieldKind
from kamtui.models.base import ExactNumber, Fields, Ordered, Record, entry, owned_by
from kamtui.vocabulary_plan import Direction, Visibility


class KpiFields(Fields):
    """A figure that is watched; its values are dated rows of their own."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Figure")
    unit: str | None = entry("Unit", FieldKind.LINE, heading="Unit", width=6, help="As %, EUR, days")
    direction: Direction = entry("Better", FieldKind.CHOICE, Direction.UP, words=Direction)
    target: Decimal | None = entry("Target", FieldKind.NUMBER, heading="Target", width=8)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Kpi(KpiFields, Ordered, Record, table=True):
    """A figure of an account.

    Attributes:
        ready: Which of the ready-made figures it is, as `satisfaction`; None for one of the user's own.
    """

    account_id: int | None = owned_by("account")
    ready: str | None = Field(default=None, max_length=32)


class KpiReading(Record, table=True):
    """What a figure was on a day; the newest row is the current value."""

    __tablename__ = "kpi_reading"
    kpi_id: int | None = owned_by("kpi")
    day: date
    value: Decimal = Field(sa_type=ExactNumber)


class KpiEntry(KpiFields):
    """A figure as a form shows it: with the newest of its dated values."""

    value: Decimal | None = entry("Now", FieldKind.NUMBER, heading="Now", width=8)
