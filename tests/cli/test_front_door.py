import os
import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import kamtui.__main__ as front_door
from kamtui import __version__
from kamtui.book.book import Book
from kamtui.cli.front import read_opening
from kamtui.settings import Settings
from tests.cli.conftest import Kamtui

Opened = list[tuple[Path, date | None]]


@pytest.fixture
def opened(kamtui: Kamtui, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """A terminal, and in place of the app a note of what it would open."""
    calls: Opened = []

    def note(path: Path, today: date | None, settings: Settings) -> int:
        calls.append((path, today))
        return 0

    monkeypatch.setattr("kamtui.cli.front.has_terminal", lambda: True)
    monkeypatch.setattr(front_door, "_run_app", note)
    return calls


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kamtui", *words]
    return subprocess.run(command, text=True, capture_output=True, stdin=subprocess.DEVNULL, check=False)


# ---- what opens the app ----


def test_without_a_command_the_app_opens(kamtui: Kamtui, opened: Opened, book: Path) -> None:
    assert kamtui().code == 0
    assert opened == [(book, date(2026, 11, 21))]


def test_book_and_day_can_be_named(kamtui: Kamtui, opened: Opened, tmp_path: Path, book: Path) -> None:
    kamtui("--book", tmp_path / "other.db", "--today", "2026-03-01")
    kamtui("--today=2 Mar 2026", f"--book={tmp_path / 'other.db'}")
    kamtui(book)
    assert opened == [
        (tmp_path / "other.db", date(2026, 3, 1)),
        (tmp_path / "other.db", date(2026, 3, 2)),
        (book, date(2026, 11, 21)),
    ]


def test_the_clock_tells_the_day_if_nobody_does(
    kamtui: Kamtui, opened: Opened, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KAMTUI_TODAY")
    kamtui()
    assert opened == [(book, None)]


def test_a_file_named_alone_must_be_there(kamtui: Kamtui, tmp_path: Path) -> None:
    answer = kamtui(tmp_path / "typo.db")
    assert answer.code == 3
    assert "--book" in answer.err
    assert not (tmp_path / "typo.db").exists()


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ([], {}),
        (["--book", "a"], {"book": "a"}),
        (["--book=a", "--today", "b"], {"book": "a", "today": "b"}),
        (["a.db"], {"book": "a.db", "existing": "a.db"}),
        (["a.db", "b.db"], None),
        (["--book"], None),
        (["accounts"], None),
        (["--book", "a", "accounts"], None),
        (["--help"], None),
        (["--x.db"], None),
    ],
)
def test_words_that_only_open(words: list[str], reads: dict[str, str] | None) -> None:
    assert read_opening(words) == reads


