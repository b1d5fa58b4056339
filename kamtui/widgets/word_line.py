"""A line of words of which one is chosen: left and right go along it, a letter goes to the next word with it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks


class WordLine(InkedWidget, can_focus=True):
    """All words of a short list side by side.

    Args:
        words: The value of each and what a person reads.
        chosen: The value that is chosen at first.
    """

    DEFAULT_CSS = "WordLine { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Next word", show=False, id="words.next", tooltip="Choose the next word"),
        Binding("left", "turn(-1)", "Word before", show=False, id="words.before", tooltip="Choose the word before"),
        Binding("enter", "forward", "Next field", show=False, id="words.forward", tooltip="Go to the next field"),
    ]

    class Changed(Message):
        """Another word is chosen."""

    def __init__(self, words: Sequence[tuple[str, str]], chosen: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = tuple(words)
        self.value = chosen

    @property
    def _place(self) -> int:
        return next((place for place, (value, _) in enumerate(self._words) if value == self.value), 0)

    def choose(self, value: str) -> None:
        """Choose a word; one that is none of these is passed over."""
        if value != self.value and value in dict(self._words):
            self.value = value
            self.refresh()
            self.post_message(self.Changed())

    def action_turn(self, by: int) -> None:
        """Choose the next word or the one before, round the ends."""
        self.choose(self._words[(self._place + by) % len(self._words)][0])

    def action_forward(self) -> None:
        """Go on to the next field."""
        self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses the next word in which it comes first, else the next that has it."""
        letter = (event.character or "").casefold()
        if not letter.isalpha():
            return
        after = [*self._words[self._place + 1 :], *self._words[: self._place + 1]]
        fits = [value for value, word in after if word.startswith(letter)]
        fits += [value for value, word in after if letter in word]
        if fits:
            event.stop()
            self.choose(fits[0])

    def on_click(self, event: events.Click) -> None:
        """Choose the word that is clicked."""
        at = 0
        for value, word in self._words:
            if at <= event.x < at + len(word) + 2:
                self.choose(value)
            at += len(word) + 2

    def on_focus(self) -> None:
        """The chosen word is drawn otherwise while the keys come here."""
        self.refresh()

    def on_blur(self) -> None:
        """As before."""
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The words."""
        parts: Parts = blanks(0)
        for value, word in self._words:
            is_chosen = value == self.value
            look = ("accent" if self.has_focus else "fg", "b") if is_chosen else ("muted", "")
            parts = (*parts, *((blanks(2)) if parts else ()), (word, *look))
        return self.ink.strip(parts, width, "select" if self.has_focus else "surface")
