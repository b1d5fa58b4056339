"""A small book with something due on many days, for the stories of the calendar."""

from datetime import date, timedelta
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.screens.calendar import CalendarScreen
from kamtui.services.accounts import create_account
from kamtui.services.cadence import create_series
from kamtui.services.contacts import Contact
from kamtui.services.engagement import log_contact
from kamtui.services.people_editing import create_person
from kamtui.services.plan import add_record
from kamtui.vocabulary_plan import InteractionKind
from tests.ui.conftest import Visit

TODAY = date(2026, 11, 21)
"""A Saturday."""


class Days(NamedTuple):
    """Keys of what the stories are about."""

    brenner: int
    muller: int
    vogt: int
    team: int
    lunch: int
    deck: int
    samples: int


def plan_days(book: Book) -> Days:
    """Two accounts: a weekly meeting, one lunch, an action to come, one that is late."""
    brenner = create_account(book, {"name": "Brenner AG", "status": "key", "touch_days": 200}, TODAY)
    muller = create_account(book, {"name": "Müller & Söhne [CH]", "status": "key", "touch_days": 200}, TODAY)
    for account in (brenner, muller):
        log_contact(book, account, Contact(InteractionKind.CALL, TODAY), TODAY)
    vogt = create_person(book, brenner, {"name": "R. Vogt"}, TODAY)
    team = create_series(
        book,
        brenner,
        {
            "title": "Team call",
            "kind": "call",
            "starts": date(2026, 11, 23),
            "time": "09:30",
            "rule": "FREQ=WEEKLY",
        },
        [vogt],
    )
    lunch = create_series(book, muller, {"title": "Lunch", "starts": date(2026, 11, 24)})
    deck = add_record(book, brenner, "action", {"title": "Finish the deck", "due": date(2026, 11, 24)}, today=TODAY)
    late = TODAY - timedelta(days=3)
    samples = add_record(book, muller, "action", {"title": "Send samples", "due": late}, today=TODAY)
    return Days(brenner, muller, vogt, team, lunch, deck, samples)


def calendar_of(kam: Visit) -> CalendarScreen:
    """The calendar as it is shown."""
    found = [screen for screen in kam.app.screen_stack if isinstance(screen, CalendarScreen)]
    return found[0]


def beside(kam: Visit) -> list[str]:
    """The list beside the month, line by line, without what is blank."""
    found = [line.rpartition("│")[2].rstrip(" ▐").split() for line in kam.lines() if "│" in line]
    return [" ".join(words) for words in found if words]
