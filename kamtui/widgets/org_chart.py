"""The org chart one moves about in: an outline or boxes, of which only what one sees is drawn."""

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.widgets.org_chart_boxes import BOX
from kamtui.widgets.org_chart_layout import Seating
from kamtui.widgets.org_chart_lines import join
from kamtui.widgets.org_chart_steps import step_box, step_in, step_line, step_out, step_sibling
from kamtui.widgets.org_chart_values import ChartLine, ChartPerson
from kamtui.widgets.org_chart_view import OrgChartView
from kamtui.widgets.person_message import PersonMessage


class OrgChart(OrgChartView, can_focus=True, inherit_bindings=False):
    """People in their lines of command. The cursor stays on its person, whatever is shown next.

    Args:
        boxes: Whether people are drawn as boxes; else as an outline.
        id: As for any widget.
        classes: As for any widget.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "OrgChart { height: 1fr; width: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False, id="chart.down", tooltip="Go to the next person"),
        Binding("up,k", "move(-1)", "Up", show=False, id="chart.up", tooltip="Go to the person before"),
        Binding("left,h", "manager", "Manager", show=False, id="chart.manager", tooltip="Go to the manager"),
        Binding("right,l", "report", "First report", show=False, id="chart.report",
                tooltip="Go to the first report, who opens if folded away"),
        Binding("right_curly_bracket", "sibling(1)", "Next beside", key_display="}", show=False, id="chart.next",
                tooltip="Go to the next report of the same manager"),
        Binding("left_curly_bracket", "sibling(-1)", "Before beside", key_display="{", show=False,
                id="chart.before", tooltip="Go to the report of the same manager before"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="chart.page-down", tooltip="Go a page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="chart.page-up", tooltip="Go a page up"),
        Binding("home,g", "edge(-1)", "First", show=False, id="chart.first", tooltip="Go to the first person"),
        Binding("end,G", "edge(1)", "Last", show=False, id="chart.last", tooltip="Go to the last person"),
        Binding("enter", "open", "open", id="chart.open", tooltip="Open the person; puts down whoever is moved"),
        Binding("f", "fold", "fold", show=False, id="chart.fold", tooltip="Hide the reports, or show them"),
        Binding("F", "fold_all", "Fold all", show=False, id="chart.fold-all",
                tooltip="Hide everybody below the second level, or show everybody"),
        Binding("b", "boxes", "boxes", show=False, id="chart.boxes", tooltip="Draw boxes, or the outline again"),
        Binding("t", "place_on_top", "to the top", id="chart.to-top",
                tooltip="Let whoever is moved report to nobody"),
        Binding("escape", "give_up", "leave it", id="chart.give-up",
                tooltip="Leave whoever is moved in place"),
    ]  # fmt: skip

    class Highlighted(PersonMessage):
        """The cursor is on another person, or on the same one with other values."""

    class Opened(PersonMessage):
        """The person under the cursor is wanted: enter, or a second click."""

    class Placed(PersonMessage):
        """Whoever is being moved shall report to somebody else; whoever hears it ends the move by `moving = None`.

        Attributes:
            ids: Who is moved: the one picked up first, then the others.
            under: The new manager; None for the top of the chart.
        """

        def __init__(self, widget: Widget, ids: tuple[int, ...], under: int | None) -> None:
            super().__init__(widget, ids[0])
            self.ids, self.under = ids, under

    class GivenUp(PersonMessage):
        """A move was given up; `moving` is None again, and the cursor back on the person."""

    class Redrawn(PersonMessage):
        """Outline and boxes have changed places, or somebody was folded away or shown again."""

    def __init__(self, *, boxes: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(boxes=boxes, id=id, classes=classes)
        self._announced: ChartPerson | None = None
        self._just_focused = False

    # -------------------------------------------------------------------- values

    def show(self, people: Sequence[ChartPerson], lines: Sequence[ChartLine] = ()) -> None:
        """Show these people.

        Args:
            people: Everybody on the chart; siblings stand in this order, managers anywhere.
            lines: Lines beside the line of command.
        """
        self._lines = join(lines)
        self._state.show(people)
        self._moving = tuple(id for id in self._moving if id in self._state.people)
        self._changed()

    @property
    def cursor_id(self) -> int | None:
        """The id of the person under the cursor; None when there is nobody."""
        return self._state.id

    @property
    def person(self) -> ChartPerson | None:
        """The person under the cursor."""
        id = self._state.id
        return None if id is None else self._state.people[id]

    @property
    def folded(self) -> Collection[int]:
        """Whose reports are hidden."""
        return frozenset(self._state.folded)

    def put_cursor(self, id: int) -> bool:
        """Put the cursor on a person; managers who are folded open.

        Returns:
            Whether the person is shown, which a search may prevent.
        """
        found = self._state.put(id)
        self._changed()
        return found

    @property
    def boxes(self) -> bool:
        """Whether people are drawn as boxes; else as an outline."""
        return self._boxes

    @boxes.setter
    def boxes(self, boxes: bool) -> None:
        self._boxes = boxes
        self._changed()

    @property
    def moving(self) -> int | None:
        """Who is picked to be moved, with all reports, of several the first; None while nobody is."""
        return self._moving[0] if self._moving else None

    @moving.setter
    def moving(self, id: int | None) -> None:
        self.pick(() if id is None else (id,))

    @property
    def picked(self) -> tuple[int, ...]:
        """Everybody who is picked to be moved."""
        return self._moving

    def pick(self, ids: Sequence[int]) -> None:
        """Pick people to be moved, each with all reports; nobody for none."""
        self._moving = tuple(id for id in ids if id in self._state.people)
        self.refresh()
        if self.is_attached:
            self.refresh_bindings()

    @property
    def opens(self) -> str:
        """What enter does now, in a word for the footer."""
        return "place" if self._moving else "open"

    def search(self, text: str) -> int:
        """Show only people in whom every word of a text is found, and their managers, muted.

        Args:
            text: What is looked for in names, titles, units and roles; an empty text shows everybody again.

        Returns:
            How many were found; everybody for an empty text.
        """
        count = self._state.search(text)
        self._changed()
        return count

    def fold(self, id: int, folded: bool) -> None:
        """Hide the reports of a person, or show them."""
        self._state.fold(id, folded)
        self._changed()

    # -------------------------------------------------------------------- cursor

    def _changed(self) -> None:
        """Draw everything again, the cursor in sight, and say what it is on."""
        self._fit_boxes()
        self._resize()
        self._show_cursor()
        self.refresh()
        self._announce()

    def _go(self, place: int) -> None:
        """Put the cursor on a place; draw what differs, tell who listens."""
        before = self._state.place
        if place == before or place < 0:
            return
        self._state.place = place
        self._redraw(before, place)
        self._show_cursor()
        self._announce()

    def _announce(self) -> None:
        """Say who is under the cursor, if that is news."""
        person = self.person
        if self.is_attached and person != self._announced:
            if person is None or self._announced is None:
                self.refresh_bindings()
            self._announced = person
            self.post_message(self.Highlighted(self, self.cursor_id))

    # ---------------------------------------------------------------------- keys

    def _step(self, by: Callable[[Seating, int, int], int], count: int) -> None:
        if self._state.place >= 0:
            self._go(by(self.seating, self._state.place, count))

    def action_move(self, by: int) -> None:
        """Go to the line below or above, or to the box below or above in the same column."""
        self._step(step_box if self._boxes else step_line, by)

    def action_sibling(self, by: int) -> None:
        """Go to the next or the last report of the same manager."""
        self._step(step_sibling, by)

    def action_manager(self) -> None:
        """Go to the manager."""
        if self._state.place >= 0:
            self._go(step_in(self.seating, self._state.place))

    def action_report(self) -> None:
        """Go to the first report; who is folded away is shown first."""
        seat = self._state.seat
        if seat is None:
            return
        if seat.hidden:
            self.action_fold()
        self._go(step_out(self.seating, self._state.place))

    def action_page(self, by: int) -> None:
        """Go a page further, one line or box short, so that the eye keeps its place."""
        page = self._room // BOX if self._boxes else self._room
        self.action_move(by * max(1, page - 1))

    def action_edge(self, side: int) -> None:
        """Go to the first or the last person."""
        if self._state.place >= 0:
            self._go(0 if side < 0 else len(self.seating.seats) - 1)

    def action_open(self) -> None:
        """Ask for the person, or put down under them whoever is moved."""
        if self._moving:
            self.post_message(self.Placed(self, self._moving, self.cursor_id))
        elif self.cursor_id is not None:
            self.post_message(self.Opened(self, self.cursor_id))

    def action_place_on_top(self) -> None:
        """Let whoever is moved report to nobody."""
        if self._moving:
            self.post_message(self.Placed(self, self._moving, None))

    def action_give_up(self) -> None:
        """Leave whoever is moved in place."""
        id, self.moving = self.moving, None
        if id is not None:
            self.put_cursor(id)
            self.post_message(self.GivenUp(self, id))

    def action_fold(self) -> None:
        """Hide the reports of the person, or show them; somebody without any hides with those beside."""
        seat = self._state.seat
        if seat is not None and self._state.found is None:
            manager = self._state.tree.manager[seat.id]
            id = manager if manager is not None and seat.id not in self._state.tree.reports else seat.id
            self.fold(id, id not in self._state.folded)
            self.post_message(self.Redrawn(self, seat.id))

    def action_fold_all(self) -> None:
        """Show everybody if somebody is folded away, else only the two highest levels."""
        self._state.fold_all(not self._state.folded)
        self._changed()
        self.post_message(self.Redrawn(self, self.cursor_id))

    def action_boxes(self) -> None:
        """Draw boxes instead of the outline, or the other way round."""
        self.boxes = not self._boxes
        self.post_message(self.Redrawn(self, self.cursor_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has nobody to act on, and what only ends a move."""
        if action in ("place_on_top", "give_up"):
            return bool(self._moving)
        return not (action in ("open", "fold") and self._state.place < 0)

    # -------------------------------------------------------------------- events

    def on_mount(self) -> None:
        """Take part in the layout, and say who the cursor stands on."""
        self._resize()
        self._announce()

    def on_focus(self, event: events.Focus) -> None:
        """Know that a click that brings the focus does no more than that."""
        del event
        self._just_focused = True

    def on_click(self, event: events.Click) -> None:
        """Go to a person; open whom one stood on before."""
        just_focused, self._just_focused = self._just_focused, False
        place = self._place_at(event.x, event.y)
        if place < 0:
            return
        if place != self._state.place:
            self._go(place)
        elif not just_focused:
            self.action_open()
