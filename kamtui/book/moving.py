"""Moving a book to another folder: a verified copy first, and the old file stays under a name that says so."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.book import backups, copying, file
from kamtui.book.absence import note_of
from kamtui.book.errors import BookError, Refused, reason_of
from kamtui.book.surroundings import risks_of
from kamtui.book.verifying import verify

BEFORE = "before-move"
"""The reason in the name of the backup that is made first."""


class Moved(NamedTuple):
    """What came of a move.

    Attributes:
        book: The book at its new place.
        old: The old file, under its new name.
        backup: The backup that was made before.
    """

    book: Path
    old: Path
    backup: Path


def move(book: Path, folder: Path, now: datetime) -> Moved:
    """Move a book. Whenever the process is killed, the old file or the whole copy is there, or both.

    Args:
        book: The book; the caller holds its lock, and has no connection to it.
        folder: Where it goes; it is made if it is missing.
        now: The instant, for names.

    Raises:
        Refused: There is something already, or that folder is no better place.
        BookError: It could not be copied; the book is where it was.
    """
    target = folder.absolute() / book.name
    if target.exists():
        raise Refused(f"There is something at {target} already. Choose another folder.")
    if risks := risks_of(target):
        raise Refused(f"{folder} is no better place: {risks[0].name} has {risks[0].root}. Choose a local folder.")
    try:
        with closing(file.connect(book, write=False)) as connection:
            backup = backups.back_up(connection, backups.folder_of(book), BEFORE, now)
            _copy(connection, target)
        _leave_note(book, target)
        old = _lay_aside(book, now)
    except (OSError, sqlite3.Error) as error:
        why = reason_of(error) if isinstance(error, sqlite3.Error) else f"{error.strerror}."
        raise BookError(f"Not moved, the book is still at {book}: {why}") from error
    return Moved(target, old, backup)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    with copying.half_made(target.parent) as part:
        file.make_private_file(part)
        copying.copy_as_it_is(connection, part)
        verify(part)
        file.sync_file(part)
        try:
            os.link(part, target)  # fails where something is already there
        except FileExistsError:
            raise
        except OSError:  # sticks know no links: take the name, then put the copy there
            file.make_private_file(target)
            part.replace(target)
        file.sync_folder(target.parent)


def _leave_note(book: Path, target: Path) -> None:
    """Say at the old place where the book is: whoever looks there must not find a new and empty one."""
    note = note_of(book)
    note.unlink(missing_ok=True)
    file.make_private_file(note)
    note.write_text(f"{target}\n", encoding="utf-8")
    file.sync_file(note)


def _lay_aside(book: Path, now: datetime) -> Path:
    stem = f"{book.stem}.moved-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    old, number = book.with_name(stem + book.suffix), 1
    while old.exists():
        number += 1
        old = book.with_name(f"{stem}-{number}{book.suffix}")
    book.rename(old)
    file.sync_folder(book.parent)
    return old
