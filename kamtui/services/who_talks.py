"""Who of us talks to whom, how often and how recently, from the contacts that were logged."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.book.who_talks_rows import read_who_talks
from kamtui.text import fold_name

APART = r"[,;/\n]| and | & "
"""What parts the names of our people in one line."""


class Talked(NamedTuple):
    """What there was between one of us and one of theirs.

    Attributes:
        last: The day of the last contact.
        times: How many there were.
    """

    last: date
    times: int


class WhoTalks(NamedTuple):
    """Who talks to whom.

    Attributes:
        ours: Our people, who talks most first.
        talked: By the key of one of theirs what there was with each of ours, by name.
    """

    ours: tuple[str, ...]
    talked: Mapping[int, Mapping[str, Talked]]


def load_who_talks(book: Book, account_id: int, day: date) -> WhoTalks:
    """Read who of us talks to whom at an account.

    A name that is written in several ways, with other capitals or accents, is one person, written as it was last.

    Args:
        book: Where to look.
        account_id: The account.
        day: The last day that counts.
    """
    with book.rows() as connection:
        rows = read_who_talks(connection, account_id, day.isoformat())
    called: dict[str, str] = {}
    counts: Counter[str] = Counter()
    found: dict[int, dict[str, Talked]] = {}
    for person, on, ours in rows:
        for name in _names(ours):
            folded = fold_name(name)
            called[folded] = name
            counts[folded] += 1
            before = found.setdefault(person, {}).get(folded)
            found[person][folded] = Talked(date.fromisoformat(on), 1 if before is None else before.times + 1)
    order = [folded for folded, _ in counts.most_common()]
    return WhoTalks(
        tuple(called[folded] for folded in order),
        {person: {called[folded]: talked for folded, talked in each.items()} for person, each in found.items()},
    )


def _names(ours: str) -> Iterator[str]:
    """Our people one by one, each once."""
    seen = set()
    for written in re.split(APART, ours):
        name = " ".join(written.split())
        if name and fold_name(name) not in seen:
            seen.add(fold_name(name))
            yield name
