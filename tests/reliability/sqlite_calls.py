"""SQLite's own file calls, seen and answered from Python.

No compiler and no preloaded library: the very SQLite that `sqlite3` uses is asked by ctypes for its way to the disk
(its "VFS"), a copy of that is made in which some calls go through Python first, and the copy becomes the default.
Locks, sizes and all the rest stay what they were. It holds for the whole process, so only a process of its own,
as `apart.run` makes one, may do this.

SQLite flushes a folder inside the calls that flush a new journal and that delete one. It opens a folder for no
other reason, and that system call can be replaced, so a flushed folder is seen where it happens and not guessed.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from ctypes import CFUNCTYPE, c_char_p, c_int, c_int64, c_void_p
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

FULL = 13
CANNOT_OPEN = 14
FAILED = {"read": 266, "write": 778, "sync": 1034, "sync folder": 1290, "truncate": 1546, "delete": 2570}
"""SQLite's codes for "this call failed": SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_IOERR_..."""


class FileCall(NamedTuple):
    """One call that is about to reach the disk.

    Attributes:
        act: open, create, read, write, truncate, sync, sync folder, delete, link, rename, make folder.
        path: The file or folder, as the program named it.
        offset: The first byte of what is read or written; the new length of what is cut off.
        data: What is written.
        to: The other name of a link or a rename.
    """

    act: str
    path: str
    offset: int = 0
    data: bytes = b""
    to: str = ""


Answer = Callable[[FileCall], int]
"""Told of each call before it is made: 0 lets it happen, a number of `errno` makes it fail."""

