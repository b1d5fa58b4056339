import json
from datetime import date, datetime
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.services.accounts import change_account, create_account
from kamtui.text import cells
from tests.cli.conftest import Kamtui


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: date) -> Path:
    path = tmp_path / "book.db"
    monkeypatch.setenv("KAMTUI_BOOK", str(path))
    book = Book.open(path, create=True)
    for name in ("Brenner AG", "Nordlicht"):
        create_account(book, {"name": name}, today)
    change_account(book, 2, {"region": "DE"}, today)
    book.close()
    return path


def test_undo_and_redo_name_the_step(kamtui: Kamtui, path: Path) -> None:
    assert kamtui("undo").err == "Undone: Change account “Nordlicht”\n"
    assert kamtui("undo").err == "Undone: New account “Nordlicht”\n"
    assert kamtui("redo").err == "Done again: New account “Nordlicht”\n"
    assert [row["name"] for row in json.loads(kamtui("accounts", "--json").out)] == ["Brenner AG", "Nordlicht"]


def test_nothing_to_undo_is_refused(kamtui: Kamtui, path: Path) -> None:
    answer = kamtui("redo")
    assert (answer.code, answer.out, answer.err) == (1, "", "There is nothing to do again.\n")
    for _ in range(3):
        assert kamtui("undo").code == 0
    answer = kamtui("undo")
    assert (answer.code, answer.err) == (1, "There is nothing to undo.\n")


def test_the_history_lists_the_newest_first(kamtui: Kamtui, path: Path) -> None:
    kamtui("undo")
    steps = json.loads(kamtui("history", "--json").out)
    assert [step.keys() for step in steps] == [{"step", "at", "what", "undone"}] * 4
    assert [(step["step"], step["what"], step["undone"]) for step in steps] == [
        (4, "Undo: Change account “Nordlicht”", False),
        (3, "Change account “Nordlicht”", True),
        (2, "New account “Nordlicht”", False),
        (1, "New account “Brenner AG”", False),
    ]
    assert datetime.fromisoformat(steps[0]["at"]).tzinfo is not None
    lines = kamtui("history").out.splitlines()
    assert lines[0].split() == ["Step", "When", "What"]
    assert lines[2].endswith("undone")
    assert len(kamtui("history", "--limit", "2").out.splitlines()) == 3


def test_the_history_of_one_account(kamtui: Kamtui, path: Path) -> None:
    steps = json.loads(kamtui("history", "brenner", "--json").out)
    assert [step["what"] for step in steps] == ["New account “Brenner AG”"]


def test_an_empty_history(kamtui: Kamtui, tmp_path: Path) -> None:
    Book.open(tmp_path / "new.db", create=True).close()
    assert kamtui("--book", tmp_path / "new.db", "history").err == "Nothing was done yet.\n"
    assert json.loads(kamtui("--book", tmp_path / "new.db", "history", "--json").out) == []


def test_what_changed_in_an_account_since_a_day_is_told_field_by_field(kamtui: Kamtui, path: Path) -> None:
    day = datetime.now().astimezone().date().isoformat()
    lines = kamtui("history", "nordlicht", "--since", day).out.splitlines()
    assert lines[0].endswith("Change account “Nordlicht”")
    assert lines[1:3] == ["    Account Nordlicht", "      Region          ? → DE"]
    assert "    Account Nordlicht (new)" in lines
    steps = json.loads(kamtui("history", "nordlicht", "--since", day, "--json").out)
    assert steps[0]["changes"] == [
        {
            "record": "account",
            "title": "Nordlicht",
            "happened": "changed",
            "field": "Region",
            "old": None,
            "new": "DE",
        }
    ]
    assert [step["what"] for step in steps] == ["Change account “Nordlicht”", "New account “Nordlicht”"]


def test_a_field_of_a_long_name_takes_no_column_too_many(kamtui: Kamtui, book: Path) -> None:
    lines = kamtui("history", "hallbrunn ag", "--since", "2026-01-01").out.splitlines()
    assert any(line.startswith("      Business agenda  ") and line.endswith("…") for line in lines)
    assert max(map(cells, lines)) == 80


def test_a_day_ahead_leaves_nothing(kamtui: Kamtui, path: Path) -> None:
    answer = kamtui("history", "nordlicht", "--since", "2099-01-01")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing was done since then.\n")
    assert json.loads(kamtui("history", "--since", "2099-01-01", "--json").out) == []
    assert kamtui("history", "--since", "someday").code == 1


def test_undo_says_where_it_ends(kamtui: Kamtui, book: Path) -> None:
    assert kamtui("undo").err == "There is nothing to undo. Undo ends at “Example book”.\n"
