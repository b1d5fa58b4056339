"""What the documents tell people to type exists: commands, options, settings, keys, map files."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kamtui.app import KamApp
from kamtui.imports.map_file import read_mapping
from kamtui.screens.accounts import AccountsScreen
from kamtui.screens.plan import PlanScreen
from kamtui.settings import Settings, load_settings
from kamtui.widgets.key_footer import key_name
from kamtui.widgets.table import Table
from tests.code.sources import ROOT
from tools.commands import command_names, help_text, piece_name
from tools.keys import all_bindings, declaring_classes, own_bindings

DOCUMENTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
}
SETTING = {"second_folder": "[backup]", "thresholds": "[tier.EUR]", "keys": "[keys]"}
"""What a setting is called in the file, where it is not called as in the code."""
SHELL = {">", "|", "&&"}


def typed() -> Iterator[tuple[str, str]]:
    """Every kamtui command that a document shows, in a line of its own or within a sentence, with the document."""
    for name, text in DOCUMENTS.items():
        lines = re.findall(r"^(?:\$ )?(kamtui .*)$", "\n".join(re.findall(r"^```.*?^```", text, re.M | re.S)), re.M)
        for line in (*lines, *re.findall(r"`(kamtui [^`\n]*)`", text)):
            yield name, line


COMMANDS = sorted(set(typed()))


def taken_apart(line: str) -> tuple[list[str], str, list[str]]:
    """A command line as kamtui's own options, the command, and the options of the command."""
    words = shlex.split(line)[1:]
    words = words[: next((place for place, word in enumerate(words) if word in SHELL), len(words))]
    own = []
    while words and words[0].startswith("--"):
        own.append(words.pop(0))
        if own[-1] in ("--book", "--today") and words:
            words.pop(0)
    command = " ".join(words[:2])
    command = command if command in command_names() else " ".join(words[:1])
    return own, command, [word for word in words if re.match("--?[a-z]", word)]


@pytest.mark.parametrize(("name", "line"), COMMANDS, ids=[f"{name}: {line}" for name, line in COMMANDS])
def test_a_command_that_is_shown_exists(name: str, line: str) -> None:
    own, command, options = taken_apart(line)
    if not command.endswith((".db", "FILE")):  # a book by its name opens the app
        assert command in command_names(), name
    known = help_text(command) if command in command_names() else ""
    for option in own:
        assert option in help_text(""), name
    for option in options:
        assert re.search(rf"(?<![\w-]){option.partition('=')[0]}(?![\w-])", known), f"{option} in {name}"


@pytest.mark.parametrize("command", command_names())
def test_the_guide_has_the_help_of_every_command(command: str) -> None:
    page = DOCUMENTS["docs/command-line.md"]
    assert f"## {' '.join(('kamtui', command)).strip()}\n" in page
    assert f"<!-- made from the code: {piece_name(command)} -->" in page


def test_the_guide_lists_every_setting() -> None:
    listed = set(re.findall(r"^\| `([^`]+)` \|", DOCUMENTS["docs/settings.md"], re.M))
    names = {SETTING.get(name, name) for name in Settings._fields if name != "problems"}
    assert names <= listed


def test_settings_that_are_shown_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    known = {binding.id for kind in declaring_classes() for binding in own_bindings(kind)}
    for block in re.findall(r"^```toml\n(.*?)^```", DOCUMENTS["docs/settings.md"], re.M | re.S):
        commented = re.sub(r"^# (?=\[|\w+ = )", "", block, flags=re.M)
        path.write_text(commented, encoding="utf-8")
        found = load_settings(path)
        assert found.problems == ()
        assert set(found.keys) <= known


def test_map_files_that_are_shown_are_understood() -> None:
    blocks = re.findall(r"^```toml\n(.*?)^```", DOCUMENTS["docs/import.md"], re.M | re.S)
    assert blocks
    for text in (*blocks, (ROOT / "docs/examples/map.toml").read_text(encoding="utf-8")):
        assert tomllib.loads(text)
        assert read_mapping(text).stages


@pytest.mark.parametrize(
    ("name", "place"), [("docs/plan.md", PlanScreen), ("docs/accounts.md", AccountsScreen), ("docs/index.md", None)]
)
def test_a_key_that_is_shown_does_something_there(
    name: str, place: type[PlanScreen | AccountsScreen] | None
) -> None:
    kinds = (KamApp, Table, place) if place else (KamApp, AccountsScreen)
    works = {key_name(binding) for kind in kinds for _, binding in all_bindings(kind)}
    for table in re.findall(r"^\| key \| does \|\n(.*?)(?:\n\n|\Z)", DOCUMENTS[name], re.M | re.S):
        for cell in re.findall(r"^\| (`.*?`.*?) \|", table, re.M):
            assert set(re.findall(r"`([^`]+)`", cell)) <= works, cell
