"""The plan's risks as a heat grid, and what only figures have: their values, and the ready-made ones."""

from collections.abc import Sequence

from textual import on
from textual.widget import Widget

from kamtui.models.outline import Section
from kamtui.rules.plan import PlanRow
from kamtui.screens.base import say
from kamtui.screens.desk import Desk
from kamtui.screens.plan_lines import Key, SectionLine
from kamtui.screens.plan_questions import PlanQuestions
from kamtui.services.ready_figures import add_ready_figures
from kamtui.vocabulary_plan import RiskStatus
from kamtui.widgets.heat_grid import Field, HeatGrid, HeatShown
from kamtui.widgets.section_told import SectionTold

RISKS, FIGURES = "risks", "kpis"
"""Keys of the two sections."""


class PlanRisks(PlanQuestions):
    """The plan, whose risks are a list or a heat grid."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.heat = HeatGrid(id="heat")
        self._is_heat = False

    @property
    def is_heat(self) -> bool:
        """Whether the risks are on the screen as a grid."""
        return self._is_heat and self.section.key == RISKS

    @property
    def body(self) -> Widget:
        """What takes the keys in this section."""
        return self.heat if self.is_heat else super().body

    @property
    def line(self) -> SectionLine | None:
        """The line under the cursor; a heat grid has none."""
        return None if self.is_heat else super().line

    @property
    def has_views(self) -> bool:
        """Whether the section can be shown in another way."""
        if self.section.key == RISKS:
            return bool(self.rows)
        return super().has_views or (self.section.key == FIGURES and self.record is not None)

    def is_of_section(self, action: str) -> bool | None:
        """Whether a key that only some sections have does something here; None where all have it."""
        if action == "bring_ready":
            return self.section.key == FIGURES and self.shown.view is not None and not self.is_past
        return super().is_of_section(action)

    def action_show_view(self) -> None:
        """Show risks as a grid or as a list, and of a figure its values."""
        if self.section.key == FIGURES:
            self._show_readings()
        elif self.section.key == RISKS:
            self._show_heat(not self._is_heat)
        else:
            super().action_show_view()

    # ---------------------------------------------------------------------- grid

    def _show_heat(self, is_heat: bool) -> None:
        row = self.record
        self._is_heat = is_heat
        self.show_lines()
        if is_heat:
            at = None if row is None else field_of(row)
            self.heat.show(heat_shown(self.section.title, self.rows), at or self.heat.worst)
        self.set_focus(self.body)
        self.refresh_bindings()

    def show_lines(self, at: PlanRow | None = None) -> None:
        """Show the section's lines, or its grid."""
        if self.is_heat and not self.rows:
            self._is_heat = False
        super().show_lines(at)
        if self.is_heat:
            if not self.heat.is_attached:
                self.query_one("#section").mount(self.heat, before=0)
            self.heat.show(heat_shown(self.section.title, self.rows))
            told = self.query_one(SectionTold)
            told.show((*told.parts[:-1], (" list", "muted")))
        self.query_one("#body").set_class(self.is_heat, "-heat")

    def begin_new(self, *, below_it: bool) -> None:
        """Write a new record; a risk in the list."""
        if self.is_heat:
            self._show_heat(False)
        super().begin_new(below_it=below_it)

    def show_record(self, section: str, key: Key | None) -> None:
        """Go to a record of the plan; a risk is shown in the list."""
        if key is not None and section == RISKS and self._is_heat:
            self._is_heat = False
            if self.section.key == RISKS:
                self.show_lines()
        super().show_record(section, key)

    def show_section(self, section: Section) -> None:
        """Show another section; risks as they were shown last."""
        super().show_section(section)
        self.query_one("#body").set_class(self.is_heat, "-heat")

    @on(HeatGrid.Opened)
    def _risk_wanted(self, message: HeatGrid.Opened) -> None:
        """Go to the first risk of a field in the list."""
        found = next((row for row in self.rows if is_shown(row) and field_of(row) == message.at), None)
        if found is None:
            say(self, "No risk is this likely and this grave", "Nothing here")
        else:
            self.show_record(RISKS, (found.kind, found.id))

    @on(HeatGrid.Left)
    def _grid_left(self) -> None:
        self.set_focus(self.outline)

    # ------------------------------------------------------------------- figures

    def keys_of_empty(self) -> tuple[tuple[str, str], ...]:
        """The keys that fill the section while it is empty."""
        more = (("B", "bring in the ready-made ones"),) if self.section.key == FIGURES else ()
        return (*super().keys_of_empty(), *more)

    def action_bring_ready(self) -> None:
        """Bring in the ready-made figures that are not there yet."""
        view = self.shown.view
        if view is None or self.offer_next():
            return
        found = self.attempt(lambda: add_ready_figures(self.desk.book, view.account_id, self.desk.today))
        if found:
            self.show_record(FIGURES, ("kpi", found[0]))
            say(self, f"{len(found)} ready-made figures · u takes them back", "Brought in")
        elif found is not None:
            say(self, "All ready-made figures are here already")

    def _show_readings(self) -> None:
        """Show the values of the figure under the cursor."""
        from kamtui.screens.dialogs.readings import ReadingsDialog  # only when asked for

        view, row = self.shown.view, self.record
        if view is not None and row is not None:
            self.app.clear_notifications()
            self.app.push_screen(ReadingsDialog(self.desk, view, row, is_past=self.is_past))


def field_of(row: PlanRow) -> Field | None:
    """Where a risk stands in the grid; None while it is not rated."""
    likelihood, impact = row.values.get("likelihood"), row.values.get("impact")
    if isinstance(likelihood, int) and isinstance(impact, int):
        return likelihood, impact
    return None


def is_shown(row: PlanRow) -> bool:
    """Whether a risk is in the grid; a closed one is not."""
    return row.values.get("status") is not RiskStatus.CLOSED


def heat_shown(title: str, rows: Sequence[PlanRow]) -> HeatShown:
    """What the grid shows of risks.

    Args:
        title: The section's title.
        rows: The risks.
    """
    fields: dict[Field, list[str]] = {}
    aside = []
    for row in rows:
        if not is_shown(row):
            continue
        name, at = str(row.values["text"]), field_of(row)
        if at is None:
            aside.append(name)
        else:
            fields.setdefault(at, []).append(name)
    return HeatShown(title, fields, aside, sum(not is_shown(row) for row in rows))
