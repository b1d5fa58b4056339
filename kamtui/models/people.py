"""The customer's people, and what was seen of them on which day (domain: people)."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Ordered, Record, Whole, entry, owned_by, pointing_to, word_type
from kamtui.vocabulary import DecisionRole, Influence, Stance
from kamtui.vocabulary_people import (
    Adaptability,
    ApprovalForm,
    LineKind,
    Orientation,
    RelationshipLevel,
    StanceWord,
)


class StakeholderFields(Fields):
    """A person at the customer's as entered. Role and stance are dated rows of their own [8T]."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Person", audience=Audience.CUSTOMER)
    title: str | None = entry("Title", FieldKind.LINE, heading="Title", width=24)
    department: str | None = entry("Department", FieldKind.LINE)
    email: str | None = entry("Email", FieldKind.LINE)
    phone: str | None = entry("Phone", FieldKind.LINE)
    mobile: str | None = entry("Mobile", FieldKind.LINE)
    influence: Influence | None = entry(
        "Influence",
        FieldKind.CHOICE,
        words=Influence,
        heading="Influence",
        width=9,
        help="Low: outside the political structure; medium: in it; high: inner circle",
    )
    unit_id: int | None = entry("Unit", FieldKind.LINK, links="business_unit")
    reports_to_id: int | None = entry("Reports to", FieldKind.LINK, links="stakeholder")
    is_vacancy: bool = entry("Vacancy", FieldKind.FLAG, False, help="A role nobody fills yet")
    is_outside: bool = entry("Outside", FieldKind.FLAG, False, help="An adviser who is not on their payroll")
    touch_days: int | None = entry("Touch every", FieldKind.INTEGER, low=1, high=3650, help="Days", group="Contact")
    touch_on: date | None = entry(
        "Next touch", FieldKind.DAY, help="Planned; it counts until the next contact", group="Contact"
    )
    relationship_owner: str | None = entry("Our contact", FieldKind.LINE, group="Contact")
    level_now: RelationshipLevel | None = entry(
        "We are", FieldKind.CHOICE, words=RelationshipLevel, help="What we are to the person", group="Relationship"
    )
    level_wanted: RelationshipLevel | None = entry(
        "We want to be", FieldKind.CHOICE, words=RelationshipLevel, group="Relationship"
    )
    business_agenda: str | None = entry(
        "Business agenda", FieldKind.TEXT, help="What the person must reach", group="Relationship"
    )
    personal_agenda: str | None = entry(
        "Own agenda", FieldKind.TEXT, help="What the person wants for themselves", group="Relationship"
    )
    adaptability: Adaptability | None = entry(
        "To the new", FieldKind.CHOICE, words=Adaptability, help="How the person takes to it", group="Decisions"
    )
    orientation: Orientation | None = entry(
        "Looks at", FieldKind.CHOICE, words=Orientation, help="What counts first", group="Decisions"
    )
    budget: int | None = entry("Budget", FieldKind.MONEY, help="What the person may approve", group="Decisions")
    approval: ApprovalForm | None = entry("Approves", FieldKind.CHOICE, words=ApprovalForm, group="Decisions")
    bought_before: str | None = entry("Bought before", FieldKind.TEXT, help="What and when", group="Decisions")
    left_on: date | None = entry("Left on", FieldKind.DAY, group="More")
    private_note: str | None = entry(
        "Private note", FieldKind.TEXT, help="Never exported", group="More", audience=Audience.PRIVATE
    )


class Stakeholder(StakeholderFields, Ordered, Record, table=True):
    """A person with a place in the customer's organisation."""

    account_id: int | None = owned_by("account")
    unit_id: int | None = pointing_to("business_unit")
    reports_to_id: int | None = pointing_to("stakeholder")


class StakeholderEntry(StakeholderFields):
    """A person as a form shows them: with the newest of their dated roles and stances."""

    role: DecisionRole | None = entry(
        "Role", FieldKind.CHOICE, words=DecisionRole, heading="Role", width=14, help="Their part in decisions"
    )
    stance: StanceWord | None = entry(
        "Stance", FieldKind.CHOICE, words=StanceWord, heading="Stance", width=13, help="How they stand to us"
    )


class RelationLineFields(Fields):
    """A line beside the line of command, as entered."""

    kind: LineKind = entry("Kind", FieldKind.CHOICE, LineKind.INFLUENCE, words=LineKind, heading="Kind", width=9)
    to_id: int | None = entry("To", FieldKind.LINK, links="stakeholder", heading="To", nullable=False)
    note: str | None = entry("Note", FieldKind.LINE, heading="Note")


class RelationLine(RelationLineFields, Record, table=True):
    """A dotted, influence or conflict line from one of the customer's people to another."""

    __tablename__ = "relation_line"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("from_id", "to_id", "kind"),
        CheckConstraint("from_id <> to_id", name="relation_line_two"),
        {"sqlite_autoincrement": True},
    )
    from_id: int | None = Field(default=None, foreign_key="stakeholder.id", ondelete="CASCADE", nullable=False)
    to_id: int | None = owned_by("stakeholder")


class StanceReading(Record, table=True):
    """How a person stood to us on a day; the newest row is the current stance [TAS]."""

    __tablename__ = "stance_reading"
    stakeholder_id: int | None = owned_by("stakeholder")
    day: date
    value: Stance | None = Field(sa_type=Whole(Stance))
    interaction_id: int | None = pointing_to("interaction")
    note: str | None = None


class RoleReading(Record, table=True):
    """Which part a person played in decisions from a day on; the newest row is the current role [8T]."""

    __tablename__ = "role_reading"
    stakeholder_id: int | None = owned_by("stakeholder")
    day: date
    role: DecisionRole | None = Field(sa_type=word_type(DecisionRole))
