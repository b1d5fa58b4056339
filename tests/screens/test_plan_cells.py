"""What of a record tab goes through, from its title on, and how a value may be written there."""

from datetime import date

import pytest

from kamtui.models.outline import SECTIONS
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_cells import Cell, Named, cells_of

TODAY = date(2026, 11, 21)


def walked(key: str, kind: str) -> tuple[Cell, ...]:
    section = next(section for section in SECTIONS if section.key == key)
    return cells_of(section, PlanRow(kind, 1, 0, None, {}), (), Named(), today=TODAY, currency="EUR")


@pytest.mark.parametrize(
    ("section", "kind", "fields"),
    [
        ("competitors", "competitor", ["name", "strengths", "weaknesses", "installed", "contract_end"]),
        ("targets", "target", ["name", "amount", "starts", "ends"]),
        ("questions", "question", ["text", "answer", "owner", "due"]),
        ("cases", "case", ["number", "subject", "priority", "status", "opened"]),
        ("kpis", "kpi", ["name", "value", "unit", "direction", "target"]),
        ("risks", "risk", ["text", "likelihood", "impact", "mitigation"]),
    ],
)
def test_tab_goes_through_what_is_written_often_and_what_it_is_about_first(
    section: str, kind: str, fields: list[str]
) -> None:
    assert [cell.field for cell in walked(section, kind)][: len(fields)] == fields


def test_a_cell_says_how_it_is_written() -> None:
    how = {cell.field: cell.how for key, kind in (("risks", "risk"), ("value", "value"), ("targets", "target"))
           for cell in walked(key, kind)}  # fmt: skip
    assert how["likelihood"] == "1 to 5"
    assert how["day"] == "fri, 24.12."
    assert how["starts"] == "fri, +2w, eom"
    assert how["worth"] == "350k, 1.2m"
    assert not how["text"]
    assert [cell.how for cell in walked("cases", "case")][:2] == ["number", ""]
