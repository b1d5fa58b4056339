"""Where a grid's columns stand, what of it is in sight, and how each state looks."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.screens.accounts import AccountsScreen
from kamtui.screens.plan import PlanScreen
from kamtui.theme import PALETTES, glyph, use_ascii
from kamtui.vocabulary_plan import CellState
from kamtui.widgets.cell_states import LOOKS, legend_lines, state_parts
from kamtui.widgets.grid_values import (
    GUTTER,
    TOTAL,
    GridLine,
    GridShown,
    in_sight,
    lay_out_grid,
    step_among,
    told_range,
)
from kamtui.widgets.key_footer import key_name
from kamtui.widgets.parts import width_of
from tools.keys import all_bindings


def shown(units: int, names: tuple[str, ...] = ("Presses",)) -> GridShown:
    lines = tuple(GridLine(number, name) for number, name in enumerate(names))
    heads = tuple((number, f"Unit {number}") for number in range(units))
    return GridShown(units=heads, lines=lines, total_titles=("Market", "Ours", "Share"))


@given(st.integers(0, 40), st.integers(20, 250), st.integers(0, 60))
def test_whatever_the_width_no_column_runs_over_the_edge(units: int, width: int, name: int) -> None:
    layout = lay_out_grid(shown(units, ("x" * name,)), width)
    used = layout.start(layout.visible) - GUTTER + layout.totals * (TOTAL + GUTTER)
    assert layout.visible == 1 or used <= width
    assert 1 <= layout.visible <= max(1, units)


def test_units_share_the_room_and_are_cut_down_to_what_fits() -> None:
    few, many = lay_out_grid(shown(3), 120), lay_out_grid(shown(40), 120)
    assert (few.visible, few.has_amounts, few.totals) == (3, True, 3)
    assert many.visible < 40
    assert not many.has_amounts
    assert lay_out_grid(shown(4), 50).totals == 1


@given(st.integers(0, 50), st.integers(0, 49), st.integers(1, 20), st.integers(1, 50))
def test_where_one_stands_is_in_sight(first: int, place: int, visible: int, of: int) -> None:
    place = min(place, of - 1)
    start = in_sight(first, place, visible, of)
    assert start <= place < start + visible
    assert 0 <= start <= max(0, of - visible)


def test_a_step_stops_at_the_ends_and_starts_anew_where_one_is_nowhere() -> None:
    assert step_among([None, 5, 7], 5, 1) == 7
    assert step_among([None, 5, 7], 7, 9) == 7
    assert step_among([None, 5, 7], 5, -3) is None
    assert step_among([None, 5, 7], 99, 1) == 5


def test_what_is_in_sight_is_told_only_where_something_is_not() -> None:
    assert told_range(0, 5, 5, "units") == ""
    assert told_range(3, 5, 20, "units") == "4–8 of 20 units"


def test_every_state_has_a_mark_a_letter_and_an_ink_of_its_own() -> None:
    assert set(LOOKS) == set(CellState)
    assert len({look.key for look in LOOKS.values()}) == len(LOOKS)
    assert len({glyph(look.mark) for look in LOOKS.values()}) == len(LOOKS)
    for palette in PALETTES.values():
        assert {look.token for look in LOOKS.values()} <= set(palette)
    assert all(width_of(state_parts(state)) == 3 for state in CellState)


@pytest.fixture
def ascii_marks() -> Iterator[None]:
    use_ascii(True)
    yield
    use_ascii(False)


def test_marks_and_letters_tell_the_states_apart_in_ascii(ascii_marks: None) -> None:
    assert len({state_parts(state)[0][0] for state in CellState}) == len(CellState)
    assert all("".join(part[0] for part in line).isascii() for line in legend_lines(50))


def test_no_letter_of_a_state_does_anything_else_in_the_plan() -> None:
    taken = {key_name(binding) for kind in (PlanScreen, AccountsScreen) for _, binding in all_bindings(kind)}
    known = taken & {look.letter for look in LOOKS.values()}
    assert known <= {"C"}, "a grid has no columns to choose"


@pytest.mark.parametrize("width", [50, 74, 120, 200])
def test_the_legend_names_every_key_and_fits(width: int) -> None:
    lines = legend_lines(width)
    text = "  ".join("".join(part[0] for part in line) for line in lines)
    assert len(lines) <= 2
    assert all(width_of(line) <= width for line in lines)
    for look in LOOKS.values():
        assert f"{look.letter} " in text
