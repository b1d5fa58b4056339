"""A line of words of which one is chosen: left and right go along it, typed letters find one."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.type_ahead import TypeAhead

GO_ON = ("enter", "tab", "shift+tab", "down", "up", "ctrl+s", "f2")
"""Keys that leave the line or save."""


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
        self._ahead = TypeAhead()
        self._is_held = False
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
        self._ahead.end()
        self.refresh()
        self.choose(self._words[(self._place + by) % len(self._words)][0])

    def action_forward(self) -> None:
        """Go on to the next field."""
        self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Gather letters and choose the word they begin; while they begin none, no key goes on or saves."""
        letter, words = event.character or "", [word for _, word in self._words]
        if event.key == "backspace" and self._ahead.text:
            place = self._ahead.drop(words)
        elif letter and self._ahead.takes(letter, words):
            place = self._ahead.add(letter, words, self._place)
        elif event.key in GO_ON and not self._ahead.fits:
            place, self._is_held = self._place, True
        else:
            return
        event.stop()
        event.prevent_default()
        self._is_held &= not self._ahead.fits
        self.choose(self._words[place][0])
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the word that is clicked."""
        at = 0
        for value, word in self._words:
            if at <= event.x < at + len(word) + 2:
                self._ahead.end()
                self.choose(value)
            at += len(word) + 2

    def on_focus(self) -> None:
        """The chosen word is drawn otherwise while the keys come here."""
        self.refresh()

    def on_blur(self) -> None:
        """As before; what was typed begins anew."""
        self._ahead.end()
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The words."""
        parts: Parts = blanks(0)
        for value, word in self._words:
            is_chosen = value == self.value
            look = ("accent" if self.has_focus else "fg", "b") if is_chosen else ("muted", "")
            parts = (*parts, *((blanks(2)) if parts else ()), (word, *look))
        if self._ahead.text:
            # What was typed comes first where it is no word: the line has no room for both.
            is_held = self._is_held and not self._ahead.fits
            text = f"{self._ahead.told()}, backspace mends it" if is_held else self._ahead.told()
            told: Parts = ((text, "bad" if is_held else "muted"),)
            parts = (*parts, *blanks(3), *told) if self._ahead.fits else (*told, *blanks(3), *parts)
            parts = fit_parts(parts, width)
        return self.ink.strip(parts, width, "select" if self.has_focus else "surface")
