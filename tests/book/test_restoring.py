"""Restoring: all or nothing, what was there is kept, and nothing SQLite left behind gets into the new book."""

import sqlite3
import stat
from pathlib import Path

import pytest

from kamtui.book import backups
from kamtui.book.book import Book
from kamtui.book.drafts import Draft, Typed
from kamtui.book.errors import BookDamaged, BookError, Refused
from kamtui.book.notes import read_notes
from kamtui.book.restoring import restore
from kamtui.models.account import Account
from tests.book.conftest import NOON


def add(book: Book, name: str) -> None:
    with book.step(f"New account {name}") as session:
        session.add(Account(name=name))


def names(path: Path) -> list[str]:
    book = Book.open(path, write=False)
    with book.rows() as connection:
        found = [name for (name,) in connection.execute("SELECT name FROM account ORDER BY id")]
    book.close()
    return found


@pytest.fixture
def then(book: Book) -> Path:
    """A backup of the book with one account; now it has two."""
    add(book, "Then")
    made = book.backup("manual")
    add(book, "Now")
    return made


def test_a_restore_brings_back_and_can_be_taken_back(book: Book, then: Path) -> None:
    restored = book.restore(then)
    assert names(book.path) == ["Then"]
    assert restored.before is not None
    assert restored.damaged is None
    assert "before-restore" in restored.before.name
    assert names(restored.before) == ["Then", "Now"]
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600

    again = book.restore(restored.before)
    assert names(book.path) == ["Then", "Now"]
    assert again.before is not None
    assert names(again.before) == ["Then"]


def test_the_open_book_goes_on_with_what_was_restored(book: Book, then: Path) -> None:
    book.restore(then)
    assert [step.what for step in book.history()] == ["New account Then"]
    add(book, "Later")
    assert names(book.path) == ["Then", "Later"]
    book.undo()
    book.undo()
    assert names(book.path) == []
    with pytest.raises(BookError, match="open in another kamtui"):
        Book.open(book.path)


def test_a_restore_is_remembered(book: Book, then: Path) -> None:
    book.restore(then)
    assert read_notes(then.parent).restored == NOON


def test_what_was_typed_and_not_saved_stays_typed(book: Book, then: Path) -> None:
    def type_in(form: str, text: str) -> None:
        book.drafts.hand_over({form: Draft(form, form, 1, {"name": Typed(text)}, at=book.drafts.now())})
        book.drafts.write(1)

    type_in("account:1", "of then")
    type_in("account:2", "of then only")
    made = book.backup("typed")
    book.drafts.hand_over({"account:2": None})
    type_in("account:1", "of now")
    type_in("account:3", "new")
    book.restore(made)
    kept = {draft.form: draft.fields["name"].text for draft in book.list_drafts()}
    assert kept == {"account:1": "of now", "account:2": "of then only", "account:3": "new"}
    book.close()
    restore(book.path, then, NOON)  # as the command does
    again = Book.open(book.path, write=False)
    assert {draft.form for draft in again.list_drafts()} == set(kept)
    again.close()


def test_what_is_no_good_backup_changes_nothing(book: Book, then: Path, tmp_path: Path) -> None:
    before = book.path.read_bytes()
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    newer = tmp_path / "newer.db"
    newer.write_bytes(then.read_bytes())
    with sqlite3.connect(newer) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    garbage = tmp_path / "garbage.db"
    garbage.write_bytes(b"garbage" * 1000)
    for source, why in (
        (foreign, "not a kamtui book"),
        (newer, "newer kamtui"),
        (garbage, "cannot be read"),
        (tmp_path / "none.db", "There is no file"),
    ):
        with pytest.raises(BookError, match=why):
            book.restore(source)
    with pytest.raises(Refused, match="book itself"):
        book.restore(book.path)
    assert book.path.read_bytes() == before
    add(book, "Later")


def test_a_book_that_cannot_be_read_is_kept_beside(path: Path, book: Book, then: Path) -> None:
    book.close()
    damaged = b"no book any more" * 1000
    path.write_bytes(damaged)
    restored = restore(path, then, NOON)
    assert names(path) == ["Then"]
    assert restored.before is None
    assert restored.damaged == path.with_name("book.db.damaged-20261121T120000Z")
    assert restored.damaged.read_bytes() == damaged


