"""The columns of a plan's section: goals as a tree with their progress, every other section from its fields."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.outline import Section
from kamtui.reading import exponent, write_day_short, write_money_short, write_number, write_span
from kamtui.rules.gaps import OWNER as NO_OWNER
from kamtui.rules.plan import PlanRow
from kamtui.rules.progress import write_measure
from kamtui.screens.plan_lines import GROUP, NOT_SAVED, SectionLine, title_of
from kamtui.text import cells
from kamtui.theme import glyph
from kamtui.vocabulary import ActionStatus, Evidence, Measure, RiskStatus, Stage, Visibility, Word
from kamtui.widgets.columns import GUTTER, Column
from kamtui.widgets.gauges import meter
from kamtui.widgets.parts import Align, Part, Parts
from kamtui.widgets.table import MARGIN

ROOM_FOR_METERS = 80
"""Cells of the section from which meters and measures are shown: a screen of 112 columns has them."""
NAME_LEAST = 22
"""Cells the name keeps; columns go before it becomes shorter."""
MEASURE_CELLS = 5
"""Cells of one value of a measure."""
MARK = 2
"""Cells of the mark before a title and the blank after it."""
DUE_CELLS = 10
"""Cells of a day past due: `12 mo late`."""
FIGURES = (FieldKind.MONEY, FieldKind.NUMBER, FieldKind.INTEGER, FieldKind.PERCENT, FieldKind.DAY)
"""What stands at the right of its column."""

ACTION_MARKS = {
    ActionStatus.OPEN: ("open", "muted"),
    ActionStatus.DOING: ("doing", "accent"),
    ActionStatus.DONE: ("done", "good"),
    ActionStatus.DROPPED: ("dropped", "muted"),
}
OTHER_MARKS: dict[object, tuple[str, str]] = {
    RiskStatus.OPEN: ("open", "muted"),
    RiskStatus.MITIGATING: ("doing", "accent"),
    RiskStatus.CLOSED: ("done", "good"),
    Stage.WON: ("done", "good"),
    Stage.LOST: ("dropped", "muted"),
    Evidence.ASSUMED: ("unknown", "muted"),
}
STATE_FIELDS = ("status", "stage", "evidence")
"""The field that says how a record of a plain list stands."""
PAST = (ActionStatus.DONE, ActionStatus.DROPPED, RiskStatus.CLOSED, Stage.WON, Stage.LOST)
"""What is over is muted."""


@dataclass(frozen=True, slots=True)
class PlanColumns:
    """Chooses a section's columns by the width of its table.

    Attributes:
        section: The section.
        today: The day to write days by.
        currency: The account's currency, whose amounts go without its name.
        is_empty: Whether there is nothing in it: then only its title is shown.
    """

    section: Section
    today: date
    currency: str
    is_empty: bool = False

    def __call__(self, width: int) -> Sequence[Column[SectionLine]]:
        """The columns of a table of so many cells, margins included."""
        title: Parts = ((self.section.title, "fg", "b"),)
        name: Column[SectionLine] = Column("name", title, 0, self._name, overflow=True)
        if self.is_empty:
            return (name,)
        if len(self.section.levels) == 1:
            return self._of_list(name, width - 2 * MARGIN)
        return self._of_tree(name, is_wide=width >= ROOM_FOR_METERS)

    # ------------------------------------------------------------------- tree

    def _of_tree(self, name: Column[SectionLine], *, is_wide: bool) -> Sequence[Column[SectionLine]]:
        """Name, progress, measure, who, due, visibility."""
        if is_wide:
            measured: list[Column[SectionLine]] = [
                Column("progress", "Progress", 11, _progress_parts),
                Column("measure", ((f"Now {glyph('to')} target", "muted"),), 13, self._measure, "right"),
            ]
        else:
            measured = [Column("progress", "Done", 4, _progress_number, "right")]
        return (
            name,
            *measured,
            Column("owner", "Who", 3, _only_saved(_who_parts)),
            Column("due", "Due", DUE_CELLS, _only_saved(lambda row: self._day(row, "due")), "right"),
            VISIBILITY,
        )

    def _measure(self, line: SectionLine) -> Parts | None:
        """`40% → 60%`, the arrows below each other."""
        row = line.row
        measure = row.values.get("measure")
        if row.id == NOT_SAVED or not isinstance(measure, Measure):
            return None
        start, now, target = (row.values.get(f"{name}_value") for name in ("start", "now", "target"))
        if start is now is target is None:
            return ((glyph("no-value").ljust(MEASURE_CELLS + 2), "quiet"),)
        if target is None and measure is Measure.YES_NO:
            target = Decimal(1)
        left = self.measure_text(measure, now).rjust(MEASURE_CELLS)
        right = self.measure_text(measure, target).ljust(MEASURE_CELLS)
        return ((left, "fg"), (f" {glyph('to')} ", "muted"), (right, "muted"))

    def measure_text(self, measure: Measure, value: object) -> str:
        """A value of a measure in `MEASURE_CELLS` cells."""
        if not isinstance(value, Decimal):
            return glyph("unknown")
        text = write_measure(measure, value)
        if measure is Measure.PERCENT:
            tries = (text, *(f"{write_number(round(value, digits))}%" for digits in (1, 0)))
            return next((text for text in tries if cells(text) <= MEASURE_CELLS), tries[-1])
        if cells(text) <= MEASURE_CELLS and measure is not Measure.MONEY:
            return text
        # Three digits and a unit, as amounts are written: a number of this size is read in the same way.
        return write_money_short(int(value.scaleb(exponent(self.currency))), self.currency)

    # ------------------------------------------------------------------ lists

    def _of_list(self, name: Column[SectionLine], room: int) -> Sequence[Column[SectionLine]]:
        """Name, then as many of the fields as leave the name its cells, then visibility."""
        (record,) = self.section.levels
        left = room - NAME_LEAST - GUTTER - VISIBILITY.width
        shown = []
        for spec in record.specs:
            if not spec.heading or spec.name == record.title:
                continue
            column = self._column(spec)
            left -= column.width + GUTTER
            if left < 0:
                break
            shown.append(column)
        return (name, *shown, VISIBILITY)

    def _column(self, spec: FieldSpec) -> Column[SectionLine]:
        align: Align = "right" if spec.kind in FIGURES else "left"
        # A foreign amount has its currency before it.
        width = spec.width + 2 if spec.kind is FieldKind.MONEY else spec.width
        return Column(spec.name, spec.heading, width, _only_saved(lambda row: self._field(row, spec)), align)

    def _field(self, row: PlanRow, spec: FieldSpec) -> Parts:
        """What a field says in its column."""
        value = row.values.get(spec.name)
        if spec.heading == "Who":
            return _who_parts(row)
        if spec.kind is FieldKind.DAY:
            return self._day(row, spec.name)
        if value is None:
            return ((glyph("unknown"), "muted"),)
        if isinstance(value, Word):
            return ((word_text(value, spec.width), "fg"),)
        if spec.kind is FieldKind.MONEY and isinstance(value, int):
            currency = str(row.values.get("currency") or self.currency)
            amount = (write_money_short(value, currency), "fg")
            return (amount,) if currency == self.currency else ((f"{currency} ", "muted"), amount)
        return ((f"{value}%" if spec.kind is FieldKind.PERCENT else str(value), "fg"),)

    # ------------------------------------------------------------------- both

    def _name(self, line: SectionLine) -> Parts:
        """Mark and title."""
        row = line.row
        title = title_of(self.section, row)
        if row.kind == GROUP:
            return (_fold_mark(line), (" ", "fg"), (title, "muted", "n"))
        is_past = state_of(row) in PAST
        letters = "bn" if row.kind == "goal" else "n"
        return (mark_of(line), (" ", "fg"), (title, "muted" if is_past else "fg", letters))

    def _day(self, row: PlanRow, name: str) -> Parts:
        """A day, or for how long it is past."""
        value = row.values.get(name)
        if not isinstance(value, date):
            return ((glyph("no-value"), "muted"),)
        if row.late_days:
            return ((f"{write_span(row.late_days)} late", "late"),)
        return ((write_day_short(value, self.today), "muted" if state_of(row) in PAST else "fg"),)


def _only_saved(cell: Callable[[PlanRow], Parts]) -> Callable[[SectionLine], Parts | None]:
    """The cell of a record that is in the book; a heading and a record that is being written have none."""

    def shown(line: SectionLine) -> Parts | None:
        return None if line.row.kind == GROUP or line.row.id == NOT_SAVED else cell(line.row)

    return shown


def state_of(row: PlanRow) -> object:
    """How a record stands, in its own words; None where nothing says so."""
    return next((row.values[name] for name in STATE_FIELDS if name in row.values), None)


def mark_of(line: SectionLine) -> Part:
    """The mark before a title: of what has a branch whether it is folded, else how the record stands."""
    row = line.row
    if row.id == NOT_SAVED:
        return (glyph("open"), "muted") if row.kind == "action" else (" ", "fg")
    state = state_of(row)
    if isinstance(state, ActionStatus):
        name, token = ACTION_MARKS[state]
        if state.is_open:
            name = "milestone" if row.values.get("is_milestone") else name
            token = "late" if row.late_days else "accent" if name == "milestone" else token
        return (glyph(name), token)
    if line.has_below or state is None:
        return _fold_mark(line)
    name, token = OTHER_MARKS.get(state, ("open", "muted") if isinstance(state, Stage) else ("none", "quiet"))
    return (glyph(name), token)


def _fold_mark(line: SectionLine) -> Part:
    """Folded or open; a goal that nothing serves has nothing to fold, which is a gap."""
    if line.has_below:
        return (glyph("folded" if line.is_folded else "unfolded"), "muted")
    return (glyph("due"), "due") if line.row.gaps else (" ", "fg")


def _progress_parts(line: SectionLine) -> Parts | None:
    """A meter and its percent."""
    number = _progress_number(line)
    if number is None or line.row.progress is None:
        return None
    value = line.row.progress.value
    bar = (("      ", "fg"),) if value is None else meter(value / 100, 6)
    return (*bar, (number[0][0].rjust(5), number[0][1]))


def _progress_number(line: SectionLine) -> Parts | None:
    """The percent alone; actions have none."""
    if line.row.progress is None:
        return None
    value = line.row.progress.value
    return ((glyph("unknown"), "muted"),) if value is None else ((f"{value}%", "fg"),)


def _who_parts(row: PlanRow) -> Parts:
    """The owner in three cells; a missing one is amber where somebody has to do something."""
    owner = row.values.get("owner")
    if not owner:
        return ((glyph("unknown"), "watch" if any(gap.text == NO_OWNER for gap in row.gaps) else "muted"),)
    return ((initials(str(owner)), "muted"),)


def initials(name: str) -> str:
    """A name in three cells: `L. Aubry` is `LA`, `ME` stays; a single long word is cut where it is shown."""
    if cells(name) <= 3:
        return name
    words = name.replace(".", " ").split()
    return "".join(word[0] for word in words[:3]) if len(words) > 1 else name


def word_text(word: Word, width: int) -> str:
    """A word of the field in a column: its label, or the shorter stored word where that does not fit."""
    label = word.label
    text = label if cells(label) <= width else word.value.replace("_", " ")
    return text[:1].upper() + text[1:]


def _visibility_parts(line: SectionLine) -> Parts | None:
    """A mark for what goes out or never does; internal is what everything is."""
    visibility = line.row.values.get("visibility")
    if visibility is Visibility.CUSTOMER or visibility is Visibility.PRIVATE:
        return ((glyph(visibility.value), visibility.value),)
    return None


VISIBILITY: Column[SectionLine] = Column("visibility", "", 1, _visibility_parts)
"""Whom a record may reach."""
