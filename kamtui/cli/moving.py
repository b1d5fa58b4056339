"""`move`: the book goes to another folder, as out of one that is synchronised."""

from datetime import UTC, datetime
from pathlib import Path

from kamtui.book import file
from kamtui.book.backups import folder_of
from kamtui.book.lock import BookLock
from kamtui.book.moving import move
from kamtui.cli.call import Call
from kamtui.cli.output import say, tell


def move_book(call: Call, folder: Path) -> None:
    """Move the book and say where everything is.

    Args:
        call: The call it was asked for with.
        folder: Where the book goes.

    Raises:
        Refused: There is something already, or that folder is no better place.
        BookError: It cannot be opened or copied; it is where it was.
    """
    book = call.book_path
    file.connect(book, write=False).close()  # what is no book is not moved
    lock = BookLock(book)
    try:
        moved = move(book, folder.expanduser(), datetime.now(UTC))
    finally:
        lock.release()
    say([str(moved.book)])
    tell(f"The old file is {moved.old}, and its backups stay in {folder_of(book)}.")
    tell(f"Open the book at its new place with kamtui --book, or set KAMTUI_BOOK to {moved.book}")
