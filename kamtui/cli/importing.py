"""`import`: files into the book, or, as a dry run, only what they would do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kamtui.book.book import Book
from kamtui.cli.call import Call
from kamtui.cli.ics_importing import are_calendars, import_calendars
from kamtui.cli.output import say, tell, width
from kamtui.cli.taking import Taking, take, went_well
from kamtui.imports.problems import listed
from kamtui.imports.report import FileReport, RecordChange
from kamtui.services.importing import ImportPlan, apply_import, plan_import
from kamtui.services.search import find_account
from kamtui.text import fit
from kamtui.wrapping import wrap

if TYPE_CHECKING:  # a table's import does not wait for what reads calendars
    from kamtui.services.ics_plan import CalendarPlan

LISTED = 20
"""Records of a file that a dry run lists for a person."""
MOST_LINES = 4
"""Lines that one thing about a file takes."""
NAME_MOST = 40
"""Cells that the name of a column takes."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for.

    Attributes:
        files: The files.
        kind: What they hold; empty to find out.
        source: The program that wrote them; empty to find out.
        mapping: A map file; None without one.
        account: The account of rows that name none, as somebody wrote it; empty for none.
        dry_run: Whether nothing is written.
        as_json: Whether programs read the report.
    """

    files: Sequence[Path]
    kind: str
    source: str
    mapping: Path | None
    account: str
    dry_run: bool
    as_json: bool


def import_files(call: Call, order: Order) -> bool:
    """Import files, all of them in one step or none.

    Args:
        call: The call it was asked for with.
        order: What was asked for.

    Returns:
        Whether it went well: False when a file cannot be read or no row of any could be taken.
    """
    if are_calendars(order.files, order.kind):
        return import_calendars(call, order)
    taking = Taking(
        plan=partial(_plan, call=call, order=order),
        apply=lambda book, plan: apply_import(book, plan).backup,
        report=partial(print_report, dry_run=order.dry_run),
        makes_book=True,
    )
    return went_well(take(call, taking, dry_run=order.dry_run, as_json=order.as_json))


def _plan(book: Book, call: Call, order: Order) -> ImportPlan:
    return plan_import(
        book,
        order.files,
        call.today,
        kind=order.kind or None,
        source=order.source or None,
        mapping=order.mapping,
        account=find_account(book, order.account) if order.account else None,
    )


def print_report(plan: "ImportPlan | CalendarPlan", backup: Path | None, *, dry_run: bool) -> None:
    """Say for a person what an import did or would do.

    Args:
        plan: The import.
        backup: The backup made before; None without one.
        dry_run: Whether nothing was written.
    """
    columns = width()
    for file in plan.files:
        say(_file_lines(file, columns, with_changes=dry_run))
        for problem in file.problems:
            where = file.file if problem.line is None else f"{file.file}, line {problem.line}"
            tell(f"{where}: {problem.reason}")
    if plan.is_refused:
        tell("Nothing was imported: a file could not be read.")
    elif plan.changes_nothing:
        tell("There was nothing to import: the book has all that could be read.")
    elif dry_run:
        tell("Nothing was imported: this was a dry run.")
    else:
        tell(f"Done: {plan.label}. To take it back: kamtui undo")
        if backup is not None:
            tell(f"The book as it was before: {backup}")


def _file_lines(file: FileReport, columns: int, *, with_changes: bool) -> Iterator[str]:
    """What became of a file, no line wider than so many columns: a sentence goes on below, a name is cut."""
    if file.is_refused:
        yield fit(f"{file.file}: not read", columns).rstrip()
        return
    source = f" from {file.source}" if file.source else ""
    rows = f"{file.rows} row{'' if file.rows == 1 else 's'}"
    yield from wrap(f"{file.file}: {file.kind or 'nothing known'}{source}, {rows}", columns, MOST_LINES)
    counts = {"new": file.created, "changed": file.updated, "unchanged": file.unchanged, "skipped": file.skipped}
    yield "  " + ", ".join(f"{count} {name}" for name, count in counts.items())
    for note in file.notes:
        yield from _told(note, columns)
    if file.not_imported:
        names = [fit(name, NAME_MOST).rstrip() for name in file.not_imported]
        yield from _told(f"Columns not imported: {listed(names)}", columns)
    if with_changes:
        lines = (f"  {line}" for change in file.changes[:LISTED] for line in _change_lines(change))
        yield from (fit(line, columns).rstrip() for line in lines)
        if len(file.changes) > LISTED:
            yield f"  and {len(file.changes) - LISTED} more"


def _told(sentence: str, columns: int) -> Iterator[str]:
    first, *rest = wrap(sentence, columns - 4, MOST_LINES)
    yield f"  {first}"
    yield from (f"    {line}" for line in rest)


def _change_lines(change: RecordChange) -> Iterator[str]:
    yield f"line {change.line}: {'new' if change.is_new else 'changed'}: {change.name}"
    for field in change.fields:
        yield f"    {field.label}: {field.before or '?'} → {field.after or '?'}"
