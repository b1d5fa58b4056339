"""Write the SQL of the next format: `python -m tools.migration` compares models and the newest frozen book.

It writes `kamtui/book/format_N.sql`, which a person looks through, and which stays as it was released.
"""

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from kamtui.book.migrations import BETWEEN, rebuild
from kamtui.models.tables import METADATA

ROOT = Path(__file__).resolve().parent.parent
BOOKS, PACKAGE = ROOT / "tests" / "fixtures" / "books", ROOT / "kamtui" / "book"
DEFAULTS = {"visibility": "'internal'", "position": "0"}
"""What a new column holds in the rows there are; others are empty."""


def newest_book() -> Path:
    """The frozen book of the newest released format."""
    return max(BOOKS.glob("format-*.db"), key=lambda path: int(path.stem.removeprefix("format-")))


def statements(connection: sqlite3.Connection) -> Iterator[str]:
    """Each statement.

    Args:
        connection: A book of the older format.
    """
    dialect = sqlite.dialect()
    known = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall())
    for table in METADATA.sorted_tables:
        create = str(CreateTable(table).compile(dialect=dialect)).strip()
        by_name = sorted(table.indexes, key=lambda index: str(index.name))
        indexes = [str(CreateIndex(index).compile(dialect=dialect)) for index in by_name]
        if table.name not in known:
            yield from (create, *indexes)
        elif known[table.name].strip() != create:
            yield from _rebuilt(connection, table, create, indexes)


def _rebuilt(connection: sqlite3.Connection, table: Table, create: str, indexes: list[str]) -> Iterator[str]:
    old = {name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table.name}")')}
    columns = {
        column.name: f'"{column.name}"' if column.name in old else DEFAULTS.get(column.name, "NULL")
        for column in table.columns
    }
    create = create.replace(f"CREATE TABLE {table.name} ", f"CREATE TABLE new_{table.name} ", 1)
    return rebuild(table.name, create, columns, indexes)


def main() -> int:
    """Write the SQL that brings a book from the newest frozen format to the next."""
    book = newest_book()
    number = int(book.stem.removeprefix("format-")) + 1
    connection = sqlite3.connect(f"{book.as_uri()}?mode=ro", uri=True)
    try:
        found = [each.expandtabs(4).strip() for each in statements(connection)]
    finally:
        connection.close()
    path = PACKAGE / f"format_{number}.sql"
    path.write_text("".join(f"{each}{BETWEEN}" for each in found), encoding="utf-8")
    print(f"{path.name}: {len(found)} statements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
