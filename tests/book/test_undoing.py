"""Undo of many steps at once: the same states as one by one, all or nothing, done again one by one."""

from pathlib import Path

import pytest
from sqlmodel import text

from kamtui.book import history
from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import Account


def add(book: Book, name: str) -> None:
    with book.step(f"New account “{name}”") as session:
        session.add(Account(name=name))


def names(book: Book) -> list[str]:
    with book.rows() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM account ORDER BY id")]


def first_steps(book: Book) -> list[int]:
    """The steps that did something, oldest first."""
    with book.rows() as connection:
        return [number for (number,) in connection.execute("SELECT id FROM step WHERE kind = 'do' ORDER BY id")]


def test_all_steps_back_to_the_chosen_one_are_undone_and_redo_does_them_one_by_one(book: Book) -> None:
    for name in "ABCDE":
        add(book, name)
    heard: list[history.Change] = []
    book.listeners.append(heard.append)
    change = book.undo_back_to(first_steps(book)[2])
    assert change is not None
    assert change.label == "3 steps"
    assert names(book) == ["A", "B"]
    assert heard == [change]
    assert change.tables == {"account"}
    for expected in ("ABC", "ABCD", "ABCDE"):
        assert book.redo() is not None
        assert names(book) == list(expected)
    assert book.redo() is None


def test_a_step_that_was_done_again_is_reached_by_the_step_that_did_it_first(book: Book, path: Path) -> None:
    for name in "ABC":
        add(book, name)
    for _ in range(2):
        book.undo()
    book.redo()
    book.close()
    again = Book.open(path)
    change = again.undo_back_to(first_steps(again)[1])
    assert change is not None
    assert change.label == "New account “B”"
    assert names(again) == ["A"]
    again.close()


def test_what_is_undone_already_or_below_the_floor_is_refused_and_nothing_changes(book: Book) -> None:
    add(book, "A")
    with book.step("Example book", is_floor=True) as session:
        session.add(Account(name="B"))
    add(book, "C")
    add(book, "D")
    book.undo()
    before = names(book), book.history()
    below, floor, _, undone = first_steps(book)
    for step in (below, floor, undone, 999):
        with pytest.raises(Refused, match="undone already, or undo does not reach it"):
            book.undo_back_to(step)
    assert (names(book), book.history()) == before


def test_it_is_all_or_nothing(book: Book) -> None:
    add(book, "A")
    add(book, "B")
    first = first_steps(book)[0]
    with book.step("Break the past") as session:
        session.exec(text("UPDATE account SET region = 'x'"))  # type: ignore[call-overload] # a plain statement
        session.exec(text(f"UPDATE change SET op = 'D', old = '{{}}' WHERE step = {first}"))  # type: ignore[call-overload]
    before = names(book), book.history()
    with pytest.raises(Exception, match="syntax error"):
        book.undo_back_to(first)
    assert (names(book), book.history()) == before


def test_a_column_that_a_later_format_gave_up_does_not_stop_undo(book: Book) -> None:
    add(book, "A")
    with book.step("Remove") as session:
        session.exec(text("DELETE FROM account"))  # type: ignore[call-overload] # a plain statement
        session.exec(
            text("UPDATE change SET old = json_insert(old, '$.fax', '123') WHERE op = 'D'")  # type: ignore[call-overload]
        )
    assert book.undo() is not None
    assert names(book) == ["A"]
