"""Whom of us a short word means: `me`, initials, or the beginning of a colleague's name."""

from collections.abc import Sequence
from typing import NamedTuple

from kamtui.text import fold_name


class Ours(NamedTuple):
    """Our people, and which of them the user is.

    Attributes:
        colleagues: Their names, nearest first.
        me: The user's own initials or name; empty when not said.
    """

    colleagues: Sequence[str] = ()
    me: str = ""


def name_colleague(text: str, ours: Ours) -> str:
    """Return the colleague a word means; a word that means none or several stays as it was written.

    Args:
        text: As written after `@`.
        ours: Our people.
    """
    word = " ".join(text.split())
    folded = fold_name(word)
    if folded == "me":
        return ours.me or "me"
    exact = [name for name in ours.colleagues if fold_name(name) == folded]
    begun = exact or fitting_colleagues(word, ours.colleagues)
    return begun[0] if len(begun) == 1 else word


def fitting_colleagues(text: str, colleagues: Sequence[str]) -> list[str]:
    """The colleagues of whose names some word begins as written, in their order.

    Args:
        text: The beginning of a name; all fit an empty one.
        colleagues: Our people by name.
    """
    folded = fold_name(" ".join(text.split()))
    return [name for name in colleagues if any(part.startswith(folded) for part in _parts(fold_name(name)))]


def _parts(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[place:]) for place in range(len(words))] or [""]


def spell_names(text: str, ours: Ours) -> str:
    """Return names parted by commas as our people spell them; one that is no one's whole name stays as it is.

    Args:
        text: As it was written.
        ours: Our people.
    """
    known = {fold_name(name): name for name in ours.colleagues} | ({"me": ours.me} if ours.me else {})
    names = (" ".join(name.split()) for name in text.split(","))
    return ", ".join(known.get(fold_name(name), name) for name in names if name)
