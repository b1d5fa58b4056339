"""White space in the book: each action is one step with a label, refuses in one sentence, and is undone whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.rules.plan import Link
from kamtui.rules.whitespace import Grid
from kamtui.services.accounts import create_account
from kamtui.services.plan import add_record, load_plan
from kamtui.services.whitespace import (
    add_offerings,
    add_units,
    change_cell,
    change_head,
    clear_cells,
    move_head,
    remove_head,
    set_state,
)
from kamtui.vocabulary_plan import CellState, Fit

TODAY = date(2026, 11, 21)
BRENNER, OTHER = 1, 2


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    for name in ("Brenner AG", "Kappa GmbH"):
        create_account(opened, {"name": name}, TODAY)
    for name in ("Linz", "Wels"):
        add_units(opened, BRENNER, [name])
    for name, family in (("Presses", "Machines"), ("Audit", "Service"), ("Tools", "Machines")):
        add_offerings(opened, [name], family=family)
    yield opened
    opened.close()


PRESSES, AUDIT, TOOLS = 1, 2, 3
LINZ, WELS = 1, 2


def grid(book: Book, account: int = BRENNER) -> Grid:
    return load_plan(book, account, TODAY).white_space


def label(book: Book) -> str:
    return book.history(1)[0].what


def rows(book: Book) -> int:
    with book.rows() as connection:
        (found,) = connection.execute("SELECT count(*) FROM white_space").fetchone()
    return int(found)


def test_a_new_unit_and_a_new_offering_have_unknown_cells(book: Book) -> None:
    assert grid(book).count == "0/6"
    add_units(book, BRENNER, ["Steyr"], after=LINZ)
    assert label(book) == "New unit “Steyr”"
    assert [unit.name for unit in grid(book).units] == ["Linz", "Steyr", "Wels"]
    add_offerings(book, ["Dies"], family="Machines", after=PRESSES)
    assert label(book) == "New offering “Dies”"
    assert [offering.name for offering in grid(book).offerings] == ["Presses", "Dies", "Tools", "Audit"]
    assert grid(book).count == "0/12"
    assert {cell.state for cell in grid(book).cells()} == {CellState.UNKNOWN}


def test_a_long_list_reads_those_beside_it_once(book: Book) -> None:
    statements: list[str] = []

    def note(*happened: Any) -> None:
        statements.append(happened[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        keys = add_units(book, BRENNER, [f"Hall {number}" for number in range(60)], after=LINZ)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert sum("FROM business_unit" in statement for statement in statements) == 1
    units = [unit.id for unit in grid(book).units]
    assert units == [LINZ, *keys, WELS]
    undone = book.undo()
    assert undone is not None
    assert undone.label == "New unit “Hall 0” and 59 more"


def test_a_list_that_names_one_twice_is_refused_whole(book: Book) -> None:
    with pytest.raises(Refused, match="there is a unit “Graz” already"):
        add_units(book, BRENNER, ["Graz", "Steyr", "GRAZ"])
    assert [unit.name for unit in grid(book).units] == ["Linz", "Wels"]
    add_offerings(book, ["Audit"], family="Machines")  # the other one is a service
    with pytest.raises(Refused, match="there is an offering “Audit” already"):
        add_offerings(book, ["New", "audit"], family="Service")


def test_offerings_are_the_same_for_all_accounts_and_units_are_not(book: Book) -> None:
    found = grid(book, OTHER)
    assert len(found.offerings) == 3
    assert found.units == ()


def test_a_state_is_set_for_one_cell_or_several_in_one_step(book: Book) -> None:
    set_state(book, [(PRESSES, LINZ)], CellState.COMPETITOR)
    assert label(book) == "Presses in Linz: competitor"
    set_state(book, [(PRESSES, LINZ), (TOOLS, WELS), (AUDIT, LINZ)], CellState.IN_HOUSE)
    assert label(book) == "3 cells: in-house"
    assert grid(book).count == "3/6"
    book.undo()
    assert grid(book).cell(PRESSES, LINZ).state is CellState.COMPETITOR
    assert grid(book).count == "1/6"


def test_unknown_again_leaves_nothing_in_the_book_but_what_else_is_known(book: Book) -> None:
    set_state(book, [(PRESSES, LINZ), (TOOLS, LINZ)], CellState.OURS)
    change_cell(book, (TOOLS, LINZ), {"market_value": 100})
    set_state(book, [(PRESSES, LINZ), (TOOLS, LINZ)], CellState.UNKNOWN)
    assert rows(book) == 1
    assert grid(book).cell(TOOLS, LINZ).market_value == 100
    clear_cells(book, [(TOOLS, LINZ), (AUDIT, LINZ)])
    assert (rows(book), label(book)) == (0, "Forget what is known of 2 cells")


def test_the_same_state_again_is_no_step(book: Book) -> None:
    set_state(book, [(PRESSES, LINZ)], CellState.OURS)
    steps = len(book.history(50))
    set_state(book, [(PRESSES, LINZ)], CellState.OURS)
    assert len(book.history(50)) == steps


def test_a_cell_keeps_all_that_is_known_of_it(book: Book) -> None:
    kappa = add_record(book, BRENNER, "competitor", {"name": "Kappa"}, today=TODAY)
    values = {
        "state": CellState.COMPETITOR, "market_value": 40_000_00, "our_share": 10_000_00, "competitor_id": kappa,
        "contract_end": date(2027, 12, 31), "is_early": Fit.YES, "fits": Fit.PARTLY, "is_beaten": Fit.NO,
        "by_partner": None, "note": "Asked [twice]",
    }  # fmt: skip
    change_cell(book, (PRESSES, WELS), values)
    assert label(book) == "Change Presses in Wels"
    found = dict(grid(book).cell(PRESSES, WELS).values)
    assert found == values | {"competitor_id": Link(kappa, "Kappa")}
    change_cell(book, (PRESSES, WELS), {"fits": Fit.YES})
    assert label(book) == "Change fits of Presses in Wels"


def test_a_competitor_nobody_knew_is_added_in_the_same_step(book: Book) -> None:
    change_cell(book, (PRESSES, WELS), {}, new_competitor="Kappa")
    assert label(book) == "Change competitor of Presses in Wels"
    found = grid(book).cell(PRESSES, WELS).values["competitor_id"]
    assert str(found) == "Kappa"
    book.undo()
    assert load_plan(book, BRENNER, TODAY).sections["competitors"] == ()
    assert rows(book) == 0


def test_another_accounts_competitor_is_refused(book: Book) -> None:
    kappa = add_record(book, OTHER, "competitor", {"name": "Kappa"}, today=TODAY)
    with pytest.raises(Refused, match="not one of this account's"):
        change_cell(book, (PRESSES, WELS), {"competitor_id": kappa})
    assert rows(book) == 0


def test_a_share_above_the_market_value_is_refused_in_one_sentence(book: Book) -> None:
    change_cell(book, (PRESSES, WELS), {"market_value": 400_00})
    with pytest.raises(Refused) as refused:
        change_cell(book, (PRESSES, WELS), {"our_share": 500_00})
    assert str(refused.value) == "Our share: EUR 500.00 is more than the market value of EUR 400.00."
    assert refused.value.field == "our_share"
    change_cell(book, (PRESSES, WELS), {"our_share": 400_00})
    with pytest.raises(Refused, match=r"Market value: EUR 399\.00 is less than our share"):
        change_cell(book, (PRESSES, WELS), {"market_value": 399_00})
    with pytest.raises(Refused, match="too small"):
        change_cell(book, (TOOLS, WELS), {"market_value": -1})
    assert grid(book).cell(PRESSES, WELS).market_value == 400_00
    assert rows(book) == 1


def test_heads_are_renamed_and_their_details_changed(book: Book) -> None:
    change_head(book, "business_unit", LINZ, {"name": "Linz plant"})
    assert label(book) == "Rename unit “Linz” to “Linz plant”"
    change_head(book, "offering", PRESSES, {"need": "Less scrap"})
    assert label(book) == "Change need of offering “Presses”"
    assert grid(book).offerings[0].values["need"] == "Less scrap"
    for name in ("wels", "  "):
        with pytest.raises(Refused):
            change_head(book, "business_unit", LINZ, {"name": name})
    with pytest.raises(Refused, match="there is an offering “Presses” already"):
        add_offerings(book, ["PRESSES"], family="Machines")
    add_offerings(book, ["Presses"], family="Leasing")


def test_a_unit_moves_among_the_units_and_an_offering_within_its_family(book: Book) -> None:
    assert move_head(book, "business_unit", WELS, -1)
    assert label(book) == "Move unit “Wels” left"
    assert [unit.name for unit in grid(book).units] == ["Wels", "Linz"]
    assert not move_head(book, "business_unit", WELS, -1)
    assert label(book) == "Move unit “Wels” left"
    assert move_head(book, "offering", PRESSES, 1)
    assert label(book) == "Move offering “Presses” down"
    assert [offering.name for offering in grid(book).offerings] == ["Audit", "Tools", "Presses"]
    assert not move_head(book, "offering", PRESSES, 1)
    assert not move_head(book, "offering", AUDIT, 1)


def test_what_is_removed_takes_its_cells_and_comes_back_with_them(book: Book) -> None:
    set_state(book, [(PRESSES, LINZ), (PRESSES, WELS), (TOOLS, LINZ)], CellState.OURS)
    add_record(
        book, BRENNER, "opportunity", {"name": "Line 5", "unit_id": LINZ, "offering_id": PRESSES}, today=TODAY
    )
    before = grid(book)
    assert remove_head(book, "business_unit", LINZ) == 2
    assert label(book) == "Remove unit “Linz” and what is known of 2 cells"
    assert grid(book).count == "1/3"
    book.undo()
    assert grid(book) == before
    assert remove_head(book, "offering", PRESSES) == 2
    assert grid(book).count == "1/4"
    book.undo()
    assert grid(book) == before
    (line,) = load_plan(book, BRENNER, TODAY).sections["opportunities"]
    assert (str(line.values["unit_id"]), str(line.values["offering_id"])) == ("Linz", "Presses")


def test_what_is_gone_is_said_in_one_sentence(book: Book) -> None:
    remove_head(book, "business_unit", LINZ)
    for refused in (
        lambda: set_state(book, [(PRESSES, LINZ)], CellState.OURS),
        lambda: change_cell(book, (PRESSES, LINZ), {"note": "x"}),
        lambda: change_head(book, "business_unit", LINZ, {"name": "x"}),
        lambda: remove_head(book, "business_unit", LINZ),
        lambda: move_head(book, "business_unit", LINZ, 1),
    ):
        with pytest.raises(Refused, match="This unit is not in the book any more"):
            refused()
    with pytest.raises(Refused, match="No cell is chosen"):
        set_state(book, [], CellState.OURS)
    with pytest.raises(Refused, match="account is not in the book"):
        add_units(book, 99, ["Linz"])


def test_only_the_current_plan_has_white_space(book: Book) -> None:
    from kamtui.models.actions import Plan
    from kamtui.vocabulary_plan import PlanStatus

    set_state(book, [(PRESSES, LINZ)], CellState.OURS)
    with book.step("Plans") as session:
        session.add(Plan(account_id=BRENNER, status=PlanStatus.CLOSED))
    assert load_plan(book, BRENNER, TODAY, plan_id=1).white_space.units == ()
    assert grid(book).count == "1/6"
