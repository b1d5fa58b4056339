"""Service cases: what the customer waits for."""

from datetime import date

from sqlmodel import Field

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Ordered, Record, entry, owned_by
from kamtui.vocabulary import CasePriority
from kamtui.vocabulary_plan import CaseStatus, Visibility


class ServiceCaseFields(Fields):
    """A service case [8T]; the source's own status word is kept."""

    number: str = entry(
        "Number", FieldKind.LINE, required=True, heading="Case", width=10, audience=Audience.CUSTOMER
    )
    subject: str | None = entry("Subject", FieldKind.LINE, heading="Subject", audience=Audience.CUSTOMER)
    priority: CasePriority | None = entry(
        "Priority", FieldKind.CHOICE, words=CasePriority, heading="Priority", width=8
    )
    status: CaseStatus = entry(
        "Status",
        FieldKind.CHOICE,
        CaseStatus.OPEN,
        words=CaseStatus,
        heading="Status",
        width=8,
        audience=Audience.CUSTOMER,
    )
    source_status: str | None = entry("Their word", FieldKind.LINE, group="More")
    opened: date | None = entry(
        "Opened", FieldKind.DAY, heading="Opened", width=9, audience=Audience.CUSTOMER, is_past=True
    )
    updated: date | None = entry("Updated", FieldKind.DAY, is_past=True)
    closed: date | None = entry("Closed", FieldKind.DAY, is_past=True)
    raised_on: date | None = entry(
        "Raised on", FieldKind.DAY, help="When we spoke with the customer about it", is_past=True
    )
    visibility: Visibility = entry(
        "Visible to",
        FieldKind.CHOICE,
        Visibility.INTERNAL,
        words=Visibility,
        sa_column_kwargs={"server_default": "internal"},
    )
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class ServiceCase(ServiceCaseFields, Ordered, Record, table=True):
    """A case of an account; columns of a later format have defaults, so that undo reaches behind that."""

    __tablename__ = "service_case"
    position: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    account_id: int | None = owned_by("account")
