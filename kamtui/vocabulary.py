"""The field's words: every list a record may choose from, with its label.

The stored value of a word is its lower-case name and never changes once released; the label is what
screens and exports show. Sources are named as in the docstrings: TAS, MH, RAIN, FB, 8T, KG, HP.
"""

from enum import IntEnum, StrEnum


class Word(StrEnum):
    """A stored word of the field. Its label is the value with blanks unless the class says otherwise."""

    @property
    def label(self) -> str:
        """What a person reads."""
        return LABELS.get((type(self).__name__, self.value), self.value.replace("_", " "))


class AccountStatus(Word):
    """How an account is tracked [KG: track non-key accounts too; archive, never delete]."""

    KEY = "key"
    CANDIDATE = "candidate"
    WATCH = "watch"
    OTHER = "other"
    ARCHIVED = "archived"


class Tier(Word):
    """Four-box tier: current revenue against potential [FB]."""

    STAR = "star"
    TARGET = "target"
    HOLD = "hold"
    REVIEW = "review"


class ReviewFrequency(Word):
    """How often an account is looked at in the review [RAIN]."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Visibility(Word):
    """Whom a record may reach: nobody else, us (the default), or the customer too."""

    PRIVATE = "private"
    INTERNAL = "internal"
    CUSTOMER = "customer"


class PlanStatus(Word):
    """Where a plan stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


class FactKind(Word):
    """What a fact about the customer's business is about [KG, RAIN]."""

    GOAL = "goal"
    PRIORITY = "priority"
    INITIATIVE = "initiative"
    KPI = "kpi"
    FINANCIAL_HEALTH = "financial_health"
    TREND = "trend"
    CHALLENGE = "challenge"
    MARKET = "market"


class Evidence(Word):
    """How sure a fact is: assumed ones are open until somebody confirmed them [MH]."""

    ASSUMED = "assumed"
    TOLD = "told"
    DOCUMENT = "document"


class FindingKind(Word):
    """What a finding of the analysis is: SWOT, and what stands in the way [KG, 8T]."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    OBSTACLE = "obstacle"
    OBJECTION = "objection"
    RED_FLAG = "red_flag"


class QuestionGroup(Word):
    """What a discovery question is about [RAIN]."""

    TEAM = "team"
    PEOPLE = "people"
    TRENDS = "trends"
    NEEDS = "needs"
    KNOWLEDGE = "knowledge"
    COMPETITORS = "competitors"
    VALUE = "value"
    ELSE = "else"


class AnswerState(Word):
    """Whether a discovery question was answered."""

    OPEN = "open"
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"


class CellState(Word):
    """Who serves a need of a unit, or what became of our offering there [8T, TAS]."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    IN_HOUSE = "in_house"
    COMPETITOR = "competitor"
    PARTNER = "partner"
    OURS = "ours"
    OPPORTUNITY = "opportunity"
    IDEA = "idea"
    LOST = "lost"


class Fit(Word):
    """Whether we meet a requirement [8T]."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Channel(Word):
    """How an idea was brought to the customer [HP]."""

    MEETING = "meeting"
    CALL = "call"
    EMAIL = "email"
    NOTE = "note"
    ARTICLE = "article"


class IdeaOutcome(Word):
    """What became of an idea [HP]."""

    SENT = "sent"
    INTERESTED = "interested"
    OPPORTUNITY = "opportunity"
    NO = "no"


class Direction(Word):
    """Which way a figure is to go."""

    UP = "up"
    DOWN = "down"


class TeamRole(Word):
    """The part one of our people plays in an account team [RAIN]."""

    TECHNICAL_EXPERT = "technical_expert"
    RELATIONSHIP_LEAD = "relationship_lead"
    COLLABORATOR = "collaborator"
    PROJECT_MANAGER = "project_manager"
    INNOVATOR = "innovator"
    RESULTS_DRIVER = "results_driver"
    EXECUTIVE_SPONSOR = "executive_sponsor"
    OTHER = "other"


class Side(Word):
    """Whose goal it is [8T]."""

    OURS = "ours"
    CUSTOMER = "customer"


class Measure(Word):
    """In what a goal or objective is measured."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    YES_NO = "yes_no"


class Horizon(Word):
    """How far away a goal lies [KG]."""

    SHORT = "short"
    MID = "mid"
    LONG = "long"


class ActionStatus(Word):
    """Where an action stands."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in (ActionStatus.OPEN, ActionStatus.DOING)


class RiskStatus(Word):
    """Where a risk stands; a closed one says why."""

    OPEN = "open"
    MITIGATING = "mitigating"
    CLOSED = "closed"


class Stage(Word):
    """Where an opportunity stands."""

    POTENTIAL = "potential"
    QUALIFIED = "qualified"
    PROPOSED = "proposed"
    NEGOTIATION = "negotiation"
    WON = "won"
    LOST = "lost"

    @property
    def is_open(self) -> bool:
        """Whether it can still be won."""
        return self not in (Stage.WON, Stage.LOST)


class DecisionRole(Word):
    """The part a person plays in a decision [TAS, 8T]."""

    APPROVER = "approver"
    DECISION_MAKER = "decision_maker"
    EVALUATOR = "evaluator"
    USER = "user"
    GATEKEEPER = "gatekeeper"
    INFLUENCER = "influencer"
    COACH = "coach"
    CHAMPION = "champion"
    SPONSOR = "sponsor"

    @property
    def decides(self) -> bool:
        """Whether the person decides or approves."""
        return self in (DecisionRole.APPROVER, DecisionRole.DECISION_MAKER)


class Influence(Word):
    """Outside the political structure, in it, or in the inner circle [TAS]."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def is_key(self) -> bool:
        """Whether a person of this influence is a key player [TAS]."""
        return self is not Influence.LOW


class Stance(IntEnum):
    """How a person stands to us, as seen on a day [TAS]. Unknown is None, never neutral."""

    ENEMY = -2
    NON_SUPPORTER = -1
    NEUTRAL = 0
    SUPPORTER = 1
    MENTOR = 2

    @property
    def label(self) -> str:
        """What a person reads."""
        return self.name.lower().replace("_", "-")


class Trend(Word):
    """Which way a value has moved."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"


class InteractionKind(Word):
    """How we were in touch."""

    MEETING = "meeting"
    CALL = "call"
    EMAIL = "email"
    NOTE = "note"
    EVENT = "event"
    LETTER = "letter"


class CaseStatus(Word):
    """Where a service case stands; the source's own word is kept beside it."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"


class CasePriority(Word):
    """How urgent a service case is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class TouchState(Word):
    """Whether an account or person was in touch in time: due past the interval, late past 1.5 of it."""

    NEVER = "never"
    FINE = "fine"
    DUE = "due"
    LATE = "late"


LABELS: dict[tuple[str, str], str] = {
    ("FactKind", "kpi"): "KPI",
    ("Side", "customer"): "the customer's",
    ("Measure", "yes_no"): "yes or no",
    ("Horizon", "mid"): "mid term",
    ("Horizon", "short"): "short term",
    ("Horizon", "long"): "long term",
    ("Evidence", "told"): "told by a person",
    ("QuestionGroup", "team"): "our team",
    ("QuestionGroup", "people"): "who is on it",
    ("QuestionGroup", "knowledge"): "other knowledge",
    ("QuestionGroup", "value"): "value we can bring",
    ("QuestionGroup", "else"): "what else",
    ("CellState", "in_house"): "in-house",
    ("CellState", "idea"): "idea pitched",
}
"""Labels that differ from the stored value, by class name and value."""
