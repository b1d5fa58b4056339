"""Import of a calendar: a dry run that says what it would make and change, and the one step that does it.

Meetings that were become contacts, those to come and those that recur become series. What comes again and was
changed meanwhile changes the contact or series it became, but for what the user changed too. What kamtui wrote
itself is left as the book has it: the book is where it is kept.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.ics_rows import IcsStock, read_ics_stock
from kamtui.book.import_rows import newest_step
from kamtui.imports.ics import begun_and_read, read_ics
from kamtui.imports.ics_events import Exceptional, IcsEvent, IcsFile
from kamtui.imports.ics_merging import Merged, Stored, is_untouched, merge_contact, merge_date, merge_series
from kamtui.imports.ics_naming import Came, told_apart
from kamtui.imports.ics_sorting import (
    Known,
    LeftOut,
    NewSeries,
    days_without_room,
    recurs,
    sort_event,
)
from kamtui.imports.problems import FileRefused, Problem
from kamtui.imports.reader import FILE_LIMIT
from kamtui.imports.report import FieldChange, FileReport, RecordChange
from kamtui.rules.occurrences import is_of_rule
from kamtui.services.ics_desk import Desk
from kamtui.services.ics_plan import CalendarPlan, ContactChange, SeriesChange
from kamtui.services.ics_stored import known_events, stored_contact, stored_series
from kamtui.services.series_editing import UID_END

KIND = "calendar"
CANCELLED, REMINDERS = "were cancelled and left out", "are reminders of kamtui's own and were left out"
"""What a note says of events that are left out without a line each."""
UUID = 36
"""Letters of the name by which kamtui calls a series; single meetings of it add their day."""
OLDER = "are older than what was imported before and were left out"


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
    desk = Desk(known, stock, today)
    before = known_events(stock)
    readings = [_Reading(path, before) for path in paths]
    for reading in readings:
        reading.take(desk, is_single_date=False)
    desk.note_recurring()
    for reading in readings:  # a date of a series finds the series, whichever file it stands in
        reading.take(desk, is_single_date=True)
    files = tuple(reading.report(desk) for reading in readings)
    made, contacts = desk.series, desk.contacts
    counted = {"contact": len(contacts), "series": len(made)}
    said = [
        f"{count} {name}{'s' if count != 1 and name == 'contact' else ''}"
        for name, count in counted.items()
        if count
    ]
    changes = len({change.id for change in desk.series_changes}) + len(desk.contact_changes)
    said += [f"{changes} change{'' if changes == 1 else 's'}"] if changes else []
    label = f"Import {' and '.join(said) or 'nothing'} from {paths[0].name if len(paths) == 1 else 'calendars'}"
    return CalendarPlan(
        files,
        label,
        tuple(contacts.values()),
        tuple(made.values()),
        today,
        stock.step,
        series_changes=tuple(desk.series_changes),
        contact_changes=tuple(desk.contact_changes.values()),
    )


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
    from kamtui.services.ics_changing import change_contacts, change_series  # brings the ORM
    from kamtui.services.ics_writing import write_contacts, write_holidays, write_series

    with book.rows() as connection:
        if newest_step(connection) != plan.base:
            raise Refused("The book has changed since the dry run: look at what the import does now, then import.")
    backup = book.backup("before-import")
    with book.step(plan.label) as session:
        change_contacts(session, plan.contact_changes)
        change_series(session, plan.series_changes, plan.today, book.now())
        write_contacts(session, plan.contacts)
        write_series(session, plan.series, plan.today, book.now())
        write_holidays(session, plan.holidays)
    return backup


def _people(stock: IcsStock) -> dict[str, tuple[int, int] | None]:
    counted = Counter(email for email, _, _ in stock.people)
    return {email: (person, account) if counted[email] == 1 else None for email, person, account in stock.people}


class _Taken(NamedTuple):
    """What an event does.

    Attributes:
        rank: How it is counted: created, updated, unchanged or skipped.
        change: The record it makes or changes; None where there is none.
        kept: What the user changed too and stays.
        reason: Why it is left out without a line of its own; empty where it is not.
    """

    rank: str = "unchanged"
    change: RecordChange | None = None
    kept: tuple[str, ...] = ()
    reason: str = ""


class _Reading:
    """A file, and what became of its events.

    Args:
        path: The file.
        before: What came in before, by the name it has in its calendar and the one it has here.
    """

    def __init__(self, path: Path, before: Mapping[str, Mapping[str, Came]]) -> None:
        self._name = path.name
        self._file: IcsFile | None = None
        self._counts: Counter[str] = Counter()
        self._problems: list[Problem] = []
        self._changes: list[RecordChange] = []
        try:
            file = _open(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._problems.append(Problem(None, f"The file cannot be read: {reason}."))
        except FileRefused as refusal:
            self._problems.append(refusal.problem)
        else:
            self._file = replace(file, events=told_apart(file.events, before))
            self._counts["skipped"] = len(file.faults)
            self._problems += [Problem(line or None, reason) for line, reason in file.faults]

    def take(self, desk: Desk, *, is_single_date: bool) -> None:
        """Note what its events make and change: those of series that are told without the rest, or all others."""
        if self._file is None:
            return
        for event in self._file.events:
            if bool(event.series_uid) is is_single_date:
                self._take(event, self._file.name, desk)

    def _take(self, event: IcsEvent, calendar: str, desk: Desk) -> None:
        try:
            taken = _take(event, calendar, desk)
        except LeftOut as reason:
            self._counts["skipped"] += event.rows
            self._tell(event, str(reason))
            return
        self._counts[taken.rank] += event.rows
        if taken.reason:
            self._counts[taken.reason] += event.rows
        if taken.change:
            self._changes.append(taken.change)
        what = f"“{event.title[:40]}”"
        if taken.kept:
            self._tell(event, f"{what} differs here and there, and the book's stays: {', '.join(taken.kept)}.")
        if taken.rank != "skipped" and (lost := days_without_room(event)):
            self._tell(event, f"{what} has {lost} more single days than there is room for: the last are left out.")

    def _tell(self, event: IcsEvent, what: str) -> None:
        self._problems.append(Problem(event.line or None, what))

    def report(self, desk: Desk) -> FileReport:
        """What the file holds and what becomes of it."""
        file = self._file
        if file is None:
            return FileReport(self._name, KIND, None, 0, 0, 0, 0, 0, tuple(self._problems), (), (), (), True)
        return FileReport(
            file=self._name,
            kind=KIND,
            source=file.program or None,
            rows=file.read,
            created=self._counts["created"],
            updated=self._counts["updated"],
            unchanged=self._counts["unchanged"],
            skipped=self._counts["skipped"],
            problems=tuple(sorted(self._problems, key=lambda problem: problem.line or 0)),
            notes=_notes(file, self._counts, desk),
            not_imported=(),
            changes=tuple(self._changes),
            is_refused=False,
        )


def _open(path: Path) -> IcsFile:
    """What a file has.

    Raises:
        FileRefused: It is too large, or no calendar.
        OSError: It cannot be read.
    """
    with path.open("rb") as stream:
        data = stream.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        raise FileRefused(f"It is larger than {FILE_LIMIT // 1_000_000} MB: export a shorter time.")
    return read_ics(data)


def _notes(file: IcsFile, counts: Counter[str], desk: Desk) -> tuple[str, ...]:
    """What is said of a file as a whole."""
    notes = [*file.notes, begun_and_read(file.begun, file.read)]
    notes += [f"{counts[reason]} {reason}" for reason in (CANCELLED, REMINDERS, OLDER) if counts[reason]]
    names = {event.uid for event in file.events}
    if foreign := sum(series.is_foreign for uid, series in desk.series.items() if uid in names):
        notes.append(f"{foreign} with a rule that is kept as text and only shown")
    return tuple(dict.fromkeys(notes))


def _take(event: IcsEvent, calendar: str, desk: Desk) -> _Taken:
    """Note what an event makes or changes."""
    stock = desk.stock
    if _is_reminder(event):
        return _Taken("skipped", reason=REMINDERS)
    own = event.uid[:UUID] + UID_END if event.uid.endswith(UID_END) else event.uid
    if {event.uid, own} & desk.series.keys() or (own.endswith(UID_END) and own in stock.series):
        return _Taken()
    if event.of is not None and (taken := _single_date(event, event.of, desk)):
        return taken
    if event.uid in stock.series:
        stored = stored_series(stock, event.uid)
        return _changed_series(event, stored, merge_series(event, stored), desk)
    if event.uid in stock.linked and not recurs(event):
        return _known_contact(event, calendar, desk)
    return _Taken("skipped", reason=CANCELLED) if event.is_cancelled else _new(event, calendar, desk)


def _new(event: IcsEvent, calendar: str, desk: Desk) -> _Taken:
    """Note what becomes of an event that the book does not know."""
    found = sort_event(event, calendar, desk.known, desk.today)
    if isinstance(found, NewSeries):
        desk.series[found.uid] = found
        when = FieldChange("When", "", found.rule or found.starts.isoformat())
        return _Taken("created", RecordChange(event.line, "series", str(found.values["title"]), True, (when,)))
    key = (found.account_id, found.day.isoformat(), found.time, found.title)
    if key in desk.stock.contacts or key in desk.contacts:
        return _Taken()
    desk.contacts[key] = found
    return _Taken("created", RecordChange(event.line, "contacts", f"{found.title} ({found.day.isoformat()})", True))


def _single_date(event: IcsEvent, of: date, desk: Desk) -> _Taken | None:
    """Note what a single date says of its series: one that the book has, or one that this import makes.

    Args:
        event: The date.
        of: Its day by the rule.
        desk: What there is.

    Returns:
        None for what is a meeting of its own: nothing gives its day.

    Raises:
        LeftOut: The book's series does not give the day; by the user's will, it may be.
    """
    uid = desk.series_of(event.series_uid, of)
    gives = uid is not None and is_of_rule(desk.pattern(uid), of)
    if uid in desk.series and gives:
        series = desk.series[uid]
        others = tuple(each for each in series.exceptions if each.day != of)
        moved = Exceptional(of) if event.is_cancelled else Exceptional(of, event.day, event.time)
        is_by_rule = (moved.moved_to, moved.time) == (of, series.values["time"] or "")
        desk.series[uid] = replace(series, exceptions=others if is_by_rule else (*others, moved))
        return _Taken("updated", RecordChange(event.line, "series", str(series.values["title"]), True))
    if uid in desk.stock.series and gives:
        stored = desk.held(uid)
        return _changed_series(event, stored, merge_date(event, stored), desk)
    is_known = event.uid in desk.stock.series or event.uid in desk.stock.linked
    if uid in desk.stock.series and not (is_known or event.is_cancelled):
        raise LeftOut(
            f"“{event.title[:40]}” stands for {of.isoformat()}, which its series in the book does not give."
        )
    return None


def _changed_series(event: IcsEvent, stored: Stored, merged: Merged, desk: Desk) -> _Taken:
    if merged.is_older:
        return _Taken("skipped", reason=OLDER)
    if merged.changes_nothing:
        return _Taken(kept=merged.kept)
    # A single date is changed later than the whole, which would then be taken for older than what is known.
    changed = event.changed if event.of is None else stored.changed
    desk.series_changes.append(SeriesChange(stored.id, merged, event.sequence, changed))
    change = RecordChange(event.line, "series", str(stored.values["title"]), False, merged.told)
    return _Taken("updated", change, merged.kept)


def _known_contact(event: IcsEvent, calendar: str, desk: Desk) -> _Taken:
    """Note what changes of the contact that an event became; one that the user took out does not come back."""
    stored = stored_contact(desk.stock, event.uid)
    if stored is None:
        return _Taken()
    name = f"{stored.values['subject']} ({stored.values['day']})"
    if event.is_cancelled or event.day >= desk.today:
        what = "it was cancelled" if event.is_cancelled else f"it was put off to {event.day.isoformat()}"
        if not is_untouched(stored):
            return _Taken(kept=(f"the contact, although {what}",))
        taken = _Taken("updated") if event.is_cancelled else _new(event, calendar, desk)
        desk.contact_changes[stored.id] = ContactChange(stored.id, event.uid, is_removed=True)
        told = FieldChange("Contact", name, f"none: {what}")
        return taken._replace(rank="updated", change=RecordChange(event.line, "contacts", name, False, (told,)))
    merged = merge_contact(event, stored)
    if merged.changes_nothing:
        return _Taken(kept=merged.kept)
    desk.contact_changes[stored.id] = ContactChange(stored.id, event.uid, merged.values)
    return _Taken("updated", RecordChange(event.line, "contacts", name, False, merged.told), merged.kept)


def _is_reminder(event: IcsEvent) -> bool:
    """Whether an event is one of kamtui's own all-day reminders."""
    is_alike = event.uid.endswith(UID_END) and event.is_transparent and not (event.rule or event.time)
    return is_alike and len(event.uid) == UUID + len(UID_END) and event.uid[14] == "5"
