"""Who of us talks to whom, from what was written into contacts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.engagement import Attendance, Interaction
from kamtui.services.accounts import create_account
from kamtui.services.people_editing import create_person
from kamtui.services.who_talks import Talked, load_who_talks
from kamtui.vocabulary_plan import InteractionKind

TODAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "book.db", create=True)
    yield book
    book.close()


def met(book: Book, account: int, person: int, day: date, ours: str | None) -> None:
    with book.step("Log meeting") as session:
        one = Interaction(account_id=account, day=day, kind=InteractionKind.MEETING, our_people=ours)
        session.add(one)
        session.flush()
        session.add(Attendance(interaction_id=one.id, stakeholder_id=person))


def test_names_in_one_line_are_people_each_counted_once(book: Book) -> None:
    account = create_account(book, {"name": "Brenner AG"}, TODAY)
    vogt = create_person(book, account, {"name": "R. Vogt"}, TODAY)
    met(book, account, vogt, date(2026, 3, 1), "jana KERN; M. Eder and J. Böhm")
    met(book, account, vogt, date(2026, 5, 1), "Jana Kern, Jana Kern")
    met(book, account, vogt, date(2026, 6, 1), None)
    met(book, account, vogt, date(2026, 12, 1), "M. Eder")
    found = load_who_talks(book, account, TODAY)
    assert found.ours[0] == "Jana Kern"
    assert set(found.ours) == {"Jana Kern", "M. Eder", "J. Böhm"}
    assert found.talked == {
        vogt: {
            "Jana Kern": Talked(date(2026, 5, 1), 2),
            "M. Eder": Talked(date(2026, 3, 1), 1),
            "J. Böhm": Talked(date(2026, 3, 1), 1),
        }
    }


def test_an_account_without_contacts_has_nobody(book: Book) -> None:
    account = create_account(book, {"name": "Brenner AG"}, TODAY)
    assert load_who_talks(book, account, TODAY) == ((), {})
