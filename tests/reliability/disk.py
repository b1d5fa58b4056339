"""A disk that keeps nothing but what was flushed: recorded file calls are played onto it until the power goes.

The rules are those of the most careless system that a program may still rely on:

- What was written to a file is kept once the file was flushed (fsync). Until then each write is kept, dropped or
  torn at 512 bytes, each by itself, whatever came before or after it.
- A name is kept once its folder was flushed, and only the folder of the name counts. Until then each creation,
  link, rename and deletion is kept or dropped by itself. A rename is never half done.
- A flush of a file says nothing of its name, and the other way round.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

from tests.reliability.sqlite_calls import FileCall

SECTOR = 512
"""Bytes that a disk writes whole."""

Fate = Literal["dropped", "kept", "torn"]
"""What becomes of all that was not flushed; torn: each piece by the dice."""


@dataclass(slots=True)
class Content:
    """A file's bytes.

    Attributes:
        flushed: What a power cut leaves in any case.
        pending: Writes and cuts since, in order.
    """

    flushed: bytearray = field(default_factory=bytearray)
    pending: list[FileCall] = field(default_factory=list)

    def flush(self) -> None:
        """Everything reaches the disk."""
        for call in self.pending:
            _put(self.flushed, call)
        self.pending.clear()

    def after(self, fate: Fate, dice: Random) -> bytes:
        """The bytes found after a power cut."""
        found = bytearray(self.flushed)
        for call in self.pending:
            if fate == "kept" or (fate == "torn" and dice.random() < 0.5):
                _put(found, call)
            elif fate == "torn" and call.act == "write" and dice.random() < 0.4:
                for start in range(0, len(call.data), SECTOR):
                    if dice.random() < 0.5:
                        piece = call.data[start : start + SECTOR]
                        _put(found, call._replace(offset=call.offset + start, data=piece))
        return bytes(found)


def _put(data: bytearray, call: FileCall) -> None:
    if call.act == "truncate" and len(data) > call.offset:
        del data[call.offset :]
    if len(data) < call.offset:
        data.extend(bytes(call.offset - len(data)))  # a hole reads as zeros
    if call.act == "write":
        data[call.offset : call.offset + len(call.data)] = call.data


@dataclass(frozen=True, slots=True)
class _Naming:
    """A change of names that no flushed folder has made last: name, and what it names from then on."""

    name: str
    content: Content | None
    gone: str = ""


class Disk:
    """Files as the running system sees them, and as a power cut would leave them.

    Args:
        files: What is on the disk and flushed when it begins.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        self._seen = {name: Content(bytearray(data)) for name, data in files.items()}
        self._flushed = dict(self._seen)
        self._pending: list[_Naming] = []

    def play(self, call: FileCall) -> None:
        """Let one recorded call happen."""
        match call.act:
            case "create":
                self._name(_Naming(call.path, Content()))
            case "write" | "truncate":
                self._seen[call.path].pending.append(call)
            case "sync":
                self._seen[call.path].flush()
            case "sync folder":
                self._flush_folder(call.path)
            case "delete":
                self._name(_Naming(call.path, None))
            case "link":
                self._name(_Naming(call.to, self._seen[call.path]))
            case "rename":
                self._name(_Naming(call.to, self._seen[call.path], gone=call.path))

    def _name(self, change: _Naming) -> None:
        _rename(self._seen, change)
        self._pending.append(change)

    def _flush_folder(self, folder: str) -> None:
        rest = []
        for change in self._pending:
            if os.fspath(Path(change.name).parent) == folder:
                _rename(self._flushed, change)
            else:
                rest.append(change)
        self._pending = rest

    def after_power_cut(self, fate: Fate, dice: Random) -> dict[str, bytes]:
        """The files found when the power is back, by name."""
        names = dict(self._flushed)
        for change in self._pending:
            if fate == "kept" or (fate == "torn" and dice.random() < 0.5):
                _rename(names, change)
        return {name: content.after(fate, dice) for name, content in names.items()}


def _rename(names: dict[str, Content], change: _Naming) -> None:
    if change.gone:
        names.pop(change.gone, None)
    if change.content is None:
        names.pop(change.name, None)
    else:
        names[change.name] = change.content


def read_files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their full names."""
    return {os.fspath(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_files(files: Iterable[tuple[str, bytes]], was: Path, now: Path) -> None:
    """Put files that were below one folder below another one."""
    for name, data in files:
        path = now / Path(name).relative_to(was)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
