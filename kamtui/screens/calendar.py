"""Calendar: who must be met when, as a month, a week or an agenda, with its keys."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from kamtui.rules.agenda import AgendaItem
from kamtui.screens.base import say
from kamtui.screens.calendar_lines import MORE_LATE, day_text
from kamtui.screens.calendar_place import NONE, CalendarPlace, View
from kamtui.screens.calendar_verbs import CalendarVerbs
from kamtui.screens.desk import Desk
from kamtui.screens.prefill import Prefill
from kamtui.widgets.month_grid_values import add_months

OF_AN_ACCOUNT = frozenset({
    "new", "done", "reschedule", "skip", "edit", "remove", "why", "copy_day", "open", "meetings", "scope",
    "touch_rules",
})  # fmt: skip
"""What a book without accounts does not offer."""
SEVERAL = "This line stands for several: enter shows them all"


class CalendarScreen(CalendarPlace):
    """The calendar with its keys; what they do to an item is told in `CalendarVerbs`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False, id="calendar.open",
                tooltip="Go to the day's list, and from there to the record behind an item"),
        Binding("t", "today", "today", id="calendar.today", tooltip="Go to today"),
        Binding("n", "new", "new", id="calendar.new",
                tooltip="Plan a touch, a meeting or a series from this day on"),
        Binding("d", "done", "done", id="calendar.done", tooltip="Done: it leaves the list, u takes it back"),
        Binding("r", "reschedule", "move", id="calendar.reschedule",
                tooltip="Put it on another day: fri, +2w, 24.12., eom"),
        Binding("s", "skip", "skip", id="calendar.skip", tooltip="Leave it out this time"),
        Binding("o", "scope", "account", id="calendar.scope",
                tooltip="Show all accounts, or just the current one"),
        Binding("v", "view", "view", id="calendar.view", tooltip="Show the month, the week, the agenda"),
        Binding("slash", "go_to", "go to", key_display="/", id="calendar.go-to",
                tooltip="Go to any day, week, month or year: 2031, dec, w12"),
        Binding("e", "edit", "Edit", show=False, id="calendar.edit",
                tooltip="Change a meeting: this one, from here on, or the whole series; others in their place"),
        Binding("delete", "remove", "Remove", show=False, id="calendar.remove",
                tooltip="Take a series out; u brings it back"),
        Binding("m", "meetings", "Meetings", show=False, id="calendar.meetings",
                tooltip="List meetings and series: change one, take it out, have a skipped date again"),
        Binding("T", "touch_rules", "Keep in touch", show=False, id="calendar.touch-rules",
                tooltip="Set how often to be in touch: roles, the account, tiers"),
        Binding("y", "copy_day", "Copy day", show=False, id="calendar.copy", tooltip="Copy the day as text"),
        Binding("equals_sign", "why", "Why", show=False, key_display="=", id="calendar.why",
                tooltip="Show why it is due on this day"),
        Binding("h,left", "day(-1)", "Day before", show=False, id="calendar.day-before",
                tooltip="Go to the day before"),
        Binding("l,right", "day(1)", "Next day", show=False, id="calendar.next-day", tooltip="Go to the next day"),
        Binding("k,up", "day(-7)", "Week before", show=False, id="calendar.week-before",
                tooltip="Go to the week before"),
        Binding("j,down", "day(7)", "Next week", show=False, id="calendar.next-week",
                tooltip="Go to the next week"),
        Binding("less_than_sign,pageup", "month(-1)", "Month before", key_display="<", show=False,
                id="calendar.month-before", tooltip="Go to the month before"),
        Binding("greater_than_sign,pagedown", "month(1)", "Next month", key_display=">", show=False,
                id="calendar.next-month", tooltip="Go to the next month"),
        Binding("left_curly_bracket", "month(-12)", "Year before", key_display="{", show=False,
                id="calendar.year-before", tooltip="Go to the year before"),
        Binding("right_curly_bracket", "month(12)", "Next year", key_display="}", show=False,
                id="calendar.next-year", tooltip="Go to the next year"),
        Binding("tab,shift+tab", "pane", "list", show=False, id="calendar.pane",
                tooltip="Go to the list, and from there back to the days"),
        Binding("escape", "back", "Back", show=False, id="calendar.back",
                tooltip="Take the message away; without one go back to the days"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._verbs = CalendarVerbs(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done in this view."""
        if action in OF_AN_ACCOUNT and not self.desk.portfolio.total:
            return False
        if action == "pane":
            return self.view is not View.AGENDA
        return True

    # --------------------------------------------------------------- going about

    def action_day(self, by: int) -> None:
        """Go so many days on; in the agenda to the next day that has something."""
        self.step_days(by)

    def action_month(self, by: int) -> None:
        """Go so many months on, to the same day or the month's last."""
        self.go_to(add_months(self.day, by))

    def action_today(self) -> None:
        """Go to today."""
        self.go_to(self.desk.today)

    def action_view(self) -> None:
        """Show the next view."""
        self.show_view(self.view.next)

    def action_scope(self) -> None:
        """Show all accounts, or the current one."""
        self.is_all = not self.is_all
        self.reload()

    def action_go_to(self) -> None:
        """Ask for a day and go there."""
        from kamtui.screens.dialogs.go_to_day import go_to_day  # only when asked for

        self.app.push_screen(
            go_to_day(self.desk.today, self.day), lambda day: None if day is None else self.go_to(day)
        )

    def action_pane(self) -> None:
        """Go from the days to the list, or back."""
        self.set_focus(self.grid if self.list.has_focus else self.list)

    def action_back(self) -> None:
        """Step out one level."""
        if self.query("Toast"):
            self.app.clear_notifications()
        elif self.view is not View.AGENDA:
            self.set_focus(self.grid)

    def action_open(self) -> None:
        """Go to the day's list."""
        if self.wanted("Nothing to open") is not None:
            self.set_focus(self.list)

    # -------------------------------------------------------------------- verbs

    def wanted(self, title: str) -> AgendaItem | None:
        """The item the keys act on; where there is none, that is said.

        Args:
            title: What does not happen then.
        """
        row, item = self.list.row, self.list.item
        if item is None:
            is_several = row is not None and row.key == MORE_LATE
            say(self, SEVERAL if is_several else NONE, title)
        return item

    def open_item(self, item: AgendaItem) -> None:
        """Go to the record behind an item."""
        self._verbs.open(item)

    def action_new(self) -> None:
        """Plan something."""
        self._verbs.new(self.day)

    def action_meetings(self) -> None:
        """List meetings and series."""
        self._verbs.meetings(self.day)

    def action_touch_rules(self) -> None:
        """Set how often to be in touch."""
        self._verbs.touch_rules()

    def action_copy_day(self) -> None:
        """Copy the day as text."""
        items = self.shown.days.get(self.day, ())
        self.app.copy_to_clipboard(day_text(self.day, items, self.desk.today))
        many = f"{len(items)} line{'' if len(items) == 1 else 's'}"
        say(self, f"{many}, where your terminal allows it" if items else "nothing planned", "Day copied")

    def contact_prefill(self) -> Prefill:
        """What is known of a contact that is logged from here."""
        item = self.list.item
        if item is not None:
            self.leave(item)
        return self._verbs.prefill(item)

    def action_done(self) -> None:
        """Done."""
        if (item := self.wanted("Nothing to do")) is not None:
            self._verbs.done(item)

    def action_reschedule(self) -> None:
        """Put the item on another day."""
        if (item := self.wanted("Nothing to move")) is not None:
            self._verbs.reschedule(item)

    def action_skip(self) -> None:
        """Leave it out this time."""
        if (item := self.wanted("Nothing to skip")) is not None:
            self._verbs.skip(item)

    def action_edit(self) -> None:
        """Change a meeting; go to the place of others."""
        if (item := self.wanted("Nothing to edit")) is not None:
            self._verbs.edit(item)

    def action_remove(self) -> None:
        """Take a series out."""
        if (item := self.wanted("Nothing to remove")) is not None:
            self._verbs.remove(item)

    def action_why(self) -> None:
        """Say why it is due on this day."""
        if (item := self.wanted("Nothing to explain")) is not None:
            self._verbs.why(item)
