"""How we were in touch: interactions and who took part."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from kamtui.fieldspec import FieldKind
from kamtui.models.base import Fields, Record, entry, owned_by
from kamtui.vocabulary_plan import InteractionKind


class InteractionFields(Fields):
    """A contact as logged (domain: people, interaction)."""

    day: date | None = entry("Day", FieldKind.DAY, heading="Day", width=9, nullable=False)
    time: str | None = entry(
        "Time", FieldKind.LINE, help="As 14:30, by the wall clock", pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$"
    )
    kind: InteractionKind = entry(
        "Kind", FieldKind.CHOICE, InteractionKind.MEETING, words=InteractionKind, heading="Kind", width=8
    )
    subject: str | None = entry("Subject", FieldKind.LINE, heading="Subject")
    our_people: str | None = entry("Our people", FieldKind.LINE)
    notes: str | None = entry("Notes", FieldKind.TEXT)


class Interaction(InteractionFields, Record, table=True):
    """One contact with an account; any of them resets keeping in touch."""

    __table_args__: ClassVar[Any] = (
        Index("interaction_account_day", "account_id", "day"),
        {"sqlite_autoincrement": True},
    )
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="CASCADE", nullable=False)


class Attendance(Record, table=True):
    """One of the customer's people who took part in an interaction."""

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("interaction_id", "stakeholder_id"),
        {"sqlite_autoincrement": True},
    )
    interaction_id: int | None = Field(
        default=None, foreign_key="interaction.id", ondelete="CASCADE", nullable=False
    )
    stakeholder_id: int | None = owned_by("stakeholder")
