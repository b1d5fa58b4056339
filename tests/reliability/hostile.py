"""A book in which every text of every table tries to be more than text."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import String
from sqlalchemy.types import Enum, TypeDecorator

from kamtui.book.book import Book
from kamtui.models.tables import METADATA
from kamtui.services.demo import write_demo
from tests.ui.conftest import NOON

PAYLOADS = {
    "brackets": "Müller [CH]",
    "closing": "Acme [/x] y",
    "action": "[@click=app.quit()]press[/]",
    "colour": "[red on blue]Rote[/]",
    "theme": "[$primary]x[/] [a=b] c [",
    "emoji": ":bomb: Werke",
    "escape": "AA\x1b[2J\x1b[31;44mBB",
    "title": "CC\x1b]0;PWNED\x07DD",
    "clipboard": "EE\x1b]52;c;ZXZpbA==\x07FF",
    "query": "GG\x1b[6n\x0eHH\x1bPq\x1b\\II",
    "C1": "JJ\x9b31mKK\x85LL",
    "bidi": "MM \u202etxt.exe\u2066 NN",
    "wide": "株式会社 葦原光機 \U000e0041Ω",
    "long": "Lang " * 2_000,
}
COMMANDS = (
    "\x1b[2J\x1b[31;44m",
    "\x1b]0;PWNED",
    "\x1b]52;c;",
    "\x1b[6n",
    "\x0e",
    "\x1bPq",
    "\x9b",
    "\u202e",
    "\u2066",
    "\x85",
)
"""What a terminal would obey, and none of what Textual itself writes while it draws."""
SIGNS = {("plan", "period"), ("interaction", "time")}
"""Texts that are numbers or codes, as the book itself reads them."""


def make_hostile(path: Path) -> None:
    """Write a book with rows of every kind, then put payloads into all of its texts behind the program's back.

    Args:
        path: Where there is no book yet.
    """
    book = Book.open(path, create=True, clock=lambda: NOON)
    write_demo(book, NOON.date(), accounts=len(PAYLOADS))
    book.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("BEGIN")
        for number, (table, column) in enumerate(text_columns()):
            _fill(connection, table, column, number)
        connection.execute("UPDATE account SET status = 'key'")
        _make_past(connection)
        connection.execute("COMMIT")


def text_columns() -> list[tuple[str, str]]:
    """Every column that holds a text of the user, by table and name."""
    return [
        (table.name, column.name)
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, String)
        and not isinstance(column.type, Enum | TypeDecorator)
        and column.name != "currency"
        and table.name not in ("draft", "median_reading")
        and (table.name, column.name) not in SIGNS
    ]


def _fill(connection: sqlite3.Connection, table: str, column: str, number: int) -> None:
    """Give each row another payload than its neighbours; one that has to differ from all others is numbered."""
    texts = list(PAYLOADS.values())
    keys = [key for (key,) in connection.execute(f'SELECT id FROM "{table}" ORDER BY id')]
    shift = 0 if (table, column) == ("account", "name") else number
    for place, key in enumerate(keys):
        text = texts[(place + shift) % len(texts)]
        connection.execute(
            f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?',
            (text if place < len(texts) else f"{text}{place}", key),
        )


def _make_past(connection: sqlite3.Connection) -> None:
    """A past, and drafts: each payload is once a step, an old value, a new one and a text that was not saved."""
    for number, text in enumerate(PAYLOADS.values(), 1):
        step = connection.execute(
            "INSERT INTO step (at, label, kind) VALUES ('2026-11-20T12:00:00.000Z', ?, 'do')", (text,)
        ).lastrowid
        old, new = (json.dumps({"id": number, "name": text, "notes": text + end}) for end in ("", " new"))
        connection.execute(
            "INSERT INTO change (step, tbl, pk, op, old, new) VALUES (?, 'account', ?, 'U', ?, ?)",
            (step, number, old, new),
        )
        fields = json.dumps({"name": {"text": text, "before": text}, "notes": {"text": text, "before": ""}})
        connection.execute(
            "INSERT INTO draft (form, record, account_id, step, at, fields) VALUES (?, ?, ?, 0, ?, ?)",
            (f"account:{number}", f"account:{number}", number, "2026-11-20T12:00:00.000Z", fields),
        )
