"""The line of command as a tree: everybody below their manager, whatever the records say."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

Managers = Mapping[int, int | None]
"""Whom each person reports to, by key, in the order in which siblings stand; None for nobody."""


class Placed(NamedTuple):
    """A person's place in the tree.

    Attributes:
        id: Their key.
        depth: Steps below the root; 0 for a root.
        above: Whom they stand under in the tree; None for a root.
    """

    id: int
    depth: int
    above: int | None


def tree_order(managers: Managers) -> list[Placed]:
    """Everybody once, depth first, siblings in the order given.

    Who reports to somebody who is not among them is a root. Records that go round in a circle, as an import may
    bring them, are cut above the first one of the circle: that one is a root, and nobody is lost.

    Args:
        managers: Whom each person reports to.
    """
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    for person, manager in managers.items():
        below[manager if manager in managers and manager != person else None].append(person)
    found: list[Placed] = []
    seen: set[int] = set()

    def walk(root: int) -> None:
        stack = [Placed(root, 0, None)]
        while stack:  # no recursion: a chain of a thousand is a tree too
            placed = stack.pop()
            if placed.id in seen:
                continue
            seen.add(placed.id)
            found.append(placed)
            stack += [Placed(person, placed.depth + 1, placed.id) for person in reversed(below[placed.id])]

    for root in below[None]:
        walk(root)
    for person in managers:  # only those in a circle, and below one, are left
        if person not in seen:
            walk(first_of_circle(managers, person))
    return found


def first_of_circle(managers: Managers, person: int) -> int:
    """The member of a circle that stands first in the order, from anybody in or below that circle."""
    circle = chain_above(managers, person)
    last = managers.get(circle[-1]) if circle else managers.get(person)
    members = [person, *circle]
    round_trip = members[members.index(last) :] if last in members else members
    order = {key: place for place, key in enumerate(managers)}
    return min(round_trip, key=order.__getitem__)


def chain_above(managers: Managers, person: int) -> tuple[int, ...]:
    """Those above a person, the nearest first; it ends where it would come round again."""
    chain: list[int] = []
    seen = {person}
    above = managers.get(person)
    while above is not None and above in managers and above not in seen:
        chain.append(above)
        seen.add(above)
        above = managers[above]
    return tuple(chain)


def circle_of(managers: Managers, person: int, under: int) -> tuple[int, ...]:
    """The circle that moving a person under another would close; empty when there is none.

    Args:
        managers: Whom each person reports to now.
        person: Who is moved.
        under: The new manager.

    Returns:
        From the new manager up to the person.
    """
    if under == person:
        return (person,)
    chain = (under, *chain_above(managers, under))
    return chain[: chain.index(person) + 1] if person in chain else ()


def all_below(managers: Managers, person: int) -> frozenset[int]:
    """Everybody below a person, on all levels, without that person."""
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    for key, manager in managers.items():
        below[manager].append(key)
    found: set[int] = set()
    waiting = list(below[person])
    while waiting:
        key = waiting.pop()
        if key not in found and key != person:
            found.add(key)
            waiting += below[key]
    return frozenset(found)
