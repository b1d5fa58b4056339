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
from kamtui.models.customer import Fact, FactFields
from kamtui.models.engagement import Interaction, InteractionFields
from kamtui.models.people import Stakeholder, StakeholderFields
from kamtui.models.revenue import Opportunity, OpportunityEntry
from kamtui.models.service import ServiceCase, ServiceCaseFields
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
        levels: The records of it, outermost first; each serves one of the level before.
        purpose: Two lines on what it is for, shown while it is empty.
        alone: Records that may stand in it without a parent, and what that group is called.
    """

    key: str
    title: str
    short: str
    part: str
    levels: tuple[RecordType, ...]
    purpose: tuple[str, str]
    alone: tuple[RecordType, str] | None = None


FACT = RecordType("fact", "fact", FactFields, Fact, "text", "plan_id")
GOAL = RecordType("goal", "goal", GoalFields, Goal, "text", "plan_id", ("text", "side"))
OBJECTIVE = RecordType("objective", "objective", ObjectiveFields, Objective, "text", "goal_id")
ACTION = RecordType("action", "action", ActionFields, Action, "title", "objective_id")
RISK = RecordType("risk", "risk", RiskFields, Risk, "text", "plan_id")
OPPORTUNITY = RecordType(
    "opportunity", "opportunity", OpportunityEntry, Opportunity, "name", "account_id", ("name", "stage")
)

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
    ),
    Section(
        "opportunities",
        "Opportunities",
        "Opportunities",
        "Revenue",
        (OPPORTUNITY,),
        ("What may be sold, how likely and when.", "Customers never see it."),
    ),
    Section(
        "goals",
        "Goals and objectives",
        "Goals",
        "Actions",
        (GOAL, OBJECTIVE, ACTION),
        ("What we and the customer want to reach,", "and the actions that get us there."),
        (ACTION, "Unassigned actions"),
    ),
    Section(
        "risks",
        "Risks",
        "Risks",
        "Actions",
        (RISK,),
        ("What could stop the plan, how likely that is,", "and what we do about it. Customers never see it."),
    ),
)
"""The sections of a plan in their order."""

RECORDS = {record.key: record for section in SECTIONS for record in section.levels}
"""The records of a plan by key."""

OTHERS = (
    RecordType("account", "account", AccountEntry, Account, "name", "parent_id"),
    RecordType("business_unit", "unit", BusinessUnitFields, BusinessUnit, "name", "account_id"),
    RecordType("plan", "plan", PlanFields, Plan, "starts", "account_id"),
    RecordType("stakeholder", "person", StakeholderFields, Stakeholder, "name", "account_id"),
    RecordType("interaction", "contact", InteractionFields, Interaction, "subject", "account_id"),
    RecordType("service_case", "case", ServiceCaseFields, ServiceCase, "number", "account_id"),
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
    )


def _choices(annotation: Any) -> tuple[tuple[str, str], ...]:
    words = next((kind for kind in get_args(annotation) or (annotation,) if kind is not type(None)), None)
    if not (isinstance(words, type) and issubclass(words, Word)):
        raise TypeError(f"a choice needs a vocabulary, not {annotation!r}")
    return tuple((word.value, word.label) for word in words)
