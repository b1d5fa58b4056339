"""The people of an account in one of several ways; going from one to the next keeps the person under the cursor."""

from collections.abc import Callable, Iterator
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.people_ranked import fits
from kamtui.screens.people_ways import ChartWay, ContactWay, GridWay, RankedWay, Way
from kamtui.services.who_talks import WhoTalks
from kamtui.widgets.org_chart import OrgChart
from kamtui.widgets.people_grid import PeopleGrid
from kamtui.widgets.table import Table


class PeopleViews(Container):
    """The ways to show people, of which one is seen.

    Args:
        load_talks: Reads who of us talks to whom at an account by a day.

    Attributes:
        view: The people; None before there are any.
        wanted: Words that narrow them.
        chart: The org chart.
        marked: Keys of those who are marked, in whichever way.
        shown: How many the way in force shows: those who fit the search; vacancies and leavers on the chart alone.
    """

    DEFAULT_CSS = "PeopleViews { height: 1fr; width: 1fr; }"

    class Moved(Message):
        """Another person is under the cursor, or the same one with other values."""

    class Opened(Message):
        """The person under the cursor is wanted."""

    def __init__(self, load_talks: Callable[[int, date], WhoTalks]) -> None:
        super().__init__()
        chart = ChartWay()
        self.chart = chart.widget
        self._ways: tuple[Way, ...] = (chart, RankedWay(), GridWay(), ContactWay(load_talks))
        self._now = 0
        self._last: int | None = None
        self.view: PeopleView | None = None
        self.wanted = ""
        self.shown = 0
        self.marked: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        """All of them; one is displayed."""
        for way in self._ways:
            way.widget.display = way is self._way
            yield way.widget

    @property
    def _way(self) -> Way:
        return self._ways[self._now]

    @property
    def title(self) -> str:
        """What the way in force is called; empty for the chart."""
        return self._way.title

    @property
    def is_chart(self) -> bool:
        """Whether the chart is seen."""
        return self._way.widget is self.chart

    @property
    def body(self) -> Widget:
        """What takes the keys."""
        return self._way.widget

    @property
    def person(self) -> PersonRow | None:
        """Who is under the cursor."""
        key = self._way.cursor_id
        return None if key is None or self.view is None else self.view.by_id.get(key)

    def show(self, view: PeopleView, cursor: int | None = None) -> None:
        """Show these people.

        Args:
            view: The people.
            cursor: Who the cursor goes to; it stays on its person otherwise.
        """
        self.view = view
        self._fill(view)
        if cursor is not None:
            self.go_to(cursor)

    def search(self, wanted: str) -> None:
        """Narrow the people to those whose name, title, unit or role has all these words."""
        found = self._last = self._way.cursor_id or self._last
        self.wanted = wanted
        if self.view is not None:
            self._fill(self.view)
            if not wanted and found is not None:
                self._way.put_cursor(found)  # whoever was found stays in sight, also where managers are folded

    def mark(self, ids: frozenset[int]) -> None:
        """Mark exactly these people."""
        self.marked = ids
        self._way.mark(ids)

    @property
    def marked_here(self) -> tuple[PersonRow, ...]:
        """Those who are marked and to be seen, in the order of the chart; whom search or view hides is let be."""
        return tuple(one for one in self._to_be_seen() if one.id in self.marked)

    def _to_be_seen(self) -> Iterator[PersonRow]:
        """Those who fit the search; vacancies and leavers stand on the chart alone."""
        if self.view is not None:
            people = self.view.people if self.is_chart else self.view.present
            yield from (one for one in people if fits(one, self.wanted))

    def go_to(self, person_id: int) -> bool:
        """Put the cursor on a person; the chart is where everybody is to be seen.

        Returns:
            Whether the person is there.
        """
        if self._way.put_cursor(person_id):
            return True
        if self.wanted:
            self.search("")
            if self._way.put_cursor(person_id):
                return True
        if self.is_chart or self.view is None:
            return False
        self._show_way(0)
        return self._way.put_cursor(person_id)

    def next_way(self, by: int = 1) -> None:
        """Show the people in the next way."""
        self._show_way((self._now + by) % len(self._ways))

    def show_chart(self) -> None:
        """Show the lines of command."""
        if not self.is_chart:
            self._show_way(0)

    def step(self, by: int) -> None:
        """Go to the next person, or to the one before."""
        body = self.body
        if isinstance(body, PeopleGrid):
            body.action_step(by)
        elif isinstance(body, OrgChart | Table):
            body.action_move(by)

    def _fill(self, view: PeopleView) -> None:
        """Have the way in force show the people."""
        self._way.show(view, self.wanted)
        self.mark(self.marked & view.by_id.keys())
        self.shown = sum(1 for _ in self._to_be_seen())

    def _show_way(self, place: int) -> None:
        had_focus = self.body.has_focus
        person = self.person
        self._last = person.id if person is not None else self._last
        self.body.display = False
        self._now = place
        self.body.display = True
        if self.view is not None:
            self._fill(self.view)
        if self._last is not None:
            self._way.put_cursor(self._last)
        if had_focus:
            self.body.focus()
        self.post_message(self.Moved())

    # ------------------------------------------------------------------- events

    @on(OrgChart.Highlighted)
    @on(OrgChart.Redrawn)
    @on(PeopleGrid.Highlighted)
    @on(Table.Highlighted)
    def _moved(self, message: Message) -> None:
        message.stop()
        if message.control is self.body:
            self.post_message(self.Moved())

    @on(OrgChart.Opened)
    @on(PeopleGrid.Opened)
    @on(Table.Opened)
    def _opened(self, message: Message) -> None:
        message.stop()
        self.post_message(self.Opened())
