"""A book of an older format: brought up to date all or nothing, behind one backup, whenever the plug is pulled.

No format but the first was released yet, so the runner is proved with a step of the tests' own.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import pytest
from sqlmodel import select

from kamtui.book import backups, file, migrations, seals
from kamtui.book.book import Book
from kamtui.book.errors import BookError, BookTooNew, BookTooOld
from kamtui.book.migrations import Migration, migrate, rebuild
from kamtui.models.account import Account
from kamtui.models.people import Stakeholder

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
NEXT = file.FORMAT + 1


def _next_format(path: Path) -> Migration:
    """The step of the tests: business units get another shape by a rebuild, accounts a column."""
    connection = sqlite3.connect(path)
    (create,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'business_unit'").fetchone()
    indexes = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'business_unit' AND sql IS NOT NULL"
    ).fetchall()
    columns = [row[1] for row in connection.execute("PRAGMA table_info(business_unit)")]
    connection.close()
    shaped = create.replace("business_unit (", "new_business_unit (", 1).replace(
        "name VARCHAR", "town VARCHAR, name VARCHAR", 1
    )
    assert shaped.count("new_business_unit") == 1
    assert "town" in shaped
    filled = {name: f'"{name}"' for name in columns} | {"town": "'Linz'"}
    return Migration(
        NEXT,
        (
            *rebuild("business_unit", shaped, filled, [sql for (sql,) in indexes]),
            "ALTER TABLE account ADD COLUMN nickname VARCHAR",
        ),
    )


@pytest.fixture
def old(path: Path) -> Path:
    """A book of the present format, with rows that hang on each other and a key that is gone."""
    book = Book.open(path, create=True, clock=lambda: NOON)
    with book.step("New account “Brenner AG”") as session:
        session.add(Account(name="Brenner AG 🏭"))
        session.flush()
        session.connection().exec_driver_sql(
            "INSERT INTO business_unit (name, position, account_id) VALUES ('Kufstein', 0, 1), ('Linz', 1, 1)"
        )
        session.connection().exec_driver_sql("UPDATE business_unit SET parent_id = 1 WHERE id = 2")
        session.flush()
        session.add(Stakeholder(account_id=1, unit_id=2, name="R. Vogt"))
    with book.step("Gone again") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO business_unit (name, position, account_id) VALUES ('x', 2, 1)"
        )
        session.connection().exec_driver_sql("DELETE FROM business_unit WHERE name = 'x'")
    book.close()
    return path


@pytest.fixture
def step(old: Path) -> Migration:
    return _next_format(old)


@pytest.fixture
def newer_kamtui(step: Migration, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kamtui that writes the format of the tests."""
    monkeypatch.setattr(file, "FORMAT", NEXT)
    monkeypatch.setattr(migrations, "released", lambda: (step,))


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = [f"format {connection.execute('PRAGMA user_version').fetchone()[0]}", *connection.iterdump()]
    connection.close()
    return lines


def copies(path: Path) -> list[Path]:
    return sorted(backups.folder_of(path).glob("*.db"))


def test_a_book_is_brought_up_to_date_with_every_row_key_and_index(old: Path, step: Migration) -> None:
    before = sqlite3.connect(old)
    indexes = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY name"
    had = before.execute(indexes).fetchall()
    before.close()
    backup = migrate(old, NOON, [step], NEXT)
    assert backup is not None
    after = sqlite3.connect(old)
    assert after.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert after.execute("SELECT id, name, town, parent_id FROM business_unit").fetchall() == [
        (1, "Kufstein", "Linz", None),
        (2, "Linz", "Linz", 1),
    ]
    assert after.execute("SELECT unit_id FROM stakeholder").fetchall() == [(2,)]
    assert after.execute(indexes).fetchall() == had
    assert after.execute("SELECT seq FROM sqlite_sequence WHERE name = 'business_unit'").fetchone() == (3,)
    assert after.execute("PRAGMA foreign_key_list(stakeholder)").fetchall() != []
    assert after.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert not after.execute("SELECT 1 FROM sqlite_master WHERE sql LIKE '%new~_%' ESCAPE '~'").fetchall()
    after.close()


@pytest.mark.usefixtures("newer_kamtui")
def test_opening_brings_it_up_to_date_and_undo_reaches_behind_it(old: Path) -> None:
    before = dump(old)
    book = Book.open(old, clock=lambda: NOON)
    with book.rows() as connection:
        assert connection.execute("SELECT town FROM business_unit").fetchall() == [("Linz",), ("Linz",)]
    assert book.undo() is not None
    assert book.undo() is not None
    assert book.is_empty()
    assert book.redo() is not None
    with book.read() as session:
        assert session.exec(select(Account.name)).all() == ["Brenner AG 🏭"]
    book.close()
    (backup,) = copies(old)
    assert dump(backup) == before
    assert f"before-format-{NEXT}" in backup.name


