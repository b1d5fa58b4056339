"""The change log: every row that a step touched, as it was and as it became; undo and redo read it.

Three TEMP triggers for each table are made at every connect from the live columns, so a changed table needs no
change here. They also refuse any write that does not stand inside a step.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

Kind = Literal["do", "undo", "redo"]

PREFIX: Mapping[Kind, str] = {"do": "", "undo": "Undo: ", "redo": "Redo: "}
"""What stands before the label of a step that was taken back or done again."""

TABLES = (
    """CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        label TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
        of INTEGER REFERENCES step (id)
    )""",
    """CREATE TABLE change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        step INTEGER NOT NULL REFERENCES step (id),
        tbl TEXT NOT NULL,
        pk INTEGER NOT NULL,
        op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
        old TEXT,
        new TEXT
    )""",
    "CREATE INDEX change_step ON change (step)",
    "CREATE INDEX change_row ON change (tbl, pk)",
)
"""The log's own two tables, made with the book."""

UNTRACKED = frozenset({"step", "change", "draft", "health_reading", "median_reading"})
"""Tables that are derived, not saved yet, or the log itself: written freely, never undone."""

MISUSE = "write outside a step"
"""What SQLite says when something is written that nobody could undo."""


class Change(NamedTuple):
    """What one step did.

    Attributes:
        step: Its number.
        label: What the user did, in words.
        kind: Whether it did something, undid it or did it again.
        tables: The kinds of record it touched.
    """

    step: int
    label: str
    kind: Kind
    tables: frozenset[str]


class PastStep(NamedTuple):
    """A step as the history lists it.

    Attributes:
        step: Its number.
        at: When, as aware UTC in ISO form.
        what: What the user did; "Undo: ..." for one taken back.
        undone: Whether its effect is not in the book now.
    """

    step: int
    at: str
    what: str
    undone: bool


def install(connection: sqlite3.Connection) -> None:
    """Watch every table on this connection, and refuse what is written outside a step.

    Raises:
        TypeError: A column has a type that undo could not bring back exactly.
    """
    connection.execute("CREATE TEMP TABLE current_step (step INTEGER NOT NULL)")
    statements: list[str] = []
    for table in tracked_tables(connection):
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        for _, name, kind, *_ in columns:
            if any(word in kind.upper() for word in ("REAL", "FLOA", "DOUB", "BLOB")):
                raise TypeError(f"{table}.{name} is {kind}: undo would not bring it back exactly")
        names = [column[1] for column in columns]
        statements += _triggers(table, names)
    connection.executescript("BEGIN;\n" + "\n".join(statements) + "\nCOMMIT;")


