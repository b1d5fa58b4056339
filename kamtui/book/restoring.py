"""Restoring: a backup takes the book's place all at once, and what was there is kept, typed texts too."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.book import backups, file
from kamtui.book.copying import Overtaken, copy_pages, remove
from kamtui.book.drafts import Draft, list_drafts, put_drafts
from kamtui.book.errors import BookDamaged, BookError, BookForeign, BookMissing, Refused, reason_of
from kamtui.book.holdings import count_rows
from kamtui.book.notes import read_notes, write_notes
from kamtui.book.verifying import connect, verify

BEFORE = "before-restore"
"""The reason in the name of the backup of what was there before."""
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite puts beside a book; left there, it would be played into the book that takes its place."""


class Restored(NamedTuple):
    """What a restore came to.

    Attributes:
        source: The backup that is the book now.
        before: The backup of the book as it was before; None where there was none, or none that could be read.
        damaged: Where the book lies that could not be read; None where it could.
    """

    source: Path
    before: Path | None
    damaged: Path | None


def restore(path: Path, source: Path, now: datetime) -> Restored:
    """Put a backup into a book's place. Whenever the process is killed, the book is the old one or the new one.

    Args:
        path: The book's place; the caller holds its lock, and no connection is open to it.
        source: A backup, or any sound book.
        now: The instant for the names of what is kept.

    Raises:
        BookError: It was not restored; the book is as it was.
        Refused: It would be put in its own place.
    """
    verify(source)
    if path.exists() and path.samefile(source):
        raise Refused(f"{source} is the book itself.")
    before, typed = _keep_the_present(path, now)
    part = path.with_name(f".{path.name}.restore")
    try:
        file.make_private_folder(path.parent)
        remove(part)  # of a restore that was killed
        file.make_private_file(part)
        _copy(source, part)
        _put(typed, part)
        file.sync_file(part)
        damaged = _lay_aside(path, now) if before is None and path.exists() else None
        _clear_beside(path, damaged or path.with_name(f"{path.name}.left-{_stamp(now)}"))
        part.replace(path)
        file.sync_folder(path.parent)
    except Overtaken:
        raise BookError(f"Not restored, and the book is as it was: {source} is being written to.") from None
    except (OSError, sqlite3.Error) as error:
        why = reason_of(error) if isinstance(error, sqlite3.Error) else f"{error.strerror}."
        raise BookError(f"Not restored, and the book is as it was: {why}") from error
    finally:
        with suppress(OSError):  # the disk may be the problem, and the first one is the one to tell
            remove(part)
    _rest(path, now)
    return Restored(source, before, damaged)


def _keep_the_present(path: Path, now: datetime) -> tuple[Path | None, tuple[Draft, ...]]:
    """Back up the book that is to be replaced; None when there is none, or none that can be read.

    Returns:
        The backup, and what was typed and not saved.

    Raises:
        BookError: It can be read, and no backup of it could be made.
    """
    try:
        with closing(
            file.connect(path, write=False, older=True)
        ) as present:  # a half-done write is taken back here
            made = backups.back_up(present, backups.folder_of(path), BEFORE, now)
            return made, list_drafts(present) if _is_of_now(present) else ()
    except (BookMissing, BookDamaged, BookForeign):
        return None, ()
    except sqlite3.Error as error:
        raise BookError(f"Not restored, and the book is as it was: {reason_of(error)}") from error


def _put(typed: tuple[Draft, ...], part: Path) -> None:
    """Have what was typed and not saved in the book that is restored, too: nobody looks for it in a backup."""
    if typed:
        with closing(sqlite3.connect(part)) as copy, copy:
            copy.execute("PRAGMA synchronous = extra")
            if _is_of_now(copy):
                put_drafts(copy, typed)


def _is_of_now(connection: sqlite3.Connection) -> bool:
    """Whether a book has the format of this kamtui: another one may keep drafts in another way."""
    return bool(connection.execute("PRAGMA user_version").fetchone() == (file.FORMAT,))


def _copy(source: Path, part: Path) -> None:
    """Copy a backup and see to it that all of it arrived."""
    with closing(connect(source)) as original:
        copy_pages(original, part)
        rows = count_rows(original)
    verify(part)
    with closing(connect(part)) as copy:
        if count_rows(copy) != rows:
            raise BookDamaged("The copy does not hold what the backup holds. The book is as it was.")


def _lay_aside(path: Path, now: datetime) -> Path:
    """Give a book that cannot be read a second name, under which it stays."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}.damaged-{_stamp(now)}" + (f"-{number}" if number > 1 else ""))
        try:
            os.link(path, aside)
        except FileExistsError:
            number += 1
            continue
        except OSError:  # some disks know no links
            file.make_private_file(aside)
            shutil.copyfile(path, aside)
            file.sync_file(aside)
        return aside


def _clear_beside(path: Path, to: Path) -> None:
    """Move away what SQLite left beside a book, and have that reach the disk before the book is replaced."""
    moved = False
    for ending in BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(to.with_name(to.name + ending))
            moved = True
    if moved:
        file.sync_folder(path.parent)


def _rest(path: Path, now: datetime) -> None:
    """Have thinning rest for some days: whoever restores may have to restore another one."""
    folder = backups.folder_of(path)
    with suppress(OSError):  # the book is restored all the same
        write_notes(folder, read_notes(folder)._replace(restored=now))


def _stamp(now: datetime) -> str:
    return now.astimezone(UTC).strftime(backups.STAMP)
