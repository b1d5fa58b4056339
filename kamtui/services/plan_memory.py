"""What was made of a plan when it was last read, so that after a change only what differs is made again."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar, cast

from kamtui.rules.plan import PlanRow

Source = TypeVar("Source")
Value = TypeVar("Value")


class PlanMemory:
    """Values by name, each with what it was made of.

    The book itself is read anew each time, whatever is said to have changed: a value is taken again only if what
    was read for it is the same, so nothing that is shown is ever older than the book. What is the same stays the
    same object, by which a table knows the lines it need not draw. For one reader; never for two threads.
    """

    def __init__(self) -> None:
        self._whose: Hashable = None
        self._made: dict[Hashable, tuple[object, object]] = {}
        self._each: dict[Hashable, dict[Hashable, tuple[object, object]]] = {}
        self._rows: dict[Hashable, dict[tuple[str, int], PlanRow]] = {}

    def begin(self, *whose: Hashable) -> None:
        """Begin to read; all is forgotten if it is not the same plan, judged on the same day.

        Args:
            whose: Whatever all values depend on.
        """
        if whose != self._whose:
            self._whose = whose
            self._made.clear()
            self._each.clear()
            self._rows.clear()

    def make(self, name: Hashable, of: object, make: Callable[[], Value]) -> Value:
        """A value, made again if what it is made of has changed.

        Args:
            name: What it is known by.
            of: All that it is made of, with what the memory began with; compared as a value.
            make: Makes it.
        """
        known = self._made.get(name)
        if known is None or known[0] != of:
            known = self._made[name] = (of, make())
        return cast("Value", known[1])

    def each(
        self, name: Hashable, of: Iterable[tuple[Hashable, Source]], make: Callable[[Source], Value]
    ) -> list[Value]:
        """Several values, those made again of which what they are made of has changed.

        Args:
            name: What they are known by together.
            of: What each is known by, and all that it is made of.
            make: Makes one of them.
        """
        before = self._each.get(name, {})
        now: dict[Hashable, tuple[Any, Any]] = {}
        for key, source in of:
            known = before.get(key)
            now[key] = (source, make(source)) if known is None or known[0] != source else known
        self._each[name] = now
        return [value for _, value in now.values()]

    def rows(self, name: Hashable, rows: Iterable[PlanRow]) -> tuple[PlanRow, ...]:
        """The rows of a section, with the row that was there before wherever it says the same.

        Args:
            name: The section's key.
            rows: Its rows as they are now.
        """
        before = self._rows.get(name, {})
        now = tuple(_again(before.get((row.kind, row.id)), row) for row in rows)
        self._rows[name] = {(row.kind, row.id): row for row in now}
        return now


def _again(known: PlanRow | None, row: PlanRow) -> PlanRow:
    """The row as it was, where all it says is the same; 1.0 equals 1.00 but does not read so."""
    if known is None or known is row or (known.values is not row.values and row.kind != "group"):
        return row
    return known if known == row else row
