"""The file calls that kamtui itself makes through `os` and `open`, seen and answered like SQLite's.

pathlib makes its calls through the same modules, so `Path.rename` and `Path.write_text` are seen as well.
"""

import builtins
import io
import os
from pathlib import Path
from typing import Any

from tests.reliability.sqlite_calls import Answer, FileCall


class SystemCalls:
    """`os` of this process, with Python asked first about everything below a folder.

    Attributes:
        is_opening: Whether a file is being opened by a call that was seen.

    Args:
        root: The folder; calls elsewhere are nobody's business.
        answer: Told of each call.
    """

    def __init__(self, root: Path, answer: Answer) -> None:
        self._root = os.fspath(root)
        self._answer = answer
        self._paths: dict[int, str] = {}
        self.is_opening = False
        self._real = {
            name: getattr(os, name) for name in ("open", "fsync", "link", "rename", "replace", "unlink", "mkdir")
        }
        watched = {
            "open": self._open,
            "fsync": self._fsync,
            "link": self._two_names("link"),
            "rename": self._two_names("rename"),
            "replace": self._two_names("replace"),
            "unlink": self._unlink,
            "remove": self._unlink,
            "mkdir": self._mkdir,
        }
        for name, call in watched.items():
            setattr(os, name, call)
        self._real_open: Any = open
        modules: tuple[Any, ...] = (io, builtins)
        for module in modules:  # os.fdopen and pathlib ask the first, everybody else the second
            module.open = self._open_stream

    def _ask(self, call: FileCall) -> None:
        if call.path.startswith(self._root) and (problem := self._answer(call)):
            raise OSError(problem, os.strerror(problem), call.path)

    def _open(self, path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        name = os.fspath(path)
        if not isinstance(name, str):
            return int(self._real["open"](path, flags, mode, **more))
        creates = flags & os.O_CREAT and not os.path.lexists(name)
        self._ask(FileCall("create" if creates else "open", name))
        if flags & os.O_TRUNC and not creates:
            self._ask(FileCall("truncate", name))
        self.is_opening = True
        try:
            handle = int(self._real["open"](path, flags, mode, **more))
        finally:
            self.is_opening = False
        self._paths[handle] = name
        return handle

    def _open_stream(self, file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        """`open`: what writes is seen, by name or by the number that `os.open` gave."""
        path = self._paths.get(file, "") if isinstance(file, int) else os.fspath(file)
        is_ours = isinstance(path, str) and path.startswith(self._root)
        if not is_ours or not set(mode) & set("wax+"):
            return self._real_open(file, mode, *more, **named)
        if not isinstance(file, int):
            creates = not os.path.lexists(path)
            self._ask(FileCall("create" if creates else "open", path))
            if "w" in mode and not creates:
                self._ask(FileCall("truncate", path))
        self.is_opening = True
        try:
            stream = self._real_open(file, mode, *more, **named)
        finally:
            self.is_opening = False
        self._paths[stream.fileno()] = path
        return _Stream(stream, path, self._ask)

    def _fsync(self, handle: Any) -> None:
        number = handle if isinstance(handle, int) else handle.fileno()
        path = self._paths.get(number, "")
        if path:
            self._ask(FileCall("sync folder" if Path(path).is_dir() else "sync", path))
        self._real["fsync"](number)

    def _two_names(self, name: str) -> Any:
        act, real = "link" if name == "link" else "rename", self._real[name]

        def call(source: Any, target: Any, **more: Any) -> None:
            if act == "rename" or not os.path.lexists(target):  # a link to a taken name fails by itself
                self._ask(FileCall(act, os.fspath(source), to=os.fspath(target)))
            real(source, target, **more)

        return call

    def _unlink(self, path: Any, **more: Any) -> None:
        if os.path.lexists(path):
            self._ask(FileCall("delete", os.fspath(path)))
        self._real["unlink"](path, **more)

    def _mkdir(self, path: Any, *more: Any, **named: Any) -> None:
        if not os.path.lexists(path):
            self._ask(FileCall("make folder", os.fspath(path)))
        self._real["mkdir"](path, *more, **named)


class _Stream:
    """A file opened by its number: what is written to it is told first."""

    def __init__(self, stream: Any, path: str, ask: Any) -> None:
        self._stream, self._path, self._ask = stream, path, ask

    def write(self, data: Any) -> int:
        raw = data.encode() if isinstance(data, str) else bytes(data)
        self._ask(FileCall("write", self._path, self._stream.tell(), raw))
        return int(self._stream.write(data))

    def truncate(self, size: int | None = None) -> int:
        self._ask(FileCall("truncate", self._path, self._stream.tell() if size is None else size))
        return int(self._stream.truncate(size))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> "_Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
