"""Places that can harm a book: synchronised folders, network drives, a file that goes away while it is open."""

import os
import shlex
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import BookError, BookGone, BookMissing, Refused
from kamtui.book.moving import move
from kamtui.book.surroundings import conflict_copies, risks_of
from kamtui.models.account import Account
from kamtui.services.arriving import look_around
from tests.cli.conftest import Kamtui, kamtui
from tests.ui.conftest import NOON, Opened, Visit, visit

__all__ = ["kamtui", "visit"]

LOCAL = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "data" / "book.db", create=True, clock=lambda: NOON)
    enter(book, "Brenner AG")
    yield book
    book.close()


def enter(book: Book, name: str) -> None:
    with book.step(f"New {name}") as session:
        session.add(Account(name=name))


def names(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM account ORDER BY id")]


# ------------------------------------------------------ where a book should not lie

SYNCED = {
    "OneDrive": ("OneDrive - Müller GmbH/kam", ""),
    "Dropbox": ("Sync/kam", "Sync/.dropbox"),
    "iCloud": ("Library/Mobile Documents/com~apple~CloudDocs", ""),
    "Syncthing": ("share/kam", "share/.stfolder"),
    "Google Drive": ("Google Drive/kam", ""),
    "Git": ("project/kam", "project/.git"),
}
MOUNTED = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone")


@pytest.mark.parametrize("name", SYNCED)
def test_a_synchronised_folder_is_told_once_with_the_way_out(tmp_path: Path, name: str) -> None:
    folder, mark = SYNCED[name]
    (tmp_path / folder).mkdir(parents=True)
    if mark:
        (tmp_path / mark).mkdir()
    book = Book.open(tmp_path / folder / "book.db", create=True)
    (said,) = look_around(book, LOCAL)
    assert name in said
    assert said.endswith(f"kamtui --book {shlex.quote(str(book.path))} move FOLDER")
    assert look_around(book, LOCAL) == ()  # and not at every start
    book.close()


@pytest.mark.parametrize("kind", MOUNTED)
def test_a_network_drive_is_told_once_with_the_way_out(book: Book, kind: str) -> None:
    root = str(book.path.parent.parent).replace(" ", "\\040")
    mounts = f"{LOCAL}\n99 22 0:55 / {root} rw,relatime shared:9 - {kind} server:/share rw"
    (said,) = look_around(book, mounts)
    assert kind in said
    assert said.endswith(f"kamtui --book {shlex.quote(str(book.path))} move FOLDER")
    assert look_around(book, mounts) == ()


def test_a_local_disk_mounted_inside_a_network_drive_is_no_network_drive(tmp_path: Path) -> None:
    mounts = f"{LOCAL}\n98 22 0:55 / {tmp_path} rw - nfs4 s:/ rw\n99 98 8:2 / {tmp_path}/disk rw - ext4 /dev/sdb rw"
    assert [risk.name for risk in risks_of(tmp_path / "book.db", mounts)] == ["nfs4"]
    assert risks_of(tmp_path / "disk" / "book.db", mounts) == ()


def test_a_share_of_windows_is_a_network_drive() -> None:
    assert {risk.what for risk in risks_of(Path("//server/share/book.db"), "")} == {"network"}


def test_an_ordinary_folder_is_not_spoken_of(book: Book) -> None:
    assert look_around(book, LOCAL) == ()


def test_a_link_out_of_a_synchronised_folder_is_told(book: Book, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "Dropbox" / "book.db"
    link.symlink_to(book.path)
    assert [risk.name for risk in risks_of(link, LOCAL)] == ["Dropbox"]


COPIES = (
    "book (Anna's conflicted copy 2026-11-20).db",
    "book (conflicted copy 2026-11-20 120000).db",
    "book-DESKTOP-7QK2L.db",
    "book.sync-conflict-20261120-120000-ABC2DEF.db",
    "book (1).db",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_beside_the_book_is_told_and_not_touched(book: Book, name: str) -> None:
    copy = book.path.with_name(name)
    copy.write_bytes(b"whatever it is")
    before = copy.stat()
    (said,) = look_around(book, LOCAL)
    assert name in said
    assert look_around(book, LOCAL) == ()
    after = copy.stat()
    assert (copy.read_bytes(), after.st_mtime_ns) == (b"whatever it is", before.st_mtime_ns)


@pytest.mark.parametrize("name", ["bookkeeping.db", "book-2026.txt", "notebook (1).db", "book.moved-20261121.db"])
def test_what_is_no_conflict_copy_is_not_taken_for_one(book: Book, name: str) -> None:
    book.path.with_name(name).touch()
    assert conflict_copies(book.path) == ()


async def test_the_app_says_so_when_it_is_open(tmp_path: Path, visit: Opened) -> None:
    (tmp_path / "Dropbox").mkdir()
    book = Book.open(tmp_path / "Dropbox" / "book.db", create=True, clock=lambda: NOON)
    async with visit(book) as kam:
        (said,) = kam.toasts()
        assert said.startswith("This book: This book lies in a folder of Dropbox")
    book.close()


# --------------------------------------------------------------------------- moving


def test_a_moved_book_is_whole_and_the_old_place_says_where_it_is(
    book: Book, tmp_path: Path, kamtui: Kamtui
) -> None:
    old, new = book.path, tmp_path / "local" / "book.db"
    book.close()
    answer = kamtui("--book", old, "move", new.parent)
    assert answer.code == 0
    assert answer.out == f"{new}\n"
    assert names(new) == ["Brenner AG"]
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.parent.stat().st_mode) == 0o700
    (aside,) = old.parent.glob("book.moved-*.db")
    assert names(aside) == ["Brenner AG"]
    assert str(aside) in answer.err
    assert list((old.parent / "book-backups").glob("book-*-before-move.db"))
    answer = kamtui("--book", old, "accounts")
    assert answer.code == 3
    assert f"moved from {old} to {new}" in answer.err
    assert f"kamtui --book {new}" in answer.err
    assert kamtui(old).err == answer.err  # the app alone, too
    with pytest.raises(BookMissing, match="was moved from"):  # no empty book in its place
        Book.open(old, create=True)
    assert kamtui("--book", new, "accounts").code == 0


def test_a_book_is_not_moved_onto_something_or_into_another_such_folder(book: Book, tmp_path: Path) -> None:
    book.close()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "book.db").write_bytes(b"mine")
    (tmp_path / "Dropbox").mkdir()
    for folder in ("there", "Dropbox"):
        with pytest.raises(Refused):
            move(book.path, tmp_path / folder, NOON)
    assert (tmp_path / "there" / "book.db").read_bytes() == b"mine"
    assert names(book.path) == ["Brenner AG"]


def test_a_move_that_fails_leaves_the_book_where_it_was(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.close()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kamtui.book.moving.copying.copy_as_it_is", fail)
    with pytest.raises(BookError, match="Not moved, the book is still at"):
        move(book.path, tmp_path / "local", NOON)
    assert names(book.path) == ["Brenner AG"]
    assert list((tmp_path / "local").iterdir()) == []


# ----------------------------------------------------- a file that goes while it is open


def move_away(path: Path) -> Callable[[], object]:
    away = path.with_name("elsewhere.db")
    path.rename(away)
    return lambda: away.rename(path)


def replace_it(path: Path) -> Callable[[], object]:
    away = path.with_name("elsewhere.db")
    path.rename(away)
    shutil.copy(away, path)
    return lambda: away.replace(path)


def delete_it(path: Path) -> Callable[[], object]:
    hidden = path.with_name("link to it")
    os.link(path, hidden)
    path.unlink()
    return lambda: hidden.rename(path)


GOES = {"moved": move_away, "replaced": replace_it, "deleted": delete_it}
WRITES: dict[str, Callable[[Book], object]] = {
    "step": lambda book: enter(book, "Acme"),
    "undo": Book.undo,
    "health": lambda book: book.keep_health(NOON.date(), {1: 50}),
}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("how", GOES)
def test_nothing_is_saved_into_a_file_that_went_and_it_works_when_it_is_back(
    book: Book, how: str, write: str
) -> None:
    bring_back = GOES[how](book.path)
    beside = book.path.read_bytes() if book.path.exists() else None
    with pytest.raises(BookGone) as caught:
        WRITES[write](book)
    assert "while it was open" in str(caught.value)
    assert "Put it back there and save again" in str(caught.value)
    assert (book.path.read_bytes() if book.path.exists() else None) == beside
    bring_back()
    WRITES[write](book)
    enter(book, "Later")
    assert "Later" in names(book.path)


@pytest.mark.parametrize("how", GOES)
async def test_a_form_over_a_file_that_went_keeps_its_text(book: Book, visit: Opened, how: str) -> None:
    async with visit(book) as kam:
        await kam.press("n")
        await kam.type("Acme")
        bring_back = GOES[how](book.path)
        await kam.press("ctrl+s")
        assert "while it was open" in " ".join(kam.text().split())
        assert "Acme" in kam.text()
        bring_back()
        await kam.press("ctrl+s")
        await kam.settle()
    assert "Acme" in names(book.path)


async def look(kam: Visit) -> None:
    """What the app does by itself every five seconds."""
    kam.app._lookout.look()
    await kam.settle()


def all_rescued(folder: Path) -> list[Path]:
    return list(folder.rglob("book-*-rescued.db"))


async def test_the_app_says_within_seconds_that_the_file_went_and_copies_what_was_saved(
    book: Book, visit: Opened
) -> None:
    async with visit(book) as kam:
        await look(kam)
        assert kam.toasts() == []
        bring_back = delete_it(book.path)
        await look(kam)
        (said,) = kam.toasts()
        assert said.startswith("Nothing is saved now: The book was moved or deleted while it was open")
        (rescued,) = all_rescued(book.path.parent)
        assert str(rescued) in said
        assert names(rescued) == ["Brenner AG"]
        await look(kam)
        assert len(all_rescued(book.path.parent)) == 1
        bring_back()
        await look(kam)
        assert kam.toasts() == ["Saved again: The book is back in its place, and saving works again"]


async def test_a_book_whose_folder_went_is_rescued_to_the_folder_of_the_data(
    book: Book, visit: Opened, own_home: Path
) -> None:
    async with visit(book) as kam:
        shutil.rmtree(book.path.parent)
        await look(kam)
        (said,) = kam.toasts()
    (rescued,) = all_rescued(own_home)
    assert str(rescued) in said
    assert names(rescued) == ["Brenner AG"]


@pytest.mark.parametrize("is_in_the_book", [True, False], ids=["kept in the book before", "typed just now"])
async def test_who_leaves_while_the_file_is_gone_keeps_what_was_typed(
    book: Book, visit: Opened, own_home: Path, is_in_the_book: bool
) -> None:
    async with visit(book) as kam:
        await kam.press("n")
        await kam.type("Acme")
        if is_in_the_book:
            assert kam.app.desk.unsaved.keep_now()
        delete_it(book.path)
        kam.app.exit()
        kept = kam.app.kept_elsewhere
        assert kept is not None
    assert '"Acme"' in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert own_home in kept.parents


def test_a_book_that_is_gone_while_its_backups_are_there_is_not_taken_for_a_new_one(book: Book) -> None:
    backup = book.backup("by-hand")
    book.close()
    book.path.unlink()
    with pytest.raises(BookMissing) as caught:
        Book.open(book.path, create=True)
    assert f"kamtui --book {book.path} restore {backup}" in str(caught.value)
    assert not book.path.exists()
