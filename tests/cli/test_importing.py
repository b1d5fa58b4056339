import json
from pathlib import Path

import pytest

from tests.cli.conftest import Kamtui

ACCOUNTS = "Account ID,Account Name,Annual Revenue\n001A,Brenner AG,1200000\n001B,Müller & Söhne,350000\n"
FILE_KEYS = {"file", "kind", "source", "rows", "created", "updated", "unchanged", "skipped", "problems"}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the book will be, with a file of accounts beside it."""
    (tmp_path / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    monkeypatch.setenv("KAMTUI_BOOK", str(tmp_path / "book.db"))
    return tmp_path / "book.db"


def counts(answer_out: str) -> list[int]:
    (file,) = json.loads(answer_out)["files"]
    return [file[name] for name in ("rows", "created", "updated", "unchanged", "skipped")]


def test_an_import_makes_the_book(kamtui: Kamtui, path: Path) -> None:
    answer = kamtui("import", path.parent / "accounts.csv")
    assert answer.code == 0
    assert "2 new, 0 changed, 0 unchanged, 0 skipped" in answer.out
    assert "kamtui undo" in answer.err
    rows = json.loads(kamtui("accounts", "--json").out)
    assert [row["name"] for row in rows] == ["Brenner AG", "Müller & Söhne"]
    assert kamtui("plan", "001A").out.startswith("Brenner AG")


def test_a_second_import_updates(kamtui: Kamtui, path: Path) -> None:
    file = path.parent / "accounts.csv"
    kamtui("import", file)
    assert counts(kamtui("import", file, "--json").out) == [2, 0, 0, 2, 0]
    file.write_text(ACCOUNTS.replace("350000", "400000") + "001C,Nordlicht,5\n", encoding="utf-8")
    dry = kamtui("import", file, "--dry-run")
    assert dry.code == 0
    assert "350,000.00 → EUR 400,000.00" in dry.out
    assert "line 4: new: Nordlicht" in dry.out
    assert "dry run" in dry.err
    assert len(json.loads(kamtui("accounts", "--json").out)) == 2
    assert counts(kamtui("import", file, "--json").out) == [3, 1, 1, 1, 0]
    assert len(json.loads(kamtui("accounts", "--json").out)) == 3
    assert list((path.parent / "book-backups").iterdir())
    kamtui("undo")
    assert len(json.loads(kamtui("accounts", "--json").out)) == 2


def test_a_dry_run_leaves_no_trace(kamtui: Kamtui, path: Path) -> None:
    answer = kamtui("import", path.parent / "accounts.csv", "--dry-run", "--json")
    assert answer.code == 0
    assert answer.err == ""
    found = json.loads(answer.out)
    assert found["dry_run"] is True
    assert found["files"][0].keys() >= FILE_KEYS
    assert counts(answer.out) == [2, 2, 0, 0, 0]
    assert not path.exists()


def test_a_long_dry_run_is_cut_short(kamtui: Kamtui, path: Path) -> None:
    rows = "".join(f"{number:03},Account {number}\n" for number in range(50))
    (path.parent / "many.csv").write_text("Account ID,Account Name\n" + rows)
    lines = kamtui("import", path.parent / "many.csv", "--dry-run").out.splitlines()
    assert lines[-1].strip() == "and 30 more"


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02\x03" * 40, b"colour,taste\nred,sweet\n"])
def test_a_file_that_cannot_be_read_imports_nothing(kamtui: Kamtui, path: Path, content: bytes | None) -> None:
    bad = path.parent / "bad.csv"
    if content is not None:
        bad.write_bytes(content)
    answer = kamtui("import", path.parent / "accounts.csv", bad)
    assert answer.code == 1
    assert "bad.csv" in answer.err
    assert "Nothing was imported" in answer.err
    assert not path.exists()
    assert kamtui("import", bad, "--json").code == 1


def test_a_row_that_cannot_be_read_is_told_with_its_line(kamtui: Kamtui, path: Path) -> None:
    file = path.parent / "accounts.csv"
    file.write_text(ACCOUNTS + "001C,Nordlicht,plenty\n001D,too,many,cells,here\n", encoding="utf-8")
    answer = kamtui("import", file)
    assert answer.code == 0
    assert "accounts.csv, line 4: " in answer.err
    assert "accounts.csv, line 5: " in answer.err
    names = [row["name"] for row in json.loads(kamtui("accounts", "--json").out)]
    assert names[:2] == ["Brenner AG", "Müller & Söhne"]


def test_when_no_row_can_be_taken_it_is_refused(kamtui: Kamtui, path: Path) -> None:
    file = path.parent / "accounts.csv"
    file.write_text("Account ID,Account Name\n001A,too,many,cells\n")
    assert kamtui("import", file).code == 1
    assert not path.exists()


def test_people_of_one_account(kamtui: Kamtui, path: Path) -> None:
    kamtui("import", path.parent / "accounts.csv")
    people = path.parent / "people.csv"
    people.write_text("First Name,Last Name,Job Title\nRosa,Vogt,Buyer\n")
    answer = kamtui("import", people, "--as", "people", "--account", "brenner")
    assert answer.code == 0, answer.err
    assert "1 new" in answer.out
    assert kamtui("import", people, "--as", "people", "--account", "nobody").code == 1


@pytest.mark.parametrize(
    "words", [["--as", "nonsense"], ["--as", "cases"], ["--map", "none.toml"], ["--source", "?"]]
)
def test_what_is_asked_for_must_exist(kamtui: Kamtui, path: Path, words: list[str]) -> None:
    answer = kamtui("import", path.parent / "accounts.csv", *words)
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err.count("\n") == 1
    assert not path.exists()


def test_what_an_import_says_is_no_wider_than_80_columns(kamtui: Kamtui, path: Path) -> None:
    file = path.parent / "wide.csv"
    heads = ",".join(f"Column number {number} of theirs" for number in range(9))
    file.write_text(f"Name,{'H' * 500},{heads}\n{'Long ' * 900},{',' * 9}\n", encoding="utf-8")
    answer = kamtui("import", "--dry-run", file)
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.endswith("and 4 more") for line in lines)
    assert lines[-1].startswith("  line 2: new: Long Long")
    assert lines[-1].endswith("…")
