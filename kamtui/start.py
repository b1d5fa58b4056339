"""Opening the app: the book is read while Textual is still being imported, so that neither waits for the other."""

import gc
import sys
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from threading import Thread

from kamtui.book.book import Book
from kamtui.book.opening import is_a_backup
from kamtui.services.portfolio import Portfolio, load_portfolio
from kamtui.settings import Settings
from kamtui.text import safe_line


class FirstLook(Thread):
    """Reads the accounts of the first frame on a thread; SQLite lets go of the interpreter while it reads.

    Args:
        book: The open book.
        today: The day to judge on.
        settings: The user's settings.
    """

    def __init__(self, book: Book, today: date, settings: Settings) -> None:
        super().__init__(name="first look", daemon=True)
        self._book, self._today, self._settings = book, today, settings
        self._found: Portfolio | None = None
        self._problem: BaseException | None = None
        self.start()

    def run(self) -> None:
        """Read."""
        try:
            self._found = load_portfolio(self._book, self._today, self._settings.thresholds, key_only=True)
        except BaseException as error:  # noqa: BLE001 - raised again where it has an answer, by result()
            self._problem = error

    def result(self) -> Portfolio:
        """What was read, as soon as it is there."""
        self.join()
        if self._found is None:
            raise self._problem or RuntimeError("the book was not read")
        return self._found


def run_app(path: Path, today: date | None, settings: Settings) -> int:
    """Open a book in the app and stay until the user leaves.

    Args:
        path: The book; an empty one is made when there is none.
        today: The day to judge on; the clock's when not said.
        settings: The user's settings.

    Returns:
        The exit code.

    Raises:
        BookError: The book cannot be opened; nothing was changed.
    """
    sys.setswitchinterval(0.001)  # else the first look waits five times as long for its turn, row by row
    gc.disable()  # collecting finds nothing while modules load, and takes a tenth of the time to the first frame
    day = today or date.today()  # noqa: DTZ011 - the user's own calendar day
    is_new = not path.exists()
    is_looked_into = is_a_backup(path)
    book = Book.open(path, create=not is_looked_into, write=not is_looked_into)
    try:
        look = FirstLook(book, day, settings)
        _load_event_loop()
        from kamtui.app import KamApp  # while the first look is being taken

        app = KamApp(book, day, settings, look.result())
        if is_new:  # a slip in --book must not look like a lost book
            app.greeting = f"There was none at {path}, so an empty one was made there"
        elif is_looked_into:
            app.greeting = f"{path.name} is a backup: look around, nothing is changed in it"
        app.heeds_signals = True
        app.run()
        if app.kept_elsewhere is not None:
            _tell(f"The book did not take what was typed and not saved: it is in {app.kept_elsewhere}")
        if not app.ended_by and not app.return_code:
            app.safekeeper.finish()
            _back_up(book)
        return 128 + app.ended_by if app.ended_by else app.return_code or 0
    finally:
        book.close()


def _load_event_loop() -> None:
    """Load asyncio as a Python without OpenSSL does: kamtui speaks to nobody, and loading it takes 8 ms.

    Whoever imports `ssl` later gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # what the language has for "not to be found"
    try:
        import_module("asyncio")
    finally:
        del sys.modules["ssl"]


def _back_up(book: Book) -> None:
    """Back the book up on the way out; what goes wrong is said where the screen was."""
    from kamtui.safekeeper import back_up_at_the_end  # when the user leaves there is time

    if told := back_up_at_the_end(book):
        _tell(told)


def _tell(sentence: str) -> None:
    """Say something where the screen was, if that is still there."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{safe_line(sentence)}\n")
