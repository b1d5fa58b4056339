"""Free days: the user's own list, typed day by day or taken from a calendar of holidays."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.import_rows import newest_step
from kamtui.imports.ics import read_ics
from kamtui.imports.ics_events import IcsEvent
from kamtui.imports.problems import FileRefused, Problem
from kamtui.imports.report import FileReport, RecordChange
from kamtui.rules.occurrences import Pattern, rule_days
from kamtui.rules.recurrence_foreign import check_foreign
from kamtui.services.ics_plan import CalendarPlan
from kamtui.services.series_reading import load_holidays
from kamtui.text import clean_line

KIND = "holidays"
YEARS_AHEAD = timedelta(days=366 * 5)
"""How far ahead the days of a yearly holiday are noted; an import next year brings the later ones."""
NAME_LIMIT = 200
MOST = 5_000
"""Free days that are noted at once."""

__all__ = ["add_holidays", "load_holidays", "plan_holidays", "remove_holiday"]


def add_holidays(book: Book, days: Mapping[date, str]) -> int:
    """Note free days; those that are known get the new name.

    Args:
        book: The book.
        days: Names by day.

    Returns:
        How many were new.

    Raises:
        Refused: There are none, or too many at once.
    """
    from kamtui.services.ics_writing import write_holidays  # the ORM is first needed to write

    if not days:
        raise Refused("There is no free day to note.")
    if len(days) > MOST:
        raise Refused(f"{len(days)} free days at once are too many: {MOST} are noted at most.")
    names = {day: clean_line(name)[:NAME_LIMIT] for day, name in days.items()}
    (first, name), *more = sorted(names.items())
    label = f"{len(days)} free days" if more else f"Free day {name or first.isoformat()}"
    known = load_holidays(book)
    with book.step(label) as session:
        write_holidays(session, names)
    return len(names.keys() - known.keys())


def remove_holiday(book: Book, day: date) -> None:
    """Take a day off the list.

    Args:
        book: The book.
        day: The day.

    Raises:
        Refused: It is not on it.
    """
    from sqlmodel import col, select  # the ORM is first needed to write

    from kamtui.models.cadence import Holiday

    with book.step(f"No free day on {day.isoformat()}") as session:
        row = session.exec(select(Holiday).where(col(Holiday.day) == day)).first()
        if row is None:
            raise Refused(f"{day.isoformat()} is not on the list of free days.")
        session.delete(row)


def plan_holidays(book: Book, paths: list[Path], today: date) -> CalendarPlan:
    """Read calendars of holidays and say what importing them would do; nothing is written.

    Only whole days count, of this year and the five years to come.

    Args:
        book: The book.
        paths: The files.
        today: The day of the import.
    """
    known = load_holidays(book)
    found: dict[date, str] = {}
    reports = tuple(_read(path, known, found, today) for path in paths)
    new = {day: name for day, name in found.items() if known.get(day) != name}
    label = f"Import {len(new)} free days"
    with book.rows() as connection:
        base = newest_step(connection)
    return CalendarPlan(reports, label, (), (), today, base, holidays=new)


def _read(path: Path, known: Mapping[date, str], found: dict[date, str], today: date) -> FileReport:
    try:
        file = read_ics(path.read_bytes())
    except OSError as error:
        problem = Problem(None, f"The file cannot be read: {(error.strerror or str(error)).lower()}.")
        return FileReport(path.name, KIND, None, 0, 0, 0, 0, 0, (problem,), (), (), (), True)
    except FileRefused as refusal:
        return FileReport(path.name, KIND, None, 0, 0, 0, 0, 0, (refusal.problem,), (), (), (), True)
    created = unchanged = 0
    problems = [Problem(line or None, reason) for line, reason in file.faults]
    changes = []
    for event in file.events:
        days = _days(event, today)
        if not days:
            problems.append(Problem(event.line, f"“{event.title[:40]}” is no whole day of the years to come."))
            continue
        if all(known.get(day) == event.title for day in days):
            unchanged += event.rows
        else:
            created += event.rows
            changes.append(RecordChange(event.line, KIND, f"{event.title} ({days[0].isoformat()})", True))
        found.update(dict.fromkeys(days, event.title))
    notes = (*file.notes, f"{file.begun} events begin in it, {file.read} were read")
    skipped = file.read - created - unchanged
    return FileReport(
        path.name, KIND, file.program or None, file.read, created, 0, unchanged, skipped,
        tuple(problems), tuple(dict.fromkeys(notes)), (), tuple(changes), False,
    )  # fmt: skip


def _days(event: IcsEvent, today: date) -> list[date]:
    """The days of a holiday from the first of this year on; none of what has an hour or was cancelled."""
    if event.time or event.is_cancelled:
        return []
    first = date(today.year, 1, 1)
    if not event.rule:
        return [event.day] if event.day >= first else []
    if check_foreign(event.rule, event.day):
        return []
    pattern = Pattern(event.day, event.rule, is_foreign=True)
    left_out = {each.day for each in event.exceptions}
    return [day for day in rule_days(pattern, first, today + YEARS_AHEAD) if day not in left_out]
