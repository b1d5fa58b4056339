"""Undo and redo: one step back or again, or many steps back at once, each a step of the history itself."""

from kamtui.book.errors import Refused
from kamtui.book.history import Change, Kind, Log


def undo(log: Log, at: str) -> Change | None:
    """Take back the newest step that stands; None when there is none.

    Args:
        log: The change log inside a write transaction.
        at: When, as aware UTC in ISO form.
    """
    found = log.next_undo()
    return None if found is None else _move(log, at, "undo", *found)


def redo(log: Log, at: str) -> Change | None:
    """Do again what was taken back last; None when there is nothing.

    Args:
        log: The change log inside a write transaction.
        at: When, as aware UTC in ISO form.
    """
    found = log.next_redo()
    return None if found is None else _move(log, at, "redo", *found)


def undo_back_to(log: Log, at: str, step: int) -> Change:
    """Take back every step that stands, from the newest back to one of them and with it.

    Each is a step of its own, so that redo does them again one by one.

    Args:
        log: The change log inside a write transaction.
        at: When, as aware UTC in ISO form.
        step: The last one to be taken back, as the step that did it first.

    Returns:
        What all of it did together; the step is the newest of them.

    Raises:
        Refused: The step is not in force, or lies below the floor.
    """
    standing = []
    for one in log.standing():
        standing.append(one)
        if one.first == step:
            break
    if not standing or standing[-1].first != step:
        raise Refused("This step is undone already, or undo does not reach it.")
    done = [_move(log, at, "undo", one.step, one.label) for one in standing]
    if len(done) == 1:
        return done[0]
    tables = frozenset[str]().union(*(change.tables for change in done))
    return Change(done[-1].step, f"{len(done)} steps", "undo", tables)


def _move(log: Log, at: str, kind: Kind, target: int, label: str) -> Change:
    with log.step(label, at, kind, target) as number:
        log.invert(target)
    return Change(number, label, kind, log.tables(number))
