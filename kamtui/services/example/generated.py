"""Accounts beyond those told by hand: any number of them, made from parts by a seeded chance."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kamtui.models.account import Account, AnnualRevenue
from kamtui.models.actions import Action, Goal, Objective, Plan
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import RoleReading, Stakeholder, StanceReading
from kamtui.models.revenue import Opportunity, OpportunityStage
from kamtui.models.service import ServiceCase
from kamtui.services.example.days import month_end, quarter_start
from kamtui.services.example.names import Country, name_firms
from kamtui.services.example.rows import Rows
from kamtui.services.example.team import AUBRY, DVORAK, FARO, WIIK
from kamtui.services.ordering import GAP
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Influence, Stance
from kamtui.vocabulary_plan import CaseStatus, InteractionKind, ReviewFrequency, Stage

TITLES = (
    "Plant manager",
    "Head of purchasing",
    "Managing director",
    "Maintenance",
    "Quality",
    "Engineering",
    "Buyer",
)
SUBJECTS = (
    "Calibration dates",
    "Spare parts",
    "Offer discussed",
    "Line tour",
    "Yearly review",
    "Software update",
    "Complaint",
    "Training",
)
TASKS = (
    "Send the offer",
    "Call back",
    "Book the site visit",
    "Send the report",
    "Ask for drawings",
    "Clear the invoice",
)
TROUBLES = ("Sensor offline", "Alarm cannot be reset", "Report incomplete", "Spare part late", "Licence expired")
SALES = ("Inspection cell", "Monitoring package", "Service contract", "Calibration round", "Second line")
INTERVALS = (14, 21, 30, 30, 45, 60, 90)
"""Days between two contacts."""
COMMON = (AccountStatus.WATCH,) * 6 + (AccountStatus.OTHER,) * 8 + (AccountStatus.CANDIDATE, AccountStatus.ARCHIVED)
"""What generated accounts are when they are not key accounts."""
FIRST_CASE = 5000
"""The first number of a generated service case."""


def count_keys(further: int) -> int:
    """How many of so many further accounts are key accounts: 6 of 470, 24 of 9,970.

    Nobody keeps key accounts in proportion to a customer base: about its square root is what a team can serve.
    """
    return round(0.38 * further**0.45) if further > 0 else 0


def generate_accounts(rows: Rows, today: date, count: int, seed: int) -> None:
    """Add so many accounts; none for a count of 0 or less.

    Args:
        rows: Where the rows are collected.
        today: The day everything is told from.
        count: How many.
        seed: The same seed gives the same accounts.
    """
    if count <= 0:
        return
    random = Random(seed)
    keys = count_keys(count)
    every = count // keys if keys else count + 1
    for number, (country, industry, name) in enumerate(name_firms(count, random)):
        is_key = number % every == 0 and number // every < keys
        status = AccountStatus.KEY if is_key else random.choice(COMMON)
        maker = _Maker(rows, today, random, country, number)
        maker.make(name, industry, status)


@dataclass(slots=True)
class _Maker:
    """One account in the making."""

    rows: Rows
    today: date
    random: Random
    country: Country
    number: int
    account_id: int = 0

    def make(self, name: str, industry: str, status: AccountStatus) -> None:
        """Add the account; three in five have people, contacts and work, the others a line in the list only."""
        is_key = status is AccountStatus.KEY
        self._add_account(name, industry, status)
        if is_key or self.random.random() < 0.6:
            people = self._add_people(6 if is_key else self.random.choice((1, 2, 2, 3)), is_key)
            self._add_contacts(people, 8 if is_key else self.random.choice((1, 2, 3, 3, 4, 5)))
            self._add_work(3 if is_key else self.random.choice((0, 0, 1, 2)))
        if is_key:
            self._add_plan()

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _past(self, most: int) -> date:
        """A working day of the past: most of them are not long ago."""
        day = self.today - timedelta(days=1 + int(most * self.random.random() ** 2))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _coming(self, first: int, last: int) -> date:
        day = self.today + timedelta(days=self.random.randint(first, last))
        return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)

    def _add_account(self, name: str, industry: str, status: AccountStatus) -> None:
        size = 10 ** self.random.uniform(1.3, 3.4) * (10 if self.country.currency == "SEK" else 1)
        self.account_id = self.rows.add(
            Account,
            name=name,
            status=status,
            industry=industry,
            region=self.country.name,
            owner=WIIK if self.country.name in ("Sweden", "Poland", "Netherlands") else AUBRY,
            currency=self.country.currency,
            potential=None if self._chance(0.1) else _rounded(size * self.random.uniform(0.05, 2.5)),
            renewal=month_end(self.today, self.random.randint(20, 700)) if self._chance(0.4) else None,
            touch_days=self.random.choice(INTERVALS) if self._chance(0.7) else None,
            review_frequency=ReviewFrequency.QUARTERLY if status is AccountStatus.KEY else None,
        )
        if self._chance(0.95):
            for years, growth in enumerate((1.0, self.random.uniform(0.7, 1.2))):
                self.rows.add(
                    AnnualRevenue,
                    account_id=self.account_id,
                    year=self.today.year - years,
                    amount=_rounded(size * growth),
                )

    def _add_people(self, count: int, is_key: bool) -> list[int]:
        ids: list[int] = []
        for place in range(count):
            key = self.rows.add(
                Stakeholder,
                account_id=self.account_id,
                reports_to_id=ids[0] if ids else None,
                name=self.country.person(self.random),
                title=self.random.choice(TITLES),
                influence=self.random.choice((None, *Influence)),
                position=(place + 1) * GAP,
            )
            ids.append(key)
            if is_key:
                role = self.random.choice(tuple(DecisionRole))
                self.rows.add(RoleReading, stakeholder_id=key, day=self._past(300), role=role)
            if is_key or self._chance(0.3):
                stance = self.random.choice(tuple(Stance))
                self.rows.add(StanceReading, stakeholder_id=key, day=self._past(200), value=stance)
        return ids

    def _add_contacts(self, people: list[int], count: int) -> None:
        for day in sorted(self._past(360) for _ in range(count)):
            key = self.rows.add(
                Interaction,
                account_id=self.account_id,
                day=day,
                kind=self.random.choice((InteractionKind.CALL, InteractionKind.MEETING, InteractionKind.EMAIL)),
                subject=self.random.choice(SUBJECTS),
            )
            self.rows.add(Attendance, interaction_id=key, stakeholder_id=self.random.choice(people))

    def _add_work(self, actions: int) -> None:
        for place in range(actions):
            self.rows.add(
                Action,
                account_id=self.account_id,
                title=self.random.choice(TASKS),
                owner=self.random.choice((AUBRY, WIIK, DVORAK, FARO)),
                due=self._past(20) if self._chance(0.2) else self._coming(1, 60),
                position=(place + 1) * GAP,
            )
        if self._chance(0.2):
            opened = self.today - timedelta(days=self.random.randint(3, 60))
            done = opened + timedelta(days=self.random.randint(1, 20))
            is_done = done < self.today
            self.rows.add(
                ServiceCase,
                account_id=self.account_id,
                number=str(FIRST_CASE + self.number),
                subject=self.random.choice(TROUBLES),
                priority=self.random.choice(tuple(CasePriority)),
                status=CaseStatus.DONE if is_done else CaseStatus.OPEN,
                opened=opened,
                updated=done if is_done else opened,
                closed=done if is_done else None,
            )
        if self._chance(0.15):
            self._add_opportunity()

    def _add_opportunity(self) -> None:
        stage = self.random.choice((Stage.POTENTIAL, Stage.QUALIFIED, Stage.PROPOSED, Stage.NEGOTIATION))
        key = self.rows.add(
            Opportunity,
            account_id=self.account_id,
            name=self.random.choice(SALES),
            amount=_rounded(10 ** self.random.uniform(1.3, 2.8)),
            probability=self.random.randrange(10, 100, 10),
            expected_close=month_end(self.today, self.random.randint(20, 360)),
            position=GAP,
        )
        self.rows.add(OpportunityStage, opportunity_id=key, day=self._past(120), stage=stage)

    def _add_plan(self) -> None:
        """A small plan: one goal, one objective, two actions."""
        plan_id = self.rows.add(
            Plan,
            account_id=self.account_id,
            starts=quarter_start(self.today, -2),
            ends=quarter_start(self.today, 2) - timedelta(days=1),
        )
        goal_id = self.rows.add(
            Goal,
            plan_id=plan_id,
            text="Grow with a second line",
            due=month_end(self.today, 300),
            position=GAP,
        )
        objective_id = self.rows.add(
            Objective, goal_id=goal_id, text="Offer accepted", due=month_end(self.today, 120), position=GAP
        )
        for place, (title, status) in enumerate(
            (("Agree the value case", ActionStatus.DOING), ("Site visit with engineering", ActionStatus.OPEN)), 1
        ):
            self.rows.add(
                Action,
                account_id=self.account_id,
                objective_id=objective_id,
                title=title,
                owner=AUBRY,
                due=self._coming(5, 50),
                status=status,
                position=place * GAP,
            )


def _rounded(thousands: float) -> int:
    """An amount in minor units, in whole thousands or, below ten, whole hundreds."""
    step = 1 if thousands >= 10 else 0.1
    return round(round(thousands / step) * step * 100_000)
