"""Recurrence: the dates that others agreed on, our rules against another engine, what is refused."""

import json
import time
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.recurrence import RuleRefused, dates
from kamtui.rules.recurrence_foreign import adopt_rule, check_foreign, foreign_dates, foreign_instants
from kamtui.rules.recurrence_text import parse_rule
from kamtui.rules.rrule_text import check_rule

FIXTURES = Path(__file__).parent.parent / "fixtures" / "recurrence"
AGREED: list[dict[str, Any]] = json.loads((FIXTURES / "agreed.json").read_text(encoding="utf-8"))
DISPUTED: list[dict[str, Any]] = json.loads((FIXTURES / "disputed.json").read_text(encoding="utf-8"))
STARTS = date(2026, 11, 24)
FOREVER = datetime(9999, 12, 31)  # noqa: DTZ001 - rules go by the wall clock


def instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S" if "T" in text else "%Y%m%d")  # noqa: DTZ007


@pytest.mark.parametrize("case", AGREED, ids=lambda case: case["rrule"])
def test_a_rule_gives_exactly_the_dates_that_others_agreed_on(case: dict[str, Any]) -> None:
    starts, wanted = instant(case["dtstart"]), [instant(text) for text in case["instances"]]
    begin = instant(case["start_at"]) if case["start_at"] else starts
    found = [at for at in foreign_instants(case["rrule"], starts, FOREVER) if at >= begin]
    assert found == wanted

    adopted = adopt_rule(case["rrule"], starts.date(), at=starts.time() if "T" in case["dtstart"] else None)
    if adopted is not None:
        days = dates(adopted.rule, adopted.starts, adopted.starts, date.max)
        assert list(days) == [at.date() for at in wanted]


def test_enough_of_the_agreed_rules_become_our_own() -> None:
    adopted = [case for case in AGREED if adopt_rule(case["rrule"], instant(case["dtstart"]).date())]
    assert len(adopted) >= 5


@pytest.mark.parametrize("case", DISPUTED, ids=lambda case: case["rrule"])
def test_a_disputed_rule_is_kept_as_text_or_refused_and_never_hangs(case: dict[str, Any]) -> None:
    starts = instant(case["dtstart"]).date()
    if not check_foreign(case["rrule"], starts):
        assert (
            len(foreign_dates(case["rrule"], starts, starts, min(starts, date(9990, 1, 1)) + timedelta(days=400)))
            < 500
        )


ENDS = st.one_of(
    st.just(""),
    st.integers(1, 999).map(";COUNT={}".format),
    st.integers(0, 6000).map(lambda days: f";UNTIL={STARTS + timedelta(days=days):%Y%m%d}"),
)
NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAYS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True)
IN_MONTH = st.one_of(
    st.sampled_from([*range(1, 29), -1]).map("BYMONTHDAY={}".format),
    st.tuples(st.sampled_from([1, 2, 3, 4, 5, -1]), st.sampled_from(NAMES)).map(
        lambda nth: f"BYDAY={nth[0]}{nth[1]}"
    ),
    st.sampled_from(
        [
            "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
            "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "BYMONTHDAY=28,29,30;BYSETPOS=-1",
        ]
    ),
)
RULES = st.builds(
    "FREQ={};INTERVAL={}{}".format,
    st.one_of(
        st.just("DAILY"),
        st.builds("WEEKLY;BYDAY={};WKST={}".format, WEEKDAYS.map(",".join), st.sampled_from(["MO", "SU"])),
        IN_MONTH.map("MONTHLY;{}".format),
        st.builds("YEARLY;BYMONTH={};{}".format, st.integers(1, 12), IN_MONTH),
    ),
    st.integers(1, 14),
    ENDS,
)


@given(RULES, st.integers(0, 800), st.integers(0, 9000), st.integers(0, 800))
def test_a_window_of_any_rule_holds_what_another_engine_finds(
    rule: str, later: int, offset: int, width: int
) -> None:
    starts = STARTS + timedelta(days=later)
    try:
        checked = check_rule(rule, starts)
    except RuleRefused:
        return  # no date for years, or an end before the start
    first, last = starts + timedelta(days=offset), starts + timedelta(days=offset + width)
    oracle = rrulestr(checked.text, dtstart=datetime.combine(checked.starts, datetime.min.time()))
    wanted = []
    for at in islice(oracle, 12_000):
        if at.date() > last:
            break
        if at.date() >= first:
            wanted.append(at.date())
    assert list(dates(checked.rule, checked.starts, first, last)) == wanted


