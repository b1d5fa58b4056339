"""The plan is read again whenever something changes that it shows, wherever that was changed."""

import sqlite3
from datetime import date
from pathlib import Path

from kamtui.book.book import Book
from kamtui.screens.plan import PlanScreen
from kamtui.services.demo import write_demo
from kamtui.services.plan import load_plan
from kamtui.services.signoff import sign_plan
from kamtui.services.waiting import load_waiting

TODAY = date(2026, 11, 21)
OF_THE_BOOK = {"change", "step", "sqlite_master"}
"""Tables that change with every step, whatever it is about."""


def test_no_table_is_read_for_a_plan_whose_change_would_not_have_it_read_again(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.db", create=True)
    write_demo(book, TODAY, accounts=1)
    sign_plan(book, 1, {"name": "E. Vogt", "day": TODAY}, TODAY)
    read: set[str] = set()

    def note(action: int, table: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and table:
            read.add(table)
        return sqlite3.SQLITE_OK

    with book.rows() as connection:
        connection.set_authorizer(note)
    load_plan(book, 1, TODAY)
    load_waiting(book, 1)
    with book.rows() as connection:
        connection.set_authorizer(None)
    book.close()
    assert len(read) > 20
    assert read - OF_THE_BOOK <= PlanScreen.concerns
