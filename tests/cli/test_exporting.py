import csv
import io
import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Kamtui


def test_the_plan_goes_to_standard_output_or_to_a_file(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    shown = kamtui("export", "plan", "#1")
    assert shown.code == 0
    assert shown.err == ""
    assert shown.out.startswith("---\n")
    assert kamtui("export", "plan", "#1", "-o", "-").out == shown.out
    path = tmp_path / "plan.md"
    written = kamtui("export", "plan", "hallbrunn ag", "-o", path)
    assert (written.code, written.out, written.err) == (0, "", f"Wrote {path}\n")
    assert path.read_text(encoding="utf-8") == shown.out


def test_a_file_is_overwritten_on_demand_alone(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("mine")
    refused = kamtui("export", "plan", "#1", "-o", path)
    assert refused.code == 1
    assert "--force" in refused.err
    assert path.read_text() == "mine"
    assert kamtui("export", "plan", "#1", "-o", path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("---\n")


def test_the_book_is_never_written_over(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    link = tmp_path / "link.md"
    link.symlink_to(book)
    for path in (book, link):
        for words in (["export", "plan", "#1"], ["export", "accounts"], ["backup"]):
            answer = kamtui(*words, "-o", path, "--force")
            assert answer.code == 1
            assert "the book itself" in answer.err
    assert book.read_bytes() == before


def test_places_that_take_no_file(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    assert "is a folder" in kamtui("export", "plan", "#1", "-o", tmp_path).err
    answer = kamtui("export", "plan", "#1", "-o", tmp_path / "none" / "plan.md")
    assert answer.code == 1
    assert answer.err.startswith("There is no folder")
    assert answer.err.count("\n") == 1


def test_the_customer_edition_is_refused(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    answer = kamtui("export", "plan", "#1", "--for", "customer", "-o", tmp_path / "plan.md")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "plan.md").exists()
    assert kamtui("export", "plan", "#1", "--for", "internal").code == 0


def test_accounts_as_csv(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    assert kamtui("export", "accounts", "-o", path).code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 30
    first = next(row for row in rows if row["name"] == "Hallbrunn AG")
    assert (first["revenue"], first["currency"], first["status"]) == ("1200000.00", "EUR", "key")
    assert {row["status"] for row in rows} > {"archived"}


def test_accounts_as_json(kamtui: Kamtui, book: Path) -> None:
    rows = json.loads(kamtui("export", "accounts", "--format", "json").out)
    first = next(row for row in rows if row["name"] == "Hallbrunn AG")
    assert first["revenue"] == {"amount": "1200000.00", "currency": "EUR"}


def test_a_pipe_gets_the_very_bytes_of_the_file(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    kamtui("export", "accounts", "--exact", "-o", path)
    words = [sys.executable, "-m", "kamtui", "export", "accounts", "--exact"]
    piped = subprocess.run(words, capture_output=True, check=True).stdout
    assert piped == path.read_bytes()
    assert piped.startswith(b"\xef\xbb\xbf")
