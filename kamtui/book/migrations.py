"""Migrations: bring a book of an older format up to this one, all or nothing, behind a verified backup.

A migration is plain SQL that stays as it was released. A table is changed in place, or rebuilt by SQLite's own
twelve steps (https://www.sqlite.org/lang_altertable.html#otheralter), which `rebuild()` writes out. What renames a
column also renames it in the rows of `change`, so that undo still finds it; a column that is taken away is passed
over by undo.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kamtui.book import backups, file
from kamtui.book.errors import BookDamaged, BookError, reason_of
from kamtui.book.holdings import count_rows
from kamtui.book.verifying import connect


class Migration(NamedTuple):
    """One step from a released format to the next.

    Attributes:
        to: The format it leads to; it starts from the one before.
        statements: SQL, one statement each; foreign keys are off while they run.
        recounted: Tables that may have another number of rows afterwards, or go; new ones that are empty may come.
    """

    to: int
    statements: tuple[str, ...]
    recounted: frozenset[str] = frozenset()


BETWEEN = ";\n\n"
"""What parts the statements in the file of a format."""


def released() -> tuple[Migration, ...]:
    """Every step since the first released format, which is 1: `format_2.sql` leads from there to format 2."""
    folder = Path(__file__).parent
    return tuple(
        Migration(number, tuple((folder / f"format_{number}.sql").read_text("utf-8").split(BETWEEN)[:-1]))
        for number in range(2, file.FORMAT + 1)
    )


def migrate(
    path: Path, now: datetime, migrations: Sequence[Migration] | None = None, target: int | None = None
) -> Path | None:
    """Bring a book up to date.

    All steps that are pending run in one transaction. Whenever the process is killed the book is the old one or
    the new one, and the next start goes on from there; the backup is not made again for the same old book.

    Args:
        path: The book; the caller holds its lock.
        now: The instant for the backup's name.
        migrations: The steps that are known; the released ones unless given.
        target: The format to reach; `file.FORMAT` unless given.

    Returns:
        The backup of the old book; None when it was up to date.

    Raises:
        BookError: It could not be brought up to date, and is as it was. A newer or foreign one is refused.
    """
    target = file.FORMAT if target is None else target
    connection = file.connect(path, older=True)
    try:
        form = _format_of(connection)
        pending = _pending(released() if migrations is None else migrations, form, target)
        if not pending:
            return None
        backup = _back_up(connection, path, target, now)
        try:
            _run(connection, pending, target)
        except (sqlite3.DatabaseError, BookDamaged) as error:
            reason = str(error) if isinstance(error, BookDamaged) else reason_of(error)
            raise BookError(
                f"This book of format {form} could not be brought up to format {target}: {reason} "
                f"It is as it was; a backup of it is {backup}."
            ) from error
        return backup
    finally:
        connection.close()


def _format_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _pending(migrations: Sequence[Migration], form: int, target: int) -> list[Migration]:
    """The steps from one format to another, in their order.

    Raises:
        BookError: No row of steps leads there.
    """
    pending = sorted((step for step in migrations if form < step.to <= target), key=lambda step: step.to)
    if [step.to for step in pending] != list(range(form + 1, target + 1)):
        raise BookError(
            f"This book has format {form}, from which this kamtui knows no way to format {target}. "
            "Nothing was changed. Open it with the kamtui that wrote it, and restore a backup here."
        )
    return pending


def _back_up(connection: sqlite3.Connection, path: Path, target: int, now: datetime) -> Path:
    """The verified backup of the book as it is: one that an earlier attempt left, else a new one.

    A migration that fails at every start would otherwise fill the folder with copies of one book, and thinning
    would drive the older ones out.
    """
    folder = backups.folder_of(path)
    reason = f"before-format-{target}"
    wanted = _fingerprint(connection)
    for earlier in sorted(folder.glob(f"book-*-{reason}*.db"), reverse=True):
        try:
            backups.verify(earlier)
            with closing(connect(earlier)) as copy:
                if _fingerprint(copy) == wanted:
                    return earlier
        except (BookDamaged, sqlite3.DatabaseError):
            continue  # it is no backup of this book: a new one is made
    return backups.back_up(connection, folder, reason, now)


def _fingerprint(connection: sqlite3.Connection) -> str:
    """A mark that two books share only if they hold the same rows in the same tables, in the same format."""
    digest = sha256(f"{_format_of(connection)}\n".encode())
    for line in connection.iterdump():
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _run(connection: sqlite3.Connection, pending: Sequence[Migration], target: int) -> None:
    """Run all steps in one transaction, and commit only what is found whole.

    Raises:
        BookDamaged: Rows are lost or point nowhere afterwards.
    """
    connection.execute("PRAGMA foreign_keys = 0")  # inside a transaction it would do nothing
    connection.execute("BEGIN EXCLUSIVE")
    try:
        before = count_rows(connection)
        for step in pending:
            for statement in step.statements:
                connection.execute(statement)
        _compare(before, count_rows(connection), frozenset().union(*(step.recounted for step in pending)))
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise BookDamaged("rows would point nowhere.")
        connection.execute(f"PRAGMA user_version = {target}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _compare(before: Mapping[str, int], after: Mapping[str, int], recounted: frozenset[str]) -> None:
    for name in sorted({*before, *after} - recounted):
        was, now = before.get(name), after.get(name)
        if was != now and (was, now) != (None, 0):
            raise BookDamaged(f"{name} would have {now or 0} rows instead of {was or 0}.")


def rebuild(table: str, create: str, columns: Mapping[str, str], indexes: Sequence[str] = ()) -> Iterator[str]:
    """Write out how a table is built anew where ALTER TABLE cannot change it; keys go on where they were.

    Args:
        table: Its name.
        create: The whole CREATE TABLE of its new shape, under the name `new_<table>`.
        columns: By the name of each new column the SQL that fills it from the old row.
        indexes: CREATE INDEX of each of its indexes, which go with the old table.

    Yields:
        One statement after the other.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    yield create
    yield f'INSERT INTO "new_{table}" ({names}) SELECT {", ".join(columns.values())} FROM "{table}" ORDER BY id'
    # AUTOINCREMENT remembers the highest key ever given, also of rows that are gone: it is never given again.
    yield f"DELETE FROM sqlite_sequence WHERE name = 'new_{table}'"
    yield (
        f"INSERT INTO sqlite_sequence (name, seq) SELECT 'new_{table}', seq FROM sqlite_sequence "
        f"WHERE name = '{table}'"
    )
    yield f'DROP TABLE "{table}"'
    yield f'ALTER TABLE "new_{table}" RENAME TO "{table}"'
    yield from indexes
