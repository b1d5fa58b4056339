"""Going about in a grid of offerings by units: where one stands, what is marked, what is in sight."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from kamtui.vocabulary_plan import CellState
from kamtui.widgets.grid_values import (
    GUTTER,
    At,
    Foot,
    GridLayout,
    GridShown,
    in_sight,
    lay_out_grid,
    step_among,
)
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.table import MARGIN

HEAD = 2
"""Lines above the cells: the units' names, and a rule."""
ROOM_FOR_A_RULE = 16
"""Lines from which on a rule parts the totals from the cells."""


class GridCursor(InkedWidget, can_focus=True, inherit_bindings=False):
    """Stands on a cell, or on the name of a row or a column; the subclass has the keys and draws.

    Args:
        id: As for any widget.
    """

    class Moved(Message):
        """One stands somewhere else, or on something else."""

    class StateWanted(Message):
        """A state is to be set.

        Attributes:
            state: The state.
        """

        def __init__(self, state: CellState) -> None:
            super().__init__()
            self.state = state

    class Asked(Message):
        """Something is to be done where one stands.

        Attributes:
            verb: offering, unit, edit, all, remove, later, earlier, why, or outline.
        """

        def __init__(self, verb: str) -> None:
            super().__init__()
            self.verb = verb

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown = GridShown()
        self.at = At(None, None)
        self.marked: frozenset[At] = frozenset()
        self._first = 0
        self._top = 0
        self._laid_out: tuple[int, GridLayout] | None = None

    # -------------------------------------------------------------------- values

    def show(self, shown: GridShown) -> None:
        """Show a grid; one stays where one stood, or beside what is gone."""
        before = self._place()
        self._shown = shown
        self._laid_out = None
        rows, columns = self._rows(), self._columns()
        self.marked = frozenset(at for at in self.marked if at.offering in rows and at.unit in columns)
        row = self.at.offering if self.at.offering in rows else rows[min(before[0], len(rows) - 1)]
        column = self.at.unit if self.at.unit in columns else columns[min(before[1], len(columns) - 1)]
        self._go(At(row, column), is_news=True)

    def go_to(self, at: At) -> None:
        """Stand somewhere."""
        self._go(at)

    def unmark(self) -> None:
        """Take all marks away."""
        self.marked = frozenset()
        self.refresh()

    def _rows(self) -> list[int | None]:
        return [None, *(line.key for line in self._shown.lines if line.key is not None)]

    def _columns(self) -> list[int | None]:
        return [None, *(key for key, _ in self._shown.units)]

    def _place(self) -> tuple[int, int]:
        rows, columns = self._rows(), self._columns()
        row = rows.index(self.at.offering) if self.at.offering in rows else 1
        return row, columns.index(self.at.unit) if self.at.unit in columns else 1

    def _go(self, at: At, *, is_news: bool = False) -> None:
        """Stand somewhere, but not in the corner, where there is nothing."""
        if at == At(None, None):
            rows, columns = self._rows(), self._columns()
            at = At(rows[min(1, len(rows) - 1)], columns[min(1, len(columns) - 1)])
        if at != self.at or is_news:
            self.at = at
            self._bring_in_sight()
            self.refresh()
            self.post_message(self.Moved())

    def _bring_in_sight(self) -> None:
        layout = self._layout()
        column = self._place()[1] - 1
        if column >= 0:
            self._first = in_sight(self._first, column, layout.visible, len(self._shown.units))
        else:
            self._first = min(self._first, max(0, len(self._shown.units) - layout.visible))
        keys = [line.key for line in self._shown.lines]
        if self.at.offering in keys and self.at.offering is not None:
            line = keys.index(self.at.offering)
            if line and keys[line - 1] is None and line <= self._top:
                line -= 1  # the family's name is seen with its first offering
            self._top = in_sight(self._top, line, self._room, len(keys))
        else:
            self._top = max(0, min(self._top, len(keys) - self._room))

    # ---------------------------------------------------------------------- keys

    def action_move(self, down: int, right: int) -> None:
        """Go to a neighbour; left of the names is the outline."""
        at = At(
            step_among(self._rows(), self.at.offering, down) if down else self.at.offering,
            step_among(self._columns(), self.at.unit, right) if right else self.at.unit,
        )
        if right < 0 and (at == self.at or at == At(None, None)):
            self.post_message(self.Asked("outline"))
        elif at != At(None, None):
            self._go(at)

    def action_page(self, step: int) -> None:
        """Go a page further, one line short."""
        rows = self._rows()[1:]
        if rows:
            self._go(At(step_among(rows, self.at.offering, step * max(1, self._room - 1)), self.at.unit))

    def action_edge(self, down: int, right: int) -> None:
        """Go to the first or the last offering or unit."""
        rows, columns = self._rows()[1:] or [None], self._columns()
        at = self.at
        if down:
            at = At(rows[0 if down < 0 else -1], at.unit)
        if right:
            at = At(at.offering, columns[0 if right < 0 else -1])
        if at != At(None, None):
            self._go(at)

    def action_ask(self, verb: str) -> None:
        """Ask for something to be done."""
        self.post_message(self.Asked(verb))

    def action_state(self, state: str) -> None:
        """Ask for a state to be set."""
        self.post_message(self.StateWanted(CellState(state)))

    def action_mark(self) -> None:
        """Mark the cell, or take its mark away, and go on to the next one below."""
        if None not in self.at:
            self.marked ^= {self.at}
            self.refresh()
            self.action_move(1, 0)

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.unmark()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to the screen where nothing is marked."""
        return bool(self.marked) if action == "unmark" else True

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys no longer go here."""
        self.refresh()

    def on_resize(self) -> None:
        """Keep in sight where one stands."""
        self._bring_in_sight()
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Go down."""
        self.action_move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        """Go up."""
        self.action_move(-1, 0)

    def on_click(self, event: events.Click) -> None:
        """Stand where the click was; a second click edits."""
        at = self._at_point(event.x - MARGIN, event.y)
        if at is None:
            return
        if at == self.at:
            self.action_ask("edit")
        else:
            self._go(at)

    def _at_point(self, x: int, y: int) -> At | None:
        layout = self._layout()
        place = (x - layout.name - GUTTER) // (layout.column + GUTTER)
        column: int | None = None
        if x > layout.name:
            if not 0 <= place < min(layout.visible, len(self._shown.units)):
                return None
            column = self._shown.units[self._first + place][0]
        if y < HEAD:
            return At(None, column) if column is not None else None
        line = y - HEAD + self._top
        if y - HEAD >= self._room or line >= len(self._shown.lines) or self._shown.lines[line].key is None:
            return None
        return At(self._shown.lines[line].key, column)

    @property
    def _feet(self) -> Sequence[Foot]:
        return self._shown.feet if self._shown.units else ()

    @property
    def _rule(self) -> int:
        return int(bool(self._feet) and self.size.height >= ROOM_FOR_A_RULE)

    @property
    def _room(self) -> int:
        """Lines for offerings; totals follow the last one."""
        return max(1, self.size.height - HEAD - len(self._feet) - self._rule)

    def _layout(self) -> GridLayout:
        """The widths; every line asks for them, so they are chosen once for a width."""
        width = max(0, self.size.width - 2 * MARGIN)
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, lay_out_grid(self._shown, width))
        return self._laid_out[1]
