"""Coverage, roles, reach, the top of the chart and what needs attention, each with its causes."""

from datetime import date, timedelta

import pytest

from kamtui.rules.coverage import judge_coverage, listed, role_coverage, threads_by_unit
from kamtui.rules.people import known_stances, trend_cause
from kamtui.rules.people_flags import flags_of
from kamtui.rules.people_view import Share
from kamtui.services.people import as_judged
from kamtui.vocabulary import DecisionRole, Influence
from kamtui.vocabulary_people import Coverage, RelationshipLevel
from tests.people import TODAY, person, view

LAST_WEEK = TODAY - timedelta(weeks=1)
LONG_AGO = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("contacts", "word"),
    [(0, Coverage.NONE), (1, Coverage.BRIEF), (2, Coverage.SEVERAL), (4, Coverage.SEVERAL), (5, Coverage.IN_DEPTH)],
)
def test_coverage_counts_contacts(contacts: int, word: Coverage) -> None:
    assert judge_coverage(contacts, LAST_WEEK).value is word


def test_coverage_says_why() -> None:
    assert judge_coverage(0, None).why[0].text == "never in touch"
    assert judge_coverage(0, LONG_AGO).why[0].text == "no contact in 12 months"
    assert judge_coverage(1, LAST_WEEK).why[0].text == "1 contact in 12 months"
    assert judge_coverage(0, None, is_vacancy=True).value is None


def test_roles_name_what_is_missing_first() -> None:
    found = role_coverage(
        [
            as_judged(person(1, "R. Vogt", role=DecisionRole.APPROVER)),
            as_judged(person(2, "M. Huber", role=DecisionRole.CHAMPION)),
        ]
    )
    assert found.value == Share(2, 3)
    assert [cause.text for cause in found.why] == [
        "no sponsor",
        "decision maker or approver: R. Vogt",
        "champion: M. Huber",
    ]
    assert role_coverage([as_judged(person(1, "A"))]).value is None


def test_a_unit_may_hang_on_one_person_while_the_account_does_not() -> None:
    people = [
        as_judged(person(1, "A", stances=(1,), last_touch=LAST_WEEK, role=DecisionRole.DECISION_MAKER)),
        as_judged(person(2, "B", stances=(2,), last_touch=LAST_WEEK)),
    ]
    found = threads_by_unit(people, {7: "Linz", 8: "Graz", 9: "Empty"}, {7: (1,), 8: (2,)}, TODAY)
    assert {unit: judged.value for unit, judged in found.items()} == {7: "yes", 8: "critical"}


def test_the_top_is_who_leads_somebody_and_the_unplaced_are_told() -> None:
    top = view(person(1, "Brenner"), person(2, "Vogt", under=1), person(3, "Loose")).top
    assert top.value == ("Brenner",)
    assert [cause.text for cause in top.why] == [
        "Brenner: stance unknown, never in touch",
        "place not known: Loose",
    ]
    assert view(person(1, "Brenner"), person(2, "Vogt")).top.value is None
    assert view().top.why[0].text == "nobody is known"


def test_a_vacancy_at_the_top_is_told_as_one() -> None:
    top = view(person(1, "CEO ?", is_vacancy=True), person(2, "Vogt", under=1)).top
    assert [cause.text for cause in top.why] == ["CEO ?: vacant"]


def test_flags_are_one_line_a_person() -> None:
    found = view(
        person(1, "Vogt", left_on=LONG_AGO),
        person(
            2,
            "Lang",
            under=1,
            influence=Influence.HIGH,
            stances=(1, 0, -1),
            champion_of=("Kappa GmbH",),
            level_now=RelationshipLevel.VENDOR,
            level_wanted=RelationshipLevel.TRUSTED_ADVISER,
        ),
    )
    texts = [flag.text for flag in flags_of(found)]
    assert texts == [
        "single-threaded, critically: no supporter touched in 90 d",
        "map state 2: the only key player does not support us",
        "Lang: gone quiet, never in touch; stance falling; speaks for Kappa GmbH; "
        "we are vendor, want to be trusted adviser; reports to Vogt, who has left",
    ]
    assert flags_of(view()) == ()


def test_what_was_seen_before_a_stance_became_unknown_does_not_count() -> None:
    row = person(1, "Lang", stances=(2, 2, None, 0))
    assert known_stances(row.readings) == (0,)
    assert row.trend is None
    assert person(1, "Lang", stances=(2, None)).stance is None


def test_a_trend_tells_what_it_compares() -> None:
    assert trend_cause((0, 1)) == "+1 after 0"
    assert trend_cause((0, 0, -1, 1, 1, 2)) == "+1, +1, +2 after 0, 0, -1"
    assert trend_cause((1,)) == "fewer than two stances are known"


def test_names_are_listed_and_the_rest_counted() -> None:
    assert listed(["A", "B", "C"], 2) == "A, B and 1 more"
    assert listed(["A"]) == "A"
