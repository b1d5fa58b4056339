"""The plan as it is shown: the title line, the outline, one section, and what is said of the chosen record."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.geometry import Region
from textual.widget import Widget

from kamtui.models.outline import SECTIONS, Section
from kamtui.reading import write_day_short
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.screens.base import TALL, WIDE, WITH_CARD, Done, PlaceScreen
from kamtui.screens.desk import Desk
from kamtui.screens.plan_card import PlanCard, RecordTold
from kamtui.screens.plan_columns import MARK, PlanColumns, whole_title
from kamtui.screens.plan_figures import told_of_record, told_of_section
from kamtui.screens.plan_lines import (
    GROUP,
    NOT_SAVED,
    Key,
    SectionLine,
    above_of,
    many_of,
    same_lines,
    section_lines,
)
from kamtui.screens.plan_outline import outline_lines, people_line
from kamtui.screens.plan_shown import PlanLook, PlanShown, heading_figures
from kamtui.screens.plan_strip import strip_parts, untold_of
from kamtui.text import cells
from kamtui.theme import glyph
from kamtui.widgets.columns import GUTTER, Column
from kamtui.widgets.empty_state import EmptyState
from kamtui.widgets.outline_list import OutlineLine, OutlineList, PaneRule
from kamtui.widgets.parts import Parts
from kamtui.widgets.place_line import PlaceLine
from kamtui.widgets.record_strip import RecordStrip
from kamtui.widgets.section_told import SectionTold
from kamtui.widgets.table import HEADING, MARGIN, Table
from kamtui.wrapping import wrap

BY_KEY = {section.key: section for section in SECTIONS}
"""The sections by key."""
FIRST = BY_KEY["goals"]
"""The section one sees first: what is to be done."""

TITLE_LINES = 2
"""Lines of a title in the strip at most."""


class PlanPlace(PlaceScreen[PlanShown]):
    """The plan of the current account; keys are the subclass's."""

    place = "plan"
    purpose = "The plan of one account, section by section"
    concerns = frozenset({
        "account", "action", "fact", "goal", "objective", "opportunity", "opportunity_stage", "plan", "risk",
        "attendance", "interaction", "stakeholder",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.section: Section = FIRST
        self.shown = PlanShown(None, {})
        self._look = PlanLook(desk)
        self.outline = OutlineList(id="outline")
        self.table = Table[SectionLine](
            self._columns_now(),
            key=lambda line: line.key,
            indent=lambda line: 2 * line.row.level,
            opens="",
            id="records",
        )
        self.nothing_yet = EmptyState()
        self.no_account = EmptyState()
        self._columns_for: PlanColumns | None = None
        self._folded: set[Key] = set()
        self._cursors: dict[tuple[int, str], Key] = {}

    # -------------------------------------------------------------------- frame

    def compose_place(self) -> Iterable[Widget]:
        """The title line, the two panes, the strip under the right one."""
        yield PlaceLine()
        with Horizontal(id="body"):
            yield self.outline
            yield PaneRule()
            with Vertical(id="section"):
                with Container(id="records-or-none"):
                    yield self.table
                    yield self.nothing_yet
                yield SectionTold()
                yield RecordStrip()
            yield PlanCard()
        yield self.no_account

    def on_mount(self) -> None:
        """The keys go to the section; Textual calls the handlers of the base class as well."""
        self.set_focus(self.table)

    def on_screen_resume(self) -> None:
        """Show what another place wants shown; a plan that is read anew first does so itself."""
        if not self._is_stale and self._shown_for == self.desk.current_id:
            self._take_target()

    def on_resize(self) -> None:
        """Words and air follow the room there is."""
        self._show_heading()
        self._show_outline()
        self.show_strip()

    # ------------------------------------------------------------ load and show

    def load(self) -> PlanShown:
        """Read the current account's plan."""
        return self._look.take()

    def show(self, value: PlanShown) -> None:
        """Show a plan; within an account the cursor stays on its record."""
        before, after = self.shown.view, value.view
        is_other = (before and before.account_id) != (after and after.account_id)
        if is_other:
            self._remember()
        self.shown = value
        self.query_one("#body").display = after is not None
        self._show_no_account()
        self._show_heading()
        self._show_outline()
        self.show_lines()
        if is_other:
            self._recall()
        self._take_target()

    @property
    def rows(self) -> Sequence[PlanRow]:
        """The rows of the section in the book."""
        return self.shown.view.sections.get(self.section.key, ()) if self.shown.view else ()

    @property
    def body(self) -> Widget:
        """What takes the keys in this section."""
        return self.table

    @property
    def line(self) -> SectionLine | None:
        """The line under the cursor."""
        return self.table.row

    @property
    def key(self) -> Key | None:
        """Kind and key of what the cursor is on."""
        return None if self.line is None else self.line.key

    @property
    def record(self) -> PlanRow | None:
        """The record under the cursor; None on the heading of a group and in an empty section."""
        line = self.line
        return None if line is None or line.row.kind == GROUP or line.row.id == NOT_SAVED else line.row

    def _show_no_account(self) -> None:
        self.no_account.display = self.shown.view is None
        if self.shown.view is None:
            self.no_account.show(
                "No account yet",
                ("A plan belongs to an account: enter the first one", "there, or take a list from a file."),
                (("1", "go to Accounts"),),
            )

    def _show_heading(self) -> None:
        view = self.shown.view
        line = self.query_one(PlaceLine)
        if view is None:
            line.show("Plan")
            return
        is_wide = self.size.width >= WIDE
        line.show(view.title, tuple(self._facts(view, is_wide=is_wide)), heading_figures(view, is_wide=is_wide))

    def _facts(self, view: PlanView, *, is_wide: bool) -> Iterator[tuple[str, str]]:
        if view.status is None:
            yield ("not begun · the first entry begins one" if is_wide else "not begun", "muted")
            return
        yield (view.status.label, "muted")
        if is_wide and view.ends is not None:
            yield (f" · to {write_day_short(view.ends, self.desk.today)}", "muted")

    def _show_outline(self) -> None:
        if self.shown.view is not None:
            lines = outline_lines(self.shown.view, self._people_line())
            self.outline.set_lines(lines, is_airy=self.size.height >= TALL)
            self.outline.move_to(self.section.key)

    def _people_line(self) -> OutlineLine | None:
        return None if self.desk.current is None else people_line(self.desk.current)

    def attempt(self, work: Callable[[], Done], title: str = "Not saved") -> Done | None:
        """Do something with the book, once what was said before is taken away; what it refuses is said."""
        self.app.clear_notifications()
        return super().attempt(work, title)

    # ------------------------------------------------------------------ section

    def _columns_now(self) -> PlanColumns:
        view = self.shown.view
        is_empty = not self.rows_shown()
        if view is None:
            return PlanColumns(self.section, self.desk.today, "", is_empty)
        return PlanColumns(self.section, self.desk.today, view.currency, is_empty, view.figures)

    def columns_shown(self) -> Sequence[Column[SectionLine]]:
        """The section's columns at the width it has now."""
        return self._columns_now()(self.table.size.width)

    def rows_shown(self) -> Sequence[PlanRow]:
        """The rows on the screen; a record that is being written stands among them."""
        return self.rows

    def show_lines(self, at: PlanRow | None = None) -> None:
        """Show the section's lines.

        Args:
            at: The row the cursor goes to; it stays on its record otherwise.
        """
        rows = self.rows_shown()
        columns = self._columns_now()
        if columns != self._columns_for:
            self._columns_for = columns
            self.table.set_columns(columns)
        self.table.set_rows(same_lines(self.table.rows, section_lines(self.section, rows, self._folded)))
        if at is not None:
            self.table.move_to((at.kind, at.id))
        if self.nothing_yet.display is bool(rows):
            self.refresh_bindings()  # what needs a record is not offered where there is none
        self.nothing_yet.display = not rows
        self.query_one(RecordStrip).visible = bool(rows)
        view = self.shown.view
        told = () if view is None else told_of_section(self.section.key, view, self.desk.today)
        self.query_one(SectionTold).show(told)
        if not rows:
            self.nothing_yet.show(f"No {many_of(self.section)} yet", self.section.purpose, self.keys_of_empty())
        self.show_strip()

    def keys_of_empty(self) -> tuple[tuple[str, str], ...]:
        """The keys that fill the section while it is empty."""
        return (("n", "write the first one"),)

    def _recall(self) -> None:
        """Put the cursor where it was last in this section of this account, else on the first line."""
        view = self.shown.view
        known = None if view is None else self._cursors.get((view.account_id, self.section.key))
        if known is None or not self.table.move_to(known):
            self.table.action_edge(-1)

    def show_strip(self) -> None:
        """Say of the record under the cursor what there is to say."""
        self.query_one(RecordStrip).show(self.told_in_strip(), self.title_in_strip())
        if self.size.width >= WITH_CARD:
            self.query_one(PlanCard).show(self._told())

    def told_in_strip(self) -> Parts:
        """What the strip says."""
        width = max(0, self.body.size.width - 2 * MARGIN)
        told_above = self.title_in_strip()
        name_width = (
            cells(whole_title(self.section, self.line.row))
            if told_above and self.line
            else self.title_region().width
        )
        view, line = self.shown.view, self.line
        if view is None or line is None:
            return ()
        shown = {column.key for column in self.columns_shown()}
        untold = tuple(untold_of(self.section, line.row, shown, self.desk.today, view.currency))
        computed = self._computed(view, line.row)
        return strip_parts(
            self.section, line, self.shown.waits_for, width, name_width, untold=untold, computed=computed
        )

    def _computed(self, view: PlanView, row: PlanRow) -> tuple[Parts, ...]:
        return tuple(told_of_record(view, row, self.desk.today))

    def title_in_strip(self) -> list[str]:
        """The whole title where its row cuts it, in lines of the strip; none where no rows are blank."""
        line, width = self.line, self.table.size.width - 2 * MARGIN
        if self.record is None or line is None or width <= 0:
            return []
        title = whole_title(self.section, line.row)
        if cells(title) <= self.title_region().width:
            return []
        lines = wrap(title, width, TITLE_LINES, glyph("more"))
        blank = self.table.size.height + len(self.query_one(RecordStrip).title) - HEADING - len(self.table.rows)
        return lines if len(lines) <= blank else []

    def _told(self) -> RecordTold | None:
        """The record under the cursor for the card."""
        view, line = self.shown.view, self.line
        if view is None or line is None or self.record is None:
            return None
        waits_for = self.shown.waits_for.get(line.row.id, "") if line.row.kind == "action" else ""
        computed = self._computed(view, line.row)
        return RecordTold(self.section, line, waits_for, self.desk.today, view.currency, computed)

    def title_region(self) -> Region:
        """Where the title under the cursor stands on the screen; it may run on over columns without a value."""
        name, line = self.table.cell_region("name"), self.line
        if name is None or line is None:
            return Region()
        end = name.right
        if line.row.progress is None and (owner := self.table.cell_region("owner")) is not None:
            end = max(end, owner.x - GUTTER) if len(self.section.levels) > 1 else end
        start = name.x + 2 * line.row.level + MARK
        return Region(start, name.y, max(0, end - start), 1)

    def show_section(self, section: Section) -> None:
        """Show another section, with the cursor where it was there."""
        if section is self.section:
            return
        self._remember()
        self.section = section
        self.show_lines()
        self._recall()
        self.outline.move_to(section.key)
        self.refresh_bindings()

    def show_record(self, section: str, key: Key | None) -> None:
        """Go to a record of the plan; whatever hides it is unfolded.

        Args:
            section: Key of its section.
            key: Kind and key of the record; None for the section as such.
        """
        self.show_section(BY_KEY[section])
        if key is not None:
            hidden = self._folded.intersection(above_of(self.rows, key))
            if hidden:
                self._folded -= hidden
                self.show_lines()
            self.table.move_to(key)
        self.set_focus(self.body)

    def _remember(self) -> None:
        """Keep where the cursor is in this section of this account."""
        view, record = self.shown.view, self.record
        if view is not None and record is not None:
            self._cursors[view.account_id, self.section.key] = record.kind, record.id

    def _take_target(self) -> None:
        """Go to the record that another place asked for."""
        target, view = self.desk.target, self.shown.view
        if target is None or view is None:
            return
        self.desk.target = None
        for section, rows in view.sections.items():
            if any((row.kind, row.id) == target for row in rows):
                self.show_record(section, target)

    def fold(self, *, is_folded: bool) -> None:
        """Hide or show what serves the record under the cursor."""
        if self.line is not None and self.line.has_below:
            (self._folded.add if is_folded else self._folded.discard)(self.line.key)
            self.show_lines()

    def unfold(self, key: Key) -> None:
        """Show what serves a record when its lines are next shown."""
        self._folded.discard(key)

    def above(self, key: Key) -> Key | None:
        """What a record stands right below; None on the outermost level."""
        path = above_of(self.rows, key)
        return path[-1] if path else None

    # ------------------------------------------------------------------- events

    @on(Table.Highlighted, "#outline")
    def _outline_moved(self) -> None:
        """Another section is chosen."""
        if self.outline.row is not None and self.outline.row.key in BY_KEY:
            self.show_section(BY_KEY[self.outline.row.key])

    @on(Table.Highlighted, "#records")
    def _record_moved(self) -> None:
        """Say of another record what there is to say."""
        self.show_strip()
