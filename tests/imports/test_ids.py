"""Ids are compared as their program means them."""

import pytest

from kamtui.imports.ids import full_salesforce_id, read_id
from kamtui.imports.problems import NotRead


@pytest.mark.parametrize(
    "full",
    [
        "0014W00002578rVQAQ",
        "0014W00002578raQAA",
        "0054W00000AuCYfQAN",
    ],
)
def test_fifteen_characters_become_the_eighteen_of_a_real_export(full: str) -> None:
    assert full_salesforce_id(full[:15]) == full
    assert full_salesforce_id(full) == full


def test_ids_that_differ_in_case_alone_differ() -> None:
    assert full_salesforce_id("0014W00002578rV") != full_salesforce_id("0014W00002578rv")


def test_other_texts_of_fifteen_characters_stay() -> None:
    assert full_salesforce_id("hello world 15c") == "hello world 15c"
    assert read_id("0014W00002578rV", "hubspot") == "0014W00002578rV"


def test_spreadsheets_add_a_fraction_or_shorten() -> None:
    assert read_id(" 123.0 ", "hubspot") == "123"
    assert read_id("1.5", "hubspot") == "1.5"
    for shortened in ("1.23457E+10", "1,23E+10"):
        with pytest.raises(NotRead, match="shortened"):
            read_id(shortened, "hubspot")
    with pytest.raises(NotRead, match="longer"):
        read_id("x" * 501, "csv")
