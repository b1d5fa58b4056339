"""What an import of calendars would do, as values: a dry run tells them, and the import does exactly that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kamtui.imports.ics_merging import Merged
from kamtui.imports.ics_sorting import NewContact, NewSeries
from kamtui.imports.report import FileReport


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """What an import changes of a series.

    Attributes:
        id: The key of the series.
        merged: What changes.
        sequence: How often its calendar says that it was changed.
        changed: When it was changed there as a whole, UTC; None while unknown.
    """

    id: int
    merged: Merged
    sequence: int
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class ContactChange:
    """What an import changes of a contact.

    Attributes:
        id: The key of the contact.
        uid: The name of the event it was.
        values: The fields that change.
        is_removed: Whether it is taken out: it was called off, or put on a day to come.
    """

    id: int
    uid: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_removed: bool = False


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
        series_changes: What changes of series that events became before, one after the other.
        contact_changes: What changes of contacts that events became before.
    """

    files: tuple[FileReport, ...]
    label: str
    contacts: tuple[NewContact, ...]
    series: tuple[NewSeries, ...]
    today: date
    base: int
    holidays: Mapping[date, str] = field(default_factory=dict)
    series_changes: tuple[SeriesChange, ...] = ()
    contact_changes: tuple[ContactChange, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether a file cannot be read at all: then nothing of any is imported."""
        return any(file.is_refused for file in self.files)

    @property
    def changes_nothing(self) -> bool:
        """Whether the book has all of it already."""
        return not (self.contacts or self.series or self.holidays or self.series_changes or self.contact_changes)
