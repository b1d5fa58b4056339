"""What somebody does with a book, step by step: the same steps for power cuts and for failing disks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col

from kamtui.book import file, history
from kamtui.book.book import Book
from kamtui.book.errors import BookError, Refused
from kamtui.exports.write import write_new
from kamtui.models.account import Account
from kamtui.models.people import Stakeholder
from kamtui.services.importing import apply_import, plan_import

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
"""The clock stands still, so that the same steps always make the same book."""

PEOPLE_A_STEP = 3

Step = Callable[[Book], object]


def open_book(folder: Path, *, create: bool = False) -> Book:
    """Open the book of a folder."""
    return Book.open(folder / "book.db", create=create, clock=lambda: NOON)


def fingerprint(book: Book) -> str:
    """All that a person ever entered, and its history, as one word: equal books have equal ones."""
    with book.rows() as connection:
        tables = [*history.tracked_tables(connection), "step", "change"]
        rows = [connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall() for table in tables]
    return blake2b(repr(rows).encode(), digest_size=8).hexdigest()


def write_small_pages_early() -> None:
    """Give SQLite a cache so small that a step reaches the file before it is committed; in a process of its own."""
    file.SETTINGS = (*file.SETTINGS, ("cache_size", "12", 12))


def begin(book: Book, number: int) -> None:
    """The first step: an account that counts."""
    with book.step("Begin") as session:
        session.add(Account(name="Brenner AG", notes=str(number)))


def add_people(book: Book, number: int) -> None:
    """One step that touches many pages: people with long notes, and the account that counts them."""
    with book.step(f"{number} steps") as session:
        for place in range(PEOPLE_A_STEP):
            note = f"{number}.{place} " * (40 + 400 * ((number + place) % 3))
            session.add(Stakeholder(account_id=1, position=number, name=f"Person {number}", private_note=note))
        account = session.get_one(Account, 1)
        account.notes = str(number)


def forget_people(book: Book, before: int) -> None:
    """One step that deletes rows in bulk."""
    with book.step("Old people gone") as session:
        session.connection().execute(delete(Stakeholder).where(col(Stakeholder.position) < before))


def rename_all(book: Book, title: str) -> None:
    """One step that changes rows in bulk."""
    with book.step("All promoted") as session:
        session.connection().execute(update(Stakeholder).values(title=title))


def import_people(book: Book, number: int) -> None:
    """Import a file of accounts: a backup first, then one step."""
    path = book.path.parent / f"accounts-{number}.csv"
    apply_import(book, plan_import(book, [path], TODAY, kind="accounts"))


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
    from kamtui.book import backups

    found = sorted(backups.folder_of(folder / "book.db").glob("book-*.db"))
    assert len(found) >= told, "a backup that was told is gone"
    for path in found:
        backups.verify(path)


EXPORTS = 5


@dataclass(frozen=True, slots=True)
class Flow:
    """A piece of work.

    Attributes:
        name: What it is.
        steps: What is done, each told to the user when it returned.
        is_new: Whether there may be no book before it.
        prepare: Makes the folder it begins with.
        told_by: How the user is told that it failed.
        look: Looks at what lies beside the book; is given the folder and how much was told.
    """

    name: str
    steps: tuple[Step, ...]
    is_new: bool = False
    prepare: Callable[[Path], None] = _prepare
    look: Callable[[Path, int], None] = field(default=_nothing)
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

FLOWS = (BIRTH, EDITS, UNDO, IMPORT, BACKUP, EXPORT)

BRIEF_FLOWS = (
    BIRTH,
    Flow("edits", (*_steps(add_people, range(5, 6)), lambda book: forget_people(book, 4))),
    Flow("undo", (Book.undo, Book.redo)),
    Flow("import", _steps(import_people, range(1)), look=backups_are_whole),
    Flow("backup", (lambda book: book.backup("manual"),), look=backups_are_whole),
    # An export gives the system's own reason, for which its callers have words.
    Flow("export", _steps(export, range(2)), look=_export_is_whole, told_by=(BookError, Refused, OSError)),
)
"""The same work, shorter: each of its calls is made to fail in turn."""
