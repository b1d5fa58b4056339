"""The last row of every place: the keys that work now, with help always at the right edge."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.keys import format_key
from textual.screen import Screen
from textual.strip import Strip

from kamtui.theme import plain
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, width_of
from kamtui.widgets.place_header import margin_of

HELP = "question_mark"
"""The key that always stands at the right edge."""
GAP = 3
"""Cells between two keys."""
KEY_NAMES = {
    "escape": "esc",
    "minus": "−",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "delete": "del",
    **{key: key for key in ("enter", "space", "tab", "backspace", "up", "down", "left", "right")},
}
"""Keys that are called otherwise than Textual calls them."""


def key_name(binding: Binding) -> str:
    """What is printed on the key, as a person would say it: `/`, `enter`, `ctrl+s`.

    Args:
        binding: A binding of one key.
    """
    key = binding.key
    if binding.key_display:
        return binding.key_display
    if key in KEY_NAMES:
        return plain(KEY_NAMES[key])
    character = format_key(key)
    return character if len(character) == 1 else key.replace("_", " ")


def key_now(screen: Screen[object], key: str) -> str:
    """What is printed on the key that now does what another did before anybody chose keys of their own.

    Args:
        screen: Where it is pressed.
        key: What is printed on the key that does it unless another was chosen.
    """
    printed = plain(KEY_NAMES.get(key, key))
    nodes = screen.focused.ancestors_with_self if screen.focused is not None else (screen,)
    for node in nodes:
        for kind in type(node).__mro__:
            for declared in kind.__dict__.get("BINDINGS", ()):
                if isinstance(declared, Binding) and printed in _names(declared):
                    now = [
                        key_name(active.binding)
                        for active in screen.active_bindings.values()
                        if active.node is node and active.binding.id == declared.id
                    ]
                    return printed if printed in now or not now else now[0]
    return printed


def _names(binding: Binding) -> Iterator[str]:
    """What is printed on each of a binding's keys."""
    return (key_name(replace(binding, key=key.strip())) for key in binding.key.split(","))


class Hint(NamedTuple):
    """Keys that do one thing.

    Attributes:
        keys: What is printed on them.
        word: What they do.
        key: The one that is pressed by a click.
        is_on: Whether it works at the moment; else it is shown muted, so that nothing moves when it does.
    """

    keys: str
    word: str
    key: str
    is_on: bool

    def parts(self) -> Parts:
        """The keys in accent, the word muted."""
        return ((self.keys, "accent" if self.is_on else "muted"), (" " + self.word, "muted"))


class KeyFooter(InkedWidget):
    """Shows the bindings that want to be shown, in their order; what does not fit is left out whole."""

    DEFAULT_CSS = "KeyFooter { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] | None = None

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._outdate)

    def _outdate(self, screen: Screen[object]) -> None:
        """Read the keys again when they are next drawn; several changes in a row cost one reading."""
        del screen
        self._hints = None
        self.refresh()

    def hints(self) -> tuple[Hint, ...]:
        """The keys that work now, help among them, whether or not there is room for them."""
        if self._hints is None:
            self._hints = tuple(_joined(_found(self.screen)))
        return self._hints

    def _placed(self, width: int) -> Iterator[tuple[int, Hint]]:
        """The keys that have room, each with the cell it starts in; help comes first, as it never goes."""
        start = margin_of(width)
        end = width - start
        for hint in self.hints():
            if hint.key == HELP:
                end -= width_of(hint.parts())
                yield end, hint
                end -= GAP
        for hint in self.hints():
            if hint.key == HELP:
                continue
            wide = width_of(hint.parts())
            if start + wide > end:
                return
            yield start, hint
            start += wide + GAP

    def line(self, y: int, width: int) -> Strip:
        """The row."""
        del y
        parts: Parts = ()
        for start, hint in sorted(self._placed(width), key=lambda placed: placed[0]):
            parts = (*parts, *blanks(start - width_of(parts)), *hint.parts())
        return self.ink.strip(parts, width)

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        for start, hint in self._placed(self.size.width):
            if start <= event.x < start + width_of(hint.parts()):
                self.app.simulate_key(hint.key)
                return


def _found(screen: Screen[object]) -> Iterator[Hint]:
    """Each action that wants to be seen once, under its first key, and help in any case."""
    actions = set()
    for key, active in screen.active_bindings.items():
        binding = active.binding
        word = binding.description
        if says := getattr(active.node, "footer_word", None):  # what a key does may differ from mode to mode
            word = says(binding.action, word)
        if binding.action == "open":  # what enter does differs from list to list, and from mode to mode
            word = getattr(active.node, "opens", word)
        if word and (binding.show or key == HELP) and binding.action not in actions:
            actions.add(binding.action)
            yield Hint(key_name(binding), word[:1].lower() + word[1:], key, active.enabled)


def _joined(hints: Iterable[Hint]) -> Iterator[Hint]:
    """Neighbours with one word shown as one, as `+ − stance`."""
    last: Hint | None = None
    for hint in hints:
        if last is not None and last.word == hint.word and HELP not in (last.key, hint.key):
            last = last._replace(keys=f"{last.keys} {hint.keys}", is_on=last.is_on or hint.is_on)
            continue
        if last is not None:
            yield last
        last = hint
    if last is not None:
        yield last
