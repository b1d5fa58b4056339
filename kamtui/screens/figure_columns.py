"""The columns of what is computed: the gap to a target, where a figure stands and how it went, a case's age."""

from collections.abc import Callable, Iterator

from kamtui.reading import write_money_short
from kamtui.rules.figures import Figures
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_figures import STANDINGS
from kamtui.screens.plan_lines import GROUP, NOT_SAVED, SectionLine
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.gauges import sparkline
from kamtui.widgets.parts import Parts

UNKNOWN: Parts = (("?", "muted"),)
"""What is not known."""
SPARK = 8
"""Cells of a line of values."""
COMPUTED = ("gap", "standing", "age")
"""Columns that stay as long as amounts do."""


def figure_columns(
    section: str, figures: Figures, currency: str, *, is_wide: bool
) -> Iterator[Column[SectionLine]]:
    """The columns of what is computed in a section.

    Args:
        section: Its key.
        figures: What is computed of the plan.
        currency: The account's currency.
        is_wide: Whether there is room for drawings.
    """
    if section == "targets":
        yield Column("gap", "Missing", 9, _saved(lambda row: _gap(figures, row, currency)), "right")
    if section == "kpis":
        if is_wide:
            yield Column("trend", "Values", SPARK, _saved(lambda row: _trend(figures, row)))
            yield Column("standing", "Stands", 12, _saved(lambda row: _standing(figures, row)))
        else:
            yield Column("standing", "", 1, _saved(lambda row: _standing_mark(figures, row)))
    if section == "cases":
        yield Column("age", "Age", 6, _saved(lambda row: _age(figures, row)), "right")


def _saved(cell: Callable[[PlanRow], Parts]) -> Callable[[SectionLine], Parts | None]:
    def shown(line: SectionLine) -> Parts | None:
        return None if line.row.kind == GROUP or line.row.id == NOT_SAVED else cell(line.row)

    return shown


def _gap(figures: Figures, row: PlanRow, currency: str) -> Parts:
    """What is missing; a target that is exceeded says so with a sign."""
    gap = figures.gaps.get(row.id)
    if gap is None or gap.value is None:
        return UNKNOWN
    if gap.value <= 0:
        over = f" +{write_money_short(-gap.value, currency)}" if gap.value else ""
        return ((f"{glyph('done')}{over}", "good"),)
    return ((write_money_short(gap.value, currency), "fg"),)


def _standing(figures: Figures, row: PlanRow) -> Parts:
    standing = figures.standings.get(row.id)
    if standing is None or standing.value is None:
        return UNKNOWN
    return (*_standing_mark(figures, row), (f" {standing.value.value.capitalize()}", "fg"))


def _standing_mark(figures: Figures, row: PlanRow) -> Parts:
    standing = figures.standings.get(row.id)
    if standing is None or standing.value is None:
        return UNKNOWN
    mark, token = STANDINGS[standing.value]
    return ((glyph(mark), token),)


def _trend(figures: Figures, row: PlanRow) -> Parts:
    readings = figures.readings.get(row.id, ())
    return (
        sparkline([reading.value for reading in readings], SPARK)
        if len(readings) > 1
        else ((glyph("no-value"), "quiet"),)
    )


def _age(figures: Figures, row: PlanRow) -> Parts:
    """Days with a mark where it is too long."""
    age = figures.ages.get(row.id)
    if age is None or age.days is None:
        return UNKNOWN
    return ((f"{glyph('late')} " if age.flags else "", "late"), (f"{age.days} d", "late" if age.flags else "fg"))
