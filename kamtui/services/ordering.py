"""The order that is the user's own: records stand at positions with gaps between, so that most moves touch one."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

GAP = 1024
"""What lies between the positions of two neighbours when they are numbered anew."""


class Placed(Protocol):
    """What stands in an order of the user's: a record with its key and its position among its siblings."""

    id: int | None
    position: int


AnyPlaced = TypeVar("AnyPlaced", bound=Placed)


def place(record: Placed, others: Sequence[Placed], index: int) -> None:
    """Put a record among others, numbering them anew only where no gap is left.

    Args:
        record: What is placed.
        others: Its siblings in order, without itself.
        index: How many of them stand before it.
    """
    place_run((record,), others, index)


def place_run(records: Sequence[Placed], others: Sequence[Placed], index: int) -> None:
    """Put records behind each other among others, numbering them anew only where the gap does not hold them.

    Args:
        records: What is placed, in its order.
        others: Their siblings in order, without themselves.
        index: How many of those stand before them.
    """
    before = others[index - 1].position if index else None
    after = others[index].position if index < len(others) else None
    if after is None:
        first, gap = (before or 0) + GAP, GAP
    elif before is None:
        first, gap = after - GAP * len(records), GAP
    else:
        gap = (after - before) // (len(records) + 1)
        first = before + gap
    if gap > 0:
        for number, record in enumerate(records):
            record.position = first + number * gap
        return
    for number, sibling in enumerate((*others[:index], *records, *others[index:]), 1):
        sibling.position = number * GAP


def place_after(record: Placed, others: Sequence[Placed], sibling: int | None) -> None:
    """Put a record right behind one of others; at the end when that is not among them.

    Args:
        record: What is placed.
        others: Its siblings in order, without itself.
        sibling: The key of that one.
    """
    place(record, others, index_after(others, sibling))


def index_after(others: Sequence[Placed], sibling: int | None) -> int:
    """How many of others stand before what comes right behind one of them; all when that is not among them."""
    keys = [other.id for other in others]
    return keys.index(sibling) + 1 if sibling in keys else len(others)


def move_past(
    record: AnyPlaced, siblings: Sequence[AnyPlaced], by: int, near: Sequence[AnyPlaced] | None = None
) -> bool:
    """Move a record past its neighbours.

    Args:
        record: What is moved.
        siblings: It and its siblings in order.
        by: How many it passes; below 0 towards the beginning.
        near: Those of them, itself among them, that it may pass; what stands between is passed as well.

    Returns:
        False where it would pass the first or the last of them; nothing changes then.
    """
    passed = siblings if near is None else near
    index = passed.index(record) + by
    if not 0 <= index < len(passed):
        return False
    others = [other for other in siblings if other is not record]
    place(record, others, others.index(passed[index]) + (by > 0))
    return True
