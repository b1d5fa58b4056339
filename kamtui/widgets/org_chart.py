"""The org chart one moves about in: an outline or boxes, of which only what one sees is drawn."""

from collections.abc import Sequence

from textual.message import Message
from textual.scroll_view import ScrollView
from textual.widget import Widget

from kamtui.widgets.org_chart_values import ChartLine, ChartPerson


class ChartMessage(Message):
    """Something happened in an org chart.

    Attributes:
        chart: The chart.
        id: The person it is about; None where there is nobody.
    """

    def __init__(self, chart: Widget, id: int | None) -> None:
        super().__init__()
        self.chart, self.id = chart, id

    @property
    def control(self) -> Widget:
        """The chart it happened in."""
        return self.chart


class OrgChart(ScrollView, can_focus=True, inherit_bindings=False):
    """People in their lines of command. The cursor stays on its person, whatever is shown next.

    The chart binds the arrows, `h j k l`, page keys, `g G`, enter, `f` and `F` (fold), `b` (boxes or outline), and
    while somebody is moved enter, `t` and escape. Every other key is the screen's.
    """

    class Highlighted(ChartMessage):
        """The cursor is on another person, or on the same one with other values."""

    class Opened(ChartMessage):
        """The person under the cursor is wanted: enter, or a second click."""

    class Placed(ChartMessage):
        """Whoever is being moved shall report to somebody else; the mode ends by `moving = None`.

        Attributes:
            id: Who is moved.
            under: The new manager; None for the top of the chart.
        """

        def __init__(self, chart: Widget, id: int, under: int | None) -> None:
            super().__init__(chart, id)
            self.under = under

    class GivenUp(ChartMessage):
        """The move was given up with escape; `moving` is None again, the cursor back on the person."""

    class Redrawn(ChartMessage):
        """Outline and boxes have changed places, or somebody was folded: for what tells of it."""

    def __init__(self, *, boxes: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._boxes = boxes

    def show(self, people: Sequence[ChartPerson], lines: Sequence[ChartLine] = ()) -> None:
        """Show these people.

        Args:
            people: Everybody on the chart; siblings stand in this order, managers anywhere.
            lines: Lines beside the line of command.
        """
        raise NotImplementedError

    @property
    def cursor_id(self) -> int | None:
        """The id of the person under the cursor; None when there is nobody."""
        raise NotImplementedError

    @property
    def person(self) -> ChartPerson | None:
        """The person under the cursor."""
        raise NotImplementedError

    def put_cursor(self, id: int) -> bool:
        """Put the cursor on a person; managers who are folded open.

        Returns:
            Whether the person is on the chart.
        """
        raise NotImplementedError

    @property
    def boxes(self) -> bool:
        """Whether people are drawn as boxes; else as an outline."""
        return self._boxes

    @boxes.setter
    def boxes(self, boxes: bool) -> None:
        self._boxes = boxes

    @property
    def moving(self) -> int | None:
        """Who is picked to be moved, with all reports; None while nobody is."""
        raise NotImplementedError

    @moving.setter
    def moving(self, id: int | None) -> None:
        raise NotImplementedError

    def search(self, text: str) -> int:
        """Show only people whose name, title, unit or role has all words of a text, and their managers, muted.

        Args:
            text: What is looked for; an empty text shows everybody again.

        Returns:
            How many were found; everybody for an empty text.
        """
        raise NotImplementedError

    def fold(self, id: int, folded: bool) -> None:
        """Hide the reports of a person, or show them."""
        raise NotImplementedError

    def lines_told(self, id: int) -> tuple[str, ...]:
        """The lines of a person in words, as `advises P. D'Angelo`, each with its note."""
        raise NotImplementedError
