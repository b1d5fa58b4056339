"""Changing many people at once: the book is asked as often as for few, and everybody lands where they should."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import Account
from kamtui.models.people import Stakeholder
from kamtui.services.people import load_people
from kamtui.services.people_editing import move_person, remove_person, set_influence
from kamtui.vocabulary import Influence

TODAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with a boss, sixty heads below, and an assistant below each; another account has one person."""
    found = Book.open(tmp_path / "book.db", create=True)
    with found.step("Enter") as session:
        session.add_all([Account(name="Brenner AG"), Account(name="Kappa GmbH")])
        session.flush()
        session.add(Stakeholder(account_id=1, name="Boss", position=0))
        session.flush()
        session.add_all(
            Stakeholder(account_id=1, name=f"H{number}", reports_to_id=1, position=number)
            for number in range(2, 62)
        )
        session.flush()
        session.add_all(
            Stakeholder(account_id=1, name=f"A{number}", reports_to_id=number, position=0)
            for number in range(2, 62)
        )
        session.flush()
        session.add(Stakeholder(account_id=2, name="Stranger", position=0))
    yield found
    found.close()


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """What the database is asked through the ORM."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


HEADS = range(2, 62)


def chart(book: Book) -> list[str]:
    return [f"{'  ' * row.depth}{row.name}" for row in load_people(book, 1, TODAY).people]


@pytest.mark.parametrize(
    "change",
    [
        lambda book, ids: move_person(book, ids, None),
        remove_person,
        lambda book, ids: set_influence(book, ids, Influence.HIGH),
    ],
    ids=["move", "remove", "influence"],
)
def test_many_are_changed_with_as_few_questions_as_two(
    book: Book, asked: list[str], change: Callable[[Book, tuple[int, ...]], object]
) -> None:
    change(book, (2, 3))
    few = len(asked)
    asked.clear()
    change(book, tuple(HEADS)[2:])
    assert len(asked) <= few


def test_many_move_behind_whoever_is_there_in_the_order_they_stood(book: Book) -> None:
    before = chart(book)
    assert move_person(book, tuple(HEADS)[1:], 2)
    shown = chart(book)
    assert shown[:3] == ["Boss", "  H2", "    A2"]
    assert shown[3::2] == [f"    H{number}" for number in range(3, 62)]
    assert shown[4::2] == [f"      A{number}" for number in range(3, 62)]
    book.undo()
    assert chart(book) == before


def test_many_are_removed_and_their_reports_stand_in_their_places(book: Book) -> None:
    before = chart(book)
    remove_person(book, (*reversed(HEADS[1:]), 1))
    assert chart(book) == ["H2", "  A2", *(f"A{number}" for number in range(3, 62))]
    book.undo()
    assert chart(book) == before


def test_of_many_none_moves_under_another_account_or_below_themselves(book: Book) -> None:
    before = chart(book)
    with pytest.raises(Refused, match="“Stranger” is with another account"):
        move_person(book, tuple(HEADS), 122)
    with pytest.raises(Refused, match="a circle, H5 > A5 > H5"):
        move_person(book, tuple(HEADS), 65)
    assert chart(book) == before
