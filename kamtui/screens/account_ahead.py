"""What is due with an account next, for its card: the same agenda as the calendar's."""

from collections.abc import Sequence
from datetime import timedelta

from kamtui.book.errors import BookError, Refused
from kamtui.rules.agenda import AgendaItem
from kamtui.screens.desk import Desk

AHEAD = timedelta(days=60)
"""How far ahead the card looks."""


def read_ahead(desk: Desk, account_id: int) -> Sequence[AgendaItem]:
    """What is late with an account, then what is due in two months; nothing where it cannot be read.

    Args:
        desk: What lies on the desk.
        account_id: The account.
    """
    from kamtui.services.agenda import load_agenda  # not needed for the first frame

    today = desk.today
    try:
        agenda = load_agenda(desk.book, today, today, today + AHEAD, account_id, chosen=desk.settings.thresholds)
    except (BookError, Refused):
        return ()
    return agenda.items
