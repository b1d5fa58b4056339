"""Series and the agenda as people use them: changed, moved, skipped, finished; late only if truly late."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import Account, BusinessUnit, TierOverride
from kamtui.models.actions import Action
from kamtui.models.cadence import Holiday
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import RoleReading, Stakeholder
from kamtui.rules.agenda import Agenda, AgendaItem
from kamtui.services.agenda import load_agenda
from kamtui.services.cadence import (
    change_from,
    change_series,
    create_series,
    finish,
    hour_there,
    list_series,
    load_series,
    mark_done,
    move_occurrence,
    next_days,
    reschedule,
    set_touch_rule,
    skip,
    skip_occurrence,
    take_back_occurrence,
    withdraw_series,
)
from kamtui.vocabulary import AccountStatus, ActionStatus, DecisionRole, Influence, Tier
from kamtui.vocabulary_cadence import AgendaKind, DayShift, TouchRuleOf
from kamtui.vocabulary_plan import ReviewFrequency

TODAY = date(2026, 11, 21)
NEXT_TUESDAY = date(2026, 11, 24)
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True, clock=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))
    with opened.step("Account") as session:
        session.add(Account(name="Brenner [AG]", status=AccountStatus.WATCH))
    yield opened
    opened.close()


def add_weekly(book: Book, **values: Any) -> int:
    return create_series(book, 1, {"title": "Jour fixe", "starts": NEXT_TUESDAY, "rule": WEEKLY, **values})


def agenda(book: Book, days: int = 27, *, first: date = TODAY, today: date = TODAY) -> Agenda:
    return load_agenda(book, today, first, first + timedelta(days=days))


def meetings(book: Book, days: int = 27) -> list[date]:
    return [item.day for item in agenda(book, days).items if item.kind is AgendaKind.MEETING]


def only(found: Agenda, kind: AgendaKind) -> AgendaItem:
    (item,) = (item for item in found.items if item.kind is kind)
    return item


def test_a_series_stands_on_the_agenda_where_its_rule_and_free_days_say(book: Book) -> None:
    with book.step("Free day") as session:
        session.add(Holiday(day=date(2026, 12, 1), name="Founders"))
    add_weekly(book, shift=DayShift.NEXT, time="14:30")
    item = agenda(book).items[0]
    assert (item.time, item.title, item.account) == ("14:30", "Jour fixe", "Brenner [AG]")
    assert meetings(book) == [NEXT_TUESDAY, date(2026, 12, 2), date(2026, 12, 8), date(2026, 12, 15)]


def test_one_meeting_is_moved_skipped_done_and_taken_back(book: Book) -> None:
    key = add_weekly(book)
    days = meetings(book)
    move_occurrence(book, key, days[0], days[0] + timedelta(days=1))
    skip_occurrence(book, key, days[1])
    mark_done(book, key, days[2])
    assert meetings(book) == [days[0] + timedelta(days=1), days[3]]
    take_back_occurrence(book, key, days[1])
    assert meetings(book) == [days[0] + timedelta(days=1), days[1], days[3]]
    book.undo()
    assert meetings(book) == [days[0] + timedelta(days=1), days[3]]
    with pytest.raises(Refused, match="not take place"):
        skip_occurrence(book, key, days[0] + timedelta(days=1))


def test_a_meeting_that_is_put_into_a_night_is_at_the_hour_there_is(book: Book) -> None:
    night = date(2027, 3, 28)
    key = create_series(book, 1, {"title": "Call", "starts": TODAY, "time": "02:15", "zone": "Europe/Vienna"})
    assert hour_there(book, key, night, "02:30") == "03:30"
    assert hour_there(book, key, TODAY, "02:30") == "02:30"


def test_a_change_from_here_on_leaves_the_past_as_it_was(book: Book) -> None:
    key = add_weekly(book, rule=f"{WEEKLY};COUNT=6")
    days = meetings(book, 60)
    mark_done(book, key, days[0])
    skip_occurrence(book, key, days[3])
    after = change_from(book, key, days[2], {"time": "09:00"})
    assert after != key
    items = [item for item in agenda(book, 60).items if item.kind is AgendaKind.MEETING]
    assert [(item.day, item.time) for item in items] == [
        (days[1], ""), (days[2], "09:00"), (days[4], "09:00"), (days[5], "09:00"),
    ]  # fmt: skip
    assert load_series(book, after).words == "every week on Tue, 4 times"
    assert change_from(book, after, days[2], {"title": "JF"}) == after
    book.undo()
    book.undo()
    assert meetings(book, 60) == [days[1], days[2], days[4], days[5]]


def test_a_count_that_is_set_from_here_on_counts_from_here(book: Book) -> None:
    key = add_weekly(book, rule=f"{WEEKLY};COUNT=6")
    days = meetings(book, 60)
    after = change_from(book, key, days[2], {"rule": f"{WEEKLY};COUNT=6"})
    assert load_series(book, after).words == "every week on Tue, 6 times"


def test_a_first_day_that_a_free_day_brings_forward_is_among_the_next_ones() -> None:
    found = next_days("FREQ=WEEKLY;BYDAY=SA", TODAY, 2, shift=DayShift.PREVIOUS)
    assert [each.day for each in found] == [date(2026, 11, 20), date(2026, 11, 27)]


def test_a_changed_rule_forgets_what_it_has_no_day_for(book: Book) -> None:
    key = add_weekly(book)
    skip_occurrence(book, key, NEXT_TUESDAY)
    sequence = list_series(book)[0].sequence
    change_series(book, key, {"rule": "FREQ=WEEKLY;BYDAY=WE"})
    assert not load_series(book, key).fates
    assert list_series(book)[0].sequence == sequence + 1
    assert meetings(book, 7) == [date(2026, 11, 25)]
    withdraw_series(book, key)
    assert not meetings(book)
    with pytest.raises(Refused, match="any more"):
        load_series(book, key)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"starts": None}, "starts"),
        ({"rule": "FREQ=WEEKLY;INTERVAL=0"}, "rule"),
        ({"rule": "FREQ=DAILY;COUNT=10000"}, "rule"),
        ({"rule": "FREQ=DAILY;UNTIL=20200101"}, "rule"),
        ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}, "rule"),
        ({"zone": "Europe/Atlantis"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"time": "25:00"}, "time"),
    ],
)
def test_a_series_that_cannot_be_kept_is_refused_at_its_field(
    book: Book, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        add_weekly(book, **values)
    assert refusal.value.field == field
    assert not list_series(book)


def test_the_form_shows_the_next_six_dates(book: Book) -> None:
    found = next_days("FREQ=MONTHLY;BYMONTHDAY=-1", TODAY, shift=DayShift.PREVIOUS)
    assert [each.day for each in found][:3] == [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 29)]
    assert len(found) == 6


def test_only_the_last_meeting_that_nobody_reported_is_late(book: Book) -> None:
    key = add_weekly(book, starts=date(2026, 10, 6))
    late = [item for item in agenda(book).items if item.late_days]
    assert [(item.day, item.late_days) for item in late] == [(date(2026, 11, 17), 4)]
    mark_done(book, key, date(2026, 11, 17))
    assert not agenda(book).late
    book.undo()
    with book.step("Contact") as session:
        session.add(Interaction(account_id=1, day=date(2026, 11, 18)))
    assert not agenda(book).late


def test_an_action_is_late_from_the_day_after_and_finished_or_moved_by_one_verb(book: Book) -> None:
    with book.step("Actions") as session:
        session.add(Action(account_id=1, title="Send contract", due=TODAY - timedelta(days=3), owner="LA"))
        session.add(Action(account_id=1, title="Today", due=TODAY))
        session.add(Action(account_id=1, title="Done", due=TODAY, status=ActionStatus.DONE))
        session.add(Action(account_id=1, title="Acceptance", due=TODAY + timedelta(days=2), is_milestone=True))
    found = agenda(book)
    assert [(item.title, item.kind, item.late_days) for item in found.items] == [
        ("Send contract", AgendaKind.ACTION, 3),
        ("Today", AgendaKind.ACTION, 0),
        ("Acceptance", AgendaKind.MILESTONE, 0),
    ]
    reschedule(book, found.items[0], TODAY + timedelta(days=1))
    finish(book, found.items[1], TODAY)
    assert [item.title for item in agenda(book).items] == ["Send contract", "Acceptance"]
    assert not agenda(book).late
    with pytest.raises(Refused, match="Only meetings"):
        skip(book, found.items[0], TODAY)


def test_keeping_in_touch_is_due_then_late_and_any_contact_resets_it(book: Book) -> None:
    with book.step("Interval") as session:
        account = session.get(Account, 1)
        assert account is not None
        account.touch_days = 20
        session.add(Interaction(account_id=1, day=TODAY))
    at = TODAY + timedelta(days=20)
    assert only(agenda(book), AgendaKind.TOUCH).day == at
    due = only(agenda(book, today=at + timedelta(days=5), first=at + timedelta(days=5)), AgendaKind.TOUCH)
    assert (due.day, due.late_days, due.due) == (at + timedelta(days=5), 0, at)
    late = only(agenda(book, today=at + timedelta(days=11), first=at + timedelta(days=11)), AgendaKind.TOUCH)
    assert (late.day, late.late_days) == (at, 11)
    assert late.why[-1] == "every 20 d: set for the account"
    reschedule(book, late, at + timedelta(days=14))
    planned = only(agenda(book, today=at + timedelta(days=12), first=at + timedelta(days=12)), AgendaKind.TOUCH)
    assert (planned.day, planned.late_days) == (at + timedelta(days=14), 0)
    with book.step("Contact") as session:
        session.add(Interaction(account_id=1, day=at + timedelta(days=14)))
    met = only(agenda(book, today=at + timedelta(days=15), first=at + timedelta(days=15)), AgendaKind.TOUCH)
    assert met.day == at + timedelta(days=34)


def test_a_contact_with_a_person_counts_for_unit_and_account_and_the_nearest_rule_wins(book: Book) -> None:
    with book.step("People") as session:
        account = session.get(Account, 1)
        assert account is not None
        account.status, account.touch_days = AccountStatus.KEY, 40
        session.add(BusinessUnit(account_id=1, name="Linz", touch_days=30))
        session.flush()
        for name, own in (("Vogt", None), ("Keller", 5)):
            session.add(Stakeholder(account_id=1, name=name, unit_id=1, touch_days=own, influence=Influence.HIGH))
        session.add(Stakeholder(account_id=1, name="Nobody", influence=Influence.LOW))
        session.flush()
        session.add(RoleReading(stakeholder_id=1, day=TODAY, role=DecisionRole.CHAMPION))
        session.add(Interaction(account_id=1, day=TODAY))
        session.flush()
        session.add_all(Attendance(interaction_id=1, stakeholder_id=key) for key in (1, 2))
    set_touch_rule(book, TouchRuleOf.ROLE, "champion", 10)
    found = {item.title: (item.day - TODAY).days for item in agenda(book, 60).items}
    assert found == {
        "keep in touch": 40,
        "keep in touch with Linz": 30,
        "keep in touch with Vogt": 10,
        "keep in touch with Keller": 5,
    }
    set_touch_rule(book, TouchRuleOf.ROLE, "champion", None)
    found = {item.title: (item.day - TODAY).days for item in agenda(book, 60).items}
    assert found["keep in touch with Vogt"] == 30
    with pytest.raises(Refused, match="no tier"):
        set_touch_rule(book, TouchRuleOf.TIER, "planet", 3)


def test_a_rule_for_a_tier_counts_where_the_account_says_nothing(book: Book) -> None:
    with book.step("Tier") as session:
        session.add(TierOverride(account_id=1, day=TODAY, tier=Tier.STAR, reason="board", recheck=TODAY))
        session.add(Interaction(account_id=1, day=TODAY))
    set_touch_rule(book, TouchRuleOf.TIER, "star", 14)
    found = agenda(book)
    assert only(found, AgendaKind.TOUCH).day == TODAY + timedelta(days=14)
    assert only(found, AgendaKind.RECHECK).late_days == 0
    reschedule(book, only(found, AgendaKind.RECHECK), TODAY + timedelta(days=200))
    assert [item.kind for item in agenda(book).items] == [AgendaKind.TOUCH]


def test_days_of_contracts_and_reviews_stand_on_it_and_say_why_they_stay(book: Book) -> None:
    with book.step("Days") as session:
        account = session.get(Account, 1)
        assert account is not None
        account.renewal, account.notice_days = TODAY + timedelta(days=20), 30
        account.review_frequency, account.last_reviewed = ReviewFrequency.WEEKLY, TODAY - timedelta(days=9)
    found = agenda(book)
    assert [(item.kind, item.late_days) for item in found.items] == [
        (AgendaKind.REVIEW, 2),
        (AgendaKind.RENEWAL, 0),
    ]
    assert only(agenda(book, 5, first=TODAY - timedelta(days=12)), AgendaKind.NOTICE).late_days == 0
    with pytest.raises(Refused, match="contract"):
        reschedule(book, found.items[1], TODAY)
    finish(book, found.items[0], TODAY)
    assert only(agenda(book), AgendaKind.REVIEW).day == TODAY + timedelta(days=7)


def test_an_archived_account_is_left_in_peace_and_a_span_has_its_limits(book: Book) -> None:
    add_weekly(book)
    with book.step("Archive") as session:
        account = session.get(Account, 1)
        assert account is not None
        account.status = AccountStatus.ARCHIVED
    assert not agenda(book).items
    with pytest.raises(Refused, match="before it begins"):
        load_agenda(book, TODAY, TODAY, TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="three years"):
        load_agenda(book, TODAY, TODAY, TODAY + timedelta(days=4000))
