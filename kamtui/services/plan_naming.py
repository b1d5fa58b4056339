"""Names in a plan's fields: somebody or something new entered with the field, and those of one name told apart."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kamtui.book.book import Book
from kamtui.book.plan_rows import TRAITS, read_traits
from kamtui.models.contents import GRID, OTHERS
from kamtui.rules.plan import Link
from kamtui.services.ordering import place_after
from kamtui.services.plan_entry import read_entry
from kamtui.text import fold_name

if TYPE_CHECKING:  # reading does without the ORM
    from sqlmodel import Session


def tell_apart(book: Book, kind: str, links: Sequence[Link]) -> tuple[Link, ...]:
    """Records by names that are each one record's: behind a name that several have stands what they are.

    Names are compared as they are read, case and accents aside.

    Args:
        book: Where they are.
        kind: What they are, as `stakeholder`.
        links: Some of an account's people, our offerings, or records whose names differ anyway.

    Returns:
        The same records; `Hans Maier (Buyer)` where another one is called Hans Maier, by the title of people and
        the family of offerings; with the key where that is unknown, or the same as well.
    """
    names = Counter(fold_name(link.name) for link in links)
    alike = [link for link in links if names[fold_name(link.name)] > 1]
    if not alike or kind not in TRAITS:
        return tuple(links)
    with book.rows() as connection:
        traits = read_traits(connection, kind, [link.id for link in alike])
    told = {link.id: f"{link.name} ({traits.get(link.id) or f'#{link.id}'})" for link in alike}
    often = names + Counter(map(fold_name, told.values()))

    def of(link: Link) -> Link:
        if link.id not in told:
            return link
        if often[fold_name(told[link.id])] == 1:
            return Link(link.id, told[link.id])
        which = " ".join(filter(None, (traits.get(link.id), f"#{link.id}")))
        return Link(link.id, f"{link.name} ({which})")

    return tuple(map(of, links))


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
