"""The plan's table of contents: which sections it has, of which records, in which order.

Screens, forms, Markdown, JSON and gaps all read it. A new field is one line in a record's fields class; a new
record of the plan is one class and one entry in `SECTIONS`.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from sqlmodel import SQLModel

from kamtui.fieldspec import Audience, FieldKind, FieldSpec
from kamtui.models.account import Account, AccountEntry, BusinessUnit, BusinessUnitFields
from kamtui.models.actions import (
    Action,
    ActionFields,
    Goal,
    GoalFields,
    Objective,
    ObjectiveFields,
    Plan,
    PlanFields,
    Risk,
    RiskFields,
)
from kamtui.models.base import SPEC, Record
from kamtui.models.cadence import Series, SeriesFields
from kamtui.models.customer import (
    Competitor,
    CompetitorFields,
    Fact,
    FactFields,
    Finding,
    FindingFields,
    Question,
    QuestionFields,
)
from kamtui.models.engagement import Interaction, InteractionFields
from kamtui.models.measures import Kpi, KpiEntry
from kamtui.models.people import RelationLine, RelationLineFields, Stakeholder, StakeholderEntry
from kamtui.models.revenue import (
    Idea,
    IdeaFields,
    Offering,
    OfferingFields,
    Opportunity,
    OpportunityEntry,
    RevenueTarget,
    TargetFields,
    ValueDelivered,
    ValueFields,
    WhiteSpace,
    WhiteSpaceFields,
)
from kamtui.models.review import Lesson, LessonFields, PlanReview, PlanReviewFields, SignOff, SignOffFields
from kamtui.models.service import ServiceCase, ServiceCaseFields
from kamtui.models.team import TeamMember, TeamMemberFields
from kamtui.vocabulary import Word


@dataclass(frozen=True, slots=True)
class RecordType:
    """One kind of record in the plan.

    Attributes:
        key: Its name in code and JSON, as `goal`.
        label: What a person calls one of it.
        entry: The class of what a person enters.
        table: The class of what is stored.
        title: The field that names a record.
        parent: The column that says whose it is.
        first: Fields that come first in a form; the others follow as declared.
    """

    key: str
    label: str
    entry: type[SQLModel]
    table: type[Record]
    title: str
    parent: str
    first: tuple[str, ...] = ()

    @property
    def specs(self) -> tuple[FieldSpec, ...]:
        """The fields a person enters, in the order of the form."""
        found = specs(self.entry)
        lead = [spec for name in self.first for spec in found if spec.name == name]
        return (*lead, *(spec for spec in found if spec not in lead))


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the plan.

    Attributes:
        key: Its name in JSON and on the command line.
        title: Its heading on screen and in Markdown.
        short: Its name in the outline, at most 14 cells.
        part: The part of the plan it stands in.
        levels: The records of it, outermost first; each serves one of the level before. None where it is a grid.
        purpose: Two lines on what it is for, shown while it is empty.
        alone: Records that may stand in it without a parent, and what that group is called.
        is_wanted: Whether a plan lacks something while it is empty; all others are left empty in peace.
        grid: Where it is no list: the records of its rows, of its columns, and of the cells where they meet.
    """

    key: str
    title: str
    short: str
    part: str
    levels: tuple[RecordType, ...]
    purpose: tuple[str, str]
    alone: tuple[RecordType, str] | None = None
    is_wanted: bool = False
    grid: tuple[RecordType, ...] = ()


FACT = RecordType("fact", "fact", FactFields, Fact, "text", "plan_id")
FINDING = RecordType("finding", "finding", FindingFields, Finding, "text", "plan_id", ("text", "kind"))
COMPETITOR = RecordType("competitor", "competitor", CompetitorFields, Competitor, "name", "account_id")
QUESTION = RecordType("question", "question", QuestionFields, Question, "text", "account_id")
OPPORTUNITY = RecordType(
    "opportunity", "opportunity", OpportunityEntry, Opportunity, "name", "account_id", ("name", "stage")
)
OFFERING = RecordType("offering", "offering", OfferingFields, Offering, "name", "")
UNIT = RecordType("business_unit", "unit", BusinessUnitFields, BusinessUnit, "name", "account_id")
CELL = RecordType("white_space", "cell", WhiteSpaceFields, WhiteSpace, "state", "unit_id")
TARGET = RecordType("target", "target", TargetFields, RevenueTarget, "name", "account_id")
IDEA = RecordType("idea", "idea", IdeaFields, Idea, "title", "account_id")
VALUE = RecordType("value", "value", ValueFields, ValueDelivered, "text", "account_id")
GOAL = RecordType("goal", "goal", GoalFields, Goal, "text", "plan_id", ("text", "side"))
OBJECTIVE = RecordType("objective", "objective", ObjectiveFields, Objective, "text", "goal_id")
ACTION = RecordType("action", "action", ActionFields, Action, "title", "objective_id")
RISK = RecordType("risk", "risk", RiskFields, Risk, "text", "plan_id")
KPI = RecordType("kpi", "figure", KpiEntry, Kpi, "name", "account_id", ("name", "value"))
MEMBER = RecordType("member", "team member", TeamMemberFields, TeamMember, "name", "account_id")
CASE = RecordType("case", "case", ServiceCaseFields, ServiceCase, "number", "account_id")
PLAN_REVIEW = RecordType("review", "review", PlanReviewFields, PlanReview, "text", "plan_id", ("text", "day"))
LESSON = RecordType("lesson", "lesson", LessonFields, Lesson, "text", "plan_id")

PARTS = ("Customer", "Relationship", "Revenue", "Actions")
"""The four parts of a plan [HP, KG, RAIN]."""

