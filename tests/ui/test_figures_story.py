"""Revenue, figures, cases and risks in keys: what is computed is seen, explained, and cannot be typed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.services.plan import load_plan
from kamtui.services.readings import add_reading
from kamtui.vocabulary import CasePriority
from kamtui.vocabulary_plan import Direction, Stage, TeamRole
from tests.screens import screen_text
from tests.ui.planned import TODAY, Desk, desk, opened, plan_of, settle, to_section, toasts

__all__ = ["desk"]

SIZES = ((80, 24), (120, 40), (200, 50))


async def write(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


async def go(app: KamApp, pilot: Pilot[Any], section: str) -> None:
    await pilot.press(*to_section(section, plan_of(app).section.key))
    await pilot.pause()


@pytest.fixture
def sold(desk: Desk) -> Desk:
    """Opportunities of every kind, two targets with days between, risks, a figure with values, a case."""
    desk.add("opportunity", {"name": "Press line", "amount": 400_000_00, "probability": 60,
                             "expected_close": date(2026, 12, 10), "stage": Stage.PROPOSED})  # fmt: skip
    desk.add("opportunity", {"name": "Tooling", "probability": 30})
    desk.add("opportunity", {"name": "Service", "amount": 120_000_00, "stage": Stage.WON})
    desk.add("opportunity", {"name": "Swap", "amount": 9_00, "stage": Stage.LOST, "reason_lost": "price"})
    desk.add("target", {"name": "2026", "amount": 1_000_000_00})
    desk.add("target", {"name": "H2 2027", "amount": 500_000_00})
    for text, likelihood, impact in (
        ("Budget freeze", 4, 5),
        ("New buyer", 2, 3),
        ("Steel", 4, 5),
        ("Odd", None, 3),
    ):
        desk.add("risk", {"text": text, "likelihood": likelihood, "impact": impact})
    figure = {
        "name": "Scrap",
        "unit": "%",
        "direction": Direction.DOWN,
        "target": Decimal(2),
        "value": Decimal("3.1"),
    }
    add_reading(desk.book, desk.add("kpi", figure), {"day": date(2026, 9, 1), "value": Decimal("3.6")})
    desk.add(
        "case", {"number": "4411", "subject": "Leak", "opened": date(2026, 11, 2), "priority": CasePriority.HIGH}
    )
    desk.add("idea", {"title": "Measuring", "day": date(2026, 10, 3)})
    desk.add("member", {"name": "Maria Eder", "role": TeamRole.RELATIONSHIP_LEAD})
    return desk


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("opportunities", "weighted EUR 240k from 1 of 2 open"),
        ("targets", "1.14M missing · no target for 1 Jan"),
        ("ideas", "Q4 1"),
        ("kpis", "1 on the way"),
        ("cases", "1 open · ! 1 too long"),
        ("risks", "4 open · 1 not rated · v heat grid"),
        ("team", "• 6 roles nobody has: technical expert"),
    ],
)
async def test_a_section_says_what_it_comes_to(sold: Desk, size: tuple[int, int], section: str, told: str) -> None:
    async with opened(sold, size) as (app, pilot):
        await go(app, pilot, section)
        assert told in screen_text(app)


async def test_a_target_is_written_in_three_keys_and_a_name(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot, "targets")
        await pilot.press("n")
        await write(pilot, "H1 2027")
        await pilot.press("enter")
        await pilot.pause()
        (row,) = desk.rows("targets")
        assert (row.values["starts"], row.values["ends"]) == (date(2027, 1, 1), date(2027, 6, 30))
        await pilot.press("n")
        await write(pilot, "Q2 2027")
        await pilot.press("enter")
        await pilot.pause()
        assert "the period overlaps “H1 2027”" in screen_text(app)
        assert len(desk.rows("targets")) == 1


async def test_the_gap_explains_itself(sold: Desk) -> None:
    async with opened(sold) as (app, pilot):
        await go(app, pilot, "targets")
        assert "640k" in screen_text(app)
        await pilot.press("equals_sign")
        await pilot.pause()
        text = screen_text(app)
        assert "EUR 640k missing: target EUR 1.00M − won EUR 120k − open EUR 240k" in text
        assert "60% of EUR 400k: “Press line”" in text
        assert "Left out: “Tooling”, close not known" in text


async def test_ready_made_figures_come_with_one_key_and_computed_ones_are_not_typed(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot, "kpis")
        assert "B   bring in the ready-made ones" in screen_text(app)
        await pilot.press("B")
        await pilot.pause()
        assert len(desk.rows("kpis")) == 6
        assert any("ready-made figures" in told for told in toasts(app))
        await pilot.press("G", "v")
        await settle(app, pilot)
        assert "Computed from the ideas" in screen_text(app)
        await pilot.press("n", "escape", "B")
        await pilot.pause()
        assert len(desk.rows("kpis")) == 6
        await pilot.press("u")
        await pilot.pause()
        assert desk.rows("kpis") == ()


async def test_a_value_is_added_corrected_and_removed_in_the_dialog(sold: Desk) -> None:
    async with opened(sold, (80, 24)) as (app, pilot):
        await go(app, pilot, "kpis")
        await pilot.press("v")
        await pilot.pause()
        text = screen_text(app)
        assert "Tue 1 Sep" in text
        assert "−0.5" in text
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("tab")
        await write(pilot, "2.9")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert values(sold) == ["3.6", "3.1", "2.9"]
        await pilot.press("G", "e")
        await pilot.pause()
        await pilot.press("tab", *["backspace"] * 4)
        await write(pilot, "3.8")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert values(sold) == ["3.8", "3.1", "2.9"]
        await pilot.press("G", "delete")
        await pilot.pause()
        assert values(sold) == ["3.1", "2.9"]


def values(desk: Desk) -> list[str]:
    figures = load_plan(desk.book, desk.brenner, TODAY).figures
    return [str(one.value) for readings in figures.readings.values() for one in readings]


async def test_risks_are_a_heat_grid_and_enter_leads_to_the_list(sold: Desk) -> None:
    async with opened(sold, (80, 24)) as (app, pilot):
        await go(app, pilot, "risks")
        await pilot.press("v")
        await pilot.pause()
        text = screen_text(app)
        assert "! 2" in text
        assert "likely 4, impact 5" in text
        assert "not rated" in text
        await pilot.press("down", "down", "left", "left")
        await pilot.pause()
        assert "New buyer" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert plan_of(app).key == ("risk", 2)
        assert "likelihood by impact" not in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert plan_of(app).heat.at == (2, 3)
        await pilot.press("left", "left", "left")
        assert app.focused is plan_of(app).outline


async def test_the_heat_grid_stays_while_another_section_is_looked_at(sold: Desk) -> None:
    async with opened(sold, (80, 24)) as (app, pilot):
        await go(app, pilot, "risks")
        await pilot.press("v")
        await go(app, pilot, "kpis")
        assert "Scrap" in screen_text(app)
        await go(app, pilot, "white_space")
        await go(app, pilot, "risks")
        assert "likelihood by impact" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert plan_of(app).is_writing
        await pilot.press("escape")


async def test_the_last_risk_gone_the_list_is_back(desk: Desk) -> None:
    desk.add("risk", {"text": "Only", "likelihood": 1, "impact": 1})
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot, "risks")
        await pilot.press("v")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert "No risks yet" in screen_text(app)