@pytest.mark.usefixtures("newer_kamtui")
def test_a_look_at_an_older_book_changes_nothing_and_says_what_to_do(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(BookTooOld, match="Open it once with kamtui to bring it up to date"):
        Book.open(old, write=False)
    assert old.read_bytes() == before
    assert copies(old) == []


def test_a_newer_book_is_refused_and_stays_as_it_is(old: Path, step: Migration) -> None:
    migrate(old, NOON, [step], NEXT)
    before = old.read_bytes()
    with pytest.raises(BookTooNew, match=f"format {NEXT}; this one reads up to {file.FORMAT}"):
        migrate(old, NOON)
    with pytest.raises(BookTooNew):
        Book.open(old)
    assert old.read_bytes() == before


def test_a_book_that_is_up_to_date_gets_no_backup(old: Path) -> None:
    assert migrate(old, NOON) is None
    assert copies(old) == []


def test_a_format_that_nobody_can_go_on_from_is_refused(old: Path, step: Migration) -> None:
    before = old.read_bytes()
    with pytest.raises(BookError, match=f"knows no way to format {NEXT + 1}"):
        migrate(old, NOON, [step], NEXT + 1)
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM stakeholder", "stakeholder would have 0 rows instead of 1"),
        ("DROP TABLE health_reading", "health_reading would have 0 rows"),
        ("UPDATE stakeholder SET unit_id = 99", "rows would point nowhere"),
        ("INSERT INTO no_table VALUES (1)", "no such table: no_table"),
        ("UPDATE account SET name = NULL", "NOT NULL constraint"),
    ],
)
def test_a_step_that_loses_something_is_taken_back_whole(
    old: Path, step: Migration, statement: str, words: str
) -> None:
    before = dump(old)
    bad = step._replace(statements=(*step.statements, statement))
    with pytest.raises(BookError, match=words) as refused:
        migrate(old, NOON, [bad], NEXT)
    assert dump(old) == before
    (backup,) = copies(old)
    assert str(backup) in str(refused.value)


def test_rows_may_go_where_the_step_says_so(old: Path, step: Migration) -> None:
    listed = step._replace(
        statements=(*step.statements, "DELETE FROM stakeholder"), recounted=frozenset({"stakeholder"})
    )
    migrate(old, NOON, [listed], NEXT)


def test_without_a_sound_backup_nothing_begins(old: Path, step: Migration) -> None:
    before = dump(old)
    backups.folder_of(old).write_text("a file where the folder should be")
    with pytest.raises(BookError, match="No backup could be written"):
        migrate(old, NOON, [step], NEXT)
    assert dump(old) == before


def test_a_retry_makes_no_second_backup_but_a_changed_book_does(old: Path, step: Migration) -> None:
    bad = step._replace(statements=("DELETE FROM stakeholder",))
    for _ in range(3):
        with pytest.raises(BookError):
            migrate(old, NOON, [bad], NEXT)
    assert len(copies(old)) == 1
    book = Book.open(old, clock=lambda: NOON)
    book.undo()
    book.close()
    with pytest.raises(BookError):
        migrate(old, NOON, [bad], NEXT)
    assert len(copies(old)) == 2


def _truncate(backup: Path) -> None:
    with backup.open("r+b") as stream:
        stream.truncate(backup.stat().st_size // 2)


def _break_an_index(backup: Path) -> None:
    """Turn a byte within an index: every row can still be read, but the file is not sound."""
    connection = sqlite3.connect(backup)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change_row'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with backup.open("r+b") as stream:
        stream.seek(page * size - 1)
        last = stream.read(1)
        stream.seek(page * size - 1)
        stream.write(bytes([last[0] ^ 1]))


@pytest.mark.parametrize("damage", [_truncate, _break_an_index])
def test_a_backup_that_was_damaged_since_is_not_relied_on(
    old: Path, step: Migration, damage: Callable[[Path], None]
) -> None:
    bad = step._replace(statements=("DELETE FROM stakeholder",))
    with pytest.raises(BookError):
        migrate(old, NOON, [bad], NEXT)
    (first,) = copies(old)
    seals.seal_of(first).unlink(missing_ok=True)  # so that the file itself has to show it
    damage(first)
    migrate(old, NOON, [step], NEXT)
    assert len(copies(old)) == 2


def test_foreign_keys_are_off_while_a_step_runs_so_that_a_dropped_table_takes_nothing_along(
    old: Path, step: Migration
) -> None:
    migrate(old, NOON, [step], NEXT)
    connection = sqlite3.connect(old)
    assert connection.execute("SELECT count(*) FROM stakeholder").fetchone() == (1,)
    connection.close()


# ------------------------------------------------------------------ the plug is pulled

WATCHED = {migrations.__file__, backups.__file__}


class _Plug:
    """Ends the process before the n-th line of what migrates and backs up; loops count once but for the steps."""

    def __init__(self, at: int) -> None:
        self.left = at
        self._passed: set[tuple[str, int]] = set()

    def __call__(self, frame: FrameType, event: str, _: object) -> "_Plug | None":
        if frame.f_code.co_filename not in WATCHED:
            return None
        place = frame.f_code.co_filename, frame.f_lineno
        if event == "line" and (place not in self._passed or frame.f_code.co_name == "_run"):
            self._passed.add(place)
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def _killed_at(path: Path, at: int) -> bool:
    """Migrate in a process that is killed at the n-th line; whether it came so far."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sys.settrace(_Plug(at))
            migrate(path, NOON)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.usefixtures("newer_kamtui")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_killed_at_any_line_it_is_the_old_book_or_the_new_and_the_second_start_works(
    old: Path, tmp_path: Path
) -> None:
    original, before = old.read_bytes(), dump(old)
    migrate(old, NOON)
    after = dump(old)
    killed, seen = 0, set()
    while True:
        path = tmp_path / f"kill-{killed + 1}" / "book.db"
        path.parent.mkdir()
        path.write_bytes(original)
        if not _killed_at(path, killed + 1):
            break
        killed += 1
        found = dump(path)
        assert found in (before, after)
        seen.add(found == after)
        migrate(path, NOON)
        assert dump(path) == after
        whole = [copy for copy in copies(path) if not copy.name.startswith(".")]
        assert len(whole) == 1
        assert dump(whole[0]) == before
    assert killed > 60
    assert seen == {True, False}
