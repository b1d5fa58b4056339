"""Long text in the user's own editor: handed over in a private file, read back clean, never lost on the way."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kamtui.text import TYPED_LIMIT, TextTooLong, clean

READ_AT_MOST = 4 * 1024 * 1024
"""Bytes that are read back; what is longer is no note."""
WINDOWS_EDITOR, OTHER_EDITORS = "notepad", ("nano", "vi")
"""What is tried where the user has named no editor."""

Command = Sequence[str]
"""A program and its arguments."""


class EditorFailed(Exception):
    """Nothing came back from the editor; the text is as it was. The message names the cause and the way out."""


def find_editor(environment: Mapping[str, str], *, on_windows: bool = os.name == "nt") -> Command:
    """The editor the user has named in `VISUAL` or `EDITOR`, else one that is usually there.

    Args:
        environment: The variables.
        on_windows: Whether paths are written with backslashes.

    Raises:
        EditorFailed: There is none.
    """
    path = environment.get("PATH")
    for name in ("VISUAL", "EDITOR"):
        named = environment.get(name, "").strip()
        if not named:
            continue
        try:
            command = shlex.split(named, posix=not on_windows)
        except ValueError:
            command = [named]
        program = command[0].strip('"')
        if shutil.which(program, path=path) is None:
            raise EditorFailed(f"The editor {named!r} of ${name} is not there: set ${name} to another one.")
        return [program, *command[1:]]
    for program in (WINDOWS_EDITOR,) if on_windows else OTHER_EDITORS:
        if shutil.which(program, path=path):
            return [program]
    raise EditorFailed("No editor was found: set $EDITOR to the one you use.")


class LongText:
    """A text on its way through an editor, in a file that only the user can read.

    Used as a context: the file is removed at its end, unless `keep` was called.

    Args:
        text: What it says before.

    Raises:
        EditorFailed: No such file could be made.
    """

    def __init__(self, text: str) -> None:
        self._before = text
        self._is_kept = False
        self._handed_over = (text + "\n" if text else "").encode()
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="kamtui-"))
            self.path = self._folder / "note.md"
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(self._handed_over)
        except OSError as error:
            raise EditorFailed(f"No file could be made for the editor: {error.strerror}.") from error

    def __enter__(self) -> "LongText":
        """The text, ready for the editor."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the file."""
        if not self._is_kept:
            shutil.rmtree(self._folder, ignore_errors=True)

    def keep(self) -> str:
        """Leave the file where it is, as what it says could not be saved.

        Returns:
            Half a sentence that says where.
        """
        self._is_kept = True
        return f"what you wrote is in {self.path}"

    def edit(self, command: Command, run: Callable[[Command], int] | None = None) -> str:
        """Have the text edited.

        Args:
            command: The editor and its arguments; the file's name is added.
            run: How to run it and get its exit code; as a program of this machine when not said.

        Returns:
            The cleaned text, without blank lines at its end.

        Raises:
            EditorFailed: The editor could not be run, ended with an error, or left what is no note.
        """
        try:
            code = (run or _run)([*command, str(self.path)])
        except OSError as error:
            raise EditorFailed(f"{command[0]} could not be started: {error.strerror}. {UNCHANGED}") from error
        if code:
            raise EditorFailed(f"{command[0]} ended with error {code}: {self._fate()}.")
        return self._read()

    def _read(self) -> str:
        try:
            with self.path.open("rb") as file:
                written = file.read(READ_AT_MOST + 1)
        except OSError as error:
            raise EditorFailed(f"The file did not come back: {error.strerror}. {UNCHANGED}") from error
        if written == self._handed_over:
            return self._before
        if len(written) > READ_AT_MOST:
            raise EditorFailed(f"The text is too long for a note: {self.keep()}.")
        try:
            text = written.decode("utf-16" if written[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
            if "\0" in text:
                raise EditorFailed(f"The file is no text: {self.keep()}.")
            return clean(text, TYPED_LIMIT).rstrip()
        except UnicodeDecodeError:
            raise EditorFailed(f"The file is no text in UTF-8: {self.keep()}.") from None
        except TextTooLong as error:
            sentence = str(error).partition(":")[0]
            raise EditorFailed(f"{sentence}: {self.keep()}.") from None

    def _fate(self) -> str:
        """What became of the text after a failure: kept apart if something was written."""
        try:
            is_changed = self.path.read_bytes() != self._handed_over
        except OSError:
            is_changed = False
        return self.keep() if is_changed else "the note is as it was"


UNCHANGED = "The note is as it was."


def _run(command: Command) -> int:
    """Run the editor; ctrl+c is meant for it, and not for us who wait."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run(command, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)
