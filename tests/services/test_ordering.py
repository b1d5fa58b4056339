"""Records in the user's own order: placed, moved past each other, numbered anew only where it must be."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.services.ordering import GAP, move_past, place, place_after, place_run


@dataclass(eq=False)
class Stone:
    """Something with a place."""

    id: int | None
    position: int = 0


def in_order(stones: list[Stone]) -> list[int | None]:
    return [stone.id for stone in sorted(stones, key=lambda stone: stone.position)]


@given(st.lists(st.integers(0, 30), max_size=40))
def test_whatever_is_placed_stands_there_and_everything_else_keeps_its_order(places: list[int]) -> None:
    stones: list[Stone] = []
    for number, wanted in enumerate(places):
        stone, index = Stone(number), min(wanted, len(stones))
        place(stone, stones, index)
        stones.insert(index, stone)
        assert in_order(stones) == [each.id for each in stones]
        assert len({each.position for each in stones}) == len(stones)


def test_a_place_between_two_touches_only_what_is_placed_while_there_is_a_gap() -> None:
    first, last = Stone(1, GAP), Stone(2, 2 * GAP)
    between = Stone(3)
    place_after(between, [first, last], 1)
    assert (first.position, between.position, last.position) == (GAP, GAP + GAP // 2, 2 * GAP)
    last.position = between.position + 1
    newest = Stone(4)
    place_after(newest, [first, between, last], 3)
    assert [first.position, between.position, newest.position, last.position] == [GAP, 2 * GAP, 3 * GAP, 4 * GAP]


@given(st.integers(0, 3), st.integers(1, 40), st.integers(1, 50))
def test_a_run_stands_together_in_its_order_and_apart(index: int, count: int, gap: int) -> None:
    others = [Stone(number, number * gap) for number in range(3)]
    run = [Stone(number) for number in range(10, 10 + count)]
    place_run(run, others, index)
    wanted = [*others[:index], *run, *others[index:]]
    assert in_order([*others, *run]) == [each.id for each in wanted]
    assert len({each.position for each in wanted}) == len(wanted)


def test_what_stands_beside_nothing_known_goes_last() -> None:
    stone = Stone(9)
    place_after(stone, [Stone(1, GAP)], 7)
    assert stone.position == 2 * GAP


@pytest.mark.parametrize(
    ("moved", "by", "order"),
    [(1, 1, [2, 1, 3, 4]), (3, -1, [1, 3, 2, 4]), (1, -1, None), (4, 1, None), (2, 2, [1, 3, 4, 2])],
)
def test_a_record_passes_its_neighbours(moved: int, by: int, order: list[int] | None) -> None:
    stones = [Stone(number, number * GAP) for number in range(1, 5)]
    assert move_past(stones[moved - 1], stones, by) is (order is not None)
    assert in_order(stones) == (order or [1, 2, 3, 4])


def test_a_record_passes_only_those_near_it_and_what_stands_between() -> None:
    stones = [Stone(number, number * GAP) for number in range(1, 5)]
    near = [stones[0], stones[2]]
    assert move_past(stones[0], stones, 1, near)
    assert in_order(stones) == [2, 3, 1, 4]
    assert not move_past(stones[2], stones, -1, [stones[2], stones[0]])
