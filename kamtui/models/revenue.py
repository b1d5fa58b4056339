"""The revenue plan: opportunities and the stages they went through."""

from datetime import date

from sqlmodel import Field, SQLModel

from kamtui.fieldspec import FieldKind
from kamtui.models.base import Ordered, Record, entry, word_type
from kamtui.vocabulary import Stage, Visibility


class OpportunityFields(SQLModel):
    """An opportunity as entered; its stage is a dated row of its own."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Opportunity")
    amount: int | None = entry("Amount", FieldKind.MONEY, heading="Amount", width=8)
    currency: str | None = entry(
        "Currency", FieldKind.LINE, help="Empty: the account's", group="More", pattern="^[A-Z]{3}$"
    )
    probability: int | None = entry("Probability", FieldKind.PERCENT, heading="Likely", width=6)
    expected_close: date | None = entry("Close", FieldKind.DAY, heading="Close", width=9)
    owner: str | None = entry("Owner", FieldKind.LINE, group="More")
    reason_lost: str | None = entry("Lost why", FieldKind.LINE, group="More")
    source: str | None = entry("Idea from", FieldKind.LINE, group="More")
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Opportunity(OpportunityFields, Ordered, Record, table=True):
    """A sale that may come; it belongs to the account and stands in its current plan."""

    account_id: int | None = Field(
        default=None, foreign_key="account.id", ondelete="CASCADE", nullable=False, index=True
    )
    unit_id: int | None = Field(default=None, foreign_key="business_unit.id", ondelete="SET NULL", index=True)


class OpportunityStage(Record, table=True):
    """The stage an opportunity reached on a day; the newest row is the current one."""

    __tablename__ = "opportunity_stage"
    opportunity_id: int | None = Field(
        default=None, foreign_key="opportunity.id", ondelete="CASCADE", nullable=False, index=True
    )
    day: date
    stage: Stage = Field(sa_type=word_type(Stage))
    source_stage: str | None = Field(default=None, description="The word of the program it came from")


class OpportunityEntry(OpportunityFields):
    """An opportunity as a form shows it: with the newest of its dated stages."""

    stage: Stage = entry("Stage", FieldKind.CHOICE, Stage.POTENTIAL, words=Stage, heading="Stage", width=11)
