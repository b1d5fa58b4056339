"""The example book: the same every time, believable on any day, as large as asked for."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel, select

from kamtui.book.book import Book
from kamtui.book.engine import check_record
from kamtui.book.errors import Refused
from kamtui.models.account import Account
from kamtui.models.outline import GRID, RECORDS
from kamtui.models.review import SignOff
from kamtui.rules.relationships import stance_trend
from kamtui.services.demo import write_demo, write_large_plan
from kamtui.services.example.portfolio import PORTFOLIO
from kamtui.services.plan import load_plan
from kamtui.services.portfolio import load_portfolio
from kamtui.services.question_bank import load_bank
from kamtui.text import clean, safe_line
from kamtui.vocabulary import AccountStatus, Tier, TouchState, Trend
from kamtui.vocabulary_plan import AnswerState, CellState, FindingKind


def open_empty(folder: Path, name: str = "book.db") -> Book:
    return Book.open(folder / name, create=True, clock=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))


@contextmanager
def example_of(today: date) -> Iterator[Book]:
    """An example book for a test that needs many of them."""
    with TemporaryDirectory() as folder:
        book = open_empty(Path(folder))
        write_demo(book, today)
        yield book
        book.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    book = open_empty(tmp_path)
    yield book
    book.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The example book on the tests' day; no test writes into it."""
    book = open_empty(tmp_path_factory.mktemp("example"))
    write_demo(book, date(2026, 11, 21))
    yield book
    book.close()


def ask(book: Book, query: str, *values: object) -> list[Any]:
    """The rows of a query; those of a single column without their tuples."""
    with book.rows() as connection:
        rows = connection.execute(query, values).fetchall()
    return [row[0] for row in rows] if rows and len(rows[0]) == 1 else rows


def everything(book: Book) -> dict[str, list[Any]]:
    tables = ask(book, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name: ask(book, f"SELECT * FROM {name}") for name in tables}


def records(book: Book) -> Iterator[SQLModel]:
    """Every record as the program reads it."""
    with book.read() as session:
        for mapper in Account._sa_registry.mappers:
            yield from session.exec(select(mapper.class_))


# ---- the same book every time ----


def test_two_books_written_alike_are_equal_down_to_ids_and_history(tmp_path: Path, today: date) -> None:
    books = [open_empty(tmp_path, name) for name in ("one.db", "two.db")]
    for book in books:
        write_demo(book, today, accounts=45, seed=7)
    one, two = (everything(book) for book in books)
    assert one == two
    assert len(one["account"]) == 45


def test_a_seed_changes_only_the_generated_accounts(tmp_path: Path, today: date) -> None:
    names = []
    for seed in (1, 2):
        book = open_empty(tmp_path, f"{seed}.db")
        write_demo(book, today, accounts=60, seed=seed)
        names.append(ask(book, "SELECT name FROM account ORDER BY id"))
        book.close()
    assert names[0][:30] == names[1][:30] == [told.name for told in PORTFOLIO]
    assert names[0][30:] != names[1][30:]


def test_it_is_one_step_and_the_floor_of_undo(empty: Book, today: date) -> None:
    write_demo(empty, today)
    assert [(step.what, step.undone) for step in empty.history()] == [("Example book", False)]
    assert empty.undo() is None
    assert ask(empty, "SELECT count(*) FROM account") == [30]


def test_a_book_with_accounts_is_left_alone(empty: Book, today: date) -> None:
    write_demo(empty, today, accounts=1)
    with pytest.raises(Refused):
        write_demo(empty, today)
    assert ask(empty, "SELECT count(*) FROM account") == [1]


def test_a_book_of_no_accounts_is_refused(empty: Book, today: date) -> None:
    with pytest.raises(Refused):
        write_demo(empty, today, accounts=0)
    assert empty.is_empty()


# ---- rows that a form would have taken ----


def test_every_row_would_pass_the_forms_checks(tmp_path: Path, today: date) -> None:
    book = open_empty(tmp_path)
    write_demo(book, today, accounts=90)
    write_large_plan(book, 2, today, 60)
    found = list(records(book))
    book.close()
    assert len(found) > 1000
    for record in found:
        check_record(record)
        for text in (value for value in record.model_dump().values() if isinstance(value, str)):
            assert clean(text) == text


