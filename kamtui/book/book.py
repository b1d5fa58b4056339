"""The book: opened once, read in short looks, changed in named steps that can be undone."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

from kamtui.book import file, opening
from kamtui.book.drafts import Draft, DraftStore, list_drafts
from kamtui.book.errors import BookDamaged, BookError, BookTooOld, is_damage, reason_of
from kamtui.book.lock import BookLock
from kamtui.book.whereabouts import Whereabouts
from kamtui.book.workers import Workers

if TYPE_CHECKING:  # the first frame needs a book and must not load the ORM for its types
    from sqlmodel import Session

    from kamtui.book.checking import Verdict
    from kamtui.book.engine import Sessions
    from kamtui.book.history import Change, Log, PastStep
    from kamtui.book.holdings import Holdings
    from kamtui.book.medians import Median
    from kamtui.book.restoring import Restored


def utc_now() -> datetime:
    """The clock's instant, aware."""
    return datetime.now(UTC)


class Book:
    """One book, kept in one SQLite file.

    Opening loads no ORM: `rows()` serves the first frame, `read()` and `step()` load it when they are first used.

    Attributes:
        path: The file.
        listeners: Called with a `Change` after each step that changed something, in the writing thread.
        drafts: What is typed and not saved; `drafts.settling(form)` around a step saves a form.
        ended_badly: Whether whoever wrote it last was killed, so that it is worth reading whole.
        workers: The threads that work on it.
    """

    def __init__(self, path: Path, lock: BookLock | None, clock: Callable[[], datetime]) -> None:
        self.path = path
        self.listeners: list[Callable[[Change], None]] = []
        self._lock = lock
        self.ended_badly = lock is not None and lock.was_left
        self._clock = clock
        self._sessions: Sessions | None = None
        self._making_sessions = Lock()
        self._backing_up = Lock()
        self._taking_up = Lock()
        # SQLite has who waits ask again now and then: a thread would starve beside a user who saves and saves.
        self._turn_to_write = RLock()
        self.workers = Workers()
        self._take_up()

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, write: bool = True, clock: Callable[[], datetime] = utc_now
    ) -> "Book":
        """Open a book; one of an older format is first brought up to date, behind a backup.

        Args:
            path: Its file.
            create: Make an empty one when there is none.
            write: Take the lock; False reads beside another kamtui that has the book open.
            clock: What time it is, for the history.

        Raises:
            BookError: It cannot be opened; nothing was changed. The subclass says why.
        """
        if not path.exists():
            opening.refuse_what_is_absent(path, create=create)
        try:
            if create:
                file.make_private_folder(path.parent)
            if write:
                opening.refuse_a_backup(path)
            lock = BookLock(path) if write else None
        except OSError as error:
            raise BookError(
                f"{path} cannot be opened: {error.strerror}. Check the folder's permissions."
            ) from error
        try:
            if create and not path.exists():
                opening.create(path)
            if write:
                file.tighten(path)
            return cls(path, lock, clock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    @contextmanager
    def rows(self, *, apart: bool = False) -> Iterator[sqlite3.Connection]:
        """Read by plain SQL: quick, and without the ORM. Fetch all before leaving.

        Args:
            apart: On a connection of its own, for a thread that reads for long.

        Raises:
            BookError: The disk or the file did not let it happen.
        """
        connection = self._reader()
        if apart:
            self._whereabouts.require("Not read")
            connection = file.connect(self.path, write=False)
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                raise self._damaged() from error
            raise BookError(f"The book could not be read: {reason_of(error)}") from error
        finally:
            if apart:
                connection.close()

    def keep_health(self, day: date, values: Mapping[int, int]) -> None:
        """Keep the health of accounts on a day; readings are derived, so they are no step and are never undone.

        Args:
            day: The day they were judged on.
            values: 0 to 100 by account id.

        Raises:
            BookError: They could not be kept, or the book was closed.
        """
        if values and self._lock is not None:
            self._require_writable("Not kept")
            from kamtui.book.health_readings import keep_health  # not needed for the first frame

            with self._turn_to_write:
                keep_health(self.path, day, values)

    def keep_medians(self, medians: "Iterable[Median]") -> None:
        """Keep medians for the next start; they are derived, as health is.

        Raises:
            BookError: They could not be kept, or the book was closed.
        """
        if self._lock is not None:
            self._require_writable("Not kept")
            from kamtui.book.medians import keep_medians  # read for the first frame, kept after it

            with self._turn_to_write:
                keep_medians(self.path, medians)

    def list_drafts(self) -> tuple[Draft, ...]:
        """What was typed and not saved, oldest first."""
        with self.rows() as connection:
            return list_drafts(connection)

    @contextmanager
    def read(self) -> "Iterator[Session]":
        """A short look through the ORM; nothing read stays attached, nothing can be written."""
        with self._orm().read() as session:
            yield session

    @contextmanager
    def step(self, label: str, *, is_floor: bool = False) -> "Iterator[Session]":
        """One action of the user: one transaction, one undo, one line of history.

        Args:
            label: What the user did, as undo will name it.
            is_floor: Whether neither it nor anything before it can be undone, as for what a book begins with.

        Raises:
            Refused: What was entered cannot be saved; nothing was changed.
        """
        if not label:
            raise ValueError("a step needs a label")
        self._require_writable("Not saved")
        with self._turn_to_write, self._orm().step(label, self._at(), is_floor=is_floor) as (session, done):
            yield session
        for change in done:
            self._announce(change)

    def undo(self) -> "Change | None":
        """Take back the newest step that stands; it survives a restart. None when there is nothing."""
        from kamtui.book.undoing import undo  # not needed for the first frame

        return self._move(undo)

    def undo_back_to(self, step: int) -> "Change | None":
        """Take back all steps from the newest to a certain one; redo does them again one by one.

        Args:
            step: The step that did it first.

        Raises:
            Refused: It does not stand, or undo ends above it.
        """
        from kamtui.book.undoing import undo_back_to  # not needed for the first frame

        return self._move(lambda log, at: undo_back_to(log, at, step))

    def redo(self) -> "Change | None":
        """Do again what was undone last; a new step ends redoing. None when there is nothing."""
        from kamtui.book.undoing import redo  # not needed for the first frame

        return self._move(redo)

    def history(self, limit: int = 50, account_id: int | None = None) -> "list[PastStep]":
        """The newest steps, newest first; of one account when it is given."""
        from kamtui.book.account_rows import steps_of_account  # not needed for the first frame
        from kamtui.book.history import list_steps

        with self.rows() as connection:
            only = None if account_id is None else steps_of_account(connection, account_id)
            return list_steps(connection, limit, only)

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened only to look into it."""
        return self._lock is None

    def now(self) -> datetime:
        """What time it is by the book's clock, aware."""
        return self._clock()

    def holdings(self) -> "Holdings":
        """How much of each kind it holds, and its newest step."""
        from kamtui.book.holdings import read_holdings  # not needed for the first frame

        with self.rows(apart=True) as connection:
            return read_holdings(connection)

    def backup(self, reason: str, folder: Path | None = None) -> Path:
        """Copy the book beside itself and verify the copy, on any thread; one that saves meanwhile hardly waits.

        Args:
            reason: A word for the file's name, as `before-import`.
            folder: Where; the book's own folder of backups when not said.

        Raises:
            BookError: The copy could not be made or is not sound; there is none then.
        """
        from kamtui.book import backups  # not needed for the first frame

        with self._backing_up, self.rows(apart=True) as connection:
            return backups.back_up(connection, folder or backups.folder_of(self.path), reason, self._clock())

    def restore(self, source: Path) -> "Restored":
        """Put a backup in the book's place and go on with that; the book as it was is backed up before.

        Args:
            source: The backup.

        Raises:
            BookError: It was not restored; the book is as it was.
            Refused: It is the book itself.
        """
        from kamtui.book.history import Change  # seldom needed, as what follows
        from kamtui.book.restoring import restore

        self._require_writable("Not restored")
        with self._backing_up, self._taking_up:
            self._let_go()
            try:
                restored = restore(self.path, source, self._clock())
            finally:
                with suppress(BookError):  # the disk may be the problem: whoever reads next tries again
                    self._take_up()
        present = self.holdings()
        self._announce(Change(present.step, f"Restored {source.name}", "do", frozenset(present.counts)))
        return restored

    def check(self) -> "Verdict":
        """Read the whole book and its newest backup, and say whether they are sound."""
        from kamtui.book import checking  # not needed for the first frame

        with self.rows(apart=True) as connection:
            return checking.check(connection, self.path, self._clock())

    def load(self) -> None:
        """Load the ORM now, on whichever thread has time for it."""
        self._orm()

    def is_empty(self) -> bool:
        """Whether there is no account in it, archived ones counted."""
        with self.rows() as connection:
            return connection.execute("SELECT 1 FROM account LIMIT 1").fetchone() is None

    def problem_of_place(self) -> str:
        """What has happened to the file since it was opened; empty while it is in its place."""
        return "" if self._rows is None else self._whereabouts.problem()

    def rescue(self, folder: Path) -> Path:
        """Copy all that was saved out of a file that is not in its place any more: the open file still has it.

        Args:
            folder: Where the copy goes if the book's own folder is gone.

        Raises:
            BookError: It could not be copied.
        """
        from kamtui.book import backups  # nobody hopes for it

        own = backups.folder_of(self.path)
        with self.rows() as connection:
            return backups.back_up(connection, own if own.parent.is_dir() else folder, "rescued", self._clock())

    def close(self) -> None:
        """Give back connections and lock once no thread works on it; closing twice is harmless."""
        self.workers.finish()
        self._let_go()
        if self._lock is not None:
            self._lock.release()

    def _take_up(self) -> None:
        """Begin with the file that is in its place now."""
        self._whereabouts = Whereabouts(self.path)
        self._rows: sqlite3.Connection | None = self._connect()
        self.drafts = DraftStore(
            self.path, write=self._lock is not None, at=self._at, whereabouts=self._whereabouts
        )

    def _reader(self) -> sqlite3.Connection:
        """The connection for reading; a book that a failing disk did not give back after a restore is taken up."""
        if self._rows is None:
            with self._taking_up:  # another thread may be restoring
                if self._rows is None and not self.workers.are_to_end:
                    self._take_up()
        if self._rows is None:
            raise BookError(f"{self.path} was closed.")
        return self._rows

    def _connect(self) -> sqlite3.Connection:
        try:
            return file.connect(self.path, write=False)
        except BookTooOld:
            if self._lock is None:
                raise
            from kamtui.book.migrations import migrate  # once in a format's life

            migrate(self.path, self._clock())
            return file.connect(self.path, write=False)

    def _let_go(self) -> None:
        """Give back all connections."""
        self.drafts.close()
        if self._sessions is not None:
            self._sessions.close()
            self._sessions = None
        if self._rows is not None:
            self._rows.close()
            self._rows = None

    def _require_writable(self, otherwise: str) -> None:
        """Refuse to change a file that was opened to look into it, or is no longer where it was.

        Args:
            otherwise: What then does not happen, as `Not saved`.
        """
        if self._lock is None:
            raise BookError(f"{otherwise}: {self.path.name} was opened only to look into it.")
        self._reader()
        self._whereabouts.require(otherwise)

    def _orm(self) -> "Sessions":
        self._reader()
        with self._making_sessions:  # a thread may load the ORM just as the first step asks for it
            if self._sessions is None:
                self._whereabouts.require("Not read")
                from kamtui.book.engine import Sessions  # the ORM takes longer to load than the first frame

                self._sessions = Sessions(
                    self.path, write=self._lock is not None, before_loss=lambda: self.backup("before-delete")
                )
            return self._sessions

    def _damaged(self) -> BookDamaged:
        from kamtui.book.recovery import way_back  # nobody hopes for it

        return BookDamaged(f"{self.path} is damaged. {way_back(self.path)}")

    def _at(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _move(self, work: "Callable[[Log, str], Change | None]") -> "Change | None":
        self._require_writable("Nothing was changed")
        with self._turn_to_write, self._orm().log() as log:
            change = work(log, self._at())
        if change is not None:
            self._announce(change)
        return change

    def _announce(self, change: "Change") -> None:
        for listener in self.listeners:
            listener(change)