def test_a_damaged_book_is_kept_beside_too(path: Path, book: Book, then: Path) -> None:
    book.close()
    whole = bytearray(path.read_bytes())
    whole[4096 : 4096 + 3000] = b"\xff" * 3000
    path.write_bytes(whole)
    first = restore(path, then, NOON)
    path.write_bytes(whole)
    second = restore(path, then, NOON)
    assert first.damaged is not None
    assert second.damaged is not None
    assert first.damaged != second.damaged
    assert first.damaged.read_bytes() == second.damaged.read_bytes() == bytes(whole)


def test_a_missing_book_comes_back(path: Path, book: Book, then: Path) -> None:
    book.close()
    path.unlink()
    restored = restore(path, then, NOON)
    assert names(path) == ["Then"]
    assert (restored.before, restored.damaged) == (None, None)


def kill_a_writer(path: Path) -> bytes:
    """Leave a book as a program leaves it that is killed in the middle of a write; return its journal."""
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN")
    writer.execute(
        "INSERT INTO step (at, label, kind) SELECT '', hex(zeroblob(5000)), 'do' FROM account, account b"
    )
    beside = path.with_name("book.db-journal")
    torn, journal = path.read_bytes(), beside.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    assert torn != path.read_bytes()
    path.write_bytes(torn)
    beside.write_bytes(journal)
    return journal


def test_a_half_done_write_is_taken_back_before_the_book_is_backed_up(path: Path, book: Book, then: Path) -> None:
    book.close()
    kill_a_writer(path)
    restored = restore(path, then, NOON)
    assert restored.before is not None
    assert names(restored.before) == ["Then", "Now"]
    assert names(path) == ["Then"]
    assert not path.with_name("book.db-journal").exists()


def test_the_journal_of_a_book_that_is_gone_is_not_played_into_the_new_one(
    path: Path, book: Book, then: Path
) -> None:
    book.close()
    journal = kill_a_writer(path)
    path.unlink()
    restore(path, then, NOON)
    assert not path.with_name("book.db-journal").exists()
    assert path.with_name("book.db.left-20261121T120000Z-journal").read_bytes() == journal
    assert names(path) == ["Then"]
    with Book.open(path, write=False).rows() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_without_a_backup_of_what_is_there_nothing_is_restored(book: Book, then: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(then.read_bytes())
    folder = backups.folder_of(book.path)
    folder.rename(tmp_path / "moved")
    folder.write_text("a file where the folder should be")
    before = book.path.read_bytes()
    with pytest.raises(BookError, match="No backup could be written"):
        book.restore(elsewhere)
    assert book.path.read_bytes() == before


def test_a_copy_that_does_not_arrive_whole_is_not_put_in_place(
    book: Book, then: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(connection: sqlite3.Connection, to: Path) -> None:
        with sqlite3.connect(to) as copy:
            connection.backup(copy)
            copy.execute("DELETE FROM account")
        copy.close()

    monkeypatch.setattr("kamtui.book.restoring.copy_pages", lose)
    with pytest.raises(BookDamaged, match="does not hold"):
        book.restore(then)
    assert names(book.path) == ["Then", "Now"]
    assert list(book.path.parent.glob(".*.restore*")) == []


def test_a_book_that_the_disk_did_not_give_back_works_when_the_disk_does(
    book: Book, then: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> sqlite3.Connection:
        raise BookError("the disk reports an error.")

    waits = Draft("account:1", "account:1", 1, {"name": Typed("typed")})
    with monkeypatch.context() as broken:
        broken.setattr("kamtui.book.restoring.verify", lambda _: fail())
        broken.setattr("kamtui.book.book.file.connect", fail)
        with pytest.raises(BookError, match="the disk reports an error"):
            book.restore(then)
        with pytest.raises(BookError, match="the disk reports an error"):
            book.history()
        book.drafts.hand_over({waits.form: waits})
        book.drafts.write(1)
        assert book.drafts.has_waiting  # nothing is taken for kept meanwhile
    add(book, "Later")
    assert names(book.path) == ["Then", "Now", "Later"]
    book.close()
    with pytest.raises(BookError, match="was closed"):
        book.history()