def test_a_line_is_one_line(filled: Book) -> None:
    for record in records(filled):
        for name, value in record.model_dump(exclude={"text"} if isinstance(record, SignOff) else None).items():
            if isinstance(value, str) and name not in ("notes", "note", "private_note"):
                assert safe_line(value).strip() == value, (name, value)


# ---- what the portfolio shows ----


def test_the_names_are_as_awkward_as_real_ones(filled: Book) -> None:
    names = ask(filled, "SELECT name FROM account ORDER BY id")
    assert len(names) == 30
    assert {"Müller & Söhne [CH]", "Acme [/x] Industries", "株式会社 葦原光機"} <= set(names)
    assert max(map(len, names)) == 70


def test_statuses_currencies_and_unknown_values_all_occur(filled: Book) -> None:
    assert dict(ask(filled, "SELECT status, count(*) FROM account GROUP BY status"))["key"] == 6
    assert set(ask(filled, "SELECT DISTINCT status FROM account")) == {word.value for word in AccountStatus}
    assert set(ask(filled, "SELECT DISTINCT currency FROM account")) == {"CHF", "EUR", "SEK"}
    assert ask(filled, "SELECT 1 FROM account WHERE potential IS NULL")
    assert ask(filled, "SELECT 1 FROM account WHERE id NOT IN (SELECT account_id FROM annual_revenue)")
    assert ask(filled, "SELECT 1 FROM stakeholder WHERE influence IS NULL AND NOT is_vacancy")
    assert ask(
        filled, "SELECT parent.name FROM account JOIN account AS parent ON parent.id = account.parent_id"
    ) == ["Hallbrunn AG"]


def test_a_tier_by_hand_says_why_and_when_it_is_looked_at_again(filled: Book, today: date) -> None:
    overridden = [row for row in load_portfolio(filled, today, {}).rows if row.override]
    assert len(overridden) == 2
    for row in overridden:
        assert row.override
        assert row.override.reason
        assert row.override.recheck
        assert row.tier != row.tier_computed.value


def test_every_key_account_has_people_in_a_tree_and_a_year_of_contacts(filled: Book, today: date) -> None:
    year = (today - timedelta(366)).isoformat()
    for account in ask(filled, "SELECT id FROM account WHERE status = 'key'"):
        boss = dict(ask(filled, "SELECT id, reports_to_id FROM stakeholder WHERE account_id = ?", account))
        assert 5 <= len(boss) <= 11
        for person in boss:
            chain = [person]
            while (above := boss[chain[-1]]) is not None:
                assert above not in chain, "a circle"
                chain.append(above)
        days = ask(filled, "SELECT day FROM interaction WHERE account_id = ? AND day > ?", account, year)
        assert 6 <= len(days) <= 15


def test_stances_rise_and_fall_and_some_are_unknown(filled: Book, today: date) -> None:
    people = [person for row in load_portfolio(filled, today, {}, key_only=True).rows for person in row.people]
    assert {stance_trend(person.stances) for person in people} == {*Trend, None}
    assert {int(person.stance) for person in people if person.stance is not None} == {-2, -1, 0, 1, 2}
    assert any(person.stance is None for person in people)
    assert ask(filled, "SELECT 1 FROM stakeholder WHERE is_vacancy")


def test_a_stance_was_seen_where_the_person_was(filled: Book) -> None:
    absent = ask(
        filled,
        "SELECT id FROM stance_reading AS reading WHERE interaction_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
        " attendance WHERE interaction_id = reading.interaction_id AND stakeholder_id = reading.stakeholder_id)",
    )
    assert absent == []
    assert len(ask(filled, "SELECT id FROM stance_reading WHERE interaction_id IS NOT NULL")) > 100


def test_nobody_is_met_after_leaving_and_a_vacancy_meets_nobody(filled: Book) -> None:
    assert (
        ask(
            filled,
            "SELECT stakeholder.name FROM stakeholder JOIN attendance ON stakeholder_id = stakeholder.id"
            " JOIN interaction ON interaction.id = interaction_id WHERE is_vacancy OR left_on < interaction.day",
        )
        == []
    )


# ---- plans ----


