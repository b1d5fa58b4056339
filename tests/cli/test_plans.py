import json
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.outline import SECTIONS
from kamtui.services.plan import add_record
from kamtui.services.search import find_account
from kamtui.services.signoff import sign_plan
from kamtui.text import cells
from tests.cli.conftest import Kamtui


def test_every_section_that_holds_something_is_printed_and_fits_eighty_columns(kamtui: Kamtui, book: Path) -> None:
    answer = kamtui("plan", "#1")
    assert answer.code == 0
    assert all(cells(line) <= 80 for line in answer.out.splitlines())
    lines = answer.out.splitlines()
    assert lines[0].startswith("Hallbrunn AG: Plan 2026–27 · active · ")
    sections = json.loads(kamtui("plan", "#1", "--json").out)["sections"]
    assert [line for line in lines if line in {section.title for section in SECTIONS}] == [
        section.title for section in SECTIONS if sections[section.key]
    ]


def test_the_json_of_the_contract(kamtui: Kamtui, book: Path) -> None:
    found = json.loads(kamtui("plan", "hallbrunn ag", "--json").out)
    assert {"account", "period", "status", "completeness", "gaps", "sections"} <= found.keys()
    assert found["account"] == "Hallbrunn AG"
    assert list(found["sections"]) == [section.key for section in SECTIONS]
    assert found["completeness"].keys() == {"value", "why"}


def test_an_account_without_a_plan(kamtui: Kamtui, book: Path) -> None:
    answer = kamtui("plan", "Trollvass")
    assert answer.code == 0
    assert "Trollvass Smelteverk" in answer.out


@pytest.mark.parametrize("command", [["plan"], ["export", "plan"], ["history"]], ids=" ".join)
def test_an_account_that_is_not_one_of_ours(kamtui: Kamtui, book: Path, command: list[str]) -> None:
    several = kamtui(*command, "hallbrunn")
    assert several.code == 1
    assert several.out == ""
    assert several.err.splitlines()[1:] == ["    #1  Hallbrunn AG", "   #11  Hallbrunn Verpackung Kft."]
    none = kamtui(*command, "nobody")
    assert (none.code, none.out) == (1, "")
    assert "No account fits “nobody”" in none.err


def test_a_signed_plan_says_so(kamtui: Kamtui, book: Path, today: date) -> None:
    assert json.loads(kamtui("plan", "Hallbrunn AG", "--json").out)["signed"] is None
    opened = Book.open(book)
    account = find_account(opened, "Hallbrunn AG")
    sign_plan(opened, account, {"name": "H. Ott", "role": "Head of sales", "day": date(2026, 11, 20)}, today)
    add_record(opened, account, "risk", {"text": "They merge"}, today=today)
    opened.close()
    assert kamtui("plan", "Hallbrunn AG").out.splitlines()[1] == (
        "signed 20 Nov by H. Ott, Head of sales · 1 change since"
    )
    found = json.loads(kamtui("plan", "Hallbrunn AG", "--json").out)
    assert found["signed"] == {"day": "2026-11-20", "name": "H. Ott", "role": "Head of sales", "changes": 1}
    assert [plan["plan_id"] for plan in found["plans"] if plan["is_current"]] == [found["plan_id"]]
