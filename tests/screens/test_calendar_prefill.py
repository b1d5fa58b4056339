"""What the calendar fills in of a contact that is logged of an item."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from kamtui.book.book import Book
from kamtui.rules.agenda import AgendaItem
from kamtui.screens.calendar_place import CalendarPlace
from kamtui.screens.calendar_verbs import CalendarVerbs
from kamtui.screens.prefill import Prefill
from kamtui.services.accounts import create_account
from kamtui.services.cadence import create_series
from kamtui.services.people_editing import create_person
from kamtui.vocabulary_cadence import AgendaKind

TODAY = date(2026, 11, 21)


def prefill(book: Book, item: AgendaItem | None) -> Prefill:
    def attempt(work: Callable[[], object], _: str) -> object:
        return work()

    place = SimpleNamespace(desk=SimpleNamespace(book=book, today=TODAY), attempt=attempt)
    return CalendarVerbs(cast("CalendarPlace", place)).prefill(item)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = Book.open(tmp_path / "book.db", create=True)
    create_account(found, {"name": "Brenner AG"}, TODAY)
    for name in ("R. Vogt", "S. Lang"):
        create_person(found, 1, {"name": name}, TODAY)
    yield found
    found.close()


def test_a_touch_is_with_its_person_and_anything_else_of_theirs_only_offers_them(book: Book) -> None:
    touch = AgendaItem(TODAY, AgendaKind.TOUCH, 1, "Brenner AG", "R. Vogt", person_id=1)
    assert prefill(book, touch)[:3] == (1, (1,), None)
    for kind in (AgendaKind.ACTION, AgendaKind.QUESTION):
        found = prefill(book, touch._replace(kind=kind, record=("action", 1)))
        assert (found.people, found.offered) == ((), (1,))


def test_a_day_with_nothing_fills_in_nothing(book: Book) -> None:
    assert prefill(book, None) == Prefill()


def test_a_meeting_fills_in_what_is_known_and_who_was_expected_alone(book: Book) -> None:
    values = {"title": "Call", "starts": TODAY, "kind": "call", "time": "09:30", "our_people": "Jana"}
    for people in ([1], [1, 2], []):
        key = create_series(book, 1, values, people)
        item = AgendaItem(
            TODAY, AgendaKind.MEETING, 1, "Brenner AG", "Call", 0, ("series", key), "10:00", None, TODAY
        )
        found = prefill(book, item)
        assert (found.people, found.offered) == (tuple(people) if len(people) == 1 else (), tuple(people))
        assert found.series == (key, TODAY)
        assert (found.subject, found.kind, found.time, found.our_people) == ("Call", "call", "10:00", "Jana")
        assert not prefill(book, item._replace(day=date(2026, 11, 25))).time
