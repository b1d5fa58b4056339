"""What undo would take back: the steps with their names, and which of them it can still reach."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from kamtui.book.book import Book
from kamtui.book.history import done_steps, floor_label, list_steps, standing_steps

MOST = 1_000
"""Steps that are listed at most."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One step as the list of undo shows it.

    Attributes:
        step: Its number.
        at: When, aware.
        what: What the user did.
        takes: How many steps undo takes back to have this one undone; 0 where it cannot or need not.
        is_undone: Whether it is undone already.
    """

    step: int
    at: datetime
    what: str
    takes: int
    is_undone: bool


def load_undo_steps(book: Book) -> tuple[UndoStep, ...]:
    """The newest steps of the user, newest first; undo and redo themselves are not listed.

    Args:
        book: Where to look; it is read by plain SQL.
    """
    with book.rows() as connection:
        takes = {one.first: count for count, one in enumerate(islice(standing_steps(connection), MOST), 1)}
        steps = list_steps(connection, MOST, done_steps(connection, MOST))
    return tuple(
        UndoStep(step.step, datetime.fromisoformat(step.at), step.what, takes.get(step.step, 0), step.undone)
        for step in steps
    )


def end_of_undo(book: Book) -> str:
    """Why there is nothing more to undo, in words: the step above which undo ends; empty where there is none."""
    with book.rows() as connection:
        label = floor_label(connection)
    return f"Undo ends at “{label}”" if label else ""
