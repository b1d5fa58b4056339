"""The plan in keys: going about, writing in place, moving, doing, removing, and taking it back."""

import pytest

from tests.screens import screen_line, screen_text
from tests.ui.planned import Desk, desk, opened, plan_of, toasts

__all__ = ["desk"]


def shown(text: str) -> str:
    """The section's pane: right of the rule between the panes."""
    return "\n".join(line.partition("│")[2].rstrip() for line in text.splitlines() if "│" in line)


async def test_the_plan_shows_goals_with_what_serves_them(desk: Desk) -> None:
    async with opened(desk) as (app, _):
        text = screen_text(app)
        assert "Plan 2026   active · to 31 Dec" in text
        assert shown(text).splitlines()[:13] == [
            "  Goals and objectives                  Progress      Now → target  Who         Due",
            "  " + "─" * 84,
            "▌ ▾ Grow the Linz plant                 ━━━───  50%    45% → 60%    ME    30 Jun 27  ◊",
            "    ▾ Win the packaging line            ━━────  33%        —        ME    31 Jan 27",
            "      ✓ Agree the value case                                        JK       14 Nov",
            "      □ Pilot offer                                                 JK       28 Nov",
            "      □ Ask for the CTO                                             ME     2 d late",
            "    • Second supporter                            ?        —        ME    28 Feb 27",
            "",
            "  • Renew the contract                            ?        —        ?     31 Mar 27",
            "",
            "  ▾ Unassigned actions",
            "    □ Order visitor passes                                          LA       25 Nov",
        ]


