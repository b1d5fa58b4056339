"""The shapes in which the example book is told: what happened when, seen from today.

Every day is an offset in days from today, negative for the past, so that the book is believable on any day.
Money is in thousands of the account's currency. Whoever is named must be one of the account's people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamtui.services.example.dossier import Dossier, Finding, Lesson, Review, SignOff
from kamtui.services.example.relations import Line, Traits
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Influence, Measure, Tier
from kamtui.vocabulary_plan import (
    CaseStatus,
    Evidence,
    FactKind,
    Horizon,
    InteractionKind,
    PlanStatus,
    ReviewFrequency,
    RiskStatus,
    Side,
    Stage,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class Person:
    """One of the customer's people; `roles` and `stances` are (day, value), oldest first, stances -2 to +2."""

    name: str
    title: str | None = None
    reports_to: str = ""
    influence: Influence | None = None
    roles: tuple[tuple[int, DecisionRole], ...] = ()
    stances: tuple[tuple[int, int], ...] = ()
    unit: str = ""
    department: str | None = None
    phone: str | None = None
    touch_days: int | None = None
    our_contact: str | None = None
    is_outside: bool = False
    is_vacancy: bool = False
    left: int | None = None
    private_note: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One interaction, with the people of the customer's who took part."""

    day: int
    kind: InteractionKind
    subject: str
    people: tuple[str, ...] = ()
    ours: str | None = None
    time: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One service case."""

    number: str
    subject: str
    priority: CasePriority | None
    opened: int
    updated: int | None = None
    raised: int | None = None
    closed: int | None = None
    status: CaseStatus = CaseStatus.OPEN
    source_status: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about the customer's business; `told_by` is one of the account's people."""

    text: str
    kind: FactKind
    evidence: Evidence = Evidence.ASSUMED
    day: int | None = None
    told_by: str = ""
    source: str | None = None
    visibility: Visibility = Visibility.INTERNAL
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One action; `waits_for` is the title of an action told before it."""

    title: str
    owner: str | None = None
    due: int | None = None
    status: ActionStatus = ActionStatus.OPEN
    done: int | None = None
    is_milestone: bool = False
    visibility: Visibility = Visibility.INTERNAL
    waits_for: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective; `values` are start, target and now as they are typed, None where nobody knows.

    `person`, `fact` and `opportunity` name what it has to do with.
    """

    text: str
    owner: str | None = None
    due: int | None = None
    measure: Measure = Measure.NUMBER
    values: tuple[str | None, str | None, str | None] = (None, None, None)
    actions: tuple[Action, ...] = ()
    horizon: Horizon | None = None
    visibility: Visibility = Visibility.INTERNAL
    note: str | None = None
    person: str = ""
    fact: str = ""
    opportunity: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal; `values` as in an objective."""

    text: str
    owner: str | None = None
    due: int | None = None
    side: Side = Side.OURS
    measure: Measure = Measure.NUMBER
    values: tuple[str | None, str | None, str | None] = (None, None, None)
    objectives: tuple[Objective, ...] = ()
    horizon: Horizon | None = None
    visibility: Visibility = Visibility.INTERNAL
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk; likelihood and impact are 1 to 5."""

    text: str
    likelihood: int | None = None
    impact: int | None = None
    mitigation: str | None = None
    owner: str | None = None
    status: RiskStatus = RiskStatus.OPEN
    closing_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One opportunity; `stages` are (day, stage), oldest first."""

    name: str
    amount: int | None
    stages: tuple[tuple[int, Stage], ...]
    probability: int | None = None
    close: int | None = None
    owner: str | None = None
    unit: str = ""
    source: str | None = None
    offering: str = ""
    reason_lost: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan; it runs from the quarter `quarters[0]` to the end of the quarter `quarters[1]`, 0 being today's."""

    quarters: tuple[int, int] = (-3, 4)
    status: PlanStatus = PlanStatus.ACTIVE
    facts: tuple[Fact, ...] = ()
    goals: tuple[Goal, ...] = ()
    risks: tuple[Risk, ...] = ()
    findings: tuple[Finding, ...] = ()
    reviews: tuple[Review, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()


@dataclass(frozen=True, slots=True)
class TierByHand:
    """A tier set by hand, with the day on which it is looked at again."""

    tier: Tier
    day: int
    reason: str
    recheck: int


@dataclass(frozen=True, slots=True)
class Account:
    """One account and all that is told of it.

    Attributes:
        revenue: This year, last year and further back; None for a year nobody knows.
        health: One reading a week, oldest first, the newest a week ago.
        units: Names of its business units; one after a slash lies inside the one before it.
        actions: The actions that serve no objective.
        dossier: What else is known of it.
        traits: What else is known of its people, by name.
        lines: Lines between them beside the line of command.
    """

    name: str
    status: AccountStatus
    industry: str | None = None
    region: str | None = None
    owner: str | None = None
    currency: str = "EUR"
    revenue: tuple[int | None, ...] = ()
    potential: int | None = None
    cost_to_serve: int | None = None
    sponsor: str | None = None
    website: str | None = None
    parent: str = ""
    renewal: int | None = None
    notice_days: int | None = None
    touch_days: int | None = None
    review: ReviewFrequency | None = None
    reviewed: int | None = None
    tags: str | None = None
    notes: str | None = None
    tier: TierByHand | None = None
    health: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    contacts: tuple[Contact, ...] = ()
    cases: tuple[Case, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    plans: tuple[Plan, ...] = ()
    actions: tuple[Action, ...] = ()
    dossier: Dossier = field(default_factory=Dossier)
    traits: Mapping[str, Traits] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
