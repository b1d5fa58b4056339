"""One-line actions: `send pricing draft @me ^fri #brenner !high`."""

import re
from datetime import date
from typing import NamedTuple

from kamtui.reading.days import read_day
from kamtui.reading.words import NotUnderstood
from kamtui.text import clean_line

_TOKEN = r'(?<!\S)(?P<mark>[@^#!])(?:"(?P<quoted>[^"]+)"|(?P<word>[^\s"]\S*))(?!\S)'
_FIELDS = {"@": "owners", "^": "days", "#": "accounts", "!": "priorities"}
_PRIORITIES = {"high": "high", "medium": "medium", "low": "low", "h": "high", "m": "medium", "l": "low"}


class ActionLine(NamedTuple):
    """What an action line says; what it does not say is unknown."""

    title: str
    owner: str | None = None
    """As written after `@`: `me`, or part of a colleague's name."""
    due: date | None = None
    account: str | None = None
    """As written after `#`: part of an account's name, or its id."""
    priority: str | None = None
    """`high`, `medium` or `low`."""


def read_action(text: str, today: date, *, locale_day_first: bool = True) -> ActionLine:
    """Return the action a line says.

    The marks may stand anywhere, each at the start of a word and at most once; what has blanks in it goes in
    quotes: `#"Müller & Söhne"`, `^"24 dec"`. All other words are the title.

    Args:
        text: As the user wrote it.
        today: The day from which days count.
        locale_day_first: As for `read_day`.

    Raises:
        NotUnderstood: There is no title, or what follows a mark is not what the mark announces.
    """
    line = clean_line(text).replace("“", '"').replace("”", '"')
    said: dict[str, str] = {}
    for found in re.finditer(_TOKEN, line):
        mark, value = found["mark"], found["quoted"] or found["word"]
        if mark in said:
            twice = f"it names two {_FIELDS[mark]}, {said[mark]} and {value}"
            raise NotUnderstood("an action", text, twice)
        said[mark] = value
    title = " ".join(re.sub(_TOKEN, "", line).split())
    if not title:
        raise NotUnderstood("an action", text, "write what is to be done, like send draft @me ^fri #brenner")
    due = read_day(said["^"], today, locale_day_first=locale_day_first) if "^" in said else None
    return ActionLine(title, said.get("@"), due, said.get("#"), _priority(said.get("!")))


def _priority(word: str | None) -> str | None:
    """Return the priority a word names, in full."""
    if word is None:
        return None
    if word.casefold() not in _PRIORITIES:
        raise NotUnderstood("a priority", word, "write !high, !medium or !low")
    return _PRIORITIES[word.casefold()]
