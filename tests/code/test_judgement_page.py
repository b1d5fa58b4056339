"""The page on judgement has the points and limits that the rules have."""

import re
from datetime import date, timedelta

import pytest

from kamtui.book import overview
from kamtui.rules import health, relationships, tier, touch
from kamtui.rules.health import Case, GoalTrack, Signals, judge_health
from kamtui.rules.relationships import Person
from kamtui.vocabulary import CasePriority, DecisionRole, Influence
from tests.code.sources import ROOT

PAGE = (ROOT / "docs" / "judgement.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 21)
ROWS = {
    (part, cause.partition(",")[0]): (int(points.replace("−", "-")), cause)
    for part, cause, points in re.findall(r"^\| (\w+) \| ([^|]+) \| (−\d+) \|$", PAGE, re.M)
}
MANY = 9


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def person(
    influence: Influence | None = None,
    role: DecisionRole | None = None,
    stances: tuple[int, ...] = (),
    met: int | None = None,
) -> Person:
    return Person(1, "R. Vogt", influence, role, stances, None if met is None else ago(met), None)


KEY = person(Influence.HIGH, DecisionRole.APPROVER, (1,), 5)
FINE = (KEY, KEY)
QUIET = person(Influence.HIGH, met=46)
OUTSIDE = person(Influence.LOW)

SITUATIONS = {
    ("relationship", "nobody is known as a key player"): (Signals(people=(OUTSIDE,)), "key player", 1),
    ("relationship", "no key player supports us"): (Signals(people=(QUIET, QUIET)), "supports us", 1),
    ("relationship", "single-threaded"): (Signals(people=(KEY,)), "single-threaded", 1),
    ("relationship", "a key player is quiet"): (Signals(people=(*FINE, *[QUIET] * MANY)), "quiet", 2),
    ("relationship", "somebody's stance is falling"): (
        Signals(people=(*FINE, *[person(stances=(1, 0))] * MANY)), "falling", 2,
    ),
    ("plan", "an action is past its day"): (Signals(has_plan=True, overdue=((1, "draft", 3),) * MANY), "late", 4),
    ("plan", "a goal is more than 25 points behind its time"): (
        Signals(has_plan=True, goals=(GoalTrack(1, "grow", 10, 36),) * MANY), "of its time over", 2,
    ),
    ("renewal", "the contract has ended"): (Signals(renewal=ago(1)), "ended", 1),
    ("renewal", "it ends within 90 days"): (Signals(renewal=ago(-90)), "renewal", 1),
    ("renewal", "it ends within 180 days"): (Signals(renewal=ago(-180)), "renewal", 1),
    ("service", "an urgent case is open for more than 14 days"): (
        Signals(has_cases=True, open_cases=(Case(1, "7", ago(15), ago(0), CasePriority.HIGH),)), "open", 1,
    ),
    ("service", "another case is open for more than 14 days"): (
        Signals(has_cases=True, open_cases=(Case(1, "7", ago(15), ago(0), CasePriority.LOW),)), "open", 1,
    ),
    ("service", "a case is silent for more than 7 days"): (
        Signals(has_cases=True, open_cases=(Case(1, "7", ago(14), ago(8), CasePriority.HIGH),)), "silent", 1,
    ),
}  # fmt: skip
"""Row of the page -> what brings it about, a word of its cause, and how many of them count."""
NUMBERS = {"two": 2, "four": 4, "five": 5}


@pytest.mark.parametrize("row", SITUATIONS, ids=" ".join)
def test_a_cause_costs_what_the_page_says(row: tuple[str, str]) -> None:
    signals, word, count = SITUATIONS[row]
    points, said = ROWS[row]
    signals = signals._replace(has_plan=True, has_cases=True)  # so that enough is known for a number
    found = [cause.points for cause in judge_health(signals, TODAY).why if word in cause.text and cause.points]
    assert found == [points] * count
    if count > 1:
        assert f"at most {next(word for word, number in NUMBERS.items() if number == count)}" in said


def test_the_two_kinds_of_single_thread_are_told_apart() -> None:
    rows = re.findall(r"^\| relationship \| single-threaded(, critical)? \| (−\d+) \|$", PAGE, re.M)
    said = {bool(critical): int(points.replace("−", "-")) for critical, points in rows}
    for people, critical in (((KEY,), False), ((person(Influence.HIGH, None, (1,), 5),), True)):
        causes = judge_health(Signals(people=people, has_cases=True), TODAY).why
        assert [cause.points for cause in causes if "single-threaded" in cause.text] == [said[critical]]


def test_what_leads_to_nothing_costs_a_point_each_up_to_five() -> None:
    points, said = ROWS["plan", "a goal without objective or an objective without action"]
    assert "at most five" in said
    for orphans, lost in ((1, 1), (5, 5), (MANY, 5)):
        signals = Signals(has_plan=True, has_cases=True, orphans=orphans)
        found = [cause.points for cause in judge_health(signals, TODAY).why]
        assert found[1] == points * lost


def test_every_row_of_the_page_was_looked_at() -> None:
    extra = {("plan", "a goal without objective or an objective without action")}
    assert set(ROWS) == set(SITUATIONS) | extra


def test_a_day_less_costs_nothing() -> None:
    calm = Signals(
        people=(*FINE, person(Influence.HIGH, met=45)),
        has_plan=True,
        goals=(GoalTrack(1, "grow", 10, 35),),
        renewal=ago(-181),
        open_cases=(Case(1, "7", ago(14), ago(7), CasePriority.HIGH),),
        has_cases=True,
    )
    assert judge_health(calm, TODAY).value == 100


def test_the_page_has_the_weights_of_the_parts() -> None:
    weights = dict(re.findall(r"^\| ([\w ]+) \| (\d+) \| ", PAGE, re.M))
    assert weights == {
        "map of people": str(health.MAP),
        "one thread": str(health.THREADS),
        "key players quiet": str(health.QUIET),
        "falling stance": str(health.FALLING),
        "plan": str(health.PLAN),
        "renewal": str(health.RENEWAL),
        "service": str(health.SERVICE),
    }


def test_the_page_has_the_limits_of_the_rules() -> None:
    words = " ".join(PAGE.split())
    for sentence in (
        f"key accounts have {touch.DEFAULT_DAYS} days if none is set",
        f"interval, {relationships.QUIET_DAYS} days if none is set",
        f"were met in {relationships.TOUCHED_DAYS} days",
        f"mean {('', 'one', 'two', 'three')[health.TREND_STEP]} points or more",
        f"for more than {health.AGED_DAYS} days",
        f"silent for more than {health.SILENT_DAYS} days",
        f"fewer than {health.LEAST_KNOWN} points known",
        f"at least {('', 'a week', 'two weeks')[overview.TREND_DAYS // 7]} old",
    ):
        assert sentence in words


def test_a_median_is_of_one_currency() -> None:
    found = tier.find_thresholds([("EUR", "revenue", 2, 2), ("CHF", "revenue", 1, 9)], {})
    assert found["EUR"].revenue == tier.Threshold(2, "median of 2 accounts in EUR")
    assert found["CHF"].revenue == tier.Threshold(9, "the only account in CHF")
