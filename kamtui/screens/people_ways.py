"""The ways to show people, each a widget with one face: show them, say who is under the cursor, go to somebody."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from textual.widget import Widget

from kamtui.rules.people_view import PeopleView
from kamtui.screens.people_ranked import RankedPerson, fits, rank, ranked_columns
from kamtui.screens.people_shown import chart_lines, chart_people, contact_rows
from kamtui.services.who_talks import WhoTalks
from kamtui.widgets.columns import Column
from kamtui.widgets.contact_grid import ContactGrid
from kamtui.widgets.org_chart import OrgChart
from kamtui.widgets.people_grid import PeopleGrid
from kamtui.widgets.table import Table

MANY = 60
"""From more people on only the two highest levels are unfolded at first."""


class Way(Protocol):
    """One way to show people.

    Attributes:
        title: What it is called in the heading; empty for the usual one.
    """

    title: str

    @property
    def widget(self) -> Widget:
        """What takes the keys."""

    @property
    def cursor_id(self) -> int | None:
        """Who is under the cursor; None where nobody is."""

    def show(self, view: PeopleView, wanted: str) -> None:
        """Show these people.

        Args:
            view: The people.
            wanted: Words that narrow them; empty for all.
        """

    def put_cursor(self, id: int) -> bool:
        """Go to somebody, and say whether they are to be seen."""

    def mark(self, ids: frozenset[int]) -> None:
        """Mark exactly these people."""


class ChartWay:
    """The lines of command."""

    title = ""

    def __init__(self) -> None:
        self.widget = OrgChart(id="chart")
        self._wanted = ""
        self._seen: set[int] = set()

    @property
    def cursor_id(self) -> int | None:
        """Who is under the cursor."""
        return self.widget.cursor_id

    def show(self, view: PeopleView, wanted: str) -> None:
        """Show the chart."""
        self.widget.show(chart_people(view), chart_lines(view))
        if len(view.people) > MANY and view.account_id not in self._seen and not self.widget.folded:
            self.widget.action_fold_all()
        self._seen.add(view.account_id)
        if wanted != self._wanted:
            self._wanted = wanted
            self.widget.search(wanted)

    def put_cursor(self, id: int) -> bool:
        """Go to somebody; whoever is folded opens."""
        return self.widget.put_cursor(id)

    def mark(self, ids: frozenset[int]) -> None:
        """Mark exactly these people."""
        self.widget.mark(ids)


class RankedTable(Table[RankedPerson]):
    """A table whose marks come from outside, as they are the same in each way."""

    def mark(self, ids: frozenset[int]) -> None:
        """Mark exactly these people."""
        if ids != self.marked:
            self._set_marked(ids)


class RankedWay:
    """A list, the weightiest first."""

    title = "by attention"

    def __init__(self) -> None:
        self._currency = ""
        self.widget = RankedTable(self._columns, key=lambda one: one.person.id, id="ranked")

    def _columns(self, width: int) -> Sequence[Column[RankedPerson]]:
        return ranked_columns(width, self._currency)

    @property
    def cursor_id(self) -> int | None:
        """Who is under the cursor."""
        row = self.widget.row
        return None if row is None else row.person.id

    def show(self, view: PeopleView, wanted: str) -> None:
        """Show the list."""
        if view.currency != self._currency:
            self._currency = view.currency
            self.widget.forget()
        self.widget.set_rows(rank(view, wanted))

    def put_cursor(self, id: int) -> bool:
        """Go to somebody."""
        return self.widget.move_to(id)

    def mark(self, ids: frozenset[int]) -> None:
        """Mark exactly these people."""
        self.widget.mark(ids)


class GridWay:
    """Influence by stance, and who is not placed yet."""

    title = "influence by stance"

    def __init__(self) -> None:
        self.widget = PeopleGrid(id="people-grid")

    @property
    def cursor_id(self) -> int | None:
        """Who is under the cursor; nobody in an empty field."""
        return self.widget.cursor_id

    def show(self, view: PeopleView, wanted: str) -> None:
        """Show the grid."""
        shown = {person.id for person in view.present if fits(person, wanted)}
        self.widget.show([person for person in chart_people(view) if person.id in shown])

    def put_cursor(self, id: int) -> bool:
        """Go to somebody."""
        return self.widget.put_cursor(id)

    def mark(self, ids: frozenset[int]) -> None:
        """Mark exactly these people."""
        self.widget.mark(ids)


class ContactWay:
    """Who of us talks to whom.

    Args:
        load: Reads who talks to whom at an account by a day.
    """

    title = "who talks to whom"

    def __init__(self, load: Callable[[int, date], WhoTalks]) -> None:
        self._load = load
        self._read_for: PeopleView | None = None
        self._talks = WhoTalks((), {})
        self.widget = ContactGrid(id="contacts")

    @property
    def cursor_id(self) -> int | None:
        """Who is under the cursor."""
        return self.widget.cursor_id

    def show(self, view: PeopleView, wanted: str) -> None:
        """Show the grid; contacts are read once for what is shown."""
        if view is not self._read_for:
            self._talks, self._read_for = self._load(view.account_id, view.day), view
        self.widget.show(self._talks.ours, contact_rows(view, self._talks, wanted))

    def put_cursor(self, id: int) -> bool:
        """Go to somebody."""
        return self.widget.put_cursor(id)

    def mark(self, ids: frozenset[int]) -> None:
        """Mark exactly these people."""
        self.widget.mark(ids)
