"""Steps, undo and redo: what one action did is one thing to take back, also after a restart."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError
from sqlmodel import col, delete, select, text

from kamtui.book import history
from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import Account
from kamtui.models.people import Stakeholder, StanceReading
from kamtui.models.tables import METADATA
from kamtui.vocabulary import Stance

State = dict[str, list[tuple[object, ...]]]


def add_account(book: Book, name: str) -> int:
    with book.step(f"New account “{name}”") as session:
        account = Account(name=name)
        session.add(account)
        session.flush()
        assert account.id is not None
        return account.id


def names(book: Book) -> list[str]:
    with book.rows() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM account ORDER BY id")]


def state(book: Book) -> State:
    with book.rows() as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in history.tracked_tables(connection)
        }


def test_undo_takes_back_the_last_step_and_redo_brings_it_again(book: Book) -> None:
    add_account(book, "Brenner AG")
    add_account(book, "Banque Léman")
    undone = book.undo()
    assert undone is not None
    assert undone.label == "New account “Banque Léman”"
    assert names(book) == ["Brenner AG"]
    redone = book.redo()
    assert redone is not None
    assert names(book) == ["Brenner AG", "Banque Léman"]


def test_undo_works_after_a_restart(book: Book, path: Path) -> None:
    add_account(book, "Brenner AG")
    book.close()
    again = Book.open(path)
    again.undo()
    assert names(again) == []
    again.close()


def test_a_new_step_ends_redoing(book: Book) -> None:
    add_account(book, "A")
    book.undo()
    add_account(book, "B")
    assert book.redo() is None
    assert names(book) == ["B"]


def test_undo_ends_above_a_floor_also_after_a_restart_and_redo_still_works(book: Book, path: Path) -> None:
    add_account(book, "Before AG")
    with book.step("Example book", is_floor=True) as session:
        session.add(Account(name="Brenner AG"))
    assert book.undo() is None
    add_account(book, "Banque Léman")
    assert book.undo() is not None
    book.close()
    again = Book.open(path)
    assert again.undo() is None
    assert again.redo() is not None
    assert names(again) == ["Before AG", "Brenner AG", "Banque Léman"]
    assert [(step.what, step.undone) for step in again.history()][-2:] == [
        ("Example book", False),
        ("New account “Before AG”", False),
    ]
    again.close()


def test_a_long_label_is_cut_with_a_mark(book: Book) -> None:
    add_account(book, "x" * 400)
    (step,) = book.history()
    assert (len(step.what), step.what[-2:]) == (200, "x…")


def test_nothing_to_undo_is_no_error(book: Book) -> None:
    assert book.undo() is None
    assert book.redo() is None


def test_undo_brings_back_what_went_along_with_a_deleted_row(book: Book) -> None:
    key = add_account(book, "A")
    with book.step("New person") as session:
        person = Stakeholder(account_id=key, name="R. Vogt")
        session.add(person)
        session.flush()
        session.add(StanceReading(stakeholder_id=person.id, day=date(2026, 11, 1), value=Stance.ENEMY))
    before = state(book)
    with book.step("Delete account") as session:
        session.exec(delete(Account).where(col(Account.id) == key))
    assert state(book)["stance_reading"] == []
    book.undo()
    assert state(book) == before


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO account (name, status, currency) VALUES ('x', 'watch', 'EUR')",
        "INSERT OR REPLACE INTO account (id, name, status, currency) VALUES (1, 'x', 'watch', 'EUR')",
        "UPDATE account SET name = 'x'",
        "DELETE FROM account",
    ],
)
def test_a_write_outside_a_step_is_refused_by_the_database(book: Book, statement: str) -> None:
    add_account(book, "A")
    with pytest.raises(DatabaseError, match="write outside a step"), book.read() as session:
        session.exec(text(statement))  # type: ignore[call-overload] # raw SQL is what is being refused
    assert names(book) == ["A"]


def test_every_table_of_the_models_is_watched(book: Book) -> None:
    with book.rows() as connection:
        assert set(history.tracked_tables(connection)) == set(METADATA.tables) - history.UNTRACKED


def test_a_step_that_fails_leaves_nothing_and_the_next_one_works(book: Book) -> None:
    def fail_halfway() -> None:
        with book.step("Half") as session:
            session.add(Account(name="half"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert names(book) == []
    assert book.history() == []
    add_account(book, "whole")
    assert names(book) == ["whole"]


def test_a_step_that_changes_nothing_leaves_no_line_of_history(book: Book) -> None:
    with book.step("Looked only") as session:
        session.exec(select(Account)).all()
    assert book.history() == []


def test_listeners_hear_what_kinds_changed(book: Book) -> None:
    heard: list[history.Change] = []
    book.listeners.append(heard.append)
    add_account(book, "A")
    book.undo()
    assert [(change.kind, change.tables) for change in heard] == [
        ("do", frozenset({"account"})),
        ("undo", frozenset({"account"})),
    ]


def test_the_history_names_steps_and_says_which_are_undone(book: Book) -> None:
    add_account(book, "A")
    add_account(book, "B")
    book.undo()
    assert [(step.what, step.undone) for step in book.history()] == [
        ("Undo: New account “B”", False),
        ("New account “B”", True),
        ("New account “A”", False),
    ]
    book.redo()
    assert [step.undone for step in book.history()] == [False] * 4


def test_the_history_of_an_account_has_what_hangs_on_it_and_nothing_else(book: Book) -> None:
    key, other = add_account(book, "A"), add_account(book, "B")
    with book.step("New person") as session:
        session.add(Stakeholder(account_id=key, name="R. Vogt"))
    with book.step("Somebody else") as session:
        session.add(Stakeholder(account_id=other, name="S. Lang"))
    with book.step("Delete person") as session:
        session.exec(delete(Stakeholder).where(col(Stakeholder.account_id) == key))
    assert [step.what for step in book.history(account_id=key)] == [
        "Delete person",
        "New person",
        "New account “A”",
    ]


@pytest.mark.parametrize(
    ("values", "words", "field"),
    [
        ({"name": ""}, "Name: it cannot be empty", "name"),
        ({"name": "A", "currency": "euro"}, "Currency: it is not written as it should be", "currency"),
        ({"name": "A", "notice_days": -1}, "Notice: it is too small", "notice_days"),
        ({"name": "A" * 20_001}, "Name: it is too long", "name"),
    ],
)
def test_what_does_not_fit_its_field_is_refused_in_one_sentence(
    book: Book, values: dict[str, Any], words: str, field: str
) -> None:
    with pytest.raises(Refused, match=words) as refused, book.step("Bad") as session:
        session.add(Account(**values))
    assert refused.value.field == field
    assert names(book) == []


def test_sqlite_refuses_what_a_bulk_statement_slips_past_the_models(book: Book) -> None:
    for statement in (
        "INSERT INTO account (name, status, currency) VALUES ('x', 'friend', 'EUR')",
        "INSERT INTO account (name, status, currency, potential) VALUES ('x', 'key', 'EUR', 'much')",
        "INSERT INTO account (name, status, currency, renewal) VALUES ('x', 'key', 'EUR', '2026-02-31')",
    ):
        with pytest.raises(Refused, match="CHECK constraint failed"), book.step("Bulk") as session:
            session.exec(text(statement))  # type: ignore[call-overload] # raw SQL is what is being refused
    assert names(book) == []


def test_a_read_inside_a_step_fails_at_once_instead_of_locking_itself_out(book: Book) -> None:
    with book.step("Outer"), pytest.raises(Exception, match="QueuePool"), book.read() as session:
        session.exec(select(Account)).all()


ACTIONS = st.lists(st.sampled_from(["add", "change", "remove", "undo", "redo", "restart"]), max_size=25)


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTIONS)
def test_undo_and_redo_only_ever_show_states_the_user_saw(
    tmp_path_factory: pytest.TempPathFactory, actions: list[str]
) -> None:
    path = tmp_path_factory.mktemp("book") / "book.db"
    book = Book.open(path, create=True)
    undo: list[State] = []
    redo: list[State] = []
    for count, action in enumerate(actions):
        before = state(book)
        if action == "add":
            add_account(book, f"account {count}")
        elif action in ("change", "remove") and names(book):
            statement = (
                f"UPDATE account SET name = 'renamed {count}' WHERE id = (SELECT min(id) FROM account)"
                if action == "change"
                else "DELETE FROM account WHERE id = (SELECT max(id) FROM account)"
            )
            with book.step(action) as session:
                session.exec(text(statement))  # type: ignore[call-overload] # any kind of write is logged
        elif action == "undo":
            assert (book.undo() is not None) == bool(undo)
            if undo:
                redo.append(before)
                assert state(book) == undo.pop()
            continue
        elif action == "redo":
            assert (book.redo() is not None) == bool(redo)
            if redo:
                undo.append(before)
                assert state(book) == redo.pop()
            continue
        elif action == "restart":
            book.close()
            book = Book.open(path)
            continue
        else:
            continue
        undo.append(before)
        redo.clear()
    book.close()


def test_a_column_that_undo_could_not_bring_back_exactly_is_refused() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE reading (id INTEGER PRIMARY KEY, value REAL)")
    with pytest.raises(TypeError, match="undo would not bring it back exactly"):
        history.install(connection)
