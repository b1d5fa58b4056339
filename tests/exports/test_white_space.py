"""White space as it leaves the book: a table of words with totals, every cell for programs, text that fits."""

from dataclasses import replace
from datetime import date

from markdown_it import MarkdownIt

from kamtui.cli.plans import plan_lines
from kamtui.exports.plan import plan_json, plan_markdown
from kamtui.exports.white_space import cells_json, totals_json, white_space_markdown
from kamtui.rules.plan import Link, PlanView
from kamtui.rules.whitespace import Cell, Grid, Offering, Unit
from kamtui.text import cells
from kamtui.vocabulary_plan import CellState, Fit
from tests.conftest import Golden
from tests.exports.test_plan import record, view

TODAY = date(2026, 11, 21)
LINZ, WELS = Unit(1, "Linz"), Unit(2, "Wels | works")
PRESSES, AUDIT = Offering(10, "Presses", "Machines"), Offering(11, "Audit *yearly*")
KAPPA = Link(5, "Kappa GmbH")


def grid() -> Grid:
    known = (
        Cell(10, 1, 1, {"state": CellState.OURS, "market_value": 400_000_00, "our_share": 100_000_00}),
        Cell(
            10,
            2,
            2,
            {
                "state": CellState.COMPETITOR, "market_value": 300_000_00, "competitor_id": KAPPA,
                "contract_end": date(2027, 12, 31), "is_early": Fit.YES, "fits": Fit.PARTLY,
                "note": "Two\n[lines]",
            },
        ),
        Cell(11, 1, 3, {"state": CellState.NOT_APPLICABLE}),
    )  # fmt: skip
    return Grid("EUR", (AUDIT, PRESSES), (LINZ, WELS), {cell.place: cell for cell in known})


def plan(white_space: Grid) -> PlanView:
    return replace(view(record("fact", 1, "One fact")), white_space=white_space)


def test_the_section_is_a_table_of_words_with_totals_then_what_is_known_of_each_cell(golden: Golden) -> None:
    golden("\n\n".join(filter(None, white_space_markdown("White space", grid()))), suffix=".md")


def test_what_a_reader_sees_is_what_was_entered() -> None:
    text = plan_markdown(plan(grid()), today=TODAY, version="1")
    body = MarkdownIt("gfm-like", {"linkify": False}).parse(text.split("\n---\n", 1)[1])
    seen = ["".join(child.content for child in token.children or ()) for token in body if token.type == "inline"]
    assert "Wels | works" in seen
    assert "Audit *yearly*" in seen
    assert "not applicable" in seen
    (cell,) = (text for text in seen if text.startswith("Presses in Wels | works · Market value"))
    assert "Can we position early? yes" in cell


def test_it_says_how_many_cells_a_share_rests_on_and_what_is_ours_without_amounts() -> None:
    known = (
        Cell(10, 1, 1, {"state": CellState.OURS}),
        Cell(10, 2, 2, {"state": CellState.OPPORTUNITY, "market_value": 400_000_00, "our_share": 0}),
        Cell(11, 1, 3, {"state": CellState.COMPETITOR}),
    )
    text = "\n\n".join(
        white_space_markdown(
            "White space", Grid("EUR", (AUDIT, PRESSES), (LINZ, WELS), {cell.place: cell for cell in known})
        )
    ).replace("\u00a0", " ")
    assert (
        "\nState known in 3 of 4 cells, both amounts in 1 · share of wallet 0%: ours / market value: EUR 0 of "
        "EUR 400k, in 1 cell that knows both · 1 cell that is ours without both amounts: left out\n"
    ) in text
    assert "| Presses | ours | opportunity | ≥ 400k | ? | 0% (1/2) |" in text
    assert "at least" not in text


def test_a_grid_of_which_nothing_is_known_is_not_exported() -> None:
    empty = replace(grid(), entered={})
    assert list(white_space_markdown("White space", empty)) == []
    assert "White space" not in plan_markdown(plan(empty), today=TODAY, version="1")
    assert "White space" not in "\n".join(plan_lines(plan(empty), TODAY, 80))
    assert len(cells_json(empty)) == 4


def test_json_has_every_cell_and_unknown_is_null() -> None:
    found = plan_json(plan(grid()))["sections"]["white_space"]
    assert [(cell["offering"]["name"], cell["unit"]["name"], cell["state"]) for cell in found] == [
        ("Audit *yearly*", "Linz", "not_applicable"),
        ("Audit *yearly*", "Wels | works", "unknown"),
        ("Presses", "Linz", "ours"),
        ("Presses", "Wels | works", "competitor"),
    ]
    unknown, competitor = found[1], found[3]
    assert (unknown["id"], unknown["market_value"], unknown["our_share"], unknown["fits"]) == (None,) * 4
    assert competitor["market_value"] == {"amount": "300000.00", "currency": "EUR"}
    assert competitor["competitor_id"] == {"id": 5, "name": "Kappa GmbH"}
    assert (competitor["contract_end"], competitor["fits"], competitor["our_share"]) == (
        "2027-12-31",
        "partly",
        None,
    )


def test_json_totals_say_why() -> None:
    found = totals_json(grid())
    assert (found["cells"], found["known"]) == (4, 3)
    assert found["market_value"] == {
        "value": {"amount": "700000.00", "currency": "EUR"},
        "why": ["known in 2 of 3 cells"],
    }
    assert found["share_of_wallet"]["value"] == 25
    assert "ours / market value: EUR 100,000.00 of EUR 400,000.00" in found["share_of_wallet"]["why"][0]
    assert found["units"][1]["share_of_wallet"]["value"] is None
    assert found["offerings"][0]["market_value"]["value"] is None
    assert plan_json(plan(Grid("EUR")))["sections"]["white_space"] == []


def test_text_lists_what_is_known_and_fits_the_terminal() -> None:
    for width in (80, 60):
        lines = list(plan_lines(plan(grid()), TODAY, width))
        assert all(cells(line) <= width for line in lines)
    lines = list(plan_lines(plan(grid()), TODAY, 100))
    at = lines.index("White space")
    assert [line.split() for line in lines[at + 1 : at + 6]] == [
        ["Offering", "Unit", "State", "Market", "Ours", "Competitor", "Ends"],
        ["Audit", "*yearly*", "Linz", "not", "applicable", "?", "?", "?", "?"],
        ["Presses", "Linz", "ours", "EUR", "400k", "EUR", "100k", "?", "?"],
        ["Presses", "Wels", "|", "works", "competitor", "EUR", "300k", "?", "Kappa", "GmbH", "31", "Dec", "27"],
        ["3", "of", "4", "cells", "known,", "share", "of", "wallet", "25%"],
    ]
