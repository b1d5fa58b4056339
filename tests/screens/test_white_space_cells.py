"""A competitor is found by its name or a part of it; any other name is a new one's."""

from datetime import date

import pytest

from kamtui.models.contents import GRID
from kamtui.reading import NotUnderstood
from kamtui.rules.plan import Link, NewName
from kamtui.rules.whitespace import Grid, Offering, Unit
from kamtui.screens.plan_links import read_link
from kamtui.screens.white_space_cells import DRAFT, Reader, in_one_line, target_at
from kamtui.widgets.form_values import ReadingContext
from kamtui.widgets.grid_values import At

KAPPA, KAPPEL, MUELLER = Link(1, "Kappa GmbH"), Link(2, "Kappel AG"), Link(3, "Müller & Söhne")
ALL = (KAPPA, KAPPEL, MUELLER)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", None), ("  ", None), ("kappa gmbh", KAPPA), ("kappel", KAPPEL), ("MULLER", MUELLER),
        ("söhne", MUELLER), ("Omega", NewName("Omega")),
    ],
)  # fmt: skip
def test_a_name_or_a_part_that_only_one_has_is_enough(typed: str, found: object) -> None:
    assert read_link("competitor", typed, ALL) == found


def test_a_part_that_several_have_names_them() -> None:
    with pytest.raises(NotUnderstood, match="Kappa GmbH or Kappel AG"):
        read_link("competitor", "kapp", ALL)
    assert read_link("competitor", "Kappa", (KAPPA, Link(9, "Kappa"))) == Link(9, "Kappa")


def test_what_can_be_edited_depends_on_where_one_stands() -> None:
    grid = Grid("EUR", (Offering(1, "Presses", "", {"name": "Presses"}),), (Unit(2, "Linz"),))
    cell, offering, unit = target_at(grid, At(1, 2)), target_at(grid, At(1, None)), target_at(grid, At(None, 2))
    assert cell is not None
    assert offering is not None
    assert unit is not None
    assert [spec.name for spec in cell.specs][:3] == ["market_value", "our_share", "competitor_id"]
    assert (offering.specs[0].name, offering.values[0]) == ("name", "Presses")
    assert (unit.specs[0].name, unit.values) == ("name", ("Linz",))
    assert (cell.record, offering.record, unit.record) == ("white_space:new", "offering:1", "business_unit:2")
    assert target_at(grid, At(None, None)) is None
    assert target_at(grid, At(DRAFT, None)) is None


def test_names_that_were_pasted_stay_names_in_their_one_line() -> None:
    reader = Reader(GRID["business_unit"].specs[0], None, ReadingContext(date(2026, 11, 21), "EUR"), ())
    assert reader.read_new(in_one_line(["Graz", "Linz Süd"])) == ["Graz", "Linz Süd"]
    assert reader.read_new("Graz ¶ ") == "Graz"
    assert reader.read_new("Graz") == "Graz"
    assert reader.read("Graz ¶ Linz") == "Graz ¶ Linz"  # of one that is in the book it is the name
