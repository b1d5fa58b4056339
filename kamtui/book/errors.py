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
