"""What the calendar files of an import are sorted by, and what they made so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kamtui.book.ics_rows import IcsStock
from kamtui.imports.ics_merging import Stored
from kamtui.imports.ics_naming import shared_name
from kamtui.imports.ics_sorting import Known, NewContact, NewSeries
from kamtui.rules.occurrences import Pattern, is_of_rule
from kamtui.services.ics_plan import ContactChange, SeriesChange
from kamtui.services.ics_stored import stored_series


@dataclass(slots=True)
class Desk:
    """What the files of an import are sorted by, and what they made so far.

    Attributes:
        known: What tells whose an event is.
        stock: The book as far as calendars speak of it.
        today: The day of the import.
        series: The series to make, by their name.
        contacts: The contacts to make, by account, day, time and title.
        series_changes: What changes of series of the book, one after the other.
        contact_changes: What changes of contacts of the book, by key.
        recurring: The names of the series that recur, by the one they have in their calendar: several may share it.
    """

    known: Known
    stock: IcsStock
    today: date
    series: dict[str, NewSeries] = field(default_factory=dict)
    contacts: dict[tuple[int, str, str, str], NewContact] = field(default_factory=dict)
    series_changes: list[SeriesChange] = field(default_factory=list)
    contact_changes: dict[int, ContactChange] = field(default_factory=dict)
    recurring: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def note_recurring(self) -> None:
        """Note which series recur, once all are known: a single date is of one of them."""
        rules = {uid: row["rule"] for uid, row in self.stock.series.items()}
        rules |= {uid: series.rule for uid, series in self.series.items()}
        found: dict[str, list[str]] = {}
        for uid, rule in rules.items():
            if rule:
                found.setdefault(shared_name(uid), []).append(uid)
        self.recurring = found

    def series_of(self, shared: str, of: date) -> str | None:
        """The name here of the series that a single date is of; None where there is none.

        Args:
            shared: Its name in its calendar.
            of: The day by the rule.
        """
        names = self.recurring.get(shared, ())
        if len(names) > 1:
            names = [name for name in names if is_of_rule(self.pattern(name), of)]
        if len(names) == 1:
            return names[0]
        return shared if shared in self.series or shared in self.stock.series else None

    def pattern(self, uid: str) -> Pattern:
        """When a series takes place, with what this import changes of it.

        Args:
            uid: Its name here.
        """
        if uid in self.series:
            series = self.series[uid]
            return Pattern(series.starts, series.rule, series.is_foreign)
        return Pattern(*self.held(uid).values["when"])

    def held(self, uid: str) -> Stored:
        """A series of the book, with what this import changes of it.

        Args:
            uid: Its name here.
        """
        stored = stored_series(self.stock, uid)
        values = dict(stored.values)
        for change in self.series_changes:
            if change.id == stored.id:
                values |= change.merged.values
        return replace(stored, values=values)
