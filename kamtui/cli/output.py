"""What is said on standard output and standard error; nothing in it steers the terminal."""

import json
import re
import sys
from collections.abc import Iterable
from io import TextIOWrapper

from kamtui.text import CONTROLS, safe_line

WIDTH = 80
"""Columns of a table where the terminal is not wider, or is none."""


def prepare_streams() -> None:
    """Let every text be printed: in UTF-8 into a pipe, and with a sign in place of what a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def say(lines: Iterable[str]) -> None:
    """Print lines of text for a person."""
    sys.stdout.write("".join(f"{safe_line(line)}\n" for line in lines))


def tell(sentence: str) -> None:
    """Say one thing beside the output: what was done, or what is wrong."""
    if sys.stderr is not None:
        sys.stderr.write(f"{safe_line(sentence)}\n")


def say_json(value: object) -> None:
    """Print a value for programs; signs that could steer a terminal are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.write(CONTROLS.sub(_escaped, text) + "\n")


def say_bytes(data: bytes) -> None:
    """Give a document to whoever reads standard output: as it is, but harmless where that is a terminal."""
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    sys.stdout.write(CONTROLS.sub(lambda sign: sign[0] if sign[0] == "\n" else " ", text))


def width() -> int:
    """How many columns a table may take: those of the terminal, and never fewer than 80."""
    if not sys.stdout.isatty():
        return WIDTH
    from shutil import get_terminal_size  # only where there is one

    return max(WIDTH, get_terminal_size().columns)


def _escaped(sign: re.Match[str]) -> str:
    return sign[0] if sign[0] == "\n" else json.dumps(sign[0])[1:-1]
