"""The action plan: goals, objectives that serve them, actions, risks (domain: action plan)."""

from datetime import date
from decimal import Decimal

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.base import Fields, Ordered, Record, entry, owned_by, pointing_to
from kamtui.vocabulary import ActionStatus, Measure
from kamtui.vocabulary_plan import Horizon, PlanStatus, RiskStatus, Side, Visibility

CUSTOMER = Audience.CUSTOMER


class PlanFields(Fields):
    """A plan of an account for a period."""

    starts: date | None = entry("From", FieldKind.DAY, audience=CUSTOMER)
    ends: date | None = entry("To", FieldKind.DAY, audience=CUSTOMER)
    status: PlanStatus = entry("Status", FieldKind.CHOICE, PlanStatus.ACTIVE, words=PlanStatus)


class Plan(PlanFields, Record, table=True):
    """An account's plan; an account may have past ones, the newest that is not closed is the current one."""

    account_id: int | None = owned_by("account")


class MeasuredFields(Fields):
    """What goals and objectives share [8T, KG]."""

    text: str = entry("Text", FieldKind.LINE, required=True, heading="Goal", audience=CUSTOMER)
    measure: Measure = entry("Measure", FieldKind.CHOICE, Measure.NUMBER, words=Measure, audience=CUSTOMER)
    start_value: Decimal | None = entry("Start", FieldKind.NUMBER, audience=CUSTOMER)
    target_value: Decimal | None = entry("Target", FieldKind.NUMBER, audience=CUSTOMER)
    now_value: Decimal | None = entry("Now", FieldKind.NUMBER, audience=CUSTOMER)
    horizon: Horizon | None = entry("Horizon", FieldKind.CHOICE, words=Horizon, audience=CUSTOMER)
    owner: str | None = entry("Owner", FieldKind.LINE, heading="Who", width=3, audience=CUSTOMER)
    due: date | None = entry("Due", FieldKind.DAY, heading="Due", width=9, audience=CUSTOMER)
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class GoalFields(MeasuredFields):
    """A goal, ours or the customer's; money measures are in whole units of the account's currency."""

    side: Side = entry("Whose", FieldKind.CHOICE, Side.OURS, words=Side, audience=CUSTOMER)


class Goal(GoalFields, Ordered, Record, table=True):
    """A goal of a plan."""

    plan_id: int | None = owned_by("plan")


class ObjectiveFields(MeasuredFields):
    """An objective: how a goal is reached, and what it has to do with [8T]."""

    person_id: int | None = entry("Person", FieldKind.LINK, links="stakeholder", group="Links")
    fact_id: int | None = entry("Fact", FieldKind.LINK, links="fact", group="Links")
    opportunity_id: int | None = entry("Opportunity", FieldKind.LINK, links="opportunity", group="Links")


class Objective(ObjectiveFields, Ordered, Record, table=True):
    """An objective that serves one goal."""

    goal_id: int | None = owned_by("goal")
    person_id: int | None = pointing_to("stakeholder")
    fact_id: int | None = pointing_to("fact")
    opportunity_id: int | None = pointing_to("opportunity")


class ActionFields(Fields):
    """Something somebody will do."""

    title: str = entry("Action", FieldKind.LINE, required=True, heading="Action", audience=CUSTOMER)
    owner: str | None = entry("Owner", FieldKind.LINE, heading="Who", width=3, audience=CUSTOMER)
    due: date | None = entry("Due", FieldKind.DAY, heading="Due", width=9, audience=CUSTOMER)
    status: ActionStatus = entry(
        "Status", FieldKind.CHOICE, ActionStatus.OPEN, words=ActionStatus, audience=CUSTOMER
    )
    waits_for_id: int | None = entry("Waits for", FieldKind.LINK, links="action")
    person_id: int | None = entry("Person", FieldKind.LINK, links="stakeholder", help="Whom it was promised to")
    done_on: date | None = entry("Done on", FieldKind.DAY, group="More", audience=CUSTOMER, is_past=True)
    is_milestone: bool = entry(
        "Milestone", FieldKind.FLAG, False, help="A day to reach, with no work of its own", audience=CUSTOMER
    )
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Action(ActionFields, Ordered, Record, table=True):
    """An action of an account; it serves an objective or nothing: capturing never blocks."""

    account_id: int | None = owned_by("account")
    objective_id: int | None = pointing_to("objective")
    waits_for_id: int | None = pointing_to("action")
    person_id: int | None = pointing_to("stakeholder")
    interaction_id: int | None = pointing_to("interaction")
    """The contact it was promised at."""


class RiskFields(Fields):
    """What could stop the plan; customers never see it."""

    text: str = entry("Risk", FieldKind.LINE, required=True, heading="Risk")
    likelihood: int | None = entry(
        "Likelihood", FieldKind.INTEGER, low=1, high=5, heading="Likely", width=6, help="1 to 5"
    )
    impact: int | None = entry("Impact", FieldKind.INTEGER, low=1, high=5, heading="Impact", width=6, help="1 to 5")
    mitigation: str | None = entry("Mitigation", FieldKind.LINE, help="What we do about it")
    owner: str | None = entry("Owner", FieldKind.LINE, heading="Who", width=3)
    status: RiskStatus = entry(
        "Status", FieldKind.CHOICE, RiskStatus.OPEN, words=RiskStatus, heading="Status", width=10
    )
    closing_reason: str | None = entry("Closed why", FieldKind.LINE, group="More")
    visibility: Visibility = entry("Visible to", FieldKind.CHOICE, Visibility.INTERNAL, words=Visibility)
    note: str | None = entry("Note", FieldKind.TEXT, group="More")


class Risk(RiskFields, Ordered, Record, table=True):
    """A risk of a plan."""

    plan_id: int | None = owned_by("plan")
