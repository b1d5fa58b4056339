"""Plan periods in keys: sign, see what changed, close, begin the next plan, read the old one, preview."""

import os
from pathlib import Path

import pytest
from textual import events

from kamtui.book.book import Book
from kamtui.services.plan import load_plan
from kamtui.services.plan_periods import start_plan
from kamtui.services.signoff import list_sign_offs, sign_plan
from kamtui.services.whitespace import add_offerings, add_units, change_cell
from tests.screens import screen_line, screen_text
from tests.ui.planned import TODAY, Desk, desk, opened, plan_of, to_section, toasts

__all__ = ["desk"]
SMALL = (80, 24)


def keys(text: str) -> list[str]:
    names = {" ": "space", ".": "full_stop", "-": "minus", "\n": "enter"}
    return [names.get(letter, letter) for letter in text]


def texts_in(folder: Path) -> list[str]:
    """The Markdown that was written into a folder."""
    return [path.read_text(encoding="utf-8") for path in folder.glob("*.md")]


async def test_a_plan_is_signed_and_the_head_says_so(desk: Desk) -> None:
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("S", *keys("H. Ott"), "tab", *keys("Sales"), "ctrl+s")
        await pilot.pause()
        assert screen_line(app, "Plan 2026").strip().startswith("Plan 2026   active · signed 21 Nov")
        assert toasts(app) == ["Signed: D tells what has changed since · u takes it back"]
        await pilot.press("space")
        await pilot.press("j", "j", "j", "space")
        assert "signed 21 Nov, 1 since (D)" in screen_line(app, "Plan 2026")
        await pilot.press("u", "u")
        assert "signed" not in screen_line(app, "Plan 2026")
    async with opened(desk) as (app, pilot):
        await pilot.press("ctrl+r")
        assert "signed 21 Nov by H. Ott" in screen_line(app, "Plan 2026")


async def test_a_sign_off_without_a_name_or_ahead_of_its_day_is_refused_and_nothing_is_lost(desk: Desk) -> None:
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("S", "ctrl+s")
        assert "Who cannot stay empty" in screen_text(app)
        await pilot.press(*keys("Ott"), "tab", "tab", *["backspace"] * 12, *keys("tomorrow"), "ctrl+s")
        await pilot.pause()
        assert "not signed ahead of its day" in screen_text(app)
        await pilot.press("escape", "S")
        await pilot.pause()
        assert "Ott" in screen_text(app)


async def test_changes_since_the_sign_off_are_listed_and_lead_to_their_records(desk: Desk) -> None:
    sign_plan(desk.book, desk.brenner, {"name": "H. Ott"}, TODAY)
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("D")
        assert "Nothing has changed since" in screen_text(app)
        await pilot.press("escape", "j", "j", "j", "space", "g")
        desk.add("risk", {"text": "They merge"})
        await pilot.press("D")
        await pilot.pause()
        text = screen_text(app)
        assert "Since Sat 21 Nov" in text
        assert "Risk            They merge · added" in text
        assert "Action          Pilot offer" in text
        assert "Status          open → done" in text
        await pilot.press("j", "enter")
        await pilot.pause()
        assert plan_of(app).record is not None
        assert plan_of(app).record.values["title"] == "Pilot offer"  # type: ignore[union-attr]


async def test_what_was_signed_can_be_read_and_signed_again(desk: Desk, tmp_path: Path) -> None:
    sign_plan(desk.book, desk.brenner, {"name": "H. Ott", "note": "Go"}, TODAY)
    desk.add("risk", {"text": "They merge"})
    os.chdir(tmp_path)
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("S")
        assert "H. Ott" in screen_line(app, "Sat 21 Nov")
        await pilot.press("enter")
        await pilot.pause()
        assert "Signed by H. Ott" in screen_text(app)
        assert "At a glance" in screen_text(app)
        assert "They merge" not in screen_text(app)
        await pilot.press("x", "enter")
        await pilot.pause()
        (written,) = texts_in(tmp_path)
        assert "Grow the Linz plant" in written
        await pilot.press("escape", "S", "S", *keys("Eder"), "ctrl+s")
        await pilot.pause()
    plan = load_plan(desk.book, desk.brenner, TODAY).plan_id
    assert plan is not None
    assert [one.name for one in list_sign_offs(desk.book, plan)] == ["Eder", "H. Ott"]


