import json
import shlex
import sqlite3
from pathlib import Path

import pytest

from kamtui.book import file
from kamtui.book.book import Book
from kamtui.models.account import Account
from tests.cli.conftest import Kamtui


def names(path: Path) -> list[str]:
    book = Book.open(path, write=False)
    with book.rows() as connection:
        found = [name for (name,) in connection.execute("SELECT name FROM account ORDER BY id")]
    book.close()
    return found


def add(path: Path, name: str) -> None:
    book = Book.open(path)
    with book.step(f"New account {name}") as session:
        session.add(Account(name=name))
    book.close()


def test_a_backup_goes_beside_the_book(kamtui: Kamtui, book: Path) -> None:
    answer = kamtui("backup")
    assert answer.code == 0
    made = Path(answer.out.strip())
    assert made.parent == book.parent / "book-backups"
    assert "by-hand" in made.name
    assert names(made) == names(book)


def test_a_backup_to_a_named_file(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "copy.db"
    path.parent.mkdir()
    assert kamtui("backup", "-o", path).out == f"{path}\n"
    assert names(path) == names(book)
    before = path.read_bytes()
    refused = kamtui("backup", "-o", path)
    assert refused.code == 1
    assert "--force" in refused.err
    assert path.read_bytes() == before
    assert kamtui("backup", "-o", path, "--force").code == 0
    assert [entry.name for entry in path.parent.iterdir()] == ["copy.db"]
    assert kamtui("backup", "-o", "-").code == 1


def test_backups_are_listed_with_what_they_hold(kamtui: Kamtui, book: Path) -> None:
    none = kamtui("backups")
    assert (none.code, none.out) == (0, "")
    assert "There are no backups" in none.err
    assert json.loads(kamtui("backups", "--json").out) == []
    first = Path(kamtui("backup").out.strip())
    add(book, "Later GmbH")
    second = Path(kamtui("backup").out.strip())
    newest, oldest = json.loads(kamtui("backups", "--json").out)
    assert (newest["file"], oldest["file"]) == (str(second), str(first))
    assert newest["rows"]["account"] == oldest["rows"]["account"] + 1
    assert (newest["what"], oldest["what"]) == ("New account Later GmbH", "Example book")
    assert (newest["reason"], newest["format"], newest["problem"]) == ("by-hand", file.FORMAT, None)
    assert newest["at"].endswith("Z")
    lines = kamtui("backups").out.splitlines()
    assert lines[0].split() == ["When", "Why", "Newest", "step", "File"]
    assert "by hand" in lines[1]
    assert first.name in lines[2]


def test_a_damaged_backup_is_listed_as_that(kamtui: Kamtui, book: Path) -> None:
    made = Path(kamtui("backup").out.strip())
    made.write_bytes(b"no longer a book" * 100)
    (found,) = json.loads(kamtui("backups", "--json").out)
    assert found["rows"] is None
    assert str(made) in found["problem"]
    assert "damaged" in kamtui("backups").out


def test_a_restore_and_the_way_back(kamtui: Kamtui, book: Path) -> None:
    made = Path(kamtui("backup").out.strip())
    before = names(book)
    add(book, "Later GmbH")
    answer = kamtui("restore", made.name, "--yes")
    assert (answer.code, answer.out) == (0, "")
    assert names(book) == before
    assert "Restored: the book is as it was at " in answer.err
    command = next(line for line in answer.err.splitlines() if line.startswith("To go back: kamtui "))
    assert kamtui(*command.removeprefix("To go back: kamtui ").split(), "--yes").code == 0
    assert names(book) == [*before, "Later GmbH"]


def test_a_restore_takes_any_sound_book(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    copy = tmp_path / "stick" / "copy.db"
    copy.parent.mkdir()
    kamtui("backup", "-o", copy)
    before = names(book)
    add(book, "Later GmbH")
    answer = kamtui("restore", copy, "--yes")
    assert answer.code == 0
    assert f"Restored: the book is now that of {copy}." in answer.err
    assert names(book) == before


def test_a_restore_asks_where_somebody_can_answer(
    kamtui: Kamtui, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kamtui("backup").out.strip()
    add(book, "Later GmbH")
    nobody = kamtui("restore", made)
    assert nobody.code == 1
    assert "--yes" in nobody.err
    monkeypatch.setattr("kamtui.cli.front.has_terminal", lambda: True)
    for answer, code in (("n\n", 1), ("", 1), ("y\n", 0)):
        monkeypatch.setattr("sys.stdin.readline", lambda answer=answer: answer, raising=False)
        asked = kamtui("restore", made)
        assert asked.code == code
        assert "30 accounts; its newest step is “Example book”" in asked.err
        assert ("Later GmbH" in names(book)) == bool(code)


def test_what_is_no_backup_changes_nothing(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    before = book.read_bytes()
    for named, code, why in (
        (foreign, 3, "not a kamtui book"),
        (tmp_path / "none.db", 3, "There is no file"),
        (book, 1, "the book itself"),
    ):
        answer = kamtui("restore", named, "--yes")
        assert (answer.code, answer.out) == (code, "")
        assert why in answer.err
    assert book.read_bytes() == before
    assert not (book.parent / "book-backups").exists()


def test_a_book_in_use_is_not_restored(kamtui: Kamtui, book: Path) -> None:
    made = kamtui("backup").out.strip()
    open_book = Book.open(book)
    answer = kamtui("restore", made, "--yes")
    open_book.close()
    assert answer.code == 3
    assert "open in another kamtui" in answer.err


def test_a_missing_or_damaged_book_comes_back(kamtui: Kamtui, book: Path) -> None:
    made = Path(kamtui("backup").out.strip())
    before = names(book)
    book.unlink()
    assert kamtui("restore", made, "--yes").code == 0
    assert names(book) == before
    book.write_bytes(b"garbage" * 1000)
    answer = kamtui("accounts")
    assert answer.code == 3
    assert answer.err.endswith(
        f"to restore it: {shlex.join(['kamtui', '--book', str(book), 'restore', str(made)])}\n"
    )
    answer = kamtui("restore", made, "--yes")
    assert answer.code == 0
    assert "The book that could not be read is kept: " in answer.err
    assert names(book) == before
    (kept,) = book.parent.glob("book.db.damaged-*")
    assert kept.read_bytes() == b"garbage" * 1000


def test_a_backup_is_read_and_never_written(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    made = Path(kamtui("backup").out.strip())
    before = made.read_bytes()
    assert len(json.loads(kamtui("--book", made, "accounts", "--json").out)) == 29
    for words in (("undo",), ("import", "docs/examples/accounts.csv")):
        answer = kamtui("--book", made, *words)
        assert answer.code == 3
        assert "never changed" in answer.err
    assert made.read_bytes() == before
    assert {path.name for path in made.parent.iterdir()} == {made.name, made.name + ".sha256"}
