"""Writing in the plan in keys: new records, values in place, what is refused, pasted lists, notes, the form."""

import sys
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.vocabulary import Measure
from kamtui.vocabulary_plan import Evidence, FactKind, RiskStatus, Stage
from tests.screens import screen_line, screen_text
from tests.ui.planned import Desk, desk, opened, plan_of, to_section, toasts

__all__ = ["desk"]

RISKS, OPPORTUNITIES, FACTS = to_section("risks"), to_section("opportunities"), to_section("facts")


async def write(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def title_at_cursor(app: KamApp) -> object:
    record = plan_of(app).record
    return None if record is None else record.values.get("title") or record.values.get("text")


async def test_a_new_record_stands_below_the_cursor_and_is_written_at_once(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "n")
        await write(pilot, "Send the draft")
        assert screen_line(app, "Send the draft").partition("│")[2].startswith("▌     □ Send the draft")
        assert "Send the draft" not in str(desk.titles("goals"))
        await pilot.press("enter")
        assert desk.titles("goals")[2:5] == ["2 Agree the value case", "2 Send the draft", "2 Pilot offer"]
        assert title_at_cursor(app) == "Send the draft"
        assert desk.steps()[0] == "New action “Send the draft”"


async def test_tab_goes_on_through_the_values_of_the_line(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "n")
        await write(pilot, "Send the draft")
        await pilot.press("tab")
        await write(pilot, "JK")
        await pilot.press("tab")
        await write(pilot, "fri")
        assert "due  Fri 27 Nov 2026" in screen_text(app)
        await pilot.press("enter")
        found = desk.record("Send the draft").values
        assert (found["owner"], found["due"]) == ("JK", date(2026, 11, 27))
        assert screen_line(app, "Send the draft").rstrip().endswith("JK       27 Nov")
        # An enter out of habit behind the last tab rests, once; any other key ends that.
        await pilot.press("e", *["tab"] * 4, "enter")
        assert plan_of(app).table.has_focus
        await pilot.press("enter", *["tab"] * 4, "k", "j", "enter")
        assert not plan_of(app).table.has_focus
        await pilot.press("escape", "e", "shift+tab")
        assert plan_of(app).table.has_focus


async def test_a_new_record_without_a_name_vanishes_and_leaves_no_step(desk: Desk) -> None:
    before = desk.titles("goals"), desk.steps()
    async with opened(desk) as (app, pilot):
        for leave in ("escape", "enter", "tab"):
            await pilot.press("j", "n", leave)
            assert plan_of(app).table.has_focus
        assert title_at_cursor(app) == "Pilot offer"
        await pilot.press("n")
        await write(pilot, "Half a thought")
        await pilot.press("escape")
        assert (desk.titles("goals"), desk.steps()) == before


async def test_what_was_typed_and_left_is_offered_again(desk: Desk) -> None:
    before = desk.steps()
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "n")
        await write(pilot, "Half a thought")
        await pilot.press("escape")
        await pilot.pause()
        assert toasts(app) == ["Not saved: “Half a thought” · n has it back"]
        assert "Half a thought" not in screen_line(app, "Ask for the CTO")
        await pilot.press("n")
        assert "□ Half a thought" in screen_text(app)
        assert "typed before and not saved · f5 drops it" in screen_text(app)
        await pilot.press("f5", "escape", "n")
        assert "□ Half a thought" not in screen_text(app)
        await pilot.press("escape", "e")
        await write(pilot, " for whom")
        await pilot.press("escape", "j", "e", "escape", "k", "e")
        assert "Pilot offer for whom" in screen_text(app)
        assert desk.steps() == before
        await pilot.press("enter", "e")
        assert desk.record("Pilot offer for whom").kind == "action"
        assert "typed before" not in screen_text(app)


