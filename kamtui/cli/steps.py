"""`undo`, `redo` and `history`: the steps of the book."""

import sys
from collections.abc import Iterator
from datetime import date, datetime

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.history import PastStep
from kamtui.cli.call import Call
from kamtui.cli.output import say, say_json, tell, width
from kamtui.cli.tables import Column, draw_table
from kamtui.reading import read_day
from kamtui.rules.difference import shorten_difference
from kamtui.services.history import load_account_past, since_instant
from kamtui.services.search import find_account
from kamtui.services.undoing import end_of_undo
from kamtui.text import cells, fit

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


def print_history(call: Call, account: str, limit: int, since: str, *, as_json: bool) -> None:
    """Print the steps, newest first; of one account since a day with the fields that changed.

    Args:
        call: The call it was asked for with.
        account: Only steps that touched this one, as somebody wrote it; empty for all.
        limit: How many at most; 0 leaves it to us: 50 for a person, all for a program.
        since: The first day that counts, as somebody wrote it; empty for all.
        as_json: Whether programs read it.

    Raises:
        NotUnderstood: The day is none.
        Refused: There is no such account.
    """
    day = read_day(since, call.today) if since else None
    with call.open_book() as book:
        account_id = find_account(book, account) if account else None
        found = book.history(sys.maxsize, account_id)
        fields = _fields(book, account_id, call.today, day)
    begin = since_instant(day)
    steps = [step for step in found if step.at >= begin][: limit or (sys.maxsize if as_json else SHOWN)]
    if as_json:
        say_json(
            [_as_json(step) | ({} if fields is None else {"changes": fields.get(step.step, [])}) for step in steps]
        )
    elif not steps:
        tell("Nothing was done since then." if found else "Nothing was done yet.")
    elif fields is None:
        rows = [[f"{step.step}", _when(step.at), step.what, "undone" if step.undone else ""] for step in steps]
        say(draw_table(COLUMNS, rows, width()))
    else:
        say(line for step in steps for line in _told(step, fields.get(step.step, [])))


def _fields(
    book: Book, account_id: int | None, today: date, since: date | None
) -> dict[int, list[dict[str, object]]] | None:
    """What changed in an account since a day, by step; None where no day was named."""
    if account_id is None or since is None:
        return None
    return {
        step.step: [
            {
                "record": record.kind,
                "title": record.title,
                "happened": record.happened,
                "field": field.label,
                "old": field.old,
                "new": field.new,
            }
            for record in step.records
            for field in record.fields
        ]
        for step in load_account_past(book, account_id, today, since)
    }


def _as_json(step: PastStep) -> dict[str, object]:
    return {"step": step.step, "at": step.at, "what": step.what, "undone": step.undone}


def _told(step: PastStep, fields: list[dict[str, object]]) -> Iterator[str]:
    """A step with its fields, a line each."""
    room = width()
    head = f"{_when(step.at)}  {step.what}{'  (undone)' if step.undone else ''}"
    yield fit(head, min(room, cells(head)))
    record: object = None
    for field in fields:
        if (field["record"], field["title"]) != record:
            record = field["record"], field["title"]
            name = f"{str(field['record']).capitalize()} {field['title']}"
            mark = "" if field["happened"] == "changed" else f" ({field['happened']})"
            yield "    " + fit(name, min(room - 14, cells(name))) + mark
        old, new = (str(field[key]) if field[key] is not None else "?" for key in ("old", "new"))
        if field["happened"] == "changed":
            old, new = shorten_difference(" ".join(old.split()), " ".join(new.split()), room - 30)
            text = f"{old} → {new}"
        else:
            text = " ".join((new if field["happened"] == "new" else old).split())
        yield fit(f"      {field['field']:<14}  {text}", room).rstrip()


def _when(at: str) -> str:
    """The instant by the user's own clock, to the minute."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
