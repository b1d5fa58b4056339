"""What the plan knows of the customer's business."""

from datetime import date

from sqlmodel import Field, SQLModel

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Ordered, Record, entry
from kamtui.vocabulary import Evidence, FactKind, Visibility


class FactFields(SQLModel):
    """A fact about the customer's business; an assumed one counts as open until confirmed [KG, MH]."""

    text: str = entry("Fact", FieldKind.LINE, required=True, heading="Fact", audience=Audience.CUSTOMER)
    kind: FactKind = entry(
        "Kind",
        FieldKind.CHOICE,
        FactKind.PRIORITY,
        words=FactKind,
        heading="Kind",
        width=16,
        audience=Audience.CUSTOMER,
    )
    evidence: Evidence = entry(
        "Evidence", FieldKind.CHOICE, Evidence.ASSUMED, words=Evidence, heading="Evidence", width=8
    )
    source: str | None = entry("Source", FieldKind.LINE, help="Who said it, or which document")
    day: date | None = entry("Day", FieldKind.DAY, heading="Day", width=9, help="When it was learned")
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Fact(FactFields, Ordered, Record, table=True):
    """A fact in a plan."""

    plan_id: int | None = Field(default=None, foreign_key="plan.id", ondelete="CASCADE", nullable=False, index=True)
    told_by_id: int | None = Field(default=None, foreign_key="stakeholder.id", ondelete="SET NULL", index=True)