def test_the_demo_opens_a_book_that_is_gone_afterwards(
    kamtui: Kamtui, opened: Opened, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = []

    def look(path: Path, today: date | None, settings: Settings) -> int:
        with sqlite3.connect(path) as connection:
            accounts.extend(connection.execute("SELECT name FROM account").fetchall())
        opened.append((path, today))
        return 0

    monkeypatch.setattr(front_door, "_run_app", look)
    assert kamtui("demo", "--accounts", "3").code == 0
    assert len(accounts) == 3
    ((path, today),) = opened
    assert today == date(2026, 11, 21)
    assert not path.parent.exists()
    assert list(own_home.iterdir()) == []


# ---- without a terminal ----


def test_without_a_terminal_kamtui_says_what_it_needs(own_home: Path) -> None:
    answer = run()
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith("kamtui needs a terminal")
    assert answer.stderr.count("\n") == 1
    assert list(own_home.iterdir()) == []


def test_without_a_terminal_the_demo_prints(kamtui: Kamtui) -> None:
    answer = kamtui("demo")
    assert answer.code == 0
    assert "Hallbrunn AG" in answer.out
    assert "株式会社" in answer.out
    assert "\n## Goals and objectives\n" in answer.out
    assert "- [x] " in answer.out
    assert answer.err == ""


def test_what_is_wrong_with_the_book_is_said_first(kamtui: Kamtui, tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    path.write_text("not a book, but long enough to be one, as SQLite reads a hundred bytes of it first" * 9)
    answer = kamtui("--book", path)
    assert answer.code == 3
    assert "is not a kamtui book" in answer.err


# ---- version, help, wrong usage ----


def test_the_version_loads_nothing() -> None:
    code = (
        "import os, sys; before = set(sys.modules); from kamtui.__main__ import main; main(['--version']);"
        "print(sorted(set(sys.modules) - before))"
    )
    out = subprocess.run(
        [sys.executable, "-S", "-c", code], text=True, capture_output=True, check=True, cwd=ROOT
    ).stdout
    version, loaded = out.splitlines()
    assert version == f"kamtui {__version__}"
    assert loaded == "['kamtui', 'kamtui.__main__']"


ROOT = Path(__file__).resolve().parents[2]


def test_the_version_before_a_command(kamtui: Kamtui) -> None:
    assert kamtui("--book", "x", "--version").out == f"kamtui {__version__}\n"


def test_help_lists_what_is_built_and_no_more(kamtui: Kamtui) -> None:
    answer = kamtui("--help")
    listed = answer.out.partition("Commands:\n")[2].partition("\n\n")[0]
    names = [line.split()[0] for line in listed.splitlines()]
    built = (
        "demo accounts people plan agenda log add import holidays undo redo history backup backups restore check "
        "move purge where config export"
    )
    assert names == built.split()
    exports = kamtui("export", "--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in exports.splitlines()] == ["plan", "people", "accounts", "calendar"]
    assert answer.code == 0
    assert all(len(line) <= 80 for line in answer.out.splitlines())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["accountz"], "Did you mean 'accounts'? See kamtui --help"),
        (["plan"], "See kamtui plan --help"),
        (["accounts", "--x"], "--x"),
        (["demo", "--accounts", "many"], "--accounts"),
        (["demo", "--accounts", "0"], "--accounts"),
        (["undo", "extra"], "extra"),
        (["export"], "kamtui export --help"),
        (["export", "plan", "#1", "--for", "nobody"], "'internal', 'customer'"),
        (["export", "accounts", "--format", "xls"], "'csv', 'json'"),
        (["--book"], "--book"),
        (["--today", "nonsense"], "“nonsense” is not a day"),
        (["--today", "nonsense", "accounts"], "“nonsense” is not a day"),
        (["brief"], "brief"),
    ],
)
def test_wrong_usage(kamtui: Kamtui, book: Path, words: list[str], says: str) -> None:
    answer = kamtui(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert says in answer.err
    assert answer.err.count("\n") == 1
    assert "nvalid" not in answer.err


def test_the_shell_completes(tmp_path: Path) -> None:
    environment = os.environ | {"_KAMTUI_COMPLETE": "complete_bash", "COMP_WORDS": "kamtui acc", "COMP_CWORD": "1"}
    command = [sys.executable, "-c", "import sys; from kamtui.__main__ import main; sys.exit(main())"]
    answer = subprocess.run(command, env=environment, text=True, capture_output=True, check=False)
    assert answer.stdout.split() == ["accounts"]


# ---- what goes wrong ----


def test_a_reader_who_leaves_is_no_error(book: Path) -> None:
    command = f"'{sys.executable}' -m kamtui accounts | head -1"
    answer = subprocess.run(["bash", "-o", "pipefail", "-c", command], text=True, capture_output=True, check=False)
    assert answer.returncode == 0
    assert "Account" in answer.stdout
    assert "Error" not in answer.stderr


def test_ctrl_c(kamtui: Kamtui, monkeypatch: pytest.MonkeyPatch, book: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kamtui.cli.listing.load_portfolio", interrupt)
    answer = kamtui("accounts")
    assert answer.code == 130
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("secret words of a customer"), "ValueError at test_front_door.py:"),
        (PermissionError(13, "Permission denied", "x.md"), "x.md: Permission denied."),
        (sqlite3.OperationalError("database or disk is full"), "database or disk is full"),
    ],
)
def test_an_error_is_told_in_one_line(
    kamtui: Kamtui, monkeypatch: pytest.MonkeyPatch, book: Path, error: Exception, says: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("kamtui.cli.listing.load_portfolio", fail)
    answer = kamtui("accounts")
    assert answer.code == 1
    assert says in answer.err
    assert "secret" not in answer.err
    assert answer.err.count("\n") == 1


# ---- the book ----


def newer(path: Path) -> None:
    Book.open(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bills (amount)")
    connection.close()


def garbage(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)


def empty(path: Path) -> None:
    path.touch()


READING = [["accounts"], ["plan", "#1"], ["export", "plan", "#1"], ["history"], ["check"], ["backup"]]
WRITING = [["undo"], ["redo"]]


@pytest.mark.parametrize("make", [newer, foreign, garbage, empty])
@pytest.mark.parametrize("words", [*READING, *WRITING, ["import", "accounts.csv"]], ids=" ".join)
def test_a_book_that_cannot_be_opened_stays_as_it_is(
    kamtui: Kamtui, tmp_path: Path, make: object, words: list[str]
) -> None:
    path = tmp_path / "book.db"
    make(path)  # type: ignore[operator] # one of the functions above
    before = path.read_bytes()
    answer = kamtui("--book", path, *words)
    assert answer.code == 3
    assert answer.out == ""
    assert str(path) in answer.err or "newer" in answer.err
    assert answer.err.count("\n") == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)
def test_a_missing_book_is_not_made(kamtui: Kamtui, tmp_path: Path, words: list[str]) -> None:
    answer = kamtui("--book", tmp_path / "none" / "book.db", *words)
    assert answer.code == 3
    assert "There is no book" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_book_in_use_can_be_read_and_not_written(kamtui: Kamtui, book: Path) -> None:
    held = Book.open(book)
    before = book.read_bytes()
    try:
        assert kamtui("accounts").code == 0
        assert kamtui("export", "plan", "#1").code == 0
        for words in WRITING:
            answer = kamtui(*words)
            assert answer.code == 3
            assert f"process {os.getpid()}" in answer.err
    finally:
        held.close()
    assert book.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="permissions of other systems are not ours to set")
