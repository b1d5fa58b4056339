"""`holidays` on the command line: the list, days of one's own, and those of a country where a library has them."""

import json
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.conftest import Kamtui


class Library(ModuleType):
    """What kamtui asks of the holidays library, as that documents it."""

    __version__ = "0.99"

    def __init__(self) -> None:
        super().__init__("holidays")

    def list_supported_countries(self) -> dict[str, list[str]]:
        return {"AT": ["1", "9"], "XK": []}

    def country_holidays(self, country: str, *, subdiv: str | None, years: range) -> dict[date, str]:
        if country == "XK":
            return {}
        own = {date(year, 11, 15): "Saint Leopold" for year in years} if subdiv == "9" else {}
        return {date(year, 12, 26): "Saint Stephen's\nDay" for year in years} | own


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", Library())


def listed(kamtui: Kamtui) -> dict[str, str]:
    return {one["day"]: one["name"] for one in json.loads(kamtui("holidays", "--json").out)}


def test_a_day_of_ones_own_is_noted_taken_off_and_brought_back(kamtui: Kamtui, book: Path) -> None:
    before = listed(kamtui)
    assert kamtui("holidays", "--add", "24.12.", "--name", "Our day").code == 0
    assert listed(kamtui) == before | {"2026-12-24": "Our day"}
    assert "2026-12-24  Thu  Our day" in kamtui("holidays").out
    assert kamtui("holidays", "--remove", "2026-12-24").code == 0
    assert listed(kamtui) == before
    kamtui("undo")
    assert "2026-12-24" in listed(kamtui)


def test_a_day_that_is_known_keeps_its_name_and_nothing_is_offered_to_take_back(kamtui: Kamtui, book: Path) -> None:
    kamtui("holidays", "--add", "24.12.", "--name", "Our day")
    known = listed(kamtui)
    again = kamtui("holidays", "--add", "24.12.")
    assert (again.code, listed(kamtui)) == (0, known)
    assert "already" in again.err
    assert "undo" not in again.err


@pytest.mark.usefixtures("library")
def test_the_days_of_a_country_are_noted_after_a_dry_run_and_keep_their_names(kamtui: Kamtui, book: Path) -> None:
    before = listed(kamtui)
    dry = kamtui("holidays", "at", "--region", "9", "--years", "2026-2028", "--dry-run")
    assert "2028-11-15  Wed  Saint Leopold" in dry.out
    assert "4 new, 2 noted before" in dry.err
    assert listed(kamtui) == before
    assert kamtui("holidays", "at", "--region", "9", "--years", "2026-2028").code == 0
    after = listed(kamtui)
    assert after.items() > before.items()
    assert after["2028-12-26"] == "Saint Stephen's Day"
    assert "nothing to note" in kamtui("holidays", "AT", "--years", "2027").err
    kamtui("undo")
    assert listed(kamtui) == before


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["XX"], "no country “XX”"),
        (["AT", "--region", "7"], "AT has no region “7” in the holidays library; it has 1, 9."),
        (["XK"], "has no days of XK"),
        (["AT", "--years", "2030-2027"], "Years are written as"),
        (["AT", "--years", "27"], "Years are written as"),
        (["AT", "--add", "24.12."], "One thing at a time"),
        (["--remove", "2026-12-24"], "not on the list"),
        (["--region", "9"], "need a country"),
        (["--name", "Closed"], "--name needs a day"),
        (["--add", "31.2."], "has no day 31"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(kamtui: Kamtui, book: Path, words: list[str], told: str) -> None:
    answer = kamtui("holidays", *words)
    assert answer.code == 1
    assert told in answer.err
    assert answer.err.count("\n") == 1


def test_without_the_library_it_is_said_how_to_install_it(
    kamtui: Kamtui, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    answer = kamtui("holidays", "AT")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert 'pip install "kamtui[holidays]"' in answer.err
