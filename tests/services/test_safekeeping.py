"""Safekeeping: a backup when there is something new, thinned by the rule, and a copy off the disk."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kamtui.book import backups
from kamtui.book.backups import folder_of, list_backups
from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.book.verifying import verify
from kamtui.models.account import Account
from kamtui.services.safekeeping import EXIT, HOURLY, REST, START, copy_away, is_due, keep_safe

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Clock:
    """Moves when told to."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Iterator[Book]:
    found = Book.open(tmp_path / "book.db", create=True, clock=clock)
    yield found
    found.close()


def add(book: Book, name: str = "Brenner AG") -> None:
    with book.step(f"New account {name}") as session:
        session.add(Account(name=name))


def reasons(folder: Path) -> list[str]:
    return [backup.reason for backup in list_backups(folder)]


def test_an_empty_book_needs_no_backup(book: Book) -> None:
    assert keep_safe(book, START) is None
    assert not folder_of(book.path).exists()


def test_a_backup_is_made_when_something_changed(book: Book, clock: Clock) -> None:
    add(book)
    made = keep_safe(book, START)
    assert made is not None
    assert keep_safe(book, HOURLY) is None
    book.keep_health(NOON.date(), {1: 50})  # derived: nothing that could be lost
    assert not is_due(book)
    clock.at += timedelta(hours=1)
    book.undo()
    assert keep_safe(book, EXIT) is not None
    assert reasons(made.parent) == ["exit", "start"]


def test_another_step_of_the_same_number_is_another_state(book: Book, clock: Clock) -> None:
    add(book, "First")
    first = book.backup("manual")
    add(book, "Second")
    assert keep_safe(book, EXIT) is not None
    book.restore(first)
    clock.at += timedelta(hours=1)
    add(book, "Third")
    assert is_due(book)


def test_a_newest_backup_that_cannot_be_read_is_none(book: Book) -> None:
    add(book)
    made = keep_safe(book, START)
    assert made is not None
    made.write_bytes(b"garbage")
    assert keep_safe(book, EXIT) is not None


def test_what_a_kill_left_of_a_backup_is_none(book: Book) -> None:
    add(book)
    folder = folder_of(book.path)
    folder.mkdir()
    (folder / "book-20261121T130000Z-start.db").touch()
    assert keep_safe(book, START) is not None


def test_a_book_that_is_only_looked_into_is_left_alone(book: Book) -> None:
    add(book)
    made = book.backup("manual")
    looked = Book.open(made, write=False)
    assert keep_safe(looked, START) is None
    looked.close()
    assert not folder_of(made).exists()


def live(book: Book, clock: Clock, days: int) -> None:
    """Work on a book every day, with a backup in the evening."""
    for day in range(days):
        clock.at += timedelta(days=1)
        add(book, f"Account {day}")
        keep_safe(book, EXIT)


def test_backups_are_thinned(book: Book, clock: Clock) -> None:
    live(book, clock, 22)
    kept = list_backups(folder_of(book.path))
    assert 14 < len(kept) < 20
    assert kept[0].at == clock.at
    seals = list(folder_of(book.path).glob("*.sha256"))
    assert len(seals) == len(kept)


