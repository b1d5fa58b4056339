"""The revenue plan: offerings, white space, opportunities, targets, ideas, value (domain)."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Ordered, Record, entry, owned_by, pointing_to, word_type
from kamtui.vocabulary_plan import CellState, Channel, Fit, IdeaOutcome, Stage, Visibility


class OfferingFields(Fields):
    """A product or service of ours, the same for all accounts [RAIN: be fluent in value]."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Offering")
    family: str | None = entry("Family", FieldKind.LINE, heading="Family", width=16)
    need: str | None = entry("Need", FieldKind.LINE, help="What it answers")
    proof: str | None = entry("Proof", FieldKind.LINE, help="What shows that it does")
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Offering(OfferingFields, Ordered, Record, table=True):
    """An offering."""


class WhiteSpaceFields(Fields):
    """Who serves a need of a unit; what nobody knows yet is unknown, never nothing [8T, TAS]."""

    state: CellState = entry("State", FieldKind.CHOICE, CellState.UNKNOWN, words=CellState)
    market_value: int | None = entry(
        "Market value", FieldKind.MONEY, help="What the unit spends on it a year", low=0
    )
    our_share: int | None = entry("Our share", FieldKind.MONEY, help="What of it comes to us", low=0)
    competitor_id: int | None = entry("Competitor", FieldKind.LINK, links="competitor")
    contract_end: date | None = entry("Contract ends", FieldKind.DAY)
    is_early: Fit | None = entry("Early?", FieldKind.CHOICE, words=Fit, help="Can we position early?")
    fits: Fit | None = entry("Fits?", FieldKind.CHOICE, words=Fit, help="Do we meet the requirement?")
    is_beaten: Fit | None = entry(
        "Better one?", FieldKind.CHOICE, words=Fit, help="Has a competitor something better?"
    )
    by_partner: Fit | None = entry("Partner?", FieldKind.CHOICE, words=Fit, help="Could a partner fill it?")
    note: str | None = entry("Note", FieldKind.TEXT)


class WhiteSpace(WhiteSpaceFields, Record, table=True):
    """What is known of one offering in one unit; a cell without a row is unknown."""

    __tablename__ = "white_space"
    __table_args__: ClassVar[Any] = (UniqueConstraint("unit_id", "offering_id"), {"sqlite_autoincrement": True})
    unit_id: int | None = Field(default=None, foreign_key="business_unit.id", ondelete="CASCADE", nullable=False)
    offering_id: int | None = owned_by("offering")
    competitor_id: int | None = pointing_to("competitor")


class OpportunityFields(Fields):
    """An opportunity as entered; its stage is a dated row of its own."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Opportunity")
    amount: int | None = entry("Amount", FieldKind.MONEY, heading="Amount", width=8)
    currency: str | None = entry(
        "Currency", FieldKind.LINE, help="Empty: the account's", group="More", pattern="^[A-Z]{3}$"
    )
    probability: int | None = entry("Probability", FieldKind.PERCENT, heading="Likely", width=6)
    unit_id: int | None = entry("Unit", FieldKind.LINK, links="business_unit", group="More")
    offering_id: int | None = entry("Offering", FieldKind.LINK, links="offering", group="More")
    expected_close: date | None = entry("Close", FieldKind.DAY, heading="Close", width=9)
    owner: str | None = entry("Owner", FieldKind.LINE, heading="Who", width=3, group="More")
    reason_lost: str | None = entry("Lost why", FieldKind.LINE, group="More")
    source: str | None = entry("Idea from", FieldKind.LINE, group="More")
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Opportunity(OpportunityFields, Ordered, Record, table=True):
    """A sale that may come; it belongs to the account and stands in its current plan."""

    account_id: int | None = owned_by("account")
    unit_id: int | None = pointing_to("business_unit")
    offering_id: int | None = pointing_to("offering")


class OpportunityStage(Record, table=True):
    """The stage an opportunity reached on a day; the newest row is the current one."""

    __tablename__ = "opportunity_stage"
    opportunity_id: int | None = owned_by("opportunity")
    day: date
    stage: Stage = Field(sa_type=word_type(Stage))
    source_stage: str | None = Field(default=None, description="The word of the program it came from")


class TargetFields(Fields):
    """What an account is to bring in a period; periods neither overlap nor leave a gap."""

    name: str = entry("Period", FieldKind.LINE, required=True, heading="Period", help="As 2027, H1 2027, Q3 2027")
    starts: date | None = entry("From", FieldKind.DAY, heading="From", width=9)
    ends: date | None = entry("To", FieldKind.DAY, heading="To", width=9)
    amount: int | None = entry("Target", FieldKind.MONEY, heading="Target", width=8, low=0)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class RevenueTarget(TargetFields, Ordered, Record, table=True):
    """A revenue target of an account."""

    __tablename__ = "revenue_target"
    account_id: int | None = owned_by("account")


class IdeaFields(Fields):
    """An idea brought to the customer; how many is a measure of its own [HP: pitch more]."""

    title: str = entry("Idea", FieldKind.LINE, required=True, heading="Idea", audience=Audience.CUSTOMER)
    day: date | None = entry("Day", FieldKind.DAY, heading="Day", width=9, audience=Audience.CUSTOMER, is_past=True)
    person_id: int | None = entry("To whom", FieldKind.LINK, links="stakeholder", heading="To whom", width=14)
    channel: Channel | None = entry("By", FieldKind.CHOICE, words=Channel, heading="By", width=7)
    outcome: IdeaOutcome | None = entry("Outcome", FieldKind.CHOICE, words=IdeaOutcome, heading="Outcome", width=11)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Idea(IdeaFields, Ordered, Record, table=True):
    """An idea pitched at an account."""

    account_id: int | None = owned_by("account")
    person_id: int | None = pointing_to("stakeholder")


class ValueFields(Fields):
    """Value that the customer has had from us, and who confirms it."""

    text: str = entry("What", FieldKind.LINE, required=True, heading="Value", audience=Audience.CUSTOMER)
    day: date | None = entry("Day", FieldKind.DAY, heading="Day", width=9, audience=Audience.CUSTOMER, is_past=True)
    worth: int | None = entry("Worth", FieldKind.MONEY, heading="Worth", width=8, audience=Audience.CUSTOMER)
    confirmed_by_id: int | None = entry(
        "Confirmed by", FieldKind.LINK, links="stakeholder", heading="Confirmed", width=14
    )
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class ValueDelivered(ValueFields, Ordered, Record, table=True):
    """A piece of value delivered to an account."""

    __tablename__ = "value_delivered"
    account_id: int | None = owned_by("account")
    confirmed_by_id: int | None = pointing_to("stakeholder")


class OpportunityEntry(OpportunityFields):
    """An opportunity as a form shows it: with the newest of its dated stages."""

    stage: Stage = entry("Stage", FieldKind.CHOICE, Stage.POTENTIAL, words=Stage, heading="Stage", width=11)
