"""Taking something into the book: a plan made while looking, then made again under the lock and carried out."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from kamtui.book.book import Book
from kamtui.cli.call import Call
from kamtui.cli.output import say_json
from kamtui.imports.report import FileReport, import_json


class Plan(Protocol):
    """What is to be taken, and what that would do."""

    @property
    def files(self) -> Sequence[FileReport]:
        """What each source holds and what becomes of it."""

    @property
    def is_refused(self) -> bool:
        """Whether nothing can be taken."""

    @property
    def changes_nothing(self) -> bool:
        """Whether the book has all of it."""


Planned = TypeVar("Planned", bound=Plan)


@dataclass(frozen=True, slots=True)
class Taking(Generic[Planned]):
    """How something is taken.

    Attributes:
        plan: Makes the plan from a book.
        apply: Carries it out in one step, and gives the backup made before; None without one.
        report: Says for a person what was or would be done, from the plan and that backup.
        makes_book: Whether there need be no book yet.
    """

    plan: Callable[[Book], Planned]
    apply: Callable[[Book, Planned], Path | None]
    report: Callable[[Planned, Path | None], None]
    makes_book: bool = False


def take(call: Call, taking: Taking[Planned], *, dry_run: bool, as_json: bool) -> Planned:
    """Take something and report it.

    Args:
        call: The call it was asked for with.
        taking: How it is taken.
        dry_run: Whether nothing is written.
        as_json: Whether programs read the report.
    """
    with _book_to_look_at(call) if taking.makes_book else call.open_book() as book:
        plan = taking.plan(book)
    backup = None
    if not (dry_run or plan.is_refused or plan.changes_nothing):
        with call.open_book(write=True, create=taking.makes_book) as book:
            # Made again under the lock, so that it is made from the very book it is written into.
            plan = taking.plan(book)
            backup = taking.apply(book, plan)
    if as_json:
        say_json(import_json(plan.files, dry_run=dry_run))
    else:
        taking.report(plan, backup)
    return plan


def went_well(plan: Plan) -> bool:
    """Whether all sources could be read, and a row of any could be taken."""
    return not plan.is_refused and any(file.rows > file.skipped or not file.problems for file in plan.files)


@contextmanager
def _book_to_look_at(call: Call) -> Iterator[Book]:
    """The book, or an empty one that is thrown away: what cannot be imported makes no book."""
    if call.book_path.exists():
        with call.open_book() as book:
            yield book
        return
    with tempfile.TemporaryDirectory(prefix="kamtui-import-") as folder:
        book = Book.open(Path(folder) / "empty.db", create=True)
        try:
            yield book
        finally:
            book.close()
