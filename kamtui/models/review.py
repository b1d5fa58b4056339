"""Looking back: reviews, lessons, sign-offs, and what is kept of past judgements."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from kamtui.fieldspec import FieldKind
from kamtui.models.base import Fields, Ordered, Record, entry, owned_by
from kamtui.vocabulary_plan import Visibility


class PlanReviewFields(Fields):
    """A look at the plan together."""

    text: str = entry("Outcome", FieldKind.LINE, required=True, heading="Outcome")
    day: date | None = entry("Day", FieldKind.DAY, heading="Day", width=9, is_past=True)
    who: str | None = entry("With", FieldKind.LINE, heading="With", width=16)
    next_day: date | None = entry("Next", FieldKind.DAY, heading="Next", width=9)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class PlanReview(PlanReviewFields, Ordered, Record, table=True):
    """A review of a plan."""

    __tablename__ = "plan_review"
    plan_id: int | None = owned_by("plan")


class LessonFields(Fields):
    """What was learned, for the next plan [8T]."""

    text: str = entry("Lesson", FieldKind.LINE, required=True, heading="Lesson")
    day: date | None = entry("Day", FieldKind.DAY, heading="Day", width=9, is_past=True)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Lesson(LessonFields, Ordered, Record, table=True):
    """A lesson learned in a plan."""

    plan_id: int | None = owned_by("plan")


class SignOffFields(Fields):
    """Who agreed to a plan, and when [8T]."""

    name: str = entry("Who", FieldKind.LINE, required=True, help="Who agrees to the plan")
    role: str | None = entry("Role", FieldKind.LINE, help="As what, for example head of sales")
    day: date = entry("Day", FieldKind.DAY, required=True, is_past=True)
    note: str | None = entry("Note", FieldKind.TEXT)


class SignOff(SignOffFields, Record, table=True):
    """A plan agreed to, frozen as the text it was; rows are added, never changed."""

    __tablename__ = "sign_off"
    plan_id: int | None = owned_by("plan")
    step: int = Field(description="The book's newest step when it was signed; what came later is what changed")
    text: str = Field(sa_type=Text, description="The internal plan as Markdown")


class HealthReading(Record, table=True):
    """An account's health on a day, kept when it differs from the newest one; the trend is read from it."""

    __tablename__ = "health_reading"
    __table_args__: ClassVar[Any] = (UniqueConstraint("account_id", "day"), {"sqlite_autoincrement": True})
    account_id: int = Field(
        description="No foreign key: undo takes an account away and brings it back, readings stay"
    )
    day: date
    value: int = Field(ge=0, le=100)


class MedianReading(Record, table=True):
    """The median of an amount over the accounts, kept because it takes a while to find in a large book."""

    __tablename__ = "median_reading"
    __table_args__: ClassVar[Any] = (UniqueConstraint("currency", "kind"), {"sqlite_autoincrement": True})
    currency: str
    kind: str = Field(description="`revenue` or `potential`")
    known: int = Field(ge=1)
    amount: int = Field(description="Minor units")
    step: int = Field(description="The newest step it holds for; no foreign key, as it is no part of the history")
