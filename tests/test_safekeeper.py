"""Backups that are made while the app is open, and the one at its end."""

from pathlib import Path
from threading import Event

import pytest

from kamtui.book import backups
from kamtui.book.book import Book
from kamtui.book.verifying import verify
from kamtui.models.account import Account
from kamtui.safekeeper import Safekeeper, back_up_at_the_end


def test_leaving_in_the_midst_of_a_backup_makes_no_second_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_begun, may_go_on = Event(), Event()

    def verify_slowly(path: Path) -> None:
        is_begun.set()
        assert may_go_on.wait(20)
        verify(path)

    monkeypatch.setattr(backups, "verify", verify_slowly)
    book = Book.open(tmp_path / "book.db", create=True)
    try:
        with book.step("New account") as session:
            session.add(Account(name="Brenner AG"))
        keeper = Safekeeper(book, None, lambda text, title: None, lambda work: work)
        keeper.begin()
        assert is_begun.wait(20)
        may_go_on.set()
        keeper.finish()
        assert back_up_at_the_end(book) == ""
    finally:
        book.close()
    assert [backup.reason for backup in backups.list_backups(backups.folder_of(book.path))] == ["start"]
