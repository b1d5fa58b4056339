"""The rows of a table and where its cursor stands among them, without anything that is drawn."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic

from kamtui.widgets.columns import Row


class RowList(Generic[Row]):
    """Rows with a cursor that stays on its record when the rows change.

    Args:
        key: What a row is known by across reloads.
        stops: Whether the cursor may stand on a row; on every one unless given.
        rows: The first rows; None is a blank line.
    """

    def __init__(
        self,
        key: Callable[[Row], Hashable],
        stops: Callable[[Row], bool] | None = None,
        rows: Sequence[Row | None] = (),
    ) -> None:
        self.key = key
        self._stops = stops
        self.rows = rows
        self.cursor = self.near(0)

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None when there is none."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def at(self, place: int) -> Row | None:
        """The row at a place; None for a blank line and beyond the ends."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def is_stop(self, place: int) -> bool:
        """Whether the cursor may stand there."""
        row = self.at(place)
        return row is not None and (self._stops is None or self._stops(row))

    def find(self, key: Hashable) -> int:
        """The place of a record, -1 if it is not among the rows."""
        known = self.key
        found = (place for place, row in enumerate(self.rows) if row is not None and known(row) == key)
        return next(found, -1)

    def replace(self, rows: Sequence[Row | None], shown: range = range(0)) -> list[int]:
        """Take other rows; the cursor stays on its record, else on its line, else on the nearest stop.

        Args:
            rows: The rows from now on.
            shown: The places that are on the screen.

        Returns:
            Those of them that look different now: another object is there, or the cursor is, or is no longer.
        """
        before, cursor = self.rows, self.cursor
        self.rows = rows
        self._follow(before[cursor] if 0 <= cursor < len(before) else None)
        moved = {cursor, self.cursor} if cursor != self.cursor else ()
        return [
            place
            for place in shown
            if place in moved or (before[place] if place < len(before) else None) is not self.at(place)
        ]

    def _follow(self, before: Row | None) -> None:
        """Put the cursor on the record it stood on."""
        if before is None:
            self.cursor = self.near(max(0, self.cursor))
            return
        key, now = self.key(before), self.row
        if now is not None and self.key(now) == key and self.is_stop(self.cursor):
            return
        place = self.find(key)
        self.cursor = place if self.is_stop(place) else self.near(self.cursor)

    def near(self, place: int) -> int:
        """That place or the next stop below it, else the last stop above it; -1 if there is none."""
        last = len(self.rows) - 1
        if last < 0:
            return -1
        place = max(0, min(place, last))
        below = self._next(range(place, last + 1))
        return below if below >= 0 else self._next(range(place - 1, -1, -1))

    def step(self, step: int) -> int:
        """The next stop from the cursor, or the cursor's own place at the end.

        Args:
            step: 1 down, -1 up.
        """
        end = len(self.rows) if step > 0 else -1
        place = self._next(range(self.cursor + step, end, step))
        return place if place >= 0 else self.cursor

    def headed_by(self, place: int) -> int:
        """The first of the lines right above a place on which nothing can stand: the headings that belong to it."""
        while place > 0 and not self.is_stop(place - 1):
            place -= 1
        return place

    def ended_by(self, place: int) -> int:
        """The last of the lines right below a place on which nothing can stand: what goes on below one line."""
        while self.at(place + 1) is not None and not self.is_stop(place + 1):
            place += 1
        return place

    def _next(self, places: range) -> int:
        """The first stop of these places, or -1."""
        return next((place for place in places if self.is_stop(place)), -1)
