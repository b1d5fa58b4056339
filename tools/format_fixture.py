"""Write a book of the present format for the tests of later ones: `python -m tools.format_fixture`.

Beside it goes a file that says what is in it. Done once at each release whose format is new; a pair that is there
is never written again. The book has a full and a bare row of every table, texts of every kind, a note of a
megabyte, steps that stand, that were undone and that were done again.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import CheckConstraint, Column, Date, Enum, Integer, Table

from kamtui.book import file, history
from kamtui.book.book import Book
from kamtui.models.account import OWNERS
from kamtui.models.base import ExactNumber, Whole
from kamtui.models.tables import METADATA

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "books"
BEGIN = datetime(2026, 11, 21, 12, tzinfo=UTC)
LONG = 1_000
"""Characters from which the dump has a text's length and sum instead of the text."""
NOTE = "".join(
    f"{number:06} Größe, naïve café, 日本語, 🏭🤝 and “quotes” [not markup]\n" for number in range(16_000)
)
"""A note of more than a megabyte of UTF-8, which a format's change must bring over whole."""
TEXT = "R. Vögt 👩🏽‍🏭 \U0001f1e6\U0001f1f9 e\u0301 שלום <b>\\'\"; DROP TABLE account; -- %s"
WORDS = {
    "currency": "CHF",
    "time": "14:30",
    "fields": '{"title": ["naïve 🤝", "before"]}',
    "at": "2026-11-21T12:00:00.000Z",
}
"""Columns whose text has a form."""
ROWS = {"account": 4, "external_id": len(OWNERS)} | dict.fromkeys(
    ("action", "business_unit", "series", "stakeholder"), 3
)
"""Tables of which two rows do not show everything."""


def write_book(path: Path) -> None:
    """Write the book.

    Args:
        path: Where; nothing may be there.
    """
    ticks = (BEGIN + timedelta(minutes=number) for number in range(1_000))
    book = Book.open(path, create=True, clock=lambda: next(ticks))
    try:
        with book.step("Everything at once", is_floor=True) as session:
            for statement, values in _tracked_rows():
                session.connection().exec_driver_sql(statement, values)
        for label, statement in (
            (
                "Change account “🏭”",
                "UPDATE account SET name = name || ' 🏭', potential = potential * 2 WHERE id = 1",
            ),
            ("A note of a megabyte", "UPDATE goal SET note = :note WHERE id = 1"),
            ("Remove account", "DELETE FROM account WHERE id = 4"),
            ("Undone and left so", "UPDATE stakeholder SET title = 'CEO' WHERE id = 2"),
        ):
            with book.step(label) as session:
                given = {"note": NOTE} if ":note" in statement else {}
                session.connection().exec_driver_sql(statement, given)
            if label.startswith(("Remove", "Undone")):
                book.undo()
            if label.startswith("Remove"):
                book.redo()
    finally:
        book.close()
    connection = file.connect(path)
    for statement, values in _rows_of(history.UNTRACKED):
        connection.execute(statement, values)
    connection.close()


def _tracked_rows() -> Iterator[tuple[str, tuple[object, ...]]]:
    yield from _rows_of(frozenset(METADATA.tables) - history.UNTRACKED)


def _rows_of(names: frozenset[str]) -> Iterator[tuple[str, tuple[object, ...]]]:
    """An INSERT for each row: odd ones full, even ones with NULL wherever that may be."""
    for table in METADATA.sorted_tables:
        if table.name not in names:
            continue
        for number in range(1, ROWS.get(table.name, 2) + 1):
            row = {column.name: _value(table, column, number) for column in table.columns}
            if table.name == "external_id":
                row |= {owner: 1 if place == number else None for place, owner in enumerate(OWNERS, 1)}
            marks = ", ".join("?" * len(row))
            columns = ", ".join(f'"{name}"' for name in row)
            yield f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', tuple(row.values())


def _value(table: Table, column: Column[object], number: int) -> object:
    """What stands in a column of the row of that number."""
    if column.primary_key:
        return number
    is_own = any(key.column.table is table for key in column.foreign_keys)
    if column.nullable and (number % 2 == 0 or (is_own and number == 1)):
        return None
    if column.name == "to_id" and "from_id" in table.columns:
        return 3 - min(number, 2)  # a line leads to somebody else
    return min(number, 2) if column.foreign_keys else _typed(table, column, number)


def _typed(table: Table, column: Column[object], number: int) -> object:
    """A value of the column's type."""
    kind = column.type
    if isinstance(kind, Whole):
        return int(next(iter(kind.words)))
    if isinstance(kind, Enum):
        return kind.enums[number % len(kind.enums)]
    if isinstance(kind, Date):
        return f"2026-0{number}-28"
    if isinstance(kind, Integer):
        return _whole(table, column, number)
    if isinstance(kind, ExactNumber):
        return "-1234567890.000123"
    return WORDS.get(column.name) or f"{table.name}.{column.name} {number} {TEXT}"


def _whole(table: Table, column: Column[object], number: int) -> int:
    """A number that SQLite's checks let through; a large one where nothing bounds it."""
    is_flag = column.name.startswith("is_")
    is_bound = is_flag or any(
        column.name in str(check.sqltext) and ("<" in str(check.sqltext) or " IN (0" in str(check.sqltext))
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    )
    return number % 2 if is_flag else number if is_bound else 40 + number


def dump_book(connection: sqlite3.Connection) -> dict[str, object]:
    """What is in a book: its format, and every row of every table by column.

    A text of more than a thousand characters is written as its length and its sum.
    """
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    ).fetchall()
    tables: dict[str, list[dict[str, object]]] = {}
    for (name,) in names:
        found = connection.execute(f'SELECT * FROM "{name}" ORDER BY id')
        columns = [column[0] for column in found.description]
        tables[name] = [dict(zip(columns, map(_written, row), strict=True)) for row in found]
    return {"format": connection.execute("PRAGMA user_version").fetchone()[0], "tables": tables}


def _written(value: object) -> object:
    if isinstance(value, str) and len(value) > LONG:
        return {"characters": len(value), "sha256": hashlib.sha256(value.encode()).hexdigest()}
    return value


def main() -> int:
    """Write the pair of the present format, unless there is one."""
    book = FOLDER / f"format-{file.FORMAT}.db"
    said = book.with_suffix(".json")
    if book.exists() or said.exists():
        print(f"{book.name} is there: books of a format that was released stay as they are.")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_book(book)
    book.with_name(book.name + ".lock").unlink(missing_ok=True)
    connection = sqlite3.connect(f"{book.as_uri()}?mode=ro", uri=True)
    text = json.dumps(dump_book(connection), ensure_ascii=False, indent=1)
    connection.close()
    said.write_text(text + "\n", encoding="utf-8", newline="\n")
    print(f"{book.name} and {said.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
