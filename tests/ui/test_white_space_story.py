"""White space in keys: one key a state, details in place, units and offerings, totals, and all of it taken back."""

from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.rules.whitespace import Grid
from kamtui.services.plan import load_plan
from kamtui.services.whitespace import add_offerings, add_units, change_cell, change_head, set_state
from kamtui.settings import Settings
from kamtui.theme import use_ascii
from kamtui.vocabulary_plan import CellState, Fit
from kamtui.widgets.cell_states import LOOKS
from kamtui.widgets.grid_values import At
from tests.conftest import Golden
from tests.screens import screen_line, screen_text
from tests.ui.planned import TODAY, Desk, desk, opened, plan_of, toasts

__all__ = ["desk"]

OFFERINGS = (("Presses", "Machines"), ("Tools and dies", "Machines"), ("Audit", "Service"))
UNITS = ("Linz", "Wels", "Steyr")
PRESSES, TOOLS, AUDIT = 1, 2, 3
LINZ, WELS, STEYR = 1, 2, 3


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """Three offerings in two families by three units, some of it known."""
    for name, family in OFFERINGS:
        add_offerings(desk.book, [name], family=family)
    for name in UNITS:
        add_units(desk.book, desk.brenner, [name])
    set_state(desk.book, [(PRESSES, LINZ)], CellState.OURS)
    change_cell(desk.book, (PRESSES, LINZ), {"market_value": 400_000_00, "our_share": 100_000_00})
    set_state(desk.book, [(PRESSES, WELS)], CellState.COMPETITOR)
    change_cell(desk.book, (PRESSES, WELS), {"market_value": 1_200_000_00}, new_competitor="Kappa GmbH")
    set_state(desk.book, [(AUDIT, LINZ)], CellState.NOT_APPLICABLE)
    return desk


def grid(desk: Desk) -> Grid:
    return load_plan(desk.book, desk.brenner, TODAY).white_space


def state(desk: Desk, offering: int, unit: int) -> CellState:
    return grid(desk).cell(offering, unit).state


async def go(app: KamApp, pilot: Pilot[Any]) -> None:
    """To the white space, by the outline."""
    await pilot.press("tab")
    while plan_of(app).section.key != "white_space":
        await pilot.press("k")
    await pilot.press("enter")
    await pilot.pause()


