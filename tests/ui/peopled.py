"""A book with an account's people, and the app opened on them, for stories about people."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.book.book import Book
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.people import PeopleScreen
from kamtui.services.accounts import create_account
from kamtui.services.people import load_people
from kamtui.services.people_editing import create_person, set_role, set_stance
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings
from kamtui.vocabulary import AccountStatus, DecisionRole, Influence, Stance
from tests.screens import screen_text
from tests.ui.planned import settle, toasts

__all__ = ["Firm", "firm", "opened", "people_of", "screen_text", "settle", "toasts", "type_in"]

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Firm:
    """The book of a story, and who is in it.

    Attributes:
        book: The open book.
        brenner: The account with people.
        empty: The account without anybody.
    """

    def __init__(self, book: Book, brenner: int = 0, empty: int = 0) -> None:
        self.book = book
        self.brenner = brenner or self.account("Brenner AG")
        self.empty = empty or self.account("Nobody known")

    def account(self, name: str) -> int:
        return create_account(self.book, {"name": name, "status": AccountStatus.KEY}, TODAY)

    def add(self, name: str, boss: int | None = None, **values: object) -> int:
        entered = {"name": name, "reports_to_id": boss} | values
        return create_person(self.book, self.brenner, entered, TODAY)

    @property
    def view(self) -> PeopleView:
        """The people as they are in the book."""
        return load_people(self.book, self.brenner, TODAY)

    def person(self, name: str) -> PersonRow:
        """Somebody of that name."""
        return next(person for person in self.view.people if person.name == name)

    def tree(self) -> list[str]:
        """Everybody, indented by their depth."""
        return ["  " * person.depth + person.name for person in self.view.people]

    def steps(self) -> list[str]:
        return [step.what for step in self.book.history(50)]


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    """Brenner AG: a chief, two below her, three below those, and a vacancy."""
    data, brenner, empty = _written()
    (tmp_path / "book.db").write_bytes(data)
    book = Book.open(tmp_path / "book.db", clock=lambda: NOON)
    yield Firm(book, brenner, empty)
    book.close()


@cache
def _written() -> tuple[bytes, int, int]:
    """The book every story begins with, and its two accounts; written once, as it takes its time."""
    with TemporaryDirectory() as folder:
        book = Book.open(Path(folder) / "book.db", create=True, clock=lambda: NOON)
        firm = Firm(book)
        _fill(firm)
        book.close()
        return book.path.read_bytes(), firm.brenner, firm.empty


def _fill(found: Firm) -> None:
    book = found.book
    chief = found.add("Dr. Ada Brenner", title="CEO", influence=Influence.HIGH)
    vogt = found.add("R. Vogt", chief, title="Head of purchasing", influence=Influence.HIGH)
    huber = found.add("M. Huber", chief, title="Plant manager Linz", influence=Influence.MEDIUM)
    lang = found.add("S. Lang", vogt, title="Category buyer", influence=Influence.MEDIUM)
    found.add("CFO ?", vogt, is_vacancy=True)
    found.add("I. Keller", huber, title="Maintenance", influence=Influence.LOW)
    for weeks, stance in ((20, 0), (12, 0), (2, 1)):
        set_stance(book, [vogt], Stance(stance), TODAY - timedelta(weeks=weeks))
    set_stance(book, [lang], Stance.NON_SUPPORTER, TODAY - timedelta(weeks=3))
    set_stance(book, [huber], Stance.MENTOR, TODAY - timedelta(weeks=3))
    set_role(book, vogt, DecisionRole.DECISION_MAKER, TODAY - timedelta(weeks=20))


@asynccontextmanager
async def opened(
    firm: Firm,
    size: tuple[int, int] = (120, 40),
    account: int | None = 0,
    settings: Settings | None = None,
) -> AsyncIterator[tuple[KamApp, Pilot[Any]]]:
    """The app on the people of Brenner AG, or of another account."""
    settings = settings or Settings()
    app = KamApp(firm.book, TODAY, settings, load_portfolio(firm.book, TODAY, settings.thresholds))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(app, pilot)
        app.desk.current_id = firm.brenner if account == 0 else account
        await pilot.press("3")
        await pilot.pause()
        yield app, pilot


def people_of(app: KamApp) -> PeopleScreen:
    """The people place of a running app."""
    screen = app.screen
    assert isinstance(screen, PeopleScreen), screen
    return screen


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type a text."""
    names = {" ": "space", ".": "full_stop", "-": "minus", "?": "question_mark"}
    await pilot.press(*(names.get(key, key) for key in text))
    await pilot.pause()
