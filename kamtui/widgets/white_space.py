"""The white space: offerings by business units, a mark for each cell; only the lines one sees are drawn."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.cell_states import LOOKS, state_parts
from kamtui.widgets.grid_cursor import HEAD, GridCursor
from kamtui.widgets.grid_values import GUTTER, TOTAL, At, Face, Foot, GridLayout, GridLine, told_range
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts, width_of
from kamtui.widgets.table import MARGIN

EDITOR_LEAST = 24
"""Cells that a name is typed in at least."""


class WhiteSpaceGrid(GridCursor, inherit_bindings=False):
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
        bar: Part = (glyph("bar"), self.cursor_ink) if self.at.offering is None else (" ", "fg")
        yield from ink.segments((bar, (" ", "fg"), *fit_parts(((self._shown.title, "fg", "b"),), layout.name)))
        for key, name in self._visible_units(layout):
            is_here = key == self.at.unit
            part: Part = (name or " ", "fg", "b") if is_here else (name or " ", "muted")
            ground = self.cursor_ground if is_here and self.at.offering is None else "bg"
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
        bar: Part = (glyph("bar"), self.cursor_ink) if is_here else (" ", "fg")
        name: Part = (line.name or " ", "fg", "b") if is_here else (line.name or " ", "fg")
        yield from ink.segments((bar, (" ", "fg")))
        yield from ink.segments(
            fit_parts((name,), layout.name), self.cursor_ground if is_here and self.at.unit is None else "bg"
        )
        for place, (unit, _) in enumerate(self._visible_units(layout)):
            at = At(line.key, unit)
            face = line.faces[self._first + place]
            yield from ink.segments(blanks(GUTTER))
            yield from ink.segments(self._face(face, at, layout), self.cursor_ground if at == self.at else "bg")
        yield from self._to_the_end(_in_columns(line.totals[: layout.totals], TOTAL), layout, width)

    def _face(self, face: Face, at: At, layout: GridLayout) -> Parts:
        """A cell: its mark and letter, whether it is chosen, its market value where there is room."""
        mark: Part = (glyph("marked"), "accent") if at in self.marked else (" ", "fg")
        parts: Parts = (*blanks(1), *state_parts(face.state), mark)
        if layout.has_amounts:
            return (*parts, *fit_parts(((face.amount, "muted"),), layout.column - width_of(parts), "right"))
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


def _in_columns(texts: Sequence[Parts], width: int) -> Parts:
    """Texts at the right of columns that a blank parts from what is before them."""
    return tuple(part for text in texts for part in (*blanks(GUTTER), *fit_parts(text, width, "right")))
