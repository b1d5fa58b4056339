"""Looking back: the backups of a book, and what each holds compared with the book now."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.book.backups import Backup, folder_of, list_backups
from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.book.holdings import Holdings
from kamtui.book.restoring import Restored
from kamtui.book.verifying import look_into

KINDS = {
    "account": "accounts",
    "stakeholder": "people",
    "interaction": "contacts",
    "service_case": "cases",
    "opportunity": "opportunities",
    "plan": "plans",
    "fact": "facts",
    "goal": "goals",
    "objective": "objectives",
    "action": "actions",
    "risk": "risks",
}
"""The kinds of record that people count, by table."""


class PastBook(NamedTuple):
    """A backup and what it holds.

    Attributes:
        path: The file.
        at: When it was made, aware.
        reason: Why, in words.
        size: Bytes.
        holdings: What it holds; None when it cannot be read.
        problem: Why it cannot be read; empty when it can.
    """

    path: Path
    at: datetime
    reason: str
    size: int
    holdings: Holdings | None
    problem: str


class Difference(NamedTuple):
    """How many records of a kind there were, and how many there are.

    Attributes:
        kind: Its name, many of them.
        then: In the backup.
        now: In the book.
    """

    kind: str
    then: int
    now: int


def list_past_books(book: Book) -> tuple[Backup, ...]:
    """The backups of a book, the newest first, without those that were never finished."""
    return tuple(backup for backup in list_backups(folder_of(book.path)) if backup.size)


def look_back(backup: Backup) -> PastBook:
    """Look what a backup holds; nothing in it is changed."""
    holdings, problem = None, ""
    try:
        holdings = look_into(backup.path)
    except BookError as error:
        problem = str(error)
    return PastBook(backup.path, backup.at, backup.reason.replace("-", " "), backup.size, holdings, problem)


def differences(then: Holdings, now: Holdings) -> tuple[Difference, ...]:
    """The kinds of which there was another number."""
    found = ((word, then.counts.get(table, 0), now.counts.get(table, 0)) for table, word in KINDS.items())
    return tuple(Difference(*one) for one in found if one[1] != one[2])


def go_back(book: Book, past: PastBook) -> Restored:
    """Put a backup in the book's place; the book as it was is backed up before, and that can be taken back.

    Raises:
        BookError: It was not restored; the book is as it was.
    """
    return book.restore(past.path)
