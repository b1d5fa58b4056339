"""The disk says no: the cause is named, nothing is taken for saved, and once there is room the same save works."""

import errno
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import REASONS, reason_of
from tests.reliability.apart import run
from tests.reliability.refusals import FULL, driver, enter, names, refuse_and_then_take
from tests.reliability.sqlite_calls import SqliteCalls, needs_watched_calls
from tests.ui.conftest import NOON, Opened, visit

__all__ = ["visit"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "book.db", create=True, clock=lambda: NOON)
    enter(book, "Brenner AG")
    yield book
    book.close()


# ------------------------------------------------------------------ four ways to fill a disk


def test_a_book_that_may_not_grow(book: Book) -> None:
    connection = driver(book)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 1}").fetchall()
    refuse_and_then_take(book, lambda: connection.execute("PRAGMA max_page_count = 1000000").fetchall(), FULL)


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        book = Book.open(tmp_path / "book.db", create=True, clock=lambda: NOON)
        enter(book, "Brenner AG")
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (book.path.stat().st_size, most))
        refuse_and_then_take(
            book, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)), "a limit on what may be written"
        )
        book.close()

    run(work)


ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from kamtui.book.book import Book
from tests.reliability.refusals import FULL, enter, refuse_and_then_take

folder = Path(sys.argv[1])
book = Book.open(folder / "book.db", create=True)
enter(book, "Brenner AG")
filler = folder / "filler"
with filler.open("wb", buffering=0) as stream:
    for size in (65536, 4096):
        try:
            while stream.write(bytes(size)):
                pass
        except OSError:
            pass
refuse_and_then_take(book, filler.unlink, FULL)
book.close()
"""


def on_a_small_disk(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command where `folder` is a disk of 1,500 kB in memory, in a name space of its own."""
    words = ["unshare", "-Urm", "sh", "-c", 'mount -t tmpfs -o size=1500k none "$0" && exec "$@"', str(folder)]
    return subprocess.run(
        [*words, *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )


def why_no_small_disk() -> str:
    """Why this system lets nobody make a disk of his own; empty where it does, which only trying can tell."""
    if shutil.which("unshare") is None:
        return "there is no unshare here, so no small disk can be made"
    with tempfile.TemporaryDirectory() as folder:
        tried = on_a_small_disk(Path(folder), "true")
    return f"no small disk can be made here: {tried.stderr.strip()}" if tried.returncode else ""


NO_SMALL_DISK = why_no_small_disk()


@pytest.mark.skipif(bool(NO_SMALL_DISK), reason=NO_SMALL_DISK or "a small disk can be made")
def test_a_small_disk_that_is_full(tmp_path: Path) -> None:
    answer = on_a_small_disk(tmp_path, sys.executable, "-c", ON_A_SMALL_DISK, str(tmp_path))
    assert answer.returncode == 0, answer.stderr


@needs_watched_calls
@pytest.mark.parametrize(("problem", "cause"), [(errno.ENOSPC, FULL), (errno.EIO, "the disk reports an error")])
def test_a_write_that_the_system_refuses(tmp_path: Path, problem: int, cause: str) -> None:
    def work() -> None:
        refused, folder = 0, str(tmp_path)
        calls = SqliteCalls(lambda call: refused if call.act == "write" and call.path.startswith(folder) else 0)

        def free() -> None:
            nonlocal refused
            refused = 0

        book = Book.open(tmp_path / "book.db", create=True, clock=lambda: NOON)
        enter(book, "Brenner AG")
        refused = problem
        refuse_and_then_take(book, free, cause)
        book.close()
        del calls  # until here SQLite calls into it

    run(work)


# --------------------------------------------------------------------------- other refusals


def test_a_read_only_book_can_be_looked_at_and_says_why_it_takes_nothing(book: Book) -> None:
    connection = driver(book)
    connection.execute("PRAGMA query_only = 1")
    refuse_and_then_take(book, lambda: connection.execute("PRAGMA query_only = 0"), "the book is read-only")


def test_every_cause_has_words_of_its_own_and_a_way_out() -> None:
    for name, sentence in REASONS.items():
        error = sqlite3.OperationalError("disk I/O error, as SQLite puts it")
        error.sqlite_errorname = name + ("" if name.count("_") > 1 else "_SOMETHING")
        assert reason_of(error) == sentence
        assert sentence.endswith(".")
        assert ". " in sentence, "a cause without a way out"
    assert reason_of(sqlite3.OperationalError("a new one")) == "SQLite says “a new one”."


async def test_a_form_on_a_full_disk_keeps_its_text_and_saves_when_there_is_room(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("n")
        await kam.type("Acme")
        connection = driver(book)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        filler = "x" * 50_000
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchall()
        connection.execute("CREATE TEMP TRIGGER fat AFTER INSERT ON main.account BEGIN"
                           f" UPDATE account SET notes = '{filler}' WHERE id = new.id; END")  # fmt: skip
        await kam.press("ctrl+s")
        assert "the disk is full" in " ".join(kam.text().split())
        assert "Acme" in kam.text()
        assert names(book) == ["Brenner AG"]
        connection.execute("PRAGMA max_page_count = 1000000").fetchall()
        await kam.press("ctrl+s")
        await kam.settle()
    assert names(book) == ["Brenner AG", "Acme"]
