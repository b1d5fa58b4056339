"""An agenda of any span says the same, whether its series were read for it or were known already."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.cadence import Holiday
from kamtui.services.agenda import load_agenda
from kamtui.services.agenda_meetings import KnownMeetings
from kamtui.services.cadence import create_series, mark_done, move_occurrence, skip_occurrence
from kamtui.vocabulary import AccountStatus
from kamtui.vocabulary_cadence import DayShift

TODAY = date(2026, 11, 21)
MONDAY = date(2026, 8, 3)
SPANS = [
    (TODAY + timedelta(days=30 * number), TODAY + timedelta(days=30 * number + 41)) for number in range(-14, 15)
]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with two accounts, and series that were moved, skipped, done, forgotten and not begun yet."""
    opened = Book.open(tmp_path / "book.db", create=True, clock=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))
    with opened.step("Accounts") as session:
        session.add_all([Account(name="Brenner", status=AccountStatus.KEY), Account(name="Kappa")])
        session.add(Holiday(day=date(2026, 12, 8), name="Conception"))
    moved = create_series(opened, 1, {"title": "Weekly", "starts": MONDAY, "rule": "FREQ=WEEKLY"})
    move_occurrence(opened, moved, date(2026, 11, 23), date(2027, 2, 26))
    skip_occurrence(opened, moved, date(2026, 12, 7))
    mark_done(opened, moved, date(2026, 11, 16))
    create_series(
        opened,
        2,
        {"title": "Monthly", "starts": MONDAY, "rule": "FREQ=MONTHLY;BYMONTHDAY=-1", "shift": DayShift.NEXT},
    )
    create_series(opened, 2, {"title": "Later", "starts": date(2027, 6, 1), "rule": "FREQ=DAILY;INTERVAL=9"})
    create_series(opened, 1, {"title": "Once", "starts": date(2026, 11, 3)})
    yield opened
    opened.close()


@pytest.mark.parametrize("account_id", [None, 1, 2])
def test_known_meetings_give_what_a_fresh_look_gives(book: Book, account_id: int | None) -> None:
    known: KnownMeetings = {}
    late = set()
    for first, last in (*SPANS, *reversed(SPANS)):
        fresh = load_agenda(book, TODAY, first, last, account_id)
        assert load_agenda(book, TODAY, first, last, account_id, known=known) == fresh, (first, last)
        late |= {item.title for item in fresh.items if item.late_days and item.series_day}
    assert late & {"Monthly", "Once"}
