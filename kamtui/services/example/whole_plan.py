"""One plan with more in it than anybody plans, to measure how it is opened, walked through and changed."""

from datetime import date, timedelta

from kamtui.models.actions import Action, Goal, Objective, Plan
from kamtui.models.customer import Finding
from kamtui.services.example.days import month_end, quarter_start, workday
from kamtui.services.example.rows import Rows
from kamtui.services.example.team import AUBRY, BRANDT, DVORAK, FARO
from kamtui.services.ordering import GAP
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import FindingKind, Visibility

OWNERS = (AUBRY, DVORAK, FARO, BRANDT, None)
GOALS, OBJECTIVES, ACTIONS, FINDINGS = 40, 2, 5, 200
"""Goals, objectives of each, actions of each of those, and findings: 400 actions in all."""


def add_whole_plan(rows: Rows, account_id: int, today: date) -> None:
    """Add a plan of 40 goals, 80 objectives, 400 actions and 200 findings.

    Args:
        rows: Where the rows are collected.
        account_id: Whose plan.
        today: The day everything is told from.
    """
    ends = quarter_start(today, 4) - timedelta(days=1)
    plan_id = rows.add(Plan, account_id=account_id, starts=quarter_start(today, -1), ends=ends)
    for number in range(GOALS):
        goal_id = rows.add(
            Goal,
            plan_id=plan_id,
            text=f"Goal {number}: supply one more line",
            owner=OWNERS[number % len(OWNERS)],
            due=month_end(today, 200 + number),
            position=(number + 1) * GAP,
        )
        for place in range(OBJECTIVES):
            objective_id = rows.add(
                Objective,
                goal_id=goal_id,
                text=f"Objective {number}.{place}: measured results agreed",
                due=month_end(today, 90 + number),
                position=(place + 1) * GAP,
            )
            for order in range(ACTIONS):
                _add_action(rows, account_id, objective_id, (number * OBJECTIVES + place) * ACTIONS + order, today)
    kinds = tuple(FindingKind)
    for number in range(FINDINGS):
        rows.add(
            Finding,
            plan_id=plan_id,
            text=f"Finding {number}: the line stands still on Mondays",
            kind=kinds[number % len(kinds)],
            position=(number + 1) * GAP,
        )


def _add_action(rows: Rows, account_id: int, objective_id: int, number: int, today: date) -> None:
    status = tuple(ActionStatus)[number % len(ActionStatus)]
    rows.add(
        Action,
        account_id=account_id,
        objective_id=objective_id,
        title=f"Action {number}: send the numbers of the trial",
        owner=OWNERS[number % len(OWNERS)],
        due=workday(today, number % 90 - 20),
        status=status,
        done_on=workday(today, -1) if status is ActionStatus.DONE else None,
        is_milestone=number % 17 == 0,
        visibility=tuple(Visibility)[number % len(Visibility)],
        position=(number % ACTIONS + 1) * GAP,
    )
