"""Files put on the disk: whole or not at all, never over another one unasked, readable by their owner alone."""

import errno
import os
import re
import secrets
import unicodedata
from contextlib import suppress
from pathlib import Path

from kamtui.text import scrub

_LONGEST_NAME = 120
# What Windows, Obsidian links or shells do not take in a name.
_FORBIDDEN = r"[\s<>:\"/\\|?*#^\[\]]+"
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
FAILING_DISK = (errno.EIO, errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC))
"""Reasons for which a link fails that have nothing to do with links."""


def safe_name(text: str, suffix: str, fallback: str) -> str:
    """Return a file name made of user text that every system takes and that stays in its folder.

    Args:
        text: What the file is about: account and day.
        suffix: How the name ends, with its dot: `.md`.
        fallback: The name without suffix when nothing of the text is left.

    Returns:
        A name of at most 120 bytes and the suffix, that neither begins with a dot, hyphen or tilde nor is one
        that Windows reserves.
    """
    words = re.sub(_FORBIDDEN, " ", scrub(text)).split()
    name = "".join(mark for mark in " ".join(words) if unicodedata.category(mark)[0] != "C")
    name = name.lstrip(" .-~").encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip(" .") or fallback
    if name.partition(".")[0].strip().casefold() in _RESERVED:
        name = f"_{name}"
    return name + suffix


def write_new(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Put a file on the disk, whole or not at all, whatever happens meanwhile.

    The bytes go to a file of their own in the same folder first and are flushed to the disk; then that file
    takes the name. A link of that name is replaced, never written through.

    Args:
        path: Where the file goes; its folder exists.
        data: Everything that is in it.
        overwrite: Whether a file of that name may be replaced.

    Raises:
        FileExistsError: The name is taken and `overwrite` was not said; that file is untouched.
        OSError: The folder is missing, read-only or full; nothing new is left in it.
    """
    part = path.parent / f".kamtui-{secrets.token_hex(8)}.part"
    try:
        _write_flushed(part, data)
        if overwrite:
            part.replace(path)
        else:
            _take_name(part, path)
    except OSError as problem:
        problem.filename, problem.filename2 = str(path), None
        raise
    finally:
        with suppress(OSError):  # the file has its name by now, or the cause is told already
            part.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _create(path: Path) -> int:
    """Create a file that did not exist, for its owner alone, and return its descriptor."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600)


def _write_flushed(path: Path, data: bytes) -> None:
    """Write a new file down to the disk."""
    with os.fdopen(_create(path), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _take_name(part: Path, path: Path) -> None:
    """Give the written file its name, unless that is taken."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError as problem:
        if problem.errno in FAILING_DISK:
            raise
        # No hard links here, as on FAT. An empty file of ours holds the name until the written one replaces it.
        os.close(_create(path))
        try:
            part.replace(path)
        except OSError:
            with suppress(OSError):  # the first problem is the one to tell
                path.unlink()
            raise


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can; the file itself is whole in any case."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