SECTIONS = (
    Section(
        "facts",
        "Facts",
        "Facts",
        "Customer",
        (FACT,),
        ("What the customer wants, fears and measures,", "and how sure we are of it."),
        is_wanted=True,
    ),
    Section(
        "swot",
        "SWOT and what stands in the way",
        "SWOT+",
        "Customer",
        (FINDING,),
        ("Strengths, weaknesses, opportunities, threats,", "obstacles, objections, red flags. Never leaves us."),
    ),
    Section(
        "competitors",
        "Competitors",
        "Competitors",
        "Customer",
        (COMPETITOR,),
        ("Who else sells to them, where and until when.", "Customers never see it."),
    ),
    Section(
        "questions",
        "Discovery questions",
        "Questions",
        "Customer",
        (QUESTION,),
        ("What we still want to know,", "and who finds out until when."),
    ),
    Section(
        "white_space",
        "White space",
        "White space",
        "Revenue",
        (),
        (
            "Who serves which need of which unit: ours, others', nobody's.",
            "What is not known yet stays a question.",
        ),
        grid=(OFFERING, UNIT, CELL),
    ),
    Section(
        "opportunities",
        "Opportunities",
        "Opportunities",
        "Revenue",
        (OPPORTUNITY,),
        ("What may be sold, how likely and when.", "Customers never see it."),
        is_wanted=True,
    ),
    Section(
        "targets",
        "Revenue targets",
        "Targets",
        "Revenue",
        (TARGET,),
        ("What the account is to bring in each period,", "and what is missing to it."),
    ),
    Section(
        "ideas",
        "Ideas pitched",
        "Ideas",
        "Revenue",
        (IDEA,),
        ("What we have brought to them unasked,", "and what became of it."),
    ),
    Section(
        "value",
        "Value delivered",
        "Value",
        "Revenue",
        (VALUE,),
        ("What they have had from us,", "what it was worth, and who says so."),
    ),
    Section(
        "goals",
        "Goals and objectives",
        "Goals",
        "Actions",
        (GOAL, OBJECTIVE, ACTION),
        ("What we and the customer want to reach,", "and the actions that get us there."),
        (ACTION, "Unassigned actions"),
        is_wanted=True,
    ),
    Section(
        "risks",
        "Risks",
        "Risks",
        "Actions",
        (RISK,),
        ("What could stop the plan, how likely that is,", "and what we do about it. Customers never see it."),
        is_wanted=True,
    ),
    Section(
        "kpis",
        "Figures",
        "Figures",
        "Actions",
        (KPI,),
        ("What is measured, where it is to go,", "and how it went."),
    ),
    Section(
        "team",
        "Our team",
        "Team",
        "Actions",
        (MEMBER,),
        ("Who of us works for this customer,", "in which part, with which skills."),
        is_wanted=True,
    ),
    Section(
        "cases",
        "Service cases",
        "Cases",
        "Actions",
        (CASE,),
        ("What the customer waits for,", "and how long already."),
    ),
    Section(
        "reviews",
        "Plan reviews",
        "Reviews",
        "Actions",
        (PLAN_REVIEW,),
        ("When the plan was looked at together,", "and what came of it."),
    ),
    Section(
        "lessons",
        "Lessons learned",
        "Lessons",
        "Actions",
        (LESSON,),
        ("What the next plan should know.", "They are asked for when a plan is closed."),
    ),
)
"""The sections of a plan in their order."""

RECORDS = {record.key: record for section in SECTIONS for record in section.levels}
"""The records of a plan by key."""

GRID = {record.key: record for section in SECTIONS for record in section.grid}
"""The records of its grids by key."""

OTHERS = (
    RecordType("account", "account", AccountEntry, Account, "name", "parent_id"),
    RecordType("plan", "plan", PlanFields, Plan, "starts", "account_id"),
    RecordType("sign_off", "sign-off", SignOffFields, SignOff, "name", "plan_id"),
    RecordType(
        "stakeholder",
        "person",
        StakeholderEntry,
        Stakeholder,
        "name",
        "account_id",
        ("name", "title", "role", "influence", "stance"),
    ),
    RecordType("interaction", "contact", InteractionFields, Interaction, "subject", "account_id"),
    RecordType("relation_line", "line", RelationLineFields, RelationLine, "note", "from_id"),
    RecordType("series", "series", SeriesFields, Series, "title", "account_id"),
)
"""Records that stand in no section of a plan, for those who tell what was changed in them."""


@cache
def specs(fields: type[SQLModel]) -> tuple[FieldSpec, ...]:
    """Say of each field of a record what forms, columns and exports need to know.

    Args:
        fields: A fields or entry class; a field declared without `entry()` is left out.
    """
    return tuple(
        _spec(name, info) for name, info in fields.model_fields.items() if isinstance(info.json_schema_extra, dict)
    )


def _spec(name: str, info: Any) -> FieldSpec:
    extra: dict[str, Any] = info.json_schema_extra[SPEC]
    kind = FieldKind[extra["kind"]]
    return FieldSpec(
        name=name,
        label=info.title,
        kind=kind,
        help=info.description or "",
        heading=extra["heading"],
        width=extra["width"],
        required=extra["required"],
        choices=_choices(info.annotation) if kind is FieldKind.CHOICE else (),
        low=extra["low"],
        high=extra["high"],
        group=extra["group"],
        audience=Audience[extra["audience"]],
        links=extra["links"],
        is_past=extra["is_past"],
    )


def _choices(annotation: Any) -> tuple[tuple[str, str], ...]:
    words = next((kind for kind in get_args(annotation) or (annotation,) if kind is not type(None)), None)
    if not (isinstance(words, type) and issubclass(words, Word)):
        raise TypeError(f"a choice needs a vocabulary, not {annotation!r}")
    return tuple((word.value, word.label) for word in words)
