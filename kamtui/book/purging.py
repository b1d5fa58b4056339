"""Forgetting a person for good: rows, the change log, drafts and mentions by name; then the file is packed anew."""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from kamtui.book import file, history
from kamtui.book.errors import BookError, reason_of
from kamtui.book.forgotten_text import forget_in_text, pattern_of
from kamtui.book.verifying import connect

LABEL = "Forget a person"
"""What the step is called; it names nobody."""
OWNED = (
    ("stance_reading", "stakeholder_id"),
    ("role_reading", "stakeholder_id"),
    ("attendance", "stakeholder_id"),
    ("external_id", "stakeholder_id"),
    ("series_person", "stakeholder_id"),
    ("relation_line", "from_id"),
    ("relation_line", "to_id"),
)
"""Tables whose rows are the person's own, and the column that names them."""
OTHERS_TEXTS = (
    "private_note",
    "relationship_owner",
    "title",
    "department",
    "business_agenda",
    "personal_agenda",
    "bought_before",
)
"""Texts noted of other people in which somebody may be named."""
UNIQUE = ("name", "email", "phone", "mobile")
"""Columns that tell a person from all others; their texts are looked for everywhere."""
LEAST = 3
"""Characters a text must have to be looked for: a shorter one would be found in other words."""


class Purged(NamedTuple):
    """What was forgotten.

    Attributes:
        rows: Rows that are gone, by table.
        mentions: Texts of other records in which the name was replaced.
        texts: What was looked for, the longest first.
    """

    rows: dict[str, int]
    mentions: int
    texts: tuple[str, ...]


def purge(path: Path, person: int, now: datetime) -> Purged:
    """Forget a person; undo ends here, and cannot bring them back.

    Args:
        path: The book; the caller holds its lock.
        person: The id of the stakeholder.
        now: When, aware.

    Raises:
        BookError: The disk or the file did not let it happen.
    """
    connection = file.connect(path)
    try:
        history.install(connection)
        connection.create_function("forget", 2, _forget, deterministic=True)
        connection.create_function("forget_in_json", 2, _forget_in_json, deterministic=True)
        connection.execute("BEGIN IMMEDIATE")
        try:
            at = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            purged = _forget_everywhere(connection, person, at)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("VACUUM")  # what a page had of them besides its rows goes as well
    except sqlite3.DatabaseError as error:
        raise BookError(f"The person was not forgotten: {reason_of(error)}") from error
    finally:
        connection.close()
    return purged


def _forget_everywhere(connection: sqlite3.Connection, person: int, at: str) -> Purged:
    own = _own_rows(connection, person)
    texts = unique_texts(connection, person)
    (step,) = connection.execute(
        "INSERT INTO step (at, label, kind) VALUES (?, ?, 'do') RETURNING id", (at, LABEL)
    ).fetchone()
    connection.execute("INSERT INTO current_step VALUES (?)", (step,))
    connection.execute("DELETE FROM stakeholder WHERE id = ?", (person,))
    mentions = _replace_in_rows(connection, texts)
    connection.execute("DELETE FROM current_step")
    # Undo ends at this step, so that its own changes, which have the old texts, are needed by nobody.
    connection.execute("UPDATE step SET of = id WHERE id = ?", (step,))
    connection.execute("DELETE FROM change WHERE step = ?", (step,))
    for table, keys in own.items():
        connection.executemany("DELETE FROM change WHERE tbl = ? AND pk = ?", [(table, key) for key in keys])
    _replace_in_log(connection, texts)
    connection.execute("DELETE FROM draft WHERE record = ?", (f"stakeholder:{person}",))
    return Purged({table: len(keys) for table, keys in own.items() if keys}, mentions, texts)


def unique_texts(connection: sqlite3.Connection, person: int) -> tuple[str, ...]:
    """The texts by which a person is known, also earlier ones, the longest first; none that others share.

    Args:
        connection: Any connection to the book.
        person: The id of the stakeholder.
    """
    names = ", ".join(UNIQUE)
    found = {
        value
        for row in connection.execute(f"SELECT {names} FROM stakeholder WHERE id = ?", (person,))
        for value in row
    }
    for logged in connection.execute(
        "SELECT old, new FROM change WHERE tbl = 'stakeholder' AND pk = ?", (person,)
    ).fetchall():
        for row in logged:
            found |= {json.loads(row).get(name) for name in UNIQUE} if row else set()
    others = [
        str(value).casefold()
        for row in connection.execute(f"SELECT {names} FROM stakeholder WHERE id <> ?", (person,))
        for value in row
        if value
    ]
    texts = {str(text) for text in found if text and len(str(text)) >= LEAST}
    own = {text for text in texts if not any(text.casefold() in other for other in others)}
    return tuple(sorted(own, key=lambda text: (-len(text), text)))