def test_the_first_account_has_a_rich_plan(filled: Book) -> None:
    plan = "(SELECT id FROM plan WHERE account_id = 1 AND status = 'active')"
    for table, count in {"fact": 8, "goal": 3, "risk": 3}.items():
        assert ask(filled, f"SELECT count(*) FROM {table} WHERE plan_id = {plan}") == [count]
    assert ask(filled, "SELECT count(*) FROM opportunity WHERE account_id = 1") == [5]
    actions = ask(
        filled, "SELECT status, visibility, is_milestone, objective_id, due FROM action WHERE account_id = 1"
    )
    assert {action[0] for action in actions} == {"open", "doing", "done", "dropped"}
    assert {action[1] for action in actions} == {"private", "internal", "customer"}
    assert any(action[2] for action in actions)
    assert any(action[3] is None for action in actions)
    assert any(action[4] is None for action in actions)


def test_one_key_account_has_no_plan_and_one_an_empty_plan(filled: Book) -> None:
    plans = "SELECT count(*) FROM account WHERE status = 'key' AND {} (SELECT account_id FROM plan)"
    assert ask(filled, plans.format("id NOT IN")) == [1]
    used = "SELECT plan_id FROM {} WHERE plan_id IS NOT NULL"
    filled_in = " UNION ".join(used.format(table) for table in ("fact", "goal", "risk"))
    assert len(ask(filled, f"SELECT id FROM plan WHERE id NOT IN ({filled_in})")) == 1


def test_the_key_accounts_hold_every_kind_of_record(filled: Book) -> None:
    kinds = {*RECORDS.values(), *GRID.values()}
    for kind in kinds:
        assert ask(filled, f"SELECT 1 FROM {kind.table.__tablename__}"), kind.key
    assert set(ask(filled, "SELECT DISTINCT kind FROM finding")) == {word.value for word in FindingKind}
    assert set(ask(filled, "SELECT DISTINCT state FROM white_space")) == {word.value for word in CellState}
    assert set(ask(filled, "SELECT DISTINCT state FROM question")) == {word.value for word in AnswerState}
    assert len(ask(filled, "SELECT DISTINCT family FROM offering")) == 4
    for table in ("white_space", "revenue_target", "kpi", "team_member"):
        of = "business_unit JOIN white_space ON unit_id = business_unit.id" if table == "white_space" else table
        assert len(ask(filled, f"SELECT DISTINCT account_id FROM {of}")) >= 5, table


def test_the_dossiers_add_up(filled: Book, today: date) -> None:
    assert ask(filled, "SELECT id FROM white_space WHERE our_share > market_value") == []
    for before, after in pairwise(ask(filled, "SELECT account_id, starts, ends FROM revenue_target ORDER BY id")):
        if before[0] == after[0]:
            assert date.fromisoformat(before[2]) + timedelta(1) == date.fromisoformat(after[1])
    for before, after in pairwise(ask(filled, "SELECT kpi_id, day FROM kpi_reading ORDER BY id")):
        assert before[0] != after[0] or before[1] < after[1]
    assert all(count >= 4 for count in ask(filled, "SELECT count(*) FROM kpi_reading GROUP BY kpi_id"))
    bank = {question.key: question for question in load_bank(Path("no such file")).questions}
    for group, key in ask(filled, 'SELECT "group", bank FROM question WHERE bank IS NOT NULL'):
        assert bank[key].group.value == group
    view = load_plan(filled, 1, today)
    assert [gap.text for gap in view.gaps if gap.section == "team"] == ["Our team: no innovator"]
    assert any(cell.state is CellState.UNKNOWN for cell in view.white_space.cells())


def test_a_signed_plan_has_not_changed_since(filled: Book, today: date) -> None:
    (account,) = ask(filled, "SELECT id FROM account WHERE name LIKE '%葦原%'")
    signed = load_plan(filled, account, today).signed
    assert signed is not None
    assert (signed.name, signed.changes) == ("K. Holm", 0)
    (past,) = ask(filled, "SELECT text FROM sign_off JOIN plan ON plan.id = plan_id WHERE plan.status = 'closed'")
    assert "A reference visit sold line 2" in past


