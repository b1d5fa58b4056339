"""Write again what the documents take from the code: `python -m tools.documents`; `--check` only compares.

A document asks for a piece by its name, between two comments of their own lines:

    <!-- made from the code: keys -->
    <!-- end: keys -->
"""

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from kamtui.imports.map_file import field_names
from kamtui.settings import DEFAULT_FILE
from kamtui.widgets.key_footer import key_name
from tools.commands import command_names, help_piece, piece_name
from tools.examples import EXAMPLES, example_piece
from tools.keys import declaring_classes, own_bindings

ROOT = Path(__file__).resolve().parent.parent
PIECE = re.compile(
    r"(?P<begin>^<!-- made from the code: (?P<name>[\w-]+) -->\n)(?P<old>.*?)(?P<end>^<!-- end: (?P=name) -->$)",
    re.MULTILINE | re.DOTALL,
)
HEADINGS = {
    "KamApp": "Everywhere",
    "ActionInput": "In the line of a quick action",
    "CellEditor": "Editing in place",
    "ChoiceCell": "Choosing in place",
    "ContactGrid": "In the grid of who talks to whom",
    "ContactsDialog": "In the list of contacts",
    "Dialog": "In every dialog",
    "DraftsDialog": "In the list of drafts",
    "FilterInput": "In a filter",
    "Form": "In a form",
    "FormRows": "On a line of a form",
    "HeatGrid": "In the plan's grid of risks",
    "HelpChoose": "In the questions that choose a word",
    "HelpDialog": "In the help",
    "HistoryDialog": "In an account's history",
    "Lines": "In a preview",
    "LogContact": "In the form of a contact",
    "MeetingsDialog": "In the list of meetings and series",
    "OrgChart": "In the chart of people",
    "OutlineList": "In the plan's outline",
    "PaletteLine": "In the palette",
    "PeopleGrid": "In the grid of influence by stance",
    "PersonInput": "In the line that looks for people",
    "PersonLines": "In the lines of a person",
    "PersonPageDialog": "On a person's page",
    "PlansDialog": "In the list of plans",
    "PreviewDialog": "In the preview of a plan",
    "QuickAction": "In the dialog of a quick action",
    "ReadingsDialog": "In the values of a figure",
    "RecordForm": "In the form of a record",
    "SignOffsDialog": "In the list of sign-offs",
    "Table": "In every list",
    "TouchRulesDialog": "In the rules for keeping in touch",
    "TwoByTwo": "In the plan's two-by-two",
    "WhiteSpaceGrid": "In the plan's white space",
    "WordLine": "On a line of words",
    "WordChoice": "In the choice of a word",
}
"""What stands over the keys of a class that is no place; a place is called by its name."""


def keys() -> str:
    """Return the tables of all keys: the key, what it does, and the name by which it can be changed.

    Raises:
        KeyError: A class declares keys and has no heading yet.
    """
    lines: list[str] = []
    for kind in declaring_classes():
        place = getattr(kind, "place", "")
        heading = str(place).capitalize() or HEADINGS[kind.__name__]
        lines += [f"**{heading}**", "", "| key | does | name |", "| --- | --- | --- |"]
        actions: dict[str, list[str]] = {}
        said: dict[str, tuple[str, str]] = {}
        for binding in own_bindings(kind):
            actions.setdefault(binding.action, []).append(f"`{key_name(binding)}`")
            said.setdefault(binding.action, (binding.tooltip, binding.id or ""))
        lines += [
            f"| {' '.join(shown_keys)} | {said[action][0]} | `{said[action][1]}` |"
            for action, shown_keys in actions.items()
        ]
        lines.append("")
    return "\n".join(lines)


def settings() -> str:
    """Return the settings file that explains itself."""
    return f"```toml\n{DEFAULT_FILE}```"


def fields() -> str:
    """Return the names of the fields that a map file may give to a column, by kind."""
    kinds: dict[str, list[str]] = {}
    for name in field_names():
        kinds.setdefault(name.partition(".")[0], []).append(f"`{name}`")
    return "\n".join(f"- {', '.join(names)}" for names in kinds.values())


PIECES: Mapping[str, Callable[[], str]] = {
    "keys": keys,
    "settings": settings,
    "fields": fields,
    **{piece_name(command): partial(help_piece, command) for command in command_names()},
    **{name: partial(example_piece, name) for name in EXAMPLES},
}
"""What a document can ask for."""


def renewed(text: str) -> str:
    """Return a document with every piece that it asks for as it should be now.

    Raises:
        KeyError: It asks for a piece that nobody makes.
    """

    def piece(found: re.Match[str]) -> str:
        return f"{found['begin']}\n{PIECES[found['name']]()}\n{found['end']}"

    return PIECE.sub(piece, text)


def main(argv: list[str] | None = None) -> int:
    """Renew README.md and docs/, or say which of them are out of date."""
    parser = argparse.ArgumentParser(prog="python -m tools.documents", description="Renew the documents.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something is out of date")
    check = parser.parse_args(argv).check
    stale = []
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if renewed(text) == text:
            continue
        stale.append(path.relative_to(ROOT).as_posix())
        if not check:
            path.write_text(renewed(text), encoding="utf-8")
    if stale:
        print("out of date, run `make documents`:" if check else "written:", ", ".join(stale))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
