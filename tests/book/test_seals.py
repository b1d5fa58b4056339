"""A byte that changed in a backup is seen, wherever it lies; also those that SQLite cannot see."""

import hashlib
import re
from pathlib import Path

import pytest

from kamtui.book import backups, seals
from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.book.verifying import verify
from kamtui.models.account import Account

PAGE = 4096


@pytest.fixture
def backup(book: Book) -> Path:
    """A backup of a small book."""
    with book.step("New") as session:
        session.add_all(Account(name=f"Account {number}", notes="text " * 200) for number in range(40))
    return book.backup("manual")


def test_a_seal_is_what_other_programs_read(backup: Path) -> None:
    words = seals.seal_of(backup).read_text().split()
    assert words == [hashlib.sha256(backup.read_bytes()).hexdigest(), backup.name]


def test_a_flipped_byte_in_any_page_is_seen(backup: Path) -> None:
    whole = backup.read_bytes()
    accepted = []
    for page in range(0, len(whole), PAGE):
        for place in (page + 5, page + 100, page + PAGE // 2, page + PAGE - 3):
            backup.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
            try:
                verify(backup)
            except BookError:
                continue
            accepted.append(place)
    assert accepted == []
    backup.write_bytes(whole)
    verify(backup)


def test_without_its_seal_a_changed_letter_is_not_seen(backup: Path) -> None:
    """Why there is one."""
    whole = backup.read_bytes()
    place = whole.index(b"text text")
    backup.write_bytes(whole[:place] + b"T" + whole[place + 1 :])
    with pytest.raises(BookError, match="checksum"):
        verify(backup)
    seals.seal_of(backup).unlink()
    verify(backup)


def test_a_cut_or_empty_backup_or_seal_is_not_good(backup: Path) -> None:
    seal = seals.seal_of(backup)
    text = seal.read_text()
    seal.write_text("")
    with pytest.raises(BookError):
        verify(backup)
    seal.write_text(text)
    backup.write_bytes(backup.read_bytes()[:-PAGE])
    with pytest.raises(BookError):
        verify(backup)
    seal.unlink()
    with pytest.raises(BookError):
        verify(backup)


def test_a_restore_takes_no_damaged_backup(book: Book, backup: Path) -> None:
    whole = backup.read_bytes()
    place = whole.index(b"text text")
    backup.write_bytes(whole[:place] + b"T" + whole[place + 1 :])
    before = book.path.read_bytes()
    with pytest.raises(BookError, match="damaged"):
        book.restore(backup)
    assert book.path.read_bytes() == before
    assert len(backups.list_backups(backup.parent)) == 1


def test_an_index_that_does_not_fit_its_table_is_seen_without_a_seal(backup: Path) -> None:
    seals.seal_of(backup).unlink()
    whole = backup.read_bytes()
    told = set()
    for place in [found.start() for found in re.finditer(b"account", whole)]:
        backup.write_bytes(whole[:place] + b"A" + whole[place + 1 :])
        try:
            verify(backup)
        except BookError as error:
            told.add("index" if "index" in str(error) else "other")
    assert "index" in told
