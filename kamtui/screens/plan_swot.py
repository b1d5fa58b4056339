"""The plan's findings: as a list or as a two-by-two, and what is made of one."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from textual import on
from textual.geometry import Region
from textual.widget import Widget

from kamtui.models.outline import Section
from kamtui.rules.findings import HEADINGS
from kamtui.rules.judged import quoted
from kamtui.rules.plan import PlanRow
from kamtui.screens.base import say
from kamtui.screens.desk import Desk
from kamtui.screens.plan_cells import Cell
from kamtui.screens.plan_lines import Key, NewPlace, SectionLine, title_of
from kamtui.screens.plan_periods import PlanPeriods
from kamtui.screens.plan_place import TITLE_LINES
from kamtui.services.findings import made_of, make_of_finding
from kamtui.text import cells
from kamtui.theme import glyph
from kamtui.vocabulary_plan import FindingKind, Visibility
from kamtui.widgets.parts import Part, Parts
from kamtui.widgets.quarters import Quarter, QuarterItem
from kamtui.widgets.record_strip import RecordStrip
from kamtui.widgets.table import MARGIN
from kamtui.widgets.two_by_two import TwoByTwo
from kamtui.wrapping import wrap

SECTION, KIND = "swot", "finding"
EDITOR_LEAST = 30
"""Cells in which a finding is written at least."""


class PlanSwot(PlanPeriods):
    """The plan, whose findings can stand in a two-by-two, and become actions and risks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.quarters = TwoByTwo(id="quarters")
        self._in_quarters = False

    # ---------------------------------------------------------------- what is shown

    @property
    def is_quartered(self) -> bool:
        """Whether the section is shown as a two-by-two."""
        return self._in_quarters and self.section.key == SECTION

    def is_of_section(self, action: str) -> bool | None:
        """Whether a key that only some sections have does something here; None where all have it."""
        if action == "show_view":
            return self.has_views
        if action == "make":
            return self.record is not None and self.record.kind == KIND
        return None

    @property
    def has_views(self) -> bool:
        """Whether the section can be shown in another way."""
        return self.section.key == SECTION

    def action_show_view(self) -> None:
        """Show the findings as a list, or as a two-by-two; the cursor stays on its finding."""
        if self.section.key != SECTION:
            return
        key, is_outside = self.key, self.outline.has_focus
        self._in_quarters = not self._in_quarters
        self.show_lines()
        if key is not None:
            self._go_to(key)
        if not is_outside:
            self.set_focus(self.body)
        self.refresh_bindings()

    @property
    def body(self) -> Widget:
        """What takes the keys in this section."""
        return self.quarters if self.is_quartered else super().body

    @property
    def line(self) -> SectionLine | None:
        """The line under the cursor."""
        if not self.is_quartered:
            return super().line
        rows = self.rows_shown()
        return next((SectionLine(row) for row in rows if row.id == self.quarters.item), None)

    @property
    def kind_here(self) -> FindingKind:
        """The kind of the quarter where one stands."""
        quarter = self.quarters.quarter
        return FindingKind.STRENGTH if quarter is None else FindingKind(quarter.key)

    @property
    def moves_among(self) -> str:
        """The field that neighbours of a record have in common; empty where all siblings stand together."""
        return "kind" if self.is_quartered else ""

    def keys_of_empty(self) -> tuple[tuple[str, str], ...]:
        """The keys that fill the section while it is empty."""
        more = (("v", "show it two by two"),) if self.section.key == SECTION else ()
        return (*super().keys_of_empty(), *more)

    def show_lines(self, at: Any = None) -> None:
        """Show the section's lines, or its quarters."""
        super().show_lines(at)
        if self.section.grid:
            return
        self.table.display = not self.is_quartered
        if self.is_quartered:
            if not self.quarters.is_attached:
                self.query_one("#records-or-none").mount(self.quarters)
            self.nothing_yet.display = False
            self.query_one(RecordStrip).visible = True
            self.quarters.show(self._quarters_now())
            if isinstance(at, PlanRow):
                self.quarters.go_to(at.id)
            self.show_strip()
        self.quarters.display = self.is_quartered

    def _quarters_now(self) -> Sequence[Quarter]:
        found: dict[object, list[QuarterItem]] = {kind: [] for kind in HEADINGS}
        for row in self.rows_shown():
            item = QuarterItem(row.id, title_of(self.section, row), _mark(row))
            found[row.values.get("kind", self.kind_here)].append(item)
        return [Quarter(kind.value, title, tuple(found[kind])) for kind, title in HEADINGS.items()]

    def _recall(self) -> None:
        super()._recall()
        if self.is_quartered and self.table.row is not None and self.key is None:
            self.quarters.go_to(self.table.row.key[1])

    def show_record(self, section: str, key: Key | None) -> None:
        """Go to a record of the plan."""
        super().show_record(section, key)
        if key is not None and self.is_quartered:
            self.quarters.go_to(key[1])

    def _go_to(self, key: Key) -> None:
        if self.is_quartered:
            self.quarters.go_to(key[1])
        else:
            self.table.move_to(key)

    # ------------------------------------------------------------------- where

    def title_region(self) -> Region:
        """Where the title under the cursor stands on the screen."""
        return self.quarters.title_region() if self.is_quartered else super().title_region()

    def told_in_strip(self) -> Parts:
        """What the strip says; of an empty quarter the key that fills it."""
        if self.is_quartered and not self.is_writing and self.line is None:
            return (("n", "accent"), (f" write the first {self.kind_here.label}", "muted"))
        return super().told_in_strip()

    def title_in_strip(self) -> list[str]:
        """The whole title where its row cuts it, in lines of the strip; none where no rows are blank."""
        if not self.is_quartered:
            return super().title_in_strip()
        title = "" if self.line is None or self.record is None else title_of(self.section, self.line.row)
        if cells(title) <= self.title_region().width:
            return []
        lines = wrap(title, self.room().width, TITLE_LINES, glyph("more"))
        blank = self.quarters.size.height + len(self.query_one(RecordStrip).title) - self.quarters.lines_needed
        return lines if len(lines) <= blank else []

    def room(self) -> Region:
        """The cells of the section between its margins."""
        if not self.is_quartered:
            return super().room()
        region = self.quarters.region
        return Region(region.x + MARGIN, region.y, max(0, region.width - 2 * MARGIN), region.height)

    def region_of(self, cell: Cell) -> Region:
        """The cells of the screen for an editor; a finding at the right end takes some of what is left of it."""
        if not self.is_quartered or cell.is_below:
            return super().region_of(cell)
        title, right = self.quarters.title_region(), self.room().right
        left = min(title.x, right - EDITOR_LEAST)
        return Region(left, title.y, max(EDITOR_LEAST, title.width), 1)

    @on(TwoByTwo.Moved)
    def _quarter_moved(self) -> None:
        if self.is_quartered:
            self.show_strip()
            self.refresh_bindings()

    @on(TwoByTwo.Opened)
    def _finding_opened(self) -> None:
        self.begin_edit()

    @on(TwoByTwo.Outwards)
    def _to_the_outline(self) -> None:
        self.set_focus(self.outline)

    # ----------------------------------------------------------------------- new

    def new_values(self, place: NewPlace, values: Mapping[str, object]) -> Mapping[str, object]:
        """What a new record begins with; a finding is of the kind of the quarter in which it was written."""
        values = super().new_values(place, values)
        return {"kind": self.kind_here, **values} if self.is_quartered and place.kind == KIND else values

    def show_section(self, section: Section) -> None:
        """Show another section; the two-by-two stays behind."""
        super().show_section(section)
        if not self.section.grid and self.quarters.is_attached:
            self.quarters.display = self.is_quartered
            self.table.display = not self.is_quartered

    # ---------------------------------------------------------------------- make

    def action_make(self, kind: Literal["action", "risk"]) -> None:
        """Make an action or a risk of a finding."""
        row = self.record
        if row is None or row.kind != KIND:
            return
        self.app.clear_notifications()
        made = self.attempt(lambda: make_of_finding(self.desk.book, row.id, kind), "Nothing made")
        if made is None:
            return
        self.show_record(SECTION, (KIND, row.id))  # one stays where one sorts findings
        serves = row.values.get("objective_id")
        where = f"it serves {quoted(str(serves))}" if serves else "it stands among the unassigned"
        told = where if kind == "action" else "it stands in Risks"
        say(self, f"{quoted(title_of(self.section, row))} · {told} · u takes it back", f"New {kind}")


def _mark(row: PlanRow) -> Part:
    """Whether something was made of a finding, or nobody else may see it."""
    if made_of(row.values.get("note")):
        return (glyph("to"), "accent")
    if row.values.get("visibility") is Visibility.PRIVATE:
        return (glyph("private"), "private")
    return (" ", "fg")
