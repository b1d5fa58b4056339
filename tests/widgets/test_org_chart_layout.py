"""Everybody stands on the chart once, beside or below their manager, and every step can be taken back."""

import time
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kamtui.widgets.org_chart_layout import Seating, seat
from kamtui.widgets.org_chart_steps import step_box, step_in, step_line, step_out, step_sibling
from kamtui.widgets.org_chart_tree import Tree, grow
from tests.widgets.charts import Commands, any_commands, many

folds = st.sets(st.integers(0, 30))


def ids(seating: Seating) -> list[int]:
    return [one.id for one in seating.seats]


@given(any_commands)
def test_everybody_stands_in_the_tree_once_and_behind_their_manager(commands: Commands) -> None:
    tree = grow(commands)
    assert Counter(tree.order) == Counter({id for id, _ in commands})
    for id in tree.order:
        manager = tree.manager[id]
        assert tree.depth[id] == len(tree.chain(id))
        assert tree.below[id] == sum(id in tree.chain(other) for other in tree.order)
        if manager is not None:
            assert id in tree.reports[manager]
            assert tree.order.index(manager) < tree.order.index(id)


@given(any_commands)
def test_lines_of_command_without_a_circle_are_kept(commands: Commands) -> None:
    # A manager has a smaller number, so that no circle can be.
    given = {id: manager if manager is not None and manager < id else None for id, manager in commands}
    tree = grow(given.items())
    assert tree.manager == {id: manager if manager in given else None for id, manager in given.items()}


def test_a_circle_is_broken_at_its_first() -> None:
    tree = grow([(1, None), (2, 4), (3, 2), (4, 3), (5, 4)])
    assert tree.order == (1, 2, 3, 4, 5)
    assert tree.manager == {1: None, 2: None, 3: 2, 4: 3, 5: 4}
    assert grow([(1, 1)]).manager == {1: None}


@given(any_commands, folds)
def test_whoever_is_folded_away_is_counted_and_nobody_else_is_missing(commands: Commands, folded: set[int]) -> None:
    tree = grow(commands)
    seating = seat(tree, folded)
    assert Counter(ids(seating)) == Counter(id for id in tree.order if folded.isdisjoint(tree.chain(id)))
    assert len(ids(seating)) + sum(one.hidden for one in seating.seats) == len(tree.order)
    assert ids(seating) == [id for id in tree.order if id in seating.place]


@given(any_commands, folds, st.integers(0, 9))
def test_boxes_never_overlap_and_reports_stand_beside_or_below(
    commands: Commands, folded: set[int], deepest: int
) -> None:
    seating = seat(grow(commands), folded, deepest=deepest)
    drawn = [one for one in seating.seats if one.depth <= deepest]
    boxes = Counter((one.depth, one.slot) for one in drawn)
    assert all(count == 1 for count in boxes.values())
    assert {one.slot for one in drawn} == set(range(seating.slots))
    for one in drawn:
        place = seating.place[one.id]
        assert seating.at(one.depth, one.slot) == place
        reports = [seating.seats[number] for number, above in enumerate(seating.manager) if above == place]
        assert len(reports) == one.reports
        if one.depth < deepest:
            assert one.last == max((report.slot for report in reports), default=one.slot)
            assert min((report.slot for report in reports), default=one.slot) == one.slot
            assert all(report.depth == one.depth + 1 for report in reports)


@given(any_commands)
def test_guides_say_whether_somebody_follows(commands: Commands) -> None:
    tree = grow(commands)
    for one in seat(tree).seats:
        chain = [one.id, *tree.chain(one.id)][:-1]
        expected = [id != tree.reports[tree.manager[id]][-1] for id in reversed(chain)]  # type: ignore[index] # all have one
        assert list(one.guides) == expected


@given(any_commands, st.sets(st.integers(0, 30)), folds)
def test_a_search_shows_the_wanted_and_their_managers(
    commands: Commands, wanted: set[int], folded: set[int]
) -> None:
    tree = grow(commands)
    wanted &= set(tree.order)
    assert set(ids(seat(tree, folded, wanted))) == wanted | {above for id in wanted for above in tree.chain(id)}


@given(any_commands, folds)
def test_every_step_can_be_taken_back(commands: Commands, folded: set[int]) -> None:
    seating = seat(grow(commands), folded)
    for place, one in enumerate(seating.seats):
        report = step_out(seating, place)
        assert (report != place) == bool(one.reports)
        if report != place:
            assert step_in(seating, report) == place
        for step in (step_line, step_box):
            further = step(seating, place, 1)
            if further != place:
                assert step(seating, further, -1) == place
        below = step_box(seating, place, 1)
        assert seating.seats[below].depth == one.depth
        assert seating.seats[below].slot >= one.slot
        beside = step_sibling(seating, place, 1)
        assert seating.manager[beside] == seating.manager[place]


@given(any_commands)
def test_steps_reach_everybody(commands: Commands) -> None:
    seating = seat(grow(commands))
    reached, waiting = {0} if seating.seats else set(), [0] if seating.seats else []
    while waiting:
        place = waiting.pop()
        found = {step_out(seating, place), step_in(seating, place), step_box(seating, place, 1)}
        waiting += found - reached
        reached |= found
    assert reached == set(range(len(seating.seats)))


def test_a_chain_of_thousands_is_no_matter() -> None:
    tree = grow((id, id - 1 if id else None) for id in range(5000))
    assert tree.depth[4999] == 4999
    assert len(seat(tree, folded={100}).seats) == 101


def test_five_hundred_people_are_laid_out_in_thirty_milliseconds() -> None:
    people = [(person.id, person.reports_to) for person in many(500)]
    took = []
    for _ in range(5):
        began = time.process_time()  # what others do on the machine is not counted
        seating = seat(grow(people))
        took.append(time.process_time() - began)
    assert len(seating.seats) == 500
    assert min(took) < 0.03


def test_an_empty_chart_has_no_places() -> None:
    assert grow([]) == Tree((), {}, {}, {}, {})
    assert seat(Tree()) == Seating([], {}, [], [], 0)
