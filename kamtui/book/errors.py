"""What can be wrong with a book or with what somebody wants to write into it, each as one sentence."""


class BookError(Exception):
    """The book cannot be opened; nothing was changed. The message names the cause and the way out."""


class BookMissing(BookError):
    """There is no book where one was expected; none is made in its place."""


class BookInUse(BookError):
    """Another kamtui has the book open."""


class BookForeign(BookError):
    """The file is an SQLite database, but of another program."""


class BookTooNew(BookError):
    """A newer kamtui wrote the book."""


class BookTooOld(BookError):
    """An older kamtui wrote the book, and it has not been brought up to date yet."""


class BookDamaged(BookError):
    """The file cannot be read as a book."""


class BookUnsafe(BookError):
    """A setting that keeps what is written safe could not be put in force."""


class Refused(ValueError):
    """What was entered cannot be saved; nothing was changed.

    Attributes:
        field: The field's name, empty when no single one is at fault.
        message: One sentence: the cause and the way out.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.message = message


REASONS = (
    ("disk is full", "the disk is full. Free some space, then try again."),
    ("disk I/O error", "the disk reports an error. Copy the book to another disk before you go on."),
    ("readonly database", "the book is read-only, or was moved or replaced while it was open. Open it again."),
    ("database is locked", "another program holds the book's file. Close that one, then try again."),
    ("unable to open", "the book's file or folder cannot be written. Check its permissions."),
    ("malformed", "the file is damaged. Leave kamtui and restore a backup."),
)
"""What SQLite says, and what that means."""


def reason_of(error: BaseException) -> str:
    """Why the disk or the file refused, in plain words, and the way out.

    Args:
        error: The driver's own error.
    """
    words = str(error)
    return next((sentence for part, sentence in REASONS if part in words), f"SQLite says “{words}”.")
