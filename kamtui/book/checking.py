"""The check: the book read from end to end, and its newest backup restored into a passing folder and compared."""

import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kamtui.book import file
from kamtui.book.backups import folder_of, list_backups
from kamtui.book.copying import Overtaken, copy_pages
from kamtui.book.errors import BookDamaged, BookError, reason_of
from kamtui.book.history import UNTRACKED
from kamtui.book.holdings import count_rows, hash_tables, read_holdings
from kamtui.book.notes import read_notes, write_notes
from kamtui.book.verifying import connect, integrity_of, verify

DERIVED = UNTRACKED - {"step", "change"}
"""What may differ between a book and a backup of the same step: readings, and what is typed and not saved."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Attributes:
        book: The file.
        format: Its format's number.
        integrity: SQLite's own findings; empty when there are none.
        foreign_keys: How many rows point nowhere.
        settings: What keeps the book safe and is in force, by SQLite's names.
        newest_backup: The newest backup, or None.
        backup_rows: Rows of it that were restored and compared.
        is_current: Whether it holds the book's newest step, and so was compared with the book itself.
        backup_problem: What is wrong with it; empty when it is sound or there is none.
    """

    book: Path
    format: int
    integrity: tuple[str, ...]
    foreign_keys: int
    settings: dict[str, str | int]
    newest_backup: Path | None
    backup_rows: int
    is_current: bool
    backup_problem: str

    @property
    def ok(self) -> bool:
        """Whether the book and its newest backup are sound."""
        return not self.integrity and not self.foreign_keys and not self.backup_problem


def check(connection: sqlite3.Connection, path: Path, now: datetime) -> Verdict:
    """Read a book and its newest backup whole.

    Args:
        connection: A connection to the book.
        path: Its file.
        now: The moment that is remembered as that of the last trial.
    """
    try:
        integrity = integrity_of(connection)
        broken = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    except sqlite3.DatabaseError as error:
        integrity, broken = (str(error),), 0
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    backup = next((backup.path for backup in list_backups(folder_of(path)) if backup.size), None)
    rows, is_current, problem = 0, False, ""
    if backup is not None:
        try:
            rows, is_current = try_to_restore(backup, None if integrity else connection)
        except BookError as error:
            problem = str(error)
        else:
            with suppress(OSError):  # the day of the trial is a comfort, no more
                write_notes(backup.parent, read_notes(backup.parent)._replace(drilled=now))
    return Verdict(path, int(form), integrity, broken, _in_force(connection), backup, rows, is_current, problem)


def _in_force(connection: sqlite3.Connection) -> dict[str, str | int]:
    """The settings that keep a book safe, as SQLite answers now; none would be open with another answer."""
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name, _, _ in file.SETTINGS}


def try_to_restore(backup: Path, book: sqlite3.Connection | None) -> tuple[int, bool]:
    """Restore a backup into a passing folder and compare what arrived, value by value.

    Args:
        backup: The backup.
        book: A connection to the book it is of; None compares with the backup alone.

    Returns:
        How many rows were compared, and whether the book itself was compared as well.

    Raises:
        BookError: It cannot be restored, or not all of it.
    """
    verify(backup)
    try:
        # Beside the backups: no customer's text goes to a folder that others can look into.
        with tempfile.TemporaryDirectory(prefix=".part-", dir=backup.parent) as folder:
            restored = Path(folder) / "book.db"
            file.make_private_file(restored)
            with closing(connect(backup)) as original:
                copy_pages(original, restored)
                with closing(file.connect(restored, write=False, older=True)) as copy:
                    rows, values = count_rows(copy), hash_tables(copy)
                    if rows != count_rows(original) or values != hash_tables(original):
                        raise BookDamaged(f"{backup} does not come back as it was written.")
                    is_of_now = book is not None and _newest_step(copy) == _newest_step(book)
                if book is not None and is_of_now:
                    _compare_with_book(values, book, backup)
                return sum(rows.values()), is_of_now
    except Overtaken:
        raise BookError(f"{backup} is being written to.") from None
    except sqlite3.Error as error:
        raise BookError(f"{backup} cannot be restored: {reason_of(error)}") from error
    except OSError as error:
        raise BookError(f"{backup} could not be tried: {error.strerror}.") from error


def _newest_step(connection: sqlite3.Connection) -> tuple[int, int, str, str]:
    """What tells whether two books are of the same moment.

    The number of the newest step alone does not: after a restore other steps get the same numbers, and bringing a
    book up to a newer format changes rows without a step.
    """
    found = read_holdings(connection)
    return found.format, found.step, found.at, found.what


def _compare_with_book(values: dict[str, str], book: sqlite3.Connection, backup: Path) -> None:
    """See to it that a backup of the book as it is now holds what the book holds."""
    for table, value in hash_tables(book).items():
        if table not in DERIVED and values.get(table) != value:
            raise BookDamaged(f"{backup} has the book's newest step and does not hold the same.")
