"""What the columns of a plan say: names in three cells, measures in five, and no name cut short by a column."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kamtui.models.outline import SECTIONS
from kamtui.rules.plan import Link, PlanRow
from kamtui.screens.plan_cells import read_measure
from kamtui.screens.plan_columns import (
    AMOUNTS,
    MEASURE_CELLS,
    NAME_LEAST,
    PlanColumns,
    initials,
    whole_title,
    word_text,
)
from kamtui.screens.plan_lines import SectionLine
from kamtui.screens.plan_marks import mark_of
from kamtui.screens.plan_strip import strip_parts, untold_of
from kamtui.text import cells
from kamtui.vocabulary import Measure
from kamtui.vocabulary_plan import AnswerState, CaseStatus, Evidence, FactKind, FindingKind, IdeaOutcome, Visibility
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


@pytest.mark.parametrize("key", [section.key for section in SECTIONS if len(section.levels) == 1])
def test_a_list_shows_its_amount_in_eighty_columns_and_all_its_columns_in_two_hundred(key: str) -> None:
    (record,) = BY_KEY[key].levels
    specs = [spec for spec in record.specs if spec.heading and spec.width and spec.name != record.title]
    narrow, wide = ([column.key for column in PlanColumns(BY_KEY[key], TODAY, "EUR")(width)] for width in (54, 114))
    assert {spec.name for spec in specs if spec.kind in AMOUNTS} <= set(narrow)
    names = [spec.name for spec in specs]
    assert [column for column in wide if column in names] == names


def test_a_word_written_alike_in_two_vocabularies_has_the_mark_of_its_own() -> None:
    def mark(of: str, **values: object) -> str:
        return mark_of(SectionLine(PlanRow(of, 1, 0, None, values)))[0]

    assert mark("idea", outcome=IdeaOutcome.OPPORTUNITY) == "✓"
    assert mark("finding", kind=FindingKind.OPPORTUNITY) == "·"
    assert mark("finding", kind=FindingKind.RED_FLAG) == "!"
    assert mark("question", state=AnswerState.OPEN) == "?"
    assert mark("case", status=CaseStatus.OPEN) == "□"


def test_a_case_shows_its_subject_behind_its_number() -> None:
    section = BY_KEY["cases"]
    row = PlanRow("case", 1, 0, None, {"number": "4411", "subject": "Camera 3 is blind", "status": CaseStatus.OPEN})
    name = PlanColumns(section, TODAY, "EUR")(84)[0].cells(SectionLine(row))
    assert name is not None
    assert "".join(part[0] for part in name) == "□ 4411        Camera 3 is blind"
    assert whole_title(section, row) == "4411        Camera 3 is blind"
    assert whole_title(RISKS, PlanRow("risk", 1, 0, None, {"text": "A tender"})) == "A tender"


def test_what_no_column_says_is_told_once() -> None:
    values = {
        "text": "Scrap", "told_by_id": Link(3, "M. Huber"), "source": "M. Huber", "day": date(2026, 10, 3),
        "kind": FactKind.GOAL, "visibility": Visibility.INTERNAL, "note": "never here",
    }  # fmt: skip
    row = PlanRow("fact", 1, 0, None, values)
    found = [(spec.label, text) for spec, text in untold_of(BY_KEY["facts"], row, {"kind", "day"}, TODAY, "EUR")]
    assert found == [("Told by", "M. Huber")]


def test_columns_are_parted() -> None:
    layout = lay_out(PlanColumns(RISKS, TODAY, "EUR")(88), 84)
    ends = [start + width for start, width in zip(layout.starts, layout.widths, strict=True)]
    assert all(start - end == GUTTER for end, start in zip(ends, layout.starts[1:], strict=False))
