"""`undo`, `redo` and `history`: the steps of the book."""

import sys
from datetime import datetime

from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.output import say, say_json, tell, width
from kamtui.cli.tables import Column, draw_table
from kamtui.services.search import find_account
from kamtui.services.undoing import end_of_undo

COLUMNS = (Column("Step", "right"), Column("When"), Column("What", least=20), Column(""))
SHOWN = 50
"""Steps that are listed for a person who does not say how many."""


def undo(call: Call) -> None:
    """Take back the newest step that stands.

    Raises:
        Refused: There is none.
    """
    with call.open_book(write=True) as book:
        change = book.undo()
        end = "" if change else end_of_undo(book)
    if change is None:
        raise Refused(f"There is nothing to undo. {end}.".removesuffix(" ."))
    tell(f"Undone: {change.label}")


def redo(call: Call) -> None:
    """Do again what was taken back last.

    Raises:
        Refused: There is nothing.
    """
    with call.open_book(write=True) as book:
        change = book.redo()
    if change is None:
        raise Refused("There is nothing to do again.")
    tell(f"Done again: {change.label}")


def print_history(call: Call, account: str, limit: int, *, as_json: bool) -> None:
    """Print the steps, newest first.

    Args:
        call: The call it was asked for with.
        account: Only steps that touched this one, as somebody wrote it; empty for all.
        limit: How many at most; 0 leaves it to us: 50 for a person, all for a program.
        as_json: Whether programs read it.
    """
    with call.open_book() as book:
        account_id = find_account(book, account) if account else None
        steps = book.history(limit or (sys.maxsize if as_json else SHOWN), account_id)
    if as_json:
        say_json([{"step": step.step, "at": step.at, "what": step.what, "undone": step.undone} for step in steps])
    elif steps:
        rows = [[f"{step.step}", _when(step.at), step.what, "undone" if step.undone else ""] for step in steps]
        say(draw_table(COLUMNS, rows, width()))
    else:
        tell("Nothing was done yet.")


def _when(at: str) -> str:
    """The instant by the user's own clock, to the minute."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
