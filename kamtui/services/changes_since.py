"""What of a plan differs from what it was after a certain step, record by record, without private ones."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kamtui.book.past import Connection, Row, RowChange, changes_after, last_known
from kamtui.models.contents import GRID, OTHERS, RECORDS
from kamtui.services.history import SHAPES, RecordChange, tell_together
from kamtui.services.history_dated import DATED, DatedPast
from kamtui.services.history_words import LINKS
from kamtui.vocabulary_plan import Visibility

TABLE_OF = {"plan_id": "plan", "goal_id": "goal", "objective_id": "objective"}
"""By the column that says whose a record is the table of that one, where it is not the account."""
OWNERS: Mapping[str, tuple[str, str]] = (
    {shape.table: (shape.parent, TABLE_OF.get(shape.parent, "account")) for shape in RECORDS.values()}
    | {
        GRID["business_unit"].table: ("account_id", "account"),
        GRID["white_space"].table: ("unit_id", "business_unit"),
    }
    | {
        dated.table: (dated.owner, dated.owner_table)
        for dated in DATED
        if dated.owner_table in {shape.table for shape in RECORDS.values()}
    }
)
"""By table the column and the table of what its rows belong to."""
PLAN = OTHERS["plan"].table
"""Where plans are stored."""


class _Net(NamedTuple):
    """A row before the first change and after the last."""

    newest: RowChange
    old: Row | None
    new: Row | None


def changes_since(
    connection: Connection, whose: Mapping[str, object], step: int, today: date
) -> tuple[RecordChange, ...]:
    """What of a plan was added, removed or changed after a step; what was changed back is not told.

    A record that has come from another plan or was private is an added one; one that went is a removed one.

    Args:
        connection: Any connection to the book.
        whose: The `account`, the `plan`, and whether that is the `current` one, as its head says.
        step: The step after which.
        today: The day from which days are written.
    """
    changes = changes_after(connection, step, (PLAN, *OWNERS), whose)
    if not changes:
        return ()
    scope = _Scope(connection, whose)
    return tell_together(connection, list(_of_plan(changes, scope)), today)


def count_changes(connection: Connection, whose: Mapping[str, object], step: int) -> int:
    """How many records `changes_since` tells; it writes none of them out.

    Args:
        connection: Any connection to the book.
        whose: The plan, as its head says.
        step: The step after which.
    """
    changes = changes_after(connection, step, (PLAN, *OWNERS), whose)
    if not changes:
        return 0
    found = list(_of_plan(changes, _Scope(connection, whose)))
    dated = (
        told for told in DatedPast(connection).take(found) if _is_other(told.before, told.after, (told.column,))
    )
    return len(
        {(change.table, change.key) for change in found if change.table in SHAPES and _differs(change)}
        | {told.place for told in dated}
    )


def _differs(change: RowChange) -> bool:
    shape = SHAPES[change.table]
    if change.old is None or change.new is None:
        return True
    names = (spec.name for spec in shape.specs if spec.name not in shape.dated)
    return _is_other(change.old, change.new, (*names, *LINKS.get(change.table, ()), "position"))


def _is_other(old: Row | None, new: Row | None, columns: Iterable[str]) -> bool:
    before, after = old or {}, new or {}
    return any(before.get(column) != after.get(column) for column in columns)


def _of_plan(changes: Iterable[RowChange], scope: "_Scope") -> Iterator[RowChange]:
    """The changes as the plan sees them: rows come and go with what they belong to."""
    net: dict[tuple[str, int], _Net] = {}
    dated: list[RowChange] = []
    for change in changes:  # the newest comes first
        place = change.table, change.key
        if change.table in _DATED_TABLES:
            dated.append(change)
            continue
        later = net.get(place)
        net[place] = _Net(change, change.old, change.new) if later is None else later._replace(old=change.old)
    for found in net.values():
        table = found.newest.table
        old, new = (row if scope.holds(table, row) else None for row in (found.old, found.new))
        if old is not None or new is not None:
            yield found.newest._replace(old=old, new=new)
    yield from (change for change in dated if scope.holds(change.table, change.new or change.old))


_DATED_TABLES = frozenset(dated.table for dated in DATED)


class _Scope:
    """What belongs to a plan.

    Args:
        connection: Where owners are looked up.
        whose: The account and the plan.
    """

    def __init__(self, connection: Connection, whose: Mapping[str, object]) -> None:
        self._connection = connection
        self._account, self._plan = whose["account"], whose["plan"]
        self._is_current = bool(whose["current"])
        self._known: dict[tuple[str, int], bool] = {}

    def holds(self, table: str, row: Row | None) -> bool:
        """Whether a row, as the log keeps it, belongs to the plan and is not private."""
        if row is None or row.get("visibility") == Visibility.PRIVATE:
            return False
        if table == PLAN:
            return row.get("id") == self._plan
        column, owner = OWNERS[table]
        key = row.get(column)
        if owner == "account" or key is None:  # an action that serves nothing is the account's
            return self._is_current and row.get("account_id") == self._account
        return isinstance(key, int) and self._owner_is_in(owner, key)

    def _owner_is_in(self, table: str, key: int) -> bool:
        if table == PLAN:
            return key == self._plan
        if (table, key) not in self._known:
            self._known[table, key] = self.holds(table, last_known(self._connection, table, key))
        return self._known[table, key]
