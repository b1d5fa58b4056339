"""The desk: which account is current, and which come before and after it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.screens.desk import Desk
from kamtui.services.accounts import create_account
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings

TODAY = date(2026, 11, 21)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one account in the book, and nobody current."""
    book = Book.open(tmp_path / "book.db", create=True)
    create_account(book, {"name": "Brenner AG"}, TODAY)
    yield Desk(book, TODAY, Settings(), load_portfolio(book, TODAY, {}))
    book.close()


@pytest.mark.parametrize(
    ("current", "by", "found"),
    [(7, 1, 3), (3, 1, 5), (5, 1, 7), (5, -1, 3), (7, -1, 5), (3, -1, 7), (None, 1, 7), (None, -1, 7), (9, 1, 7)],
)
def test_stepping_follows_the_list_as_shown_and_goes_round_its_ends(
    desk: Desk, current: int | None, by: int, found: int
) -> None:
    desk.order, desk.current_id = (7, 3, 5), current
    assert desk.step(by) == found


@pytest.mark.parametrize("current", [None, 4])
def test_where_no_account_is_shown_stepping_stays(desk: Desk, current: int | None) -> None:
    desk.current_id = current
    assert desk.step(1) == current


def test_the_only_account_is_its_own_neighbour(desk: Desk) -> None:
    desk.order, desk.current_id = (4,), 4
    assert (desk.step(1), desk.step(-1)) == (4, 4)


def test_the_current_account_is_the_row_of_the_list_and_none_when_it_is_gone(desk: Desk) -> None:
    assert desk.current is None
    (row,) = desk.portfolio.rows
    desk.current_id = row.id
    assert desk.current is row
    desk.current_id = row.id + 1
    assert desk.current is None
