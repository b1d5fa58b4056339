"""The records of an import, written inside a step: in bulk, validated first, each after what it hangs on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from pydantic import ValidationError
from sqlalchemy import bindparam, insert, update
from sqlmodel import Session

from kamtui.book.bulk import last_ids, last_positions, leave_managers, leave_units, newest_years
from kamtui.book.errors import Refused
from kamtui.imports.items import Item
from kamtui.imports.kinds import KINDS
from kamtui.imports.report import Changes
from kamtui.models.tables import METADATA
from kamtui.services.import_stock import OWNERS, STORED, TABLES
from kamtui.services.ordering import GAP

Row = dict[str, Any]


Planned = tuple[Item, Changes]


def write_items(session: Session, items: Sequence[Planned], today: date) -> None:
    """Write new records and changed ones.

    Bulk statements pass the session's own check by, so every record is validated here first.

    Args:
        session: A step's session.
        items: The records that the files speak of, with their changes; new ones get their ids.
        today: The day from which revenue and stages count.

    Raises:
        Refused: A value does not fit its field.
    """
    for name in KINDS:
        mine = [(item, changes) for item, changes in items if item.kind.name == name and changes]
        known = [(item, changes) for item, changes in mine if item.id is not None]
        _insert(session, name, [item for item, _ in mine if item.id is None])
        _update(session, name, known)
        _tidy_moves(session, name, [item for item, changes in known if "account" in changes])
        _write_dated(session, name, mine, today)
        _write_keys(session, name, [item for item, _ in mine])


def _insert(session: Session, name: str, items: Sequence[Item]) -> None:
    if not items:
        return
    table = METADATA.tables[TABLES[name]]
    ordered = _parents_first(items)
    for number, item in enumerate(ordered, last_ids(session).get(table.name, 0) + 1):
        item.id = number
    positions = _Positions(session, table.name) if "position" in table.c else None
    rows = []
    for item in ordered:
        row = _checked(name, {field: value for field, value in item.wanted.items() if field in table.c})
        row |= {"id": item.id} | {link.column: _id(item.link(link.name)) for link in item.kind.links}
        if positions is not None:
            row["position"] = positions.next(row["account_id"])
        rows.append(row)
    session.connection().execute(insert(table), rows)


def _parents_first(items: Iterable[Item]) -> list[Item]:
    """Return new records so that each stands behind the one it hangs on; there are no circles among them."""
    ordered: dict[int, Item] = {}
    for item in items:
        chain: list[Item] = []
        current: Item | None = item
        while current is not None and current.id is None and id(current) not in ordered:
            chain.append(current)
            current = next(
                (
                    above
                    for link in current.kind.links
                    if link.to == item.kind.name
                    if (above := current.link(link.name))
                ),
                None,
            )
        ordered |= {id(link): link for link in reversed(chain)}
    return list(ordered.values())


class _Positions:
    """Where the next record of each account stands: behind those it has."""

    def __init__(self, session: Session, table: str) -> None:
        self._last = last_positions(session, table)

    def next(self, account: int) -> int:
        """Return the next free place."""
        place = self._last.get(account, 0) + GAP
        self._last[account] = place
        return place


def _checked(name: str, values: Row) -> Row:
    """Return a record's values with its defaults."""
    try:
        STORED[name].model_validate(values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        raise Refused(
            f"One of the {name} has a {field or 'value'} that cannot be kept: {first['msg']}.", field
        ) from None
    return _defaults(name) | values


@cache
def _defaults(name: str) -> Row:
    fields = STORED[name].model_fields
    return {field: info.default for field, info in fields.items() if not info.is_required()}


def _id(item: Item | None) -> int | None:
    return None if item is None else item.id


def _update(session: Session, name: str, changed: Sequence[Planned]) -> None:
    """Write changed columns, all records with the same ones in one statement."""
    table = METADATA.tables[TABLES[name]]
    groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for item, changes in changed:
        row = {field: after for field, (_, after) in changes.items() if field in table.c and field != "id"}
        if row:
            stored = {field: value for field, value in item.stored.items() if field in table.c}
            _checked(name, stored | row)
        row |= {link.column: _id(changes[link.name][1]) for link in item.kind.links if link.name in changes}
        if row:
            groups[tuple(sorted(row))].append(row | {"record": item.id})
    for columns, rows in groups.items():
        statement = update(table).where(table.c.id == bindparam("record"))
        session.connection().execute(statement.values({column: bindparam(column) for column in columns}), rows)


def _tidy_moves(session: Session, name: str, moved: Sequence[Item]) -> None:
    """Take away what ties a moved record to the account it came from: its unit, a manager who stayed."""
    if not moved:
        return
    numbers = [item.id for item in moved if item.id is not None]
    leave_units(session, TABLES[name], numbers)
    if name == "people":
        leave_managers(session, numbers)


def _write_dated(session: Session, name: str, changed: Sequence[Planned], today: date) -> None:
    """Write what is kept in dated rows."""
    if name == "accounts":
        amounts = {_id(item): changes["revenue"][1] for item, changes in changed if "revenue" in changes}
        _write_revenue(session, amounts, today)
    if name == "opportunities":
        rows = [
            {
                "opportunity_id": item.id,
                "day": item.wanted["stage_day"],
                "stage": item.wanted["stage"],
                "source_stage": item.wanted.get("source_stage"),
            }
            for item, changes in changed
            if "stage" in changes
        ]
        if rows:
            session.connection().execute(insert(METADATA.tables["opportunity_stage"]), rows)


def _write_revenue(session: Session, amounts: Mapping[int | None, int], today: date) -> None:
    """Write revenues to the year of the import, or to the newest year known where that is not before it."""
    if not amounts:
        return
    table = METADATA.tables["annual_revenue"]
    newest = newest_years(session)
    there = [
        {"owner": account, "of": newest[account], "amount": amount}
        for account, amount in amounts.items()
        if account in newest and newest[account] >= today.year
    ]
    kept = {row["owner"] for row in there}
    missing = [
        {"account_id": account, "year": today.year, "amount": amount}
        for account, amount in amounts.items()
        if account not in kept
    ]
    if there:
        where = (table.c.account_id == bindparam("owner")) & (table.c.year == bindparam("of"))
        session.connection().execute(update(table).where(where).values(amount=bindparam("amount")), there)
    if missing:
        session.connection().execute(insert(table), missing)


def _write_keys(session: Session, name: str, items: Iterable[Item]) -> None:
    """Keep the ids of other programs, so that a second import finds the records."""
    rows = [
        {"source": source, "kind": item.kind.one, "key": key, OWNERS[name]: item.id}
        for item in items
        for source, key in item.new_keys
    ]
    if rows:
        session.connection().execute(insert(METADATA.tables["external_id"]), rows)
