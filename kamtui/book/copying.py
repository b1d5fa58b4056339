"""Copies of books and of backups: made under a passing name, and named when they are whole and verified."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import get_ident
from time import time

from kamtui.book import file, seals
from kamtui.book.errors import BookDamaged, BookError, BookMissing
from kamtui.book.holdings import count_rows
from kamtui.book.verifying import connect, verify

SLICE = 2_000
"""Pages that are copied at once: a save in between waits no longer than for these."""
PAUSE = 0.005
"""Seconds before a slice is tried again while the book is being written."""
PATIENCE = 1_000
"""So often in a row; then the copy is given up."""
TRIES = 3
"""Copies that are begun; the last one has saves wait for it."""
LEFT_BEHIND = 3_600
"""Seconds after which a half-made copy is one that a killed process left."""


class Overtaken(Exception):
    """The book was saved to while it was being copied."""


@contextmanager
def half_made(folder: Path) -> Iterator[Path]:
    """A name for what is not whole yet; nothing of it stays, nor of what a killed process left.

    Args:
        folder: Where; it is made, for its owner alone.
    """
    file.make_private_folder(folder)
    for old in folder.glob(".part-*"):
        with suppress(OSError):  # somebody else's, or gone by now
            if old.stat().st_mtime < time() - LEFT_BEHIND:
                shutil.rmtree(old) if old.is_dir() else old.unlink()
    part = folder / f".part-{os.getpid()}-{get_ident()}.db"
    remove(part)
    try:
        yield part
    finally:
        with suppress(OSError):  # the folder may be the problem, and the first one is the one to tell
            remove(part)


def remove(backup: Path) -> None:
    """Remove a backup, then its seal and what SQLite may have left beside it."""
    for path in (backup, seals.seal_of(backup), backup.with_name(backup.name + "-journal")):
        path.unlink(missing_ok=True)


def copy_as_it_is(connection: sqlite3.Connection, part: Path) -> None:
    """Copy a book that may be saved to meanwhile, and see to it that each table arrived with all its rows.

    Raises:
        BookError: It did not.
    """
    for attempt in range(TRIES):
        if attempt == TRIES - 1:
            connection.execute("BEGIN")  # it holds saves off for as long as it takes
        try:
            before = _moment(connection)
            copy_pages(connection, part)
            rows = count_rows(connection)
            if _moment(connection) != before:
                continue
        except Overtaken:
            continue
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        with closing(connect(part)) as copy:
            if count_rows(copy) != rows:
                raise BookDamaged(f"The copy in {part.parent} does not hold what the book holds.")
        return


def _moment(connection: sqlite3.Connection) -> tuple[int, int]:
    """What changes when somebody else saves."""
    (schema,) = connection.execute("PRAGMA schema_version").fetchone()  # reading it begins the look
    (data,) = connection.execute("PRAGMA data_version").fetchone()
    return schema, data


def copy_pages(connection: sqlite3.Connection, to: Path) -> None:
    """Copy a book page by page, in slices.

    Args:
        connection: A connection to what is copied.
        to: A file that is there already; what is in it is lost.

    Raises:
        Overtaken: Somebody saved before the end.
    """
    refused, least = 0, -1

    def count(status: int, left: int, _total: int) -> None:
        nonlocal refused, least
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            refused += 1
            if refused > PATIENCE:
                raise sqlite3.OperationalError("database is locked")
            return
        if 0 <= least <= left and status != sqlite3.SQLITE_DONE:
            raise Overtaken  # SQLite has begun anew, and would do so for as long as somebody saves
        refused, least = 0, left

    with closing(sqlite3.connect(to, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = extra")
        copy.execute(file.CACHE)
        connection.backup(copy, pages=SLICE, progress=count, sleep=PAUSE)
        copy.execute("PRAGMA journal_mode = delete")


def give_name(part: Path, folder: Path, stem: str) -> Path:
    """Give a whole copy the first free name, and its seal one beside it.

    Args:
        part: The copy; its own name is free again afterwards.
        folder: Where both are.
        stem: The name without its ending, and without the counter of those that are taken.
    """
    checksum, counter = seals.digest(part), 1
    while True:
        final = folder / (f"{stem}.db" if counter == 1 else f"{stem}-{counter}.db")
        try:
            _take(part, final)
        except FileExistsError:
            counter += 1
            continue
        break
    try:
        seal = seals.seal_of(part)
        seals.write_seal(seal, final.name, checksum)
        seal.replace(seals.seal_of(final))
        _sync(folder)
    except OSError:
        remove(final)
        raise
    return final


def _take(part: Path, final: Path) -> None:
    """Move a file to a name that nobody else has.

    Raises:
        FileExistsError: Somebody has it.
    """
    try:
        os.link(part, final)  # fails where something is already there
    except FileExistsError:
        raise
    except OSError:  # sticks and shares know no links: reserve the name, then put the copy there
        file.make_private_file(final)
        part.replace(final)
    else:
        part.unlink()


def _sync(folder: Path) -> None:
    """Have the folder's names reach the disk; shares cannot always be asked."""
    with suppress(OSError):
        file.sync_folder(folder)


def copy_to(backup: Path, folder: Path) -> Path:
    """Copy a backup to another folder, as a stick, and verify it there.

    Args:
        backup: A backup, which is no open book.
        folder: Where to; it is made if the folder above it is there.

    Returns:
        The copy; one that is there already and equal is not made twice.

    Raises:
        BookError: It could not be written or is not sound there.
    """
    try:
        checksum = seals.digest(backup)
        there = folder / backup.name
        if there.is_file() and seals.digest(there) == checksum:
            return there
        if not folder.parent.is_dir():
            raise BookMissing(f"There is no folder {folder.parent} now.")
        with half_made(folder) as part:
            file.make_private_file(part)
            shutil.copyfile(backup, part)
            file.sync_file(part)
            if seals.digest(part) != checksum:
                raise BookDamaged(f"The copy in {folder} is not what was copied: the disk may be failing.")
            verify(part)
            return give_name(part, folder, backup.stem)
    except OSError as error:
        raise BookError(f"No backup could be copied to {folder}: {error.strerror}.") from error
