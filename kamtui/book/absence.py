"""Why there is no book where one was looked for, and what to do: a missing book is never taken for a new one."""

import shlex
from pathlib import Path

from kamtui.book import backups


def note_of(book: Path) -> Path:
    """The note that a book which was moved leaves at its old place."""
    return book.with_name(f"{book.name}.moved")


def trace_of(book: Path) -> str:
    """What tells that a book once was at a place where none is now, as a sentence with the way out.

    Args:
        book: The place.

    Returns:
        Empty where nothing tells of one: a new book may be made there.
    """
    try:
        moved_to = note_of(book).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        moved_to = ""
    if moved_to:
        return f"The book was moved from {book} to {moved_to}. Open it there: {_words('--book', moved_to)}"
    folder = backups.folder_of(book)
    newest = backups.newest(folder)
    if newest is None:
        return ""
    return (
        f"There is no book at {book}, but there are backups of one. To restore the newest: "
        f"{_words('--book', str(book), 'restore', str(newest))} (To begin an empty one, first move {folder} away.)"
    )


def _words(*words: str) -> str:
    return shlex.join(["kamtui", *words])
