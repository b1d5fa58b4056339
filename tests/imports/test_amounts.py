"""The column tells which mark stands before the fraction, and amounts become whole minor units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.imports.amounts import decimal_mark
from kamtui.imports.cells import WrittenAmount
from kamtui.imports.problems import NotRead


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.234,56", "1.000"], ","),
        (["1,234.56", "1,000"], "."),
        (["3.5E8", ""], "."),
        (["6.0", "12"], "."),
        (["12,5"], ","),
        (["0.125"], "."),
        (["1234.567"], "."),
        (["1,234,567"], "."),
        (["1.234.567"], ","),
        (["EUR 1.234,56", "(1.200)"], ","),
        (["1.234"], None),
        (["1,234"], None),
        (["1200", "lots", ""], None),
        (["1.234,56", "1,234.56"], None),
    ],
)
def test_the_column_tells_the_decimal_mark(cells: list[str], mark: str | None) -> None:
    assert decimal_mark(cells) == mark


@pytest.mark.parametrize(
    ("text", "currency", "minor", "named"),
    [
        ("3.5E8", "EUR", 35_000_000_000, "EUR"),
        ("1,234.56", "EUR", 123_456, "EUR"),
        ("1,200", "EUR", 120_000, "EUR"),
        ("1.200", "EUR", 120_000, "EUR"),
        ("1.200", "KWD", 1_200, "KWD"),
        ("(1,200)", "EUR", -120_000, "EUR"),
        ("¥1200", "EUR", 1_200, "JPY"),
        ("$5m", "EUR", 500_000_000, "USD"),
        ("$5m", "AUD", 500_000_000, "AUD"),
        ("0.005", "EUR", 1, "EUR"),
    ],
)
def test_an_amount_is_exact_in_its_currency(text: str, currency: str, minor: int, named: str) -> None:
    assert WrittenAmount(text, None).read(currency) == (minor, named)


@pytest.mark.parametrize("text", ["lots", "12.5 apples", "1,2,3", "1e999", "5 XYZ", "n/a"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(NotRead, match="is not an amount"):
        WrittenAmount(text, None).read("EUR")


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=8), st.booleans())
def test_columns_written_here_or_there_mean_the_same(minors: list[int], is_german: bool) -> None:
    written = [f"{Decimal(minor).scaleb(-2):,.2f}" for minor in minors]
    if is_german:
        written = [text.translate(str.maketrans(",.", ".,")) for text in written]
    mark = decimal_mark(written)
    assert [WrittenAmount(text, mark).read("EUR") for text in written] == [(minor, "EUR") for minor in minors]
