"""Column headers as they are compared: without case, accents, blanks and what a program puts around them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kamtui.text import clean_line, fold_name

_ABOUT = {
    "account": "account",
    "company": "account",
    "organization": "account",
    "organisation": "account",
    "contact": "person",
    "person": "person",
    "opportunity": "opportunity",
    "deal": "opportunity",
    "activity": "interaction",
    "case": "case",
    "ticket": "case",
}
_PREFIX = re.compile(rf"({'|'.join(_ABOUT)})(?:: | - )\s*", re.IGNORECASE)
_CONVERTED = re.compile(r"\s*\(converted\)", re.IGNORECASE)
_IGNORED = re.compile(r"[\s_\-]+")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Header:
    """One column's header.

    Attributes:
        text: As the file has it, on one line.
        name: As it is compared.
        about: Which record its prefix names, as `person` of `Contact: Phone`; empty if it has none.
        is_converted: Whether its amounts were converted into the user's own currency.
    """

    text: str
    name: str
    about: str = ""
    is_converted: bool = False


@lru_cache(maxsize=4096)
def fold_header(text: str) -> str:
    """Return a header as it is compared: `FirstName`, `First Name` and `first_name` are one."""
    return _IGNORED.sub("", fold_name(text))


def read_header(cell: str) -> Header:
    """Take one cell of the header row apart."""
    text = clean_line(cell[:_LONGEST])
    bare = _CONVERTED.sub("", text)
    found = _PREFIX.match(bare)
    rest = bare[found.end() :] if found else bare
    if found is None or not rest:
        return Header(text, fold_header(bare), is_converted=bare != text)
    return Header(text, fold_header(rest), _ABOUT[found[1].lower()], bare != text)
