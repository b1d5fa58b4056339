"""Backups, told in keys: made by themselves, looked into, gone back to, and that taken back."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from kamtui import safekeeper
from kamtui.book.backups import folder_of, list_backups
from kamtui.book.book import Book
from kamtui.book.restoring import Restored
from kamtui.models.account import Account
from kamtui.screens.dialogs.backups import BackupsDialog
from kamtui.services.looking_back import PastBook, go_back
from kamtui.settings import Settings
from kamtui.vocabulary import AccountStatus
from tests.ui.conftest import Opened, Visit


def add(book: Book, name: str) -> None:
    with book.step(f"New account {name}") as session:
        session.add(Account(name=name, status=AccountStatus.KEY))


async def rest(kam: Visit) -> None:
    """Wait until no backup is being made or copied any more."""
    await until(lambda: not kam.app.safekeeper.is_busy)
    await kam.settle()


async def until(reached: Callable[[], bool]) -> None:
    for _ in range(2_000):
        if reached():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it did not happen")


async def test_a_changed_book_is_backed_up_at_the_start_and_every_hour(visit: Opened, example_book: Book) -> None:
    folder = folder_of(example_book.path)
    async with visit(example_book) as kam:
        await rest(kam)
        assert [backup.reason for backup in list_backups(folder)] == ["start"]
        kam.app.safekeeper.go_on()
        await rest(kam)
        assert len(list_backups(folder)) == 1  # nothing has changed
        add(example_book, "Later GmbH")
        kam.app.safekeeper.go_on()
        await rest(kam)
        assert sorted(backup.reason for backup in list_backups(folder)) == ["hourly", "start"]
        timers = [timer._interval for timer in kam.app._timers]
        assert safekeeper.EVERY in timers
        assert kam.toasts() == []


async def test_a_second_folder_gets_a_copy_or_is_missed(visit: Opened, example_book: Book, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    settings = Settings(theme="dark", second_folder=stick)
    async with visit(example_book, settings=settings) as kam:
        await rest(kam)
        assert f"Backups: There is no backup off this disk yet. There is no folder {stick} now." in kam.toasts()
        stick.mkdir()
        kam.app.safekeeper.go_on()
        await rest(kam)
        assert len(list_backups(stick / "book-backups")) == 1


async def test_a_backup_that_fails_is_told_and_the_app_goes_on(visit: Opened, example_book: Book) -> None:
    folder_of(example_book.path).write_text("a file where the folder should be")
    async with visit(example_book) as kam:
        await rest(kam)
        (told,) = kam.toasts()
        assert told.startswith("No backup: No backup could be written to ")
        await kam.press("2")
        assert "Plan" in kam.text()


async def test_leaving_makes_a_backup_when_something_changed(example_book: Book) -> None:
    assert safekeeper.back_up_at_the_end(example_book) == ""
    assert safekeeper.back_up_at_the_end(example_book) == ""
    assert [backup.reason for backup in list_backups(folder_of(example_book.path))] == ["exit"]
    add(example_book, "Later GmbH")
    list_backups(folder_of(example_book.path))[0].path.parent.rename(example_book.path.with_name("moved"))
    folder_of(example_book.path).write_text("a file where the folder should be")
    told = safekeeper.back_up_at_the_end(example_book)
    assert told.startswith("All that was saved is in the book, but no backup was made.")  # not: all is saved


async def restored(kam: Visit) -> None:
    """Wait until enter works again in the dialog."""
    dialog = kam.app.screen
    assert isinstance(dialog, BackupsDialog)
    await until(lambda: not dialog.is_restoring)


async def test_a_restore_is_seen_before_it_begins_and_takes_no_keys_pressed_meanwhile(
    visit: Opened, example_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visit(example_book) as kam:
        await rest(kam)
        add(example_book, "Later GmbH")
        seen: list[str] = []

        def watched(book: Book, past: PastBook) -> Restored:
            seen.append(kam.text())
            return go_back(book, past)

        monkeypatch.setattr("kamtui.screens.dialogs.backups.go_back", watched)
        monkeypatch.setattr("kamtui.screens.dialogs.backups.KEYS_PASS", 3600)
        await kam.press("f8", "enter", "enter", "enter", "enter")
        await until(lambda: bool(seen))
        await kam.press("enter", "enter")
        (text,) = seen
        assert "Restoring ..." in text
        assert "go back to it" not in text
        assert "The book is as it was on" in kam.text()


async def test_the_dialog_says_how_backups_get_off_the_disk(
    visit: Opened, example_book: Book, tmp_path: Path
) -> None:
    told = "For copies on another disk name a folder in the settings"
    for settings, is_told in ((Settings(), True), (Settings(second_folder=tmp_path), False)):
        async with visit(example_book, (80, 24), settings) as kam:
            await rest(kam)
            await kam.press("f8")
            assert (told in kam.text()) is is_told


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_going_back_and_forth(visit: Opened, example_book: Book, size: tuple[int, int]) -> None:
    async with visit(example_book, size) as kam:
        await rest(kam)
        add(example_book, "Later GmbH")
        await kam.settle()
        assert "Later GmbH" in kam.text()
        await kam.press("f8")
        text = kam.text()
        assert "─ Backups ─" in text
        assert "start" in text
        assert "30 accounts, now 31" in text
        assert "To look into it" in text
        await kam.press("enter")
        assert "backed up before" in kam.text()
        await kam.press("escape")
        assert "30 accounts, now 31" in kam.text()
        await kam.press("enter", "enter")
        await restored(kam)
        text = kam.text()
        assert "The book is as it was on" in text
        assert "before restore" in text
        assert "enter twice goes back" in text
        assert example_book.holdings().counts["account"] == 30
        await kam.press("enter", "enter")
        await restored(kam)
        assert example_book.holdings().counts["account"] == 31
        await kam.press("escape")
        assert "Later GmbH" in kam.text()
        await kam.press("u")
        assert "Undone: New account Later GmbH" in kam.toasts()


async def test_after_going_back_the_places_show_the_book_of_then(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await rest(kam)
        add(example_book, "Later GmbH")
        await kam.press("f8", "enter", "enter")
        await restored(kam)
        await kam.press("escape")
        assert "Later GmbH" not in kam.text()
        await kam.press("n")
        await kam.type("Newest")
        await kam.press("f2")
        assert "Newest" in kam.text()


async def test_a_backup_that_is_damaged_says_so_and_changes_nothing(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await rest(kam)
        (made,) = list_backups(folder_of(example_book.path))
        made.path.write_bytes(b"garbage" * 1000)
        await kam.press("f8")
        assert "cannot be read" in kam.text()
        await kam.press("enter", "enter")
        await restored(kam)
        assert "damaged" in kam.text()
        assert example_book.holdings().counts["account"] == 30


async def test_without_backups_the_dialog_says_when_there_will_be_one(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        await kam.press("f8")
        assert "No backup yet" in kam.text()
        await kam.press("enter", "escape")
        assert "Backups" not in kam.text()


async def test_looking_into_a_backup_changes_nothing(visit: Opened, example_book: Book) -> None:
    made = example_book.backup("by-hand")
    before, names = made.read_bytes(), {path.name for path in made.parent.iterdir()}
    looked = Book.open(made, write=False)
    async with visit(looked) as kam:
        assert "Hallbrunn AG" in kam.text()
        await kam.press("f8")
        assert "Backups" not in kam.text()
        await kam.press("u")
        assert any("opened only to look into it" in toast for toast in kam.toasts())
        await kam.press("n")
        await kam.type("New one")
        await kam.press("f2")
        assert "Not saved: book-20261121T120000Z-by-hand.db was opened" in kam.text()
        await kam.press("escape", "2", "j", "n")
        await kam.type("A fact")
        await kam.press("enter", "escape")
    looked.close()
    assert made.read_bytes() == before
    assert {path.name for path in made.parent.iterdir()} == names
