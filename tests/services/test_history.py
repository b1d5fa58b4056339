"""The past of a record and of an account: which fields, from what to what, in the words of the screens."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.people import RoleReading, Stakeholder, StanceReading
from kamtui.services.accounts import change_account, create_account
from kamtui.services.history import PastStep, load_account_past, load_past
from kamtui.services.plan import add_record, change_record, move_record, remove_record, toggle_done
from kamtui.services.undoing import load_undo_steps
from kamtui.vocabulary import DecisionRole, Stance

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book whose clock goes on by half a day with every step."""
    ticks = (NOON + timedelta(hours=12 * number) for number in range(1_000))
    found = Book.open(tmp_path / "book.db", create=True, clock=lambda: next(ticks))
    yield found
    found.close()


@pytest.fixture
def account(book: Book) -> int:
    return create_account(book, {"name": "Brenner AG", "currency": "CHF", "potential": 40_000_000}, TODAY)


def told(past: tuple[PastStep, ...]) -> list[tuple[str, str, str | None, str | None]]:
    """Every field of every step, with what happened to its record."""
    return [
        (record.happened, field.label, field.old, field.new)
        for step in past
        for record in step.records
        for field in record.fields
    ]


def test_each_kind_of_value_is_told_as_the_screens_write_it(book: Book, account: int) -> None:
    goal = add_record(book, account, "goal", {"text": "Grow"}, today=TODAY)
    change_record(
        book,
        "goal",
        goal,
        {"measure": "percent", "target_value": 60, "horizon": "mid", "due": date(2027, 1, 31), "note": "a\nb"},
        TODAY,
    )
    (newest, _) = load_past(book, "goal", goal, TODAY)
    assert newest.what == "Change goal “Grow”"
    assert newest.at == NOON + timedelta(hours=24)
    assert told((newest,)) == [
        ("changed", "Measure", "number", "percent"),
        ("changed", "Target", None, "60%"),
        ("changed", "Horizon", None, "mid term"),
        ("changed", "Due", None, "Sun 31 Jan 2027"),
        ("changed", "Note", None, "a\nb"),
    ]
    change_account(book, account, {"potential": 50_000_000, "renewal": date(2026, 12, 24)}, TODAY)
    assert told(load_past(book, "account", account, TODAY)[:1]) == [
        ("changed", "Potential", "CHF 400,000.00", "CHF 500,000.00"),
        ("changed", "Renewal", None, "Thu 24 Dec"),
    ]
    action = add_record(book, account, "action", {"title": "Call", "is_milestone": True}, today=TODAY)
    toggle_done(book, "action", action, TODAY)
    assert told(load_past(book, "action", action, TODAY)[:1]) == [
        ("changed", "Status", "open", "done"),
        ("changed", "Done on", None, "Sat 21 Nov"),
    ]
    assert ("new", "Milestone", None, "yes") in told(load_past(book, "action", action, TODAY))


def test_values_with_a_day_of_their_own_are_told_like_fields(book: Book, account: int) -> None:
    change_account(
        book,
        account,
        {"revenue": 120_000, "tier": "star", "tier_reason": "big", "tier_recheck": date(2027, 3, 1)},
        TODAY,
    )
    change_account(book, account, {"revenue": 150_000}, TODAY)
    past = load_past(book, "account", account, TODAY)
    assert told(past[:1]) == [("changed", "Revenue 2026", "CHF 1,200.00", "CHF 1,500.00")]
    assert told(past[1:2]) == [
        ("changed", "Revenue 2026", None, "CHF 1,200.00"),
        ("changed", "Tier by hand", None, "star"),
        ("changed", "Because", None, "big"),
        ("changed", "Re-check", None, "Mon 1 Mar 2027"),
    ]
    sale = add_record(book, account, "opportunity", {"name": "Line 3"}, today=TODAY)
    change_record(book, "opportunity", sale, {"stage": "won"}, TODAY)
    assert told(load_past(book, "opportunity", sale, TODAY)[:1]) == [("changed", "Stage", "potential", "won")]


def test_a_persons_stance_and_role_are_told(book: Book, account: int) -> None:
    with book.step("New person") as session:
        session.add(Stakeholder(account_id=account, name="R. Vogt"))
    with book.step("Stance") as session:
        session.add(StanceReading(stakeholder_id=1, day=TODAY, value=Stance.NON_SUPPORTER))
    with book.step("Stance and role") as session:
        session.add(StanceReading(stakeholder_id=1, day=TODAY, value=Stance.SUPPORTER))
        session.add(RoleReading(stakeholder_id=1, day=TODAY, role=DecisionRole.DECISION_MAKER))
    with book.step("An older one") as session:
        session.add(StanceReading(stakeholder_id=1, day=date(2026, 1, 1), value=Stance.ENEMY))
    both, first, _ = load_past(book, "stakeholder", 1, TODAY)  # an older stance is in force at no time
    assert sorted(told((both,))) == [
        ("changed", "Role", None, "decision maker"),
        ("changed", "Stance", "non-supporter", "supporter"),
    ]
    assert told((first,)) == [("changed", "Stance", None, "non-supporter")]


