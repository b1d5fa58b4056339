"""The file a book is: opened with its settings in force; refused when missing, foreign, newer or damaged."""

import os
import sqlite3
import stat
from pathlib import Path

from kamtui.book.errors import (
    BookDamaged,
    BookError,
    BookForeign,
    BookMissing,
    BookTooNew,
    BookTooOld,
    BookUnsafe,
    is_damage,
    reason_of,
)

APPLICATION_ID = 0x4B414D54
"""`KAMT`, in the file's header."""
FORMAT = 3
"""The format this kamtui writes; until a first release is tagged it may change in place."""

SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    ("busy_timeout", "5000", 5000),
    ("journal_mode", "delete", "delete"),  # between transactions the one file is the whole truth
    ("synchronous", "extra", 3),  # the only durable value with this journal
    ("fullfsync", "1", 1),  # macOS: fsync alone does not reach the disk
    ("foreign_keys", "1", 1),
    ("recursive_triggers", "1", 1),  # else INSERT OR REPLACE escapes the history
    ("secure_delete", "1", 1),  # deleted text does not stay in the file
    ("cell_size_check", "1", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "2", 2),  # no customer text in temporary files
    ("trusted_schema", "0", 0),
)
"""Name, what is set, what must be read back."""
CACHE = "PRAGMA cache_size = -512"
"""KiB of the file that a connection keeps for itself: the system keeps its pages too, so more is no quicker."""


def connect(path: Path, *, write: bool = True, older: bool = False) -> sqlite3.Connection:
    """Open a book's file and put every setting in force.

    The caller holds the lock when it means to write. No transaction is begun by the driver itself.

    Args:
        path: An existing book.
        write: False forbids every change on this connection.
        older: Whether an older format is opened too, as it is brought up to date.

    Raises:
        BookMissing: There is no such file.
        BookForeign: It is no database, or one of another program.
        BookTooNew: Its format is newer than `FORMAT`.
        BookTooOld: Its format is older than `FORMAT`.
        BookDamaged: It is no readable database.
        BookError: The disk or its permissions did not let it happen.
        BookUnsafe: A setting did not take.
    """
    connection = _open(path)
    try:
        _recognise(connection, path)
        if not older:
            _refuse_older(connection)
        _put_in_force(connection, path)
        connection.execute(CACHE)
        if not write:
            connection.execute("PRAGMA query_only = 1")
    except sqlite3.DatabaseError as error:
        connection.close()
        # Only now: closing the file drops the locks that SQLite holds on it elsewhere in this process.
        raise _unreadable(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise BookMissing(f"There is no book at {path}. Start kamtui to make one, or name another with --book.")
    try:
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=5,
            check_same_thread=False,  # one unit at a time: the pool and the callers see to it
        )
    except sqlite3.Error as error:
        raise BookError(f"{path} cannot be opened: {reason_of(error)}") from error


def _unreadable(path: Path, error: sqlite3.DatabaseError) -> BookError:
    """Why a file cannot be read as a book; no connection of ours is open on it any more."""
    if not is_damage(error):
        return BookError(f"{path} cannot be opened: {reason_of(error)}")
    if not _is_sqlite(path):
        return _foreign(path)
    from kamtui.book.recovery import way_back  # nobody hopes for it

    return BookDamaged(f"{path} is damaged and cannot be read as a book. {way_back(path)}")


def _recognise(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise _foreign(path)
    if form > FORMAT:
        raise BookTooNew(
            f"This book was written by a newer kamtui (format {form}; this one reads up to {FORMAT}). "
            "Nothing was changed. Install the newer kamtui."
        )


def _refuse_older(connection: sqlite3.Connection) -> None:
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    if form < FORMAT:
        raise BookTooOld(
            f"This book has format {form}, and this kamtui works with format {FORMAT}. Nothing was changed. "
            "Open it once with kamtui to bring it up to date; a backup is made first."
        )


def _foreign(path: Path) -> BookForeign:
    from kamtui.book import backups, recovery  # nobody hopes for it

    if backups.newest(backups.folder_of(path)) is not None:  # it was a book once
        return BookForeign(f"{path} is not a kamtui book any more. {recovery.way_back(path)}")
    return BookForeign(f"{path} is not a kamtui book. Nothing was changed; name another file with --book.")


def _is_sqlite(path: Path) -> bool:
    """Whether a file begins as every database of SQLite does, so that it may be a book that was damaged."""
    try:
        with path.open("rb") as stream:
            return stream.read(16) == b"SQLite format 3\0"
    except OSError:
        return True  # it cannot be read at all: nothing is known of it


def _put_in_force(connection: sqlite3.Connection, path: Path) -> None:
    for name, value, wanted in SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != wanted:
            # A library built without a setting answers nothing; one that is ignored reads back another value.
            raise BookUnsafe(
                f"{path} cannot be kept safe here: SQLite's {name} is {found and found[0]!r}, not {wanted!r}. "
                "Move the book to a local disk."
            )


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner can read; one that is there, perhaps with other things, stays as it is."""
    if not folder.parent.exists():
        make_private_folder(folder.parent)  # `mkdir` itself would make those above as open as the system lets it
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read.

    Raises:
        FileExistsError: Something is there already, be it a link.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))


def tighten(path: Path) -> None:
    """Take a file's permissions away from everybody but its owner."""
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        path.chmod(0o600)


def sync_file(path: Path) -> None:
    """Have a file's content reach the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Have a folder's names reach the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