def _own_rows(connection: sqlite3.Connection, person: int) -> dict[str, set[int]]:
    """The person's rows, by table, those that were deleted earlier among them."""
    own: dict[str, set[int]] = {"stakeholder": {person}}
    for table, column in OWNED:
        live = connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (person,))
        logged = connection.execute(
            "SELECT pk FROM change WHERE tbl = :tbl"
            " AND :person IN (json_extract(new, :place), json_extract(old, :place))",
            {"tbl": table, "person": person, "place": f"$.{column}"},
        )
        own.setdefault(table, set()).update(key for (key,) in (*live, *logged))
    return own


def _replace_in_rows(connection: sqlite3.Connection, texts: Sequence[str]) -> int:
    return sum(
        _replace(connection, table, _text_columns(connection, table), texts)
        for table in history.tracked_tables(connection)
        if table != "stakeholder"
    ) + _replace(connection, "stakeholder", OTHERS_TEXTS, texts)


def _text_columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table that hold free text: no days, no words of the field's vocabulary."""
    found = connection.execute(f'PRAGMA table_info("{table}")')
    return tuple(name for _, name, kind, *_ in found if kind.upper() in ("TEXT", "VARCHAR", "VARCHAR(20000)"))


def _replace_in_log(connection: sqlite3.Connection, texts: Sequence[str]) -> None:
    """Replace the texts in labels, in the rows as they were, and in drafts."""
    _replace(connection, "step", ("label",), texts)
    _replace(connection, "change", ("old", "new"), texts, "forget_in_json")
    _replace(connection, "draft", ("fields",), texts, "forget_in_json")


def _replace(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], texts: Sequence[str], by: str = "forget"
) -> int:
    """Replace texts in some columns; how many values had one."""
    if not texts:
        return 0
    wanted = json.dumps(texts)
    return sum(
        connection.execute(
            f'UPDATE "{table}" SET "{column}" = {by}("{column}", :texts)'
            f' WHERE "{column}" IS NOT {by}("{column}", :texts)',
            {"texts": wanted},
        ).rowcount
        for column in columns
    )


def _forget(value: Any, texts: str) -> Any:
    """A text without what is forgotten, upper and lower case alike; no part of another word."""
    if not isinstance(value, str):
        return value
    return forget_in_text(value, pattern_of(json.loads(texts)))


def _forget_in_json(value: Any, texts: str) -> Any:
    """JSON without what is forgotten in its texts; the names of its fields stay as they are."""
    if not isinstance(value, str):
        return value
    before = json.loads(value)
    after = _walk(before, pattern_of(json.loads(texts)))
    return value if after == before else json.dumps(after, separators=(",", ":"), ensure_ascii=value.isascii())


def _walk(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return forget_in_text(value, pattern)
    if isinstance(value, dict):
        return {key: _walk(each, pattern) for key, each in value.items()}
    return [_walk(each, pattern) for each in value] if isinstance(value, list) else value


def mentions_of(connection: sqlite3.Connection, words: Sequence[str]) -> list[tuple[str, int]]:
    """The records, by table and key, whose texts have one of some words.

    Args:
        connection: Any connection to the book.
        words: The words; none find nothing.
    """
    if not words:
        return []
    pattern = pattern_of(words)
    found: list[tuple[str, int]] = []
    for table in history.tracked_tables(connection):
        columns = ", ".join(f'"{name}"' for name in _text_columns(connection, table))
        if columns:
            rows = connection.execute(f'SELECT id, {columns} FROM "{table}" ORDER BY id')
            found += [(table, key) for key, *texts in rows if any(text and pattern.search(text) for text in texts)]
    return found


def list_people(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Everybody: id, name, and the name of the account."""
    return connection.execute(
        "SELECT s.id, s.name, a.name FROM stakeholder AS s JOIN account AS a ON a.id = s.account_id ORDER BY s.id"
    ).fetchall()


def known_as(connection: sqlite3.Connection, key: str) -> set[int]:
    """The people whom another program knows under an id."""
    found = connection.execute("SELECT stakeholder_id FROM external_id WHERE key = ?", (key,))
    return {person for (person,) in found if person is not None}


def still_held(folder: Path, person: int, texts: Sequence[str]) -> Iterator[Path]:
    """The backups that still hold a person.

    Args:
        folder: A folder of backups.
        person: The id of the stakeholder, which is given to nobody else.
        texts: What they were known by.
    """
    for path in sorted(folder.glob("*.db")) if folder.is_dir() else ():
        try:
            with closing(connect(path)) as copy:
                logged = "SELECT 1 FROM change WHERE tbl = 'stakeholder' AND pk = :person"
                held = copy.execute(
                    f"SELECT 1 FROM stakeholder WHERE id = :person UNION {logged}", {"person": person}
                ).fetchone()
        except sqlite3.DatabaseError:
            held = ("unreadable",)  # a damaged one may hold anything
        if held or _has_bytes(path, texts):
            yield path


def _has_bytes(path: Path, texts: Sequence[str]) -> bool:
    data = path.read_bytes()
    return any(text.encode() in data for text in texts)
