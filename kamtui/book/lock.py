"""One kamtui at a time writes a book: a lock beside it that names its holder and dies with it."""

import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import IO

from kamtui.book.errors import BookInUse


class BookLock:
    """The right to write a book, held until `release()` or until the process ends in whatever way.

    The lock is the system's own (flock, msvcrt), so a killed holder leaves nothing stale behind.

    Attributes:
        path: The lock's file.
        was_left: Whether the last holder ended without letting go, as one that was killed.
    """

    def __init__(self, book: Path) -> None:
        """Take the lock.

        Raises:
            BookInUse: Somebody else holds it; the message names the process.
        """
        self.path = book.with_name(book.name + ".lock")
        handle = os.open(
            self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0), 0o600
        )
        self._file: IO[bytes] = os.fdopen(handle, "r+b", buffering=0)
        if not _try_to_lock(self._file):
            # The first byte is what is locked on Windows, so the holder is written behind it.
            self._file.seek(1)
            holder = self._file.read(200).decode(errors="replace").strip() or "another process"
            self._file.close()
            raise BookInUse(f"{book} is open in another kamtui ({holder}). Leave that one first.")
        self._file.seek(1)
        self.was_left = bool(self._file.read(200).strip())
        with suppress(OSError):  # a full disk: the lock is held all the same, and only its holder's name is missing
            self._file.truncate(0)
            self._file.seek(1)
            self._file.write(f"process {os.getpid()} on {platform.node() or 'this machine'}\n".encode())

    def release(self) -> None:
        """Let others write; the lock file stays, as removing it would race with the next holder."""
        if not self._file.closed:
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()


def _try_to_lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt  # Windows only

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl  # everywhere else

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
