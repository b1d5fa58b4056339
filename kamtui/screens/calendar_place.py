"""The calendar's frame: the weeks, the list of what is due, and how both follow the day one stands on."""

from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from textual import on
from textual.containers import Container
from textual.widget import Widget

from kamtui.reading import MONTHS, write_day_short
from kamtui.reading.calendar_days import FIRST_YEAR, LAST_YEAR
from kamtui.rules.agenda import Agenda, AgendaItem
from kamtui.screens.base import WIDE, PlaceScreen, say
from kamtui.screens.calendar_lines import MORE_LATE, NOTHING, Line, ListSize, agenda_lines, day_lines, item_key
from kamtui.screens.calendar_window import CalendarShown, CalendarWindows
from kamtui.screens.desk import Desk
from kamtui.widgets.agenda_list import AgendaList
from kamtui.widgets.frame import EmptyState, PlaceLine
from kamtui.widgets.month_grid import MonthGrid, month_width
from kamtui.widgets.month_grid_values import MonthShown, week_number
from kamtui.widgets.outline_list import PaneRule
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

BESIDE = 76
"""Columns from which the list stands beside the month."""
NONE = "Nothing is planned here: n plans something, tab goes to the list"
SIDES = 2
"""Cells of the place's own margins where it is wide."""


class View(Enum):
    """How the calendar is shown."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"

    @property
    def next(self) -> "View":
        """The view that follows, round the end."""
        views = list(View)
        return views[(views.index(self) + 1) % len(views)]


class Left(NamedTuple):
    """An item that something was done to, and where one stood then.

    Attributes:
        item: The item.
        day: The day one stood on.
        row: The key of its row in the list.
        is_gone: Whether it left its day with the next change of the book.
    """

    item: AgendaItem
    day: date
    row: Hashable
    is_gone: bool = False


class CalendarPlace(PlaceScreen[CalendarShown]):
    """Weeks and list; keys are the subclass's."""

    place = "calendar"
    purpose = "Who must be met when"
    concerns = frozenset({
        "account", "action", "annual_revenue", "attendance", "business_unit", "competitor", "goal", "holiday",
        "interaction", "objective", "opportunity", "plan", "plan_review", "question", "risk", "role_reading",
        "series", "series_occurrence", "series_person", "stakeholder", "tier_override", "touch_rule", "white_space",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.day = desk.today
        self.view = View.MONTH
        self.is_all = True
        self.shown = CalendarShown(Agenda((), desk.today, desk.today))
        self.left: Left | None = None
        self.windows = CalendarWindows(desk)
        self.grid = MonthGrid(id="days")
        self.list = AgendaList[AgendaItem](id="due-list")
        self.empty = EmptyState()

    @property
    def account_id(self) -> int | None:
        """The one account whose things are shown; None for all."""
        return None if self.is_all else self.desk.current_id

    # -------------------------------------------------------------------- frame

    def compose_place(self) -> Iterable[Widget]:
        """The title line, the weeks, what is due."""
        yield PlaceLine()
        with Container(id="body"):
            yield self.grid
            yield PaneRule()
            with Container(id="due"):
                yield self.list
                yield self.empty

    def on_mount(self) -> None:
        """The keys go to the days; Textual calls the handlers of the base class as well."""
        self._arrange()
        self.set_focus(self.grid)

    def on_resize(self) -> None:
        """Weeks and list take the room there is."""
        self._arrange()
        self.call_after_refresh(self.show_all)

    def _arrange(self) -> None:
        """Place weeks and list as the view and the width ask for."""
        body = self.query_one("#body")
        width = self.app.size.width
        body.set_class(self.view is View.WEEK, "-week")
        body.set_class(self.view is View.AGENDA, "-agenda")
        body.set_class(self.view is View.MONTH and width < BESIDE, "-below")
        is_beside = self.view is View.MONTH and width >= BESIDE
        is_wide = width >= WIDE
        body.styles.layout = "horizontal" if is_beside else "vertical"
        room = width - SIDES if is_wide else width
        self.grid.styles.width = month_width(room, with_words=is_wide) if is_beside else "1fr"

    # ------------------------------------------------------------ load and show

    def load(self) -> CalendarShown:
        """Read the month of the day, unless it is known."""
        return self.windows.read(self.day, self.account_id)

    def book_changed(self, tables: frozenset[str]) -> None:
        """What was read is out of date, also where another place is shown."""
        if not self.concerns.isdisjoint(tables):
            self.windows.forget()
        super().book_changed(tables)
        if self.left is not None and self._is_built:
            self._follow(self.left)

    def show(self, value: CalendarShown) -> None:
        """Show a month; the cursor of the list stays on its item."""
        self.shown = value
        self.show_all()

    def leave(self, item: AgendaItem) -> None:
        """Note that something is done to an item: should it come back, as by undo, the cursor goes there."""
        row = self.list.row
        self.left = Left(item, self.day, item_key(item) if row is None else row.key)

    def _follow(self, left: Left) -> None:
        """After a change of the book, stand on what was left if it is there again after it was not."""
        if left.is_gone and not self.is_current:
            self.left = None  # one is elsewhere by now
            return
        shown = self.attempt(lambda: self.windows.read(left.day, self.account_id), "Not read")
        if shown is None:
            return
        is_there = any(
            item_key(item) == item_key(left.item) and item.day == left.item.day
            for item in (*shown.days.get(left.item.day, ()), *shown.late)
        )
        if not left.is_gone:
            self.left = None if is_there else left._replace(is_gone=True)
        elif is_there:
            self.left = None
            if self.day != left.day:
                self.go_to(left.day)
            self.list.move_to(left.row)

    def show_all(self) -> None:
        """Show all that follows from what was read, the day and the view."""
        self._show_heading()
        self._show_grid()
        self._show_list()

    def _show_grid(self) -> None:
        shown = self.shown
        weeks, month = shown.weeks, self.day
        if self.view is View.WEEK:
            weeks = tuple(week for week in weeks if self.day in week)
        self.grid.show(
            MonthShown(
                weeks,
                self.day,
                self.desk.today,
                shown.entries,
                shown.free,
                month.replace(day=1) if self.view is View.MONTH else None,
            )
        )

    def _show_list(self) -> None:
        size = ListSize(self.list.room, self.list.size.height)
        today, shown = self.desk.today, self.shown
        lines: list[Line | None]
        if self.view is View.AGENDA:
            first, last = self._month()
            lines = agenda_lines(shown, first, last, today, size, is_all=self.is_all)
        else:
            lines = day_lines(shown, self.day, today, size, is_all=self.is_all)
        self.list.set_rows(lines)
        is_empty = not shown.days and not shown.late if self.view is not View.AGENDA else not lines
        was_empty = self.has_class("-empty")
        self.set_class(is_empty, "-empty")
        if was_empty and not is_empty:
            self.call_after_refresh(self.show_all)  # hidden, the list had no size
        if is_empty:
            self._show_empty()
        elif self.grid.has_focus:
            self._stand_on_day()

    def _month(self) -> tuple[date, date]:
        """The first and the last day of the month shown."""
        days = [
            day
            for week in self.shown.weeks
            for day in week
            if (day.year, day.month) == (self.day.year, self.day.month)
        ]
        return days[0], days[-1]

    def _stand_on_day(self, *, anew: bool = False) -> None:
        """Put the cursor of the list on what the day has, as that is what the keys act on.

        Args:
            anew: Whether it goes to the first thing although it is on one of them.
        """
        items = self.shown.days.get(self.day, ())
        keys = [item_key(item) for item in items] or [NOTHING]
        row = self.list.row
        if anew or row is None or row.key not in keys:
            self.list.move_to(keys[0])

    def _show_heading(self) -> None:
        shown, day = self.shown, self.day
        title = f"{MONTHS[day.month - 1]} {day.year}"
        if self.view is View.WEEK:
            week = next((week for week in shown.weeks if day in week), (day,) * 7)
            title = f"Week {week_number(week)}"
            begins = str(week[0].day) if week[0].month == week[-1].month else write_day_short(week[0], day)
            title += f" · {begins} to {write_day_short(week[-1], day)} {week[-1].year}"
        current = self.desk.current
        scope = "all accounts" if self.is_all or current is None else current.name
        name = {View.MONTH: "", View.WEEK: "", View.AGENDA: "agenda · "}[self.view]
        late: Parts = ((f"{len(shown.late)} late", "late" if shown.late else "muted"),)
        totals: Parts = (
            *late,
            (" · ", "muted"),
            (f"{shown.due_today} today", "muted"),
            (" · ", "muted"),
            (f"{shown.ahead} next 7 days", "fg"),
        )
        self.query_one(PlaceLine).show(title, ((f"{name}{scope}", "muted"),), totals)

    def _show_empty(self) -> None:
        if not self.desk.portfolio.total:
            self.empty.show(
                "No account yet",
                ("What is due belongs to an account:", "enter the first one there, or take a list from a file."),
                (("1", "go to Accounts"),),
            )
            return
        month = f"{MONTHS[self.day.month - 1]} {self.day.year}"
        keys = [("n", "plan a touch, a meeting, a series"), ("T", "how often to be in touch")]
        if not self.is_all:
            keys.append(("o", "show all accounts"))
        self.empty.show(
            f"Nothing due in {month}",
            ("Touches, meetings, actions, renewals: whatever", "has a day stands here on that day."),
            keys,
        )

    # -------------------------------------------------------------- going about

    def go_to(self, day: date) -> None:
        """Stand on another day; its month is read where it was not yet."""
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return
        is_same = (day.year, day.month) == (self.day.year, self.day.month)
        self.day = day
        if is_same:
            self.show_all()
        else:
            self.reload()
        if self.view is View.AGENDA:
            self._stand_on_or_after(day)
        else:
            self._stand_on_day(anew=True)

    def step_days(self, by: int) -> None:
        """Go so many days on; in the agenda to the next day that has something, within the month or beyond it."""
        if self.view is not View.AGENDA:
            self.go_to(self.day + timedelta(days=by))
            return
        first, last = self._month()
        days = sorted(day for day in self.shown.days if first <= day <= last)
        ahead = [day for day in days if day > self.day] if by > 0 else [day for day in days if day < self.day][::-1]
        self.go_to(ahead[0] if ahead else last + timedelta(days=1) if by > 0 else first - timedelta(days=1))

    def _stand_on_or_after(self, day: date) -> None:
        """Put the cursor on the first thing of a day, else of the next one that has something."""
        rows = [row for row in self.list.rows if row is not None and row.stops and row.item is not None]
        after = [row for row in rows if row.item is not None and not row.item.is_late and row.item.day >= day]
        if after:
            self.list.move_to(after[0].key)
            self.day = day

    def stand_on_record(self, record: tuple[str, int]) -> None:
        """Stand on the first thing of a record from the day on, within the month."""
        found = [item for item in self.shown.agenda.items if item.record == record and item.day >= self.day]
        if found:
            self.go_to(found[0].day)
            self.list.move_to(item_key(found[0]))

    def show_view(self, view: View) -> None:
        """Show the same day in another way."""
        self.view = view
        self._arrange()
        self.set_focus(self.list if view is View.AGENDA else self.grid)
        self.refresh_bindings()
        self.show_all()
        if view is View.AGENDA:
            self._stand_on_or_after(self.day)
        self.call_after_refresh(self.show_all)  # the list has another size only then

    def open_item(self, item: AgendaItem) -> None:
        """Go to the record behind an item."""
        raise NotImplementedError

    # ------------------------------------------------------------------- events

    @on(MonthGrid.Chosen)
    def _chosen(self, message: MonthGrid.Chosen) -> None:
        self.go_to(message.day)
        if message.was_chosen:
            self.set_focus(self.list)

    @on(Table.Opened)
    def _opened(self, message: Table.Opened) -> None:
        if message.row.key == MORE_LATE:
            self.show_view(View.AGENDA)
            self.list.action_edge(-1)
        elif message.row.item is not None:
            self.open_item(message.row.item)
        else:
            say(self, NONE, "Nothing to open")

    @on(Table.Highlighted)
    def _moved(self) -> None:
        """In the agenda the day is that of the cursor."""
        item = self.list.item
        if self.view is View.AGENDA and item is not None and not item.is_late and item.day != self.day:
            self.day = item.day
            self._show_heading()

    def on_descendant_focus(self) -> None:
        """Back on the days, the keys act on what the day has."""
        if self.grid.has_focus and not self.has_class("-empty"):
            self._stand_on_day()
