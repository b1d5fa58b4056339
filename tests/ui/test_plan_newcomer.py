"""What stopped somebody who wrote a first plan: each stop is told here with the keys that now lead on."""

from datetime import date
from decimal import Decimal

import pytest

from kamtui.book.errors import Refused
from kamtui.exports.plan import plan_markdown
from kamtui.services.plan import add_record, change_record, load_plan
from kamtui.services.ready_figures import add_ready_figures
from kamtui.vocabulary import Measure
from kamtui.vocabulary_plan import Evidence, Stage
from tests.screens import screen_text
from tests.ui.planned import TODAY, Desk, desk, opened, plan_of, to_section, toasts
from tests.ui.test_plan_sections_story import write

__all__ = ["desk"]


def first_action(desk: Desk) -> None:
    """An action that serves nothing, before there is any goal."""
    add_record(desk.book, desk.empty, "action", {"title": "Call them"}, today=TODAY)


async def test_a_goal_is_written_beside_actions_that_serve_none(desk: Desk) -> None:
    first_action(desk)
    async with opened(desk, (80, 24), desk.empty) as (app, pilot):
        assert "no goal yet: n on Unassigned actions writes one" in screen_text(app)
        await pilot.press("g", "n")
        await write(pilot, "Double the Bergen line")
        await pilot.press("enter")
        rows = load_plan(desk.book, desk.empty, TODAY).sections["goals"]
        assert [row.kind for row in rows] == ["goal", "group", "action"]
        assert "no goal yet" not in screen_text(app)


async def test_tab_reaches_what_a_small_screen_has_no_column_for(desk: Desk) -> None:
    desk.add("fact", {"text": "They want to double the line"})
    async with opened(desk, (80, 24)) as (app, pilot):
        await pilot.press(*to_section("facts"), "e", "tab", "tab")
        assert "evidence: its first letters find a word" in screen_text(app)
        assert "space next word   enter save   tab next   esc leave" in screen_text(app)
        assert "? help" not in screen_text(app)
        assert "? They want to double" in screen_text(app)
        await pilot.press("d", "tab")
        assert desk.record("They want to double the line").values["evidence"] is Evidence.DOCUMENT
        await pilot.press("tab")
        assert "enter tab save   esc leave" in screen_text(app)
        await write(pilot, "fri")
        await pilot.press("enter")
        assert desk.record("They want to double the line").values["day"] == date(2026, 11, 20)


async def test_the_last_value_of_a_line_promises_no_other(desk: Desk) -> None:
    desk.add("lesson", {"text": "Ask earlier"})
    async with opened(desk) as (app, pilot):
        await pilot.press(*to_section("lessons"), "e")
        assert "enter save   tab next   esc leave" in screen_text(app)
        await pilot.press("tab")
        assert "enter tab save   esc leave" in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("q",), "Questions from the bank: Questions has them; ctrl+q leaves kamtui"),
        (("B",), "Ready-made figures: Figures has them"),
        (("A",), "Nothing made: In SWOT+ it makes an action or a risk of a finding"),
        (("v",), "No other view: SWOT+, Risks and the values of a figure have one"),
        (("tab", "E"), "Nothing to edit: The keys are in the outline: enter goes to the records"),
        (("tab", "delete"), "Nothing to remove: The keys are in the outline: enter goes to the records"),
        (("G", "k", "H"), "No record chosen: This line is a heading"),
        (("G", "k", "space"), "Nothing to mark as done: This line is a heading"),
    ],
)
async def test_a_key_that_does_nothing_says_why(desk: Desk, keys: tuple[str, ...], told: str) -> None:
    before = desk.steps()
    async with opened(desk) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        assert toasts(app) == [told]
    assert desk.steps() == before


@pytest.mark.parametrize(("section", "called"), [("swot", "findings"), ("white_space", "offerings")])
async def test_an_empty_section_names_what_it_lacks(desk: Desk, section: str, called: str) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press(*to_section(section))
        assert f"No {called} yet" in screen_text(app)


async def test_what_there_is_without_a_plan_is_shown_and_exported(desk: Desk) -> None:
    first_action(desk)
    desk.book.undo()
    desk.book.redo()
    view = load_plan(desk.book, desk.empty, TODAY)
    async with opened(desk, account=desk.empty) as (app, pilot):
        await pilot.press("p")
        await pilot.pause()
        assert "Preview" in screen_text(app)
        assert "Call them" in plan_markdown(view, today=TODAY, version="0")


async def test_a_left_text_says_how_to_come_back_and_a_form_takes_the_message_away(desk: Desk) -> None:
    desk.add("opportunity", {"name": "Vision"})
    async with opened(desk) as (app, pilot):
        await pilot.press(*to_section("opportunities"), "e", "tab", "tab")
        await write(pilot, "12")
        await pilot.press("escape")
        await pilot.pause()
        assert toasts(app) == ["Not saved: “12” · e, then tab has it back"]
        await pilot.press("E")
        await pilot.pause()
        assert toasts(app) == []


async def test_opportunities_without_amounts_are_counted_in_words(desk: Desk) -> None:
    desk.add("opportunity", {"name": "Vision"})
    async with opened(desk) as (app, pilot):
        await pilot.press(*to_section("opportunities"))
        assert "1 open, none with amount and probability" in screen_text(app)