async def write(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def at(app: KamApp) -> At:
    return plan_of(app).white.grid.at


def shown(text: str) -> str:
    return "\n".join(line.partition("│")[2].rstrip() for line in text.splitlines() if "│" in line)


async def test_a_newcomer_writes_a_white_space_from_nothing(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        text = screen_text(app)
        assert "No offerings yet" in text
        assert "n   write the first offering" in text
        assert "N   write the first business unit" in text
        await pilot.press("n")
        await write(pilot, "Presses")
        await pilot.press("tab")
        await write(pilot, "Machines")
        await pilot.press("enter", "n")
        await write(pilot, "Dies")
        await pilot.press("enter")
        assert "No offerings yet" not in screen_text(app)
        await pilot.press("N")
        await write(pilot, "Linz")
        await pilot.press("enter", "N")
        await write(pilot, "Wels")
        await pilot.press("enter")
        found = grid(desk)
        assert [(one.name, one.family) for one in found.offerings] == [
            ("Presses", "Machines"),
            ("Dies", "Machines"),
        ]
        assert [unit.name for unit in found.units] == ["Linz", "Wels"]
        assert found.count == "0/4"
        await pilot.press("j", "C")
        assert state(desk, 1, 2) is CellState.COMPETITOR
        assert "White space  1/4" in screen_text(app)


async def test_what_another_section_comes_to_is_not_said_above_the_grid(begun: Desk) -> None:
    begun.add("opportunity", {"name": "Line 5", "amount": 100_00, "probability": 50})
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("tab", "j")
        assert "Line 5" in screen_text(app)
        await pilot.press("k")
        assert "weighted" not in screen_text(app)


async def test_the_grid_and_what_is_known_of_a_cell_in_a_small_terminal(begun: Desk, golden: Golden) -> None:
    async with opened(begun, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("right")
        golden(shown(screen_text(app)))


async def test_what_is_known_stands_beside_the_grid_where_there_is_room(begun: Desk, golden: Golden) -> None:
    async with opened(begun, (120, 34)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("right")
        golden(shown(screen_text(app)))


async def test_each_state_has_a_key_and_a_mark(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "l")
        for wanted, look in LOOKS.items():
            await pilot.press(look.key)
            assert state(begun, TOOLS, WELS) is wanted
        await pilot.press("C")
        assert begun.steps()[0] == "Tools and dies in Wels: competitor"
        assert "× C" in screen_line(app, "Tools and dies  ")
        await pilot.press("u")
        assert state(begun, TOOLS, WELS) is CellState.UNKNOWN


async def test_several_cells_are_set_at_once(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "space", "space", "g", "l", "l", "space")
        assert "?  •" in screen_line(app, "Tools and dies  ")
        await pilot.press("I")
        assert begun.steps()[0] == "3 cells: idea pitched"
        assert [state(begun, *place) for place in ((TOOLS, LINZ), (AUDIT, LINZ), (PRESSES, STEYR))] == [
            CellState.IDEA
        ] * 3
        assert plan_of(app).white.grid.marked == frozenset()
        await pilot.press("space", "escape")
        assert plan_of(app).white.grid.marked == frozenset()
        assert plan_of(app).white.grid.has_focus
        await pilot.press("escape")
        assert plan_of(app).outline.has_focus


async def test_on_a_name_a_state_is_said_of_all_that_is_unknown(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("h", "T")
        assert [state(begun, PRESSES, unit) for unit in (LINZ, WELS, STEYR)] == [
            CellState.OURS, CellState.COMPETITOR, CellState.IN_HOUSE,
        ]  # fmt: skip
        await pilot.press("T")
        assert toasts(app) == ["Not changed: Nothing is unknown here: choose a cell"]
        await pilot.press("l", "l", "k", "minus")
        assert begun.steps()[0] == "2 cells: not applicable"


async def test_a_cells_details_are_written_in_place(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "e")
        assert "What the unit spends on it a year" in screen_text(app)
        await write(pilot, "350k")
        assert "market value  EUR 350,000.00" in screen_text(app)
        await pilot.press("tab")
        await write(pilot, "50k")
        await pilot.press("tab")
        await write(pilot, "kap")
        assert "competitor  Kappa GmbH" in screen_text(app)
        await pilot.press("tab")
        await write(pilot, "31.12.2027")
        await pilot.press("tab")
        assert "Can we position early?" in screen_text(app)
        await pilot.press("y", "tab", "p", "tab", "n", "tab", "y", "tab")
        await write(pilot, "They asked twice")
        await pilot.press("enter")
        found = grid(begun).cell(TOOLS, LINZ).values
        assert (found["market_value"], found["our_share"]) == (350_000_00, 50_000_00)
        assert (str(found["competitor_id"]), found["contract_end"]) == ("Kappa GmbH", date(2027, 12, 31))
        answers = [found[name] for name in ("is_early", "fits", "is_beaten", "by_partner")]
        assert answers == [Fit.YES, Fit.PARTLY, Fit.NO, Fit.YES]
        assert found["note"] == "They asked twice"
        assert at(app) == At(TOOLS, LINZ)
        assert plan_of(app).white.grid.has_focus


async def test_a_share_above_the_market_value_is_refused_and_stays_typed(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("e", "tab")
        await write(pilot, "500k")
        await pilot.press("enter")
        await pilot.pause()
        text = screen_text(app)
        assert "EUR 500,000.00 is more than the market value of" in text
        assert "Our share     500k" in text
        assert grid(begun).cell(PRESSES, LINZ).our_share == 100_000_00
        await pilot.press("ctrl+u")
        await write(pilot, "400k")
        await pilot.press("enter")
        assert grid(begun).cell(PRESSES, LINZ).our_share == 400_000_00


async def test_a_competitor_nobody_knew_is_told_and_added(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "e", "tab", "tab")
        await write(pilot, "Omega")
        assert "competitor  a new competitor: saving adds it" in screen_text(app)
        await pilot.press("enter")
        assert begun.titles("competitors") == ["0 Kappa GmbH", "0 Omega"]
        await pilot.press("e", "tab", "tab")
        await write(pilot, "a")
        await pilot.press("enter")
        assert "it may be" in screen_text(app)
        await pilot.press("ctrl+u", "enter")
        assert grid(begun).cell(TOOLS, LINZ).values.get("competitor_id") is None


async def test_an_answer_is_taken_back_to_unknown(begun: Desk) -> None:
    change_cell(begun.book, (TOOLS, LINZ), {"fits": Fit.NO})
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", *["e", "tab", "tab", "tab", "tab", "tab"], "u", "enter")
        assert (TOOLS, LINZ) not in grid(begun).entered


async def test_what_was_typed_and_left_is_offered_again(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("N")
        await write(pilot, "Graz")
        await pilot.press("escape")
        assert toasts(app) == ["Not saved: “Graz” · N has it back"]
        assert len(grid(begun).units) == 3
        assert at(app) == At(PRESSES, LINZ) or at(app) == At(None, LINZ)
        await pilot.press("g", "N")
        assert "Graz" in screen_text(app)
        await pilot.press("enter")
        assert "Graz" in [unit.name for unit in grid(begun).units]
        await pilot.press("n", "escape", "n", "enter")
        assert len(grid(begun).offerings) == 3


async def test_drafts_of_the_grid_are_opened_where_they_were_typed(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "l", "e")
        await write(pilot, "12 bananas")
        await pilot.press("escape", "E", "tab")
        await write(pilot, "77k")
        await pilot.press("escape", "N")
        await write(pilot, "Graz")
        await pilot.press("escape", "1", "f7")
        await pilot.pause()
        told = screen_text(app)
        assert told.count("Cell “") == 2
        assert "New unit" in told
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        assert "Graz" in [unit.name for unit in grid(begun).units]
        await pilot.press("f7", "enter")
        await pilot.pause()
        assert "ctrl+s save" in screen_text(app)
        await pilot.press("ctrl+s", "f7", "enter")
        await pilot.pause()
        assert "12 bananas" in screen_text(app)
        assert sum(cell.values.get("market_value") == 7_700_000 for cell in grid(begun).cells()) == 1


async def test_a_pasted_list_makes_a_unit_of_each_line(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("N")
        app.post_message(events.Paste("- Graz\n- Bregenz\n- Villach"))
        await pilot.pause()
        await pilot.pause()
        assert [unit.name for unit in grid(begun).units] == ["Linz", "Graz", "Bregenz", "Villach", "Wels", "Steyr"]
        assert toasts(app) == ["3 added: u takes them back"]
        await pilot.press("u", "N")
        await write(pilot, "New ")
        app.post_message(events.Paste("Salzburg\nlinz"))
        await pilot.pause()
        await pilot.pause()
        assert "Name: there is a unit “Linz” already." in screen_text(app)
        assert "New Salzburg ¶ linz" in screen_text(app)  # none of it is in the book, all of it is here
        await pilot.press("enter")
        await pilot.pause()
        assert "Name: there is a unit “Linz” already." in screen_text(app)
        assert [unit.name for unit in grid(begun).units] == list(UNITS)
        await pilot.press("2", "enter")  # the list is mended, and still a list
        await pilot.pause()
        assert [unit.name for unit in grid(begun).units] == [*UNITS, "New Salzburg", "linz2"]
        assert toasts(app) == ["2 added: u takes them back"]
        await pilot.press("u", "N")
        await write(pilot, "A B ")
        app.post_message(events.Paste("A\nB"))
        await pilot.pause()
        await pilot.pause()
        assert [unit.name for unit in grid(begun).units] == [*UNITS, "A B A", "B"]
        await pilot.press("u", "N")
        app.post_message(events.Paste("\n".join(f"Hall {number}" for number in range(201))))
        await pilot.pause()
        await pilot.pause()
        assert "201 lines are more than the 200 that are taken at once." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "201 lines are more than the 200 that are taken at once." in screen_text(app)
        assert [unit.name for unit in grid(begun).units] == list(UNITS)


async def test_names_are_changed_moved_and_removed(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("h", "e", "ctrl+u")
        await write(pilot, "Big presses")
        await pilot.press("tab", "tab")
        await write(pilot, "Less scrap")
        await pilot.press("enter", "J")
        found = grid(begun)
        assert [one.name for one in found.offerings] == ["Tools and dies", "Big presses", "Audit"]
        assert found.offerings[1].values["need"] == "Less scrap"
        assert at(app) == At(PRESSES, None)
        await pilot.press("J")
        assert toasts(app) == ["Not moved: It is the last one of its family already"]
        await pilot.press("g", "l", "k", "J")
        assert [unit.name for unit in grid(begun).units] == ["Wels", "Linz", "Steyr"]
        assert at(app) == At(None, LINZ)
        await pilot.press("e", "ctrl+u")
        await write(pilot, "wels")
        await pilot.press("enter")
        assert "there is a unit “Wels” already" in screen_text(app)
        await pilot.press("escape", "delete")
        assert toasts(app)[-1] == "Removed: Unit “Linz” and what was known of 2 cells · u brings it back"
        await pilot.press("u")
        assert state(begun, PRESSES, LINZ) is CellState.OURS


async def test_what_is_known_of_a_cell_is_forgotten(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("delete")
        assert (PRESSES, LINZ) not in grid(begun).entered
        assert begun.steps()[0] == "Forget what is known of Presses in Linz"
        await pilot.press("delete")
        assert toasts(app) == ["Nothing to forget: Nothing is known of it"]


async def test_why_shows_the_share_of_wallet_and_leads_to_a_cell(begun: Desk) -> None:
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("G", "equals_sign")
        await pilot.pause()
        text = screen_text(app)
        assert "All   25%" in text
        assert "Ours / market value: EUR 100,000.00 of EUR 400,000.00, in 1 cell" in text
        assert "Our share is unknown in 1 cell worth EUR 1,200,000.00: left out" in text
        while "▌" not in screen_line(app, "Presses in Linz: EUR"):
            await pilot.press("j")
        await pilot.press("enter")
        await pilot.pause()
        assert at(app) == At(PRESSES, LINZ)


async def test_everything_of_a_cell_is_edited_in_a_form(begun: Desk) -> None:
    change_cell(begun.book, (PRESSES, LINZ), {"note": "Two\nlines"})
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press("E")
        await pilot.pause()
        await pilot.press("tab")
        await pilot.press("ctrl+u")
        await write(pilot, "50k")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "EUR 50,000.00 is less than our share of" in screen_text(app)
        await pilot.press("ctrl+u")
        await write(pilot, "900k")
        await pilot.press("ctrl+s")
        await pilot.pause()
        found = grid(begun).cell(PRESSES, LINZ).values
        assert (found["market_value"], found["note"]) == (900_000_00, "Two\nlines")
        assert plan_of(app).white.grid.has_focus


async def test_a_large_grid_is_gone_through_with_keys(desk: Desk) -> None:
    with desk.book.step("Large") as session:
        from kamtui.models.account import BusinessUnit
        from kamtui.models.revenue import Offering

        session.add_all(
            BusinessUnit(account_id=desk.brenner, name=f"Unit {number}", position=number) for number in range(20)
        )
        session.add_all(Offering(name=f"Offering {number}", position=number) for number in range(30))
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        assert "1–4 of 20 units, 1–7 of 30 offerings" in screen_text(app)
        await pilot.press("end", "G", "O")
        assert "17–20 of 20 units, 24–30 of 30 offerings" in screen_text(app)
        assert state(desk, 30, 20) is CellState.OURS
        await pilot.press("pageup", "pageup", "home", "l")
        assert at(app) == At(18, 1)
        await pilot.press("g", "k", "h")
        assert plan_of(app).outline.has_focus


async def test_a_grid_half_begun_says_what_it_needs(begun: Desk) -> None:
    async with opened(begun, account=begun.empty) as (app, pilot):
        await go(app, pilot)
        assert "Presses" in screen_text(app)
        await pilot.press("N")
        await write(pilot, "Graz")
        await pilot.press("enter", "j", "W")
        assert load_plan(begun.book, begun.empty, TODAY).white_space.count == "1/3"


async def test_other_keys_of_the_plan_leave_the_grid_alone(begun: Desk) -> None:
    before = begun.steps()
    async with opened(begun) as (app, pilot):
        await go(app, pilot)
        await pilot.press(*"Vlh", "greater_than_sign", "less_than_sign")
        await pilot.press("tab")
        assert plan_of(app).outline.has_focus
        await pilot.press("space", "V", "delete", "J", "e", "E", "h")
        assert begun.steps() == before
        await pilot.press("n")
        await write(pilot, "Training")
        await pilot.press("enter")
        assert begun.steps()[0] == "New offering “Training”"
        await pilot.press("full_stop")
        assert plan_of(app).section.key != "white_space"


async def test_marks_and_letters_in_ascii_and_in_sixteen_colours(begun: Desk) -> None:
    try:
        async with opened(begun, settings=Settings(theme="16", glyphs="ascii")) as (app, pilot):
            await go(app, pilot)
            text = screen_text(app)
            assert "@ O" in screen_line(app, "Presses  ")
            assert "x C" in screen_line(app, "Presses  ")
            assert "- n/a" in text
            assert all(sign.isascii() for sign in text)
    finally:
        use_ascii(False)


HOSTILE = [
    "[/x] [b]bold",
    "株式会社東和精機" * 6,
    "x" * 3_000,
    "\u202egnorw",
    "👩‍👩‍👧 family",
    "[@click=app.quit()]go",
]


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 60)])
async def test_hostile_names_leave_every_line_straight(desk: Desk, size: tuple[int, int]) -> None:
    for name in HOSTILE:
        (added,) = add_offerings(desk.book, [name], family=name)
        change_head(desk.book, "offering", added, {"need": name})
        add_units(desk.book, desk.brenner, [name])
    change_cell(desk.book, (2, 2), {"note": HOSTILE[2]}, new_competitor=HOSTILE[1])
    async with opened(desk, size) as (app, pilot):
        await go(app, pilot)
        for key in (
            "j",
            "j",
            "l",
            "l",
            "h",
            "h",
            "h",
            "k",
            "l",
            "k",
            "O",
            "equals_sign",
            "escape",
            "e",
            "tab",
            "escape",
        ):
            await pilot.press(key)
            await pilot.pause()
            text = screen_text(app)
            assert "\x1b" not in text
            assert "\u202e" not in text
            assert max(cell_len(line) for line in text.splitlines()) <= size[0]


async def test_o_writes_another_one_beside_where_one_stands(begun: Desk) -> None:
    async with opened(begun, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "o")
        await write(pilot, "deVE")
        await pilot.press("enter", "g", "l")
        await pilot.press("k", "o")
        await write(pilot, "North")
        await pilot.press("enter")
        assert [unit.name for unit in grid(begun).units] == ["Linz", "North", "Wels", "Steyr"]
        assert "deVE" in [offering.name for offering in grid(begun).offerings]
        assert toasts(app) == []
