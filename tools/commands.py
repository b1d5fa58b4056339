"""What the command line says of itself, for the documents: the help of each command, as `--help` prints it."""

import io
import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from unittest.mock import patch

from kamtui.cli.commands import COMMANDS, run_commands
from kamtui.cli.export_commands import EXPORTS

EXPORT = "export"


def command_names() -> tuple[str, ...]:
    """Return every command as it is written after `kamtui`; the empty one is kamtui itself."""
    return ("", *(command.__name__.rstrip("_") for command in COMMANDS), *_exports())


def _exports() -> Iterator[str]:
    yield EXPORT
    yield from (f"{EXPORT} {name}" for name in EXPORTS)


@cache
def help_text(command: str) -> str:
    """Return what `kamtui COMMAND --help` prints on a terminal of 80 columns."""
    printed = io.StringIO()
    with redirect_stdout(printed), patch.dict(os.environ, {"COLUMNS": "80"}):
        run_commands([*command.split(), "--help"], lambda *_: 0)
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def piece_name(command: str) -> str:
    """Return by which name a document asks for a command's help: `help-export-plan`."""
    return "-".join(("help", *command.split()))


def help_piece(command: str) -> str:
    """Return a command's help as a document shows it."""
    return f"```\n{help_text(command)}\n```"
