"""The section of the plan that is a grid: going about in it, and setting states with one key."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget

from kamtui.reading import write_money
from kamtui.rules.judged import Cause, quoted
from kamtui.rules.whitespace import Cell, Grid, Offering, Place, Unit
from kamtui.screens.base import TALL, WIDE, say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.screens.plan_lines import Key, SectionLine
from kamtui.screens.plan_resuming import PlanResuming
from kamtui.screens.white_space_cells import DRAFT
from kamtui.screens.white_space_shown import grid_shown, percent_parts, told_of
from kamtui.services.whitespace import clear_cells, move_head, remove_head, set_state
from kamtui.services.whitespace_heads import Kind
from kamtui.vocabulary_plan import CellState
from kamtui.widgets.empty_state import EmptyState
from kamtui.widgets.field_pane import FieldPane
from kamtui.widgets.grid_values import At, GridShown
from kamtui.widgets.section_told import SectionTold
from kamtui.widgets.state_legend import StateLegend
from kamtui.widgets.white_space import WhiteSpaceGrid

KEYS = (("n", "write the first offering"), ("N", "write the first business unit"))
"""What begins a white space."""
HALF_BEGUN = {
    "units": "It needs units to be sold to: N writes the first one",
    "offerings": "It needs offerings to be sold: n writes the first one",
}
"""What is said in place of the fields while a grid has no cells."""


class WhiteSpacePane(Container):
    """The grid with its legend, and what is known of where one stands: beside it, or below on narrow screens."""

    def __init__(self) -> None:
        super().__init__(id="white-space")
        self.grid = WhiteSpaceGrid()
        self.legend = StateLegend()
        self.fields = FieldPane()
        self.empty = EmptyState()

    def compose(self) -> ComposeResult:
        """The widgets."""
        with Vertical(id="white-space-grid"):
            yield self.grid
            yield self.legend
        yield self.fields
        yield self.empty


class PlanWhiteSpace(PlanResuming):
    """The plan, one of whose sections is a grid; writing in it is the subclass's."""

    concerns: ClassVar[frozenset[str]] = PlanResuming.concerns | {
        "business_unit", "competitor", "offering", "white_space",
    }  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.white = WhiteSpacePane()
        self.draft: At | None = None
        self.draft_after: int | None = None
        self._drawn_of: tuple[Grid, bool, GridShown] | None = None

    # ---------------------------------------------------------------- what is shown

    @property
    def is_grid(self) -> bool:
        """Whether the section is a grid."""
        return bool(self.section.grid)

    @property
    def body(self) -> Widget:
        """What takes the keys in this section."""
        return self.white.grid if self.is_grid else super().body

    @property
    def line(self) -> SectionLine | None:
        """The line under the cursor; a grid has none."""
        return None if self.is_grid else super().line

    @property
    def grid(self) -> Grid:
        """The white space in the book."""
        return self.shown.view.white_space if self.shown.view else Grid()

    @property
    def grid_now(self) -> Grid:
        """The white space on the screen: with the offering or the unit that is being written."""
        grid, draft, after = self.grid, self.draft, self.draft_after
        if draft is None:
            return grid
        if draft.unit == DRAFT:
            units = [unit.id for unit in grid.units]
            place = units.index(after) + 1 if after in units else len(units)
            return replace(grid, units=(*grid.units[:place], Unit(DRAFT, ""), *grid.units[place:]))
        keys = [offering.id for offering in grid.offerings]
        place = keys.index(after) + 1 if after in keys else len(keys)
        new = Offering(DRAFT, "", self.family_after(after), MappingProxyType({}))
        return replace(grid, offerings=(*grid.offerings[:place], new, *grid.offerings[place:]))

    def family_after(self, after: int | None) -> str:
        """The family of an offering, in which a new one after it stands; empty for none."""
        return next((offering.family for offering in self.grid.offerings if offering.id == after), "")

    def show_draft(self, draft: At | None, after: int | None = None) -> None:
        """Show a head that is being written, or no longer."""
        self.draft, self.draft_after = draft, after
        self.show_lines()

    def show_lines(self, at: Any = None) -> None:
        """Show the section's lines, or its grid."""
        if not self.is_grid:
            self.query_one("#body").remove_class("-grid")
            super().show_lines(at)
            return
        if not self.white.is_attached:
            self.query_one("#section").mount(self.white)
        self.query_one("#body").add_class("-grid")
        self.query_one(SectionTold).show(())
        grid = self.grid_now
        is_begun = bool(grid.offerings or grid.units)
        self.white.empty.display = not is_begun
        self.white.empty.show("No offerings yet", self.section.purpose, KEYS)
        self._fit_fields()
        self.white.grid.show(self._drawn(grid, is_low=self.size.height < TALL))
        self.tell_place()

    def _drawn(self, grid: Grid, *, is_low: bool) -> GridShown:
        """The grid as the widget shows it; going to the section again costs nothing while it is the same."""
        if self._drawn_of is None or self._drawn_of[0] is not grid or self._drawn_of[1] != is_low:
            self._drawn_of = (grid, is_low, grid_shown(grid, is_low=is_low))
        return self._drawn_of[2]

    def _fit_fields(self) -> None:
        """Put the fields beside the grid where the screen is wide, else below it."""
        self.white.fields.is_beside = self.size.width >= WIDE

    def on_resize(self) -> None:
        """Words and air follow the room there is."""
        if self.is_grid:
            self.show_lines()

    def tell_place(self) -> None:
        """Say of where one stands what is known."""
        title, under, fields = told_of(self.grid_now, self.white.grid.at, self.desk.today)
        if not fields and not title:
            missing = "units" if self.grid_now.offerings else "offerings"
            under = ((HALF_BEGUN[missing], "muted"),)
        self.white.fields.show(title, under, fields)

    def show_strip(self) -> None:
        """Say of the record or the cell under the cursor what there is to say."""
        if self.is_grid:
            self.tell_place()
        else:
            super().show_strip()

    def _recall(self) -> None:
        """Put the cursor where it was; a grid keeps it itself."""
        if not self.is_grid:
            super()._recall()

    @on(WhiteSpaceGrid.Moved)
    def _grid_moved(self) -> None:
        self.tell_place()

    # --------------------------------------------------------------- what keys do

    @on(WhiteSpaceGrid.StateWanted)
    def _set_state(self, message: WhiteSpaceGrid.StateWanted) -> None:
        """Set the state of the marked cells, of the cell, or of all in the row or column that are unknown."""
        places = self._chosen()
        if places:
            self.attempt(lambda: set_state(self.desk.book, places, message.state))
            self.white.grid.unmark()
        elif self.grid.offerings and self.grid.units:
            say(self, "Nothing is unknown here: choose a cell", "Not changed")

    def _chosen(self) -> tuple[Place, ...]:
        at, marked = self.white.grid.at, self.white.grid.marked
        if marked:
            order = [cell.place for cell in self.grid.cells()]
            return tuple(place for place in order if At(*place) in marked)
        if at.offering is not None and at.unit is not None:
            return ((at.offering, at.unit),)
        return tuple(cell.place for cell in self._cells_at(at) if cell.state is CellState.UNKNOWN)

    def _cells_at(self, at: At) -> Sequence[Cell]:
        """The cells of a row or a column, or the one."""
        if at.offering is not None and at.unit is not None:
            return (self.grid.cell(at.offering, at.unit),)
        if at.offering is not None:
            return self.grid.row(at.offering)
        return self.grid.column(at.unit) if at.unit is not None else ()

    def head_at(self, at: At) -> tuple[Kind, int] | None:
        """The offering or the unit one stands on; in a cell the offering."""
        if at.offering is not None:
            return "offering", at.offering
        return None if at.unit is None else ("business_unit", at.unit)

    def remove_here(self) -> None:
        """Forget what is known of the cells, or remove the offering or the unit one stands on."""
        at = self.white.grid.at
        if None not in at or self.white.grid.marked:
            self._forget()
            return
        head = self.head_at(at)
        if head is None:
            return
        name = self._name_of(*head)
        cells = self.attempt(lambda: remove_head(self.desk.book, *head), "Not removed")
        if cells is not None:
            known = f" and what was known of {cells} cell{'' if cells == 1 else 's'}" if cells else ""
            far = " from all accounts" if head[0] == "offering" else ""
            say(self, f"{name}{known}{far} · u brings it back", "Removed")

    def _forget(self) -> None:
        places = [place for place in self._chosen() if place in self.grid.entered]
        if not places:
            say(self, "Nothing is known of it", "Nothing to forget")
            return
        self.attempt(lambda: clear_cells(self.desk.book, places))
        self.white.grid.unmark()

    def _name_of(self, kind: Kind, key: int) -> str:
        heads: Iterable[Offering | Unit] = self.grid.offerings if kind == "offering" else self.grid.units
        name = next((head.name for head in heads if head.id == key), "?")
        return f"{'Offering' if kind == 'offering' else 'Unit'} {quoted(name)}"

    def move_here(self, by: Literal[-1, 1]) -> None:
        """Move the offering or the unit among its neighbours."""
        head = self.head_at(self.white.grid.at)
        if head is None:
            return
        is_moved = self.attempt(lambda: move_head(self.desk.book, *head, by), "Not moved")
        if is_moved is False:
            of = "of its family" if head[0] == "offering" and self.family_after(head[1]) else "here"
            say(self, f"It is the {'last' if by > 0 else 'first'} one {of} already", "Not moved")

    # ------------------------------------------------------------------------ why

    def why_here(self) -> None:
        """Show the arithmetic of the share of wallet: of where one stands, and of all."""
        from kamtui.screens.dialogs.why import WhyDialog  # only when asked for

        view = self.shown.view
        if view is not None:
            self.app.push_screen(WhyDialog(f"{view.account} · white space", self._shares()), self._go_to_cell)

    def _shares(self) -> Iterable[WhyEntry]:
        at, grid = self.white.grid.at, self.grid
        names = {one.id: one.name for one in grid.offerings}, {one.id: one.name for one in grid.units}
        if at.offering is not None:
            yield self._share(names[0].get(at.offering, ""), grid.row(at.offering))
        if at.unit is not None:
            yield self._share(names[1].get(at.unit, ""), grid.column(at.unit))
        yield self._share("All", tuple(grid.cells()))

    def _share(self, name: str, cells: Sequence[Cell]) -> WhyEntry:
        def write(minor: int) -> str:
            return write_money(minor, self.grid.currency)

        judged = self.grid.share_of_wallet(cells, write)
        total = self.grid.total(cells)
        known = Cause(f"{total.known} of {total.cells} cells known")
        figure = ((f"{name}   ", "fg"), *percent_parts(judged.value))
        return WhyEntry("Wallet share", figure, (*judged.why, known))

    def _go_to_cell(self, record: Key | None) -> None:
        """Go to a cell that is a cause."""
        found = next((cell for cell in self.grid.entered.values() if record == ("white_space", cell.id)), None)
        if found is not None:
            self.white.grid.go_to(At(*found.place))