def test_made_removed_and_brought_back(book: Book, account: int) -> None:
    risk = add_record(book, account, "risk", {"text": "They merge", "impact": 4}, today=TODAY)
    remove_record(book, "risk", risk)
    book.undo()
    book.undo()
    past = load_past(book, "risk", risk, TODAY)
    assert [(step.what, step.records[0].happened, step.records[0].title) for step in past] == [
        ("Undo: New risk “They merge”", "removed", "They merge"),
        ("Undo: Remove risk “They merge”", "new", "They merge"),
        ("Remove risk “They merge”", "removed", "They merge"),
        ("New risk “They merge”", "new", "They merge"),
    ]
    assert ("removed", "Impact", "4", None) in told(past)


def test_links_are_told_by_name_and_a_move_as_such(book: Book, account: int) -> None:
    goals = [add_record(book, account, "goal", {"text": text}, today=TODAY) for text in ("One", "Two")]
    aim = add_record(book, account, "objective", {"text": "Aim"}, parent=goals[0], today=TODAY)
    with book.step("Serve another") as session:
        session.connection().exec_driver_sql("UPDATE objective SET goal_id = 2 WHERE id = 1")
    assert told(load_past(book, "objective", aim, TODAY)[:1]) == [("changed", "Serves", "One", "Two")]
    move_record(book, "goal", goals[1], -1)
    assert told(load_past(book, "goal", goals[1], TODAY)[:1]) == [
        ("changed", "Place", None, "moved among its neighbours")
    ]


def test_a_row_that_a_step_touched_twice_is_told_once(book: Book, account: int) -> None:
    with book.step("Twice") as session:
        for region in ("DE", "AT"):
            session.connection().exec_driver_sql(f"UPDATE account SET region = '{region}'")
    with book.step("There and back") as session:
        for region in ("DE", "AT"):
            session.connection().exec_driver_sql(f"UPDATE account SET region = '{region}'")
    assert told(load_past(book, "account", account, TODAY)[:1]) == [("changed", "Region", None, "AT")]


def test_an_account_has_all_that_hangs_on_it_since_a_day_and_nothing_of_others(book: Book, account: int) -> None:
    other = create_account(book, {"name": "Other"}, TODAY)
    goal = add_record(book, account, "goal", {"text": "Grow"}, today=TODAY)
    add_record(book, other, "goal", {"text": "Not ours"}, today=TODAY)
    change_record(book, "goal", goal, {"owner": "ME"}, TODAY)
    everything = load_account_past(book, account, TODAY)
    assert [step.what for step in everything] == [
        "Change owner of goal “Grow”",
        "New goal “Grow”",
        "New account “Brenner AG”",
    ]
    assert {record.kind for step in everything for record in step.records} == {"account", "plan", "goal"}
    since = everything[1].at.astimezone().date()
    assert [step.what for step in load_account_past(book, account, TODAY, since)] == [
        step.what for step in everything if step.at.astimezone().date() >= since
    ]
    assert load_account_past(book, account, TODAY, date(2030, 1, 1)) == ()


def test_a_record_without_a_past_and_a_word_that_nobody_knows_any_more(book: Book, account: int) -> None:
    assert load_past(book, "goal", 99, TODAY) == ()
    with book.rows() as connection:
        assert connection.execute("SELECT count(*) FROM step").fetchone() == (1,)
    connection_step = "UPDATE change SET new = json_replace(new, '$.status', 'friend') WHERE tbl = 'account'"
    with book.step("Other words") as session:
        session.connection().exec_driver_sql(connection_step)
        session.add(Account(name="So that the step stays"))
    assert ("new", "Status", None, "friend") in told(load_past(book, "account", account, TODAY))


def test_the_steps_of_undo_say_how_many_each_would_take(book: Book) -> None:
    for name in ("A", "B", "C"):
        create_account(book, {"name": name}, TODAY)
    book.undo()
    book.undo()
    book.redo()
    assert [(step.what, step.takes, step.is_undone) for step in load_undo_steps(book)] == [
        ("New account “C”", 0, True),
        ("New account “B”", 1, False),
        ("New account “A”", 2, False),
    ]
