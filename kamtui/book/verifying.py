"""Whether a file is a sound book: its seal, its pages, its links; and what it holds. Nothing is ever written."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kamtui.book import file, seals
from kamtui.book.errors import BookDamaged, BookError, BookForeign, BookMissing, BookTooNew
from kamtui.book.holdings import Holdings, read_holdings


def connect(path: Path) -> sqlite3.Connection:
    """Open a copy to look into it; nothing can be written.

    Args:
        path: A backup, or any file that may be one.
    """
    copy = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    for setting in ("query_only = 1", "trusted_schema = 0", "cell_size_check = 1", "mmap_size = 0"):
        copy.execute(f"PRAGMA {setting}")
    copy.execute(file.CACHE)
    return copy


def verify(path: Path) -> None:
    """Read a copy whole: its seal, then the database from a fresh connection.

    Raises:
        BookMissing: There is no such file.
        BookForeign: It is no book.
        BookTooNew: A newer kamtui wrote it.
        BookDamaged: It is not sound.
    """
    if not path.is_file():
        raise BookMissing(f"There is no file {path}.")
    try:
        if seals.is_broken(path):
            raise BookDamaged(f"{path} is damaged: it is not what was written then (its checksum differs).")
        with closing(connect(path)) as copy:
            if copy.execute("PRAGMA application_id").fetchone()[0] != file.APPLICATION_ID:
                raise BookForeign(f"{path} is not a kamtui book.")
            if copy.execute("PRAGMA user_version").fetchone()[0] > file.FORMAT:
                raise BookTooNew(f"{path} was written by a newer kamtui. Install that one.")
            # Values were judged when they were written; judging all of them again doubles the time of the check.
            copy.execute("PRAGMA ignore_check_constraints = 1")
            if problems := integrity_of(copy):
                raise BookDamaged(f"{path} is damaged: {problems[0]}.")
            if copy.execute("PRAGMA foreign_key_check").fetchone():
                raise BookDamaged(f"{path} has rows that point nowhere.")
    except sqlite3.DatabaseError as error:
        raise BookDamaged(f"{path} cannot be read: {error}.") from error
    except OSError as error:
        raise BookError(f"{path} cannot be read: {error.strerror}.") from error


def integrity_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """SQLite's own findings on a file; empty when there are none."""
    found = tuple(row[0] for row in connection.execute("PRAGMA integrity_check(5)"))
    return () if found == ("ok",) else found


def look_into(path: Path) -> Holdings:
    """What a backup holds, without reading it whole.

    Raises:
        BookDamaged: It cannot be read.
    """
    try:
        with closing(connect(path)) as copy:
            return read_holdings(copy)
    except sqlite3.DatabaseError as error:
        raise BookDamaged(f"{path} cannot be read: {error}.") from error
