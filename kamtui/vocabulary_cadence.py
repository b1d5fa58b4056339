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


class Repeat(Word):
    """How a series recurs, as its form asks."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY_DAY = "monthly_day"
    MONTHLY_WEEKDAY = "monthly_weekday"
    FIRST_WORKING_DAY = "first_working_day"
    LAST_WORKING_DAY = "last_working_day"
    MONTH_END = "month_end"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def label(self) -> str:
        """What a person reads."""
        return REPEAT_LABELS.get(self.value, self.value.replace("_", " "))


REPEAT_LABELS = {
    "monthly_day": "monthly by day",
    "monthly_weekday": "monthly by weekday",
    "first_working_day": "first working day of the month",
    "last_working_day": "last working day of the month",
    "month_end": "last day of the month",
}
"""Labels that differ from the stored value."""