def test_a_damaged_book_is_not_backed_up_and_nothing_is_thinned(
    book: Book, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("kamtui.services.safekeeping.thin", lambda *_: ())
        live(book, clock, 20)
    assert len(list_backups(folder_of(book.path))) == 20
    whole = bytearray(book.path.read_bytes())
    last = len(whole) // 4096 - 1
    whole[last * 4096 + 8 : last * 4096 + 4000] = b"\xff" * 3992
    book.path.write_bytes(whole)
    (folder_of(book.path) / list_backups(folder_of(book.path))[0].path.name).write_bytes(b"")  # a backup is due
    with pytest.raises(BookError):
        keep_safe(book, EXIT)
    assert len([one for one in list_backups(folder_of(book.path)) if one.size]) == 19


def test_after_a_restore_nothing_is_thinned_for_a_week(book: Book, clock: Clock) -> None:
    live(book, clock, 20)
    before = {backup.path for backup in list_backups(folder_of(book.path))}
    book.restore(list_backups(folder_of(book.path))[5].path)
    clock.at += REST - timedelta(hours=1)
    add(book, "Another")
    keep_safe(book, EXIT)
    assert before <= {backup.path for backup in list_backups(folder_of(book.path))}
    clock.at += timedelta(days=20)
    add(book, "Later")
    keep_safe(book, EXIT)
    assert not before <= {backup.path for backup in list_backups(folder_of(book.path))}


def test_a_second_folder_gets_verified_copies(book: Book, clock: Clock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    add(book)
    made = keep_safe(book, START)
    assert made is not None
    assert copy_away(book.path, stick, clock.at) == ()
    there = stick / "book-backups" / made.name
    assert there.read_bytes() == made.read_bytes()
    verify(there)
    assert copy_away(book.path, stick, clock.at) == ()  # it is there, and not copied twice
    assert len(list_backups(there.parent)) == 1
    there.write_bytes(b"rotten")
    assert copy_away(book.path, stick, clock.at) == ()
    verify(list_backups(there.parent)[0].path)


def test_the_second_folder_is_thinned_too(book: Book, clock: Clock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for day in range(18):
        clock.at += timedelta(days=1)
        add(book, f"Account {day}")
        keep_safe(book, EXIT)
        copy_away(book.path, stick, clock.at)
    assert 14 <= len(list_backups(stick / "book-backups")) < 18


def test_a_copy_that_arrives_otherwise_is_refused(
    book: Book, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    add(book)
    keep_safe(book, START)

    def rot(source: Path, to: Path) -> None:
        to.write_bytes(source.read_bytes()[:-1] + b"!")

    monkeypatch.setattr("kamtui.book.copying.shutil.copyfile", rot)
    (told,) = copy_away(book.path, stick, clock.at)
    assert "the disk may be failing" in told
    assert list((stick / "book-backups").iterdir()) == []


def test_the_reminder_comes_after_14_days(book: Book, clock: Clock, tmp_path: Path) -> None:
    stick, unplugged = tmp_path / "stick", tmp_path / "unplugged"
    add(book)
    keep_safe(book, START)
    (told,) = copy_away(book.path, stick, clock.at)
    assert told.startswith("There is no backup off this disk yet.")  # a slip in the settings is told at once
    assert str(stick) in told
    assert not stick.exists()  # where nothing is plugged in, nothing is made
    stick.mkdir()
    assert copy_away(book.path, stick, clock.at) == ()
    stick.rename(unplugged)
    clock.at += timedelta(days=14)
    assert copy_away(book.path, stick, clock.at) == ()
    clock.at += timedelta(hours=1)
    (told,) = copy_away(book.path, stick, clock.at)
    assert told.startswith("The last backup off this disk is 14 d old.")
    unplugged.rename(stick)
    assert copy_away(book.path, stick, clock.at) == ()
    (told,) = copy_away(book.path, tmp_path / "another", clock.at)
    assert told.startswith("There is no backup off this disk yet.")


def test_a_missing_second_folder_is_told_once(book: Book, clock: Clock) -> None:
    add(book)
    keep_safe(book, START)
    clock.at += timedelta(days=13)
    assert copy_away(book.path, None, clock.at) == ()
    clock.at += timedelta(days=1)
    (told,) = copy_away(book.path, None, clock.at)
    assert "[backup] second" in told
    assert copy_away(book.path, None, clock.at) == ()


def test_two_books_share_a_second_folder(tmp_path: Path, clock: Clock) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for name in ("one.db", "two.db"):
        book = Book.open(tmp_path / name, create=True, clock=clock)
        add(book, name)
        keep_safe(book, START)
        assert copy_away(book.path, stick, clock.at) == ()
        book.close()
    assert {path.name for path in stick.iterdir()} == {"one-backups", "two-backups"}
    assert backups.newest(stick / "two-backups") is not None
