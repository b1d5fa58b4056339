"""The portfolio: accounts, their units, what they are worth, and who knows them under which number."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Ordered, Record, entry, owned_by, pointing_to, word_type
from kamtui.vocabulary import AccountStatus, Tier
from kamtui.vocabulary_plan import ReviewFrequency


class AccountFields(Fields):
    """An account as a person enters it (domain: portfolio). Only the name is required."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Account", audience=Audience.CUSTOMER)
    status: AccountStatus = entry(
        "Status",
        FieldKind.CHOICE,
        AccountStatus.WATCH,
        words=AccountStatus,
        help="Key accounts have plans; the others are watched",
    )
    industry: str | None = entry("Industry", FieldKind.LINE, heading="Industry", width=18)
    region: str | None = entry("Region", FieldKind.LINE, help="Country or sales region")
    website: str | None = entry("Website", FieldKind.LINE)
    owner: str | None = entry("Owner", FieldKind.LINE, help="Our key account manager", audience=Audience.CUSTOMER)
    executive_sponsor: str | None = entry("Sponsor", FieldKind.LINE, help="Our executive sponsor")
    currency: str = entry("Currency", FieldKind.LINE, "EUR", help="Three letters, as EUR", pattern="^[A-Z]{3}$")
    potential: int | None = entry(
        "Potential", FieldKind.MONEY, help="Extra yearly revenue within reach", heading="Potential", width=9
    )
    cost_to_serve: int | None = entry("Cost to serve", FieldKind.MONEY, help="A year", group="More")
    renewal: date | None = entry("Renewal", FieldKind.DAY, help="When the contract ends", group="More")
    notice_days: int | None = entry(
        "Notice", FieldKind.INTEGER, low=0, high=3650, help="Days before the renewal", group="More"
    )
    touch_days: int | None = entry(
        "Touch every", FieldKind.INTEGER, low=1, high=3650, help="Days between two contacts"
    )
    touch_on: date | None = entry(
        "Next touch", FieldKind.DAY, help="Planned; it counts until the next contact", group="More"
    )
    review_frequency: ReviewFrequency | None = entry(
        "Review", FieldKind.CHOICE, words=ReviewFrequency, help="How often it is looked at", group="More"
    )
    last_reviewed: date | None = entry("Reviewed", FieldKind.DAY, help="Last looked at", group="More", is_past=True)
    tags: str | None = entry("Tags", FieldKind.LINE, help="Words to filter by, parted by commas", group="More")
    notes: str | None = entry("Notes", FieldKind.TEXT, group="More")


class Account(AccountFields, Record, table=True):
    """A customer or one to be; archived, never deleted [KG]."""

    parent_id: int | None = pointing_to("account")


class AnnualRevenue(Record, table=True):
    """Revenue with an account in one year; the newest year is the current one."""

    __tablename__ = "annual_revenue"
    __table_args__: ClassVar[Any] = (UniqueConstraint("account_id", "year"), {"sqlite_autoincrement": True})
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="CASCADE", nullable=False)
    year: int = Field(ge=1900, le=2200)
    amount: int = Field(description="Minor units of the account's currency")


class TierOverride(Record, table=True):
    """A tier set by hand, or given back to the arithmetic when the tier is empty; the newest row counts [FB]."""

    __tablename__ = "tier_override"
    account_id: int | None = owned_by("account")
    day: date
    tier: Tier | None = Field(default=None, sa_type=word_type(Tier))
    reason: str = Field(min_length=1)
    recheck: date | None = Field(default=None, description="When it is looked at again")


class BusinessUnitFields(Fields):
    """A division, site or buying centre."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Unit", audience=Audience.CUSTOMER)
    touch_days: int | None = entry(
        "Touch every", FieldKind.INTEGER, low=1, high=3650, help="Days between two contacts with anybody in it"
    )


class BusinessUnit(BusinessUnitFields, Ordered, Record, table=True):
    """A part of an account that buys for itself."""

    __tablename__ = "business_unit"
    account_id: int | None = owned_by("account")
    parent_id: int | None = pointing_to("business_unit")


OWNERS = ("account_id", "stakeholder_id", "opportunity_id", "service_case_id")
"""The columns of `ExternalId` of which exactly one is set."""


class ExternalId(Record, table=True):
    """The number under which another program knows a record; kept so that a second import updates."""

    __tablename__ = "external_id"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("source", "kind", "key"),
        CheckConstraint(
            " + ".join(f"({column} IS NOT NULL)" for column in OWNERS) + " = 1", name="external_id_one_owner"
        ),
        {"sqlite_autoincrement": True},
    )
    source: str = Field(min_length=1, description="The program, as salesforce")
    kind: str = Field(min_length=1, description="What the program calls it: account, person, opportunity, case")
    key: str = Field(min_length=1, description="Its id there; upper and lower case matter")
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="CASCADE", index=True)
    stakeholder_id: int | None = Field(default=None, foreign_key="stakeholder.id", ondelete="CASCADE", index=True)
    opportunity_id: int | None = Field(default=None, foreign_key="opportunity.id", ondelete="CASCADE", index=True)
    service_case_id: int | None = Field(default=None, foreign_key="service_case.id", ondelete="CASCADE", index=True)


class AccountEntry(AccountFields):
    """An account as a form shows it: with the newest of its dated revenues and tiers."""

    revenue: int | None = entry("Revenue", FieldKind.MONEY, heading="Revenue", width=8, help="This year")
    tier: Tier | None = entry(
        "Tier by hand", FieldKind.CHOICE, words=Tier, group="Tier", help="Instead of the four-box arithmetic"
    )
    tier_reason: str | None = entry("Because", FieldKind.LINE, group="Tier", help="Needed for a tier by hand")
    tier_recheck: date | None = entry(
        "Re-check", FieldKind.DAY, group="Tier", help="Needed for a tier by hand: when it is looked at again"
    )
