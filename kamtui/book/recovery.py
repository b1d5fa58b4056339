"""The way back from a damaged book: which backup is sound, and what to type to restore it."""

import shlex
import sqlite3
from pathlib import Path

from kamtui.book import backups
from kamtui.book.errors import BookError, is_damage
from kamtui.book.verifying import verify

LOOKED_AT = 10
"""So many backups are read whole, newest first; who needs more has `kamtui backups`."""


def way_back(book: Path) -> str:
    """Say how to restore the newest sound backup; the damaged file stays as it is.

    Args:
        book: The damaged book.
    """
    folder = backups.folder_of(book)
    names = sorted((path for path in _files(folder) if backups.NAME.match(path.name)), reverse=True)
    for path in names[:LOOKED_AT]:
        if _is_sound(path):
            words = shlex.join(["kamtui", "--book", str(book), "restore", str(path)])
            return f"Nothing was changed. The newest sound backup is {path.name}; to restore it: {words}"
    return f"Nothing was changed. There is no sound backup in {folder}: look for one on other disks."


def damage_of(connection: sqlite3.Connection, book: Path, *, whole: bool) -> str:
    """Read a book and say what is wrong with it, with the way back; empty when it is sound.

    Args:
        connection: A connection to it.
        book: Its file.
        whole: Whether each index is compared with its table and each link followed, too: that takes five times
            as long as seeing to it that all pages and rows can be read.
    """
    try:
        # Values were judged when they were written; judging all of them again doubles the time.
        connection.execute("PRAGMA ignore_check_constraints = 1")
        (verdict,) = connection.execute(f"PRAGMA {'integrity' if whole else 'quick'}_check(1)").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone() if whole else None
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        verdict, broken = "unreadable", None
    if verdict == "ok" and broken is None:
        return ""
    what = "is damaged" if verdict != "ok" else "has rows that point nowhere"
    return f"{book} {what}. {way_back(book)}"


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _is_sound(path: Path) -> bool:
    try:
        verify(path)
    except BookError:
        return False
    return True