async def test_nothing_signed_nothing_changed(desk: Desk) -> None:
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("D")
        await pilot.pause()
        assert toasts(app) == ["Not signed yet: S signs it"]
    async with opened(desk, SMALL, desk.empty) as (app, pilot):
        await pilot.press("S")
        await pilot.pause()
        assert toasts(app) == ["Nothing to sign: There is no plan yet: n begins one"]


async def test_a_plan_is_closed_with_its_lessons_and_the_next_one_takes_what_is_open(desk: Desk) -> None:
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("Y")
        assert "Plan 2026 · current" in screen_line(app, "Plan 2026 ·")
        await pilot.press("c", *keys("Ask first"), "ctrl+s")
        await pilot.pause()
        assert "not begun · Plan 2026 is closed" in screen_line(app, "not begun")
        assert toasts(app) == ["Plan 2026 closed: 1 lesson noted · n begins the next plan"]
        await pilot.press("n")
        await pilot.pause()
        assert "Plan 2026 is closed: this one takes what it leaves open" in screen_text(app)
        before = desk.steps()
        await pilot.press(*keys("delete V"))  # who writes on without looking
        await pilot.pause()
        assert "delete V" in screen_text(app)
        await pilot.press("f5", "escape")
        assert desk.steps() == before
        app.post_message(events.Paste("One\nTwo"))
        await pilot.pause()
        assert toasts(app) == ["Not pasted: begin the plan, then paste"]
        assert "1 Jan 2027" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Plan 2027   active" in screen_text(app)
        assert toasts(app) == ["Plan 2027 begun: 2 goals, 2 objectives, 2 actions carried over · u takes it back"]
        assert "Agree the value case" not in screen_text(app)
        assert "One" not in screen_text(app)
        await pilot.press("u", "u")
        assert "Plan 2026   active" in screen_text(app)
        assert "Agree the value case" in screen_text(app)


async def test_a_period_that_overlaps_is_refused_in_one_sentence(desk: Desk) -> None:
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("Y", "n", *["backspace"] * 16, *keys("1.6.2026"), "ctrl+s")
        await pilot.pause()
        assert "The period overlaps Plan 2026, 1 Jan" in screen_text(app)
        await pilot.press("escape", "Y", "e", "tab", *["backspace"] * 16, *keys("1.6.2025"), "ctrl+s")
        await pilot.pause()
        assert "To: the plan would end before it begins." in screen_text(app)
        await pilot.press(*["backspace"] * 16, *keys("30.6.2026"), "ctrl+s")
        await pilot.pause()
        assert desk.book.history(1)[0].what == "Change period of Plan 2026"


@pytest.fixture
def two(desk: Desk) -> Desk:
    """A plan that is past, with a done action, and the next one."""
    desk.add("question", {"text": "Who signs?"})
    start_plan(desk.book, desk.brenner, {}, TODAY)
    return desk


async def test_a_past_plan_is_read_in_the_same_place_and_esc_goes_back(two: Desk) -> None:
    async with opened(two, SMALL) as (app, pilot):
        assert "Plan 2027" in screen_text(app)
        await pilot.press("Y", "j", "enter")
        await pilot.pause()
        head = screen_line(app, "Plan 2026").split()
        assert " ".join(head) == "Plan 2026 past · read only esc current plan"
        assert "Agree the value case" in screen_text(app)
        await pilot.press("j", "tab", "j", "tab", "escape")
        await pilot.pause()
        assert "Plan 2027" in screen_text(app)


@pytest.mark.parametrize(
    "key",
    [
        "n",
        "o",
        "e",
        "enter",
        "space",
        "V",
        "E",
        "N",
        "delete",
        "J",
        "K",
        "greater_than_sign",
        "less_than_sign",
        "q",
        "A",
    ],
)
async def test_no_key_changes_a_past_plan_and_each_says_why(two: Desk, key: str) -> None:
    async with opened(two, SMALL) as (app, pilot):
        await pilot.press("Y", "j", "enter", "j", "j")
        await pilot.pause()
        steps = len(two.book.history(100))
        assert "questions" not in screen_line(app, "tab outline")
        await pilot.press(key)
        await pilot.pause()
        assert toasts(app) == [
            "A past plan stays as it is: Plan 2026 is read only: esc goes back to the current plan"
        ]
        await pilot.press(*keys("zz\n"))
        assert len(two.book.history(100)) == steps


