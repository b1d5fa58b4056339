"""The book's records as an import compares with them: read a kind at a time, without the ORM."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlmodel import SQLModel

from kamtui.book.book import Book
from kamtui.book.import_rows import read_external_ids, read_lenders, read_revenues, read_stages, read_table
from kamtui.fieldspec import FieldKind
from kamtui.imports.items import Index, Item
from kamtui.imports.kinds import KINDS, Kind
from kamtui.models.account import AccountFields
from kamtui.models.outline import specs
from kamtui.models.people import StakeholderFields
from kamtui.models.revenue import OpportunityFields

TABLES = {"accounts": "account", "people": "stakeholder", "opportunities": "opportunity"}
"""Kind -> table."""
OWNERS = {"accounts": "account_id", "people": "stakeholder_id", "opportunities": "opportunity_id"}
"""Kind -> the column of `external_id` that leads to it."""
STORED: dict[str, type[SQLModel]] = {
    "accounts": AccountFields,
    "people": StakeholderFields,
    "opportunities": OpportunityFields,
}
"""Kind -> the fields that are columns of its table; the others are dated rows."""


def read_stock(book: Book) -> dict[str, Index]:
    """Read all records that an import may meet, with their links and their ids in other programs.

    Args:
        book: The book.
    """
    indexes: dict[str, Index] = {}
    for name, kind in KINDS.items():
        items, above = _read_items(book, kind)
        _read_dated(book, kind, items)
        _link(kind, items, above, indexes)
        indexes[name] = Index(kind, items.values())
    _read_keys(book, indexes)
    return indexes


def _read_items(book: Book, kind: Kind) -> tuple[dict[int, Item], list[tuple[Any, ...]]]:
    """Return the records of a kind by id, and their ids again with those of the records they hang on."""
    fields = specs(STORED[kind.name])
    names = [spec.name for spec in fields]
    with book.rows() as connection:
        columns = ("id", *(link.column for link in kind.links), *names)
        rows = read_table(connection, TABLES[kind.name], columns)
    first = 1 + len(kind.links)
    items = {row[0]: Item(kind, row[0], dict(zip(names, row[first:], strict=True))) for row in rows}
    for spec in fields:
        convert = _CONVERT.get(spec.kind)
        if convert is not None:
            for item in items.values():
                value = item.stored[spec.name]
                if value is not None:
                    item.stored[spec.name] = convert(value)
    return items, [row[:first] for row in rows]


_CONVERT: dict[FieldKind, Callable[[Any], Any]] = {FieldKind.DAY: date.fromisoformat, FieldKind.FLAG: bool}


def _link(kind: Kind, items: dict[int, Item], rows: Iterable[tuple[Any, ...]], indexes: dict[str, Index]) -> None:
    for place, link in enumerate(kind.links, 1):
        others = items if link.to == kind.name else indexes[link.to].by_id
        for row in rows:
            if row[place] is not None:
                items[row[0]].links[link.name] = others[row[place]]


def _read_dated(book: Book, kind: Kind, items: dict[int, Item]) -> None:
    """Add the newest of what is kept in dated rows."""
    if kind.name == "accounts":
        with book.rows() as connection:
            revenues, lending = read_revenues(connection), read_lenders(connection)
        for account, amount in revenues:
            items[account].stored["revenue"] = amount
        for item in items.values():
            amounts = (item.stored.get(name) for name in ("revenue", "potential", "cost_to_serve"))
            item.stored["has_money"] = item.id in lending or any(amount is not None for amount in amounts)
    if kind.name == "opportunities":
        with book.rows() as connection:
            stages = read_stages(connection)
        for opportunity, stage, word, day in stages:
            items[opportunity].stored |= {
                "stage": stage,
                "source_stage": word,
                "stage_since": date.fromisoformat(day),
            }


def _read_keys(book: Book, indexes: dict[str, Index]) -> None:
    for name, column in OWNERS.items():
        index = indexes[name]
        with book.rows() as connection:
            known = read_external_ids(connection, index.kind.one, column)
        for source, key, owner in known:
            index.add_key(source, key, index.by_id[owner])
