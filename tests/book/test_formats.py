"""Books of every format that was released, brought up to date; the models and the tables say the same."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from kamtui.book import file, history
from kamtui.book.book import Book
from kamtui.models.tables import METADATA
from tools.format_fixture import FOLDER, dump_book, write_book

RELEASED = sorted(FOLDER.glob("format-*.db"))
IN_THE_LOG = frozenset({"step", "change"})
"""Tables that the history makes by itself, without a model."""


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a released book, which may be opened."""
    return Path(shutil.copy(request.param, tmp_path / request.param.name))


def said_of(book: Path) -> dict[str, Any]:
    """What the file beside a released book says is in it."""
    found: dict[str, Any] = json.loads((FOLDER / book.name).with_suffix(".json").read_text(encoding="utf-8"))
    return found


def dump(path: Path) -> dict[str, Any]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return dump_book(connection)
    finally:
        connection.close()


def schema(path: Path) -> dict[str, str]:
    """Every table and index by name, its SQL without what says nothing: quotes and blanks."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    ).fetchall()
    connection.close()
    return {name: re.sub(r'"|\s+', " ", sql).replace("  ", " ").replace("( ", "(") for name, sql in found}


def test_the_present_format_has_its_book() -> None:
    assert f"format-{file.FORMAT}" in {path.stem for path in RELEASED}, "run `python -m tools.format_fixture`"


def test_a_released_book_is_what_was_written_down_of_it(released: Path) -> None:
    assert dump(released) == said_of(released)


def test_opened_it_has_the_tables_of_a_new_book(released: Path, tmp_path: Path) -> None:
    Book.open(released).close()
    Book.open(tmp_path / "fresh.db", create=True).close()
    assert schema(released) == schema(tmp_path / "fresh.db")


def test_opened_it_has_every_value_it_had(released: Path) -> None:
    """A table or column that a later format has given up is passed over; that migration's own test sees to it."""
    said = said_of(released)["tables"]
    Book.open(released).close()
    after = dump(released)
    assert after["format"] == file.FORMAT
    for table in said.keys() & after["tables"].keys():
        kept = [
            {name: value for name, value in row.items() if name in now}
            for row, now in zip(said[table], after["tables"][table], strict=True)
        ]
        now = [
            {name: row[name] for name in was if name in row}
            for row, was in zip(after["tables"][table], said[table], strict=True)
        ]
        assert now == kept, table


def test_a_released_book_has_rows_in_every_table_full_ones_and_bare_ones(released: Path) -> None:
    for name, rows in said_of(released)["tables"].items():
        assert rows, name
        assert name in IN_THE_LOG or not [key for key in rows[0] if all(row[key] is None for row in rows)], name


def test_undo_and_redo_go_on_in_a_released_book(released: Path) -> None:
    Book.open(released).close()  # brought up to date: the columns of later formats are there
    before = dump(released)["tables"]
    book = Book.open(released)
    undone = 0
    while book.undo() is not None:
        undone += 1
    for _ in range(undone):
        assert book.redo() is not None
    book.close()
    after = dump(released)["tables"]
    assert undone > 1
    log = {"step", "change"}
    assert {name: rows for name, rows in after.items() if name not in log} == {
        name: rows for name, rows in before.items() if name not in log
    }


def test_the_tool_writes_the_same_rows_each_time(tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        write_book(tmp_path / name)
    assert dump(tmp_path / "one.db") == dump(tmp_path / "two.db")


def differences(path: Path) -> list[Any]:
    """What Alembic would change in a book to have it say what the models say."""

    def is_a_models(_: object, name: str | None, kind: str, *__: object) -> bool:
        return kind != "table" or name not in IN_THE_LOG

    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
    try:
        with engine.connect() as connection:
            options = {"compare_type": True, "compare_server_default": True, "include_object": is_a_models}
            context = MigrationContext.configure(connection, opts=options)
            found: list[Any] = compare_metadata(context, METADATA)
            return found
    finally:
        engine.dispose()


@pytest.fixture(params=["a fresh book", *RELEASED], ids=lambda which: getattr(which, "stem", "fresh"))
def up_to_date(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "book.db"
    if isinstance(request.param, Path):
        shutil.copy(request.param, path)
    Book.open(path, create=True).close()
    return path


def test_the_models_and_the_tables_do_not_differ(up_to_date: Path) -> None:
    assert differences(up_to_date) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda book: book.execute("ALTER TABLE account ADD COLUMN town VARCHAR"),
        lambda book: book.execute("DROP INDEX ix_stakeholder_account_id"),
        lambda book: book.execute("CREATE TABLE town (id INTEGER PRIMARY KEY)"),
        lambda book: book.execute("DROP TABLE draft"),
    ],
)
def test_a_difference_would_be_seen(change: Callable[[sqlite3.Connection], object], path: Path) -> None:
    Book.open(path, create=True).close()
    connection = sqlite3.connect(path, isolation_level=None)
    change(connection)
    connection.close()
    assert differences(path) != []


def test_every_table_but_the_log_has_a_model() -> None:
    assert history.UNTRACKED - set(METADATA.tables) == IN_THE_LOG
