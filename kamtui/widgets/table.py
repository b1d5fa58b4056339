"""A table of any length: it draws only the lines one sees, and its cursor stays on the record, not on the line."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, Generic

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.columns import Column, Layout, Row, lay_out
from kamtui.widgets.ink import Ink, ink_for
from kamtui.widgets.parts import Part, blanks
from kamtui.widgets.row_list import RowList
from kamtui.widgets.row_message import RowMessage
from kamtui.widgets.scrolled import Scrolled

MARGIN = 2
"""Blank cells on either side of the columns; the cursor's bar stands in the left ones: selecting moves nothing."""

HEADING = 2
"""Lines of the heading: the titles, and a rule."""

ColumnsFor = Callable[[int], Sequence[Column[Row]]]
"""The columns for a table of so many cells, margins included."""


class Table(Scrolled, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows of any kind in columns.

    A `None` among the rows is a blank line that parts groups. The cursor stops only at rows that `stops` allows.

    Args:
        columns: The columns, or a function that chooses them by the table's width.
        key: What a row is known by across reloads, usually its record's id.
        rows: The first rows, so that the first frame shows them.
        indent: By how many cells a row's name moves right.
        stops: Whether the cursor may stand on a row; on every one unless given.
        heading: Whether titles and a rule stand above the rows.
        can_mark: Whether the space bar marks rows.
        ground: The token below the rows, `surface` in a dialog.
        opens: What enter does to a row, in a word for the footer; empty to leave it unsaid.
        name: As for any widget.
        id: As for any widget.
        classes: As for any widget.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Table { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", show=False, id="table.down", tooltip="Go to the next row"),
        Binding("up,k", "move(-1)", "Up", show=False, id="table.up", tooltip="Go to the row before"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="table.page-down", tooltip="Go a page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="table.page-up", tooltip="Go a page up"),
        Binding("home,g", "edge(-1)", "First", show=False, id="table.first", tooltip="Go to the first row"),
        Binding("end,G", "edge(1)", "Last", show=False, id="table.last", tooltip="Go to the last row"),
        Binding("enter", "open", "open", id="table.open", tooltip="Open what the cursor is on"),
        Binding("space", "mark", "Mark", show=False, id="table.mark", tooltip="Mark the row, or no longer"),
    ]

    under_cursor: reactive[Any] = reactive(None, repaint=False)
    """The row under the cursor, for what must change in the same frame; a message comes a frame later."""

    class Highlighted(RowMessage):
        """Another row, or the same record with other values, is under the cursor; None when there is no row."""

    class Opened(RowMessage):
        """A row was opened with enter or a second click."""

    class Marked(RowMessage):
        """The set of marked rows has changed.

        Attributes:
            keys: The keys of all marked rows.
        """

        def __init__(self, table: "Table[Any]", keys: frozenset[Hashable]) -> None:
            super().__init__(table)
            self.keys = keys

    def __init__(
        self,
        columns: Sequence[Column[Row]] | ColumnsFor[Row],
        *,
        key: Callable[[Row], Hashable],
        rows: Sequence[Row | None] = (),
        indent: Callable[[Row], int] | None = None,
        stops: Callable[[Row], bool] | None = None,
        heading: bool = True,
        can_mark: bool = False,
        ground: str = "bg",
        opens: str = "open",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._columns = columns
        self._list = RowList(key, stops, rows)
        self._indent = indent
        self._head = HEADING if heading else 0
        self._can_mark = can_mark
        self._ground = ground
        self.opens = opens
        self._marked: frozenset[Hashable] = frozenset()
        self._announced: Row | None = None
        self._layout: Layout[Row] | None = None
        self._laid_out_for = -1
        self._drawn_in: Ink | None = None
        # A strip is good as long as its row is the same object: a filter key then redraws nothing it knows.
        self._strips: LRUCache[tuple[Hashable, bool, bool, bool], tuple[Row, Strip]] = LRUCache(2048)
        self._just_focused = False

    @property
    def rows(self) -> Sequence[Row | None]:
        """What is shown, blank lines included."""
        return self._list.rows

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None when there is none."""
        return self._list.row

    @property
    def cursor(self) -> int:
        """The place of the cursor among the rows; -1 when no row can be stood on."""
        return self._list.cursor

    @property
    def marked(self) -> frozenset[Hashable]:
        """The keys of the marked rows."""
        return self._marked

    def set_rows(self, rows: Sequence[Row | None]) -> None:
        """Show other rows; the cursor stays on its record, else on its line.

        Args:
            rows: The new rows; the table keeps the sequence and never changes it.
        """
        top = self.scroll_offset.y
        for place in self._list.replace(rows, range(top, top + self._room)):
            self.refresh_line(self._head + place)
        self.virtual_size = Size(1, self._head + len(rows))
        self._show_cursor()
        self._announce()

    def set_columns(self, columns: Sequence[Column[Row]] | ColumnsFor[Row]) -> None:
        """Show other columns of the same rows."""
        self._columns = columns
        self.forget()

    def forget(self) -> None:
        """Draw every row anew, for when a cell depends on more than its row."""
        self._strips.clear()
        self._laid_out_for = -1
        self.refresh()

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on a record.

        Args:
            key: What the table's `key` says of the row.

        Returns:
            Whether there is such a row.
        """
        place = self._list.find(key)
        self._move(place)
        return place >= 0

    def unmark(self) -> None:
        """Take all marks away."""
        if self._marked:
            self._set_marked(frozenset())

    # ---------------------------------------------------------------- cursor

    def _move(self, place: int) -> None:
        """Put the cursor on a place, draw the two lines that differ, tell who listens."""
        if place in (-1, self.cursor):
            return
        for line in (self.cursor, place):
            self.refresh_line(self._head + line)
        self._list.cursor = place
        self._show_cursor()
        self._announce()

    def _announce(self) -> None:
        """Say what is under the cursor, if that is news."""
        row = self.row
        if self.is_attached and row != self._announced:
            if row is None or self._announced is None:
                self.refresh_bindings()  # enter has begun or ceased to do something
            self._announced = row
            self.under_cursor = row
            self.post_message(self.Highlighted(self, row))

    def _show_cursor(self) -> None:
        """Scroll no further than needed to see the cursor, the headings right above it, and what goes on below."""
        room = self._room
        if self.cursor < 0 or room <= 0:
            return
        top = round(self.scroll_target_y)
        last = min(self._list.ended_by(self.cursor), self.cursor + room - 1)
        if last >= top + room:
            top = last - room + 1
        else:
            top = min(top, max(self._list.headed_by(self.cursor), self.cursor - room + 1))
        if top != round(self.scroll_target_y):
            self.scroll_to(y=top, animate=False, force=True)

    @property
    def _room(self) -> int:
        """Lines for rows."""
        return self.size.height - self._head

    def action_move(self, step: int) -> None:
        """Go to the next stop.

        Args:
            step: 1 down, -1 up.
        """
        self._move(self._list.step(step))

    def action_page(self, step: int) -> None:
        """Go a page further, one line short, so that the eye keeps its place.

        Args:
            step: 1 down, -1 up.
        """
        self._move(self._list.near(self.cursor + step * max(1, self._room - 1)))

    def action_edge(self, side: int) -> None:
        """Go to the first or the last stop.

        Args:
            side: -1 first, 1 last.
        """
        self._move(self._list.near(0 if side < 0 else len(self.rows) - 1))

    def action_open(self) -> None:
        """Tell that the row under the cursor is wanted."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def action_mark(self) -> None:
        """Mark the row under the cursor, or take its mark away, and go on to the next."""
        if self.row is not None:
            self._set_marked(self._marked ^ {self._list.key(self.row)})
            self.action_move(1)

    def _set_marked(self, keys: frozenset[Hashable]) -> None:
        """Change the marks and say so."""
        self._marked = keys
        self.refresh()
        self.post_message(self.Marked(self, keys))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has no row to act on; leave the space bar to the screen where rows cannot be marked."""
        if action in ("open", "mark") and self.row is None:
            return False
        return self._can_mark if action == "mark" else True

    # ---------------------------------------------------------------- events

    def on_mount(self) -> None:
        """Take part in the layout, and say what the cursor stands on."""
        self.virtual_size = Size(1, self._head + len(self.rows))
        self._announce()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._show_cursor()

    def on_focus(self, event: events.Focus) -> None:
        """Know that a click that brings the focus does no more than that."""
        del event
        self._just_focused = True

    def redraw_cursor(self) -> None:
        """Draw the cursor's line again."""
        if self.cursor >= 0:
            self.refresh_line(self._head + self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Highlight a row; open it if it was highlighted before."""
        just_focused, self._just_focused = self._just_focused, False
        place = event.y - self._head + self.scroll_offset.y
        if event.y < self._head or not self._list.is_stop(place):
            return
        if place != self.cursor:
            self._move(place)
        elif not just_focused:
            self.action_open()

    def notify_style_update(self) -> None:
        """Draw again if another palette or another set of marks is in force."""
        super().notify_style_update()
        if self._drawn_in not in (None, ink_for(self.app)):
            self.forget()

    # --------------------------------------------------------------- drawing

    def cell_region(self, column: str, key: Hashable | None = None) -> Region | None:
        """Where a cell is on the screen, for an editor to stand on it.

        Args:
            column: The key of a column.
            key: The key of a row; the cursor's unless given.

        Returns:
            None while the row or the column is not visible.
        """
        place = self.cursor if key is None else self._list.find(key)
        layout = self._layout_now()
        line = place - self.scroll_offset.y
        for shown, start, width in zip(layout.columns, layout.starts, layout.widths, strict=True):
            if shown.key == column and place >= 0 and 0 <= line < self._room:
                x, y = self.content_region.offset
                return Region(x + MARGIN + start, y + self._head + line, width, 1)
        return None

    def _layout_now(self) -> Layout[Row]:
        """The columns in their places for the present width; the scrollbar lies over the margin and moves none."""
        width = self.size.width
        if self._layout is None or width != self._laid_out_for:
            self._strips.clear()
            self._laid_out_for = width
            columns = self._columns(width) if callable(self._columns) else self._columns
            self._layout = lay_out(columns, width - 2 * MARGIN)
        return self._layout

    def render_line(self, y: int) -> Strip:
        """Draw a line for Textual."""
        ink = ink_for(self.app)
        if ink is not self._drawn_in:
            self._strips.clear()
            self._drawn_in = ink
        layout = self._layout_now()
        width = self.size.width
        if y < self._head:
            return self._heading(ink, layout, width, y)
        place = y - self._head + self.scroll_offset.y
        row = self._list.at(place)
        if row is None:
            return ink.blank(width, self._ground)
        return self._row_strip(ink, layout, row, place == self.cursor)

    def _heading(self, ink: Ink, layout: Layout[Row], width: int, y: int) -> Strip:
        """The titles, or the rule below them."""
        parts = layout.heading() if y == 0 else ((glyph("rule") * layout.width, "faint"),)
        return ink.strip(blanks(MARGIN) + parts, width, self._ground)

    def _row_strip(self, ink: Ink, layout: Layout[Row], row: Row, at_cursor: bool) -> Strip:
        """The line of a row, drawn once for each look it can have."""
        key = self._list.key(row)
        focused, marked = self.has_focus, key in self._marked
        look = (key, at_cursor, at_cursor and focused, marked)
        known = self._strips.get(look)
        if known is not None and known[0] is row:
            return known[1]
        ground = ("select" if focused else "panel") if at_cursor else self._ground
        bar: Part = (glyph("bar"), "accent" if focused else "faint") if at_cursor else (" ", "fg")
        mark: Part = (glyph("marked"), "accent") if marked else (" ", "fg")
        line = layout.row(row, self._indent(row) if self._indent else 0)
        width = self.size.width
        parts = (bar, mark, *line, *blanks(MARGIN))
        strip = Strip(ink.segments(parts, ground, bold_name=at_cursor), width)
        self._strips[look] = (row, strip)
        return strip
