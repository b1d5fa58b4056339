"""Amounts: read in any habit into minor units, written short, exactly and as JSON."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.reading import (
    NotUnderstood,
    exponent,
    money_json,
    read_money,
    write_money,
    write_money_short,
)
from kamtui.text import CONTROLS

currencies = st.sampled_from(["EUR", "USD", "CHF", "JPY", "KWD", "GBP"])
amounts = st.integers(-(10**15), 10**15)


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("1.2m", 120_000_000, "EUR"),
        ("350k", 35_000_000, "EUR"),
        ("1'200.50", 120_050, "EUR"),
        ("1.234,56", 123_456, "EUR"),
        ("1,234.56", 123_456, "EUR"),
        ("EUR 5M", 500_000_000, "EUR"),
        ("5M eur", 500_000_000, "EUR"),
        ("€350k", 35_000_000, "EUR"),
        ("350kEUR", 35_000_000, "EUR"),
        ("5 m€", 500_000_000, "EUR"),
        ("5 bn", 500_000_000_000, "EUR"),
        ("5 mio. CHF", 500_000_000, "CHF"),
        ("(1,200)", -120_000, "EUR"),
        ("EUR (5)", -500, "EUR"),
        ("−€5", -500, "EUR"),
        ("3.5E8", 35_000_000_000, "EUR"),
        ("1.200", 120_000, "EUR"),
        ("1,200", 120_000, "EUR"),
        ("1.250m", 125_000_000, "EUR"),
        ("1'200.- CHF", 120_000, "CHF"),
        ("1.200,- €", 120_000, "EUR"),
        ("$5M", 500_000_000, "USD"),
        ("£1", 100, "GBP"),
        ("¥1,200", 1_200, "JPY"),
        ("1200.4 JPY", 1_200, "JPY"),
        ("KWD 1.200", 1_200, "KWD"),
        ("1200.555", 120_056, "EUR"),
        ("199999.99999999997", 20_000_000, "EUR"),
        ("0", 0, "EUR"),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, minor: int, currency: str) -> None:
    assert read_money(text, "EUR") == (minor, currency)


def test_a_sign_that_several_currencies_share_means_the_default_if_it_can() -> None:
    assert read_money("$5", "AUD") == (500, "AUD")
    assert read_money("¥5", "CNY") == (500, "CNY")
    assert read_money("5 kr", "NOK") == (500, "NOK")
    with pytest.raises(NotUnderstood, match="“kr” is no currency here"):
        read_money("5 kr", "EUR")


def test_a_known_decimal_mark_settles_what_an_amount_alone_leaves_open() -> None:
    assert read_money("1.200", "EUR", decimal_mark=".") == (120, "EUR")
    assert read_money("1,200", "EUR", decimal_mark=",") == (120, "EUR")


@pytest.mark.parametrize("text", ["", "nan", "inf", "EUR", "1.2.3", "12 34", "about five", "5-6", "٣x"])
def test_what_is_no_amount_is_refused_with_examples(text: str) -> None:
    with pytest.raises(
        NotUnderstood, match=r"is not an amount: .*write it like 350k, 1\.2m, 1'200\.50 or EUR 5M\.$"
    ):
        read_money(text, "EUR")


@pytest.mark.parametrize("text", ["5 XYZ", "€5 USD", "5 per year", "5%", "5 kk"])
def test_an_unknown_currency_is_named(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"is not an amount: “.*” is no currency here"):
        read_money(text, "EUR")


@pytest.mark.parametrize("text", ["1e14", "10000000000000.01", "-1e999", "99999bn", "9" * 40])
def test_an_amount_that_is_too_large_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"more than EUR 10,000,000,000,000\.00 cannot be kept\.$"):
        read_money(text, "EUR")


@given(amounts, currencies, currencies)
def test_a_written_amount_is_read_back(minor: int, currency: str, default: str) -> None:
    assert read_money(write_money(minor, currency), default) == (minor, currency)


@given(amounts, currencies)
def test_the_amount_in_json_is_read_back(minor: int, currency: str) -> None:
    written = money_json(minor, currency)
    assert read_money(written["amount"], written["currency"], decimal_mark=".") == (minor, currency)


@given(st.integers(-(10**14), 10**14), currencies)
def test_a_short_amount_is_off_by_at_most_half_a_percent(minor: int, currency: str) -> None:
    written = write_money_short(minor, currency)
    assert len(written.removeprefix("−").rstrip("kMbnt").replace(".", "").lstrip("0")) <= 3
    short, _ = read_money(written, currency, decimal_mark=".")
    assert abs(short - minor) * 200 <= abs(minor)


@given(st.text(max_size=20) | st.text("0123456789.,'kmEUR€$ ()-", max_size=20))
def test_any_text_is_either_an_amount_or_refused(text: str) -> None:
    sentence = ""
    try:
        assert abs(read_money(text, "EUR")[0]) <= 10**15
    except NotUnderstood as refusal:
        sentence = str(refusal)
    assert not CONTROLS.search(sentence)


@pytest.mark.parametrize(
    ("minor", "short"),
    [
        (120_000_000, "1.20M"),
        (105_000_000, "1.05M"),
        (200_000_000, "2.00M"),
        (1_234_000_000, "12.3M"),
        (40_000_000, "400k"),
        (7_500_000, "75k"),
        (123_400, "1.23k"),
        (95_000, "950"),
        (240_000_000_000, "2.40bn"),
        (99_950_000, "1.00M"),
        (99_940_000, "999k"),
        (1_250, "12.5"),
        (950, "9.50"),
        (5, "0.05"),
        (0, "0"),
        (-105_000_000, "−1.05M"),
        (10**15, "10.0tn"),
    ],
)
def test_short_amounts_have_three_digits(minor: int, short: str) -> None:
    assert write_money_short(minor, "EUR") == short


def test_each_currency_has_its_own_decimals() -> None:
    assert [exponent(currency) for currency in ("EUR", "JPY", "KWD", "???")] == [2, 0, 3, 2]
    assert write_money(120_000_000, "EUR") == "EUR 1,200,000.00"
    assert write_money(-950, "JPY") == "JPY −950"
    assert write_money(1_200, "KWD") == "KWD 1.200"
    assert write_money_short(1_200_000, "JPY") == "1.20M"
    assert money_json(120_000_000, "EUR") == {"amount": "1200000.00", "currency": "EUR"}
    assert money_json(-950, "JPY") == {"amount": "-950", "currency": "JPY"}
