"""The shapes in which the example book tells what else is known of an account: the market, the money, the team.

Days, money and names are told as in `story`; halves of a year and quarters are counted from today's.
"""

from dataclasses import dataclass

from kamtui.vocabulary_plan import (
    AnswerState,
    CellState,
    Channel,
    Direction,
    FindingKind,
    Fit,
    IdeaOutcome,
    QuestionGroup,
    TeamRole,
    Visibility,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a plan; `objective` is the text of an objective of the same plan."""

    text: str
    kind: FindingKind
    objective: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Competitor:
    """One competitor; `champion` is one of the account's people."""

    name: str
    strengths: str | None = None
    weaknesses: str | None = None
    installed: str | None = None
    contract_end: int | None = None
    champion: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One discovery question; those that are not `own` are worded as in the bank."""

    group: QuestionGroup
    text: str
    answer: str | None = None
    owner: str | None = None
    due: int | None = None
    state: AnswerState | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one offering in one unit; `fits` answers: early, fits, somebody better, by a partner."""

    offering: str
    unit: str
    state: CellState
    market: int | None = None
    ours: int | None = None
    competitor: str = ""
    contract_end: int | None = None
    fits: tuple[Fit | None, Fit | None, Fit | None, Fit | None] = (None, None, None, None)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea brought to the customer; `person` is one of the account's people."""

    title: str
    day: int
    person: str = ""
    channel: Channel | None = None
    outcome: IdeaOutcome | None = None
    visibility: Visibility = Visibility.INTERNAL


@dataclass(frozen=True, slots=True)
class Value:
    """One piece of value delivered; `confirmed_by` is one of the account's people."""

    text: str
    day: int
    worth: int | None = None
    confirmed_by: str = ""
    visibility: Visibility = Visibility.INTERNAL


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; `values` are (day, value as typed), oldest first, `ready` the ready-made figure it is."""

    name: str
    unit: str | None = None
    target: str | None = None
    values: tuple[tuple[int, str], ...] = ()
    direction: Direction = Direction.UP
    ready: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One of our people in the account's team."""

    name: str
    role: TeamRole | None = None
    skills: str | None = None
    contact: str | None = None
    visibility: Visibility = Visibility.INTERNAL


@dataclass(frozen=True, slots=True)
class Review:
    """One look at a plan together."""

    text: str
    day: int
    who: str | None = None
    next_day: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson learned in a plan."""

    text: str
    day: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signed a plan, as what, and when."""

    name: str
    role: str | None
    day: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What else is known of an account.

    Attributes:
        targets: Revenue targets of halves of a year in a row, as (half, amount); half 0 is today's.
    """

    competitors: tuple[Competitor, ...] = ()
    questions: tuple[Question, ...] = ()
    cells: tuple[Cell, ...] = ()
    targets: tuple[tuple[int, int], ...] = ()
    ideas: tuple[Idea, ...] = ()
    value: tuple[Value, ...] = ()
    figures: tuple[Figure, ...] = ()
    team: tuple[Member, ...] = ()
