"""The mark before a record of the plan: how it stands, or whether what serves it is folded."""

from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_lines import NOT_SAVED, SectionLine
from kamtui.theme import glyph
from kamtui.vocabulary import ActionStatus, Word
from kamtui.vocabulary_plan import AnswerState, CaseStatus, Evidence, FindingKind, IdeaOutcome, RiskStatus, Stage
from kamtui.widgets.parts import Part

ACTION_MARKS = {
    ActionStatus.OPEN: ("open", "muted"),
    ActionStatus.DOING: ("doing", "accent"),
    ActionStatus.DONE: ("done", "good"),
    ActionStatus.DROPPED: ("dropped", "muted"),
}
OTHER_MARKS: dict[type[Word], dict[object, tuple[str, str]]] = {
    RiskStatus: {
        RiskStatus.OPEN: ("open", "muted"),
        RiskStatus.MITIGATING: ("doing", "accent"),
        RiskStatus.CLOSED: ("done", "good"),
    },
    Stage: {
        **dict.fromkeys(Stage, ("open", "muted")),
        Stage.WON: ("done", "good"),
        Stage.LOST: ("dropped", "muted"),
    },
    Evidence: {Evidence.ASSUMED: ("unknown", "muted")},
    AnswerState: {
        AnswerState.OPEN: ("question", "muted"),
        AnswerState.ANSWERED: ("done", "good"),
        AnswerState.NOT_APPLICABLE: ("dropped", "muted"),
    },
    CaseStatus: {
        CaseStatus.OPEN: ("open", "muted"),
        CaseStatus.WAITING: ("doing", "accent"),
        CaseStatus.DONE: ("done", "good"),
    },
    IdeaOutcome: {
        IdeaOutcome.SENT: ("open", "muted"),
        IdeaOutcome.INTERESTED: ("doing", "accent"),
        IdeaOutcome.OPPORTUNITY: ("done", "good"),
        IdeaOutcome.NO: ("dropped", "muted"),
    },
    FindingKind: {FindingKind.RED_FLAG: ("late", "bad")},
}
"""By vocabulary, as words of two may be written alike; a word that has none is `NO_MARK`."""
NO_MARK = ("none", "quiet")
STATE_FIELDS = ("status", "stage", "evidence", "state", "outcome")
"""The field that says how a record of a plain list stands."""
PAST: tuple[Word, ...] = (
    ActionStatus.DONE,
    ActionStatus.DROPPED,
    RiskStatus.CLOSED,
    Stage.WON,
    Stage.LOST,
    CaseStatus.DONE,
    AnswerState.NOT_APPLICABLE,
    IdeaOutcome.NO,
)
"""What is over is muted."""


def state_of(row: PlanRow) -> object:
    """How a record stands, in its own words; None where nothing says so."""
    if row.kind == "finding":
        return row.values.get("kind")
    return next((row.values[name] for name in STATE_FIELDS if name in row.values), None)


def is_past(row: PlanRow) -> bool:
    """Whether it is over."""
    state = state_of(row)
    return any(state is word for word in PAST)


def mark_of(line: SectionLine) -> Part:
    """The mark before a title: of what has a branch whether it is folded, else how the record stands."""
    row = line.row
    if row.id == NOT_SAVED:
        return (glyph("open"), "muted") if row.kind == "action" else (" ", "fg")
    state = state_of(row)
    if isinstance(state, ActionStatus):
        name, token = ACTION_MARKS[state]
        if state.is_open:
            name = "milestone" if row.values.get("is_milestone") else name
            token = "late" if row.late_days else "accent" if name == "milestone" else token
        return (glyph(name), token)
    if line.has_below or not isinstance(state, Word):
        return fold_mark(line)
    name, token = OTHER_MARKS.get(type(state), {}).get(state, NO_MARK)
    return (glyph(name), "late" if row.late_days else token)


def fold_mark(line: SectionLine) -> Part:
    """Folded or open; a goal that nothing serves has nothing to fold, which is a gap."""
    if line.has_below:
        return (glyph("folded" if line.is_folded else "unfolded"), "muted")
    return (glyph("due"), "due") if line.row.gaps else (" ", "fg")
