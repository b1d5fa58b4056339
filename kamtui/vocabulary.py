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


class Measure(Word):
    """In what a goal or objective is measured."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    YES_NO = "yes_no"


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
