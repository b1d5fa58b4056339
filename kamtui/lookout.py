"""What is watched while a book is open: that its file stays where it is, and what there is to say of its place."""

from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Protocol

from kamtui.book.book import Book
from kamtui.book.drafts import Draft
from kamtui.book.errors import BookError
from kamtui.book.file import make_private_folder
from kamtui.places import data_folder

EVERY = 5.0
"""Seconds between two looks."""
RESCUED = "rescued"
"""The folder in that of the data for a copy of a book whose own folder is gone."""


class Say(Protocol):
    """Says one thing in the corner of the screen."""

    def __call__(self, text: str, title: str = "", *, bad: bool = False) -> None:
        """Say it."""


class Lookout:
    """Watches a book's place.

    Args:
        book: The open book.
        say: Says what has happened.
        also: What else is to be looked at each time.
    """

    def __init__(self, book: Book, say: Say, also: Callable[[], None]) -> None:
        self._book, self._say, self._also = book, say, also
        self._problem = ""
        self._damage: tuple[str, ...] = ()

    def look(self) -> None:
        """Say once when the file has gone, and once when it is back; what was saved is copied meanwhile."""
        self._also()
        before, self._problem = self._problem, self._book.problem_of_place()
        if self._problem and not before:
            told = self._problem[0].upper() + self._problem[1:]
            self._say(f"{told} {self._rescue()}", "Nothing is saved now", bad=True)
        elif before and not self._problem:
            self._say("The book is back in its place, and saving works again", "Saved again")

    def arrive(self) -> tuple[str, ...]:
        """What is to be said of the book when it was opened; takes its time, so it is for a thread."""
        from kamtui.services.arriving import look_around, look_for_damage  # the first frame does not wait for it

        self._damage = look_for_damage(self._book)
        return *self._damage, *look_around(self._book)

    def settle(self) -> tuple[str, ...]:
        """What a whole reading adds for a book whose last session ended badly; for a thread that has time."""
        from kamtui.services.arriving import look_for_damage  # as above

        return () if self._damage else look_for_damage(self._book, whole=True)

    def keep_elsewhere(self, drafts: tuple[Draft, ...]) -> Path | None:
        """Write what was typed beside a book that did not take it, at the very end.

        Args:
            drafts: All that is typed and not saved.

        Returns:
            The file; None where there is nothing to write, or nowhere to write it.
        """
        from kamtui.exports.write import write_new  # nobody hopes for it
        from kamtui.screens.dialogs.draft_copy import drafts_json

        folder, name = data_folder() / RESCUED, f"typed-{self._book.now().astimezone(UTC):%Y%m%dT%H%M%S%f}.json"
        if not drafts:
            return None
        try:
            make_private_folder(folder)
            write_new(folder / name, drafts_json(drafts).encode("utf-8", "backslashreplace"))
        except OSError:
            return None
        return folder / name

    def _rescue(self) -> str:
        folder: Path = data_folder() / RESCUED
        try:
            return f"A copy of all that was saved is {self._book.rescue(folder)}"
        except BookError as error:
            return str(error)
