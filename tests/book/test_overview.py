"""The first look at a book: which accounts it takes in, what it leaves out, and what it costs."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from kamtui.book.book import Book
from kamtui.book.overview import (
    AccountFacts,
    Overview,
    Scope,
    count_accounts,
    find_accounts,
    read_overview,
)
from kamtui.models.account import Account, AnnualRevenue, BusinessUnit, ExternalId, TierOverride
from kamtui.models.actions import Action, Goal, Objective, Plan
from kamtui.models.base import Record
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import RoleReading, Stakeholder, StanceReading
from kamtui.models.review import HealthReading
from kamtui.models.service import ServiceCase
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Stance, Tier
from kamtui.vocabulary_plan import CaseStatus, PlanStatus

TODAY = date(2026, 11, 21)
KEY, WATCH, ARCHIVED = AccountStatus.KEY, AccountStatus.WATCH, AccountStatus.ARCHIVED


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def put(session: Session, record: Record) -> int:
    """Store a record and return its id."""
    session.add(record)
    session.flush()
    assert record.id is not None
    return record.id


@pytest.fixture
def account(book: Book) -> int:
    with book.step("an account") as session:
        return put(session, Account(name="Brenner AG"))


def store(book: Book, *records: Record) -> None:
    with book.step("records") as session:
        session.add_all(records)


def overview(book: Book, scope: Scope = Scope()) -> Overview:  # noqa: B008 - a value that cannot change
    with book.rows() as connection:
        return read_overview(connection, TODAY, scope)


def only(book: Book) -> AccountFacts:
    (facts,) = overview(book).accounts
    return facts


# -------------------------------------------------------------------------- scope


@pytest.fixture
def three(book: Book) -> list[int]:
    """A key account, a watched and an archived one, each with one of everything."""
    ids = []
    with book.step("three accounts") as session:
        for status in (KEY, WATCH, ARCHIVED):
            key = put(session, Account(name=f"{status.label} account", status=status))
            fill(session, key)
            ids.append(key)
    return ids


def fill(session: Session, key: int) -> None:
    """Give an account one of everything that it is judged from."""
    plan = put(session, Plan(account_id=key))
    put(session, Goal(plan_id=plan, text="Grow"))
    put(session, Stakeholder(account_id=key, name="A. Lind"))
    put(session, ServiceCase(account_id=key, number="4411"))
    put(session, Action(account_id=key, title="Call", due=day(-1)))
    put(session, BusinessUnit(account_id=key, name="Linz"))


@pytest.mark.parametrize(
    ("picked", "expected"),
    [((), (0, 1, 2)), ((1,), (1,)), ((2, 1), (1, 2))],
    ids=["all", "one", "two, in the order of their ids"],
)
def test_only_the_accounts_in_scope_are_read_and_only_their_records(
    book: Book, three: list[int], picked: tuple[int, ...], expected: tuple[int, ...]
) -> None:
    found = overview(book, Scope(tuple(three[place] for place in picked)))
    wanted = [three[place] for place in expected]
    assert [facts.id for facts in found.accounts] == wanted
    for group in (found.people, found.cases, found.overdue, found.goals, found.units):
        assert list(group) == wanted


def test_archived_accounts_are_not_counted(book: Book, three: list[int]) -> None:
    with book.rows() as connection:
        assert count_accounts(connection) == (2, (three[0],))


def test_nothing_is_counted_in_an_empty_book(book: Book) -> None:
    with book.rows() as connection:
        assert count_accounts(connection) == (0, ())


def test_the_number_of_statements_does_not_grow_with_the_accounts(book: Book, three: list[int]) -> None:
    few = statements(book)
    with book.step("many accounts") as session:
        for number in range(30):
            fill(session, put(session, Account(name=f"Account {number}", status=KEY)))
    assert statements(book) == few
    assert len(overview(book).accounts) == 33


def statements(book: Book) -> int:
    seen: list[str] = []
    with book.rows() as connection:
        connection.set_trace_callback(seen.append)
        read_overview(connection, TODAY, Scope())
        count_accounts(connection)
        connection.set_trace_callback(None)
    assert seen
    return len(seen)


# ---------------------------------------------------------------------- the facts


def test_an_account_of_which_only_the_name_is_known_has_nothing_but_that(book: Book, account: int) -> None:
    unknown = only(book)._replace(id=0, name="", status="", currency="")
    assert {value for value in unknown if value} == set()
    assert unknown.revenue is None
    assert unknown.last_touch is None


def test_the_newest_year_is_the_current_revenue(book: Book, account: int) -> None:
    store(book, *[AnnualRevenue(account_id=account, year=year, amount=year) for year in (2024, 2026, 2025)])
    assert only(book).revenue == 2026


def test_what_lies_in_the_future_has_not_happened_yet(book: Book, account: int) -> None:
    with book.step("people") as session:
        person = put(session, Stakeholder(account_id=account, name="A. Lind", left_on=day(1)))
        for ahead, stance, role in (
            (-9, Stance.NEUTRAL, DecisionRole.USER),
            (0, Stance.SUPPORTER, DecisionRole.COACH),
            (1, Stance.ENEMY, DecisionRole.APPROVER),
        ):
            met = put(session, Interaction(account_id=account, day=day(ahead)))
            put(session, Attendance(interaction_id=met, stakeholder_id=person))
            put(session, StanceReading(stakeholder_id=person, day=day(ahead), value=stance))
            put(session, RoleReading(stakeholder_id=person, day=day(ahead), role=role))
    ((facts,),) = overview(book).people.values()
    assert (facts.stances, facts.role, facts.last_touch) == ("0,1", "coach", TODAY.isoformat())
    assert only(book).last_touch == TODAY.isoformat()


def test_a_stance_that_was_taken_back_to_unknown_is_told_as_a_question_mark(book: Book, account: int) -> None:
    with book.step("people") as session:
        person = put(session, Stakeholder(account_id=account, name="A. Lind"))
        put(session, StanceReading(stakeholder_id=person, day=day(-1), value=None))
        put(session, StanceReading(stakeholder_id=person, day=day(-5), value=Stance.ENEMY))
    ((facts,),) = overview(book).people.values()
    assert facts.stances == "-2,?"


def test_people_who_left_and_roles_nobody_fills_are_not_judged(book: Book, account: int) -> None:
    store(
        book,
        Stakeholder(account_id=account, name="Second", position=2, left_on=day(1)),
        Stakeholder(account_id=account, name="Left today", left_on=TODAY),
        Stakeholder(account_id=account, name="Left", left_on=day(-30)),
        Stakeholder(account_id=account, name="Head of purchasing", is_vacancy=True),
        Stakeholder(account_id=account, name="First", position=1),
    )
    assert [person.name for person in overview(book).people[account]] == ["First", "Second"]


def test_actions_count_while_they_are_open_and_are_late_from_the_day_after(book: Book, account: int) -> None:
    store(
        book,
        *[
            Action(account_id=account, title=title, due=due, status=status, position=place)
            for place, (title, due, status) in enumerate((
                ("today", TODAY, ActionStatus.OPEN),
                ("yesterday, after", day(-1), ActionStatus.DOING),
                ("long ago", day(-90), ActionStatus.DONE),
                ("never", day(-80), ActionStatus.DROPPED),
                ("some day", None, ActionStatus.OPEN),
            ))
        ],
        Action(account_id=account, title="yesterday, before", due=day(-1), position=-1),
    )  # fmt: skip
    facts = only(book)
    assert (facts.open_actions, facts.overdue_actions) == (4, 2)
    assert facts.next_action == f"{day(-1)} yesterday, before"
    assert {action.title for action in overview(book).overdue[account]} == {"yesterday, before", "yesterday, after"}


def test_cases_count_until_they_are_done(book: Book, account: int) -> None:
    store(book, ServiceCase(account_id=account, number="1", status=CaseStatus.DONE))
    assert (only(book).open_cases, only(book).has_cases, overview(book).cases) == (0, 1, {})
    store(
        book,
        ServiceCase(account_id=account, number="3", status=CaseStatus.WAITING, opened=day(-2)),
        ServiceCase(account_id=account, number="2", opened=day(-9), updated=day(-1), priority=CasePriority.HIGH),
    )
    assert only(book).open_cases == 2
    assert [(case.number, case.updated) for case in overview(book).cases[account]] == [
        ("2", f"{day(-1)}"),
        ("3", f"{day(-2)}"),
    ]


def test_a_closed_plan_is_no_plan_and_of_open_ones_the_newest_counts(book: Book, account: int) -> None:
    with book.step("plans") as session:
        closed = Plan(account_id=account, starts=date(2025, 1, 1), status=PlanStatus.CLOSED)
        goal = put(session, Goal(plan_id=put(session, closed), text="Old"))
        put(session, Objective(goal_id=goal, text="Old too"))
    assert (only(book).has_plan, only(book).plan_starts) == (0, None)
    assert (overview(book).goals, overview(book).loose) == ({}, {})
    with book.step("plans") as session:
        put(session, Plan(account_id=account, starts=date(2026, 1, 1), status=PlanStatus.DRAFT))
        plan = put(session, Plan(account_id=account, starts=date(2026, 7, 1), ends=date(2027, 6, 30)))
        put(session, Goal(plan_id=plan, text="Due with the plan"))
        goal = put(session, Goal(plan_id=plan, text="Own day", due=date(2027, 1, 31), position=1))
        put(session, Objective(goal_id=goal, text="Leads to nothing"))
    assert (only(book).has_plan, only(book).plan_starts) == (1, "2026-07-01")
    assert [goal.due for goal in overview(book).goals[account]] == ["2027-06-30", "2027-01-31"]
    assert [goal.is_served for goal in overview(book).goals[account]] == [0, 1]
    assert len(overview(book).loose[account]) == 1


def test_the_current_plan_is_the_one_that_begins_last_whenever_it_was_entered(book: Book, account: int) -> None:
    """As the plan itself is shown: an older period that is entered later changes nothing."""
    with book.step("plans") as session:
        plan = put(session, Plan(account_id=account, starts=date(2026, 1, 1), ends=date(2026, 12, 31)))
        put(session, Goal(plan_id=plan, text="Of now"))
        older = put(session, Plan(account_id=account, starts=date(2025, 1, 1)))
        put(session, Goal(plan_id=older, text="Of last year"))
        put(session, Plan(account_id=account))
    assert only(book).plan_starts == "2026-01-01"
    assert [goal.text for goal in overview(book).goals[account]] == ["Of now"]
    assert [goal.is_served for goal in overview(book).goals[account]] == [0]


def test_the_newest_tier_by_hand_counts_until_it_is_given_back(book: Book, account: int) -> None:
    def set_by_hand(tier: Tier | None, when: int, reason: str, recheck: date | None = None) -> str | None:
        record = TierOverride(account_id=account, day=day(when), tier=tier, reason=reason, recheck=recheck)
        store(book, record)
        return only(book).override

    assert set_by_hand(Tier.STAR, -9, "Board\tsays so", day(30)) == f"star\t{day(30)}\tBoard\tsays so"
    assert set_by_hand(Tier.REVIEW, -10, "An older one") == f"star\t{day(30)}\tBoard\tsays so"
    assert set_by_hand(Tier.HOLD, -9, "The same day, later") == "hold\t\tThe same day, later"
    assert set_by_hand(None, 0, "Given back") is None


@pytest.mark.parametrize(
    ("readings", "before"),
    [({}, None), ({-6: 40}, None), ({-7: 40}, 40), ({-7: 40, -8: 50, -1: 60}, 40), ({-300: 50}, 50)],
)
def test_the_health_before_is_the_newest_that_is_a_week_old(
    book: Book, account: int, readings: dict[int, int], before: int | None
) -> None:
    store(
        book, *[HealthReading(account_id=account, day=day(ahead), value=value) for ahead, value in readings.items()]
    )
    assert only(book).health_before == before


def test_accounts_are_found_by_the_number_another_program_has_for_them(book: Book, three: list[int]) -> None:
    def number(source: str, key: str, **owner: int) -> ExternalId:
        return ExternalId(source=source, kind="record", key=key, **owner)

    store(
        book,
        number("salesforce", "001", account_id=three[0]),
        number("sap", "001", account_id=three[1]),
        number("sap", "001'", account_id=three[2]),
        number("hubspot", "001", stakeholder_id=1),
    )
    with book.rows() as connection:
        found: Iterable[int] = find_accounts(connection, ["001", "nobody's"])
        assert sorted(found) == three[:2]
        assert find_accounts(connection, ["001'"]) == [three[2]]
