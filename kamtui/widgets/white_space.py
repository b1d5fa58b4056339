"""The white space: offerings by business units, a mark for each cell; only the lines one sees are drawn."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.vocabulary import CellState
from kamtui.widgets.cell_states import LOOKS, legend_lines, state_parts
from kamtui.widgets.grid_values import (
    GUTTER,
    TOTAL,
    At,
    Face,
    Foot,
    GridLayout,
    GridLine,
    GridShown,
    in_sight,
    lay_out_grid,
    step_among,
    told_range,
)
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN

HEAD = 2
"""Lines above the cells: the units' names, and a rule."""
ROOM_FOR_A_RULE = 16
"""Lines from which on a rule parts the totals from the cells."""
EDITOR_LEAST = 24
"""Cells that a name is typed in at least."""


class WhiteSpaceGrid(InkedWidget, can_focus=True, inherit_bindings=False):
    """Cells one can stand on, with the names of their rows and columns, which one can stand on as well."""

    DEFAULT_CSS = "WhiteSpaceGrid { height: 1fr; width: 1fr; }"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "ask('offering')", "offering", id="grid.new-offering", tooltip="Write a new offering below"),
        Binding("N", "ask('unit')", "unit", id="grid.new-unit", tooltip="Write a new business unit to the right"),
        Binding("e,enter", "ask('edit')", "edit", id="grid.edit",
                tooltip="Edit what is known of the cell; tab goes on to the next value"),
        Binding("space", "mark", "mark", id="grid.mark", tooltip="Mark the cell, to say one thing of several"),
        *(
            Binding(look.key, f"state('{state.value}')", state.label, show=False, id=f"grid.{state.value}",
                    key_display=look.letter, tooltip=f"Say of the cell: {state.label}")
            for state, look in LOOKS.items()
        ),
        Binding("E", "ask('all')", "Edit all", show=False, id="grid.edit-all",
                tooltip="Edit every field of the cell, the offering or the unit"),
        Binding("delete", "ask('remove')", "Remove", show=False, id="grid.remove",
                tooltip="Forget what is known of the cell; on a name remove the offering or the unit"),
        Binding("J", "ask('later')", "Move later", show=False, id="grid.move-later",
                tooltip="Move the offering down, or on its name the unit to the right"),
        Binding("K", "ask('earlier')", "Move earlier", show=False, id="grid.move-earlier",
                tooltip="Move the offering up, or on its name the unit to the left"),
        Binding("equals_sign", "ask('why')", "Why", key_display="=", show=False, id="grid.why",
                tooltip="Show the arithmetic of the share of wallet"),
        Binding("down,j", "move(1,0)", "Down", show=False, id="grid.down", tooltip="Go to the next offering"),
        Binding("up,k", "move(-1,0)", "Up", show=False, id="grid.up", tooltip="Go to the offering before"),
        Binding("right,l", "move(0,1)", "Right", show=False, id="grid.right", tooltip="Go to the next unit"),
        Binding("left,h", "move(0,-1)", "Left", show=False, id="grid.left",
                tooltip="Go to the unit before, then to the outline"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="grid.page-down", tooltip="Go a page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="grid.page-up", tooltip="Go a page up"),
        Binding("g", "edge(-1,0)", "First", show=False, id="grid.first", tooltip="Go to the first offering"),
        Binding("G", "edge(1,0)", "Last", show=False, id="grid.last", tooltip="Go to the last offering"),
        Binding("home", "edge(0,-1)", "First unit", show=False, id="grid.first-unit", tooltip="Go to the names"),
        Binding("end", "edge(0,1)", "Last unit", show=False, id="grid.last-unit", tooltip="Go to the last unit"),
        Binding("escape", "unmark", "Unmark", show=False, id="grid.unmark", tooltip="Take all marks away"),
    ]  # fmt: skip

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

    # -------------------------------------------------------------------- values

    def show(self, shown: GridShown) -> None:
        """Show a grid; one stays where one stood, or beside what is gone."""
        before = self._place()
        self._shown = shown
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

    # ------------------------------------------------------------------- drawing

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
        return lay_out_grid(self._shown, max(0, self.size.width - 2 * MARGIN))

    def region_of(self, at: At) -> Region:
        """The cells of the screen where a name is written: an offering's line, a unit's column and more."""
        layout, content = self._layout(), self.content_region
        right = content.right - MARGIN
        if at.offering is None:
            place = max(0, self._columns().index(at.unit) - 1 - self._first) if at.unit in self._columns() else 0
            left = min(content.x + MARGIN + layout.start(place) + 1, right - EDITOR_LEAST)
            return Region(left, content.y, EDITOR_LEAST, 1)
        keys = [line.key for line in self._shown.lines]
        line = keys.index(at.offering) - self._top if at.offering in keys else 0
        left = content.x + MARGIN
        return Region(left, content.y + HEAD + max(0, line), max(EDITOR_LEAST, right - left), 1)

    def line(self, y: int, width: int) -> Strip:
        """A line: heading, rule, offerings, then totals."""
        layout = self._layout()
        if y == 0:
            return Strip(list(self._heading(layout, width)), width)
        if y == 1:
            return self.ink.strip((*blanks(MARGIN), *self._ruled(layout, width - 2 * MARGIN)), width)
        shown = min(self._room, len(self._shown.lines))
        self._top = min(self._top, len(self._shown.lines) - shown)
        place = y - HEAD
        if place < shown:
            return Strip(list(self._row(self._shown.lines[place + self._top], layout, width)), width)
        place -= shown
        if place < self._rule:
            return self.ink.strip((*blanks(MARGIN), (glyph("rule") * (width - 2 * MARGIN), "faint")), width)
        place -= self._rule
        if place < len(self._feet):
            return self.ink.strip(self._foot(self._feet[place], layout), width)
        return self.ink.blank(width)

    def _heading(self, layout: GridLayout, width: int) -> Iterable[Segment]:
        """The title, the units, what is summed at the right."""
        ink = self.ink
        bar: Part = (glyph("bar"), self._bar_ink) if self.at.offering is None else (" ", "fg")
        yield from ink.segments((bar, (" ", "fg"), *fit_parts(((self._shown.title, "fg", "b"),), layout.name)))
        for key, name in self._visible_units(layout):
            is_here = key == self.at.unit
            part: Part = (name or " ", "fg", "b") if is_here else (name or " ", "muted")
            ground = self._ground if is_here and self.at.offering is None else "bg"
            yield from ink.segments(blanks(GUTTER))
            yield from ink.segments((*blanks(1), *fit_parts((part,), layout.column - 1)), ground)
        titles: list[Parts] = [((title, "muted"),) for title in self._shown.total_titles[: layout.totals]]
        yield from self._to_the_end(_in_columns(titles, TOTAL), layout, width)

    def _ruled(self, layout: GridLayout, width: int) -> Parts:
        """The rule, and at its end what of the grid is on the screen."""
        offerings = len(self._rows()) - 1
        visible = sum(line.key is not None for line in self._shown.lines[self._top : self._top + self._room])
        before = sum(line.key is not None for line in self._shown.lines[: self._top])
        told = ", ".join(
            filter(
                None,
                (
                    told_range(self._first, layout.visible, len(self._shown.units), "units"),
                    told_range(before, visible, offerings, "offerings"),
                ),
            )
        )
        rest = width - len(told) - (1 if told else 0)
        return ((glyph("rule") * max(0, rest), "faint"), *(((f" {told}", "muted"),) if told else ()))

    def _row(self, line: GridLine, layout: GridLayout, width: int) -> Iterable[Segment]:
        """An offering with its cells and totals, or the name of a family."""
        ink = self.ink
        if line.key is None:
            yield from ink.segments((*blanks(MARGIN), *fit_parts(((line.name, "muted"),), width - MARGIN)))
            return
        is_here = line.key == self.at.offering
        bar: Part = (glyph("bar"), self._bar_ink) if is_here else (" ", "fg")
        name: Part = (line.name or " ", "fg", "b") if is_here else (line.name or " ", "fg")
        yield from ink.segments((bar, (" ", "fg")))
        yield from ink.segments(
            fit_parts((name,), layout.name), self._ground if is_here and self.at.unit is None else "bg"
        )
        for place, (unit, _) in enumerate(self._visible_units(layout)):
            at = At(line.key, unit)
            face = line.faces[self._first + place]
            yield from ink.segments(blanks(GUTTER))
            yield from ink.segments(self._face(face, at, layout), self._ground if at == self.at else "bg")
        yield from self._to_the_end(_in_columns(line.totals[: layout.totals], TOTAL), layout, width)

    def _face(self, face: Face, at: At, layout: GridLayout) -> Parts:
        """A cell: whether it is chosen, its mark and letter, its market value where there is room."""
        mark: Part = (glyph("marked"), "accent") if at in self.marked else (" ", "fg")
        parts: Parts = (mark, *state_parts(face.state))
        if layout.has_amounts:
            return (*parts, *fit_parts(((face.amount, "muted"),), layout.column - 4, "right"))
        return fit_parts(parts, layout.column)

    def _foot(self, foot: Foot, layout: GridLayout) -> Parts:
        """A line of totals."""
        first, last = self._first, self._first + layout.visible
        sums = _in_columns(foot.sums[first:last], layout.column)
        total = _in_columns((foot.total,) * min(1, layout.totals), TOTAL)
        return (*blanks(MARGIN), *fit_parts(((foot.label, "muted"),), layout.name), *sums, *total)

    def _visible_units(self, layout: GridLayout) -> Sequence[tuple[int, str]]:
        return self._shown.units[self._first : self._first + layout.visible]

    def _to_the_end(self, totals: Parts, layout: GridLayout, width: int) -> Iterable[Segment]:
        """The totals right behind the units, and blanks up to the end of the line."""
        used = MARGIN + layout.start(len(self._visible_units(layout))) - GUTTER
        yield from self.ink.segments(fit_parts(totals, width - used))

    @property
    def _ground(self) -> str:
        return "select" if self.has_focus else "panel"

    @property
    def _bar_ink(self) -> str:
        return "accent" if self.has_focus else "faint"


class StateLegend(InkedWidget):
    """The states with their keys, in as many lines as they need, or what is said instead of them."""

    DEFAULT_CSS = "StateLegend { height: 3; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._instead: tuple[Parts, ...] = ()

    def say(self, *lines: Parts) -> None:
        """Say something instead of the states, or with nothing the states again."""
        self._instead = lines
        self.refresh()

    def on_resize(self) -> None:
        """Take the lines that the words need at this width, and a blank one above."""
        self.styles.height = len(legend_lines(self.size.width - 2 * MARGIN)) + 1

    def line(self, y: int, width: int) -> Strip:
        """A line of the legend."""
        lines = self._instead or legend_lines(width - 2 * MARGIN)
        parts = lines[y - 1] if 1 <= y <= len(lines) else ()
        return self.ink.strip((*blanks(MARGIN), *fit_parts(parts, width - 2 * MARGIN)), width)


def _in_columns(texts: Sequence[Parts], width: int) -> Parts:
    """Texts at the right of columns that a blank parts from what is before them."""
    return tuple(part for text in texts for part in (*blanks(GUTTER), *fit_parts(text, width, "right")))
