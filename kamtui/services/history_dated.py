"""Values that are kept as dated rows of their own: what was in force before a step, and what after it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kamtui.book import past
from kamtui.book.past import Connection, Row, RowChange

Place = tuple[str, int]
"""Table and key of a record."""


class Dated(NamedTuple):
    """Rows of one table that say a value of another record from a day on.

    Attributes:
        table: Their table.
        owner: Their column that says whose they are.
        owner_table: The table of that record.
        labels: What the form calls the value, by column.
        by_year: Whether each year has a value of its own; else the newest row alone is in force.
    """

    table: str
    owner: str
    owner_table: str
    labels: Mapping[str, str]
    by_year: bool = False


DATED = (
    Dated("annual_revenue", "account_id", "account", {"amount": "Revenue"}, by_year=True),
    Dated(
        "tier_override",
        "account_id",
        "account",
        {"tier": "Tier by hand", "reason": "Because", "recheck": "Re-check"},
    ),
    Dated("opportunity_stage", "opportunity_id", "opportunity", {"stage": "Stage"}),
    Dated("kpi_reading", "kpi_id", "kpi", {"value": "Now"}),
    Dated("stance_reading", "stakeholder_id", "stakeholder", {"value": "Stance"}),
    Dated("role_reading", "stakeholder_id", "stakeholder", {"role": "Role"}),
)
"""All such rows."""

_BY_TABLE = {dated.table: dated for dated in DATED}


class Told(NamedTuple):
    """A dated value before and after a step.

    Attributes:
        place: Whose it is.
        label: What the form calls it.
        before: The row in force before; None for none.
        after: The row in force afterwards; None for none.
        column: The value's column in the rows.
    """

    place: Place
    label: str
    before: Row | None
    after: Row | None
    column: str


class DatedPast:
    """Walks back from what is in force now, step by step.

    Args:
        connection: Any connection to the book.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[tuple[str, int], dict[int, Row]] = {}

    def take(self, changes: Sequence[RowChange]) -> Iterator[Told]:
        """Go back behind a step and tell what it changed; steps come newest first, none left out.

        Args:
            changes: What the step did, the last of it first.
        """
        after: dict[tuple[str, int], dict[int, Row]] = {}
        for change in changes:
            dated = _BY_TABLE.get(change.table)
            owner = (change.new or change.old or {}).get(dated.owner) if dated else None
            if dated is None or not isinstance(owner, int):
                continue
            rows = self._rows_of(dated, owner)
            after.setdefault((dated.table, owner), dict(rows))
            rows.pop(change.key, None)
            if change.old is not None:
                rows[change.key] = change.old
        for (table, owner), rows_after in after.items():
            yield from _differences(_BY_TABLE[table], owner, self._rows[table, owner], rows_after)

    def _rows_of(self, dated: Dated, owner: int) -> dict[int, Row]:
        known = self._rows.get((dated.table, owner))
        if known is None:
            known = past.live_rows(self._connection, dated.table, dated.owner, owner)
            self._rows[dated.table, owner] = known
        return known


def _differences(dated: Dated, owner: int, before: Mapping[int, Row], after: Mapping[int, Row]) -> Iterator[Told]:
    place = dated.owner_table, owner
    if dated.by_year:
        years = sorted({str(row["year"]) for row in (*before.values(), *after.values())}, reverse=True)
        for year in years:
            was, now = (
                next((row for row in rows.values() if str(row["year"]) == year), None) for rows in (before, after)
            )
            if was != now:
                for column, label in dated.labels.items():
                    yield Told(place, f"{label} {year}", was, now, column)
        return
    was, now = _in_force(before), _in_force(after)
    if was != now:
        for column, label in dated.labels.items():
            yield Told(place, label, was, now, column)


def _in_force(rows: Mapping[int, Row]) -> Row | None:
    """The newest row by day, then by key."""
    return max(rows.values(), key=lambda row: (str(row["day"]), int(str(row["id"]))), default=None)
