"""The words of the calendar that the first frame does without; the others stand in `vocabulary`."""

from kamtui.vocabulary import Word


class DayShift(Word):
    """What becomes of an occurrence that falls on a weekend or a holiday; its anchor never drifts."""

    KEEP = "keep"
    NEXT = "next"
    PREVIOUS = "previous"
    NEAREST = "nearest"
    SKIP = "skip"


class OccurrenceState(Word):
    """What became of one occurrence of a series; one without a row of its own is still to come."""

    MOVED = "moved"
    SKIPPED = "skipped"
    DONE = "done"


class TouchRuleOf(Word):
    """Whose interval a rule for many sets."""

    ROLE = "role"
    TIER = "tier"


class AgendaKind(Word):
    """What an item of the agenda is about (domain: cadence)."""

    TOUCH = "touch"
    MEETING = "meeting"
    ACTION = "action"
    MILESTONE = "milestone"
    RENEWAL = "renewal"
    NOTICE = "notice"
    CONTRACT_END = "contract_end"
    RECHECK = "recheck"
    REVIEW = "review"
    QUESTION = "question"
