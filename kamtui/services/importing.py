"""Import: a dry run that says what files would make and change, and the one step that does it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.import_rows import newest_step
from kamtui.imports.draft import Scene, draft_import
from kamtui.imports.files import OpenFile, Wish, open_file, refuse
from kamtui.imports.items import Item
from kamtui.imports.kinds import KINDS, Kind
from kamtui.imports.map_file import read_mapping
from kamtui.imports.mapping import Mapping
from kamtui.imports.problems import FileRefused, Problem, listed, quoted
from kamtui.imports.reader import FILE_LIMIT
from kamtui.imports.report import Changes, FileReport, changes_of, describe_import, report_files
from kamtui.imports.sources import PLAIN_SOURCE
from kamtui.services.import_stock import read_stock
from kamtui.services.portfolio import prepare_start

DEFAULT_CURRENCY = "EUR"
"""The currency of amounts that name none, in a book without accounts."""

LATER = frozenset({"cases", "interactions", "whitespace", "contacts", "book"})
"""Kinds of the command line that this version does not read."""
READ = [*KINDS, "calendar", "holidays"]
"""Kinds that it does; the last two are no tables, and are read elsewhere."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do; `apply_import` does exactly that.

    Attributes:
        files: File by file.
        label: What the step would be called.
        items: The records that the files speak of, with what changes of them.
        today: The day of the import.
        base: The newest step of the book that the plan was made from.
    """

    files: tuple[FileReport, ...]
    label: str
    items: tuple[tuple[Item, Changes], ...]
    today: date
    base: int

    @property
    def is_refused(self) -> bool:
        """Whether a file cannot be read at all: then nothing of any is imported."""
        return any(file.is_refused for file in self.files)

    @property
    def changes_nothing(self) -> bool:
        """Whether the book has all of it already."""
        return not any(changes for _, changes in self.items)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        files: File by file.
        label: What the step is called; empty if there was nothing to do.
        backup: The backup made before; None where there was nothing to lose or to do.
    """

    files: tuple[FileReport, ...]
    label: str
    backup: Path | None


def plan_import(
    book: Book,
    files: Sequence[Path],
    today: date,
    *,
    kind: str | None = None,
    source: str | None = None,
    mapping: Path | None = None,
    account: int | None = None,
    currency: str | None = None,
) -> ImportPlan:
    """Read files and say what importing them would do; nothing is written.

    Args:
        book: The book.
        files: CSV files; what belongs together may come in one go, in any order.
        today: The day of the import.
        kind: What they hold, one of `KINDS`; None finds out, file by file.
        source: The program that wrote them; None finds out, file by file.
        mapping: A map file that says what their columns hold.
        account: The account of rows that name none.
        currency: The currency of amounts that name none, on new accounts; None takes the one that most accounts
            of the book are kept in.

    Raises:
        Refused: The kind, the program, the map file or the account is none; what is wrong with a file stands in
            the plan.
    """
    wish = Wish(today, _mapping(mapping), _kind(kind), _source(source))
    opened = [_open(path, wish) for path in files]
    with book.rows() as connection:
        base = newest_step(connection)
    indexes = read_stock(book)
    home = indexes["accounts"].by_id.get(account) if account is not None else None
    if account is not None and home is None:
        raise Refused(f"There is no account #{account}.")
    kept = Counter(item.stored["currency"] for item in indexes["accounts"].items)
    usual = kept.most_common(1)[0][0] if kept else DEFAULT_CURRENCY
    draft_import(Scene(opened, indexes, today, currency or usual, home))
    met = (item for index in indexes.values() for item in index.items if item.mentions)
    items = tuple((item, changes_of(item)) for item in met)
    reports = report_files(opened, items)
    return ImportPlan(reports, describe_import(reports), items, today, base)


def apply_import(book: Book, plan: ImportPlan) -> ImportReport:
    """Do what a plan says: a verified backup first, then one step that one undo takes back.

    Args:
        book: The book the plan was made from.
        plan: What to do; it is spent afterwards.

    Raises:
        Refused: A file cannot be read, or the book has changed since the plan was made; nothing was changed.
        BookError: The backup could not be made; nothing was changed.
    """
    if plan.is_refused:
        refused = next(file for file in plan.files if file.is_refused)
        raise Refused(f"Nothing was imported. {refused.file}: {refused.problems[0].reason}")
    with book.rows() as connection:
        newest = newest_step(connection)
    if newest != plan.base:
        raise Refused("The book has changed since the dry run: look at what the import does now, then import.")
    if plan.changes_nothing:
        return ImportReport(plan.files, "", None)
    from kamtui.services.import_writing import write_items  # brings the ORM, which a dry run does not need

    backup = None if book.is_empty() else book.backup("before-import")
    new = [item for item, _ in plan.items if item.id is None]
    try:
        with book.step(plan.label) as session:
            write_items(session, plan.items, plan.today)
    except BaseException:
        for item in new:  # nothing was kept, so the plan can be tried again
            item.id = None
        raise
    prepare_start(book)
    return ImportReport(plan.files, plan.label, backup)


def _open(path: Path, wish: Wish) -> OpenFile:
    try:
        with path.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
    except OSError as error:
        file = OpenFile(path.name)
        refuse(file, Problem(None, f"The file cannot be read: {(error.strerror or str(error)).lower()}."))
        return file
    return open_file(path.name, data, wish)


def _mapping(path: Path | None) -> Mapping:
    if path is None:
        return Mapping()
    try:
        return read_mapping(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise Refused(f"The map file {path} cannot be read: {reason}.", "map") from error
    except FileRefused as problem:
        raise Refused(str(problem), "map") from problem


def _kind(name: str | None) -> Kind | None:
    if name is None:
        return None
    if name in LATER:
        raise Refused(f"This kamtui does not import {name} yet: it reads {listed(READ)}.", "as")
    if name not in KINDS:
        raise Refused(f"{quoted(name)} is nothing that can be imported: name one of {listed(READ)}.", "as")
    return KINDS[name]


def _source(name: str | None) -> str:
    if name is None:
        return ""
    folded = name.strip().lower()
    if not folded or len(folded) > 40 or not folded.replace("-", "").isalnum():
        raise Refused(
            f"{quoted(name)} names no program: use letters, digits and hyphens, or {PLAIN_SOURCE}.", "source"
        )
    return folded
