"""Import of a calendar: a dry run that says what it would make, and the one step that does it.

Meetings that were become contacts, those to come and those that recur become series. What kamtui wrote itself is
left as the book has it: the book is where it is kept.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.ics_rows import IcsStock, read_ics_stock
from kamtui.imports.ics import read_ics
from kamtui.imports.ics_events import IcsEvent, IcsFile
from kamtui.imports.ics_sorting import Known, LeftOut, NewContact, NewSeries, sort_event
from kamtui.imports.problems import FileRefused, Problem
from kamtui.imports.reader import FILE_LIMIT
from kamtui.imports.report import FieldChange, FileReport, RecordChange
from kamtui.services.series_editing import UID_END

KIND = "calendar"
CANCELLED, REMINDERS = "were cancelled and left out", "are reminders of kamtui's own and were left out"
"""What a note says of events that are left out without a line each."""
UUID = 36
"""Letters of the name by which kamtui calls a series; single meetings of it add their day."""


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """What an import of calendars would do; `apply_calendars` does exactly that.

    Attributes:
        files: File by file, as for any import.
        label: What the step would be called.
        contacts: The contacts to make.
        series: The series to make.
        today: The day of the import.
        base: The newest step of the book that the plan was made from.
        holidays: Names of the free days to note, by day.
    """

    files: tuple[FileReport, ...]
    label: str
    contacts: tuple[NewContact, ...]
    series: tuple[NewSeries, ...]
    today: date
    base: int
    holidays: Mapping[date, str] = field(default_factory=dict)

    @property
    def is_refused(self) -> bool:
        """Whether a file cannot be read at all: then nothing of any is imported."""
        return any(file.is_refused for file in self.files)

    @property
    def changes_nothing(self) -> bool:
        """Whether the book has all of it already."""
        return not (self.contacts or self.series or self.holidays)


def plan_calendars(book: Book, paths: list[Path], today: date, account_id: int | None = None) -> CalendarPlan:
    """Read calendar files and say what importing them would do; nothing is written.

    Args:
        book: The book.
        paths: The files.
        today: The day of the import; what was before it becomes contacts.
        account_id: The account of events that name none.

    Raises:
        Refused: There is no such account; what is wrong with a file stands in the plan.
    """
    with book.rows() as connection:
        stock = read_ics_stock(connection)
    if account_id is not None and account_id not in stock.accounts:
        raise Refused(f"There is no account #{account_id} that is not archived.")
    known = Known(stock.accounts, _people(stock), account_id)
    desk = _Desk(known, stock, today)
    files = tuple(_read(path, desk) for path in paths)
    made, contacts = desk.series, desk.contacts
    counted = {"contact": len(contacts), "series": len(made)}
    said = [
        f"{count} {name}{'s' if count != 1 and name == 'contact' else ''}"
        for name, count in counted.items()
        if count
    ]
    label = f"Import {' and '.join(said) or 'nothing'} from {paths[0].name if len(paths) == 1 else 'calendars'}"
    return CalendarPlan(files, label, tuple(contacts.values()), tuple(made.values()), today, stock.step)


def apply_calendars(book: Book, plan: CalendarPlan) -> Path | None:
    """Do what a plan says: a verified backup first, then one step that one undo takes back.

    Args:
        book: The book the plan was made from.
        plan: What to do.

    Returns:
        The backup; None where there was nothing to do.

    Raises:
        Refused: A file cannot be read, or the book has changed since the plan was made; nothing was changed.
    """
    if plan.is_refused:
        refused = next(file for file in plan.files if file.is_refused)
        raise Refused(f"Nothing was imported. {refused.file}: {refused.problems[0].reason}")
    if plan.changes_nothing:
        return None
    from kamtui.services.ics_writing import write_contact, write_holidays, write_series  # brings the ORM

    with book.rows() as connection:
        if read_ics_stock(connection).step != plan.base:
            raise Refused("The book has changed since the dry run: look at what the import does now, then import.")
    backup = book.backup("before-import")
    with book.step(plan.label) as session:
        for contact in plan.contacts:
            write_contact(session, contact)
        for series in plan.series:
            write_series(session, series, plan.today, book.now())
        write_holidays(session, plan.holidays)
    return backup


def _people(stock: IcsStock) -> dict[str, tuple[int, int] | None]:
    counted = Counter(email for email, _, _ in stock.people)
    return {email: (person, account) if counted[email] == 1 else None for email, person, account in stock.people}


@dataclass(slots=True)
class _Desk:
    """What the files of an import are sorted by, and what they made so far."""

    known: Known
    stock: IcsStock
    today: date
    series: dict[str, NewSeries] = field(default_factory=dict)
    contacts: dict[tuple[int, str, str, str], NewContact] = field(default_factory=dict)


def _read(path: Path, desk: _Desk) -> FileReport:
    try:
        with path.open("rb") as stream:
            data = stream.read(FILE_LIMIT + 1)
        if len(data) > FILE_LIMIT:
            raise FileRefused(f"It is larger than {FILE_LIMIT // 1_000_000} MB: export a shorter time.")
        file = read_ics(data)
    except OSError as error:
        return _refused(path, Problem(None, f"The file cannot be read: {(error.strerror or str(error)).lower()}."))
    except FileRefused as refusal:
        return _refused(path, refusal.problem)
    counts: Counter[str] = Counter(skipped=len(file.faults))
    problems = [Problem(line or None, reason) for line, reason in file.faults]
    changes: list[RecordChange] = []
    for event in file.events:
        if reason := _passed_over(event):
            counts["skipped"] += event.rows
            counts[reason] += event.rows
            continue
        try:
            change = _take(event, file, desk)
        except LeftOut as reason:
            counts["skipped"] += event.rows
            problems.append(Problem(event.line or None, str(reason)))
            continue
        counts["created" if change else "unchanged"] += event.rows
        if change:
            changes.append(change)
    notes = [*file.notes, f"{file.begun} events begin in it, {file.read} were read"]
    notes += [f"{counts[reason]} {reason}" for reason in (CANCELLED, REMINDERS) if counts[reason]]
    names = {event.uid for event in file.events}
    if foreign := sum(series.is_foreign for uid, series in desk.series.items() if uid in names):
        notes.append(f"{foreign} with a rule that is kept as text and only shown")
    return FileReport(
        file=path.name,
        kind=KIND,
        source=file.program or None,
        rows=file.read,
        created=counts["created"],
        updated=0,
        unchanged=counts["unchanged"],
        skipped=counts["skipped"],
        problems=tuple(sorted(problems, key=lambda problem: problem.line or 0)),
        notes=tuple(dict.fromkeys(notes)),
        not_imported=(),
        changes=tuple(changes),
        is_refused=False,
    )


def _take(event: IcsEvent, file: IcsFile, desk: _Desk) -> RecordChange | None:
    """Note what an event makes; None where the book has it."""
    own = event.uid[:UUID] + UID_END if event.uid.endswith(UID_END) else event.uid
    if {event.uid, own} & (desk.stock.uids.keys() | desk.series.keys()):
        return None
    found = sort_event(event, file.name, desk.known, desk.today)
    if isinstance(found, NewSeries):
        desk.series[found.uid] = found
        when = FieldChange("When", "", found.rule or found.starts.isoformat())
        return RecordChange(event.line, "series", str(found.values["title"]), True, (when,))
    key = (found.account_id, found.day.isoformat(), found.time, found.title)
    if key in desk.stock.contacts or key in desk.contacts:
        return None
    desk.contacts[key] = found
    return RecordChange(event.line, "contacts", f"{found.title} ({found.day.isoformat()})", True)


def _passed_over(event: IcsEvent) -> str:
    """Why an event is left out without a word of its own; empty where it is not."""
    if event.is_cancelled:
        return CANCELLED
    is_reminder = event.uid.endswith(UID_END) and event.is_transparent and not (event.rule or event.time)
    return REMINDERS if is_reminder and len(event.uid) == UUID + len(UID_END) and event.uid[14] == "5" else ""


def _refused(path: Path, problem: Problem) -> FileReport:
    return FileReport(path.name, KIND, None, 0, 0, 0, 0, 0, (problem,), (), (), (), True)