def tracked_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables whose changes are logged, by name."""
    found = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    )
    return [name for (name,) in found if name not in UNTRACKED]


def _triggers(table: str, names: list[str]) -> Iterator[str]:
    def row(which: str) -> str:
        return "json_object(" + ", ".join(f"'{name}', {which}.\"{name}\"" for name in names) + ")"

    for letter, verb, old, new, key in (
        ("I", "INSERT", "NULL", row("new"), "new.id"),
        ("U", "UPDATE", row("old"), row("new"), "new.id"),
        ("D", "DELETE", row("old"), "NULL", "old.id"),
    ):
        yield (
            f'CREATE TEMP TRIGGER "log_{table}_{letter}" AFTER {verb} ON main."{table}" BEGIN '
            f"SELECT raise(ABORT, '{MISUSE}') WHERE NOT EXISTS (SELECT 1 FROM current_step); "
            f"INSERT INTO change (step, tbl, pk, op, old, new) "
            f"SELECT step, '{table}', {key}, '{letter}', {old}, {new} FROM current_step; END;"
        )


class Log:
    """The log as one connection inside a transaction sees it.

    Args:
        connection: The driver's own connection, with `install()` done.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @contextmanager
    def step(self, label: str, at: str, kind: Kind = "do", of: int | None = None) -> Iterator[int]:
        """Let writes happen, as one step; one that changed nothing leaves no trace.

        Args:
            label: What the user did, as undo will name it.
            at: When, as aware UTC in ISO form.
            kind: Whether something is done, undone or done again.
            of: The step that is undone or done again.

        Yields:
            The step's number.
        """
        cursor = self._connection.execute(
            "INSERT INTO step (at, label, kind, of) VALUES (?, ?, ?, ?)", (at, label, kind, of)
        )
        number = int(cursor.lastrowid or 0)
        self._connection.execute("INSERT INTO current_step VALUES (?)", (number,))
        try:
            yield number
        finally:
            self._connection.execute("DELETE FROM current_step")
        if not self.tables(number):
            self._connection.execute("DELETE FROM step WHERE id = ?", (number,))

    def tables(self, step: int) -> frozenset[str]:
        """The tables a step touched."""
        found = self._connection.execute("SELECT DISTINCT tbl FROM change WHERE step = ?", (step,))
        return frozenset(name for (name,) in found)

    def deleted(self, step: int) -> int:
        """How many rows a step deleted."""
        found = self._connection.execute("SELECT count(*) FROM change WHERE step = ? AND op = 'D'", (step,))
        return int(found.fetchone()[0])

    def set_floor(self, step: int) -> None:
        """Let undo end above a step: it becomes a step of itself, which no other one is."""
        self._connection.execute("UPDATE step SET of = id WHERE id = ?", (step,))

    def standing(self) -> "Iterator[StandingStep]":
        """The steps that can be taken back, newest first."""
        return standing_steps(self._connection)

    def next_undo(self) -> tuple[int, str] | None:
        """The newest step that stands, with its label; None on the floor, or when there is none."""
        return next(((step.step, step.label) for step in self.standing()), None)

    def next_redo(self) -> tuple[int, str] | None:
        """The newest undo that may be taken back, with the label; a new step ends redoing."""
        passed = 0
        for number, kind, label in self._connection.execute("SELECT id, kind, label FROM step ORDER BY id DESC"):
            if kind == "do":
                return None
            if kind == "redo":
                passed += 1
            elif passed:
                passed -= 1
            else:
                return number, label
        return None

    def invert(self, step: int) -> None:
        """Write back every row a step touched as it was before, newest first."""
        import json  # the first frame undoes nothing

        self._connection.execute("PRAGMA defer_foreign_keys = 1")
        touched = self._connection.execute(
            "SELECT tbl, pk, op, old FROM change WHERE step = ? ORDER BY id DESC", (step,)
        ).fetchall()
        for table, key, letter, old in touched:
            if letter == "I":
                self._connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (key,))
            elif letter == "D":
                self._put_back(table, json.loads(old))
            else:
                self._set_back(table, key, json.loads(old))

    def _known(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """The row without columns that a later format has given up."""
        columns = self._connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        return {name: row[name] for _, name, *_ in columns if name in row}

    def _put_back(self, table: str, row: dict[str, Any]) -> None:
        row = self._known(table, row)
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        self._connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))

    def _set_back(self, table: str, key: int, row: dict[str, Any]) -> None:
        row = self._known(table, row)
        names = ", ".join(f'"{name}" = ?' for name in row)
        self._connection.execute(f'UPDATE "{table}" SET {names} WHERE id = ?', (*row.values(), key))


class StandingStep(NamedTuple):
    """A step that can be taken back.

    Attributes:
        step: Its number; that of the newest redo where it was done again.
        label: What the user did.
        first: The step that did it first.
    """

    step: int
    label: str
    first: int


def standing_steps(connection: sqlite3.Connection) -> Iterator[StandingStep]:
    """The steps whose effect is in the book, in the order in which undo takes them back, down to the floor."""
    passed = 0
    for number, kind, of, label in connection.execute("SELECT id, kind, of, label FROM step ORDER BY id DESC"):
        if of == number:
            return
        if kind == "undo":
            passed += 1
        elif passed:
            passed -= 1
        else:
            yield StandingStep(number, label, number if of is None else _first(connection, of))


def _first(connection: sqlite3.Connection, step: int) -> int:
    """The step that a redo or an undo goes back to."""
    while True:
        (of,) = connection.execute("SELECT of FROM step WHERE id = ?", (step,)).fetchone()
        if of in (None, step):
            return step
        step = of


def floor_label(connection: sqlite3.Connection) -> str:
    """What the step is called above which undo ends; empty where there is none."""
    found = connection.execute("SELECT label FROM step WHERE of = id ORDER BY id DESC LIMIT 1").fetchone()
    return "" if found is None else str(found[0])


def done_steps(connection: sqlite3.Connection, most: int) -> frozenset[int]:
    """The newest steps in which something was done; undo and redo are not among them."""
    found = connection.execute("SELECT id FROM step WHERE kind = 'do' ORDER BY id DESC LIMIT ?", (most,))
    return frozenset(number for (number,) in found)


def list_steps(connection: sqlite3.Connection, limit: int, steps: frozenset[int] | None = None) -> list[PastStep]:
    """List the newest steps, newest first.

    Args:
        connection: Any connection to the book.
        limit: How many at most.
        steps: Only these, when given.
    """
    rows = connection.execute("SELECT id, at, label, kind, of FROM step ORDER BY id").fetchall()
    root: dict[int, int] = {}
    undone: dict[int, bool] = {}
    for number, _, _, kind, of in rows:
        root[number] = number if of in (None, number) else root[of]
        undone[root[number]] = kind == "undo"
    listed = [
        PastStep(number, at, PREFIX[kind] + label, undone.get(number, False))
        for number, at, label, kind, _ in reversed(rows)
        if steps is None or number in steps
    ]
    return listed[:limit]
