"""The app on the example book, or on an empty one, and a reader of its screen."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.book.book import Book
from kamtui.services.demo import write_demo
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings
from tests.widgets.screens import lines_of

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


DARK = Settings(theme="dark")


class Visit:
    """A running app with the verbs of a story."""

    def __init__(self, app: KamApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.book = app.desk.book

    async def press(self, *keys: str) -> None:
        """Press keys and let everything they cause happen."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if key == " " else key for key in text))

    async def settle(self) -> None:
        """Wait until nothing moves any more, the loader's thread among it.

        A pause asks each widget whether it is done, so there is a second one only after what the loader brought.
        """
        was_busy = self.app.loader_is_busy
        await self.pilot.pause()
        while self.app.loader_is_busy:
            was_busy = True
            await self.pilot.pause(0.01)
        if was_busy:
            await self.pilot.pause()

    def lines(self) -> list[str]:
        """The screen, line by line."""
        return lines_of(self.app)

    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines())

    def toasts(self) -> list[str]:
        """What was said in the corner."""
        return [f"{note.title}: {note.message}" for note in self.app._notifications]


Opened = Callable[..., AbstractAsyncContextManager[Visit]]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example book, written once."""
    path = tmp_path_factory.mktemp("example") / "book.db"
    book = Book.open(path, create=True, clock=lambda: NOON)
    write_demo(book, date(2026, 11, 21))
    book.close()
    return path


@pytest.fixture
def example_book(example: Path, tmp_path: Path) -> Iterator[Book]:
    """The example book, to be written in."""
    path = tmp_path / "book.db"
    shutil.copy(example, path)
    book = Book.open(path, clock=lambda: NOON)
    yield book
    book.close()


@pytest.fixture
def empty_book(tmp_path: Path) -> Iterator[Book]:
    """A book without accounts."""
    book = Book.open(tmp_path / "book.db", create=True, clock=lambda: NOON)
    yield book
    book.close()


@pytest.fixture
def visit(today: date) -> Opened:
    """Open the app on a book: `async with visit(book, size=(80, 24)) as kam`."""

    @asynccontextmanager
    async def opened(
        book: Book, size: tuple[int, int] = (120, 40), settings: Settings = DARK
    ) -> AsyncIterator[Visit]:
        portfolio = load_portfolio(book, today, settings.thresholds, key_only=True)
        app = KamApp(book, today, settings, portfolio)
        async with app.run_test(size=size, notifications=True) as pilot:
            kam = Visit(app, pilot)
            await kam.settle()
            yield kam

    return opened
