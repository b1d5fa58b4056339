"""Lines of command as a tree: everybody stands in it once, whatever the lines say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Tree(NamedTuple):
    """Who stands under whom.

    Attributes:
        order: Everybody, managers before their reports, siblings in their given order.
        manager: The manager of each; None at the top.
        reports: The direct reports of each who has any.
        depth: How many managers stand above each.
        below: How many people stand under each, at any depth.
    """

    order: tuple[int, ...] = ()
    manager: Mapping[int, int | None] = {}
    reports: Mapping[int, Sequence[int]] = {}
    depth: Mapping[int, int] = {}
    below: Mapping[int, int] = {}

    def chain(self, id: int) -> list[int]:
        """The managers above a person, the nearest first."""
        found: list[int] = []
        above = self.manager[id]
        while above is not None:
            found.append(above)
            above = self.manager[above]
        return found

    def holds(self, manager: int, id: int) -> bool:
        """Whether a person is that manager, or stands anywhere under that manager."""
        return id == manager or manager in self.chain(id)


def grow(people: Iterable[tuple[int, int | None]]) -> Tree:
    """Make a tree of lines of command.

    A manager who is not among the people counts as none. Of people in a circle the first one stands at the top:
    a chart that left them out would lie. A person given twice stands where the first one stands.

    Args:
        people: Person and manager, siblings in their order.
    """
    given: dict[int, int | None] = {}
    for id, manager in people:
        given.setdefault(id, manager)
    reports: dict[int, list[int]] = {}
    tops: list[int] = []
    for id, manager in given.items():
        if manager is None or manager not in given:
            tops.append(id)
        else:
            reports.setdefault(manager, []).append(id)
    depth: dict[int, int] = {}
    above: dict[int, int | None] = {}
    for top in tops:
        _descend(top, reports, depth, above)
    if len(depth) < len(given):
        for id in given:
            if id not in depth:
                _descend(id, reports, depth, above)
        reports = _of(above)
    return Tree(tuple(depth), above, reports, depth, _counted(above))


def _descend(
    top: int, reports: Mapping[int, Sequence[int]], depth: dict[int, int], above: dict[int, int | None]
) -> None:
    """Write down whoever stands under somebody, depth first; without recursion, as a chain may be long."""
    waiting: list[tuple[int, int | None, int]] = [(top, None, 0)]
    while waiting:
        id, manager, level = waiting.pop()
        if id in depth:
            continue  # the circle is closed
        depth[id], above[id] = level, manager
        waiting += [(report, id, level + 1) for report in reversed(reports.get(id, ()))]


def _of(above: Mapping[int, int | None]) -> dict[int, list[int]]:
    """The direct reports by their managers."""
    reports: dict[int, list[int]] = {}
    for id, manager in above.items():
        if manager is not None:
            reports.setdefault(manager, []).append(id)
    return reports


def _counted(above: dict[int, int | None]) -> dict[int, int]:
    """How many stand under each; from the end, as everybody stands behind their manager."""
    below = dict.fromkeys(above, 0)
    for id, manager in reversed(above.items()):
        if manager is not None:
            below[manager] += below[id] + 1
    return below
