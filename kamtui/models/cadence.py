"""When to be in touch again: series of meetings, what became of each, whose interval counts, and free days."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Record, entry, owned_by, pointing_to, word_type
from kamtui.vocabulary_cadence import DayShift, OccurrenceState, TouchRuleOf
from kamtui.vocabulary_plan import InteractionKind, Visibility

CUSTOMER = Audience.CUSTOMER
CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
"""A time of day by the wall clock, as 14:30."""


class SeriesFields(Fields):
    """A recurring meeting as entered (domain: cadence). Without a rule it takes place once."""

    title: str = entry("Title", FieldKind.LINE, required=True, heading="Meeting", audience=CUSTOMER)
    kind: InteractionKind = entry(
        "Kind", FieldKind.CHOICE, InteractionKind.MEETING, words=InteractionKind, audience=CUSTOMER
    )
    starts: date | None = entry("First day", FieldKind.DAY, audience=CUSTOMER, nullable=False)
    time: str | None = entry(
        "Time", FieldKind.LINE, help="As 14:30; empty for all day", pattern=CLOCK, audience=CUSTOMER
    )
    minutes: int | None = entry("Minutes", FieldKind.INTEGER, low=1, high=10_080, audience=CUSTOMER)
    zone: str | None = entry("Time zone", FieldKind.LINE, help="As Europe/Vienna", group="More", audience=CUSTOMER)
    rule: str | None = entry("Rule", FieldKind.LINE, help="An RRULE of RFC 5545; empty for once")
    shift: DayShift = entry(
        "On free days", FieldKind.CHOICE, DayShift.KEEP, words=DayShift, help="What then becomes of the meeting"
    )
    place: str | None = entry("Place", FieldKind.LINE, group="More", audience=CUSTOMER)
    our_people: str | None = entry("Our people", FieldKind.LINE, group="More", audience=CUSTOMER)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Series(SeriesFields, Record, table=True):
    """A recurring meeting of an account; the anchor day is always the first occurrence."""

    account_id: int | None = owned_by("account")
    follows_id: int | None = pointing_to("series")
    """The series it goes on for, where a rule was changed from a day on."""
    is_foreign: bool = Field(
        default=False, description="Its rule came from elsewhere, is kept as text and not edited"
    )
    is_withdrawn: bool = Field(
        default=False, description="It was taken out; calendars that have it must hear of that"
    )
    uid: str = Field(max_length=255, unique=True, description="Its name in calendars; it never changes")
    sequence: int = Field(default=0, description="Raised with each change, as calendars ask for")
    changed: str = Field(max_length=40, description="The instant of the last change, UTC as in the history")


class SeriesPerson(Record, table=True):
    """One of the customer's people who is expected at the meetings of a series."""

    __tablename__ = "series_person"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("series_id", "stakeholder_id"),
        {"sqlite_autoincrement": True},
    )
    series_id: int | None = Field(default=None, foreign_key="series.id", ondelete="CASCADE", nullable=False)
    stakeholder_id: int | None = owned_by("stakeholder")


class SeriesOccurrence(Record, table=True):
    """What became of one occurrence of a series, under the day that the rule gave it."""

    __tablename__ = "series_occurrence"
    __table_args__: ClassVar[Any] = (UniqueConstraint("series_id", "day"), {"sqlite_autoincrement": True})
    series_id: int | None = Field(default=None, foreign_key="series.id", ondelete="CASCADE", nullable=False)
    day: date = Field(description="The day by the rule, before free days are avoided")
    state: OccurrenceState = Field(sa_type=word_type(OccurrenceState))
    moved_to: date | None = Field(default=None, description="Where it was moved to")
    moved_time: str | None = Field(default=None, max_length=5, description="At which time then, as 14:30")
    interaction_id: int | None = pointing_to("interaction")


class TouchRule(Record, table=True):
    """How often to be in touch with everybody in a role, or with accounts of a tier; nearer intervals win."""

    __tablename__ = "touch_rule"
    __table_args__: ClassVar[Any] = (UniqueConstraint("whose", "word"), {"sqlite_autoincrement": True})
    whose: TouchRuleOf = Field(sa_type=word_type(TouchRuleOf))
    word: str = Field(max_length=32, description="The value of the role or tier")
    days: int = Field(ge=1, le=3650)


class Holiday(Record, table=True):
    """A free day of the user's own list."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("day"), {"sqlite_autoincrement": True})
    day: date
    name: str = Field(default="", max_length=20_000)
