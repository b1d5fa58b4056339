"""The ORM's side of a book: one engine, short reads, validated steps. Imported only when it is first needed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import UOWTransaction, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Session, SQLModel

from kamtui.book import drafts, file, history
from kamtui.book.errors import BookError, Refused, reason_of
from kamtui.models.base import Record
from kamtui.models.tables import METADATA

LABEL_LIMIT = 200
"""Most characters of a step's label: a name in it may be ten thousand long."""
MANY = 20
"""A step that deletes more rows than these is preceded by a backup."""


def create_tables(path: Path) -> None:
    """Make the tables of an empty book and mark the file as one of ours.

    Args:
        path: An empty file.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = extra")
        connection.execute("BEGIN IMMEDIATE")
        for statement in (*_statements(), *history.TABLES):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {file.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {file.FORMAT}")
        connection.execute("COMMIT")
    finally:
        connection.close()


@cache
def _statements() -> tuple[str, ...]:
    """What makes the models' tables and indexes, worded once: that takes longer than making them."""
    dialect = sqlite.dialect()
    found: list[str] = []
    for table in METADATA.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            found.append(str(CreateIndex(index).compile(dialect=dialect)))
    return tuple(found)


class Sessions:
    """Reads and steps on one connection that never waits: a read opened inside a step fails at once.

    Args:
        path: The book.
        write: Whether steps are allowed.
        before_loss: Called before a step that deletes many rows is committed; the file still holds them then.
    """

    def __init__(self, path: Path, *, write: bool, before_loss: Callable[[], object] = lambda: None) -> None:
        self._before_loss = before_loss
        self._engine = _engine(path, write=write)
        self._readers = sessionmaker(self._engine, class_=Session, expire_on_commit=False, autoflush=False)
        self._writers = sessionmaker(
            self._engine.execution_options(immediate=True), class_=Session, expire_on_commit=False
        )
        event.listen(self._writers, "before_flush", _validate)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A short look; load what is needed before leaving.

        Raises:
            BookError: The disk or the file did not let it happen.
        """
        try:
            with self._readers() as session:
                yield session
        except IntegrityError:
            raise  # something was written outside a step: our mistake, and not the disk's
        except DatabaseError as error:
            raise BookError(f"The book could not be read: {reason_of(_drivers(error))}") from error

    @contextmanager
    def step(
        self, label: str, at: str, *, is_floor: bool = False
    ) -> Iterator[tuple[Session, list[history.Change]]]:
        """One action of the user: one transaction, one step of the history.

        Args:
            label: What the user did, as undo will name it.
            at: When, as aware UTC in ISO form.
            is_floor: Whether undo ends above it.

        Yields:
            The session, and a list that holds the change once the step is committed.

        Raises:
            Refused: Something does not fit its field, or would break a rule of the book.
            BookError: The disk or the file did not let it happen; nothing was changed.
        """
        done: list[history.Change] = []
        try:
            with self._writers() as session:
                driver = _driver(session.connection())
                log = history.Log(driver)
                with log.step(_cut(label), at) as number:
                    if is_floor:
                        log.set_floor(number)
                    yield session, done
                    session.flush()
                drafts.settle(driver)
                tables = log.tables(number)
                if log.deleted(number) > MANY:
                    self._before_loss()
                session.commit()
        except (DatabaseError, sqlite3.DatabaseError) as error:
            cause = _drivers(error)
            if "constraint failed" in str(cause):
                raise Refused(f"Not saved: {cause}.") from error
            raise BookError(f"Not saved: {reason_of(cause)}") from error
        if tables:
            done.append(history.Change(number, _cut(label), "do", tables))

    @contextmanager
    def log(self) -> Iterator[history.Log]:
        """The change log inside a write transaction, for undo and redo.

        Raises:
            BookError: The disk or the file did not let it happen; nothing was changed.
        """
        try:
            with self._engine.execution_options(immediate=True).begin() as connection:
                yield history.Log(_driver(connection))
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise BookError(f"Nothing was changed: {reason_of(_drivers(error))}") from error

    def close(self) -> None:
        """Give the connection back."""
        self._engine.dispose()


def _driver(connection: Connection) -> sqlite3.Connection:
    found = connection.connection.driver_connection
    if not isinstance(found, sqlite3.Connection):
        raise TypeError(f"a book is kept by sqlite3, not by {type(found).__name__}")
    return found


def _engine(path: Path, *, write: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = file.connect(path, write=write)
        if write:
            # Else a large step takes the file for itself before its end, and nobody can read or back it up.
            connection.execute("PRAGMA cache_spill = 0")
            history.install(connection)
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=0,
        hide_parameters=True,  # error texts must not carry customer data
    )
    event.listen(engine, "begin", _begin)
    return engine


def _cut(label: str) -> str:
    """A step's label at the length that is kept; where it was cut, it says so."""
    return label if len(label) <= LABEL_LIMIT else label[: LABEL_LIMIT - 1] + "…"


def _drivers(error: DatabaseError | sqlite3.DatabaseError) -> BaseException:
    """The driver's own error, be it wrapped by SQLAlchemy or not: the log speaks with the driver itself."""
    return error.orig or error if isinstance(error, DatabaseError) else error


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _validate(session: Session, _context: UOWTransaction, _objects: Any) -> None:
    """Run Pydantic on all that is about to be written: SQLModel's table classes skip it."""
    for item in (*session.new, *session.dirty):
        if isinstance(item, Record) and (item in session.new or session.is_modified(item)):
            check_record(item)


def check_record(item: SQLModel) -> None:
    """Say whether a record may be stored.

    Raises:
        Refused: A field is missing, too long, of another type or out of its range.
    """
    fields = type(item).model_fields
    try:
        type(item).model_validate({name: getattr(item, name) for name in fields})
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        label = (fields[name].title if name in fields else None) or name
        raise Refused(f"{label}: {_sentence(first['type'], first['msg'])}", name) from None


def _sentence(kind: str, message: str) -> str:
    """Pydantic's reason in our words where it is a common one; never the value itself."""
    ours = {
        "string_too_short": "it cannot be empty",
        "missing": "it cannot be empty",
        "string_too_long": "it is too long",
        "string_pattern_mismatch": "it is not written as it should be",
        "greater_than_equal": "it is too small",
        "less_than_equal": "it is too large",
    }
    return f"{ours.get(kind, message[:1].lower() + message[1:])}."
