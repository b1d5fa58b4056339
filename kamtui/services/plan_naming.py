"""Names in a plan's fields: somebody or something new entered with the field, and people of one name told apart."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kamtui.book.book import Book
from kamtui.book.plan_rows import read_titles
from kamtui.models.contents import GRID, OTHERS
from kamtui.rules.plan import Link
from kamtui.services.ordering import place_after
from kamtui.services.plan_entry import read_entry

if TYPE_CHECKING:  # reading does without the ORM
    from sqlmodel import Session


def tell_apart(book: Book, people: Sequence[Link]) -> tuple[Link, ...]:
    """People by names that are each one person's: behind a name that several have stands what they are.

    Args:
        book: Where they are.
        people: Some of an account's people.

    Returns:
        The same people; `Hans Maier (Buyer)` where another one is called Hans Maier, with the key where the title
        is unknown or the same as well.
    """
    names = Counter(link.name for link in people)
    alike = [link for link in people if names[link.name] > 1]
    if not alike:
        return tuple(people)
    with book.rows() as connection:
        titles = read_titles(connection, [link.id for link in alike])
    told = {link.id: (link.name, titles.get(link.id) or "") for link in alike}
    often = Counter(told.values())

    def of(link: Link) -> Link:
        if link.id not in told:
            return link
        title = told[link.id][1]
        which = title if title and often[told[link.id]] == 1 else " ".join(filter(None, (title, f"#{link.id}")))
        return Link(link.id, f"{link.name} ({which})")

    return tuple(map(of, people))


def add_named(session: "Session", kind: str, account_id: int, name: str) -> int:
    """Enter a person, a business unit or an offering of whom only the name is known, in the last place.

    Args:
        session: A step's session.
        kind: `stakeholder`, `business_unit` or `offering`.
        account_id: Whose person or unit; an offering is ours.
        name: What they are called.

    Returns:
        The key.

    Raises:
        Refused: Another one has the name.
    """
    from kamtui.models.account import BusinessUnit
    from kamtui.models.people import Stakeholder
    from kamtui.models.revenue import Offering
    from kamtui.services import people_records, whitespace_records

    if kind == "stakeholder":
        entered = read_entry(OTHERS["stakeholder"], {"name": name}, is_new=True)
        person = Stakeholder(account_id=account_id, **entered)
        people_records.check_name(session, person)
        place_after(person, people_records.siblings(session, account_id, None), None)
        session.add(person)
        session.flush()
        return people_records.key_of(person)
    entered = read_entry(GRID[kind], {"name": name}, is_new=True)
    head = Offering(**entered) if kind == "offering" else BusinessUnit(account_id=account_id, **entered)
    (key,) = whitespace_records.add_heads(session, (head,), None)
    return key
