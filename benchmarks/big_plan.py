"""A book of one account with a plan of two hundred records, for timing the export."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.actions import Action, Goal, Objective, Plan, Risk
from kamtui.models.customer import Fact
from kamtui.models.revenue import Opportunity, OpportunityStage
from kamtui.vocabulary import AccountStatus, Stage

RECORDS = 200
ACCOUNT = "Brenner AG"
NOTE = "Said on the phone: *the sample contract* comes before the budget round.\n\n- [ ] ask again in March\n" * 2


def write_big_plan(path: Path, today: date) -> None:
    """Write the book to `path`, which must not exist: 60 facts, 40 opportunities, 80 goals and below, 20 risks."""
    book = Book.open(path, create=True, clock=lambda: datetime(today.year, today.month, today.day, tzinfo=UTC))
    try:
        with book.step("Write the plan to be measured") as session:
            account = Account(name=ACCOUNT, status=AccountStatus.KEY, industry="Machinery", potential=40_000_000)
            session.add(account)
            session.flush()
            plan = Plan(account_id=account.id, starts=date(today.year, 1, 1), ends=date(today.year, 12, 31))
            session.add(plan)
            session.flush()
            for number in range(60):
                session.add(
                    Fact(plan_id=plan.id, position=number, text=f"Fact {number} of [Linz | Graz]", note=NOTE)
                )
            for number in range(40):
                deal = Opportunity(account_id=account.id, position=number, name=f"Line {number}", amount=1_000_000)
                session.add(deal)
                session.flush()
                session.add(OpportunityStage(opportunity_id=deal.id, day=today, stage=Stage.POTENTIAL))
            for number in range(20):
                session.add(Risk(plan_id=plan.id, position=number, text=f"Risk {number}", likelihood=3, impact=4))
            for number in range(10):
                _add_goal(session, plan, number, today)
    finally:
        book.close()


def _add_goal(session: Session, plan: Plan, number: int, today: date) -> None:
    """Add a goal with three objectives and four actions."""
    goal = Goal(plan_id=plan.id, position=number, text=f"Goal {number}", note=NOTE)
    session.add(goal)
    session.flush()
    for below in range(3):
        objective = Objective(goal_id=goal.id, position=below, text=f"Objective {number}.{below}")
        session.add(objective)
        session.flush()
        for last in range(2 if below == 2 else 1):
            action = Action(account_id=1, objective_id=objective.id, position=last, title=f"Action {below}.{last}")
            action.owner = "JK"
            action.due = today + timedelta(days=10 * number + below)
            session.add(action)
