"""What is looked at once a book is open, on a thread: its soundness after a bad end, and the place it lies in."""

import json
import os
import shlex
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kamtui.book import file
from kamtui.book.book import Book
from kamtui.book.recovery import damage_of
from kamtui.book.surroundings import Risk, conflict_copies, risks_of
from kamtui.places import choose_book, data_folder

TOLD = "told.json"
"""What was told of the places of books, so that it is told once; in the folder of the data."""


def look_for_damage(book: Book, *, whole: bool = False) -> tuple[str, ...]:
    """What is wrong with a book that was not closed properly; most often nothing, as half a step is taken back.

    Args:
        book: The open book.
        whole: Whether to read it whole, which is not hurried: at opening it is enough that all can be read.

    Raises:
        BookError: It could not be read.
    """
    if not book.ended_badly:
        return ()
    with book.rows(apart=True) as connection:
        found = damage_of(connection, book.path, whole=whole)
    return (found,) if found else ()


def look_around(book: Book, mounts: str | None = None) -> tuple[str, ...]:
    """What the user should know about a book's place, each thing once in its life.

    Args:
        book: The open book.
        mounts: What is mounted, as Linux's mountinfo says it; read from the system when not given.

    Returns:
        Sentences; most often none.
    """
    path = book.path.absolute()
    found = {f"{risk.what} {risk.name} {path}": _warning(risk, path) for risk in risks_of(path, mounts)}
    copies = conflict_copies(path)
    if copies:
        found |= {f"copies {' '.join(copy.name for copy in copies)} {path}": _copies(copies)}
    return _not_told_yet(found)


def _warning(risk: Risk, path: Path) -> str:
    if risk.what == "network":
        danger = (
            f"This book lies on a network or foreign drive ({risk.name} at {risk.root}), where locks may not hold"
        )
    elif risk.name == "Git":
        danger = f"This book lies in a folder under Git ({risk.root}), which keeps all of its past and may share it"
    else:
        danger = f"This book lies in a folder of {risk.name} ({risk.root}), which copies it in the middle of a save"
    own = "" if path == choose_book().absolute() else f"--book {shlex.quote(str(path))} "
    return f"{danger}. Leave kamtui and move it to a local folder: kamtui {own}move FOLDER"


def _copies(copies: tuple[Path, ...]) -> str:
    names = ", ".join(copy.name for copy in copies[:2]) + (" and more" if len(copies) > 2 else "")
    return (
        f"Beside the book lies {names}: two computers have changed it at once. kamtui touches no such copy. "
        "To look into one, copy it elsewhere and name it: kamtui COPY.db"
    )


def _not_told_yet(found: dict[str, str]) -> tuple[str, ...]:
    if not found:
        return ()
    place = data_folder() / TOLD
    told = _read(place)
    new = [key for key in found if key not in told]
    if new:
        with suppress(OSError):  # told again at the next start, then
            _write(place, [*told, *new])
    return tuple(found[key] for key in new)


def _read(place: Path) -> list[str]:
    try:
        read = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [key for key in read if isinstance(key, str)] if isinstance(read, list) else []


def _write(place: Path, keys: Iterable[str]) -> None:
    file.make_private_folder(place.parent)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    file.make_private_file(part)
    part.write_text(json.dumps(list(keys), indent=1), encoding="utf-8")
    part.replace(place)
