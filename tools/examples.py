"""Commands that the documents show, with what they really print on the example book or into an empty one."""

import io
import os
import shlex
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from kamtui.cli.commands import run_commands

FILES = Path(__file__).resolve().parent.parent / "docs" / "examples"
BOOK, TODAY = "book.db", "2026-11-21"


class Example(NamedTuple):
    """Commands that are run one after the other.

    Attributes:
        commands: As one types them.
        on_the_example: Whether the example book lies there; otherwise there is no book yet.
        language: What they print, for readers that colour it.
    """

    commands: Sequence[str]
    on_the_example: bool = True
    language: str = ""


EXAMPLES: Mapping[str, Example] = {
    "example-accounts": Example(("kamtui accounts --filter 'late status:key'",)),
    "example-plan": Example(("kamtui plan müller",)),
    "example-why": Example(("kamtui accounts --filter oberallgäu --json",)),
    "example-export": Example(("kamtui export plan müller",), language="markdown"),
    "example-dry-run": Example(
        ("kamtui import --dry-run accounts.csv people.csv opportunities.csv",), on_the_example=False
    ),
    "example-import": Example(
        (
            "kamtui import accounts.csv people.csv opportunities.csv",
            "kamtui import accounts.csv people.csv opportunities.csv",
        ),
        on_the_example=False,
    ),
    "example-map": Example(
        ("kamtui import --dry-run --map map.toml accounts.csv opportunities.csv",), on_the_example=False
    ),
}
"""Every example by the name under which a document asks for it."""


@cache
def example_piece(name: str) -> str:
    """Return an example as a document shows it: each command behind a `$`, and below it what it printed."""
    example = EXAMPLES[name]
    with tempfile.TemporaryDirectory(prefix="kamtui-examples-") as folder, chdir(folder):
        for file in FILES.iterdir():
            Path(file.name).write_bytes(file.read_bytes())
        if example.on_the_example:
            Path(BOOK).write_bytes(_example_book())
        shown = [(command, _run(command, folder)) for command in example.commands]
    if example.language:  # a document as such, without the command before it
        body, fence = "\n".join(printed for _, printed in shown), "````"
    else:
        body, fence = "\n\n".join(f"$ {command}\n{printed}" for command, printed in shown), "```"
    return f"{fence}{example.language}\n{body}\n{fence}"


@cache
def _example_book() -> bytes:
    """Return the example book's file, which takes longer to write than to copy."""
    with tempfile.TemporaryDirectory(prefix="kamtui-examples-") as folder, chdir(folder):
        _run(f"kamtui demo --write {BOOK}", folder)
        return Path(BOOK).read_bytes()


def _run(command: str, home: str) -> str:
    """Run a command with a home, a book and a day of its own, and return all that it printed."""
    settled = {"HOME": home, "USERPROFILE": home, "XDG_CONFIG_HOME": "", "KAMTUI_BOOK": BOOK, "KAMTUI_TODAY": TODAY}
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    # One stream for both, so that what is said beside the output stands where it was said.
    with patch.dict(os.environ, settled), redirect_stdout(printed), redirect_stderr(printed):
        run_commands(shlex.split(command)[1:], lambda *_: 0)
        printed.seek(0)
        return "\n".join(line.rstrip() for line in printed.read().strip("\n").splitlines())
