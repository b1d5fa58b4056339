"""Content lines of iCalendar and vCard: escaped, folded at 75 octets, ended by CR LF [RFC 5545, RFC 2426]."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from kamtui.text import scrub

OCTETS = 75
"""Octets of a line without its end; what is longer goes on in the next line."""


def content(lines: Iterable[str]) -> bytes:
    """Lines as they stand in a file."""
    return b"".join(folded(line) + b"\r\n" for line in lines)


def folded(line: str) -> bytes:
    """A line in UTF-8, folded between characters.

    Args:
        line: The line without its end.
    """
    data = line.encode("utf-8", "replace")
    if len(data) <= OCTETS:
        return data
    parts: list[bytes] = []
    room = OCTETS
    while data:
        cut = min(room, len(data))
        while cut < len(data) and data[cut] & 0xC0 == 0x80:  # never inside a character
            cut -= 1
        parts.append(data[:cut])
        data = data[cut:]
        room = OCTETS - 1  # the blank that says that it goes on
    return b"\r\n ".join(parts)


def escaped(text: str) -> str:
    """User text as a value: its own commas, semicolons and line ends do not end it.

    Args:
        text: Any text; what steers a terminal is left out.
    """
    plain = re.sub(r"\r\n?", "\n", scrub(text)).replace("\t", " ")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def day_value(day: date) -> str:
    """A day as a value."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def instant_value(at: datetime) -> str:
    """An instant as a value: UTC where it has a zone, else by the wall clock."""
    if at.tzinfo is None:
        return f"{day_value(at.date())}T{at:%H%M%S}"
    there = at.astimezone(UTC)
    return f"{day_value(there.date())}T{there:%H%M%S}Z"
