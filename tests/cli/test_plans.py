import json
from pathlib import Path

import pytest

from kamtui.models.outline import SECTIONS
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
