"""What every command is called with: which book, which day, which settings."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kamtui.book.book import Book
from kamtui.cli.front import choose_today, clock_day
from kamtui.cli.output import tell
from kamtui.places import choose_book, settings_path
from kamtui.settings import Settings, load_settings

RunApp = Callable[[Path, date | None, Settings], int]
"""Opens the app on a book; the commands are given it, as they never load the screens themselves."""


@dataclass
class Call:
    """One call of a command.

    Attributes:
        named_book: What `--book` said.
        named_today: What `--today` said.
        run_app: Opens the app.
    """

    named_book: str | None
    named_today: str | None
    run_app: RunApp

    @cached_property
    def book_path(self) -> Path:
        """The book's file."""
        return choose_book(self.named_book)

    @cached_property
    def today(self) -> date:
        """The day to judge on."""
        return choose_today(self.named_today) or clock_day()

    @cached_property
    def settings(self) -> Settings:
        """The user's settings; what is wrong with them is said once, beside the output."""
        settings = load_settings(settings_path())
        for problem in settings.problems:
            tell(problem)
        return settings

    @contextmanager
    def open_book(self, *, write: bool = False, create: bool = False) -> Iterator[Book]:
        """The book, open for this command.

        Args:
            write: Take the lock; a command that only reads does so beside an open kamtui.
            create: Make an empty book when there is none.
        """
        book = Book.open(self.book_path, write=write, create=create)
        try:
            yield book
        finally:
            book.close()
