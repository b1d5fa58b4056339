"""Verified copies of a book, and the check that reads both whole."""

import os
import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kamtui.book import file
from kamtui.book.errors import BookDamaged, BookError

NAME = re.compile(r"^book-(\d{8}T\d{6}Z)-([a-z0-9-]+)\.db$")
"""A backup's file: when, and why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Attributes:
        book: The file.
        format: Its format's number.
        integrity: SQLite's own findings; empty when there are none.
        foreign_keys: How many rows point nowhere.
        newest_backup: The newest backup, or None.
        backup_problem: What is wrong with it; empty when it is sound or there is none.
    """

    book: Path
    format: int
    integrity: tuple[str, ...]
    foreign_keys: int
    newest_backup: Path | None
    backup_problem: str

    @property
    def ok(self) -> bool:
        """Whether the book and its newest backup are sound."""
        return not self.integrity and not self.foreign_keys and not self.backup_problem


def folder_of(book: Path) -> Path:
    """Where a book's backups lie: a folder beside it."""
    return book.with_name(f"{book.stem}-backups")


def back_up(connection: sqlite3.Connection, folder: Path, reason: str, now: datetime) -> Path:
    """Copy a book, verify the copy, and only then give it its name; no backup is ever overwritten.

    Args:
        connection: The book's own connection; its file is never opened beside SQLite.
        folder: Where the backup goes.
        reason: A word for its name, as `before-import`.
        now: The instant for its name.

    Returns:
        The backup's file.

    Raises:
        BookError: It could not be written or is not sound.
    """
    part = folder / f".part-{os.getpid()}.db"
    try:
        file.make_private_folder(folder)
        part.unlink(missing_ok=True)
        file.make_private_file(part)
        _copy(connection, part)
        verify(part)
        file.sync_file(part)
        final = _give_name(part, folder, f"book-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}")
        file.sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        raise BookError(f"No backup could be written to {folder}: {error}. Free some space or check it.") from error
    finally:
        with suppress(OSError):  # the folder may be the problem, and the first one is the one to tell
            part.unlink(missing_ok=True)
    return final


def _copy(connection: sqlite3.Connection, part: Path) -> None:
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        copy.execute("PRAGMA synchronous = extra")
        connection.backup(copy, pages=2000, sleep=0.005)  # in slices, so that a save in between hardly waits
        copy.execute("PRAGMA journal_mode = delete")
    finally:
        copy.close()


def _give_name(part: Path, folder: Path, stem: str) -> Path:
    counter = 1
    while True:
        final = folder / (f"{stem}.db" if counter == 1 else f"{stem}-{counter}.db")
        try:
            os.link(part, final)  # fails where something is already there
        except FileExistsError:
            counter += 1
            continue
        return final


def verify(path: Path) -> None:
    """Read a copy whole from a fresh connection.

    Raises:
        BookDamaged: It is not one of our books, or not sound.
    """
    copy = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        if copy.execute("PRAGMA application_id").fetchone()[0] != file.APPLICATION_ID:
            raise BookDamaged(f"{path} is not a kamtui book.")
        if problems := _integrity(copy):
            raise BookDamaged(f"{path} is damaged: {problems[0]}.")
        if copy.execute("PRAGMA foreign_key_check").fetchone():
            raise BookDamaged(f"{path} has rows that point nowhere.")
    except sqlite3.DatabaseError as error:
        raise BookDamaged(f"{path} cannot be read: {error}.") from error
    finally:
        copy.close()


def _integrity(connection: sqlite3.Connection) -> tuple[str, ...]:
    found = tuple(row[0] for row in connection.execute("PRAGMA integrity_check(5)"))
    return () if found == ("ok",) else found


def newest(folder: Path) -> Path | None:
    """The newest backup of a folder, by its name."""
    found = sorted(path for path in folder.glob("book-*.db") if NAME.match(path.name)) if folder.is_dir() else []
    return found[-1] if found else None


def check(connection: sqlite3.Connection, path: Path) -> Verdict:
    """Read a book and its newest backup whole.

    Args:
        connection: The book's own connection.
        path: Its file.
    """
    backup = newest(folder_of(path))
    problem = ""
    if backup is not None:
        try:
            verify(backup)
        except BookDamaged as error:
            problem = str(error)
    try:
        integrity = _integrity(connection)
        broken = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.DatabaseError as error:
        integrity, broken = (str(error),), 0
    form = int(connection.execute("PRAGMA user_version").fetchone()[0])
    return Verdict(path, form, integrity, broken, backup, problem)
