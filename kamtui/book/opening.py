"""What is decided before a book is opened: which files are left alone, and how an empty book is made."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from kamtui.book import file
from kamtui.book.errors import BookError, BookMissing, reason_of


def refuse_what_is_absent(path: Path, *, create: bool) -> None:
    """Make a new book only where none was: an empty one in the place of a lost one looks like the loss of all.

    Args:
        path: Where no file is.
        create: Whether an empty book may be made there.

    Raises:
        BookMissing: It may not, or something tells of a book that was there.
    """
    from kamtui.book.absence import trace_of  # seldom needed

    if trace := trace_of(path):
        raise BookMissing(trace)
    if not create:
        raise BookMissing(f"There is no book at {path}. Start kamtui to make one, or name another with --book.")


def refuse_a_backup(path: Path) -> None:
    """Let nobody change a backup: it is what a book once was.

    Raises:
        BookError: It is one.
    """
    if is_a_backup(path):
        raise BookError(
            f"{path.name} is a backup, and those are never changed. kamtui restore puts it in the book's place."
        )


def is_a_backup(path: Path) -> bool:
    """Whether a file is a backup by its name: it is opened to look into it, and not to write."""
    if not path.name.startswith("book-"):  # few books are called so, and the rest need not be loaded for others
        return False
    from kamtui.book.backups import is_backup

    return is_backup(path)


def create(path: Path) -> None:
    """Make an empty book all at once: until it is whole, there is none at its place.

    Raises:
        BookError: The disk or the folder did not let it happen.
    """
    from kamtui.book.engine import create_tables  # once in a book's life

    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        file.make_private_file(part)
        create_tables(part)
        file.sync_file(part)
        part.rename(path)
        file.sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        why = reason_of(error) if isinstance(error, sqlite3.Error) else f"{error.strerror}."
        raise BookError(f"No book could be made at {path}: {why}") from error
    finally:
        with suppress(OSError):  # the disk may be the problem, and the first one is the one to tell
            part.unlink(missing_ok=True)
