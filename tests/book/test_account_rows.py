"""What belongs or belonged to an account, however it came and went, and what it costs to find it."""

import sqlite3
from pathlib import Path

import pytest
from sqlmodel import col, delete

from kamtui.book import past
from kamtui.book.account_rows import rows_of_account, steps_of_account
from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.people import Stakeholder, StanceReading
from kamtui.vocabulary import Stance
from tests.book.conftest import NOON


def add_person(book: Book, account: str, name: str) -> tuple[int, int]:
    """An account with a person and a reading of that person's stance."""
    with book.step(f"New account “{account}” with {name}") as session:
        one = Account(name=account)
        session.add(one)
        session.flush()
        person = Stakeholder(account_id=one.id, name=name)
        session.add(person)
        session.flush()
        session.add(StanceReading(stakeholder_id=person.id, value=Stance.SUPPORTER, day=NOON.date()))
        session.flush()
        assert one.id is not None
        assert person.id is not None
        return one.id, person.id


def labels(book: Book, account_id: int) -> list[str]:
    return [step.what for step in book.history(account_id=account_id)]


def test_somebody_who_went_to_another_account_is_in_the_past_of_both(book: Book) -> None:
    here, person = add_person(book, "A", "R. Vogt")
    there, _ = add_person(book, "B", "S. Lang")
    with book.step("Move R. Vogt") as session:
        moved = session.get_one(Stakeholder, person)
        moved.account_id = there
        session.add(moved)
    assert labels(book, here) == ["Move R. Vogt", "New account “A” with R. Vogt"]
    assert labels(book, there) == [
        "Move R. Vogt",
        "New account “B” with S. Lang",
        "New account “A” with R. Vogt",
    ]


def test_what_went_with_its_owner_is_found_from_above(book: Book) -> None:
    here, person = add_person(book, "A", "R. Vogt")
    with book.step("Delete R. Vogt") as session:
        session.exec(delete(Stakeholder).where(col(Stakeholder.id) == person))
    with book.rows() as connection:
        found = rows_of_account(connection, here)
    assert (found["stakeholder"], len(found["stance_reading"])) == ({person}, 1)
    book.undo()
    assert labels(book, here)[0] == "Undo: Delete R. Vogt"


def test_the_newest_steps_come_first_and_none_is_cut_in_two(book: Book) -> None:
    here, person = add_person(book, "A", "R. Vogt")
    with book.step("Rename") as session:
        renamed = session.get_one(Stakeholder, person)
        renamed.name = "R. Vogt-Lang"
        session.add(renamed)
    with book.rows() as connection:
        rows = rows_of_account(connection, here)
        all_of_it = past.changes_among(connection, rows, "", 100)
        whole = past.changes_among(connection, rows, "", 2)
        newest = past.changes_among(connection, rows, "", 1)
        later = past.changes_among(connection, rows, "9999", 100)
    assert [change.what for change in all_of_it] == ["Rename", *["New account “A” with R. Vogt"] * 3]
    assert whole == all_of_it
    assert newest == all_of_it[:1]
    assert later == []


@pytest.mark.parametrize("others", [2_000])
def test_a_long_log_of_others_is_hardly_read(path: Path, others: int) -> None:
    with_others = Book.open(path, create=True, clock=lambda: NOON)
    try:
        here, _ = add_person(with_others, "A", "R. Vogt")
        with with_others.step("Import") as session:
            accounts = [Account(name=f"Account {number}") for number in range(others)]
            session.add_all(accounts)
            session.flush()
            session.add_all(Stakeholder(account_id=one.id, name=f"Person of {one.name}") for one in accounts)
    finally:
        with_others.close()
    connection = sqlite3.connect(path)
    ticks = 0

    def count() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    connection.set_progress_handler(count, 1_000)
    rows = rows_of_account(connection, here)
    assert len(steps_of_account(connection, here)) == 1
    assert len(past.changes_among(connection, rows, "", 100)) == 3
    connection.close()
    assert ticks < others * 50 / 1_000, "instructions of SQLite, in thousands"
