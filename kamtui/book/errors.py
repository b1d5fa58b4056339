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


class BookGone(BookError):
    """The file was moved, deleted or replaced while it was open; nothing is written to it until it is back."""


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


FULL = "the disk is full. Free some space, then try again."
NO_PERMISSION = "the book's file or folder cannot be written. Check its permissions, then try again."
HELD = "another program holds the book's file. Close that one, then try again."
DAMAGED = "the file is damaged. Leave kamtui and start it again: it names the newest sound backup."
REASONS = {
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR_NOMEM": "there is not enough memory. Close another program, then try again.",
    "SQLITE_IOERR": (
        "the disk reports an error, or a limit on what may be written. If trying again does not help, copy the "
        "book to another disk before you go on."
    ),
    "SQLITE_READONLY_DBMOVED": "the book was moved or replaced while it was open. Put it back, then try again.",
    "SQLITE_READONLY_DIRECTORY": "the book's folder is read-only. Make it writable, then try again.",
    "SQLITE_READONLY": "the book is read-only. Make it writable, then try again.",
    "SQLITE_CANTOPEN": NO_PERMISSION,
    "SQLITE_PERM": NO_PERMISSION,
    "SQLITE_BUSY": HELD,
    "SQLITE_LOCKED": HELD,
    "SQLITE_NOMEM": "there is not enough memory. Close another program, then try again.",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
}
"""What SQLite's names of errors mean, in plain words with the way out; a longer name is looked for first."""


WORDS = {
    "disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "readonly database": "SQLITE_READONLY",
    "database is locked": "SQLITE_BUSY",
    "unable to open": "SQLITE_CANTOPEN",
    "malformed": "SQLITE_CORRUPT",
}
"""The names of errors that come with SQLite's words alone."""


def is_damage(error: BaseException) -> bool:
    """Whether the driver found the file itself damaged."""
    return _name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def reason_of(error: BaseException) -> str:
    """Why the disk or the file refused, in plain words, and the way out.

    Args:
        error: The driver's own error.
    """
    name = _name(error)
    fitting = [known for known in REASONS if name == known or name.startswith(f"{known}_")]
    return REASONS[max(fitting, key=len)] if fitting else f"SQLite says “{error}”."


def _name(error: BaseException) -> str:
    named = getattr(error, "sqlite_errorname", None)
    return named or next((name for words, name in WORDS.items() if words in str(error)), "")
