"""Safekeeping: when a backup is due, which ones go, and the copy off the disk."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from kamtui.book.backups import Backup, folder_of, list_backups
from kamtui.book.book import Book
from kamtui.book.copying import copy_to, remove
from kamtui.book.errors import BookError
from kamtui.book.history import UNTRACKED
from kamtui.book.holdings import Holdings
from kamtui.book.notes import Notes, read_notes, write_notes
from kamtui.book.verifying import look_into
from kamtui.rules.thinning import Kept, surplus

EVERY = timedelta(hours=1)
"""So often a book that is open is backed up while it changes."""
START, HOURLY, EXIT = "start", "hourly", "exit"
"""Why, in the names of backups that are made by the clock; all others were made for a deed."""
REST = timedelta(days=7)
"""So long after a restore nothing is thinned."""
REMIND_AFTER = timedelta(days=14)
"""So long the second folder may be without a good copy."""
LOG = frozenset({"step", "change"})
"""Of what is never undone, that which nevertheless tells whether a book has changed."""


def keep_safe(book: Book, reason: str) -> Path | None:
    """Back a book up if it has changed since the last backup, and thin the backups.

    Args:
        book: The open book; one that is only looked into is left alone.
        reason: Why, as a word: `START`, `HOURLY` or `EXIT`.

    Returns:
        The backup; None where none was due.

    Raises:
        BookError: No backup could be made, or the book is not sound; nothing was thinned.
    """
    if book.is_read_only or not is_due(book):
        return None
    made = book.backup(reason)
    if not _is_resting(made.parent, book.now()):
        thin(made.parent, book.now())
    return made


def is_due(book: Book) -> bool:
    """Whether the book holds something else than its newest backup; a new and empty one needs none."""
    present = book.holdings()
    found = [backup for backup in list_backups(folder_of(book.path)) if backup.size]
    if not found:
        return present.step > 0
    try:
        return _essence(look_into(found[0].path)) != _essence(present)
    except BookError:
        return True


def _essence(holdings: Holdings) -> tuple[object, ...]:
    """What tells two states of a book apart; what is derived or only typed does not.

    After a restore other steps get the numbers of those that were left: when and what they were tells them apart.
    """
    passed_over = UNTRACKED - LOG
    counts = {table: rows for table, rows in holdings.counts.items() if table not in passed_over}
    return holdings.format, holdings.step, holdings.at, holdings.what, counts


def _is_resting(folder: Path, now: datetime) -> bool:
    """Whether a backup was restored so lately that an older one may be wanted yet."""
    restored = read_notes(folder).restored
    return restored is not None and now - restored < REST


def thin(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups that need not stay.

    Returns:
        Those that were removed.
    """
    paths = {backup.path.name: backup for backup in list_backups(folder) if backup.size}
    gone = []
    for copy in surplus((_kept(backup) for backup in paths.values()), now):
        with suppress(OSError):  # it stays, and is tried again the next time
            remove(paths[copy.name].path)
            gone.append(paths[copy.name].path)
    return tuple(gone)


def _kept(backup: Backup) -> Kept:
    return Kept(backup.path.name, backup.at, backup.size, backup.reason not in (START, HOURLY, EXIT))


def second_folder(folder: Path, second: Path) -> Path:
    """Where a book's backups lie in the second folder: two books may share it."""
    return second / folder.name


def copy_away(path: Path, second: Path | None, now: datetime) -> tuple[str, ...]:
    """Have the newest backup in the second folder too, and say so when that has not worked for long.

    Args:
        path: The book.
        second: The second folder; None when none is set.
        now: The moment.

    Returns:
        What the user should know, a sentence each.
    """
    folder = folder_of(path)
    found = [backup for backup in list_backups(folder) if backup.size]
    if not found:
        return ()
    notes = read_notes(folder)
    if second is None:
        return _tell_once(folder, notes, found[-1].at, now)
    try:
        there = second_folder(folder, second)
        copy_to(found[0].path, there)
    except BookError as error:
        known = notes.copied if notes.second == str(second) else None
        if known is None:
            return (f"There is no backup off this disk yet. {error}",)
        days = (now - known).days
        return (f"The last backup off this disk is {days} d old. {error}",) if now - known > REMIND_AFTER else ()
    if not _is_resting(folder, now):
        thin(there, now)
    _remember(folder, notes._replace(second=str(second), copied=now))
    return ()


def _tell_once(folder: Path, notes: Notes, oldest: datetime, now: datetime) -> tuple[str, ...]:
    if notes.told_of_second or now - oldest < REMIND_AFTER:
        return ()
    _remember(folder, notes._replace(told_of_second=True))
    return (
        "All backups are on the disk of the book. The settings can name a second folder, as a stick or a share: "
        "[backup] second.",
    )


def _remember(folder: Path, notes: Notes) -> None:
    with suppress(OSError):  # the reminder comes once too often then
        write_notes(folder, notes)
