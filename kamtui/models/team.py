"""Our own people who work for an account (domain: team)."""

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Ordered, Record, entry, owned_by
from kamtui.vocabulary_plan import TeamRole, Visibility


class TeamMemberFields(Fields):
    """One of our people with the part they play [RAIN]."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Name", audience=Audience.CUSTOMER)
    role: TeamRole | None = entry("Role", FieldKind.CHOICE, words=TeamRole, heading="Role", width=17)
    skills: str | None = entry("Skills", FieldKind.LINE, heading="Skills", width=24)
    contact: str | None = entry(
        "Contact", FieldKind.LINE, help="Mail or telephone, for the customer", audience=Audience.CUSTOMER
    )
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class TeamMember(TeamMemberFields, Ordered, Record, table=True):
    """A member of an account's team."""

    __tablename__ = "team_member"
    account_id: int | None = owned_by("account")
