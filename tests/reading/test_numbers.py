"""Numbers: grouping and fractions of all habits are read, and what is written is read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.reading import NotUnderstood, read_number, read_percent, read_whole, read_yes_no, write_number
from kamtui.text import CONTROLS


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1200", "1200"),
        ("1'200.50", "1200.50"),
        ("1’200", "1200"),
        ("1 200,5", "1200.5"),
        ("1\u202f200,5", "1200.5"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("12,34,567.5", "1234567.5"),
        ("3.125", "3.125"),
        ("3,125", "3125"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("350k", "350000"),
        ("1.2M", "1200000"),
        ("1.2 million", "1200000"),
        ("5bn", "5000000000"),
        ("3.5E8", "350000000"),
        ("-40", "-40"),
        ("−40", "-40"),
        ("40-", "-40"),
        ("(1,200)", "-1200"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


def test_a_known_decimal_mark_settles_what_a_number_alone_leaves_open() -> None:
    assert read_number("1.234", decimal_mark=",") == 1234
    assert read_number("1,234", decimal_mark=",") == Decimal("1.234")
    assert read_number("1,234", decimal_mark=".") == 1234
    with pytest.raises(NotUnderstood):
        read_number("1.5", decimal_mark=",")


@pytest.mark.parametrize(
    "text", ["", "nan", "inf", "five", "1.2.3", "1,2,3", "12 34", "1-2", "-(5)", "5 EUR", "5²", "1e", "()"]
)
def test_what_is_no_number_is_refused_with_examples(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"is not a number: write it like 1200\.5, 1'200\.50, 350k or 1\.2m\.$"):
        read_number(text)


@pytest.mark.parametrize("text", ["1e16", "1e999", "2000000bn"])
def test_a_number_that_is_too_large_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="is not a number: it is too large"):
        read_number(text)


@given(st.decimals(-(10**14), 10**14, allow_nan=False, places=3))
def test_a_written_number_is_read_back(number: Decimal) -> None:
    assert read_number(write_number(number)) == number


@given(st.text(max_size=20) | st.text("0123456789.,'kme+-() _", max_size=20))
def test_any_text_is_either_a_number_or_refused(text: str) -> None:
    sentence = ""
    try:
        assert read_number(text).is_finite()
    except NotUnderstood as refusal:
        sentence = str(refusal)
    assert not CONTROLS.search(sentence)


def test_numbers_are_written_grouped_and_without_an_empty_fraction() -> None:
    written = [write_number(Decimal(number)) for number in ("1234.50", "40.00", "-3.1", "1E+3", "0", "-0.0")]
    assert written == ["1,234.5", "40", "−3.1", "1,000", "0", "0"]


@pytest.mark.parametrize(
    ("text", "percent"), [("40", 40), ("40%", 40), ("40 %", 40), ("12.5", 13), ("0", 0), ("100.0", 100)]
)
def test_percentages_are_whole(text: str, percent: int) -> None:
    assert read_percent(text) == percent


@pytest.mark.parametrize("text", ["400", "-1", "101", "100.4", "much"])
def test_a_percentage_beyond_its_range_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"is not a percentage: it runs from 0 to 100\.$"):
        read_percent(text)


def test_a_fraction_that_may_mean_a_percentage_is_asked_about() -> None:
    with pytest.raises(NotUnderstood, match="so write 40 for 40 %"):
        read_percent("0.4")


def test_whole_numbers_keep_to_their_range() -> None:
    assert [read_whole(text, 0, 2000) for text in ("5", "1.200", "1'200", "3.0", "1e1")] == [5, 1200, 1200, 3, 10]
    for text, what in (
        ("6", "possible here"),
        ("0", "possible here"),
        ("2.5", "a whole number"),
        ("", "a whole number"),
    ):
        with pytest.raises(NotUnderstood, match=rf"is not {what}: it runs from 1 to 5\.$"):
            read_whole(text, 1, 5)


def test_yes_and_no_have_many_spellings() -> None:
    assert all(read_yes_no(text) for text in ("yes", "Y", "true", "1", "x", "✓"))
    assert not any(read_yes_no(text) for text in ("no", "N", "FALSE", "0"))
    with pytest.raises(NotUnderstood, match=r"“maybe” is not a yes or no: write yes or no\."):
        read_yes_no("maybe")
