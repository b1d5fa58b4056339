"""From a plan as told to its rows: facts, goals with what serves them, risks, and the actions beside them."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from kamtui.models.actions import Action, Goal, Objective, Plan, Risk
from kamtui.models.customer import Fact, Finding
from kamtui.models.review import Lesson, PlanReview
from kamtui.services.example import story
from kamtui.services.example.days import month_end, quarter_start, workday
from kamtui.services.example.dossier import SignOff
from kamtui.services.example.rows import Rows, Value
from kamtui.services.ordering import GAP


class PlanTelling:
    """The plans and actions of one account on their way into the book.

    Args:
        rows: Where the rows are collected.
        account_id: Whose they are.
        people: The ids of the account's people by name.
        deals: The ids of its opportunities by name.
        today: The day everything is told from.

    Attributes:
        sign_offs: What was signed, by whom; it can be added only after all that is signed.
    """

    def __init__(
        self, rows: Rows, account_id: int, people: Mapping[str, int], deals: Mapping[str, int], today: date
    ) -> None:
        self._rows = rows
        self._account_id = account_id
        self._people = people
        self._deals = deals
        self._today = today
        self._actions: dict[str, int] = {}
        self._facts: dict[str, int] = {}
        self._objectives: dict[str, int] = {}
        self.sign_offs: list[tuple[int, SignOff]] = []

    def tell(self, told: story.Account) -> None:
        """Add all plans of the account, then the actions that serve no objective."""
        for plan in told.plans:
            self._add_plan(plan)
        for number, action in enumerate(told.actions, 1):
            self._add_action(action, None, number)

    def _day(self, offset: int | None) -> date | None:
        return None if offset is None else workday(self._today, offset)

    def _month_end(self, offset: int | None) -> date | None:
        return None if offset is None else month_end(self._today, offset)

    def _add_plan(self, plan: story.Plan) -> None:
        first, last = plan.quarters
        plan_id = self._rows.add(
            Plan,
            account_id=self._account_id,
            starts=quarter_start(self._today, first),
            ends=quarter_start(self._today, last + 1) - timedelta(1),
            status=plan.status,
        )
        for number, fact in enumerate(plan.facts, 1):
            self._add_fact(fact, plan_id, number)
        for number, goal in enumerate(plan.goals, 1):
            self._add_goal(goal, plan_id, number)
        for number, risk in enumerate(plan.risks, 1):
            self._rows.add(
                Risk,
                plan_id=plan_id,
                text=risk.text,
                likelihood=risk.likelihood,
                impact=risk.impact,
                mitigation=risk.mitigation,
                owner=risk.owner,
                status=risk.status,
                closing_reason=risk.closing_reason,
                position=number * GAP,
            )
        self._look_back(plan, plan_id)
        self.sign_offs.extend((plan_id, signed) for signed in plan.sign_offs)

    def _look_back(self, plan: story.Plan, plan_id: int) -> None:
        """Add what was found, what was agreed in reviews, and what was learned."""
        for number, finding in enumerate(plan.findings, 1):
            self._rows.add(
                Finding,
                plan_id=plan_id,
                objective_id=self._objectives[finding.objective] if finding.objective else None,
                text=finding.text,
                kind=finding.kind,
                note=finding.note,
                position=number * GAP,
            )
        for number, review in enumerate(plan.reviews, 1):
            self._rows.add(
                PlanReview,
                plan_id=plan_id,
                text=review.text,
                day=self._day(review.day),
                who=review.who,
                next_day=self._day(review.next_day),
                note=review.note,
                position=number * GAP,
            )
        for number, lesson in enumerate(plan.lessons, 1):
            self._rows.add(
                Lesson,
                plan_id=plan_id,
                text=lesson.text,
                day=self._day(lesson.day),
                note=lesson.note,
                position=number * GAP,
            )

    def _add_fact(self, fact: story.Fact, plan_id: int, number: int) -> None:
        self._facts[fact.text] = self._rows.add(
            Fact,
            plan_id=plan_id,
            told_by_id=self._people[fact.told_by] if fact.told_by else None,
            text=fact.text,
            kind=fact.kind,
            evidence=fact.evidence,
            source=fact.source or fact.told_by or None,
            day=self._day(fact.day),
            visibility=fact.visibility,
            note=fact.note,
            position=number * GAP,
        )

    def _add_goal(self, goal: story.Goal, plan_id: int, number: int) -> None:
        goal_id = self._rows.add(Goal, plan_id=plan_id, side=goal.side, **self._measured(goal, number))
        for place, objective in enumerate(goal.objectives, 1):
            objective_id = self._objectives[objective.text] = self._rows.add(
                Objective,
                goal_id=goal_id,
                person_id=self._people[objective.person] if objective.person else None,
                fact_id=self._facts[objective.fact] if objective.fact else None,
                opportunity_id=self._deals[objective.opportunity] if objective.opportunity else None,
                **self._measured(objective, place),
            )
            for order, action in enumerate(objective.actions, 1):
                self._add_action(action, objective_id, order)

    def _measured(self, told: story.Goal | story.Objective, number: int) -> dict[str, Value]:
        """What goals and objectives have in common."""
        start, target, now = (None if value is None else Decimal(value) for value in told.values)
        return {
            "text": told.text,
            "measure": told.measure,
            "start_value": start,
            "target_value": target,
            "now_value": now,
            "horizon": told.horizon,
            "owner": told.owner,
            "due": self._month_end(told.due),
            "visibility": told.visibility,
            "note": told.note,
            "position": number * GAP,
        }

    def _add_action(self, action: story.Action, objective_id: int | None, number: int) -> None:
        self._actions[action.title] = self._rows.add(
            Action,
            account_id=self._account_id,
            objective_id=objective_id,
            waits_for_id=self._actions[action.waits_for] if action.waits_for else None,
            title=action.title,
            owner=action.owner,
            due=self._day(action.due),
            status=action.status,
            done_on=self._day(action.done),
            is_milestone=action.is_milestone,
            visibility=action.visibility,
            note=action.note,
            position=number * GAP,
        )
