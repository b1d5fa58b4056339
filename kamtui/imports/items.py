"""The records that an import meets: those of the book, those it will make, and how they are found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kamtui.imports.entries import Entry
from kamtui.imports.kinds import Kind
from kamtui.text import fold_name

NameKey = tuple[int | None, str]


@dataclass(slots=True, eq=False)
class Item:
    """One record of the book, or one about to be.

    Attributes:
        kind: Its kind.
        id: Its key in the book; None until it is written.
        stored: Field -> value in the book; empty for a new one.
        wanted: Field -> value that the files say.
        links: Link -> the record it hangs on in the book.
        wanted_links: Link -> the record it shall hang on; None for none any more.
        keys: (program, id) pairs it is known by.
        new_keys: (program, id) pairs the book does not have yet.
        mentions: The rows that speak of it, each with the place of its file among the files.
    """

    kind: Kind
    id: int | None = None
    stored: dict[str, Any] = field(default_factory=dict)
    wanted: dict[str, Any] = field(default_factory=dict)
    links: dict[str, "Item"] = field(default_factory=dict)
    wanted_links: dict[str, "Item | None"] = field(default_factory=dict)
    keys: list[tuple[str, str]] = field(default_factory=list)
    new_keys: list[tuple[str, str]] = field(default_factory=list)
    mentions: list[tuple[int, Entry]] = field(default_factory=list)

    def get(self, name: str) -> Any:
        """Return a field as it will be after the import."""
        return self.wanted.get(name, self.stored.get(name))

    def link(self, name: str) -> "Item | None":
        """Return the record it will hang on after the import."""
        return self.wanted_links[name] if name in self.wanted_links else self.links.get(name)

    @property
    def name(self) -> str:
        """What it will be called."""
        return str(self.get("name") or "?")

    @property
    def label(self) -> str:
        """Its name, with its number where it has one."""
        return self.name if self.id is None else f"{self.name} (#{self.id})"


def fold_identity(text: str) -> str:
    """Return a name or address as two records are compared by it: case, accents and blanks make no difference."""
    return fold_name(text if "  " not in text else " ".join(text.split()))


class Index:
    """The records of one kind, by id of another program, by e-mail address and by name.

    Args:
        kind: The kind.
        items: Those of the book.
    """

    def __init__(self, kind: Kind, items: Iterable[Item] = ()) -> None:
        self.kind = kind
        self.items: list[Item] = []
        self.by_id: dict[int, Item] = {}
        self._by_key: dict[tuple[str, str], Item] = {}
        self._by_email: dict[str, list[Item]] = {}
        self._by_name: dict[NameKey, list[Item]] = {}
        for item in items:
            self.add(item)

    def add(self, item: Item) -> None:
        """Make a record findable by what it is called now."""
        self.items.append(item)
        if item.id is not None:
            self.by_id[item.id] = item
        if name := item.get("name"):
            self._by_name.setdefault(self._name_key(item.link("account"), name), []).append(item)
        if email := item.get("email"):
            self._by_email.setdefault(fold_identity(email), []).append(item)

    def add_key(self, source: str, key: str, item: Item) -> None:
        """Make a record findable by its id in a program."""
        self._by_key[source, key] = item
        item.keys.append((source, key))

    def with_key(self, source: str, key: str) -> Item | None:
        """Return the record that a program knows by an id."""
        return self._by_key.get((source, key))

    def with_email(self, email: str) -> list[Item]:
        """Return the records with an e-mail address."""
        return self._by_email.get(fold_identity(email), [])

    def with_name(self, name: str, account: Item | None = None) -> list[Item]:
        """Return the records of an account with a name; accounts themselves stand in none."""
        return self._by_name.get(self._name_key(account, name), [])

    @staticmethod
    def _name_key(account: Item | None, name: str) -> NameKey:
        return (None if account is None else id(account), fold_identity(name))