_Method = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)  # xRead, xWrite: file, buffer, length, offset
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)
_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_OpenFolder = CFUNCTYPE(c_int, c_char_p, c_void_p)
_SetCall = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)
_GetCall = CFUNCTYPE(c_void_p, c_void_p, c_char_p)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, version 3."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("own", c_void_p),
        *((name, c_void_p) for name in ("open", "delete", "access", "full_path", "dl_open", "dl_error")),
        *((name, c_void_p) for name in ("dl_symbol", "dl_close", "random", "sleep", "time", "last_error")),
        *((name, c_void_p) for name in ("time64", "set_call", "get_call", "next_call")),
    )


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`, version 3: what can be done with an open file."""

    _fields_ = (
        ("version", c_int),
        *((name, c_void_p) for name in ("close", "read", "write", "truncate", "sync", "size", "lock", "unlock")),
        *((name, c_void_p) for name in ("is_reserved", "control", "sector", "device", "shm_map", "shm_lock")),
        *((name, c_void_p) for name in ("shm_barrier", "shm_unmap", "fetch", "unfetch")),
    )


class _File(ctypes.Structure):
    """`sqlite3_file`: a pointer to its methods comes first; what follows is the system's own."""

    _fields_ = (("methods", c_void_p),)


@cache
def library() -> ctypes.CDLL | None:
    """The SQLite that `sqlite3` itself uses, or None where its functions cannot be reached from outside."""
    import _sqlite3

    try:
        found = ctypes.CDLL(_sqlite3.__file__)
        found.sqlite3_vfs_find.restype = c_void_p
        found.sqlite3_vfs_find.argtypes = (c_char_p,)
        found.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
    except (AttributeError, OSError):  # AttributeError also stands for a module that is built into Python
        return None
    return found


def why_not() -> str:
    """Why these calls cannot be watched here; empty when they can."""
    if sys.platform == "win32" or not hasattr(os, "fork"):
        return "power cuts and failing calls are simulated on systems with fork and fsync only"
    if library() is None:
        return "this Python's SQLite is linked in such a way that its file calls cannot be watched"
    return ""


needs_watched_calls = pytest.mark.skipif(bool(why_not()), reason=why_not() or "SQLite's calls can be watched")
"""Marks what cannot be tested on Windows, or where Python's SQLite keeps its file calls to itself."""


class SqliteCalls:
    """The default way of this process's SQLite to the disk, with Python asked first.

    Keep it alive as long as SQLite is used: the library calls straight into this object.

    Args:
        answer: Told of each call.
    """

    def __init__(self, answer: Answer) -> None:
        sqlite = library()
        if sqlite is None:
            raise RuntimeError(why_not())
        self._answer = answer
        self._paths: dict[int, str] = {}
        self._tables: dict[int, tuple[_Methods, tuple[Any, ...]]] = {}
        self._real = sqlite.sqlite3_vfs_find(None)
        real = _Vfs.from_address(self._real)
        self._real_open = _Open(real.open)
        self._real_delete = _Delete(real.delete)
        self._open = _Open(self._on_open)
        self._delete = _Delete(self._on_delete)
        self._vfs = _Vfs.from_buffer_copy(real)
        self._vfs.name = b"watched"
        self._vfs.open = ctypes.cast(self._open, c_void_p)
        self._vfs.delete = ctypes.cast(self._delete, c_void_p)
        self._watch_folders(real)
        sqlite.sqlite3_vfs_register(ctypes.addressof(self._vfs), 1)

    def _watch_folders(self, real: _Vfs) -> None:
        original = _OpenFolder(_GetCall(real.get_call)(self._real, b"openDirectory"))

        def on_open_folder(path: bytes, handle: int) -> int:
            self._answer(FileCall("sync folder", os.fspath(Path(os.fsdecode(path)).parent)))
            return int(original(path, handle))

        self._open_folder = _OpenFolder(on_open_folder)
        _SetCall(real.set_call)(self._real, b"openDirectory", ctypes.cast(self._open_folder, c_void_p))

    def _on_open(self, _vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        path = os.fsdecode(ctypes.string_at(name)) if name else ""
        act = "open" if os.path.lexists(path) else "create"
        if path and self._answer(FileCall(act, path)):
            _File.from_address(file).methods = None  # nothing to close, SQLite is told
            return CANNOT_OPEN
        code = int(self._real_open(self._real, name, file, flags, out))
        opened = _File.from_address(file)
        if code == 0 and path and opened.methods:
            self._paths[file] = path
            opened.methods = self._watched(opened.methods)
        return code

    def _on_delete(self, _vfs: int, name: bytes, with_folder: int) -> int:
        path = os.fsdecode(name)
        if os.path.lexists(path) and self._answer(FileCall("delete", path)):
            return FAILED["delete"]
        return int(self._real_delete(self._real, name, with_folder))

    def _watched(self, address: int) -> int:
        """A copy of a table of methods in which four go through Python first."""
        if address not in self._tables:
            real = _Methods.from_address(address)
            copy = _Methods.from_buffer_copy(real)
            calls = (
                self._transfer("read", _Method(real.read)),
                self._transfer("write", _Method(real.write)),
                self._truncate(_Truncate(real.truncate)),
                self._sync(_Sync(real.sync)),
            )
            copy.read, copy.write, copy.truncate, copy.sync = (ctypes.cast(call, c_void_p) for call in calls)
            self._tables[address] = copy, calls
        return ctypes.addressof(self._tables[address][0])

    def _ask(self, act: str, file: int, offset: int = 0, data: bytes = b"") -> int:
        """0, or the code with which SQLite is to be told that the call failed."""
        problem = self._answer(FileCall(act, self._paths[file], offset, data))
        return FULL if problem == errno.ENOSPC and act == "write" else FAILED[act] if problem else 0

    def _transfer(self, act: str, real: Any) -> Any:
        def call(file: int, buffer: int, length: int, offset: int) -> int:
            data = ctypes.string_at(buffer, length) if act == "write" else b""
            return self._ask(act, file, offset, data) or int(real(file, buffer, length, offset))

        return _Method(call)

    def _truncate(self, real: Any) -> Any:
        def call(file: int, length: int) -> int:
            return self._ask("truncate", file, length) or int(real(file, length))

        return _Truncate(call)

    def _sync(self, real: Any) -> Any:
        def call(file: int, flags: int) -> int:
            return self._ask("sync", file) or int(real(file, flags))

        return _Sync(call)
