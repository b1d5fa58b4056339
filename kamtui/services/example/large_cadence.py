"""A calendar as large as one likes, to measure with."""

from collections.abc import Sequence
from datetime import date, timedelta

from kamtui.models.cadence import Series
from kamtui.models.engagement import Interaction
from kamtui.rules.rrule_text import check_rule
from kamtui.services.example.rows import Rows
from kamtui.vocabulary_cadence import DayShift
from kamtui.vocabulary_plan import InteractionKind

RULES = (
    "FREQ=WEEKLY;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=MONTHLY;BYDAY=2WE",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=3FR",
)
SHIFTS = (DayShift.KEEP, DayShift.NEXT, DayShift.NEAREST)
KINDS = tuple(InteractionKind)
YEARS_OF_CONTACTS = 3 * 365


def add_large_cadence(rows: Rows, accounts: Sequence[int], today: date, *, series: int, contacts: int) -> None:
    """Add series that began years ago, and contacts of three years.

    Args:
        rows: Where to.
        accounts: Keys of the accounts they are spread over.
        today: The day everything is told from.
        series: How many series.
        contacts: How many contacts.
    """
    for number in range(series):
        starts = today - timedelta(days=1500 + number)
        checked = check_rule(RULES[number % len(RULES)], starts)
        rows.add(
            Series,
            account_id=accounts[number % len(accounts)],
            title=f"Series {number + 1}",
            starts=checked.starts,
            rule=checked.text,
            shift=SHIFTS[number % len(SHIFTS)],
            time=f"{8 + number % 9:02}:00",
            uid=f"large-{number}@kamtui.local",
            changed=f"{starts.isoformat()}T08:00:00+00:00",
        )
    for number in range(contacts):
        rows.add(
            Interaction,
            account_id=accounts[number * 7 % len(accounts)],
            day=today - timedelta(days=number * 13 % YEARS_OF_CONTACTS),
            kind=KINDS[number % len(KINDS)],
            subject=f"Contact {number + 1}",
        )