async def test_sections_of_the_account_say_where_they_are(two: Desk) -> None:
    async with opened(two, SMALL) as (app, pilot):
        await pilot.press("Y", "j", "enter")
        await pilot.press(*to_section("white_space"))
        await pilot.pause()
        assert "No white space here" in screen_text(app)
        await pilot.press(*to_section("questions", "white_space"))
        await pilot.pause()
        assert "They are kept with the account:" in screen_text(app)
        await pilot.press("n", "C")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "Who signs?" in screen_text(app)


async def test_a_past_plan_is_left_when_undo_takes_the_new_one_away_or_the_account_changes(two: Desk) -> None:
    async with opened(two, SMALL) as (app, pilot):
        await pilot.press("Y", "j", "enter")
        await pilot.press("right_square_bracket", "left_square_bracket")
        await pilot.pause()
        assert "Plan 2027" in screen_text(app)
        await pilot.press("Y", "j", "enter", "u")
        await pilot.pause()
        assert "Plan 2026   active" in screen_text(app)


async def test_the_preview_shows_the_plan_read_and_as_written(desk: Desk, tmp_path: Path) -> None:
    os.chdir(tmp_path)
    desk.add("risk", {"text": "\x1b[31mred [x](http://evil) **b**"})
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("p")
        await pilot.pause()
        text = screen_text(app)
        assert "Brenner AG · Plan 2026" in text
        assert "At a glance" in text
        assert "###" not in text
        await pilot.press("pagedown")
        assert "✓ Agree the value case" in screen_text(app)
        await pilot.press("G", "end")
        await pilot.press("v")
        await pilot.pause()
        assert "title: " in screen_text(app)
        await pilot.press(*["pagedown"] * 9)
        assert "## Risks" in screen_text(app)
        await pilot.press("v", *["pagedown"] * 9)
        assert "[x](http://evil) **b**" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert "Export the plan" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
    assert len(texts_in(tmp_path)) == 1


async def test_without_a_plan_there_is_nothing_to_preview(desk: Desk) -> None:
    async with opened(desk, SMALL, desk.empty) as (app, pilot):
        await pilot.press("p")
        await pilot.pause()
        assert toasts(app)[0].startswith("Nothing to export")
        await pilot.press("Y", "n", "ctrl+s")
        await pilot.pause()
        assert "Plan 2026 begun: nothing was open" in toasts(app)[-1]


async def test_a_hostile_name_is_shown_as_text(desk: Desk, tmp_path: Path) -> None:
    name = "[b]\x1b[31m\u202eOtt[/b] " + "界" * 3000
    sign_plan(desk.book, desk.brenner, {"name": name, "role": name, "note": name}, TODAY)
    desk.add("risk", {"text": name})
    async with opened(desk, SMALL) as (app, pilot):
        for press in (("S",), ("enter",), ("v",), ("escape", "escape"), ("D",), ("escape",), ("Y",)):
            await pilot.press(*press)
            await pilot.pause()
            assert all(len(line) <= 80 for line in screen_text(app).splitlines())
            assert "\x1b" not in screen_text(app)
    assert isinstance(desk.book, Book)


async def test_a_changed_cell_of_the_white_space_is_gone_to(desk: Desk) -> None:
    place = add_offerings(desk.book, ["Boxes"])[0], add_units(desk.book, desk.brenner, ["Linz"])[0]
    change_cell(desk.book, place, {"market_value": 500000})
    sign_plan(desk.book, desk.brenner, {"name": "H. Ott"}, TODAY)
    change_cell(desk.book, place, {"market_value": 700000})
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press("D")
        assert "Boxes · Linz" in screen_line(app, "Cell")
        await pilot.press("enter")
        await pilot.pause()
        assert plan_of(app).section.key == "white_space"
        assert plan_of(app).white.grid.at == place


@pytest.mark.parametrize(
    ("keys_of_form", "text"),
    [
        (("S",), "Sign Plan 2026"),
        (("Y", "c"), "Close Plan 2026"),
        (("Y", "e"), "Plan 2026 "),
        (("Y", "n"), "New plan"),
    ],
)
async def test_what_was_typed_into_a_form_of_the_plan_is_opened_there_again(
    desk: Desk, keys_of_form: tuple[str, ...], text: str
) -> None:
    async with opened(desk, SMALL) as (app, pilot):
        await pilot.press(*keys_of_form, "x", "y", "escape")
        (draft,) = app.desk.unsaved.all()
        assert plan_of(app).resume_form(draft)
        await pilot.pause()
        assert f"─ {text}" in screen_text(app)
        assert "xy" in screen_text(app)
