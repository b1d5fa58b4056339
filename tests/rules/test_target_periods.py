"""Periods of targets: what their names mean, which two overlap, and what lies between two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.revenue import Target
from kamtui.rules.target_periods import breaks, period_named, period_problem


def target(key: int, name: str, starts: date | None = None, ends: date | None = None) -> Target:
    named = period_named(name)
    if named is not None and starts is None:
        starts, ends = named
    return Target(key, name, starts, ends, 1)


@pytest.mark.parametrize(
    ("name", "starts", "ends"),
    [
        ("2027", date(2027, 1, 1), date(2027, 12, 31)),
        ("H1 2027", date(2027, 1, 1), date(2027, 6, 30)),
        ("h2 2027", date(2027, 7, 1), date(2027, 12, 31)),
        ("Q3 2027", date(2027, 7, 1), date(2027, 9, 30)),
        ("Q4/2027", date(2027, 10, 1), date(2027, 12, 31)),
        (" 2028 Q1 ", date(2028, 1, 1), date(2028, 3, 31)),
        ("2028-H2", date(2028, 7, 1), date(2028, 12, 31)),
    ],
)
def test_a_name_means_days(name: str, starts: date, ends: date) -> None:
    assert period_named(name) == (starts, ends)


@pytest.mark.parametrize("name", ["", "H3 2027", "Q5 2027", "H1 2027 Q1", "next year", "20277", "FY 2027", "0000"])
def test_another_name_means_none(name: str) -> None:
    assert period_named(name) is None


@given(st.integers(1, 4), st.integers(1900, 2199))
def test_quarters_follow_each_other_without_a_gap(number: int, year: int) -> None:
    one = period_named(f"Q{number} {year}")
    other = period_named(f"Q{number % 4 + 1} {year + number // 4}")
    assert one is not None
    assert one.ends is not None
    assert other is None or other.starts == one.ends + timedelta(days=1)


def test_an_overlap_names_the_other_period() -> None:
    sentence, field = period_problem(
        target(0, "Q2 2027"), [target(1, "H1 2027"), target(2, "2026")], date.isoformat
    )
    assert sentence == "From: the period overlaps “H1 2027”, 2027-01-01 to 2027-06-30."
    assert field == "starts"
    sentence, field = period_problem(target(0, "2026"), [target(1, "Q4 2026")], date.isoformat)
    assert field == "ends"


def test_an_end_before_the_beginning_is_refused_and_a_target_is_not_beside_itself() -> None:
    odd = target(1, "odd", date(2027, 2, 1), date(2027, 1, 31))
    assert period_problem(odd, [], date.isoformat) == (
        "To: 2027-01-31 is before 2027-02-01, when the period begins.",
        "ends",
    )
    assert period_problem(target(1, "2027"), [target(1, "2027")], date.isoformat) == ("", "")


def test_days_between_two_targets_are_named() -> None:
    found = breaks([target(3, "Q4 2027"), target(1, "2026"), target(2, "H1 2027")], date.isoformat)
    assert [(cause.text, cause.record) for cause in found] == [
        ("no target for 2027-07-01 to 2027-09-30", ("target", 3))
    ]
    assert not list(breaks([target(1, "2026"), target(2, "2027"), target(3, "open")], date.isoformat))
