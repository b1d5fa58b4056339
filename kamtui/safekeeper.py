"""Backups while the app is open: at its start, every hour and at its end, and never in the way of the keys."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Protocol

from kamtui.book.book import Book
from kamtui.book.errors import BookError

EVERY = 3_600.0
"""Seconds between two looks whether a backup is due."""


class Tell(Protocol):
    """Says one thing to the user from any thread."""

    def __call__(self, text: str, title: str) -> None:
        """Say it."""


class Safekeeper:
    """Keeps one book safe while it is open.

    Args:
        book: The open book.
        second: A folder on another disk for copies of the backups; None when none is set.
        tell: Says what the user should know.
        heed: Has a fault on a thread end the app as any other does.
    """

    def __init__(
        self,
        book: Book,
        second: Path | None,
        tell: Tell,
        heed: Callable[[Callable[[], None]], Callable[[], None]],
    ) -> None:
        self._book, self._second, self._tell, self._heed = book, second, tell, heed
        self._worker: Thread | None = None
        self._carrier: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made or copied away now."""
        return any(thread is not None and thread.is_alive() for thread in (self._worker, self._carrier))

    def begin(self) -> None:
        """Back the book up if it has changed since kamtui was last left."""
        from kamtui.services.safekeeping import START  # the first frame does not wait for it

        self._begin(START)

    def go_on(self) -> None:
        """Back the book up if it has changed in the last hour."""
        from kamtui.services.safekeeping import HOURLY  # after an hour there is time

        self._begin(HOURLY)

    def finish(self) -> None:
        """Wait for a backup that is being made: leaving would make the same one again."""
        if self._worker is not None:
            self._worker.join()

    def _begin(self, reason: str) -> None:
        if not self.is_busy and not self._book.is_read_only:
            self._worker = self._book.workers.start(self._heed(lambda: self._back_up(reason)), "backup")

    def _back_up(self, reason: str) -> None:
        from kamtui.services.safekeeping import keep_safe  # as above

        try:
            keep_safe(self._book, reason)
        except BookError as error:
            # That the file is gone is told by who watches it, with the place of the rescued copy.
            if not self._book.workers.are_to_end and not self._book.problem_of_place():
                self._tell(str(error), "No backup")
            return
        # A stick may be slow: nobody waits for it, and a copy that was not finished is made again.
        self._carrier = Thread(target=self._heed(self._copy_away), name="second folder", daemon=True)
        self._carrier.start()

    def _copy_away(self) -> None:
        from kamtui.services.safekeeping import copy_away  # as above

        for sentence in copy_away(self._book.path, self._second, self._book.now()):
            self._tell(sentence, "Backups")


def back_up_at_the_end(book: Book) -> str:
    """Back a book up that has changed, as the last thing before it is closed.

    Returns:
        What is to be said; empty when there is nothing.
    """
    from kamtui.services.safekeeping import EXIT, keep_safe  # when the user leaves there is time

    try:
        keep_safe(book, EXIT)
    except BookError as error:
        return (
            f"All that was saved is in the book, but no backup was made. {error}"  # there may be drafts elsewhere
        )
    return ""
