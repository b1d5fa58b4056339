"""Names in the plan in keys: who was told, what a finding is about, who does it, found by a part of the name."""

import pytest

from kamtui.models.people import Stakeholder
from kamtui.rules.plan import Link
from tests.screens import screen_line, screen_text
from tests.ui.planned import Desk, desk, opened, plan_of, to_section
from tests.ui.test_plan_writing import write

__all__ = ["desk"]


@pytest.fixture
def people(desk: Desk) -> Desk:
    """Three people of Brenner AG and one of the other account."""
    with desk.book.step("People") as session:
        for place, name in enumerate(("Georg Reiter", "Renate Steindl", "Kjersti Øvergård")):
            session.add(Stakeholder(account_id=desk.brenner, name=name, position=place))
        session.add(Stakeholder(account_id=desk.empty, name="Somebody Else"))
    return desk


async def test_a_part_of_a_name_is_enough_and_what_is_understood_is_told(people: Desk) -> None:
    people.add("idea", {"title": "Inspect the reverse side"})
    async with opened(people) as (app, pilot):
        await pilot.press(*to_section("ideas"), "e", "tab", "tab")
        assert "to whom  Georg Reiter, Kjersti Øvergård or" in screen_text(app)
        await write(pilot, "over")
        assert "to whom  Kjersti Øvergård" in screen_text(app)
        await pilot.press("enter")
        assert people.record("Inspect the reverse side").values["person_id"] == Link(3, "Kjersti Øvergård")
        assert "Kjersti Øverg" in screen_line(app, "Inspect the reverse")
        assert people.steps()[0] == "Change person of idea “Inspect the reverse side”"


async def test_a_name_that_several_have_or_nobody_here_has_is_refused_in_one_sentence(people: Desk) -> None:
    people.add("competitor", {"name": "Optivis"})
    async with opened(people) as (app, pilot):
        await pilot.press(*to_section("competitors"), "e", *["tab"] * 5)
        await write(pilot, "re")
        await pilot.press("enter")
        assert "“re” is not a person of this account: it may be" in screen_text(app)
        assert "Renate Steindl." in screen_text(app)
        await pilot.press("ctrl+u")
        await write(pilot, "somebody")
        await pilot.press("tab")
        assert "“somebody” is not a person of this account" in screen_text(app)
        assert plan_of(app).is_writing
        await pilot.press("escape")
        assert people.record("Optivis").values["champion_id"] is None


async def test_arrows_go_through_the_names_that_fit_and_an_empty_text_names_nobody(people: Desk) -> None:
    people.add("competitor", {"name": "Optivis"})
    async with opened(people) as (_, pilot):
        await pilot.press(*to_section("competitors"), "e", *["tab"] * 5, "r", "e", "down", "down", "enter")
        assert people.record("Optivis").values["champion_id"] == Link(2, "Renate Steindl")
        await pilot.press("e", *["tab"] * 5, "down", "down", "down", "up", "enter")
        assert people.record("Optivis").values["champion_id"] == Link(3, "Kjersti Øvergård")
        await pilot.press("e", *["tab"] * 5, "ctrl+u", "enter")
        assert people.record("Optivis").values["champion_id"] is None


async def test_tab_takes_the_only_owner_that_begins_so(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "e", "tab")
        await write(pilot, "mar")
        assert "who  Maria Eder: tab takes it" in screen_text(app)
        await pilot.press("tab", "escape")
        assert desk.record("Pilot offer").values["owner"] == "Maria Eder"
        await pilot.press("e", "tab")
        await write(pilot, "J")
        await pilot.press("enter")
        assert desk.record("Pilot offer").values["owner"] == "J"
