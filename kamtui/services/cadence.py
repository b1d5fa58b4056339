"""Keeping in touch and series of meetings: read, changed and finished one step of the history at a time."""

from kamtui.services.agenda_doing import finish, reschedule, skip, why_not_moved
from kamtui.services.occurrence_marking import (
    mark_done,
    move_occurrence,
    settle_occurrence,
    skip_occurrence,
    take_back_occurrence,
)
from kamtui.services.series_editing import change_from, change_series, create_series, rule_from, withdraw_series
from kamtui.services.series_listing import MeetingListed, list_meetings
from kamtui.services.series_reading import (
    SeriesValues,
    hour_there,
    list_series,
    load_holidays,
    load_series,
    next_days,
    next_time,
)
from kamtui.services.touch_rules import load_touch_rules, set_touch_rule

__all__ = [
    "MeetingListed",
    "SeriesValues",
    "change_from",
    "change_series",
    "create_series",
    "finish",
    "hour_there",
    "list_meetings",
    "list_series",
    "load_holidays",
    "load_series",
    "load_touch_rules",
    "mark_done",
    "move_occurrence",
    "next_days",
    "next_time",
    "reschedule",
    "rule_from",
    "set_touch_rule",
    "settle_occurrence",
    "skip",
    "skip_occurrence",
    "take_back_occurrence",
    "why_not_moved",
    "withdraw_series",
]
