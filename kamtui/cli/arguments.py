"""Arguments and options that several commands take, and how a command comes to its call."""

from typing import Annotated

import typer

from kamtui.cli.call import Call

Account = Annotated[
    str, typer.Argument(metavar="ACCOUNT", help="Its number, id, or a part of its name.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]


def call_of(context: typer.Context) -> Call:
    """The call a command was asked for with.

    Args:
        context: What Typer knows of it.
    """
    call = context.find_root().obj
    if not isinstance(call, Call):
        raise TypeError("a command is called through run_commands()")
    return call