async def test_the_strip_says_what_the_chosen_record_lacks_and_serves(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        assert screen_line(app, "Maria Eder").endswith("│  who Maria Eder   customer")
        await pilot.press("G", "k", "k")
        assert screen_line(app, "no objective").endswith("│  • no objective, no owner")
        await pilot.press("g", "j", "j", "j", "j")
        assert screen_line(app, "serves").endswith("│  ! 2 d late   serves Win the packaging line")


async def test_the_outline_goes_to_every_section_and_back(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("tab", "j")
        assert "No risks yet" in screen_text(app)
        assert "n   write the first one" in screen_text(app)
        await pilot.press("k", "k")
        assert "No value delivered yet" in screen_text(app)
        await pilot.press("j", "tab", "j")
        assert plan_of(app).table.has_focus
        assert screen_line(app, "▌   ").partition("│")[2].startswith("▌   ▾ Win the packaging line")


async def test_a_branch_is_folded_and_unfolded_and_the_arrows_go_through_the_tree(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "left")
        assert plan_of(app).record is not None
        assert plan_of(app).record.values["text"] == "Win the packaging line"  # type: ignore[union-attr]
        await pilot.press("h")
        assert "▸ Win the packaging line" in screen_text(app)
        assert "Pilot offer" not in screen_text(app)
        await pilot.press("right")
        assert "Pilot offer" in screen_text(app)
        await pilot.press("l", "j")
        assert plan_of(app).record.values["title"] == "Pilot offer"  # type: ignore[union-attr]
        await pilot.press("h", "h", "h", "h")
        assert "▸ Grow the Linz plant" in screen_text(app)
        await pilot.press("h")
        assert plan_of(app).outline.has_focus


async def test_an_action_is_done_and_open_again(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "space")
        assert "✓ Pilot offer" in screen_text(app)
        assert desk.record("Pilot offer").values["done_on"] is not None
        assert "66%" in screen_line(app, "Win the packaging line")
        await pilot.press("space")
        assert "□ Pilot offer" in screen_text(app)
        await pilot.press("g", "space")
        assert toasts(app) == ["Not saved: A goal is done when its measure or its objectives say so."]


async def test_escape_takes_the_message_away_and_then_steps_out(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("space")
        await pilot.pause()
        assert "Not saved" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Not saved" not in screen_text(app)
        assert plan_of(app).table.has_focus
        await pilot.press("escape")
        assert plan_of(app).outline.has_focus


async def test_visibility_goes_round(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j")
        for mark in ("◊", "■", ""):
            await pilot.press("V")
            assert screen_line(app, "Pilot offer").split("28 Nov")[1].strip() == mark


async def test_a_record_moves_among_its_siblings_and_the_cursor_goes_along(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "J")
        assert desk.titles("goals")[2:5] == ["2 Pilot offer", "2 Agree the value case", "2 Ask for the CTO"]
        assert plan_of(app).table.row is not None
        assert plan_of(app).table.cursor == 3
        await pilot.press("K", "K")
        assert desk.titles("goals")[2] == "2 Agree the value case"


async def test_a_record_changes_its_level_and_the_cursor_goes_along(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("G", "greater_than_sign")
        assert desk.record("Order visitor passes").parent == desk.record("Second supporter").id
        assert screen_line(app, "▌     ").partition("│")[2].startswith("▌     □ Order visitor passes")
        await pilot.press("less_than_sign", "less_than_sign")
        assert "0 Order visitor passes" in desk.titles("goals")
        await pilot.press("u", "u", "u")
        assert desk.titles("goals")[-2:] == ["0 Unassigned actions", "1 Order visitor passes"]
        await pilot.press("g", "greater_than_sign")
        assert toasts(app) == ["Not moved: Its objectives would serve nothing: move them away first."]


async def test_what_is_removed_goes_with_all_that_serves_it_and_comes_back(desk: Desk) -> None:
    before = desk.titles("goals")
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "delete")
        assert toasts(app) == ["Removed: Objective “Win the packaging line” and 3 below it · u brings it back"]
        assert desk.titles("goals")[1] == "1 Second supporter"
        assert plan_of(app).record.values["text"] == "Second supporter"  # type: ignore[union-attr]
        await pilot.press("u")
        assert desk.titles("goals") == before
        await pilot.press("ctrl+r")
        assert len(desk.titles("goals")) == len(before) - 4


async def test_the_next_gap_is_found_wherever_it_is(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        found = []
        for _ in range(8):
            await pilot.press("full_stop")
            await pilot.pause()
            record = plan_of(app).record
            found.append(
                (
                    plan_of(app).section.key,
                    None if record is None else record.values.get("title") or record.values["text"],
                )
            )
        assert found == [
            ("goals", "Ask for the CTO"),
            ("goals", "Second supporter"),
            ("goals", "Renew the contract"),
            ("risks", None),
            ("team", None),
            ("facts", None),
            ("opportunities", None),
            ("goals", "Ask for the CTO"),
        ]
        await pilot.press("g", "h", "full_stop")
        assert plan_of(app).record.values["title"] == "Ask for the CTO"  # type: ignore[union-attr]


async def test_each_account_keeps_its_place(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j")
        await pilot.press("right_square_bracket")
        assert "not begun" in screen_text(app)
        assert "No goals yet" in screen_text(app)
        await pilot.press("left_square_bracket")
        assert plan_of(app).record.values["title"] == "Agree the value case"  # type: ignore[union-attr]


async def test_without_an_account_the_place_says_where_to_begin(desk: Desk) -> None:
    async with opened(desk, account=None) as (app, pilot):
        assert "No account yet" in screen_text(app)
        await pilot.press(*"nojkhlEeVNxJK", "tab", "enter", "space", "delete", "full_stop", "equals_sign")
        assert "No account yet" in screen_text(app)
        await pilot.press("1")
        assert "2 of 2" in screen_text(app)


async def test_why_shows_the_arithmetic_and_goes_to_a_gap(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("equals_sign")
        text = screen_text(app)
        assert "from 30% to 60%, now 45%" in text
        assert "things a plan asks for are there" in text
        await pilot.press("G", "k", "k", "enter")
        await pilot.pause()
        assert plan_of(app).table.has_focus
        assert plan_of(app).record.values["text"] == "Renew the contract"  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [(80, 24), (112, 30), (120, 40), (200, 60)])
async def test_every_size_shows_every_title_or_the_mark_that_it_is_cut(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size) as (app, _):
        lines = screen_text(app).splitlines()
        assert len(lines) == size[1]
        for title in ("Grow the Linz plant", "Win the packaging line", "Pilot offer", "Unassigned actions"):
            assert any(title in line or (f"{title[:12]}" in line and "…" in line) for line in lines), title


async def test_a_very_wide_screen_has_the_record_as_a_card(desk: Desk) -> None:
    async with opened(desk, (200, 60)) as (app, pilot):
        text = screen_text(app)
        assert "│   Grow the Linz plant" in text
        assert "│   Owner         Maria Eder" in text
        assert "from 30% to 60%, now 45%" in text
        await pilot.press("j", "j", "j", "j")
        assert "│   ! 2 d late" in screen_text(app)
        assert "│   Serves        Win the packaging line" in screen_text(app)


async def test_another_place_can_ask_for_a_record(desk: Desk) -> None:
    wanted = desk.record("Pilot offer")
    async with opened(desk) as (app, pilot):
        await pilot.press("h", "1")
        await pilot.pause()
        app.desk.target = ("action", wanted.id)
        await pilot.press("2")
        await pilot.pause()
        assert plan_of(app).record == wanted
        await pilot.press("1", "j", "2")
        await pilot.pause()
        app.desk.target = ("action", wanted.id)
        await pilot.press("1", "k", "2")
        await pilot.pause()
        assert plan_of(app).record == wanted
        assert app.desk.target is None


async def test_what_cannot_move_says_so_and_the_next_action_takes_that_away(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("J", "J")
        await pilot.pause()
        assert toasts(app) == ["Not moved: It is the last one here already"]
        await pilot.press("K", "K")
        await pilot.pause()
        assert toasts(app) == ["Not moved: It is the first one here already"]
        await pilot.press("less_than_sign")
        await pilot.pause()
        assert toasts(app)[0].startswith("Not moved: ")
        await pilot.press("V")
        await pilot.pause()
        assert toasts(app) == []


async def test_a_key_that_has_nothing_to_act_on_says_why(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("G", "k", "e")
        await pilot.pause()
        assert toasts(app) == ["Nothing to edit: This line is a heading"]
        await pilot.press("escape", "tab", "j", "tab", "E")
        await pilot.pause()
        assert toasts(app) == ["Nothing to edit: Nothing is written here yet: n begins"]


async def test_undo_goes_to_what_it_brought_back(desk: Desk) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "delete", "g", "u")
        await pilot.pause()
        record = plan_of(app).record
        assert record is not None
        assert record.values["title"] == "Pilot offer"


async def test_a_title_that_is_cut_is_whole_in_the_strip(desk: Desk) -> None:
    desk.add("risk", {"text": "A long risk that goes on for more than a row of the list has room and ends here"})
    async with opened(desk, (80, 24)) as (app, pilot):
        await pilot.press("tab", "j", "tab")
        await pilot.pause()
        assert "ends here" in " ".join(line.partition("│")[2] for line in screen_text(app).splitlines())
        await pilot.press("e", "escape")
        await pilot.pause()
        assert "ends here" in screen_text(app)
