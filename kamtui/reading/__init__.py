"""Days, amounts, numbers and one-line actions: read as people write them, written as the screens show them.

Every reader answers with a value or raises `NotUnderstood`, whose text is one sentence for the user.
"""

from kamtui.reading.actions import ActionLine, read_action
from kamtui.reading.currencies import exponent
from kamtui.reading.days import MONTHS, WEEKDAYS, read_day, write_day, write_day_plain, write_day_short, write_span
from kamtui.reading.money import money_json, read_money, write_money, write_money_short
from kamtui.reading.numbers import read_number, read_percent, read_whole, read_yes_no, write_number
from kamtui.reading.words import NotUnderstood

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "ActionLine",
    "NotUnderstood",
    "exponent",
    "money_json",
    "read_action",
    "read_day",
    "read_money",
    "read_number",
    "read_percent",
    "read_whole",
    "read_yes_no",
    "write_day",
    "write_day_plain",
    "write_day_short",
    "write_money",
    "write_money_short",
    "write_number",
    "write_span",
]
