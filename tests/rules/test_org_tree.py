"""The line of command: everybody stands in it once, whatever the records say."""

from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.org_tree import Placed, all_below, chain_above, circle_of, tree_order

BRENNER = {1: None, 2: 1, 3: 2, 4: 2, 5: 1}
"""1 leads 2 and 5; 2 leads 3 and 4."""


@st.composite
def any_managers(draw: st.DrawFn) -> dict[int, int | None]:
    """Any records of who reports to whom: circles, themselves, managers who are not there."""
    keys = draw(st.lists(st.integers(1, 40), unique=True, max_size=30))
    return {key: draw(st.one_of(st.none(), st.integers(1, 45))) for key in keys}


def test_people_stand_below_their_manager_depth_first() -> None:
    assert tree_order(BRENNER) == [
        Placed(1, 0, None),
        Placed(2, 1, 1),
        Placed(3, 2, 2),
        Placed(4, 2, 2),
        Placed(5, 1, 1),
    ]


def test_a_manager_of_another_account_makes_a_root() -> None:
    assert tree_order({1: 99, 2: 1}) == [Placed(1, 0, None), Placed(2, 1, 1)]


def test_a_circle_is_cut_above_its_first_and_nobody_is_lost() -> None:
    order = tree_order({5: 3, 1: None, 2: 4, 3: 2, 4: 3})
    assert order == [Placed(1, 0, None), Placed(2, 0, None), Placed(3, 1, 2), Placed(5, 2, 3), Placed(4, 2, 3)]
    assert tree_order({7: 7}) == [Placed(7, 0, None)]
    assert tree_order({1: 2, 2: 1}) == [Placed(1, 0, None), Placed(2, 1, 1)]


@given(any_managers())
def test_everybody_stands_once_and_right_below_somebody_before(managers: dict[int, int | None]) -> None:
    order = tree_order(managers)
    assert sorted(each.id for each in order) == sorted(managers)
    depths: dict[int | None, int] = {None: -1}
    for each in order:
        assert each.depth == depths[each.above] + 1
        assert each.above is None or each.above == managers[each.id]
        depths[each.id] = each.depth


@given(any_managers(), st.integers(1, 40), st.integers(1, 40))
def test_a_move_is_refused_just_when_it_closes_a_circle(
    managers: dict[int, int | None], person: int, under: int
) -> None:
    if person not in managers or under not in managers:
        return
    circle = circle_of(managers, person, under)
    assert bool(circle) == (under == person or under in all_below(managers, person))
    if circle:
        assert circle[0] == under
        assert circle[-1] == person


def test_the_chain_of_a_circle_names_everybody_on_the_way() -> None:
    assert circle_of(BRENNER, 1, 3) == (3, 2, 1)
    assert circle_of(BRENNER, 2, 5) == ()


def test_who_stands_above_and_below() -> None:
    assert chain_above(BRENNER, 4) == (2, 1)
    assert all_below(BRENNER, 1) == {2, 3, 4, 5}
    assert chain_above({1: 2, 2: 1}, 1) == (2,)


def test_a_chain_of_a_thousand_is_a_tree_too() -> None:
    order = tree_order({number: number - 1 if number else None for number in range(1000)})
    assert order[-1] == Placed(999, 999, 998)
