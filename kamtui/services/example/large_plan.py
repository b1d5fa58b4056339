"""One plan with many records, to measure how a plan is shown and exported."""

from datetime import date, timedelta

from kamtui.models.actions import Action, Goal, Objective, Plan, Risk
from kamtui.models.base import Record
from kamtui.models.customer import Fact
from kamtui.models.revenue import Opportunity, OpportunityStage
from kamtui.services.example.days import month_end, quarter_start, workday
from kamtui.services.example.rows import Rows, Value
from kamtui.services.example.team import AUBRY, BRANDT, DVORAK, FARO
from kamtui.services.ordering import GAP
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import Evidence, FactKind, Stage, Visibility

KINDS: tuple[type[Record], ...] = (
    Goal,
    Objective,
    Action,
    Action,
    Fact,
    Objective,
    Action,
    Action,
    Risk,
    Action,
    Action,
    Opportunity,
    Fact,
    Action,
    Action,
    Fact,
    Action,
    Action,
    Risk,
    Action,
)
"""Twenty records of a plan in the order in which they are added; a large plan repeats them."""

OWNERS = (AUBRY, DVORAK, FARO, BRANDT, None)


def add_large_plan(rows: Rows, account_id: int, today: date, records: int) -> None:
    """Add a plan and so many records of all kinds in it.

    Args:
        rows: Where the rows are collected.
        account_id: Whose plan.
        today: The day everything is told from.
        records: How many, the plan itself not counted.
    """
    plan_id = rows.add(
        Plan,
        account_id=account_id,
        starts=quarter_start(today, -1),
        ends=quarter_start(today, 4) - timedelta(days=1),
    )
    goal_id = objective_id = 0
    for number in range(records):
        kind = KINDS[number % len(KINDS)]
        place: dict[str, Value] = {"position": (number + 1) * GAP}
        owner = OWNERS[number % len(OWNERS)]
        if kind is Goal:
            due = month_end(today, 200 + number)
            goal_id = rows.add(
                Goal, plan_id=plan_id, text=f"Goal {number}: supply one more line", owner=owner, due=due, **place
            )
        elif kind is Objective:
            due = month_end(today, 90 + number)
            text = f"Objective {number}: measured results agreed"
            objective_id = rows.add(Objective, goal_id=goal_id, text=text, owner=owner, due=due, **place)
        elif kind is Action:
            _add_action(rows, account_id, objective_id, number, today)
        elif kind is Fact:
            rows.add(
                Fact,
                plan_id=plan_id,
                text=f"Fact {number}: output is to rise by {number % 9 + 1}%",
                kind=tuple(FactKind)[number % len(FactKind)],
                evidence=tuple(Evidence)[number % len(Evidence)],
                day=workday(today, -number),
                **place,
            )
        elif kind is Risk:
            likelihood, impact = number % 5 + 1, number % 4 + 2
            text = f"Risk {number}: the order is put off"
            rows.add(Risk, plan_id=plan_id, text=text, likelihood=likelihood, impact=impact, owner=owner, **place)
        else:
            _add_opportunity(rows, account_id, number, today)


def _add_action(rows: Rows, account_id: int, objective_id: int, number: int, today: date) -> None:
    status = tuple(ActionStatus)[number % len(ActionStatus)]
    rows.add(
        Action,
        account_id=account_id,
        objective_id=objective_id,
        title=f"Action {number}: send the numbers of the trial",
        owner=OWNERS[number % len(OWNERS)],
        due=workday(today, number - 20),
        status=status,
        done_on=workday(today, -1) if status is ActionStatus.DONE else None,
        is_milestone=number % 17 == 0,
        visibility=tuple(Visibility)[number % len(Visibility)],
        position=(number + 1) * GAP,
    )


def _add_opportunity(rows: Rows, account_id: int, number: int, today: date) -> None:
    key = rows.add(
        Opportunity,
        account_id=account_id,
        name=f"Opportunity {number}: one more inspection cell",
        amount=(number + 1) * 1_000_000,
        probability=number % 10 * 10,
        expected_close=month_end(today, 30 + number),
        position=(number + 1) * GAP,
    )
    rows.add(OpportunityStage, opportunity_id=key, day=workday(today, -30), stage=tuple(Stage)[number % 4])
