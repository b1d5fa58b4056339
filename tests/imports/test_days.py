"""Days as exports write them: ISO first, then what the column says, never a guess."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.imports.days import day_first, is_ambiguous, read_export_day
from kamtui.imports.problems import NotRead

TODAY = date(2026, 11, 21)


def read(cell: str, is_day_first: bool | None = None) -> date:
    return read_export_day(cell, TODAY, is_day_first=is_day_first)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        (" 2026-12-24 ", date(2026, 12, 24)),
        ("2019-10-22T10:15:30.000Z", date(2019, 10, 22)),
        ("2019-10-22T10:15:30+0200", date(2019, 10, 22)),
        ("2026-03-01 15:17", date(2026, 3, 1)),
        ("2008-04-30 00:00:00.000", date(2008, 4, 30)),
        ("2026/1/5", date(2026, 1, 5)),
        ("20261224", date(2026, 12, 24)),
        ("24.12.2026", date(2026, 12, 24)),
        ("03.04.2026", date(2026, 4, 3)),
        ("24.12.26", date(2026, 12, 24)),
        ("29-02-2016 01:16", date(2016, 2, 29)),
        ("12/24/2026", date(2026, 12, 24)),
        ("24/12/2026", date(2026, 12, 24)),
        ("5/5/2026", date(2026, 5, 5)),
        ("12/31/2026 9:09 AM", date(2026, 12, 31)),
        ("12 Mar 2024", date(2024, 3, 12)),
        ("7-Feb-22", date(2022, 2, 7)),
        ("18/jul/26 9:09 AM", date(2026, 7, 18)),
        ("26/Eyl/26 4:35 PM", date(2026, 9, 26)),
        ("24. Dezember 2026", date(2026, 12, 24)),
        ("3 mars 2026", date(2026, 3, 3)),
        ("5 de mayo de 2026", date(2026, 5, 5)),
        ("Dec 24, 2026", date(2026, 12, 24)),
        ("Thu, 24 Dec 2026", date(2026, 12, 24)),
        ("1-Jan-99", date(1999, 1, 1)),
        ("45631", date(2024, 12, 5)),
        ("45631.75", date(2024, 12, 5)),
    ],
)
def test_days_are_read(cell: str, day: date) -> None:
    assert read(cell) == day


@pytest.mark.parametrize("cell", ["soon", "fri", "+3d", "24.12.", "--12-09", "2026", "12", "1/2/3/4"])
def test_what_is_no_day_is_none(cell: str) -> None:
    with pytest.raises(NotRead, match="is not a day"):
        read(cell)


@pytest.mark.parametrize("cell", ["2026-02-30", "31.11.2026", "2026-13-01", "13/13/2026", "30 Feb 2026"])
def test_a_day_that_does_not_exist_is_said_to_be_so(cell: str) -> None:
    with pytest.raises(NotRead, match="does not exist"):
        read(cell)


def test_what_can_be_read_in_two_ways_is_not_guessed() -> None:
    with pytest.raises(NotRead, match="two days"):
        read("03/04/2026")
    assert read("03/04/2026", True) == date(2026, 4, 3)
    assert read("03/04/2026", False) == date(2026, 3, 4)


def test_the_whole_column_tells_which_comes_first() -> None:
    assert day_first(["03/04/2026", "29-02-2016 01:16", ""]) is True
    assert day_first(["03/04/2026", "12/31/2026"]) is False
    assert day_first(["03/04/2026", "05/06/2026"]) is None
    assert day_first(["13/04/2026", "04/13/2026"]) is None
    assert day_first(["13.04.2026", "03/04/2026"]) is None, "with dots it is clear anyway"


def test_only_two_different_days_are_ambiguous() -> None:
    assert is_ambiguous("03/04/2026 10:00")
    assert not is_ambiguous("03/03/2026")
    assert not is_ambiguous("13/03/2026")
    assert not is_ambiguous("03.04.2026")


@given(st.dates(date(1950, 1, 1), date(2149, 12, 31)))
def test_every_day_comes_back_from_the_forms_that_carry_its_century(day: date) -> None:
    excel = (day - date(1899, 12, 30)).days
    for cell in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d %B %Y}", f"{day:%Y%m%d}", str(excel)):
        assert read(cell) == day
    assert read(f"{day:%d/%m/%Y}", True) == read(f"{day:%m/%d/%Y}", False) == day


@given(st.text(max_size=40))
def test_no_text_ends_in_anything_but_a_day_or_a_reason(text: str) -> None:
    try:
        found = read(text, True)
    except NotRead:
        return
    assert date(1900, 1, 1) - timedelta(1) < found
