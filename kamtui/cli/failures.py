"""What is said when something did not work, and with which exit code: one sentence, never a traceback."""

import sqlite3
import traceback
from pathlib import Path

from kamtui.book.errors import BookError, Refused
from kamtui.cli.front import WrongUsage
from kamtui.imports.problems import FileRefused
from kamtui.reading import NotUnderstood
from kamtui.services.search import Ambiguous
from kamtui.text import TextTooLong

REFUSED, USAGE, NO_BOOK = 1, 2, 3
"""Exit codes of the contract: bad input, wrong usage, a book that cannot be opened."""


def explain(error: BaseException) -> tuple[int, tuple[str, ...]]:
    """Return the exit code and what to say of what went wrong: a sentence, and a list where there is a choice.

    Of an error that nobody foresaw only its kind and place are told: its message may hold a customer's text.
    """
    choice = error.candidates if isinstance(error, Ambiguous) else ()
    code = NO_BOOK if isinstance(error, BookError) else USAGE if isinstance(error, WrongUsage) else REFUSED
    return code, (_sentence(error), *(f"{f'#{one.id}':>6}  {one.name}" for one in choice))


def _sentence(error: BaseException) -> str:
    match error:
        case BookError() | WrongUsage() | Refused() | FileRefused() | NotUnderstood() | TextTooLong():
            return str(error)
        case OSError():
            where = f"{error.filename}: " if error.filename is not None else ""
            return f"{where}{error.strerror or type(error).__name__}."
    if (cause := _of_sqlite(error)) is not None:
        return f"The book could not be read or written: {cause}. Nothing was changed."
    return f"kamtui ran into an error it does not know: {_place(error)}. Nothing half done was kept."


def _of_sqlite(error: BaseException | None) -> sqlite3.Error | None:
    """The driver's own error, be it wrapped by the object mapper."""
    while error is not None:
        if isinstance(error, sqlite3.Error):
            return error
        error = error.__cause__
    return None


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{last}"
