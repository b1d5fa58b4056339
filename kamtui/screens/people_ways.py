"""The ways to show people, each a widget with one face: show them, say who is under the cursor, go to somebody."""

from collections.abc import Sequence
from typing import Protocol

from textual.widget import Widget

from kamtui.rules.people_view import PeopleView
from kamtui.screens.people_ranked import RankedPerson, rank, ranked_columns
from kamtui.screens.people_shown import chart_lines, chart_people
from kamtui.widgets.columns import Column
from kamtui.widgets.org_chart import OrgChart
from kamtui.widgets.table import Table


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


class ChartWay:
    """The lines of command."""

    title = ""

    def __init__(self) -> None:
        self.widget = OrgChart(id="chart")
        self._wanted = ""

    @property
    def cursor_id(self) -> int | None:
        """Who is under the cursor."""
        return self.widget.cursor_id

    def show(self, view: PeopleView, wanted: str) -> None:
        """Show the chart."""
        self.widget.show(chart_people(view), chart_lines(view))
        if wanted != self._wanted:
            self._wanted = wanted
            self.widget.search(wanted)

    def put_cursor(self, id: int) -> bool:
        """Go to somebody; whoever is folded opens."""
        return self.widget.put_cursor(id)


class RankedWay:
    """A list, the weightiest first."""

    title = "by attention"

    def __init__(self) -> None:
        self._currency = ""
        self.widget = Table[RankedPerson](self._columns, key=lambda one: one.person.id, opens="person", id="ranked")

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