@pytest.mark.parametrize("kind", ["goal", "objective"])
def test_a_percentage_of_400_is_refused_wherever_it_is_entered(desk: Desk, kind: str) -> None:
    parent = desk.add("goal", {"text": "Grow"}) if kind == "objective" else None
    with pytest.raises(Refused, match=r"^Target: a percentage runs from −100 to 100, what goes beyond"):
        desk.add(kind, {"text": "x", "measure": Measure.PERCENT, "target_value": Decimal(400)}, parent)
    key = desk.add(kind, {"text": "x", "measure": Measure.NUMBER, "target_value": Decimal(400)}, parent)
    with pytest.raises(Refused, match="Target"):
        change_record(desk.book, kind, key, {"measure": Measure.PERCENT}, TODAY)
    change_record(desk.book, kind, key, {"measure": Measure.PERCENT, "target_value": Decimal(-5)}, TODAY)
    assert desk.record("x").values["target_value"] == -5


async def test_a_percentage_of_400_stays_typed_in_the_cell_with_one_sentence(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("e", "tab", "tab")
        await write(pilot, "400%")
        await pilot.press("enter")
        assert "“400%” is not a percentage" in screen_text(app)
        assert desk.record("Grow the Linz plant").values["now_value"] == 45
        await pilot.press("backspace", "backspace", "backspace", "backspace", "5", "0", "enter")
        assert desk.record("Grow the Linz plant").values["now_value"] == 50


async def test_a_computed_figure_says_at_once_that_it_is_not_typed(desk: Desk) -> None:
    add_ready_figures(desk.book, desk.brenner, TODAY)
    async with opened(desk) as (app, pilot):
        await pilot.press(*to_section("kpis"), "G", "e", "tab")
        await pilot.pause()
        assert toasts(app)[0].startswith("Now: It is computed from the ideas")
        await pilot.press("escape", "E")
        await pilot.pause()
        assert "Figure, computed from the ideas" in screen_text(app)
        assert "Now  " not in screen_text(app).partition("Figure, computed")[2].partition("Direction")[0]


async def test_ctrl_q_in_a_form_leaves_and_keeps_what_is_typed(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("E", "end")
        await write(pilot, " further")
        await pilot.press("ctrl+q")
        assert not app.is_running or app._exit
    assert [typed.text for draft in desk.book.list_drafts() for typed in draft.fields.values()] == [
        "Grow the Linz plant further"
    ]


async def test_a_part_of_a_name_is_enough_for_an_owner_in_the_form_too(desk: Desk) -> None:
    desk.add("risk", {"text": "Strike"})
    async with opened(desk) as (_, pilot):
        await pilot.press(*to_section("risks"), "E", *("tab",) * 4)
        await write(pilot, "maria")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.record("Strike").values["owner"] == "Maria Eder"


@pytest.mark.parametrize("section", ["ideas", "value"])
async def test_what_is_added_today_has_happened_today_unless_another_day_is_said(desk: Desk, section: str) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await pilot.press(*to_section(section), "n")
        await write(pilot, "Scrap")
        await pilot.press("enter")
        assert desk.record("Scrap").values["day"] == TODAY
        assert "21 Nov" in screen_text(app)
        await pilot.press("e", "tab")
        await write(pilot, "14.11.")
        await pilot.press("enter", "n")
        assert desk.record("Scrap").values["day"] == date(2026, 11, 14)


async def test_a_refused_text_that_is_back_names_the_key_that_drops_it(desk: Desk) -> None:
    desk.add("idea", {"title": "Measure while the next part is in the machine"})
    async with opened(desk, (80, 24)) as (app, pilot):
        await pilot.press(*to_section("ideas"), "e", "tab")
        assert "f5 as it was" in screen_text(app)
        await write(pilot, "soonish")
        await pilot.press("enter", "escape", "e", "tab")
        assert "f5 drop it" in screen_text(app)
        await write(pilot, "x")
        await pilot.press("enter")
        assert "f5 drop it" in screen_text(app)
        await pilot.press("f5", "enter")
        assert plan_of(app).table.has_focus


async def test_the_first_value_of_a_case_says_what_it_is(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await pilot.press(*to_section("cases"), "n")
        assert [line.split("│")[-1].strip() for line in screen_text(app).splitlines()[-2:]] == [
            "number", "enter save   tab next   esc leave   f5 as it was   shift+tab back",
        ]  # fmt: skip


async def test_an_empty_section_offers_only_keys_that_act_there(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        assert "e edit" in screen_text(app)
        await pilot.press(*to_section("risks"))
        await pilot.pause()
        assert screen_text(app).rstrip().rpartition("\n")[2].split("   ")[:2] == ["  tab outline", "n new"]
        assert not {"e edit", "space done", "V visibility"} & set(screen_text(app).split("   "))
        await pilot.press("e")
        assert toasts(app) == ["Nothing to edit: Nothing is written here yet: n begins"]
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Write a new one below the cursor" in screen_text(app)
        assert "Edit in place" not in screen_text(app)
        await pilot.press("escape", "n", "x", "enter")
        await pilot.pause()
        assert "e edit" in screen_text(app)
        await pilot.press("delete")
        await pilot.pause()
        assert "e edit" not in screen_text(app)


async def test_a_lost_opportunity_and_a_closed_risk_are_asked_why(desk: Desk) -> None:
    desk.add("opportunity", {"name": "Second line"})
    desk.add("risk", {"text": "Budget is cut"})
    async with opened(desk, (80, 24)) as (app, pilot):
        await pilot.press(*to_section("opportunities"), "e", "tab", "l", "tab")
        assert "lost why" in screen_text(app)
        await write(pilot, "Too late")
        await pilot.press("enter")
        values = desk.record("Second line").values
        assert (values["stage"], values["reason_lost"]) == (Stage.LOST, "Too late")
        assert "lost as Too late" in screen_text(app)
        await pilot.press(*to_section("risks", "opportunities"), "e", *["tab"] * 5, "c", "tab")
        await write(pilot, "Signed")
        await pilot.press("enter")
        assert desk.record("Budget is cut").values["closing_reason"] == "Signed"
