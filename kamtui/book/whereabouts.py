"""Whether the file that was opened is still the one at the book's place."""

import os
from pathlib import Path

from kamtui.book.errors import BookGone

TAKE_BACK = "Put it back there and save again"


class Whereabouts:
    """The place of an open book, and the file that stood there when it was opened.

    An open file goes on taking writes after it was moved, deleted or replaced: they would be shown as saved and be
    in no book that anybody finds again.

    Args:
        path: The book.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _identity(path)

    def problem(self) -> str:
        """What has happened to the file, with the way out; empty while it is in its place."""
        found = _identity(self._path)
        if found == self._known:
            return ""
        if found is None:
            return f"the book was moved or deleted while it was open: {self._path} is not there. {TAKE_BACK}."
        return (
            f"another file has taken the place of the book at {self._path} while it was open. {TAKE_BACK}, "
            "or leave kamtui to open the other one."
        )

    def require(self, done: str) -> None:
        """Refuse to go on with a file that is not the book's any more.

        Args:
            done: What is not done then, as `Not saved`.

        Raises:
            BookGone: The file was moved, deleted or replaced.
        """
        if problem := self.problem():
            raise BookGone(f"{done}: {problem}")


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and number of a file; None where there is none, or where nobody can look."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a symbolic link is followed, as SQLite does
    except OSError:
        return None
    return found.st_dev, found.st_ino
