"""The account list: what is read at first, what is read again, what comes next, and how health is kept."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import select

from kamtui.book.book import Book
from kamtui.models.account import BusinessUnit
from kamtui.models.actions import Action, Goal, Plan
from kamtui.models.base import Record
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import RoleReading, Stakeholder
from kamtui.models.review import HealthReading
from kamtui.models.service import ServiceCase
from kamtui.rules.relationships import gone_quiet
from kamtui.rules.tier import Override
from kamtui.services import portfolio as portfolios
from kamtui.services.accounts import archive_account, change_account, create_account
from kamtui.services.cadence import set_touch_rule
from kamtui.services.people_editing import change_person
from kamtui.services.portfolio import AccountRow, Next, Portfolio, judge_all, keep_judgements, load_portfolio
from kamtui.text import fold_name
from kamtui.vocabulary import AccountStatus, DecisionRole, Influence, Measure, Tier, TouchState, Trend
from kamtui.vocabulary_cadence import TouchRuleOf
from kamtui.vocabulary_plan import CaseStatus

TODAY = date(2026, 11, 21)
KEY, WATCH = AccountStatus.KEY, AccountStatus.WATCH


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    yield opened
    opened.close()


def account(book: Book, name: str = "Brenner AG", **values: object) -> int:
    return create_account(book, {"name": name, "status": KEY, **values}, TODAY)


CLOSED = partial(ServiceCase, number="4400", subject="settled", status=CaseStatus.DONE)
"""A case that costs nothing, so that enough is known of the account."""


def planned(book: Book, renewal: date) -> int:
    """An account with enough known for its health: an empty plan, a closed case and the day of its renewal."""
    number = account(book, renewal=renewal)
    store(book, Plan(account_id=number), CLOSED(account_id=number))
    return number


def store(book: Book, *records: Record) -> None:
    with book.step("records") as session:
        session.add_all(records)


def names(portfolio: Portfolio) -> list[str]:
    return [row.name for row in portfolio.rows]


def only(book: Book, today: date = TODAY) -> AccountRow:
    (row,) = load_portfolio(book, today, {}).rows
    return row


# ------------------------------------------------------------------- what is read


def test_the_first_look_reads_key_accounts_and_counts_all(book: Book) -> None:
    account(book, "Key", revenue=100, potential=10)
    account(book, "Watched", status=WATCH, revenue=300, potential=30)
    archive_account(book, [account(book, "Archived", revenue=9999)])
    first = load_portfolio(book, TODAY, {}, key_only=True)
    assert (names(first), first.total, first.key) == (["Key"], 2, 1)
    whole = load_portfolio(book, TODAY, {})
    assert (names(whole), whole.total, whole.key) == (["Key", "Watched", "Archived"], 2, 1)
    # The thresholds are those of the whole book, or the tier would change as the rest is read.
    assert first.rows[0].tier_computed == whole.rows[0].tier_computed
    assert first.rows[0].tier is Tier.REVIEW


def test_without_key_accounts_the_first_look_reads_all(book: Book) -> None:
    account(book, "One", status=WATCH)
    account(book, "Two", status=AccountStatus.CANDIDATE)
    first = load_portfolio(book, TODAY, {}, key_only=True)
    assert (names(first), first.key) == (["One", "Two"], 0)


def test_the_whole_list_can_be_read_apart_and_is_the_same(book: Book) -> None:
    account(book, "One")
    apart = load_portfolio(book, TODAY, {}, apart=True)
    assert [row.facts for row in apart.rows] == [row.facts for row in load_portfolio(book, TODAY, {}).rows]


def test_rows_read_again_take_their_old_places_and_new_ones_come_last(book: Book) -> None:
    one, two = account(book, "One"), account(book, "Two")
    before = load_portfolio(book, TODAY, {})
    change_account(book, one, {"name": "Uno"}, TODAY)
    three = account(book, "Three", status=WATCH)
    after = before.with_rows(load_portfolio(book, TODAY, {}, ids=[three, one]))
    assert names(after) == ["Uno", "Two", "Three"]
    assert after.by_id[two] is before.by_id[two]
    assert (after.total, after.key) == (3, 2)
    assert names(before) == ["One", "Two"]


# ----------------------------------------------------------------------- the tier


def test_a_tier_by_hand_goes_before_the_arithmetic_which_is_still_told(book: Book) -> None:
    number = account(book, revenue=100, potential=10)
    assert only(book).tier is Tier.STAR
    by_hand = {"tier": Tier.REVIEW, "tier_reason": "They\tleave", "tier_recheck": day(30)}
    change_account(book, number, by_hand, TODAY)
    row = only(book)
    assert (row.tier, row.tier_computed.value) == (Tier.REVIEW, Tier.STAR)
    assert row.override is not None
    assert row.override._replace(reason="") == Override(Tier.REVIEW, "", day(30))


def test_the_users_threshold_counts_in_its_own_currency(book: Book) -> None:
    account(book, revenue=100, potential=10, currency="CHF")
    (row,) = load_portfolio(book, TODAY, {"CHF": (101, None), "EUR": (1, 1)}).rows
    assert row.tier is Tier.TARGET


# ----------------------------------------------------------------- what comes next


@pytest.mark.parametrize(
    ("action", "met", "expected"),
    [
        (None, None, None),
        (5, None, Next(day(5), "Send the offer", 0)),
        (None, 10, Next(day(20), "keep in touch", 0)),
        (25, 10, Next(day(20), "keep in touch", 0)),
        (19, 10, Next(day(19), "Send the offer", 0)),
        (0, 40, Next(day(-10), "keep in touch", 10)),
        (-1, 30, Next(day(-1), "Send the offer", 1)),
        (None, 30, Next(day(0), "keep in touch", 0)),
    ],
)
def test_what_comes_next_is_the_earlier_of_an_action_and_keeping_in_touch(
    book: Book, action: int | None, met: int | None, expected: Next | None
) -> None:
    number = account(book)
    if action is not None:
        store(book, Action(account_id=number, title="Send the offer", due=day(action)))
    if met is not None:
        store(book, Interaction(account_id=number, day=day(-met)))
    assert only(book).next == expected


def test_a_rule_for_the_tier_counts_where_the_account_has_no_interval_of_its_own(book: Book) -> None:
    number = account(book, tier=Tier.STAR, tier_reason="Strategic", tier_recheck=day(100))
    store(book, Interaction(account_id=number, day=day(-20)))
    assert only(book).touch.state is TouchState.FINE
    set_touch_rule(book, TouchRuleOf.TIER, "star", 7)
    assert only(book).touch.state is TouchState.LATE
    change_account(book, number, {"touch_days": 60}, TODAY)
    assert only(book).touch.state is TouchState.FINE


def test_a_planned_day_counts_until_the_next_contact(book: Book) -> None:
    number = account(book, touch_days=10, touch_on=day(5))
    store(book, Interaction(account_id=number, day=day(-20)))
    assert (only(book).touch.state, only(book).touch.due) == (TouchState.FINE, day(5))
    assert only(book, day(6)).touch.state is TouchState.DUE
    store(book, Interaction(account_id=number, day=day(5)))
    assert only(book, day(6)).touch.due == day(15)


def test_a_key_player_is_quiet_by_the_nearest_rule_and_not_before_the_planned_day(book: Book) -> None:
    number = account(book)
    store(book, BusinessUnit(id=1, account_id=number, name="Linz", touch_days=90))
    person = Stakeholder(account_id=number, name="R. Vogt", influence=Influence.HIGH, unit_id=1)
    store(book, person, Interaction(id=1, account_id=number, day=day(-60)))
    store(
        book,
        Attendance(interaction_id=1, stakeholder_id=1),
        RoleReading(stakeholder_id=1, day=day(-60), role=DecisionRole.USER),
    )

    def quiet() -> list[str]:
        return [found.name for found in gone_quiet(only(book).people, TODAY)]

    assert quiet() == []
    set_touch_rule(book, TouchRuleOf.ROLE, "user", 14)
    assert quiet() == ["R. Vogt"]
    change_person(book, 1, {"touch_on": day(3)}, TODAY)
    assert quiet() == []


def test_only_key_accounts_have_an_interval_that_nobody_set(book: Book) -> None:
    number = account(book, status=WATCH)
    store(book, Interaction(account_id=number, day=day(-400)))
    assert (only(book).touch.state, only(book).next) == (TouchState.FINE, None)
    change_account(book, number, {"touch_days": 300}, TODAY)
    assert (only(book).touch.state, only(book).touch.due) == (TouchState.DUE, day(-100))


# ---------------------------------------------------------------------- the filter


@pytest.mark.parametrize("wanted", ["MULLER", "linz", "Vögt", "packaging", "austria", "me", "alpine"])
def test_the_filter_looks_in_names_units_people_and_tags_without_case_and_accents(book: Book, wanted: str) -> None:
    number = account(
        book, "Müller & Söhne", industry="Packaging", region="Austria", owner="ME", tags="steel, Alpine"
    )
    store(book, BusinessUnit(account_id=number, name="Linz plant"), Stakeholder(account_id=number, name="R. Vogt"))
    assert fold_name(wanted) in only(book).haystack


def test_the_filter_looks_in_nothing_of_another_account(book: Book) -> None:
    one, two = account(book, "One"), account(book, "Two")
    store(book, BusinessUnit(account_id=one, name="Linz plant"), Stakeholder(account_id=one, name="R. Vogt"))
    assert load_portfolio(book, TODAY, {}).by_id[two].haystack == "two"


# --------------------------------------------------------------------------- health


@pytest.mark.parametrize(
    ("values", "begins", "points"),
    [
        ({"start_value": 0, "target_value": 100, "now_value": 10}, day(-100), [-4]),
        ({"start_value": 100, "target_value": 0, "now_value": 10}, day(-100), []),  # ninety percent there
        ({"start_value": 0, "target_value": 100, "now_value": 0}, day(-100), [-4]),
        ({"start_value": 0, "target_value": 100, "now_value": None}, day(-100), []),
        ({"start_value": 0, "target_value": 0, "now_value": 0}, day(-100), []),
        ({"start_value": 0, "target_value": 100, "now_value": 0}, None, []),
        ({"start_value": 0, "target_value": 100, "now_value": 0}, day(200), []),
    ],
)
def test_a_goal_is_behind_only_where_measure_and_period_are_known(
    book: Book, values: dict[str, int | None], begins: date | None, points: list[int]
) -> None:
    number = account(book)
    with book.step("plan") as session:
        plan = Plan(account_id=number, starts=begins, ends=day(100))
        session.add_all((plan, CLOSED(account_id=number)))
        session.flush()
        session.add(Goal.model_validate({"plan_id": plan.id, "text": "Grow", "measure": Measure.NUMBER, **values}))
    causes = only(book).health.why
    assert [cause.points for cause in causes if "Grow" in cause.text] == points


def test_once_judged_ahead_nothing_is_left_to_compute(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    planned(book, day(30))
    rows = load_portfolio(book, TODAY, {}).rows
    judge_all(rows)
    monkeypatch.delattr(portfolios, "judge_health")
    monkeypatch.delattr(portfolios, "fold_name")
    assert (rows[0].score, rows[0].haystack) == (88, "brenner ag")


def kept(book: Book) -> list[tuple[int, str, int]]:
    with book.read() as session:
        readings = session.exec(select(HealthReading).order_by("account_id", "day")).all()
        return [(each.account_id, f"{each.day:%d %b}", each.value) for each in readings]


def test_health_is_kept_of_key_accounts_whose_health_is_known(book: Book) -> None:
    key = planned(book, day(30))
    watched = account(book, "Watched", status=WATCH, renewal=day(30))
    store(book, Plan(account_id=watched), CLOSED(account_id=watched))
    account(book, "Unknown")
    keep_judgements(book, load_portfolio(book, TODAY, {}))
    assert kept(book) == [(key, "21 Nov", 88)]
    assert book.history(1)[0].what == "New account “Unknown”"  # a reading is no step that undo would meet


def test_health_is_kept_only_when_it_has_changed_and_the_trend_shows_after_a_week(book: Book) -> None:
    number = planned(book, day(100))
    for ahead in (0, 1, 2):
        keep_judgements(book, load_portfolio(book, day(ahead), {}))
    assert kept(book) == [(number, "21 Nov", 94)]
    change_account(book, number, {"renewal": day(20)}, TODAY)
    assert only(book, day(6)).trend is None
    assert (only(book, day(7)).health.value, only(book, day(7)).trend) == (88, Trend.FALLING)
    keep_judgements(book, load_portfolio(book, day(7), {}))
    assert kept(book) == [(number, "21 Nov", 94), (number, "28 Nov", 88)]
    assert only(book, day(13)).trend is Trend.FALLING
    assert only(book, day(14)).trend is Trend.STEADY


def test_of_a_day_on_which_health_came_back_the_last_one_is_kept(book: Book) -> None:
    number = planned(book, day(100))
    keep_judgements(book, load_portfolio(book, TODAY, {}))
    for renewal in (day(20), day(100)):
        change_account(book, number, {"renewal": renewal}, TODAY)
        keep_judgements(book, load_portfolio(book, day(1), {}))
    assert only(book, day(8)).facts.health_before == 94
