"""What somebody does with a book, step by step: the same steps for power cuts and for failing disks."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kamtui.book import backups, file, history
from kamtui.book.book import Book
from kamtui.book.drafts import Draft, Typed
from kamtui.book.errors import BookError, Refused
from kamtui.book.migrations import Migration
from kamtui.book.verifying import integrity_of, verify
from kamtui.exports.write import write_new
from kamtui.models.account import Account
from kamtui.services.importing import apply_import, plan_import
from kamtui.services.purging import find_person, forget_person

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
"""The clock stands still, so that the same steps always make the same book."""

PEOPLE_A_STEP = 3

Step = Callable[[Book], object]


def open_book(folder: Path, *, create: bool = False) -> Book:
    """Open the book of a folder."""
    return Book.open(folder / "book.db", create=create, clock=lambda: NOON)


def fingerprint(book: Book) -> str:
    """All that a person entered or only typed, and its history, as one word: equal books have equal ones."""
    with book.rows() as connection:
        tables = [*history.tracked_tables(connection), "step", "change"]
        rows = [connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in tables]
        rows.append(connection.execute("SELECT form, fields FROM draft ORDER BY form").fetchall())
    return blake2b(repr(rows).encode(), digest_size=8).hexdigest()


def problem_of(book: Book) -> str:
    """What SQLite finds wrong with a book; empty when it is sound."""
    with book.rows() as connection:
        found = integrity_of(connection)
        astray = connection.execute("PRAGMA foreign_key_check").fetchall()
    return "; ".join(found) or (f"{len(astray)} rows point nowhere" if astray else "")


def write_small_pages_early() -> None:
    """Give SQLite a cache so small that a step reaches the file before it is committed; in a process of its own."""
    file.SETTINGS = (*file.SETTINGS, ("cache_size", "12", 12))


def begin(book: Book, number: int) -> None:
    """The first step: an account that counts."""
    with book.step("Begin") as session:
        session.add(Account(name="Brenner AG", notes=str(number)))


def add_people(book: Book, number: int) -> None:
    """One step that touches many pages: people with long notes, and the account that counts them.

    In plain SQL: how objects become rows is nothing to the disk, and finding the words takes longer than all else.
    """
    with book.step(f"{number} steps") as session:
        connection = session.connection()
        for place in range(PEOPLE_A_STEP):
            note = f"{number}.{place} " * (40 + 400 * ((number + place) % 3))
            connection.exec_driver_sql(
                "INSERT INTO stakeholder (account_id, position, name, private_note, is_outside, is_vacancy)"
                " VALUES (1, ?, ?, ?, 0, 0)",
                (number, f"Person {number}.{place}", note),
            )
        connection.exec_driver_sql("UPDATE account SET notes = ? WHERE id = 1", (str(number),))


def forget_people(book: Book, before: int) -> None:
    """One step that deletes rows in bulk."""
    with book.step("Old people gone") as session:
        session.connection().exec_driver_sql("DELETE FROM stakeholder WHERE position < ?", (before,))


def rename_all(book: Book, title: str) -> None:
    """One step that changes rows in bulk."""
    with book.step("All promoted") as session:
        session.connection().exec_driver_sql("UPDATE stakeholder SET title = ?", (title,))


def import_people(book: Book, number: int) -> None:
    """Import a file of accounts: a backup first, then one step."""
    path = book.path.parent / f"accounts-{number}.csv"
    apply_import(book, plan_import(book, [path], TODAY, kind="accounts"))


def restore(book: Book, reason: str) -> None:
    """Put the backup with a certain reason in the book's place."""
    folder = backups.folder_of(book.path)
    book.restore(
        next(backup.path for backup in backups.list_backups(folder) if backup.path.match(f"*-{reason}.db"))
    )


def type_something(book: Book, number: int) -> None:
    """Type into two forms, and have it kept."""
    for form, record in (("account:1", "account:1"), (f"person:{number % 2}", "stakeholder:new")):
        typed = {"notes": Typed(f"draft {number} " * 300)}
        book.drafts.hand_over({form: Draft(form, record, 1, typed, number, book.drafts.now())})
    book.drafts.write(5)


def save_the_form(book: Book, number: int) -> None:
    """Save what was typed: the draft goes with the step."""
    with book.drafts.settling("account:1"):
        add_people(book, number)


def export(book: Book, number: int) -> None:
    """Write what one reads in another program over what was exported before."""
    write_new(book.path.parent / "plan.md", _page(number), overwrite=number > 0)


def _page(number: int) -> bytes:
    return f"Export {number}\n".encode() * 900


def _prepare(folder: Path, people: int = 4) -> None:
    folder.mkdir(exist_ok=True)
    book = open_book(folder, create=True)
    begin(book, 0)
    for number in range(1, people + 1):
        add_people(book, number)
    book.close()
    for number in range(3):
        rows = "".join(f"Customer {number}-{row},{'wide ' * 60}\n" for row in range(30))
        (folder / f"accounts-{number}.csv").write_text(f"Name,Notes\n{rows}")


def _prepare_nothing(folder: Path) -> None:
    folder.mkdir(exist_ok=True)


def _prepare_a_backup(folder: Path) -> None:
    _prepare(folder)
    book = open_book(folder)
    book.backup("manual")
    add_people(book, 5)
    book.close()


def _prepare_an_older_format(folder: Path) -> None:
    _prepare(folder)
    with closing(sqlite3.connect(folder / "book.db")) as connection:
        connection.execute(f"PRAGMA user_version = {file.FORMAT - 1}")


