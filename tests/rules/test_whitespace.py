"""White space: unknown is counted and never summed as 0, and a share says where it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.whitespace import Cell, Grid, Offering, Unit, in_families, share_problem
from kamtui.vocabulary_plan import CellState

LINZ, WELS = Unit(1, "Linz"), Unit(2, "Wels")
PRESSES, TOOLS = Offering(10, "Presses", "Machines"), Offering(11, "Tools", "Machines")


def write(minor: int) -> str:
    return f"EUR {minor}"


def grid(*cells: Cell) -> Grid:
    return Grid("EUR", (PRESSES, TOOLS), (LINZ, WELS), {cell.place: cell for cell in cells})


def cell(offering: Offering, unit: Unit, state: CellState = CellState.OURS, /, **values: object) -> Cell:
    return Cell(offering.id, unit.id, offering.id * 100 + unit.id, {"state": state, **values})


def test_every_cell_is_there_and_unknown_before_anything_is_entered() -> None:
    found = grid()
    assert [each.state for each in found.cells()] == [CellState.UNKNOWN] * 4
    total = found.total(found.cells())
    assert (total.cells, total.known, total.market.value, total.ours.value, total.share) == (4, 0, None, None, None)
    assert (found.count, found.is_empty) == ("0/4", True)
    assert Grid().count == ""


def test_totals_sum_what_is_known_and_say_of_how_many_cells() -> None:
    found = grid(
        cell(PRESSES, LINZ, market_value=400, our_share=100),
        cell(PRESSES, WELS, CellState.COMPETITOR, market_value=300),
        cell(TOOLS, LINZ, CellState.NOT_APPLICABLE, market_value=7, our_share=7),
    )
    total = found.total(found.cells())
    assert (total.known, total.cells) == (3, 4)
    assert (total.market.value, total.market.known, total.market.asked) == (700, 2, 3)
    assert (total.ours.value, total.ours.known, total.ours.is_whole) == (100, 1, False)
    assert found.total(found.row(TOOLS.id)).market.value is None
    assert found.total(found.column(WELS.id)).market.is_whole is False
    assert found.total([found.cell(PRESSES.id, LINZ.id)]).market.is_whole


def test_share_of_wallet_is_taken_over_the_cells_that_know_both_and_says_what_it_left_out() -> None:
    found = grid(
        cell(PRESSES, LINZ, market_value=400, our_share=100),
        cell(PRESSES, WELS, CellState.COMPETITOR, market_value=300),
        cell(TOOLS, LINZ, market_value=200, our_share=0),
    )
    judged = found.share_of_wallet(found.cells(), write)
    assert judged.value == 17
    assert [cause.text for cause in judged.why] == [
        "ours / market value: EUR 100 of EUR 600, in 2 cells that know both",
        "Presses in Linz: EUR 100 of EUR 400",
        "Tools in Linz: EUR 0 of EUR 200",
        "our share is unknown in 1 cell worth EUR 300: left out",
        "the market value is unknown in 1 cell: left out",
    ]
    assert judged.why[1].record == ("white_space", 1001)


def test_a_share_of_nothing_known_is_unknown_and_says_why() -> None:
    found = grid(cell(PRESSES, LINZ, our_share=100), cell(PRESSES, WELS, market_value=0, our_share=0))
    judged = found.share_of_wallet(found.cells(), write)
    assert judged.value is None
    assert judged.why[0].text == "no cell knows both its market value and our share"


def test_the_arithmetic_names_the_largest_cells_and_counts_the_rest() -> None:
    units = tuple(Unit(number, f"U{number}") for number in range(40))
    cells = {(10, unit.id): cell(PRESSES, unit, market_value=unit.id + 1, our_share=0) for unit in units}
    found = Grid("EUR", (PRESSES,), units, cells)
    why = [cause.text for cause in found.share_of_wallet(found.cells(), write).why]
    assert why[1] == "Presses in U39: EUR 0 of EUR 40"
    assert why[-1] == "and 28 smaller ones"


def test_offerings_stand_family_by_family_and_those_without_one_first() -> None:
    offerings = [
        Offering(1, "Presses", "Machines"), Offering(2, "Audit", "Service"), Offering(3, "Tools", "Machines"),
        Offering(4, "Scrap"),
    ]  # fmt: skip
    assert [offering.name for offering in in_families(offerings)] == ["Scrap", "Presses", "Tools", "Audit"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ("our_share", ("Our share: EUR 5 is more than the market value of EUR 4.", "our_share")),
        ("market_value", ("Market value: EUR 4 is less than our share of EUR 5.", "market_value")),
    ],
)
def test_a_share_above_the_market_value_is_said_at_what_was_entered(
    changed: str, sentence: tuple[str, str]
) -> None:
    assert share_problem({"market_value": 4, "our_share": 5}, [changed], write) == sentence


amounts = st.none() | st.integers(0, 10**15)


@given(amounts, amounts)
def test_an_unknown_amount_is_never_in_the_way(market: int | None, ours: int | None) -> None:
    sentence, _ = share_problem({"market_value": market, "our_share": ours}, ["our_share"], write)
    assert bool(sentence) == (market is not None and ours is not None and ours > market)


@given(st.lists(st.tuples(amounts, amounts), max_size=4))
def test_a_share_lies_between_0_and_100_or_is_unknown(pairs: list[tuple[int | None, int | None]]) -> None:
    places = [(PRESSES, LINZ), (PRESSES, WELS), (TOOLS, LINZ), (TOOLS, WELS)]
    found = grid(
        *(
            cell(
                *place,
                market_value=market,
                our_share=ours if None in (market, ours) else min(ours or 0, market or 0),
            )
            for place, (market, ours) in zip(places, pairs, strict=False)
        )
    )
    total = found.total(found.cells())
    assert total.share is None or 0 <= total.share <= 100
    assert total.share == found.share_of_wallet(found.cells(), write).value
