"""Every kind of record of a plan in keys: written, corrected, shown to the customer, moved, removed, taken back."""

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from kamtui.exports.plan import plan_markdown
from kamtui.models.outline import RECORDS, SECTIONS, Section
from kamtui.services.plan import load_plan
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import AnswerState, CaseStatus, Visibility
from tests.screens import screen_text
from tests.ui.planned import TODAY, Desk, desk, opened, to_section

__all__ = ["desk"]

LISTS = [section for section in SECTIONS if section.levels]
NAMES = {"targets": ("H1 2027", "H2 2027", "H1 2028"), "cases": ("4501", "4502", "4503")}
"""Names of records where not any will do: a target's says which days it covers, a case has a number."""
DONE = {"question": ("state", AnswerState.ANSWERED), "case": ("status", CaseStatus.DONE)}
"""Lists of which a record is done: the field that says so, and what it says then."""


async def write(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def names(desk: Desk, section: Section) -> list[str]:
    """The names of a section's records, those the story began with left out."""
    title = section.levels[0].title
    rows = [row for row in desk.rows(section.key) if row.kind == section.levels[0].key]
    return [str(row.values[title]) for row in rows if row.id not in KNOWN.get(section.key, ())]


KNOWN = {"goals": (1, 2)}
"""Keys of the records the story's book begins with."""


def markdown(desk: Desk) -> str:
    return plan_markdown(load_plan(desk.book, desk.brenner, TODAY), today=TODAY, version="0")


@pytest.mark.parametrize("section", LISTS, ids=lambda section: section.key)
async def test_a_record_is_written_moved_removed_corrected_and_taken_back(desk: Desk, section: Section) -> None:
    """One app a section: starting it takes as long as half of what is done here."""
    first, second, third = NAMES.get(section.key, ("quince", "plum", "damson"))
    async with opened(desk, size=(120, 60)) as (app, pilot):
        await pilot.press(*to_section(section.key), "g" if section.key == "goals" else "G", "n")
        await write(pilot, first)
        await pilot.press("enter")
        assert names(desk, section) == [first]
        await pilot.press("n")
        await write(pilot, second)
        await pilot.press("enter")
        assert names(desk, section) == [first, second]
        assert second in screen_text(app)
        key = desk.record(second).id
        await pilot.press("K")
        assert names(desk, section) == [second, first]
        await pilot.press("u")
        assert names(desk, section) == [first, second]
        await pilot.press("delete")
        assert names(desk, section) == [first]
        assert second not in markdown(desk)
        await pilot.press("u")
        assert names(desk, section) == [first, second]
        assert all(name in markdown(desk) for name in (first, second))

        # In place, on the record that undo went to.
        await pilot.press("e", *(["shift+tab"] if section.key == "questions" else []))
        await pilot.press(*["backspace"] * len(second))
        await write(pilot, third)
        await pilot.press("enter")
        assert names(desk, section) == [first, third]
        assert third in screen_text(app)
        if (kind := section.levels[0].key) in DONE:
            field, word = DONE[kind]
            await pilot.press("space")
            if kind == "question":  # its answer is asked for in place
                await write(pilot, "forty")
                await pilot.press("enter")
            assert desk.record(third).values[field] is word
            await pilot.press("u")
            assert desk.record(third).values[field] is not word
        await pilot.press("V")
        assert desk.record(third).values["visibility"] is Visibility.CUSTOMER
        await pilot.press("u", "u")
        assert names(desk, section) == [first, second]
        assert desk.record(second).id == key


@pytest.mark.parametrize("kind", ["objective", "action"])
async def test_what_serves_a_goal_is_written_below_it_and_goes_with_it(desk: Desk, kind: str) -> None:
    async with opened(desk, size=(120, 60)) as (_, pilot):
        await pilot.press(*(() if kind == "objective" else ("j",)), "o")
        await write(pilot, "a quiet name")
        await pilot.press("enter")
        assert desk.record("a quiet name").kind == kind
        await pilot.press("V")
        assert desk.record("a quiet name").values["visibility"] is Visibility.CUSTOMER
        if kind == "action":
            await pilot.press("space")
            assert desk.record("a quiet name").values["status"] is ActionStatus.DONE
        await pilot.press("delete")
        assert "a quiet name" not in markdown(desk)
        await pilot.press("u")
        assert "a quiet name" in markdown(desk)


def test_every_kind_of_record_has_its_story() -> None:
    assert {level.key for section in LISTS for level in section.levels} == RECORDS.keys()


def test_a_plan_with_all_of_it_reads_well_on_its_day(desk: Desk) -> None:
    for section in LISTS:
        kind = section.levels[0]
        desk.add(kind.key, {kind.title: NAMES.get(section.key, (f"the {kind.label}",))[0]})
    text = markdown(desk)
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## At a glance",
        *(f"## {section.title}" for section in LISTS),
    ]
    assert date(2026, 11, 21).strftime("%Y") in text
