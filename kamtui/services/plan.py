"""The plan of an account: read as one judged value, changed one step of the history at a time."""

from kamtui.services.plan_editing import (
    add_record,
    add_records,
    change_record,
    cycle_visibility,
    remove_record,
    toggle_done,
)
from kamtui.services.plan_moving import indent_record, move_record, outdent_record
from kamtui.services.plan_reading import load_plan

__all__ = [
    "add_record",
    "add_records",
    "change_record",
    "cycle_visibility",
    "indent_record",
    "load_plan",
    "move_record",
    "outdent_record",
    "remove_record",
    "toggle_done",
]
