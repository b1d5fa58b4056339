"""The customer's people, and what was seen of them on which day (domain: people)."""

from datetime import date

from sqlmodel import Field, SQLModel

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Ordered, Record, Whole, entry, owned_by, pointing_to, word_type
from kamtui.vocabulary import DecisionRole, Influence, Stance


class StakeholderFields(SQLModel):
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
    touch_days: int | None = entry("Touch every", FieldKind.INTEGER, low=1, high=3650, help="Days")
    is_outside: bool = entry("Outside", FieldKind.FLAG, False, help="An adviser who is not on their payroll")
    is_vacancy: bool = entry("Vacancy", FieldKind.FLAG, False, help="A role nobody fills yet")
    left_on: date | None = entry("Left on", FieldKind.DAY, group="More")
    relationship_owner: str | None = entry("Our contact", FieldKind.LINE, group="More")
    private_note: str | None = entry(
        "Private note", FieldKind.TEXT, help="Never exported", group="More", audience=Audience.PRIVATE
    )


class Stakeholder(StakeholderFields, Ordered, Record, table=True):
    """A person with a place in the customer's organisation."""

    account_id: int | None = owned_by("account")
    unit_id: int | None = pointing_to("business_unit")
    reports_to_id: int | None = pointing_to("stakeholder")


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
