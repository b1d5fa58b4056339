"""What is kept of a fault of kamtui's own: kinds of error and lines of code, and nothing of what the book holds."""

import os
import platform
import sqlite3
import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from kamtui import __version__
from kamtui.book.file import make_private_folder

HERE = Path(__file__).resolve().parent.parent
"""The folder that kamtui's own lies in; a frame of ours is told by its path from here."""
LIBRARIES = ("site-packages", "dist-packages")
"""Folders that other people's packages lie in; a frame of theirs is told by its path from there."""


def report_lines(error: BaseException) -> Iterator[str]:
    """What may be told of a fault to whoever mends it.

    Messages, values and source lines are left out, and so are files that are neither ours nor a library's: each of
    them could quote the book or name its owner.

    Args:
        error: What ended the app.
    """
    python, sqlite = platform.python_version(), sqlite3.sqlite_version
    yield f"kamtui {__version__}, Python {python}, SQLite {sqlite}, {sys.platform}"
    seen: set[int] = set()
    now: BaseException | None = error
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield ""
        yield type(now).__name__
        for frame in traceback.extract_tb(now.__traceback__):
            if where := _place(frame.filename):
                yield f"  {where}:{frame.lineno}"
        now = now.__cause__ or now.__context__


def write_report(error: BaseException, folders: Sequence[Path], now: datetime) -> Path | None:
    """Write a report that only its owner can read.

    Args:
        error: What ended the app.
        folders: Where it may lie; the first that takes it is taken, and one that is missing is made.
        now: The instant for its name.

    Returns:
        The file, or None where none could be written.
    """
    data = "".join(f"{line}\n" for line in report_lines(error)).encode()
    stem = f"kamtui-fault-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for folder in folders:
        try:
            make_private_folder(folder)
            return _write(folder, stem, data)
        except OSError:
            continue  # the disk may be what is wrong
    return None


def _write(folder: Path, stem: str, data: bytes) -> Path:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    for number in count(1):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            handle = os.open(path, flags, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        return path
    raise FileExistsError(stem)


def _place(filename: str) -> str:
    """A frame's file without the folders that name a person or a machine; empty where nobody may know it."""
    path = Path(filename)
    if HERE in path.parents and not any(part in LIBRARIES for part in path.parts):
        inside = path.relative_to(HERE)
        return inside.as_posix() if inside.parts[0] == "kamtui" else ""
    for folder in LIBRARIES:
        if folder in path.parts:
            return "/".join(path.parts[path.parts.index(folder) + 1 :])
    standard = Path(os.__file__).parent
    return f"python/{path.relative_to(standard).as_posix()}" if standard in path.parents else ""
