"""Findings in keys: in a list or two by two, added where one stands, made into actions and risks."""

from typing import Any

from rich.cells import cell_len
from textual import events
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.vocabulary_plan import FindingKind, Visibility
from tests.screens import screen_text
from tests.ui.planned import Desk, desk, opened, plan_of, toasts

__all__ = ["desk"]

KINDS = tuple(FindingKind)


async def go(app: KamApp, pilot: Pilot[Any], section: str = "swot") -> None:
    """To a section, by the outline."""
    await pilot.press("tab")
    while plan_of(app).section.key != section:
        await pilot.press("k")
    await pilot.press("enter")
    await pilot.pause()


async def write(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def fill(desk: Desk, **findings: str) -> None:
    for kind, texts in findings.items():
        for text in texts.split(", "):
            desk.add("finding", {"text": text, "kind": FindingKind(kind)})


def here(app: KamApp) -> str:
    record = plan_of(app).record
    return "" if record is None else str(record.values["text"])


async def test_v_shows_the_findings_two_by_two_and_back_on_the_same_one(desk: Desk) -> None:
    fill(desk, strength="Known for speed, Good people", weakness="Late in spring", red_flag="New buyer")
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "j", "v")
        await pilot.pause()
        text = screen_text(app)
        for title in (
            "Strengths",
            "Weaknesses",
            "Opportunities",
            "Threats",
            "Obstacles",
            "Objections",
            "Red flags",
        ):
            assert title in text
        assert here(app) == "Late in spring"
        await pilot.press("left")
        assert here(app) == "Known for speed"
        await pilot.press("j", "j", "j", "j")
        assert here(app) == ""
        await pilot.press("right", "right")
        assert here(app) == "New buyer"
        await pilot.press("v")
        await pilot.pause()
        assert here(app) == "New buyer"
        assert "Weaknesses" not in screen_text(app)


async def test_n_writes_a_finding_of_the_kind_of_the_quarter(desk: Desk) -> None:
    fill(desk, strength="Known for speed")
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("v", "right", "n")
        await write(pilot, "Late in spring")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.record("Late in spring").values["kind"] is FindingKind.WEAKNESS
        assert here(app) == "Late in spring"
        await pilot.press("e", "end", "!", "enter")
        await pilot.pause()
        assert here(app) == "Late in spring!"
        await pilot.press("delete")
        await pilot.pause()
        assert desk.titles("swot") == ["0 Known for speed"]
        await pilot.press("u")
        await pilot.pause()
        assert here(app) == "Late in spring!"


async def test_a_two_by_two_begins_empty_too(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("v", "j", "right", "n")
        await write(pilot, "A rival buys them")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.record("A rival buys them").values["kind"] is FindingKind.THREAT


async def test_a_finding_becomes_an_action_that_says_where_it_is_from(desk: Desk) -> None:
    fill(desk, weakness="Late in spring")
    finding = desk.record("Late in spring")
    async with opened(desk, (100, 30)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("A")
        await pilot.pause()
        action = next(row for row in desk.rows("goals") if row.values.get("title") == "Late in spring")
        assert action.parent is None
        assert action.values["note"] == "From the weakness “Late in spring”"
        assert desk.steps()[0] == "Make an action of weakness “Late in spring”"
        assert here(app) == "Late in spring"
        assert "Became the action “Late in spring”" in screen_text(app)
        await pilot.press("A")
        await pilot.pause()
        assert "It became an action already, as its note says." in toasts(app)[-1]
        await pilot.press("u")
        await pilot.pause()
        assert all(row.values.get("title") != "Late in spring" for row in desk.rows("goals"))
        assert desk.rows("swot") == (finding,)


async def test_an_action_of_a_finding_serves_the_objective_that_the_finding_names(desk: Desk) -> None:
    objective = desk.record("Win the packaging line")
    desk.add("finding", {"text": "No proof yet", "kind": FindingKind.OBJECTION, "objective_id": objective.id})
    async with opened(desk) as (app, pilot):
        await go(app, pilot)
        await pilot.press("v", "A")
        await pilot.pause()
        action = next(row for row in desk.rows("goals") if row.values.get("title") == "No proof yet")
        assert action.parent == objective.id


async def test_a_private_finding_becomes_a_private_risk(desk: Desk) -> None:
    desk.add("finding", {"text": "Sponsor leaves", "kind": FindingKind.RED_FLAG, "visibility": Visibility.PRIVATE})
    async with opened(desk) as (app, pilot):
        await go(app, pilot)
        await pilot.press("R")
        await pilot.pause()
        (risk,) = desk.rows("risks")
        assert risk.values["text"] == "Sponsor leaves"
        assert risk.values["visibility"] is Visibility.PRIVATE
        assert risk.values["note"] == "From the red flag “Sponsor leaves”"


async def test_wide_and_hostile_texts_are_cut_within_their_quarter(desk: Desk) -> None:
    texts = ("東京の工場はとても速い" * 9, "[red]bold[/red] \x1b[31m" + "x" * 300, "👩‍👩‍👧 family " * 30)
    for kind in KINDS:
        for text in texts:
            desk.add("finding", {"text": f"{kind} {text}", "kind": kind})
    for size in ((60, 16), (80, 24), (120, 40), (200, 50)):
        async with opened(desk, size) as (app, pilot):
            await go(app, pilot)
            await pilot.press("v")
            await pilot.pause()
            quarters = plan_of(app).quarters
            for y in range(quarters.size.height):
                strip = quarters.render_line(y)
                assert cell_len(strip.text) == quarters.size.width
                assert "\x1b" not in strip.text
            for key in ("down",) * 12 + ("right", "up", "left", "G", "g"):
                await pilot.press(key)
            assert "…" in screen_text(app)


async def test_more_findings_than_lines_are_counted_and_gone_through(desk: Desk) -> None:
    fill(desk, strength=", ".join(f"Point {number}" for number in range(1, 31)), threat="One")
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("v")
        assert "of 30" in screen_text(app)
        await pilot.press("G")
        assert here(app) == "Point 30"
        assert "Point 30" in screen_text(app)
        assert "–30 of 30" in screen_text(app)


async def test_findings_are_moved_and_pasted_within_their_quarter(desk: Desk) -> None:
    fill(desk, strength="One", weakness="Late, Slow")
    fill(desk, strength="Two")
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("v", "J")
        await pilot.pause()
        assert desk.titles("swot") == ["0 Late", "0 Slow", "0 Two", "0 One"]
        assert here(app) == "One"
        await pilot.press("J")
        await pilot.pause()
        assert "It is the last one here already" in toasts(app)[-1]
        await pilot.press("right")
        app.screen.post_message(events.Paste("- Dear\n- Far away"))
        await pilot.pause()
        await pilot.pause()
        for title in ("Dear", "Far away"):
            assert desk.record(title).values["kind"] is FindingKind.WEAKNESS
