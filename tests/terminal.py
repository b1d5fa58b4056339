"""A program in a real pseudo-terminal, driven as a person would: keys, screen, size, a closed window.

Pilot sends no bytes, so keys that terminals cannot send, escape sequences in the output, signals and exit codes are
tested here. It costs a process start, so use it for what only a terminal can show.
"""

import contextlib
import os
import pty
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "insert": "\x1b[2~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
}
# Modern terminals understand these; the screen model does not, and would print their last letter.
UNKNOWN_TO_MODEL = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b\[\?[0-9;]*\$?[mpu]|\x1b[P_^].*?\x1b\\", re.DOTALL
)
FRAME_QUERY, FRAME_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
"""Synchronised output: asked for, this terminal says that it has it, and takes no frame for drawn that is not."""
UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;:<=>?]*\$?|[P_^][^\x1b]*(?:\x1b)?)?\Z")


class AlternateScreen(pyte.Screen):
    """A screen that is wiped when a program takes the whole terminal and when it gives it back."""

    def set_mode(self, *modes: int, **kwargs: bool) -> None:
        """Set modes; taking the alternate screen begins with an empty one."""
        super().set_mode(*modes, **kwargs)
        self._wipe(modes, kwargs)

    def reset_mode(self, *modes: int, **kwargs: bool) -> None:
        """Reset modes; what is printed after the program left stands on an empty screen."""
        super().reset_mode(*modes, **kwargs)
        self._wipe(modes, kwargs)

    def _wipe(self, modes: Sequence[int], kwargs: Mapping[str, bool]) -> None:
        if kwargs.get("private") and 1049 in modes:
            self.erase_in_display(2)
            self.cursor_position()


class Terminal:
    """One program in one pseudo-terminal.

    Args:
        argv: The program and its words; `kamtui()` below gives those of kamtui itself.
        size: Columns and rows.
        env: Added to a clean environment: HOME, PATH, LANG, TERM, no animations.
        cwd: The folder in which it runs.

    Attributes:
        raw: Every byte that the program has written so far.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        kept = {
            name: os.environ[name] for name in ("HOME", "PATH", "LANG", "TZ", "PYTHONPATH") if name in os.environ
        }
        kept |= {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
        own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
        columns, rows = size
        self.raw = b""
        self._unfed = b""
        self._ended = False
        self._exit_code: int | None = None
        self.screen = AlternateScreen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._pid, self._fd = pty.fork()
        if self._pid == 0:  # the child: nothing here may return
            try:
                for ignored in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):  # as under nohup, and inherited
                    signal.signal(ignored, signal.SIG_DFL)
                termios.tcsetwinsize(0, (rows, columns))
                os.chdir(cwd or Path.cwd())
                os.execvpe(argv[0], list(argv), kept | own | dict(env or {}))
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        """Begin a block at whose end the program is ended."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program if it still runs."""
        self.close()

    # ---- what it shows ----

    @property
    def text(self) -> str:
        """The screen as it stands: one line a row, without the blanks at its end."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def line(self, text: str) -> str:
        """Return the first line of the screen that holds `text`."""
        for line in self.text.splitlines():
            if text in line:
                return line
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    # ---- what a person does ----

    def press(self, *keys: str) -> None:
        """Press named keys (`enter`, `down`, `ctrl+r`, `alt+x`), single characters among them."""
        for key in keys:
            self._write(key_bytes(key))

    def type(self, text: str) -> None:
        """Type a text, character by character."""
        self._write(text.encode())

    def paste(self, text: str) -> None:
        """Paste a text in brackets, as a terminal does when the program has asked for it."""
        self._write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program hears of it by SIGWINCH."""
        self.screen.resize(rows, columns)
        termios.tcsetwinsize(self._fd, (rows, columns))

    def wait_for(self, text: str, timeout: float = 20.0) -> str:
        """Read until `text` is on the screen; return the screen."""
        return self._read_until(lambda: text in self.text, f"{text!r} did not appear", timeout)

    def wait_gone(self, text: str, timeout: float = 20.0) -> str:
        """Read until `text` is no longer on the screen; return the screen."""
        return self._read_until(lambda: text not in self.text, f"{text!r} did not go", timeout)

    def settle(self, quiet: float = 0.25, timeout: float = 20.0) -> str:
        """Read until nothing came for `quiet` seconds; return the screen. Prefer `wait_for`, which is surer."""
        end = time.monotonic() + timeout
        while time.monotonic() < end and self._read(quiet):
            pass
        return self.text

    def wait_exit(self, timeout: float = 20.0) -> int:
        """Read until the program has ended; return its exit code, negative for a signal."""
        self._read_until(lambda: self._ended, "the program did not end", timeout)
        return self._reap()

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self._pid, number)

    def close_window(self, timeout: float = 20.0) -> int:
        """Close the window under the program (SIGHUP); return its exit code."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._exit_code = os.waitstatus_to_exitcode(status)
                return self._exit_code
            select.select([], [], [], 0.02)
        raise AssertionError("the program outlived its window")

    def close(self) -> None:
        """End the program, whatever it is doing."""
        if self._exit_code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            self._reap()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    # ---- the wire ----

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._fd, data) :]

    def _read(self, wait: float) -> bool:
        """Take in what there is within `wait` seconds; say whether anything came."""
        if self._ended or not select.select([self._fd], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says EIO when the last process has closed the terminal
            data = b""
        if not data:
            self._ended = True
            return False
        before, self.raw = len(self.raw), self.raw + data
        if FRAME_QUERY in self.raw[max(0, before - len(FRAME_QUERY) + 1) :]:
            self._write(FRAME_ANSWER)
        self._feed(data)
        return True

    def _feed(self, data: bytes) -> None:
        data = self._unfed + data
        tail = UNFINISHED.search(data)
        cut = tail.start() if tail else len(data)
        self._unfed = data[cut:]
        self._stream.feed(UNKNOWN_TO_MODEL.sub(b"", data[:cut]))

    def _read_until(self, reached: Callable[[], bool], complaint: str, timeout: float) -> str:
        end = time.monotonic() + timeout
        while self._read(0.02) or self._in_frame or not reached():
            if self._ended:
                if reached():
                    break
                raise AssertionError(f"{complaint}; the program has ended. Its last screen:\n{self.text}")
            if time.monotonic() > end:
                raise AssertionError(f"{complaint} within {timeout} s:\n{self.text}")
        return self.text

    @property
    def _in_frame(self) -> bool:
        """Whether the program is in the middle of drawing."""
        return not self._ended and self.raw.rfind(FRAME_BEGINS) > self.raw.rfind(FRAME_ENDS)

    def _reap(self) -> int:
        if self._exit_code is None:
            self._exit_code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._exit_code


def key_bytes(key: str) -> bytes:
    """Return what a plain terminal sends for a key: `enter`, `ctrl+r`, `alt+x`, or the character itself."""
    if key in KEYS:
        return KEYS[key].encode()
    if key.startswith("alt+"):
        return b"\x1b" + key_bytes(key.removeprefix("alt+"))
    if key.startswith("ctrl+") and len(key) == len("ctrl+a"):
        return bytes([ord(key[-1].upper()) & 0x1F])
    if len(key) == 1:
        return key.encode()
    raise ValueError(f"no such key: {key!r}")


def kamtui(*words: str) -> list[str]:
    """Return the command line that runs this kamtui with these words."""
    return [sys.executable, "-m", "kamtui", *words]
