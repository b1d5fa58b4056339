"""What a program does to its files and what it tells its user, in one row."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.reliability.sqlite_calls import FileCall, SqliteCalls
from tests.reliability.system_calls import SystemCalls

_WRITING = os.O_WRONLY | os.O_RDWR
_CHANGING = frozenset({"create", "write", "truncate", "sync", "sync folder", "delete", "link", "rename"})


class Told(NamedTuple):
    """The user was told that something is saved.

    Attributes:
        times: How many times that was said, this one included.
    """

    times: int


Row = Sequence[FileCall | Told]


class Recorder:
    """Writes down every call that changes a file below a folder; for a process of its own.

    Args:
        root: The folder.
        deaf_to: Calls that are made as always but not written down, as if the program had left them out.
    """

    def __init__(self, root: Path, deaf_to: frozenset[str] = frozenset()) -> None:
        self.row: list[FileCall | Told] = []
        self._root = str(root)
        self._wanted = _CHANGING - deaf_to
        self._sqlite = SqliteCalls(self._note)
        self._system = SystemCalls(root, self._note)
        sys.addaudithook(self._refuse_what_is_not_seen)

    def _note(self, call: FileCall) -> int:
        if call.act in self._wanted and call.path.startswith(self._root) and not call.path.endswith(".lock"):
            self.row.append(call)
        return 0

    def _refuse_what_is_not_seen(self, event: str, arguments: tuple[Any, ...]) -> None:
        """What is written in another way would be missing here, and tests would pass by not looking."""
        if event != "open" or self._system.is_opening:
            return
        path, _, flags = arguments
        if isinstance(path, str | os.PathLike) and flags & _WRITING and os.fspath(path).startswith(self._root):
            raise AssertionError(f"{path} is written in a way that the recorder does not see")

    def tell(self) -> None:
        """The user is told that all of it is saved."""
        self.row.append(Told(1 + sum(isinstance(entry, Told) for entry in self.row)))
