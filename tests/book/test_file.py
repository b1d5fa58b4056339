"""Opening: what is refused, in which words, and that nothing was changed by it."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kamtui.book import file
from kamtui.book.book import Book
from kamtui.book.errors import BookDamaged, BookError, BookForeign, BookInUse, BookMissing, BookTooNew, BookUnsafe


def test_a_missing_book_is_never_replaced_by_an_empty_one(path: Path) -> None:
    with pytest.raises(BookMissing, match="There is no book at"):
        Book.open(path)
    assert not path.exists()
    assert not list(path.parent.iterdir())


def test_a_new_book_is_private_and_in_a_private_folder(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        path = tmp_path / "kam" / "book.db"
        Book.open(path, create=True).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_book_that_others_could_read_is_tightened(path: Path) -> None:
    Book.open(path, create=True).close()
    path.chmod(0o644)
    Book.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_interrupted_first_start_leaves_no_book(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file, "sync_file", fail)
    with pytest.raises(BookError, match="No space left"):
        Book.open(path, create=True)
    assert [entry.name for entry in path.parent.iterdir()] == ["book.db.lock"]


@pytest.mark.parametrize(
    ("pragma", "error", "words"),
    [
        ("application_id = 7", BookForeign, "is not a kamtui book"),
        ("user_version = 99", BookTooNew, "written by a newer kamtui .format 99; this one reads up to 3."),
    ],
)
def test_what_is_not_ours_is_refused_with_its_bytes_unchanged(
    path: Path, pragma: str, error: type[Exception], words: str
) -> None:
    Book.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA {pragma}")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(error, match=words):
        Book.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"Name;Umsatz\n", os.urandom(8192), b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_garbage_is_refused_with_its_bytes_unchanged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises((BookDamaged, BookForeign)):
        Book.open(path)
    assert path.read_bytes() == content


def test_every_setting_is_in_force_and_there_is_no_second_file(book: Book, path: Path) -> None:
    with book.rows() as connection:
        for name, _, wanted in file.SETTINGS:
            assert connection.execute(f"PRAGMA {name}").fetchone()[0] == wanted
    assert {entry.name for entry in path.parent.iterdir()} == {"book.db", "book.db.lock"}


def test_a_setting_that_does_not_take_refuses_the_book(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Book.open(path, create=True).close()
    monkeypatch.setattr(file, "SETTINGS", (("synchronous", "normal", 3),))
    with pytest.raises(BookUnsafe, match="synchronous is 1, not 3"):
        Book.open(path)


def test_a_second_writer_is_told_who_holds_the_book(book: Book, path: Path) -> None:
    with pytest.raises(BookInUse, match=rf"process {os.getpid()} on "):
        Book.open(path)


def test_a_reader_may_look_beside_a_writer_and_cannot_write(book: Book, path: Path) -> None:
    reader = Book.open(path, write=False)
    with reader.rows() as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM account")
    reader.close()


def test_the_lock_is_free_again_after_closing(book: Book, path: Path) -> None:
    book.close()
    book.close()
    Book.open(path).close()


def test_opening_a_book_that_is_being_written_leaves_its_locks_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Book.open(path, create=True).close()
    writer = file.connect(path)
    writer.execute("BEGIN EXCLUSIVE")

    def refuse(_connection: sqlite3.Connection, _path: Path) -> None:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(file, "_recognise", refuse)  # as SQLite does after five seconds
    with pytest.raises(BookError, match="another program holds"):
        file.connect(path)
    other = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM step')"
    told = subprocess.run([sys.executable, "-c", other, str(path)], capture_output=True, text=True, check=False)
    writer.close()
    assert "database is locked" in told.stderr
