"""Meetings and series: all there are, to be changed or taken out, and their dates that are not as the rule says."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.reading import write_day
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.records_dialog import RecordsDialog
from kamtui.screens.dialogs.series_form import change_whole_series, new_series
from kamtui.services.cadence import MeetingListed, list_meetings, take_back_occurrence, withdraw_series
from kamtui.services.series_listing import DateListed
from kamtui.vocabulary_cadence import OccurrenceState
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

MOST_ROWS = 22
"""Rows of the list at most."""
FRAME = 4
"""Rows of the dialog that are not the list."""


class MeetingRow(NamedTuple):
    """One line: a series, or one of its dates.

    Attributes:
        series: The series.
        date: The date that is not as the rule says; None for the series itself.
    """

    series: MeetingListed
    date: DateListed | None = None


class MeetingsDialog(RecordsDialog[MeetingRow]):
    """The list. What is removed of a date is what became of it: the meeting is on again, as by the rule.

    Args:
        desk: What lies on the desk.
        account_id: Whose meetings; None for all accounts.
        day: The first day of a new one, unless another is typed.

    Raises:
        BookError: They could not be read.
    """

    WIDTH: ClassVar[int] = 110
    NOTHING: ClassVar[str] = "nothing is planned"
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n", "new"), ("enter", "change"), ("delete", "take out"), ("esc", "back"),
    )  # fmt: skip
    OF_DATE: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n", "new"), ("enter", "change"), ("delete", "as by the rule"), ("esc", "back"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", show=False, id="meetings.new", tooltip="Plan a meeting or a series"),
        Binding("e", "change", "Change", show=False, id="meetings.change", tooltip="Change the series"),
        Binding("delete", "remove", "Remove", show=False, id="meetings.remove",
                tooltip="Take the series out; on a date that was skipped, moved or done: have it as by the rule"),
        Binding("u", "undo", "Undo", show=False, id="meetings.undo", tooltip="Take the last step back"),
    ]  # fmt: skip

    def __init__(self, desk: Desk, account_id: int | None, day: date) -> None:
        row = None if account_id is None else desk.portfolio.by_id.get(account_id)
        super().__init__("Meetings and series", "all accounts" if row is None else row.name, desk)
        self._account_id, self._day = account_id, day
        self.table = Table[MeetingRow](
            self._columns(self.WIDTH),
            key=lambda one: (one.series.id, one.date and one.date.day),
            rows=self.rows(),
            ground="surface",
            opens="change",
            indent=lambda one: 0 if one.date is None else 2,
        )

    def _columns(self, width: int) -> tuple[Column[MeetingRow], ...]:
        """The columns that a dialog of so many cells has room for."""
        is_wide = width >= self.WIDTH
        account: tuple[Column[MeetingRow], ...] = (Column("account", "Account", 24 if is_wide else 14, _account),)
        return (
            Column("title", "What", 0, self._title),
            *(account if self._account_id is None else ()),
            Column("rule", "Repeats", 34 if is_wide else 20, self._rule, overflow=True),
            Column("next", "Next", 21 if is_wide else 16, self._next),
        )

    def compose_dialog(self) -> Iterable[Widget]:
        """The list."""
        yield self.table

    def on_resize(self) -> None:
        """The list takes the rows it has, as far as there is room."""
        super().on_resize()
        self.table.set_columns(self._columns(self.size.width - 2))
        self.fit()

    def fit(self) -> None:
        """Be no higher than the list needs."""
        rows = max(4, min(self.size.height - FRAME, MOST_ROWS, len(self.table.rows) + 2))
        self.table.styles.height = rows
        self.query_one("#box").styles.height = rows + FRAME

    def rows(self) -> Sequence[MeetingRow]:
        """The series, each with its dates that are not as the rule says."""
        listed = list_meetings(self._desk.book, self._desk.today, self._account_id)
        return tuple(MeetingRow(series, one) for series in listed for one in (None, *series.dates))

    def keys_on(self, row: MeetingRow) -> Sequence[tuple[str, str]]:
        """The keys of the last line on a series, or on one of its dates."""
        return self.FOOT if row.date is None else self.OF_DATE

    def _title(self, one: MeetingRow) -> Parts:
        if one.date is None:
            return ((one.series.title, "fg" if one.series.coming else "muted", "n"),)
        return ((write_day(one.date.day, self._desk.today), "fg"),)

    def _rule(self, one: MeetingRow) -> Parts:
        """The rule; of a date what became of it."""
        if one.date is None:
            return ((one.series.words, "muted"),)
        state, to, time = one.date.fate
        if to is None:
            return ((state.label, "accent"),)
        there = " ".join(filter(None, (write_day(to, self._desk.today), time)))
        return ((f"{'done on' if state is OccurrenceState.DONE else 'moved to'} {there}", "accent"),)

    def _next(self, one: MeetingRow) -> Parts | None:
        if one.date is not None:
            return None
        coming = one.series.coming
        if coming is None:
            return (("ended" if one.series.recurs else "none to come", "muted"),)
        time: Parts = ((f" {coming.time}", "muted"),) if coming.time else ()
        return ((write_day(coming.day, self._desk.today), "fg"), *time)

    # ------------------------------------------------------------------- changes

    def action_new(self) -> None:
        """Plan one more."""
        account_id = self._desk.current_id if self._account_id is None else self._account_id
        if account_id is not None:
            self.attempt(lambda: self.app.push_screen(new_series(self._desk, account_id, self._day), self._saved))

    def action_change(self) -> None:
        """Change the series under the cursor."""
        one = self.table.row
        if one is not None:
            self.attempt(lambda: self.app.push_screen(change_whole_series(self._desk, one.series.id), self._saved))

    def _saved(self, series_id: int | None) -> None:
        if series_id is None:
            return
        self.reload()
        self.table.move_to((series_id, None))

    def action_remove(self) -> None:
        """Take the series out, or back what became of a date."""
        one = self.table.row
        if one is None:
            return
        book, day = self._desk.book, one.date and one.date.day
        if day is None:
            done = self.attempt(lambda: withdraw_series(book, one.series.id))
            told = f"took out {one.series.title}"
        else:
            done = self.attempt(lambda: take_back_occurrence(book, one.series.id, day))
            told = f"{write_day(day, self._desk.today)} as by the rule"
        if done:
            back: Parts = (("u", "accent"), (" takes it back", "muted"))
            self.reload(((f"{told}, ", "muted"), *back), back)


def _account(one: MeetingRow) -> Parts | None:
    return ((one.series.account, "muted"),) if one.date is None else None
