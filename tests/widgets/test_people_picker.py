"""Picking people by a part of a name and one key: what is a key, and what belongs to a name."""

from collections.abc import Sequence

import pytest
from textual.app import ComposeResult

from kamtui.text import cells
from kamtui.vocabulary import Stance
from kamtui.widgets.people_picker import PeoplePicker
from kamtui.widgets.person_list import PersonList, Pickable, Picked
from tests.widgets.screens import Stage, lines_of

PEOPLE = (
    Pickable(1, "Anne-Marie Roux", "CFO"),
    Pickable(2, "Felix Marx", "Head of data"),
    Pickable(3, "佐藤 美咲", "Line engineer", Stance.NEUTRAL),
    Pickable(4, "Emre Yıldız", "Head of the plant"),
    Pickable(5, "Annemarie Data"),
)


class Picking(Stage):
    """A picker alone."""

    def __init__(self, picker: PeoplePicker) -> None:
        super().__init__()
        self.picker = picker

    def compose(self) -> ComposeResult:
        yield self.picker


def found(picker: PeoplePicker) -> dict[int | str, Stance | None]:
    """Who is picked, with the stance seen."""
    return {one.who: one.stance for one in picker.picked}


async def press(*keys: str, picked: Sequence[Picked] = ()) -> dict[int | str, Stance | None]:
    picker = PeoplePicker(PEOPLE, picked)
    async with Picking(picker).run_test(size=(60, 10)) as pilot:
        picker.line.focus()
        await pilot.press(*keys)
        await pilot.pause()
        return found(picker)


@pytest.mark.parametrize(
    ("keys", "picked"),
    [
        ((*"feli", "x", "plus"), {2: 1}),
        ((*"marx", "X"), {2: None}),
        ((*"anne", "minus", *"ma", "minus"), {1: -1}),
        ((*"fel", "minus"), {2: -1}),
        ((*"data", "5"), {5: 2}),
        ((*"head", "1"), {2: -2}),
        (("plus", "plus", "plus"), {1: 2}),
        (("minus", "0"), {1: 0}),
        (("2", "X"), {1: None}),
        (("space", "space"), {}),
        (("plus", "delete"), {}),
        (("down", "down", "4", "up", "3"), {3: 1, 2: 0}),
        ((*"Zoe", "enter", "plus"), {"Zoe": 1}),
        ((*"Zoe", "minus", *"Lou", "4"), {"Zoe-Lou": 1}),
        ((*"zz", "enter", "space"), {}),
        (("enter",), {}),
    ],
)
async def test_keys_pick_and_judge(keys: tuple[str, ...], picked: dict[int | str, int | None]) -> None:
    assert await press(*keys) == picked


async def test_who_was_picked_before_is_there_and_under_the_cursor() -> None:
    assert await press("minus", picked=(Picked(3, "佐藤 美咲", Stance.MENTOR),)) == {3: 1}


async def test_rows_say_who_is_picked_how_they_stood_and_stay_in_their_columns() -> None:
    picker = PeoplePicker(PEOPLE)
    app = Picking(picker)
    async with app.run_test(size=(60, 10)) as pilot:
        picker.line.focus()
        await pilot.press("down", "down", "plus", *"e")
        await pilot.pause()
        row = next(line for line in lines_of(app) if "佐藤" in line)
        other = next(line for line in lines_of(app) if "Felix" in line)
        assert row.rstrip().endswith("+1 supporter")
        assert cells(row.partition("Line")[0]) == cells(other.partition("Head")[0])


async def test_nobody_known_says_what_to_do() -> None:
    picker = PeoplePicker(())
    app = Picking(picker)
    async with app.run_test(size=(60, 10)) as pilot:
        picker.line.focus()
        await pilot.press("plus", "space", "delete", "enter", "down")
        assert "nobody is known yet: type a name" in "\n".join(lines_of(app))
        assert found(picker) == {}


def test_a_name_that_begins_so_goes_before_a_title_and_before_the_middle_of_a_word() -> None:
    people = PersonList(PEOPLE)
    people.narrow("data")
    assert people.current == 5
    people.narrow("ata")
    assert people.current in (2, 5)
    people.narrow("anne-marie roux")
    assert people.count == 1
    people.narrow("anne-marie rou")
    assert people.count == 2


async def test_the_line_tells_how_many_are_there() -> None:
    picker = PeoplePicker(PEOPLE, (Picked(2, "Felix Marx", None),))
    async with Picking(picker).run_test(size=(60, 10)) as pilot:
        picker.line.focus()
        await pilot.pause()
        assert lines_of(pilot.app)[0].endswith("1 there")
        await pilot.press(*"emre", "plus")
        await pilot.pause()
        assert lines_of(pilot.app)[0].endswith("2 there")
        await pilot.press("delete")
        await pilot.pause()
        assert lines_of(pilot.app)[0].endswith("1 there")
