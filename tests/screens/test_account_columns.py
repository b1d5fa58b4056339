"""The columns of the account list: in which order, and what they say of money, days and what is unknown."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from kamtui.book.overview import AccountFacts, Overview, PersonFacts
from kamtui.rules.tier import NOT_PLACED, Threshold, Thresholds
from kamtui.screens.account_columns import ORDERS, account_columns, main_currency
from kamtui.services.portfolio import AccountRow
from kamtui.vocabulary import AccountStatus
from kamtui.widgets.parts import Parts

TODAY = date(2026, 11, 21)
NOTHING = AccountFacts(
    id=1, name="", status=AccountStatus.KEY, industry=None, region=None, website=None, owner=None, currency="EUR",
    potential=None, renewal=None, touch_days=None, touch_on=None, tags=None, revenue=None, last_touch=None,
    open_actions=0, overdue_actions=0, next_action=None, open_cases=0, has_cases=0, plan_starts=None,
    plan_ends=None, has_plan=0, health_before=None, override=None,
)  # fmt: skip
ORDER = {order.key: order for order in ORDERS}


def row(
    name: str, people: Sequence[PersonFacts] = (), thresholds: Thresholds = NOT_PLACED, **facts: Any
) -> AccountRow:
    """An account of which nothing is known but this."""
    found = NOTHING._replace(name=name, **facts)
    return AccountRow(found, Overview([found], {1: tuple(people)}, {}, {}, {}, {}, {}), thresholds, TODAY)


def sorted_by(key: str, rows: Sequence[AccountRow], *, turned: bool = False) -> list[str]:
    return [each.name for each in ORDER[key].sort(rows, turned=turned)]


def cell(column: str, shown: AccountRow, width: int = 200, main: str = "EUR") -> str:
    """What stands in a column, as text."""
    (found,) = [each for each in account_columns(width, TODAY, main) if each.key == column]
    return written(found.cells(shown) or ())


def written(parts: Parts) -> str:
    return "".join(part[0] for part in parts).strip()


# ------------------------------------------------------------------------- orders


@pytest.mark.parametrize("key", ["revenue", "potential"])
def test_the_largest_amounts_come_first_and_unknown_ones_last(key: str) -> None:
    rows = [row(f"{amount}", **dict[str, Any]({key: amount})) for amount in (None, 0, -5, 700, 1)]
    assert sorted_by(key, rows) == ["700", "1", "0", "-5", "None"]
    assert sorted_by(key, rows, turned=True) == ["-5", "0", "1", "700", "None"]


def test_the_worst_health_comes_first_and_unknown_health_last() -> None:
    ended, later = "2026-11-01", "2027-12-31"
    rows = [
        row("unknown"),
        row("well", has_plan=1, renewal=later, has_cases=1),
        row("ill", has_plan=1, renewal=ended, has_cases=1),
    ]
    assert sorted_by("health", rows) == ["ill", "well", "unknown"]


def test_the_longest_silence_comes_first_and_who_was_never_met_before_it() -> None:
    rows = [row("new", last_touch="2026-11-20"), row("old", last_touch="1999-12-31"), row("never")]
    assert sorted_by("touch", rows) == ["never", "old", "new"]


def test_what_is_next_comes_first_whatever_the_century_and_nothing_planned_last() -> None:
    actions = {"late": "1999-01-01 Call", "far": "2199-01-01 Call", "soon": "2026-11-22 Call"}
    rows = [row("nothing"), *[row(name, next_action=action) for name, action in actions.items()]]
    assert sorted_by("next", rows) == ["late", "soon", "far", "nothing"]


def test_names_are_sorted_without_case_and_accents() -> None:
    assert sorted_by("name", [row(name) for name in ("Zeta", "étoile", "Über", "acme")]) == [
        "acme",
        "étoile",
        "Über",
        "Zeta",
    ]


# ----------------------------------------------------------------------- currency


def test_the_currency_most_accounts_have_goes_without_its_name() -> None:
    rows = [row("a", currency="CHF"), row("b", currency="SEK"), row("c", currency="CHF")]
    assert main_currency(rows) == "CHF"
    assert main_currency([]) == ""


def test_amounts_of_other_currencies_name_theirs_and_unknown_ones_none() -> None:
    known: dict[str, Any] = {"revenue": 110_000_000, "potential": 0}
    assert cell("revenue", row("a", **known)) == "1.10M"
    assert cell("revenue", row("a", currency="SEK", **known)) == "SEK 1.10M"
    assert cell("potential", row("a", currency="SEK", **known)) == "SEK 0"
    assert cell("revenue", row("a", currency="SEK")) == "?"
    assert cell("revenue", row("a", currency="JPY", revenue=110), main="JPY") == "110"


# ------------------------------------------------------------------ what they say


@pytest.mark.parametrize(
    ("action", "narrow", "wide"),
    [
        (None, "—", "—           none planned"),
        ("2026-11-21 Call", "Sat 21 Nov", "Sat 21 Nov  Call"),
        ("2026-12-31 Call", "Thu 31 Dec", "Thu 31 Dec  Call"),
        ("2027-01-01 Call", "1 Jan 27", "1 Jan 27    Call"),
        ("2026-11-20 Call", "1 d late", "1 d late    Call"),
        ("2026-08-23 Call", "90 d late", "90 d late   Call"),
        ("2025-11-21 Call", "12 mo late", "12 mo late  Call"),
    ],
)
def test_the_next_day_is_told_with_its_year_when_it_is_another_and_as_days_when_late(
    action: str | None, narrow: str, wide: str
) -> None:
    assert cell("next", row("a", next_action=action), width=120) == narrow
    assert cell("next", row("a", next_action=action)) == wide


@pytest.mark.parametrize(
    ("days", "status", "said"),
    [
        (30, AccountStatus.KEY, "30 d"),
        (31, AccountStatus.KEY, "31 d •"),
        (46, AccountStatus.KEY, "46 d !"),
        (400, AccountStatus.KEY, "13 mo !"),
        (400, AccountStatus.WATCH, "13 mo"),
        (None, AccountStatus.KEY, "never"),
    ],
)
def test_silence_is_marked_when_it_is_time_and_when_it_is_late(
    days: int | None, status: AccountStatus, said: str
) -> None:
    last = None if days is None else (TODAY - timedelta(days=days)).isoformat()
    assert cell("touch", row("a", last_touch=last, status=status)) == said


def test_a_tier_by_hand_is_marked_and_an_unknown_one_is_a_question() -> None:
    both = Thresholds(Threshold(1, "your setting"), Threshold(1, "your setting"))
    assert cell("tier", row("a", thresholds=both, revenue=1, potential=0)) == "Hold"
    assert cell("tier", row("a", override="star\t2027-01-31\tBoard")) == "Star*"
    assert cell("tier", row("a", revenue=1, potential=1)) == "?"


def test_unknown_health_is_a_question_without_a_meter_and_a_low_one_a_number() -> None:
    enemy = PersonFacts(1, 1, "R. Vogt", "low", None, None, "1,-2", None)
    assert cell("health", row("a")) == "?"
    ill = row("a", [enemy], renewal="2026-11-01", has_cases=1, health_before=3)
    assert cell("health", ill, width=100) == "35 ↑"
    assert cell("health", ill).startswith("35 ↑ ━")
