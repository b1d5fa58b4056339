"""What one sees of an org chart: an outline or boxes, of which only the visible lines are drawn."""

from collections.abc import Collection

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import CursorInk, Ink, ink_for
from kamtui.widgets.org_chart_boxes import BOX, BoxColumns, columns_in_sight, draw_line
from kamtui.widgets.org_chart_layout import Seat, Seating
from kamtui.widgets.org_chart_lines import Lines, joined_to
from kamtui.widgets.org_chart_outline import Face, OutlineColumns, columns_for
from kamtui.widgets.org_chart_state import ChartState
from kamtui.widgets.org_chart_values import ChartPerson
from kamtui.widgets.parts import Part, Parts, blanks, spread
from kamtui.widgets.scrolled import Scrolled
from kamtui.widgets.table import HEADING, MARGIN


class OrgChartView(Scrolled, CursorInk):
    """Draws people in their lines of command, and keeps the cursor in sight; the subclass has the keys.

    Args:
        boxes: Whether people are drawn as boxes; else as an outline.
        id: As for any widget.
        classes: As for any widget.
    """

    def __init__(self, *, boxes: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._state = ChartState()
        self._lines: Lines = {}
        self._boxes = boxes
        self._moving: tuple[int, ...] = ()
        self._marked: Collection[int] = frozenset()
        self._first_level = 0
        self._drawn_in: Ink | None = None
        self._drawn_width = 0
        self._outline: OutlineColumns | None = None
        # A line that is scrolled into sight again is not made anew. Where a line joins both, the cursor counts too.
        self._strips: dict[tuple[int, bool, bool, int | None], Strip] = {}

    @property
    def seating(self) -> Seating:
        """Where whoever is shown stands."""
        return self._state.seating

    def mark(self, ids: Collection[int]) -> None:
        """Mark exactly these people."""
        if ids != self._marked:
            self._marked = ids
            self._strips.clear()
            self.refresh()

    # ----------------------------------------------------------------- in sight

    def _resize(self) -> None:
        """Tell the scrollbar how much there is, and forget what was drawn."""
        self._strips.clear()
        lines = self.seating.slots * BOX if self._boxes else len(self.seating.seats)
        self.virtual_size = Size(1, HEADING + lines)

    def _show_cursor(self) -> None:
        """Scroll no further than needed to see the person."""
        seat, room = self._state.seat, self._room
        if seat is None or room <= 0:
            return
        high = BOX if self._boxes else 1
        line = seat.slot * BOX if self._boxes else self._state.place
        top = round(self.scroll_target_y)
        wanted = min(max(top, line + high - room), line)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)

    def _redraw(self, *places: int) -> None:
        """Draw these people again, and whoever a line joins to them."""
        if self._moving or self._fit_boxes():
            self.refresh()
            return
        seats, at = self.seating.seats, self.seating.place
        found = set(places)
        for place in places:
            found.update(at[id] for id in joined_to(self._lines, seats[place].id) if id in at)
        lines = {seats[place].slot * BOX + row for place in found for row in range(BOX)} if self._boxes else found
        for line in lines:
            self.refresh_line(HEADING + line)

    def _fit_boxes(self) -> bool:
        """Give room to the levels in sight alone, the cursor staying on its line of the screen.

        Returns:
            Whether other levels are in sight than before.
        """
        state = self._state
        if not self._boxes or state.seat is None or not self.size.width:
            return False
        first, columns = self._first_level, self._columns()
        deepest = columns.first + columns.visible - 1
        if deepest == state.deepest:
            return columns.first != first
        before = state.seat.slot
        state.reach(deepest)
        self._resize()
        moved = (state.seat.slot - before) * BOX
        self.scroll_to(y=max(0, round(self.scroll_target_y) + moved), animate=False, force=True)
        return True

    @property
    def _room(self) -> int:
        """Lines for people."""
        return self.size.height - HEADING

    def _columns(self) -> BoxColumns:
        """The columns of boxes in sight."""
        seat = self._state.seat
        levels = max(1, len(self.seating.columns))
        columns = columns_in_sight(
            self.size.width - 2 * MARGIN, levels, self._first_level, seat.depth if seat else 0
        )
        self._first_level = columns.first
        return columns

    def _place_at(self, x: int, y: int) -> int:
        """The place of whoever is drawn at a cell of the widget; -1 where nobody is."""
        line = y - HEADING + self.scroll_offset.y
        if y < HEADING or line < 0:
            return -1
        if not self._boxes:
            return line if line < len(self.seating.seats) else -1
        place = self.seating.at(self._columns().level_at(x - MARGIN), line // BOX)
        return place if place >= 0 and self.seating.seats[place].slot == line // BOX else -1

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._fit_boxes()
        self._show_cursor()

    def redraw_cursor(self) -> None:
        """Show that keys go here, or no longer."""
        if self._state.place >= 0:
            self._redraw(self._state.place)

    def notify_style_update(self) -> None:
        """Draw again if another palette or another set of marks is in force."""
        super().notify_style_update()
        if self._drawn_in not in (None, ink_for(self.app)):
            self.refresh()

    # ------------------------------------------------------------------- drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line for Textual."""
        ink = ink_for(self.app)
        width = self.size.width
        if ink is not self._drawn_in or width != self._drawn_width:
            self._strips.clear()
            self._drawn_in, self._drawn_width = ink, width
        if y == 0:
            return ink.strip((*blanks(MARGIN), *self._heading(width - 2 * MARGIN)), width)
        if y == 1:
            return ink.strip((*blanks(MARGIN), (glyph("rule") * max(0, width - 2 * MARGIN), "faint")), width)
        line = y - HEADING + self.scroll_offset.y
        return self._boxes_line(ink, line, width) if self._boxes else self._outline_line(ink, line, width)

    def _heading(self, width: int) -> Parts:
        """The titles of the outline's columns, or which levels of boxes are in sight."""
        if not self._boxes:
            return self._outline_columns(width).heading(self._above())
        columns, levels = self._columns(), len(self.seating.columns)
        told = f"levels {columns.first + 1}–{columns.first + columns.visible} of {levels}"
        return spread((("Person", "muted"),), ((told, "muted"),) if columns.visible < levels else (), width)

    def _above(self) -> str:
        """The name of the manager of whoever stands on the first line in sight; empty at the top."""
        line, seating = self.scroll_offset.y, self.seating
        manager = seating.manager[line] if 0 <= line < len(seating.manager) else -1
        return self._person(seating.seats[manager]).name if manager >= 0 else ""

    def _outline_columns(self, width: int) -> OutlineColumns:
        if self._outline is None or self._outline.width != width:
            self._outline = columns_for(width)
        return self._outline

    def _face(self, place: int) -> Face:
        """How the person of a place is drawn."""
        id, state = self.seating.seats[place].id, self._state
        is_found = state.found is not None and id in state.found
        is_aside = state.found is not None and not is_found
        is_picked = self._is_picked(id)
        is_marked = id in self._marked or (is_found and not self._marked)  # where some are marked, only they are
        told = self._move_told() if self._moving and place == state.place else ()
        return Face(self._lines, state.id, is_aside, is_picked, is_marked, told)

    def _is_picked(self, id: int) -> bool:
        """Whether a person is moved, or stands under somebody who is."""
        return any(self._state.tree.holds(moved, id) for moved in self._moving)

    def _move_told(self) -> Parts:
        """What enter would do with whoever is moved, where the cursor is."""
        state, several = self._state, len(self._moving) > 1
        assert state.id is not None
        who = f"{len(self._moving)} people" if several else state.people[self._moving[0]].name
        if state.id in self._moving:
            return (("move" if several else "moves", "accent"),)
        if self._is_picked(state.id):
            return (("a circle", "watch"),)
        tops = [id for id in self._moving if set(self._moving).isdisjoint(state.tree.chain(id))]
        if all(state.tree.manager[id] == state.id for id in tops):
            return ((f"has {who}", "muted"),)
        return ((f"gets {who}", "accent"),)

    def _person(self, seat: Seat) -> ChartPerson:
        return self._state.people[seat.id]

    def _outline_line(self, ink: Ink, line: int, width: int) -> Strip:
        """The line of a person in the outline."""
        seats = self.seating.seats
        if not 0 <= line < len(seats):
            return ink.blank(width)
        seat, is_here = seats[line], line == self._state.place
        joined = self._state.id if self._state.id in joined_to(self._lines, seat.id) else None
        look = (line, is_here, is_here and self.has_focus, joined)
        known = None if self._moving else self._strips.get(look)
        if known is None:
            known = self._made(ink, seat, self._face(line), width)
            if not self._moving:
                self._strips[look] = known
        return known

    def _made(self, ink: Ink, seat: Seat, face: Face, width: int) -> Strip:
        """A line of the outline, bar and margins included."""
        is_here = seat.id == self._state.id
        bar: Part = (glyph("bar"), self.cursor_ink) if is_here else (" ", "fg")
        told = self._outline_columns(width - 2 * MARGIN).line(seat, self._person(seat), face)
        parts = (bar, face.mark, *told, *blanks(MARGIN))
        return Strip(ink.segments(parts, self.cursor_ground if is_here else "bg", bold_name=is_here), width)

    def _boxes_line(self, ink: Ink, line: int, width: int) -> Strip:
        """A line through the boxes."""
        segments: list[Segment] = ink.segments(blanks(MARGIN))
        if 0 <= line < self.seating.slots * BOX:
            for drawn in draw_line(self.seating, self._columns(), line, self._person, self._face):
                is_here = drawn.place == self._state.place
                segments += ink.segments(drawn.parts, self.cursor_ground if is_here else "bg")
        return Strip(segments).adjust_cell_length(width, ink.style("fg"))
