"""Names that several have: each is told so that reading it finds one record alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.people import Stakeholder
from kamtui.models.revenue import Offering
from kamtui.rules.plan import Link
from kamtui.services.plan_naming import tell_apart
from kamtui.text import fold_name


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with an account."""
    found = Book.open(tmp_path / "book.db", create=True)
    with found.step("Enter") as session:
        session.add(Account(name="Brenner AG"))
    yield found
    found.close()


def people(book: Book, *who: tuple[str, str | None]) -> list[Link]:
    with book.step("Enter") as session:
        entered = [Stakeholder(account_id=1, name=name, title=title, position=0) for name, title in who]
        session.add_all(entered)
        session.flush()
        return [Link(each.id or 0, each.name) for each in entered]


def told(book: Book, kind: str, links: list[Link]) -> list[str]:
    found = tell_apart(book, kind, links)
    assert [link.id for link in found] == [link.id for link in links]
    names = [link.name for link in found]
    assert len(set(map(fold_name, names))) == len(names)
    return names


def test_people_of_one_name_are_told_by_their_titles_and_then_by_their_keys(book: Book) -> None:
    links = people(book, ("Eva Lang", "Buyer"), ("Eva Lang", "CFO"), ("Eva Lang", "CFO"), ("Eva Lang", None))
    assert told(book, "stakeholder", links) == [
        "Eva Lang (Buyer)",
        "Eva Lang (CFO #2)",
        "Eva Lang (CFO #3)",
        "Eva Lang (#4)",
    ]


def test_names_are_alike_as_they_are_read(book: Book) -> None:
    links = people(book, ("Hans Maier", "Buyer"), ("hans maier", "CFO"), ("José", "Head"), ("Jose", "head"))
    assert told(book, "stakeholder", links) == [
        "Hans Maier (Buyer)",
        "hans maier (CFO)",
        "José (Head #3)",
        "Jose (head #4)",
    ]


def test_what_is_put_behind_a_name_does_not_make_it_anothers(book: Book) -> None:
    links = people(book, ("Eva Lang", "Buyer"), ("Eva Lang", "CFO"), ("Eva Lang (CFO)", None), ("Urs Frei", "CFO"))
    assert told(book, "stakeholder", links) == [
        "Eva Lang (Buyer)",
        "Eva Lang (CFO #2)",
        "Eva Lang (CFO)",
        "Urs Frei",
    ]


def test_offerings_of_one_name_are_told_by_their_families(book: Book) -> None:
    with book.step("Enter") as session:
        entered = [
            Offering(name="Service", family="Lathes"),
            Offering(name="service", family="Robots"),
            Offering(name="Spares"),
        ]
        session.add_all(entered)
        session.flush()
        links = [Link(each.id or 0, each.name) for each in entered]
    assert told(book, "offering", links) == ["Service (Lathes)", "service (Robots)", "Spares"]


def test_other_kinds_keep_their_names(book: Book) -> None:
    links = [Link(1, "Rival"), Link(2, "Rival")]
    assert tell_apart(book, "competitor", links) == tuple(links)
