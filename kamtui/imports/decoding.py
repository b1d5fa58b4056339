"""Bytes to text: which encoding a file is in, and what could not be read in it."""

import codecs
import re
from dataclasses import dataclass

from kamtui.imports.problems import FileRefused

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
}
_OTHER_FORMATS = (
    (b"PK\x03\x04", "is an Excel workbook or another archive: save it as CSV UTF-8 and import that"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook: save it as CSV UTF-8 and import that"),
    (b"SQLite format 3\0", "is a database: name a book with --book, and import CSV files"),
    (b"%PDF", "is a PDF: export the list as CSV and import that"),
    (b"\x1f\x8b", "is compressed: unpack it and import what is inside"),
)
_TEXT_FORMATS = (
    (r"\s*BEGIN:V(CARD|CALENDAR)", "is a card or calendar file, and only CSV is read: export the list as CSV"),
    (r"\s*[\[{]\s*[\"{\[\]}]", "is JSON, and only CSV is read: export the list as CSV"),
    (r"\s*<(!doctype|html|\?xml|table)\b", "is a web page or XML, and only CSV is read: export the list as CSV"),
)
_PROBE = 4096
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.05
"""Share of control characters up to which bytes may be text; a program or a picture has far more."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text.

    Attributes:
        text: Without byte order mark; line ends as they are.
        encoding: What a person calls the encoding.
        is_whole: Whether every byte could be read; otherwise the text has `�` in their place.
    """

    text: str
    encoding: str
    is_whole: bool = True


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Return the text of a file: by its byte order mark, else UTF-8, UTF-16 without a mark, else Windows-1252.

    Args:
        data: The file's bytes.
        encoding: Python's name of the encoding, if the user said it.

    Raises:
        FileRefused: It is no text, or the encoding is unknown.
    """
    for start, reason in _OTHER_FORMATS:
        if data.startswith(start):
            raise FileRefused(f"The file {reason}.")
    decoded = _decode_as(data, encoding) if encoding else _guess(data)
    start_of_text = decoded.text[:_PROBE]
    if start_of_text.strip("\0") and len(_CONTROLS.findall(start_of_text)) > _MOST_CONTROLS * len(start_of_text):
        raise FileRefused("The file is not a text file, and only CSV is read.")
    for pattern, reason in _TEXT_FORMATS:
        if re.match(pattern, start_of_text, re.IGNORECASE):
            raise FileRefused(f"The file {reason}.")
    return decoded


def _guess(data: bytes) -> Decoded:
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data, name)
    name = _utf16_without_mark(data)
    if name:
        return _decode_as(data, name)
    try:
        return Decoded(data.decode("utf-8"), _NAMES["utf-8"])
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    sound = sum(character > "\x7f" for character in text) - broken
    # A file that is UTF-8 but for a few bytes was damaged; read as Windows-1252, all its accents would be too.
    if sound > broken:
        return Decoded(text, _NAMES["utf-8"], is_whole=False)
    return _decode_as(data, "cp1252")


def _decode_as(data: bytes, name: str) -> Decoded:
    try:
        codec = codecs.lookup(name).name
        text = data.decode(codec, errors="replace")
    except (LookupError, ValueError):
        raise FileRefused(f"{name} is no encoding: name one like utf-8, cp1252 or shift_jis.") from None
    try:
        data.decode(codec)
        is_whole = True
    except UnicodeDecodeError:
        is_whole = False
    return Decoded(text.removeprefix("\ufeff"), _NAMES.get(name, name), is_whole)


def _utf16_without_mark(data: bytes) -> str:
    """Return the byte order of UTF-16 if every other byte is mostly NUL, as Latin text has it."""
    probe = data[: _PROBE // 2 * 2]
    pairs = len(probe) // 2
    if pairs < 2:
        return ""
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if probe[first::2].count(0) > pairs * 0.6 and probe[1 - first :: 2].count(0) < pairs * 0.1:
            return name
    return ""