# ---- on any day ----

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@settings(max_examples=12)
@given(DAYS)
@example(date(2027, 1, 1))
@example(date(2028, 2, 29))
@example(date(2026, 12, 27))
def test_it_is_believable_on_any_day(today: date) -> None:
    with example_of(today) as book:
        rows = load_portfolio(book, today, {}).rows
        keys = [row for row in rows if row.status is AccountStatus.KEY]
        assert {row.touch.state for row in keys} == {TouchState.FINE, TouchState.DUE, TouchState.LATE}
        assert {row.touch.state for row in rows} == set(TouchState)
        assert {row.trend for row in keys} == set(Trend)
        assert {row.tier for row in rows} == {*Tier, None}
        now = today.isoformat()
        assert set(ask(book, "SELECT due < ? FROM action WHERE status = 'open'", now)) >= {0, 1}
        for query in PAST:
            assert all(day <= now for day in ask(book, query)), query
        for day in ask(book, "SELECT day FROM interaction"):
            assert date.fromisoformat(day).weekday() < 5
        for day in ask(book, "SELECT opened FROM service_case WHERE status <> 'done'"):
            assert 3 <= (today - date.fromisoformat(day)).days <= 25
        for starts, ends in ask(book, "SELECT starts, ends FROM plan WHERE status <> 'closed'"):
            assert starts <= now <= ends
        for renewal in ask(book, "SELECT renewal FROM account WHERE renewal IS NOT NULL"):
            assert renewal > now


PAST = (
    "SELECT day FROM interaction",
    "SELECT day FROM stance_reading",
    "SELECT day FROM role_reading",
    "SELECT day FROM opportunity_stage",
    "SELECT day FROM health_reading",
    "SELECT day FROM tier_override",
    "SELECT day FROM fact WHERE day IS NOT NULL",
    "SELECT done_on FROM action WHERE done_on IS NOT NULL",
    "SELECT updated FROM service_case",
    "SELECT day FROM kpi_reading",
    "SELECT day FROM idea",
    "SELECT day FROM value_delivered",
    "SELECT day FROM plan_review",
    "SELECT day FROM lesson",
    "SELECT day FROM sign_off",
)
"""Days of things that have happened."""


@settings(max_examples=6)
@given(DAYS)
def test_what_has_an_order_keeps_it(today: date) -> None:
    with example_of(today) as book:
        for table, owner in (("stance_reading", "stakeholder_id"), ("opportunity_stage", "opportunity_id")):
            for before, after in pairwise(ask(book, f"SELECT {owner}, day FROM {table} ORDER BY id")):
                assert before[0] != after[0] or before[1] < after[1]


# ---- large books ----


@pytest.mark.parametrize(("accounts", "keys"), [(3, 3), (31, 6), (500, 12)])
def test_a_book_has_as_many_accounts_as_asked_for(empty: Book, today: date, accounts: int, keys: int) -> None:
    write_demo(empty, today, accounts=accounts)
    names = ask(empty, "SELECT name FROM account")
    assert len(names) == len(set(names)) == accounts
    assert ask(empty, "SELECT count(*) FROM account WHERE status = 'key'") == [keys]


def test_generated_accounts_have_people_contacts_and_work_in_the_past(empty: Book, today: date) -> None:
    write_demo(empty, today, accounts=300)
    for table in ("stakeholder", "interaction", "action", "service_case", "opportunity", "annual_revenue"):
        assert ask(empty, f"SELECT 1 FROM {table} WHERE account_id > 30"), table
    for query in PAST:
        assert all(day <= today.isoformat() for day in ask(empty, query)), query


@pytest.mark.parametrize("count", [1, 7, 200])
def test_a_large_plan_has_as_many_records_as_asked_for(empty: Book, today: date, count: int) -> None:
    write_demo(empty, today, accounts=5)
    tables = ("fact", "goal", "objective", "action", "risk", "opportunity")

    def total() -> int:
        return sum(ask(empty, f"SELECT count(*) FROM {table}")[0] for table in tables)

    before = total()
    write_large_plan(empty, 5, today, count)
    assert total() - before == count
    assert ask(empty, "SELECT count(*) FROM plan WHERE account_id = 5") == [1]
    assert [step.what for step in empty.history()] == ["Large plan", "Example book"]


def test_the_service_can_be_imported_before_the_first_frame() -> None:
    code = "import sys, kamtui.services.demo; print({'sqlmodel', 'sqlalchemy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