@given(RULES, st.integers(0, 800))
def test_the_first_day_of_a_series_is_its_first_date_and_its_text_reads_back(rule: str, later: int) -> None:
    starts = STARTS + timedelta(days=later)
    try:
        checked = check_rule(rule, starts)
    except RuleRefused:
        return
    assert next(iter(dates(checked.rule, checked.starts, checked.starts, date.max))) == checked.starts >= starts
    assert check_rule(checked.text, checked.starts)[:3] == checked[:3]


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", "Day 31"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "February"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "February"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=WEEKLY;INTERVAL=-1", "INTERVAL=-1"),
        ("FREQ=WEEKLY;INTERVAL=1000", "1 to 999"),
        ("FREQ=DAILY;COUNT=10000", "1 to 999"),
        ("FREQ=DAILY;COUNT=0", "COUNT=0"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20271231", "never both"),
        ("FREQ=DAILY;UNTIL=20200101", "before its first day"),
        ("FREQ=DAILY;UNTIL=20260231", "UNTIL"),
        ("FREQ=HOURLY", "FREQ"),
        ("FREQ=WEEKLY;BYDAY=2TU", "2TU"),
        ("FREQ=WEEKLY;BYDAY=TU;BYSETPOS=1", "BYSETPOS"),
        ("FREQ=MONTHLY;BYDAY=MO,2TU", "2TU"),
        ("FREQ=MONTHLY", "names one day"),
        ("FREQ=YEARLY;BYMONTHDAY=3", "one month"),
        ("FREQ=YEARLY;BYWEEKNO=3", "BYWEEKNO"),
        ("FREQ=YEARLY;INTERVAL=20;BYMONTH=2;BYMONTHDAY=1", "no date"),
        ("FREQ=DAILY;FREQ=DAILY", "twice"),
        ("every tuesday", "written like"),
        ("", "written like"),
        ("x" * 1000, "500"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence(rule: str, told: str) -> None:
    with pytest.raises(RuleRefused, match=told) as refusal:
        check_rule(rule, STARTS)
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;INTERVAL=0", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MINUTELY", "FREQ=DAILY;BYDAY=0MO"]
)
def test_a_foreign_rule_that_would_hang_or_mean_something_else_is_not_even_kept(rule: str) -> None:
    assert check_foreign(rule, STARTS)


def test_a_foreign_rule_without_any_date_costs_no_time() -> None:
    begin = time.process_time()
    assert foreign_dates("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", STARTS, STARTS, date(2030, 1, 1)) == ()
    assert time.process_time() - begin < 2


def test_an_old_daily_rule_is_not_walked_from_its_start() -> None:
    checked = check_rule("FREQ=DAILY", date(1900, 1, 1))
    begin = time.process_time()
    for _ in range(1000):
        assert len(list(dates(checked.rule, checked.starts, date(2026, 11, 1), date(2026, 11, 7)))) == 7
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("foreign", "own"),
    [
        ("FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=24"),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24"),
        ("freq=weekly;", "FREQ=WEEKLY;BYDAY=TU;WKST=MO"),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=4", "FREQ=MONTHLY;BYDAY=4TU"),
        ("FREQ=MONTHLY;BYDAY=+4TU", "FREQ=MONTHLY;BYDAY=4TU"),
        ("FREQ=WEEKLY;UNTIL=20261231T090000Z", "FREQ=WEEKLY;BYDAY=TU;WKST=MO;UNTIL=20261231"),
    ],
)
def test_a_foreign_rule_is_adopted_where_ours_says_the_same(foreign: str, own: str) -> None:
    adopted = adopt_rule(foreign, STARTS)
    assert adopted is not None
    assert adopted.text == own


def test_an_end_before_the_hour_of_the_last_day_leaves_that_day_out() -> None:
    at = datetime(2026, 1, 1, 9).time()  # noqa: DTZ001
    adopted = adopt_rule("FREQ=WEEKLY;UNTIL=20261201T080000", STARTS, at=at)
    assert adopted is not None
    assert list(dates(adopted.rule, adopted.starts, STARTS, date.max)) == [STARTS]


def test_a_foreign_rule_of_every_day_has_all_days_of_three_years() -> None:
    first, last = date(2026, 1, 1), date(2028, 12, 31)
    found = foreign_dates("FREQ=DAILY;BYHOUR=9", date(2020, 1, 1), first, last)
    assert (found[0], found[-1], len(found)) == (first, last, (last - first).days + 1)


def test_a_rule_is_read_once_however_often_it_is_asked_for() -> None:
    assert parse_rule("FREQ=WEEKLY;BYDAY=TU") is parse_rule("FREQ=WEEKLY;BYDAY=TU")
