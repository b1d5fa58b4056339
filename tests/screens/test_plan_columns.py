"""What the columns of a plan say: names in three cells, measures in five, and no name cut short by a column."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kamtui.models.outline import SECTIONS
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_cells import read_measure
from kamtui.screens.plan_columns import MEASURE_CELLS, NAME_LEAST, PlanColumns, initials, word_text
from kamtui.screens.plan_lines import SectionLine
from kamtui.screens.plan_strip import strip_parts
from kamtui.text import cells
from kamtui.vocabulary import Evidence, Measure, Visibility
from kamtui.widgets.columns import GUTTER, lay_out
from kamtui.widgets.parts import width_of
from kamtui.widgets.table import MARGIN

TODAY = date(2026, 11, 21)
BY_KEY = {section.key: section for section in SECTIONS}
GOALS, RISKS = BY_KEY["goals"], BY_KEY["risks"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ME", "ME"), ("Maria Eder", "ME"), ("L. Aubry", "LA"), ("Anna B. Cole Dent", "ABC"), 
        ("Purchasing", "Purchasing"),
        ("株", "株"), ("田中 太郎", "田太"), ("...............", "..............."),
    ],
)  # fmt: skip
def test_a_name_is_told_by_its_initials(name: str, shown: str) -> None:
    assert initials(name) == shown


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        (Measure.PERCENT, "40", "40%"),
        (Measure.PERCENT, "3.1", "3.1%"),
        (Measure.PERCENT, "12.345", "12.3%"),
        (Measure.PERCENT, "100.25", "100%"),
        (Measure.NUMBER, "2", "2"),
        (Measure.NUMBER, "1234", "1234"),
        (Measure.NUMBER, "1250000", "1.25M"),
        (Measure.MONEY, "400000", "400k"),
        (Measure.YES_NO, "0", "no"),
    ],
)
def test_a_measure_fits_its_cells(measure: Measure, value: str, text: str) -> None:
    shown = PlanColumns(GOALS, TODAY, "EUR").measure_text(measure, Decimal(value))
    assert shown == text
    assert cells(shown) <= MEASURE_CELLS


@pytest.mark.parametrize("section", SECTIONS, ids=[section.key for section in SECTIONS])
@pytest.mark.parametrize("width", [54, 88, 130])
def test_the_name_keeps_its_cells_and_visibility_is_never_left_out(section: object, width: int) -> None:
    assert section in SECTIONS
    columns = PlanColumns(next(one for one in SECTIONS if one is section), TODAY, "EUR")(width)
    layout = lay_out(columns, width - 2 * MARGIN)
    assert len(layout.columns) == len(columns)
    assert layout.widths[0] >= NAME_LEAST
    assert layout.columns[-1].key == "visibility"


def test_a_word_that_does_not_fit_gives_way_to_the_shorter_one() -> None:
    assert word_text(Evidence.TOLD, 8) == "Told"
    assert word_text(Evidence.TOLD, 20) == "Told by a person"


def goal(**values: object) -> PlanRow:
    known: Mapping[str, object] = {"text": "Grow", "measure": Measure.NUMBER} | values
    return PlanRow("goal", 1, 0, None, known)


@pytest.mark.parametrize(
    ("typed", "measure", "value"),
    [
        ("45%", Measure.PERCENT, "45"), ("2.0%", Measure.PERCENT, "2.0"), ("12", None, "12"),
        ("1.2m", None, "1200000"),
        ("no", Measure.YES_NO, "0"), ("€ 350k", Measure.MONEY, "350000"), ("", None, None),
    ],
)  # fmt: skip
def test_the_first_value_of_a_measure_says_what_it_is_measured_in(
    typed: str, measure: Measure | None, value: str | None
) -> None:
    found = read_measure(goal(), "now_value", typed, "EUR")
    assert found == {"now_value": None if value is None else Decimal(value)} | (
        {"measure": measure} if measure else {}
    )
    assert value is None or str(found["now_value"]) == value


@pytest.mark.parametrize("typed", ["45%", "yes", "EUR 5k", "many", "12 apples"])
def test_a_value_of_another_measure_is_refused_once_there_is_one(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        read_measure(goal(start_value=Decimal(1)), "now_value", typed, "EUR")


@given(some.tuples(some.text(max_size=80), some.text(max_size=80), some.text(max_size=80)), some.integers(40, 160))
def test_the_strip_never_says_more_than_there_is_room_for(texts: tuple[str, str, str], width: int) -> None:
    title, serves, owner = texts
    for visibility in Visibility:
        values = {"title": title, "owner": owner, "visibility": visibility, "note": serves}
        line = SectionLine(PlanRow("action", 3, 2, 1, values, late_days=100), serves)
        for name_width in (0, 30):
            assert width_of(strip_parts(GOALS, line, {3: owner}, width, name_width)) <= width


def test_columns_are_parted() -> None:
    layout = lay_out(PlanColumns(RISKS, TODAY, "EUR")(88), 84)
    ends = [start + width for start, width in zip(layout.starts, layout.widths, strict=True)]
    assert all(start - end == GUTTER for end, start in zip(ends, layout.starts[1:], strict=False))
