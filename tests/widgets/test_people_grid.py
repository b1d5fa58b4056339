"""People by influence and stance: everybody stands somewhere once, names are seen, keys reach everybody."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import ComposeResult

from kamtui import theme
from kamtui.theme import DARK
from kamtui.vocabulary import Influence
from kamtui.widgets.org_chart_values import ChartPerson
from kamtui.widgets.people_grid import PeopleGrid
from kamtui.widgets.people_grid_values import (
    ROWS,
    UNPLACED,
    Field,
    Spot,
    arrange,
    at,
    find,
    share_lines,
    step_beside,
    step_down,
)
from kamtui.widgets.person_message import PersonMessage
from tests.widgets.charts import OFFICE
from tests.widgets.screens import Stage, ink_of, lines_of

some_people = st.lists(
    st.builds(
        lambda stance, influence, left: ChartPerson(0, "", stance=stance, influence=influence, left=left),
        st.one_of(st.none(), st.integers(-2, 2)),
        st.one_of(st.none(), st.sampled_from(Influence)),
        st.sampled_from(["", "", "", "left 3 Mar"]),
    ),
    max_size=40,
).map(lambda people: [replace(person, id=id, name=f"P{id}") for id, person in enumerate(people)])


@given(some_people)
def test_everybody_who_is_there_stands_in_one_field(people: list[ChartPerson]) -> None:
    fields = arrange(people)
    placed = [person.id for field in fields.values() for person in field]
    assert sorted(placed) == [person.id for person in people if not person.left]
    for person in people:
        spot = find(fields, person.id)
        if spot is None:
            assert person.left
            continue
        assert at(fields, spot) == person
        assert (spot.row == UNPLACED) == (person.stance is None or person.influence is None)
        if spot.row != UNPLACED:
            assert spot.column == (person.stance or 0) + 2


@given(some_people, st.integers(0, 60))
def test_lines_are_shared_by_need(people: list[ChartPerson], lines: int) -> None:
    fields = arrange(people)
    needed = share_lines(fields, 1000)
    shares = share_lines(fields, lines)
    assert all(1 <= share <= need for share, need in zip(shares, needed, strict=True))
    assert sum(shares) == max(ROWS, min(lines, sum(needed)))


@given(some_people)
def test_steps_reach_everybody(people: list[ChartPerson]) -> None:
    fields = arrange(people)
    reached, waiting = {Spot(0, 0)}, [Spot(0, 0)]
    while waiting:
        spot = waiting.pop()
        found = {step(fields, spot, by) for step in (step_down, step_beside) for by in (1, -1)}
        waiting += found - reached
        reached |= found
    assert {spot for spot in (find(fields, person.id) for person in people) if spot} <= reached
    assert all(spot.row != UNPLACED or Field(spot.row, spot.column) in fields for spot in reached)


class GridStage(Stage):
    """A grid and nothing else."""

    def __init__(self, people: Sequence[ChartPerson]) -> None:
        super().__init__()
        self.grid = PeopleGrid()
        self.grid.show(people)

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_people_grid_highlighted(self, event: PeopleGrid.Highlighted) -> None:
        self._heard(event)

    def on_people_grid_opened(self, event: PeopleGrid.Opened) -> None:
        self._heard(event)

    def _heard(self, event: PersonMessage) -> None:
        assert event.control is self.grid
        self.heard.append((type(event).__name__, event.id))


async def test_names_stand_by_influence_and_stance() -> None:
    app = GridStage(OFFICE)
    async with app.run_test(size=(80, 11)):
        assert lines_of(app) == [
            "  Influence  ●···· −2     ·●··· −1     ··●··  0     ···●· +1     ····● +2",
            "  ────────────────────────────────────────────────────────────────────────────",
            "  high        ·            ·            ·          ▌◆ R. Vogt     ·",
            "  ────────────────────────────────────────────────────────────────────────────",
            "  medium      ·           ! S. Lang     ·            ·            ·",
            "  ────────────────────────────────────────────────────────────────────────────",
            "  low         ·            ·            ·            ·             田中 健一",
            "  ────────────────────────────────────────────────────────────────────────────",
            "  unplaced   ? Dr. A. Br… ? דוד לוי     ·            ·            ·",
            "",
            "",
        ]
        assert app.heard == [("Highlighted", 2)]
        assert ink_of(app, 26, 4)[0] == DARK["late"]


async def test_wide_grids_say_stances_in_words_and_what_is_missing() -> None:
    app = GridStage(OFFICE)
    async with app.run_test(size=(180, 12)):
        text = "\n".join(lines_of(app))
        assert "−1 non-supporter" in text
        assert "stance and influence ?" in text
        assert "R. Vogt" in text
        assert "↑" in text


async def test_keys_go_from_person_to_person_and_skip_the_row_of_nobody() -> None:
    placed = [person for person in OFFICE if person.stance is not None]
    app = GridStage(placed)
    async with app.run_test(size=(100, 20)) as pilot:
        assert any("everybody is placed" in line for line in lines_of(app))
        assert app.grid.put_cursor(2)
        await pilot.press("j", "h", "h")
        assert app.grid.cursor_id == 3
        await pilot.press("enter")
        await pilot.press("j", "j", "j", "l", "l", "l", "l", "l")
        assert app.grid.cursor_id == 5
        assert app.heard[-3:] == [("Opened", 3), ("Highlighted", None), ("Highlighted", 5)]


async def test_the_cursor_goes_along_with_its_person() -> None:
    app = GridStage(OFFICE)
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        app.grid.show([replace(person, stance=-2) if person.id == 2 else person for person in OFFICE])
        await pilot.pause()
        assert app.grid.cursor_id == 2
        assert lines_of(app)[2].index("Vogt") < 25
        app.grid.put_cursor(7)
        app.grid.show([person for person in OFFICE if person.stance is not None])
        assert not app.grid.put_cursor(7)
        await pilot.press("k", "k", "k", "k", "l", "l", "l")
        assert app.grid.put_cursor(5)
        app.grid.show([])
        await pilot.pause()
        assert app.grid.cursor_id is None
        await pilot.press("enter", "j", "k")


async def test_a_click_goes_to_a_person_and_a_second_one_opens() -> None:
    app = GridStage(OFFICE)
    async with app.run_test(size=(80, 11)) as pilot:
        await pilot.click(offset=(28, 4))
        assert app.grid.cursor_id == 3
        await pilot.click(offset=(28, 4))
        assert app.heard[-1] == ("Opened", 3)
        for place in ((28, 5), (1, 1), (60, 8), (79, 10)):
            await pilot.click(offset=place)
        assert app.grid.cursor_id == 3


@pytest.mark.parametrize("size", [(60, 16), (80, 17), (120, 33), (200, 53)])
async def test_a_full_field_says_which_of_its_people_are_seen(size: tuple[int, int]) -> None:
    people = [
        ChartPerson(id, f"字Person number {id}", stance=1, influence=Influence.HIGH if id % 2 else None)
        for id in range(500)
    ]
    app = GridStage(people)
    async with app.run_test(size=size) as pilot:
        for strip in app.screen._compositor.render_strips():
            assert sum(cell_len(segment.text) for segment in strip) == size[0]
        assert any((" of 250" if size[0] > 60 else " +2") in line for line in lines_of(app))
        await pilot.press(*"jjjjjjjjjjjj")
        assert any("▌" in line for line in lines_of(app))
        assert app.grid.cursor_id == 25


async def test_ascii_terminals_get_ascii_marks() -> None:
    theme.use_ascii(True)
    try:
        app = GridStage([person for person in OFFICE if person.name.isascii()])
        async with app.run_test(size=(80, 11)):
            assert all(line.isascii() for line in lines_of(app))
    finally:
        theme.use_ascii(False)
