"""Ids of other programs, as they are compared."""

import re
from string import ascii_lowercase, ascii_uppercase, digits

from kamtui.imports.problems import NotRead
from kamtui.text import IMPORTED_LIMIT, clean_line

_SHORTENED = re.compile(r"\d+(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_CAPITALS = str.maketrans(dict.fromkeys(ascii_uppercase, "1") | dict.fromkeys(ascii_lowercase + digits, "0"))
# The first letter of a block is the lowest bit.
_LETTERS = {f"{number:05b}"[::-1]: letter for number, letter in enumerate(f"{ascii_uppercase}012345")}
_LONGEST = 500


def read_id(text: str, source: str) -> str:
    """Return an id as it is compared: on one line, without the `.0` that a spreadsheet adds, Salesforce's in full.

    Raises:
        NotRead: A spreadsheet has shortened it, or it is too long to be one.
    """
    line = text if text.isascii() and text.isalnum() else clean_line(text, IMPORTED_LIMIT)
    if _SHORTENED.fullmatch(line):
        raise NotRead("a spreadsheet has shortened: format the column as text and export again")
    if len(line) > _LONGEST:
        raise NotRead(f"is longer than {_LONGEST} characters")
    if line.endswith(".0") and line[:-2].isdigit():
        line = line[:-2]
    return full_salesforce_id(line) if source == "salesforce" else line


def full_salesforce_id(short: str) -> str:
    """Return the 18 characters of a Salesforce id of 15, any other text as it is.

    The three more say which letters of each block of five are capitals, so that programs that ignore case cannot
    mix up two ids.
    """
    if len(short) != 15 or not (short.isascii() and short.isalnum()):
        return short
    capitals = short.translate(_CAPITALS)
    return short + _LETTERS[capitals[:5]] + _LETTERS[capitals[5:10]] + _LETTERS[capitals[10:]]
