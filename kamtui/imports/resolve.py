"""The record that a row hangs on: found by id, else by e-mail address, else by a name that only one has."""

from collections.abc import Mapping

from kamtui.imports.ids import read_id
from kamtui.imports.items import Index, Item
from kamtui.imports.kinds import Link, Way
from kamtui.imports.problems import NotRead, listed, quoted


class Unresolved(ValueError):
    """A record that is named cannot be found, or several fit; the message is a sentence."""


def resolve(
    link: Link, references: Mapping[str, str], source: str, index: Index, account: Item | None
) -> Item | None:
    """Return the record that a row names, nothing if it names none.

    Args:
        link: What is looked for.
        references: What the row says of it, by field.
        source: The program whose ids these are.
        index: The records it may be.
        account: Where names are looked up; None for accounts themselves.

    Raises:
        Unresolved: Nobody or several fit; that is never guessed.
    """
    failure = ""
    for name, way in link.ways:
        text = references.get(name)
        if not text or way == "place":
            continue
        found = _candidates(text, way, source, index, account)
        if len(found) == 1:
            return found[0]
        failure = _several(index, text, found) if found else failure or _nobody(index, text, way)
    if failure:
        raise Unresolved(failure)
    return None


def _candidates(text: str, way: Way, source: str, index: Index, account: Item | None) -> list[Item]:
    found = _exactly(text, way, source, index, account)
    if not found and ";" in text:  # HubSpot puts several companies into one cell
        pieces = [piece.strip() for piece in text.split(";")]
        found = [item for piece in pieces if piece for item in _exactly(piece, way, source, index, account)]
    return list(dict.fromkeys(found))


def _exactly(text: str, way: Way, source: str, index: Index, account: Item | None) -> list[Item]:
    if way == "email":
        return index.with_email(text)
    found = index.with_name(text, account) if way == "name" else []
    if not found and way == "name" and text.count(",") == 1:
        last, first = text.split(",")
        found = index.with_name(f"{first.strip()} {last.strip()}", account)
    # Labels promise a name where some exports write the id.
    return found or _with_key(text, source, index)


def _with_key(text: str, source: str, index: Index) -> list[Item]:
    try:
        item = index.with_key(source, read_id(text, source))
    except NotRead:
        return []
    return [] if item is None else [item]


def _nobody(index: Index, text: str, way: Way) -> str:
    match way:
        case "id":
            return f"There is no {index.kind.one} with the id {quoted(text)}."
        case "email":
            return f"There is no {index.kind.one} with the address {quoted(text)}."
        case _:
            where = " at the account" if index.kind.name == "people" else ""
            return f"There is no {index.kind.one} called {quoted(text)}{where}."


def _several(index: Index, text: str, found: list[Item]) -> str:
    return f"{len(found)} {index.kind.name} fit {quoted(text)}: {listed([describe(item) for item in found])}."


def describe(item: Item) -> str:
    """Return a record's name with what tells it from others of that name: its number, or its line in the file."""
    if item.id is None and item.mentions:
        return f"{item.name} (line {item.mentions[0][1].line})"
    return item.label
