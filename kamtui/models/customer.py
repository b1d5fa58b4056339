"""What the plan knows of the customer's business: facts, findings, competitors, questions (domain: customer)."""

from datetime import date

from sqlmodel import Field

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Ordered, Record, entry, owned_by, pointing_to
from kamtui.vocabulary_plan import AnswerState, Evidence, FactKind, FindingKind, QuestionGroup, Visibility


class FactFields(Fields):
    """A fact about the customer's business; an assumed one counts as open until confirmed [KG, MH]."""

    text: str = entry("Fact", FieldKind.LINE, required=True, heading="Fact", audience=Audience.CUSTOMER)
    kind: FactKind = entry(
        "Kind",
        FieldKind.CHOICE,
        FactKind.PRIORITY,
        words=FactKind,
        heading="Kind",
        width=16,
        audience=Audience.CUSTOMER,
    )
    evidence: Evidence = entry(
        "Evidence", FieldKind.CHOICE, Evidence.ASSUMED, words=Evidence, heading="Evidence", width=8
    )
    told_by_id: int | None = entry(
        "Told by", FieldKind.LINK, links="stakeholder", heading="Told by", width=14, help="Who said it"
    )
    source: str | None = entry("Source", FieldKind.LINE, help="Who said it, or which document")
    day: date | None = entry("Day", FieldKind.DAY, heading="Day", width=9, help="When it was learned", is_past=True)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Fact(FactFields, Ordered, Record, table=True):
    """A fact in a plan."""

    plan_id: int | None = owned_by("plan")
    told_by_id: int | None = pointing_to("stakeholder")


class FindingFields(Fields):
    """A finding of the analysis; customers never see it [KG, 8T]."""

    text: str = entry("Finding", FieldKind.LINE, required=True, heading="Finding")
    kind: FindingKind = entry(
        "Kind", FieldKind.CHOICE, FindingKind.STRENGTH, words=FindingKind, heading="Kind", width=11
    )
    objective_id: int | None = entry(
        "Objective",
        FieldKind.LINK,
        links="objective",
        heading="Objective",
        width=24,
        help="The objective it helps or hinders",
    )
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Finding(FindingFields, Ordered, Record, table=True):
    """A finding in a plan."""

    plan_id: int | None = owned_by("plan")
    objective_id: int | None = pointing_to("objective")


class CompetitorFields(Fields):
    """Somebody else who sells to the customer; customers never see it."""

    name: str = entry("Name", FieldKind.LINE, required=True, heading="Competitor")
    strengths: str | None = entry("Strengths", FieldKind.LINE)
    weaknesses: str | None = entry("Weaknesses", FieldKind.LINE)
    installed: str | None = entry(
        "Installed at", FieldKind.LINE, heading="Installed", width=16, help="Where, and what"
    )
    contract_end: date | None = entry("Contract ends", FieldKind.DAY, heading="Ends", width=9)
    champion_id: int | None = entry(
        "Champion", FieldKind.LINK, links="stakeholder", heading="Champion", width=14, help="Who speaks for them"
    )
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Competitor(CompetitorFields, Ordered, Record, table=True):
    """A competitor at an account."""

    account_id: int | None = owned_by("account")
    champion_id: int | None = pointing_to("stakeholder")


class QuestionFields(Fields):
    """A discovery question with its answer, or who finds out until when [RAIN]."""

    text: str = entry("Question", FieldKind.LINE, required=True, heading="Question")
    group: QuestionGroup = entry("About", FieldKind.CHOICE, QuestionGroup.ELSE, words=QuestionGroup)
    state: AnswerState = entry("State", FieldKind.CHOICE, AnswerState.OPEN, words=AnswerState)
    answer: str | None = entry("Answer", FieldKind.LINE)
    owner: str | None = entry("Owner", FieldKind.LINE, heading="Who", width=3, help="Who finds out")
    due: date | None = entry("Due", FieldKind.DAY, heading="Due", width=9)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Question(QuestionFields, Ordered, Record, table=True):
    """A question about an account.

    Attributes:
        bank: The question of the bank it is; None for one of the user's own.
    """

    account_id: int | None = owned_by("account")
    bank: str | None = Field(default=None, max_length=64)