def _nothing(_folder: Path, _told: int) -> None:
    """The book itself is looked at in any case."""


def _export_is_whole(folder: Path, told: int) -> None:
    path = folder / "plan.md"
    versions = [_page(number) for number in range(told, EXPORTS)] + ([_page(told - 1)] if told else [])
    if path.exists():
        assert path.read_bytes() in versions, "an export is half written, or an old one is back"
    else:
        assert not told, "an export that was told is gone"


def backups_are_whole(folder: Path, told: int) -> None:
    found = sorted(backups.folder_of(folder / "book.db").glob("book-*.db"))
    assert len(found) >= told, "a backup that was told is gone"
    for path in found:
        verify(path)


def _the_old_book_is_kept(folder: Path, _told: int) -> None:
    kept = list(backups.folder_of(folder / "book.db").glob(f"book-*-before-format-{file.FORMAT}.db"))
    assert len(kept) == 1, f"{len(kept)} backups of the older format"
    verify(kept[0])


EXPORTS = 5


@dataclass(frozen=True, slots=True)
class Flow:
    """A piece of work.

    Attributes:
        name: What it is.
        steps: What is done, each told to the user when it returned.
        is_new: Whether there may be no book before it.
        prepare: Makes the folder it begins with.
        migrations: The steps from the older format it begins with.
        told_by: How the user is told that it failed.
        look: Looks at what lies beside the book; is given the folder and how much was told.
    """

    name: str
    steps: tuple[Step, ...]
    is_new: bool = False
    prepare: Callable[[Path], None] = _prepare
    look: Callable[[Path, int], None] = field(default=_nothing)
    migrations: tuple[Migration, ...] = ()
    told_by: tuple[type[Exception], ...] = (BookError, Refused)


def _steps(work: Callable[[Book, int], Any], numbers: range) -> tuple[Step, ...]:
    return tuple(partial(_swapped, work, number) for number in numbers)


def _swapped(work: Callable[[Book, int], Any], number: int, book: Book) -> None:
    work(book, number)


EDITS = Flow(
    "edits",
    (
        *_steps(add_people, range(5, 9)),
        lambda book: forget_people(book, 4),
        *_steps(add_people, range(9, 12)),
        lambda book: rename_all(book, "Head of purchasing"),
        lambda book: forget_people(book, 10),
        *_steps(add_people, range(12, 16)),
    ),
)
BIRTH = Flow(
    "birth",
    (*_steps(begin, range(1)), *_steps(add_people, range(1, 3))),
    True,
    lambda folder: folder.mkdir(exist_ok=True),
)
UNDO = Flow(
    "undo", (Book.undo, Book.undo, Book.undo, Book.redo, Book.redo, *_steps(add_people, range(5, 6)), Book.undo)
)
IMPORT = Flow("import", _steps(import_people, range(3)), look=backups_are_whole)
BACKUP = Flow("backup", (lambda book: book.backup("manual"),) * 3, look=backups_are_whole)
EXPORT = Flow("export", _steps(export, range(EXPORTS)), look=_export_is_whole)

RESTORE = Flow(
    "restore",
    (
        lambda book: restore(book, "manual"),
        lambda book: add_people(book, 6),
        lambda book: restore(book, "before-restore"),
    ),
    prepare=_prepare_a_backup,
    look=backups_are_whole,
)
DRAFTS = Flow(
    "drafts",
    (
        *_steps(type_something, range(1, 4)),
        lambda book: save_the_form(book, 5),
        *_steps(type_something, range(4, 6)),
        lambda book: save_the_form(book, 6),
    ),
)
PURGE = Flow(
    "purge",
    (
        lambda book: forget_person(book, find_person(book, "Person 1.0")),
        lambda book: add_people(book, 5),
        lambda book: forget_person(book, find_person(book, "Person 5.1")),
    ),
    look=lambda folder, _told: backups_are_whole(folder, 0),
)
MIGRATION = Flow(
    "migration",
    (lambda book: add_people(book, 5),),
    prepare=_prepare_an_older_format,
    look=_the_old_book_is_kept,
    migrations=(
        Migration(
            file.FORMAT,
            (
                "UPDATE stakeholder SET private_note = private_note || ' migrated'",  # seen if it is done twice
                "CREATE TABLE scratch AS SELECT * FROM stakeholder",
                "DELETE FROM stakeholder",
                "INSERT INTO stakeholder SELECT * FROM scratch",
                "DROP TABLE scratch",
            ),
        ),
    ),
)

FLOWS = (BIRTH, EDITS, UNDO, DRAFTS, IMPORT, BACKUP, RESTORE, PURGE, MIGRATION, EXPORT)

BRIEF_FLOWS = (
    BIRTH,
    MIGRATION,
    Flow("drafts", (lambda book: type_something(book, 1), lambda book: save_the_form(book, 5))),
    Flow("restore", (lambda book: restore(book, "manual"),), prepare=_prepare_a_backup, look=backups_are_whole),
    Flow("edits", (*_steps(add_people, range(5, 6)), lambda book: forget_people(book, 4))),
    Flow("undo", (Book.undo, Book.redo)),
    Flow("import", _steps(import_people, range(1)), look=backups_are_whole),
    Flow("backup", (lambda book: book.backup("manual"),), look=backups_are_whole),
    # An export gives the system's own reason, for which its callers have words.
    Flow("export", _steps(export, range(2)), look=_export_is_whole, told_by=(BookError, Refused, OSError)),
)
"""The same work, shorter: each of its calls is made to fail in turn."""