async def test_an_editor_covers_whole_columns_and_never_the_outline(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await pilot.press("e")
        line = screen_line(app, "Grow the Linz plant").partition("│")[2]
        assert line.rstrip() == "▌ ▾ Grow the Linz plant"
        await pilot.press("escape", "j", "j", "j", "e", "tab", "tab")
        await write(pilot, "fri")
        line = screen_line(app, "Pilot offer").partition("│")[2]
        assert line.rstrip().endswith("JK   fri")
        assert "due  Fri 27 Nov 2026" in screen_text(app)
        await pilot.press("escape", "e", "tab")
        await write(pilot, "Johanna Karl")
        assert screen_line(app, "Pilot offer").rstrip().endswith("Johanna Karl")


async def test_what_serves_the_cursor_is_written_one_level_deeper(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("h", "o")
        assert "▾ Grow the Linz plant" in screen_text(app)
        await write(pilot, "Third way")
        await pilot.press("enter", "o")
        await write(pilot, "First step")
        await pilot.press("enter")
        assert desk.titles("goals")[6:8] == ["1 Third way", "2 First step"]
        await pilot.press("o")
        await write(pilot, "deVE")
        await pilot.press("enter")
        assert desk.titles("goals")[6:9] == ["1 Third way", "2 First step", "2 deVE"]
        assert toasts(app) == []
        await pilot.press(*RISKS, "o")
        await write(pilot, "nE")
        await pilot.press("enter", "o")
        await write(pilot, "x")
        await pilot.press("enter")
        assert desk.titles("risks") == ["0 nE", "0 x"]


async def test_the_first_record_of_an_empty_plan_makes_the_plan(desk: Desk) -> None:
    async with opened(desk, account=desk.empty) as (app, pilot):
        assert "not begun" in screen_text(app)
        await pilot.press("tab", "j", "tab", "n")
        assert "No risks yet" not in screen_text(app)
        await pilot.press("escape")
        assert "No risks yet" in screen_text(app)
        await pilot.press("n")
        await write(pilot, "They build it themselves")
        await pilot.press("enter")
        assert "Plan 2026   active" in screen_text(app)
        assert "□ They build it themselves" in screen_text(app)


async def test_a_title_is_edited_in_its_line(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "e")
        await write(pilot, " for line 4")
        await pilot.press("enter")
        assert title_at_cursor(app) == "Pilot offer for line 4"
        assert desk.steps()[0] == "Change action “Pilot offer”"
        await pilot.press("enter", "ctrl+u", "enter")
        assert "cannot be empty" in screen_text(app)
        await pilot.press("escape")
        assert title_at_cursor(app) == "Pilot offer for line 4"


async def test_a_measure_is_taken_from_how_its_first_value_is_written(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("G", "k", "k", "e", "tab")
        assert "start" in screen_line(app, "Renew the contract")
        await write(pilot, "20%")
        await pilot.press("tab")
        await write(pilot, "30")
        assert "now  30%" in screen_text(app)
        await pilot.press("tab")
        await write(pilot, "40")
        await pilot.press("enter")
        found = desk.record("Renew the contract").values
        assert found["measure"] is Measure.PERCENT
        assert [found[name] for name in ("start_value", "now_value", "target_value")] == [20, 30, 40]
        assert "50%    30% → 40%" in screen_line(app, "Renew the contract")
        await pilot.press("e", "tab")
        await write(pilot, "yes")
        await pilot.press("enter")
        assert "“yes” is not a percentage" in screen_text(app)
        await pilot.press("escape")
        assert desk.record("Renew the contract").values["start_value"] == Decimal(20)


@pytest.mark.parametrize(
    ("typed", "measure", "value"),
    [("yes", Measure.YES_NO, 1), ("EUR 5k", Measure.MONEY, 5000), ("1.5m", Measure.NUMBER, 1_500_000)],
)
async def test_each_way_of_writing_has_its_measure(desk: Desk, typed: str, measure: Measure, value: int) -> None:
    async with opened(desk) as (_, pilot):
        await pilot.press("G", "k", "k", "e", "tab")
        await write(pilot, typed)
        await pilot.press("enter")
        found = desk.record("Renew the contract").values
        assert (found["measure"], found["start_value"]) == (measure, value)


async def test_a_refused_value_keeps_what_was_typed_and_says_why(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "e", "tab", "tab")
        await write(pilot, "31 Feb")
        await pilot.press("enter")
        assert "February 2027 has no day 31" in screen_text(app)
        assert "31 Feb" in screen_line(app, "Pilot offer")
        await pilot.press("ctrl+u")
        await write(pilot, "+2w")
        await pilot.press("enter")
        assert desk.record("Pilot offer").values["due"] == date(2026, 12, 5)


async def test_a_choice_is_picked_with_keys_or_by_its_first_letters(desk: Desk) -> None:
    desk.add("fact", {"text": "Scrap is too high"})
    async with opened(desk) as (app, pilot):
        await pilot.press(*FACTS, "e", "tab", "space", "tab", "d", "enter")
        found = desk.record("Scrap is too high").values
        assert (found["kind"], found["evidence"]) == (FactKind.INITIATIVE, Evidence.DOCUMENT)
        await pilot.press("e", "tab", "f", "i", "tab", "left", "escape", "e", *["tab"] * 4)
        await write(pilot, "yesterday")
        await pilot.press("enter")
        found = desk.record("Scrap is too high").values
        assert found["kind"] is FactKind.FINANCIAL_HEALTH
        assert found["evidence"] is Evidence.DOCUMENT
        assert found["day"] == date(2026, 11, 20)
        assert "· Scrap is too high" in screen_text(app)


async def test_an_opportunity_takes_stage_amount_and_percentage(desk: Desk) -> None:
    desk.add("opportunity", {"name": "Line 5"})
    async with opened(desk) as (app, pilot):
        await pilot.press(*OPPORTUNITIES, "e", "tab", "p", "r", "tab")
        await write(pilot, "350k")
        assert "amount  EUR 350,000.00" in screen_text(app)
        await pilot.press("tab")
        await write(pilot, "140")
        await pilot.press("tab")
        assert "it runs from 0 to 100" in screen_text(app)
        await pilot.press("ctrl+u", "4", "0", "tab")
        await write(pilot, "eoy")
        await pilot.press("enter")
        found = desk.record("Line 5").values
        assert (found["stage"], found["amount"], found["probability"]) == (Stage.PROPOSED, 35_000_000, 40)
        assert found["expected_close"] == date(2026, 12, 31)
        assert "Proposed           350k     40%     31 Dec" in screen_line(app, "Line 5")


async def test_a_risk_is_weighed_and_closed(desk: Desk) -> None:
    desk.add("risk", {"text": "A tender"})
    async with opened(desk) as (app, pilot):
        await pilot.press(*RISKS, "e", "tab", "3", "tab", "9", "tab")
        assert "it runs from 1 to 5" in screen_text(app)
        await pilot.press("ctrl+u", "4", "enter", "space")
        found = desk.record("A tender").values
        assert (found["likelihood"], found["impact"], found["status"]) == (3, 4, RiskStatus.CLOSED)
        assert "✓ A tender" in screen_text(app)


async def test_a_pasted_list_makes_a_record_of_each_line(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press(*RISKS)
        app.post_message(events.Paste("- First risk\n\n* [ ] Second [/x] risk\r\n3. Third risk\n"))
        await pilot.pause()
        assert desk.titles("risks") == ["0 First risk", "0 Second [/x] risk", "0 Third risk"]
        assert title_at_cursor(app) == "Third risk"
        assert toasts(app) == ["3 added: u takes them back"]
        assert desk.steps()[0] == "New risk “First risk” and 2 more"
        await pilot.press("g", "n", "1", "space", "2", "!")
        app.post_message(events.Paste("1\n2"))
        await pilot.pause()
        await pilot.pause()
        assert desk.titles("risks")[:3] == ["0 First risk", "0 1", "0 2"]
        plan_of(app).desk.unsaved.keep_now()
        (draft,) = desk.book.list_drafts()
        assert [typed.text for typed in draft.fields.values()] == ["1 2!"]  # what stood there before
        app.post_message(events.Paste("only one line"))
        await pilot.pause()
        await pilot.press("enter")
        assert desk.titles("risks")[3] == "0 only one line"
        await pilot.press("tab")
        app.post_message(events.Paste("One\nTwo"))
        await pilot.pause()
        assert toasts(app) == ["Not pasted: enter goes to the records, then paste"]


async def test_going_elsewhere_saves_what_was_typed(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "e", "X")
        await pilot.click(plan_of(app).outline, offset=(6, 8))
        await pilot.pause()
        assert desk.record("Pilot offerX").kind == "action"
        assert not plan_of(app).is_writing


async def test_the_whole_record_is_edited_in_a_form(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "E")
        await write(pilot, "!")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert title_at_cursor(app) == "Pilot offer!"
        assert plan_of(app).table.has_focus


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have the user's own editor do this to the file `note`."""
    script = tmp_path / "editor.py"
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    monkeypatch.setattr(KamApp, "suspend", lambda _: nullcontext())

    def write(code: str) -> None:
        script.write_text(f"import sys, pathlib; note = pathlib.Path(sys.argv[1]); {code}", encoding="utf-8")

    return write


async def test_a_note_comes_from_the_users_own_editor(desk: Desk, editor: Callable[[str], None]) -> None:
    editor("note.write_text('Two\\nlines [/x]\\n')")
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "N")
        assert desk.record("Pilot offer").values["note"] == "Two\nlines [/x]"
        assert "note Two lines [/x]" in screen_text(app)
        editor("sys.exit(1)")
        await pilot.press("N")
        assert "ended with error 1: the note is as it was" in toasts(app)[0]
        assert desk.record("Pilot offer").values["note"] == "Two\nlines [/x]"


async def test_without_a_terminal_to_lend_the_form_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", sys.executable)
    async with opened(desk) as (app, pilot):
        await pilot.press("N")
        assert toasts(app) == [
            "Note not changed: This terminal cannot be lent to an editor: write the text in the form."
        ]


async def test_without_an_editor_of_ones_own_the_note_is_written_in_the_form(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with opened(desk) as (_, pilot):
        await pilot.press("j", "j", "j", "N", *"Two", "space", *"lines")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.record("Pilot offer").values["note"] == "Two lines"
        assert desk.steps()[0] == "Change note of action “Pilot offer”"


HOSTILE = [
    "[/x] [b]bold",
    "[@click=app.quit()]go",
    "株式会社東和精機" * 6,
    "x" * 10_000,
    "\u202egnorw",
    "e\u0301\u0301",
    "👩‍👩‍👧 family",
]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_hostile_names_are_shown_as_they_are_and_leave_every_line_straight(
    desk: Desk, size: tuple[int, int]
) -> None:
    from rich.cells import cell_len

    for text in HOSTILE:
        desk.add("risk", {"text": text, "owner": text[:40], "mitigation": text})
        desk.add("goal", {"text": text})
    async with opened(desk, size) as (app, pilot):
        for keys in ((), RISKS):
            await pilot.press(*keys)
            for _ in range(12):
                await pilot.press("j")
                text = screen_text(app)
                assert "\x1b" not in text
                assert "\u202e" not in text
                rules = {cell_len(line.partition("│")[0]) for line in text.splitlines() if "│" in line}
                assert len(rules) == 1
        assert "[/x] [b]bold" in screen_text(app)
