"""The accounts stand on the screen before anything slow has been loaded."""

import json
import sys
from datetime import date
from pathlib import Path

from kamtui.book.book import Book
from kamtui.services.demo import write_demo
from tests.terminal import Terminal

TOO_SLOW_TO_WAIT_FOR = {"dateutil.parser", "jinja2", "pydantic", "sqlalchemy", "sqlmodel", "ssl", "typer"}

# Opens the app by its front door; at the moment when it begins to load the rest, says what is loaded, and leaves.
OPEN = """
import json, sys
from pathlib import Path
from kamtui import start
from kamtui.__main__ import main

book, answer = sys.argv[1:]

def say_and_leave(app):
    Path(answer).write_text(json.dumps(sorted(sys.modules)))
    app.exit(0)

load_event_loop = start._load_event_loop

def load_and_look():
    load_event_loop()
    from kamtui.app import KamApp
    KamApp._start_loader = say_and_leave

start._load_event_loop = load_and_look
sys.exit(main(["--book", book, "--today", "2026-11-21"]))
"""


def test_the_first_frame_waits_for_nothing_slow(tmp_path: Path, today: date) -> None:
    path, answer = tmp_path / "book.db", tmp_path / "modules.json"
    book = Book.open(path, create=True)
    write_demo(book, today, accounts=8)
    book.close()
    with Terminal([sys.executable, "-c", OPEN, str(path), str(answer)]) as terminal:
        assert terminal.wait_exit() == 0, terminal.text
    assert b"Hallbrunn AG" in terminal.raw, "the accounts were not on the screen yet"
    loaded = set(json.loads(answer.read_text(encoding="utf-8")))
    assert "kamtui.screens.accounts" in loaded
    assert loaded & TOO_SLOW_TO_WAIT_FOR == set()
