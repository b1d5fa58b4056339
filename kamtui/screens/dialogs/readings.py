"""The values of a figure: when it was what, newest first; one is added, corrected or removed here."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.book.errors import BookError, Refused
from kamtui.reading import write_day, write_number
from kamtui.rules.kpis import Reading
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.rules.ready_figures import SOURCES
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.record_form import RecordForm
from kamtui.services.plan import load_plan
from kamtui.services.readings import SPECS, add_reading, change_reading, remove_reading
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.empty_state import EmptyState
from kamtui.widgets.gauges import sparkline
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

LINES = 12
"""Values on the screen at once at most."""
SPARK = 24
"""Cells of the line of values."""


class ReadingsDialog(Dialog[None]):
    """All values of one figure.

    Args:
        desk: What lies on the desk.
        view: The plan.
        row: The figure.
        is_past: Whether the plan is not worked on any more.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n", "new"), ("e", "edit"), ("delete", "remove"), ("esc", "back"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", show=False, id="readings.new", tooltip="Add a value of another day"),
        Binding("e", "edit", "Edit", show=False, id="readings.edit", tooltip="Correct the value or its day"),
        Binding("delete", "remove", "Remove", show=False, id="readings.remove",
                tooltip="Remove the value; u brings it back"),
    ]  # fmt: skip

    def __init__(self, desk: Desk, view: PlanView, row: PlanRow, *, is_past: bool) -> None:
        super().__init__(str(row.values["name"]), view.account)
        self._desk, self._view, self._row = desk, view, row
        source = SOURCES.get(view.figures.ready.get(row.id, ""))
        self._why_not = f"Computed from {source}: nothing is typed here" if source else ""
        if is_past:
            self._why_not = "A past plan stays as it is"
        self.empty = EmptyState(
            "No values yet", ("What it is on a day:", "the newest is the current one."), (("n", "add one"),)
        )
        columns: tuple[Column[Reading], ...] = (
            Column("day", "Day", 0, lambda one: ((write_day(one.day, desk.today), "fg"),)),
            Column("change", "Change", 10, self._change, "right"),
            Column("value", "Value", 14, lambda one: ((write_number(one.value), "fg"),), "right"),
        )
        self.table = Table[Reading](
            columns,
            key=lambda one: (one.id, one.day),
            rows=tuple(reversed(self._readings)),
            ground="surface",
            opens="edit",
        )

    @property
    def _readings(self) -> tuple[Reading, ...]:
        return self._view.figures.readings.get(self._row.id, ())

    def compose_dialog(self) -> Iterable[Widget]:
        """The values, or what they are for."""
        yield self.table
        yield self.empty

    def on_mount(self) -> None:
        """The keys go to the values."""
        super().on_mount()
        self.table.focus()
        self._show()

    def _show(self) -> None:
        readings = self._readings
        self.table.set_rows(tuple(reversed(readings)))
        height = min(LINES, max(6, len(readings) + 2))
        self.table.styles.height = self.empty.styles.height = height
        self.table.display, self.empty.display = bool(readings), not readings
        if self._why_not:
            self.foot.offer(("esc", "back"))
            self.foot.show(((self._why_not, "muted"),), ())
        elif readings:
            self.foot.show(sparkline([one.value for one in readings], SPARK))

    def _change(self, one: Reading) -> Parts:
        """By how much it differs from the value before."""
        place = self._readings.index(one)
        if not place:
            return ((glyph("no-value"), "quiet"),)
        by = one.value - self._readings[place - 1].value
        sign = glyph("minus") if by < 0 else "+" if by else glyph("steady")
        return ((f"{sign}{write_number(abs(by)) if by else ''}", "muted"),)

    # ------------------------------------------------------------------- changes

    def action_new(self) -> None:
        """Add a value, of today unless another day is said."""
        if not self._why_not:
            self._open(None, {"day": self._desk.today})

    def action_edit(self) -> None:
        """Correct the value under the cursor."""
        one = self.table.row
        if one is not None and not self._why_not:
            self._open(one, {"day": one.day, "value": one.value})

    @on(Table.Opened)
    def _opened(self) -> None:
        self.action_edit()

    def action_remove(self) -> None:
        """Remove the value under the cursor."""
        one = self.table.row
        if one is None or self._why_not:
            return
        try:
            remove_reading(self._desk.book, self._row.id, one.id)
        except (Refused, BookError) as error:
            self.foot.show(((str(error), "bad"),))
            return
        self._reload()

    def _open(self, one: Reading | None, initial: Mapping[str, date | Decimal]) -> None:
        book, kpi = self._desk.book, self._row.id

        def save(values: Mapping[str, object]) -> bool:
            if one is None:
                add_reading(book, kpi, values)
            else:
                change_reading(book, kpi, one.id, values)
            return True

        form = RecordForm(
            "Value",
            str(self._row.values["name"]),
            desk=self._desk,
            key=f"kpi_reading:{'new' if one is None else one.id}",
            account_id=self._view.account_id,
            specs=SPECS,
            initial=initial,
            save=save,
            is_new=one is None,
        )
        self.app.push_screen(form, self._saved)

    def _saved(self, is_saved: bool | None) -> None:
        if is_saved:
            self._reload()

    def _reload(self) -> None:
        self._view = load_plan(self._desk.book, self._view.account_id, self._desk.today)
        self._show()