def test_all_that_is_written_is_its_owners_alone(kamtui: Kamtui, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    kamtui("demo", "--write", folder / "book.db", "--accounts", "1")
    kamtui("--book", folder / "book.db", "export", "plan", "#1", "-o", folder / "plan.md")
    kamtui("--book", folder / "book.db", "backup")
    kamtui("config", "--init")
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_no_core_dumps(kamtui: Kamtui) -> None:
    resource = pytest.importorskip("resource")
    kamtui("where")
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_killed_in_the_middle_it_says_nothing(book: Path) -> None:
    process = subprocess.Popen([sys.executable, "-m", "kamtui", "accounts"], stderr=subprocess.PIPE, text=True)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate()
    assert "Traceback" not in err


COMMANDS = [
    ["accounts"], ["accounts", "--json"], ["plan", "#1"], ["plan", "#1", "--json"], ["export", "plan", "#1"],
    ["export", "accounts"], ["history"], ["backup"], ["check"], ["where"], ["config"],
]  # fmt: skip


def test_commands_that_read_load_neither_screens_nor_orm(book: Path) -> None:
    code = f"""
import io, sys
from kamtui.__main__ import main
sys.stdout = io.TextIOWrapper(io.BytesIO())
for words in {COMMANDS!r}:
    assert main(words) == 0, words
    heavy = {{"textual", "sqlmodel", "sqlalchemy", "jinja2"}} & set(sys.modules)
    assert not heavy, (words, heavy)
"""
    answer = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_commands_that_write_load_no_screens(book: Path) -> None:
    table = book.with_name("more.csv")
    table.write_text("Name,Industry\nBrenner AG,Food\n")
    code = f"""
import sys
from kamtui.__main__ import main
assert main(["import", {str(table)!r}]) == 0
assert main(["undo"]) == 0
assert "textual" not in sys.modules
"""
    answer = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=False)
    assert answer.returncode == 0, answer.stderr
