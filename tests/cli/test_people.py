"""`people` and `export people`: who is there, as people and programs read it."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.services.accounts import create_account
from kamtui.services.people_editing import create_person, move_person
from kamtui.text import cells
from tests.cli.conftest import Kamtui

PEOPLE = Path(__file__).parent.parent / "fixtures" / "import" / "adventureworks" / "people.csv"


def test_people_are_shown_as_a_chart_of_80_columns(kamtui: Kamtui, book: Path) -> None:
    answer = kamtui("people", "hallbrunn ag")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "Hallbrunn AG: 10 people"
    assert lines[1] == "map state 3 · not single-threaded · roles 2 of 3 · reached 9 of 10 in 90 d"
    assert any(line.startswith("├─ Georg Reiter, Head of operations") and "+1 ↑" in line for line in lines)
    assert "What needs attention" in lines
    assert all(cells(line) <= 80 for line in lines)


def test_json_has_the_keys_that_others_rely_on(kamtui: Kamtui, book: Path) -> None:
    found = json.loads(kamtui("people", "#1", "--json").out)
    assert {"account", "map_state", "single_threaded", "role_coverage", "people"} <= found.keys()
    for judged in ("map_state", "single_threaded", "role_coverage"):
        assert found[judged].keys() == {"value", "why"}
    keys = {
        "id", "name", "title", "reports_to", "unit", "decision_role", "influence", "stance", "trend", "coverage",
        "last_touch", "due", "key_player",
    }  # fmt: skip
    assert all(keys <= person.keys() for person in found["people"])
    assert not any("private_note" in person for person in found["people"])
    assert json.loads(kamtui("plan", "#1", "--json").out)["people"] == found


def test_a_past_day_shows_roles_and_stances_as_they_were(kamtui: Kamtui, book: Path) -> None:
    found = json.loads(kamtui("people", "#1", "--as-of", "2026-05-01", "--json").out)
    assert found["as_of"] == "2026-05-01"
    reiter = next(person for person in found["people"] if person["name"] == "Georg Reiter")
    assert (reiter["decision_role"], reiter["stance"]) == ("evaluator", 0)
    assert "Hallbrunn AG: 10 people on 2026-05-01" in kamtui("people", "#1", "--as-of", "1.5.2026").out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("people", "nobody here"), "No account fits"),
        (("people", "#1", "--as-of", "2027-01-01"), "As of: this day lies ahead"),
        (("people", "#1", "--as-of", "gestern war"), "--as-of: "),
        (("export", "people", "nobody here"), "No account fits"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(
    kamtui: Kamtui, book: Path, words: tuple[str, ...], reason: str
) -> None:
    answer = kamtui(*words)
    assert (answer.code, answer.out) == (1, "")
    assert reason in answer.err
    assert answer.err.count("\n") == 1


def test_a_format_that_there_is_not_is_wrong_usage(kamtui: Kamtui, book: Path) -> None:
    assert kamtui("export", "people", "#1", "--format", "visio").code == 2


def test_an_account_without_people_is_no_failure(kamtui: Kamtui, book: Path) -> None:
    opened = Book.open(book)
    create_account(opened, {"name": "Quite new"}, date(2026, 11, 21))
    opened.close()
    answer = kamtui("people", "quite new")
    assert (answer.code, answer.out) == (0, "Quite new: 0 people\n")
    found = json.loads(kamtui("people", "quite new", "--json").out)
    assert found["people"] == []
    assert found["map_state"] == {"value": 0, "why": ["nobody is known"]}
    assert kamtui("export", "people", "quite new", "--format", "vcard").out == ""


def test_people_are_exported_in_four_formats(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    assert "├─ Georg Reiter, Head of operations" in kamtui("export", "people", "#1").out
    mermaid = kamtui("export", "people", "#1", "--format", "mermaid").out
    assert mermaid.startswith("flowchart LR\n")
    assert 'n2["Georg Reiter<br/>Head of operations<br/>+1 ↑ · decision maker"]' in mermaid
    target = tmp_path / "people.csv"
    assert kamtui("export", "people", "#1", "--format", "csv", "-o", target).code == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text("utf-8-sig"))))
    assert len(rows) == 11
    assert kamtui("export", "people", "#1", "--format", "csv", "-o", target).code == 1, "never over a file unasked"
    assert kamtui("export", "people", "#1", "--format", "csv", "-o", target, "--force").code == 0
    cards = tmp_path / "people.vcf"
    kamtui("export", "people", "#1", "--format", "vcard", "-o", cards)
    assert cards.read_bytes().count(b"BEGIN:VCARD\r\n") == 10
    assert b"X-MS-MANAGER:Georg Reiter" in cards.read_bytes()


@pytest.mark.parametrize("kind", ["text", "mermaid", "csv", "vcard"])
def test_the_private_note_leaves_in_no_format(kamtui: Kamtui, book: Path, kind: str) -> None:
    answer = kamtui("export", "people", "#1", "--format", kind)
    assert answer.code == 0
    assert "Grew up in the Wels plant" not in answer.out
    for words in (("people", "#1"), ("people", "#1", "--json"), ("plan", "#1", "--json"), ("export", "plan", "#1")):
        assert "Grew up in the Wels plant" not in kamtui(*words).out


def test_the_plan_has_its_people_before_the_revenue(kamtui: Kamtui, book: Path) -> None:
    text = kamtui("export", "plan", "#1").out
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings.index("## People") + 1 == headings.index("## White space")
    assert "```text\nDr. Elisabeth Hallbrunn, CEO" in text
    drawn = kamtui("export", "plan", "#1", "--mermaid").out
    assert "```mermaid\nflowchart LR" in drawn
    assert "- Dr. Elisabeth Hallbrunn · CEO" in drawn
    assert "\nPeople\n" in kamtui("plan", "#1").out


def test_what_was_exported_as_a_table_comes_in_again_and_changes_nothing(
    kamtui: Kamtui, book: Path, tmp_path: Path
) -> None:
    target = tmp_path / "people.csv"
    kamtui("export", "people", "#1", "--format", "csv", "-o", target)
    other = tmp_path / "other.db"
    opened = Book.open(other, create=True)
    create_account(opened, {"name": "Hallbrunn AG"}, date(2026, 11, 21))
    opened.close()
    assert kamtui("--book", other, "import", target, "--as", "people").code == 0
    came = json.loads(kamtui("--book", other, "people", "hallbrunn", "--json").out)["people"]
    went = json.loads(kamtui("people", "#1", "--json").out)["people"]
    assert [(each["name"], each["level"], each["influence"]) for each in came] == [
        (each["name"], each["level"], each["influence"]) for each in went
    ]


def test_a_real_company_stands_in_five_levels(
    kamtui: Kamtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "works.db"
    monkeypatch.setenv("KAMTUI_BOOK", str(path))
    opened = Book.open(path, create=True)
    create_account(opened, {"name": "Adventure Works"}, date(2026, 11, 21))
    opened.close()
    assert kamtui("import", PEOPLE, "--account", "adventure").code == 0
    people = json.loads(kamtui("people", "adventure", "--json").out)["people"]
    levels = [person["level"] for person in people]
    assert [levels.count(level) for level in range(6)] == [1, 6, 27, 66, 190, 0]
    text = kamtui("export", "people", "adventure").out
    assert all(cells(line) <= 78 for line in text.splitlines()[:293])


def test_a_chart_of_the_past_is_that_of_the_change_log(
    kamtui: Kamtui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "past.db"
    monkeypatch.setenv("KAMTUI_BOOK", str(path))

    def at(day: date) -> Book:
        return Book.open(path, create=True, clock=lambda: datetime(day.year, day.month, day.day, tzinfo=UTC))

    opened = at(date(2026, 10, 1))
    create_account(opened, {"name": "Brenner AG"}, date(2026, 10, 1))
    for name in ("A", "B"):
        create_person(opened, 1, {"name": name}, date(2026, 10, 1))
    opened.close()
    opened = at(date(2026, 11, 1))
    move_person(opened, 2, 1)
    opened.close()
    assert "└─ B" in kamtui("people", "brenner").out
    assert "└─ B" not in kamtui("people", "brenner", "--as-of", "2026-10-31").out
