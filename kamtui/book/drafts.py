"""Drafts: what is typed and not saved, kept in the book every half second and gone with the save itself."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Lock, RLock
from typing import NamedTuple

from kamtui.book import file
from kamtui.book.errors import BookError, reason_of
from kamtui.book.whereabouts import Whereabouts

NEW = "new"
"""In the place of a record's id while it has none."""


class Settled:
    """A form that is being saved.

    Attributes:
        form: What it is known by.
        is_gone: Whether a step has taken its draft away.
    """

    def __init__(self, form: str) -> None:
        self.form = form
        self.is_gone = False


SETTLED: ContextVar[Settled | None] = ContextVar("settled", default=None)
"""The form that the next step saves, so that its draft goes in the same transaction."""

DELETE = "DELETE FROM draft WHERE form = ?"


class Typed(NamedTuple):
    """The text of one field.

    Attributes:
        text: What was typed.
        before: What the field said when it was typed.
    """

    text: str
    before: str = ""


class Draft(NamedTuple):
    """What was typed into one form or cell.

    Attributes:
        form: What the form or cell is known by, as `account:12` or `cell:goal:5:title`.
        record: Table and id of the record, as `goal:5`; `goal:new` for one that is not in the book yet.
        account_id: Whose it is; None for a new account.
        fields: What was typed, by field.
        step: The newest step when the form was opened.
        at: When it was last kept, as aware UTC in ISO form.
    """

    form: str
    record: str
    account_id: int | None
    fields: Mapping[str, Typed]
    step: int = 0
    at: str = ""


class DraftStore:
    """Writes drafts beside the steps, on a connection of its own and from any thread.

    What is handed over waits here until it is written, so that a thread that writes and a step cannot cross: while
    a step settles a form nothing is written, and what waited for that form is forgotten.

    Args:
        path: The book.
        write: Whether the book may be changed.
        at: Tells the time of the drafts.
        whereabouts: Where the book's file is to be.
    """

    def __init__(self, path: Path, *, write: bool, at: Callable[[], str], whereabouts: Whereabouts) -> None:
        self._path, self._write, self._at, self._whereabouts = path, write, at, whereabouts
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[str, Draft | None] = {}
        self._is_writing = False
        self._handing = Lock()  # held for no longer than a dictionary takes: typing never waits for the disk
        self._lock = RLock()
        self._is_closed = False

    def hand_over(self, drafts: Mapping[str, Draft | None]) -> None:
        """Have drafts wait for the next writing; it takes no time.

        Args:
            drafts: By form what was typed, None where nothing is any more.
        """
        with self._handing:
            self._waiting |= drafts

    @property
    def has_waiting(self) -> bool:
        """Whether something is not written yet, what is being written counted: it may fail and wait again."""
        with self._handing:
            return self._is_writing or bool(self._waiting)

    def now(self) -> str:
        """The time, as drafts have it."""
        return self._at()

    def write(self, patience: float) -> None:
        """Write all that waits in one transaction; what could not be written goes on waiting.

        Args:
            patience: Seconds to wait for another writer.

        Raises:
            BookError: The disk or the file did not let it happen.
        """
        with self._lock:
            if self._is_closed:
                return
            with self._handing:
                self._is_writing = bool(self._waiting)
                waiting, self._waiting = self._waiting, {}
            if not waiting:
                return
            try:
                self._write_all(waiting, patience)
            except BaseException as error:
                self._put_back(waiting)
                if isinstance(error, sqlite3.Error):
                    raise BookError(f"What you type is not kept on the disk: {reason_of(error)}") from error
                raise
            self._put_back({})

    def _put_back(self, left: Mapping[str, Draft | None]) -> None:
        """Have what is left wait again, under what was handed over since; nothing is being written any more."""
        with self._handing:
            self._waiting = {**left, **self._waiting}
            self._is_writing = False

    def _write_all(self, waiting: Mapping[str, Draft | None], patience: float) -> None:
        self._whereabouts.require("What you type is not kept on the disk")
        if self._connection is None:
            self._connection = file.connect(self._path, write=self._write)
        connection = self._connection
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * patience)}").fetchall()
        connection.execute("BEGIN IMMEDIATE")
        try:
            put_drafts(connection, (draft for draft in waiting.values() if draft is not None))
            connection.executemany(DELETE, [(form,) for form, draft in waiting.items() if draft is None])
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    @contextmanager
    def settling(self, form: str) -> Iterator[None]:
        """Save a form: its draft goes with the step inside, and stays when that fails.

        Where the save needs no step, as nothing differs, the draft goes with the next writing.

        Args:
            form: What the form is known by.
        """
        with self._lock:
            with self._handing:
                waited = {form: self._waiting.pop(form)} if form in self._waiting else {}
            settled = Settled(form)
            token = SETTLED.set(settled)
            try:
                yield
                if not settled.is_gone:
                    self.hand_over({form: None})
            except BaseException:
                self._put_back(waited)
                raise
            finally:
                SETTLED.reset(token)

    def close(self) -> None:
        """Give the connection back; nothing is written afterwards, and what waits goes on waiting."""
        with self._lock:
            self._is_closed = True
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def list_drafts(connection: sqlite3.Connection) -> tuple[Draft, ...]:
    """All drafts, oldest first.

    Args:
        connection: Any connection to the book.
    """
    rows = connection.execute(
        "SELECT form, record, account_id, fields, step, at FROM draft ORDER BY at, id"
    ).fetchall()
    return tuple(
        Draft(form, record, account_id, read_fields(fields), step, at)
        for form, record, account_id, fields, step, at in rows
    )


def put_drafts(connection: sqlite3.Connection, drafts: Iterable[Draft]) -> None:
    """Write drafts over those of the same forms.

    Args:
        connection: A connection that may write.
        drafts: What was typed.
    """
    connection.executemany(
        "INSERT INTO draft (form, record, account_id, step, at, fields) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (form) DO UPDATE SET record = excluded.record, account_id = excluded.account_id,"
        " step = excluded.step, at = excluded.at, fields = excluded.fields",
        [(one.form, one.record, one.account_id, one.step, one.at, write_fields(one.fields)) for one in drafts],
    )


def newest_step(connection: sqlite3.Connection) -> int:
    """The number of the newest step; 0 while there is none."""
    (found,) = connection.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
    return int(found)


def is_changed_since(connection: sqlite3.Connection, draft: Draft) -> bool:
    """Whether a step or an undo has touched the draft's record after the form was opened."""
    table, _, key = draft.record.partition(":")
    if key == NEW:
        return False
    found = connection.execute(
        "SELECT 1 FROM change WHERE tbl = ? AND pk = ? AND step > ? LIMIT 1", (table, int(key), draft.step)
    )
    return found.fetchone() is not None


def settle(connection: sqlite3.Connection) -> None:
    """Inside a step: let the draft go that the step saves."""
    settled = SETTLED.get()
    if settled is not None:
        connection.execute(DELETE, (settled.form,))
        settled.is_gone = True


def write_fields(fields: Mapping[str, Typed]) -> str:
    """Fields as JSON in ASCII: whatever a terminal sent can be kept, half of a surrogate pair too."""
    import json  # the first frame writes nothing

    return json.dumps({name: typed._asdict() for name, typed in fields.items()})


def read_fields(written: str) -> dict[str, Typed]:
    """Fields as `write_fields` wrote them."""
    import json  # the first frame reads none

    return {name: Typed(**typed) for name, typed in json.loads(written).items()}
