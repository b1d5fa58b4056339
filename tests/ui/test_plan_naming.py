"""Names in the plan in keys: who was told, what a finding is about, who does it, found by a part of the name."""

import pytest

from kamtui.models.people import Stakeholder
from kamtui.rules.plan import Link
from tests.screens import screen_line, screen_text
from tests.ui.planned import Desk, desk, opened, to_section, toasts
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
        assert "to whom  none, down takes Georg Reiter" in screen_text(app)
        await write(pilot, "over")
        assert "to whom  Kjersti Øvergård" in screen_text(app)
        await pilot.press("enter")
        assert people.record("Inspect the reverse side").values["person_id"] == Link(3, "Kjersti Øvergård")
        assert "Kjersti Øverg" in screen_line(app, "Inspect the reverse")
        assert people.steps()[0] == "Change person of idea “Inspect the reverse side”"


async def test_a_name_that_several_have_is_refused_and_one_that_nobody_has_is_a_new_person(people: Desk) -> None:
    people.add("competitor", {"name": "Optivis"})
    async with opened(people) as (app, pilot):
        await pilot.press(*to_section("competitors"), "e", *["tab"] * 5)
        await write(pilot, "re")
        await pilot.press("enter")
        assert "“re” is not a person of this account: it may be" in screen_text(app)
        assert "Renate Steindl." in screen_text(app)
        await pilot.press("ctrl+u")
        await write(pilot, "somebody new")
        assert "a new person: saving adds them to People" in screen_text(app)
        await pilot.press("enter")
        assert people.record("Optivis").values["champion_id"] == Link(5, "somebody new")
        assert people.steps()[0] == "Change champion of competitor “Optivis”, new: “somebody new”"
        assert toasts(app) == ["New, entered along: “somebody new” · u takes it back"]
        await pilot.press("u")
        assert people.record("Optivis").values["champion_id"] is None
        assert "somebody new" not in people.names("stakeholder")


async def test_people_of_one_name_are_told_apart_and_one_is_found_by_what_they_are(people: Desk) -> None:
    with people.book.step("Namesakes") as session:
        for title in ("Buyer", None):
            session.add(Stakeholder(account_id=people.brenner, name="Hans Maier", title=title, position=9))
    people.add("fact", {"text": "The budget is set in May"})
    async with opened(people, (80, 24)) as (app, pilot):
        await pilot.press(*to_section("facts"), "e", "tab", "tab", "tab")
        await write(pilot, "maier")
        await pilot.press("enter")
        assert "Hans Maier (Buyer) or Hans Maier (#6)" in " ".join(screen_text(app).split())
        await pilot.press("ctrl+u")
        await write(pilot, "buyer")
        await pilot.press("enter")
        assert people.record("The budget is set in May").values["told_by_id"] == Link(5, "Hans Maier")
        # Going through the cell again does not ask which of the two is meant.
        await pilot.press("e", "tab", "tab", "tab", "tab", "escape")
        assert people.record("The budget is set in May").values["told_by_id"] == Link(5, "Hans Maier")


async def test_where_no_column_has_it_a_name_is_written_below_the_line(people: Desk) -> None:
    people.add("opportunity", {"name": "Second line"})
    async with opened(people, (80, 24)) as (app, pilot):
        await pilot.press("j", "j", "j", "e", "tab", "tab", "tab")
        await write(pilot, "steindl")
        await pilot.press("enter")
        assert people.record("Pilot offer").values["person_id"] == Link(2, "Renate Steindl")
        await pilot.press(*to_section("opportunities"), "e", *["tab"] * 6)
        await write(pilot, "Linz")
        assert "unit  a new unit: saving adds it" in screen_text(app)
        await pilot.press("tab")
        await write(pilot, "Audit")
        await pilot.press("enter")
        values = people.record("Second line").values
        assert (values["unit_id"], values["offering_id"]) == (Link(1, "Linz"), Link(1, "Audit"))
        await pilot.press("u", "u")
        assert not people.names("business_unit")
        assert not people.names("offering")


async def test_arrows_go_through_the_names_that_fit_and_an_empty_text_names_nobody(people: Desk) -> None:
    people.add("competitor", {"name": "Optivis"})
    async with opened(people) as (_, pilot):
        await pilot.press(*to_section("competitors"), "e", *["tab"] * 5, "r", "e", "down", "down", "enter")
        assert people.record("Optivis").values["champion_id"] == Link(2, "Renate Steindl")
        await pilot.press("e", *["tab"] * 5, "down", "down", "down", "up", "enter")
        assert people.record("Optivis").values["champion_id"] == Link(3, "Kjersti Øvergård")
        await pilot.press("e", *["tab"] * 5, "ctrl+u", "enter")
        assert people.record("Optivis").values["champion_id"] is None


async def test_a_word_of_a_name_is_the_only_owner_that_has_it(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "e", "tab")
        await write(pilot, "mari")
        assert "who  as typed, tab takes Maria Eder" in screen_text(app)
        await pilot.press("a")
        assert "who  Maria Eder" in screen_text(app)
        await pilot.press("tab", "escape")
        assert desk.record("Pilot offer").values["owner"] == "Maria Eder"
        await pilot.press("e", "tab")
        await write(pilot, "J")
        await pilot.press("enter")
        assert desk.record("Pilot offer").values["owner"] == "J"
