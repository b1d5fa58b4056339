"""What the calendar does where a meeting cannot be given another day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.rules.agenda import AgendaItem
from kamtui.screens.calendar_place import CalendarPlace
from kamtui.screens.calendar_verbs import CalendarVerbs
from kamtui.vocabulary_cadence import AgendaKind

TODAY = date(2026, 11, 21)


def test_a_series_that_is_gone_is_said_once_and_nothing_is_tried_after(tmp_path: Path) -> None:
    said = []

    def attempt(work: Callable[[], object], title: str) -> object:
        try:
            return work()
        except Refused as problem:
            said.append(f"{title}: {problem}")
            return None

    def answer(_: object, take: Callable[[object], None]) -> None:
        take(SimpleNamespace(day=date(2027, 3, 28), time="02:30"))

    book = Book.open(tmp_path / "book.db", create=True)
    place = SimpleNamespace(
        desk=SimpleNamespace(book=book, today=TODAY),
        shown=SimpleNamespace(days={}),
        app=SimpleNamespace(push_screen=answer),
        attempt=attempt,
        leave=lambda _: None,
    )
    item = AgendaItem(TODAY, AgendaKind.MEETING, 1, "Brenner AG", "Call", record=("series", 9), series_day=TODAY)
    CalendarVerbs(cast("CalendarPlace", place)).reschedule(item)
    book.close()
    assert said == ["Not moved: This series is not in the book any more."]
