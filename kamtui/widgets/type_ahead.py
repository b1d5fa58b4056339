"""Typing a word where one of several is picked: the letters are gathered and looked for among the words."""

from collections.abc import Sequence

from kamtui.reading import NotUnderstood
from kamtui.text import fit, fold_name

CALLED = "one of these words"
"""What a text would have to be."""
HINT = "backspace mends it, an arrow picks one"
"""What to do about a text that is none of them."""
TOLD = 32
"""Cells of what was typed where it is told again."""


class TypeAhead:
    """Gathers what is typed in a row, and knows which word it stands for.

    The word is the first one that begins so; else the first one with a word in it that begins so. One that is
    picked already stays picked while it fits. The same letter again goes to the next word that begins with it.

    Attributes:
        text: What was typed in a row.
        fits: Whether that stands for a word; nothing typed does.
    """

    def __init__(self) -> None:
        self.text = ""
        self.fits = True
        self._picked_before = -1

    def end(self) -> None:
        """Begin anew with the next letter."""
        self.text, self.fits = "", True

    def takes(self, character: str, words: Sequence[str]) -> bool:
        """Whether a key is a letter here; a blank is one inside a text, but behind one letter a key of its own.

        Args:
            character: What the key types.
            words: All words.
        """
        if character != " ":
            return character.isprintable() and bool(character)
        if not self.text:
            return False
        return len(self.text) > 1 or not self.fits or bool(_beginning(self.text + " ", words))

    def add(self, character: str, words: Sequence[str], picked: int) -> int:
        """Take one letter more.

        Args:
            character: The letter.
            words: All words.
            picked: The place of the word that is picked; -1 for none.

        Returns:
            The place of the word that is meant; where none is, of the one that was picked before the first letter.
        """
        if not self.text:
            self._picked_before = picked
        self.text += character
        return self._meant(words)

    def drop(self, words: Sequence[str]) -> int:
        """Take the last letter away; the place of the word that is meant then."""
        self.text = self.text[:-1]
        return self._meant(words)

    def _meant(self, words: Sequence[str]) -> int:
        before, text = self._picked_before, self.text.rstrip()
        self.fits = True
        if not text:
            return before
        found = _beginning(text, words)
        if found:
            return before if before in found else found[0]
        letter = fold_name(text[0])
        if all(fold_name(other) == letter for other in text):
            found = _beginning(letter, words)
        if found:
            first = found.index(before) if before in found else 0
            return found[(first + len(text) - 1) % len(found)]
        self.fits = False
        return before

    def told(self) -> str:
        """What was typed, in words; empty where nothing was."""
        if not self.text:
            return ""
        return f"typed “{fit(self.text, TOLD).rstrip()}”" + ("" if self.fits else ": no word begins so")

    @property
    def problem(self) -> str:
        """Why nothing can be picked by what was typed: one sentence; empty where something is."""
        return "" if self.fits else str(NotUnderstood(CALLED, self.text.strip(), HINT))


def _beginning(text: str, words: Sequence[str]) -> list[int]:
    """The places of the words that begin with a text; where none does, of those with a word in them that does."""
    wanted = fold_name(text)
    names = [fold_name(word) for word in words]
    found = [place for place, name in enumerate(names) if name.startswith(wanted)]
    return found or [place for place, name in enumerate(names) if f" {wanted}" in name]
