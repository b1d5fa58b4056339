"""The columns of a plan's section: goals as a tree with their progress, every other section from its fields."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kamtui.fieldspec import FIGURES, FieldKind, FieldSpec
from kamtui.models.outline import SECTIONS, RecordType, Section
from kamtui.reading import exponent, write_day_short, write_money_short, write_number, write_span
from kamtui.rules.figures import Figures
from kamtui.rules.gaps import OWNER as NO_OWNER
from kamtui.rules.plan import PlanRow
from kamtui.rules.progress import write_measure
from kamtui.screens.figure_columns import COMPUTED, figure_columns
from kamtui.screens.plan_lines import GROUP, NOT_SAVED, SectionLine, title_of
from kamtui.screens.plan_marks import fold_mark, is_past, mark_of
from kamtui.text import cells, fit
from kamtui.theme import glyph
from kamtui.vocabulary import Measure, Word
from kamtui.vocabulary_plan import Visibility
from kamtui.widgets.columns import GUTTER, Column
from kamtui.widgets.gauges import meter
from kamtui.widgets.parts import Align, Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN

ROOM_FOR_METERS = 80
"""Cells of the section from which meters and measures are shown: a screen of 112 columns has them."""
ROOM_FOR_NAMES = 104
"""Cells from which other names than a record's own are shown in more of them."""
MORE = 8
"""So many more."""
PLAN_LINKS = tuple(record.key for section in SECTIONS for record in section.levels)
"""What a record need not be linked to: nothing there is nothing unknown."""
NAME_LEAST = 22
"""Cells the name keeps; columns go before it becomes shorter."""
MEASURE_CELLS = 5
"""Cells of one value of a measure."""
MARK = 2
"""Cells of the mark before a title and the blank after it."""
DUE_CELLS = 10
"""Cells of a day past due: `12 mo late`."""
AMOUNTS = (FieldKind.MONEY, FieldKind.NUMBER)
"""What a section is about, where it has such a column: it goes last."""


@dataclass(frozen=True, slots=True)
class PlanColumns:
    """Chooses a section's columns by the width of its table.

    Attributes:
        section: The section.
        today: The day to write days by.
        currency: The account's currency, whose amounts go without its name.
        is_empty: Whether there is nothing in it: then only its title is shown.
        figures: What is computed of its records.
    """

    section: Section
    today: date
    currency: str
    is_empty: bool = False
    figures: Figures = field(default_factory=Figures)

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
        left = room - NAME_LEAST - lead_cells(record) - GUTTER - VISIBILITY.width
        found = [
            self._column(spec, is_wide=room >= ROOM_FOR_NAMES)
            for spec in record.specs
            if spec.heading and spec.width and spec.name != record.title
        ]
        is_wide = room >= ROOM_FOR_METERS - 2 * MARGIN
        found += figure_columns(self.section.key, self.figures, self.currency, is_wide=is_wide)
        amounts = [*COMPUTED, *(spec.name for spec in record.specs if spec.kind in AMOUNTS)]
        shown = set()
        for column in sorted(found, key=lambda column: column.key not in amounts):
            left -= column.width + GUTTER
            if left < 0:
                break
            shown.add(column.key)
        return (name, *(column for column in found if column.key in shown), VISIBILITY)

    def _column(self, spec: FieldSpec, *, is_wide: bool) -> Column[SectionLine]:
        align: Align = "right" if spec.kind in FIGURES else "left"
        # A foreign amount has its currency before it.
        width = spec.width + 2 if spec.kind is FieldKind.MONEY else spec.width
        if is_wide and spec.kind in (FieldKind.LINK, FieldKind.LINE) and spec.heading != "Who":
            width += MORE
        return Column(spec.name, spec.heading, width, _only_saved(lambda row: self._field(row, spec)), align)

    def _field(self, row: PlanRow, spec: FieldSpec) -> Parts:
        """What a field says in its column."""
        value = row.values.get(spec.name)
        if spec.heading == "Who":
            return _who_parts(row)
        if spec.kind is FieldKind.DAY:
            return self._day(row, spec.name)
        if value is None:
            return ((glyph("no-value" if spec.links in PLAN_LINKS else "unknown"), "muted"),)
        if spec.kind is FieldKind.MONEY and isinstance(value, int):
            currency = str(row.values.get("currency") or self.currency)
            amount = (write_money_short(value, currency), "fg")
            return (amount,) if currency == self.currency else ((f"{currency} ", "muted"), amount)
        if isinstance(value, Word):
            text = word_text(value, spec.width)
        else:
            text = write_number(value) if isinstance(value, Decimal) else str(value)
        return ((f"{text}%" if spec.kind is FieldKind.PERCENT else text, "fg"),)

    # ------------------------------------------------------------------- both

    def _name(self, line: SectionLine) -> Parts:
        """Mark and title."""
        row = line.row
        title = title_of(self.section, row)
        if row.kind == GROUP:
            return (fold_mark(line), (" ", "fg"), (title, "muted", "n"))
        ink = "muted" if is_past(row) else "fg"
        letters = "bn" if row.kind == "goal" else "n"
        record = next(record for record in self.section.levels if record.key == row.kind)
        if lead := lead_cells(record):
            parts = (*fit_parts(((title, "muted", "n"),), lead - GUTTER), *blanks(GUTTER))
            return (mark_of(line), (" ", "fg"), *parts, (str(row.values.get(rest_of(record)) or ""), ink, letters))
        return (mark_of(line), (" ", "fg"), (title, ink, letters))

    def _day(self, row: PlanRow, name: str) -> Parts:
        """A day, or for how long it is past."""
        value = row.values.get(name)
        if not isinstance(value, date):
            return ((glyph("no-value"), "muted"),)
        if row.late_days:
            return ((f"{write_span(row.late_days)} late", "late"),)
        return ((write_day_short(value, self.today), "muted" if is_past(row) else "fg"),)


def _only_saved(cell: Callable[[PlanRow], Parts]) -> Callable[[SectionLine], Parts | None]:
    """The cell of a record that is in the book; a heading and a record that is being written have none."""

    def shown(line: SectionLine) -> Parts | None:
        return None if line.row.kind == GROUP or line.row.id == NOT_SAVED else cell(line.row)

    return shown


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


def lead_cells(record: RecordType) -> int:
    """Cells of a short title, as a number, that stands before what tells more; 0 where it tells all."""
    title = next(spec for spec in record.specs if spec.name == record.title)
    return title.width + GUTTER if title.width else 0


def rest_of(record: RecordType) -> str:
    """The field that tells more than such a title."""
    return next(spec.name for spec in record.specs if spec.heading and not spec.width)


def whole_title(section: Section, row: PlanRow) -> str:
    """All that stands in the name's cell."""
    title = title_of(section, row)
    record = next((record for record in section.levels if record.key == row.kind), None)
    if record is None or not (lead := lead_cells(record)):
        return title
    return f"{fit(title, lead - GUTTER)}{' ' * GUTTER}{row.values.get(rest_of(record)) or ''}"


def word_text(word: Word, width: int) -> str:
    """A word of the field in a column: its label, or the shorter stored word where that does not fit."""
    if word.value == "not_applicable":
        return glyph("no-value")
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
