"""Backups: verified copies of a book, sealed with a checksum, and none ever overwritten."""

import re
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.book import file
from kamtui.book.copying import copy_as_it_is, give_name, half_made
from kamtui.book.errors import BookError, reason_of
from kamtui.book.verifying import verify

__all__ = ["NAME", "STAMP", "Backup", "back_up", "folder_of", "is_backup", "list_backups", "newest", "verify"]

NAME = re.compile(r"^book-(?P<at>\d{8}T\d{6}Z)-(?P<reason>[a-z0-9-]+?)(?:-(?P<number>\d+))?\.db$")
"""A backup's file: when, why, and which one of those of that second."""
STAMP = "%Y%m%dT%H%M%SZ"
"""How an instant is written in a name, in UTC."""


class Backup(NamedTuple):
    """A backup as its name tells it.

    Attributes:
        path: The file.
        at: When it was made, aware.
        reason: Why, in a word or two with hyphens.
        size: Bytes; 0 for one that was never finished.
    """

    path: Path
    at: datetime
    reason: str
    size: int


def folder_of(book: Path) -> Path:
    """Where a book's backups lie: a folder beside it."""
    return book.with_name(f"{book.stem}-backups")


def is_backup(path: Path) -> bool:
    """Whether a file is a backup, and so may be looked into but never changed."""
    return NAME.match(path.name) is not None


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, the newest first; an empty tuple where there is no folder."""
    found = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in folder.iterdir():
            parsed = NAME.match(path.name)
            if parsed is not None and path.is_file() and not path.is_symlink():
                at = datetime.strptime(parsed["at"], STAMP).replace(tzinfo=UTC)
                status = path.stat()
                found.append(
                    ((at, status.st_mtime_ns, path.name), Backup(path, at, parsed["reason"], status.st_size))
                )
    return tuple(backup for _, backup in sorted(found, reverse=True))


def newest(folder: Path) -> Path | None:
    """The newest backup of a folder; None when there is none."""
    return next((backup.path for backup in list_backups(folder) if backup.size), None)


def back_up(connection: sqlite3.Connection, folder: Path, reason: str, now: datetime) -> Path:
    """Copy a book, verify the copy, and only then give it its name; no backup is ever overwritten.

    Args:
        connection: A connection to the book that has no transaction; its file is never opened beside SQLite.
        folder: Where the backup goes.
        reason: A word for its name, as `before-import`.
        now: The instant for its name.

    Returns:
        The backup's file.

    Raises:
        BookError: It could not be written or is not sound.
    """
    try:
        with half_made(folder) as part:
            file.make_private_file(part)
            copy_as_it_is(connection, part)
            verify(part)
            file.sync_file(part)
            return give_name(part, folder, f"book-{now.astimezone(UTC).strftime(STAMP)}-{reason}")
    except (OSError, sqlite3.Error) as error:
        why = reason_of(error) if isinstance(error, sqlite3.Error) else f"{error.strerror}."
        raise BookError(f"No backup could be written to {folder}: {why}") from error
