"""A choice being made in the place of a table's cell: keys go through the words, typed letters find one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from kamtui.text import cells
from kamtui.widgets.choice_words import words_in
from kamtui.widgets.editor_note import EditorNote
from kamtui.widgets.editor_space import EditorSpace
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Part, blanks
from kamtui.widgets.type_ahead import TypeAhead

AIR = 1
"""Cells of its own ground on either side of a word."""
COMPACT = 40
"""Cells where the words do not all fit and one is shown at a time."""
BETWEEN = " · "
"""What parts the words that are told below it."""
NOTE_LINES = 6
"""Lines that tell the words below such a cell, and what was typed, at most."""


class ChoiceCell(InkedWidget, can_focus=True):
    """One of some words, over a region of the screen; all of them are shown in it or below it.

    Letters typed in a row find a word, as `TypeAhead` says. What is no word is not saved: it stays, and a sentence
    says so. Whoever hears `Committed` saves the value and then calls `close`, or `reopen` where that failed.

    Args:
        choices: (value, label) pairs.
        value: The value that is chosen.
        over: The cells of the screen it stands on, from `Table.cell_region`.
        within: The cells it stays in: the pane.
        is_last: Whether `tab` leads to no other cell.
    """

    DEFAULT_CSS = "ChoiceCell { overlay: screen; position: absolute; height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,down", "turn(1)", "Next word", id="choice.next", tooltip="Take the next word"),
        Binding("enter,ctrl+s", "commit(0)", "Save", id="choice.save", tooltip="Save what is chosen"),
        Binding("tab", "commit(1)", "Save, next", id="choice.save-next",
                tooltip="Save and go to the next cell"),
        Binding("escape", "leave", "Leave", id="choice.leave", tooltip="Leave the cell as it was"),
        Binding("left,up,backspace", "turn(-1)", "Word before", id="choice.previous",
                tooltip="Take the word before"),
        Binding("shift+tab", "commit(-1)", "Save, back", id="choice.save-back",
                tooltip="Save and go to the cell before"),
    ]  # fmt: skip
    WORDS: ClassVar[dict[str, str]] = {"commit(0)": "save", "commit(1)": "next", "commit(-1)": "back"}
    """What keys do, in the footer, where that says less than the palette."""

    @dataclass
    class Committed(Message):
        """A word is to be saved.

        Attributes:
            value: Its value; empty where none was chosen.
            step: 1 to go on to the next cell, -1 to the one before, 0 to stay.
        """

        editor: "ChoiceCell"
        value: str
        step: int

        @property
        def control(self) -> "ChoiceCell":
            """The cell it happened in."""
            return self.editor

    @dataclass
    class Left(Message):
        """The cell stays as it was."""

        editor: "ChoiceCell"

        @property
        def control(self) -> "ChoiceCell":
            """The cell it happened in."""
            return self.editor

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str,
        over: Region,
        *,
        within: Region,
        is_last: bool = False,
    ) -> None:
        super().__init__()
        self._is_last = is_last
        self._values = [chosen for chosen, _ in choices]
        self._words = [word[:1].upper() + word[1:] for _, word in choices]
        self._place = self._values.index(value) if value in self._values else -1
        self._before = self._place
        self._over, self._within = over, within
        self._ahead = TypeAhead()
        self._note = EditorNote()
        self._is_done = False
        self._came_from: Widget | None = None

    @property
    def value(self) -> str | None:
        """The value that is chosen now; None while nothing is."""
        return self._values[self._place] if self._place >= 0 else None

    def footer_word(self, action: str, word: str) -> str:
        """What a key does here.

        Args:
            action: What it is bound to.
            word: What it does elsewhere.
        """
        return "save" if action == "commit(1)" and self._is_last else self.WORDS.get(action, word)

    def open_on(self, screen: Screen[Any]) -> None:
        """Stand on a screen and take the keys at once, so that none typed meanwhile goes astray.

        Args:
            screen: The screen whose cells it stands on.
        """
        self._came_from = screen.focused
        EditorSpace.of(screen).hold(self, self._note)
        self._stand()
        screen.set_focus(self, scroll_visible=False)

    def stand_on(self, over: Region, within: Region) -> None:
        """Stand on other cells, as after a change of the terminal's size.

        Args:
            over: The cells of the screen.
            within: The cells it stays in.
        """
        self._over, self._within = over, within
        self._stand()

    def _stand(self) -> None:
        """Begin at the cell, or further left where the words need more room than it leaves."""
        room = self._within
        needed = sum(cells(word) + 3 for word in self._words) - 1
        width = min(max(self._over.width + 2 * AIR, needed if needed <= room.width else COMPACT), room.width)
        self.styles.width = width
        self.absolute_offset = Offset(max(room.x, min(self._over.x - AIR, room.right - width)), self._over.y)
        self._are_all_shown = all(word.place >= 0 for word in words_in(self._words, self._place, width))
        self._tell()

    def _tell(self, problem: str = "") -> None:
        """Say below the cell what was typed, or what is wrong with it, and the words where it does not show all."""
        words = "" if self._are_all_shown else BETWEEN.join(self._words)
        text = "\n".join(filter(None, (problem or self._ahead.told(), words)))
        self._note.show(text, "bad" if problem else "muted", self._within.width, NOTE_LINES)
        self._note.place_by(self._over, self._within)

    def close(self) -> None:
        """Go away; the keys go back to where they were, unless the user has gone elsewhere."""
        self._is_done = True
        if self.has_focus:
            self.screen.set_focus(self._came_from, scroll_visible=False)
        self.display = self._note.display = False

    def reopen(self) -> None:
        """Go on, as the word could not be saved."""
        self._is_done = False
        self.screen.set_focus(self, scroll_visible=False)

    def line(self, y: int, width: int) -> Strip:
        """The words, with the chosen one on its own ground."""
        del y
        ink = self.ink
        segments: list[Segment] = []
        at = 0
        for word in words_in(self._words, self._place, width):
            is_chosen = word.place == self._place and word.place >= 0 and self._ahead.fits
            segments += ink.segments(blanks(word.start - AIR - at), "panel")
            part: Part = (f" {word.text} ", "fg", "b") if is_chosen else (f" {word.text} ", "muted")
            segments += ink.segments((part,), "select" if is_chosen else "panel")
            at = word.start + cells(word.text) + AIR
        return Strip(segments).adjust_cell_length(width, ink.style("fg", "panel"))

    def action_turn(self, by: int) -> None:
        """Take the next word or the one before, round the ends."""
        self._ahead.end()
        self._take((self._place + by) % len(self._words) if self._place >= 0 else 0)

    def _take(self, place: int) -> None:
        self._place = place
        self.refresh()
        self._tell()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is none of the place's here: a letter is looked for."""
        del key
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Gather letters and look for them; backspace takes one away, a key of its own where there is none."""
        letter = event.character or ""
        if event.key == "backspace" and self._ahead.text:
            self._take(self._ahead.drop(self._words))
        elif letter and self._ahead.takes(letter, self._words):
            self._take(self._ahead.add(letter, self._words, self._place))
        else:
            return
        event.stop()

    def action_commit(self, step: int) -> None:
        """Have the word saved; where none is chosen only go on, or leave. What is no word is never saved.

        Args:
            step: Where to go on to: 1, -1, or 0 to stay.
        """
        if not self._ahead.fits:
            self._tell(self._ahead.problem)
        elif self.value is None and not step:
            self.action_leave()
        elif not self._is_done:
            self._is_done = True
            self.post_message(self.Committed(self, self.value or "", step))

    def action_leave(self) -> None:
        """Leave the cell as it was."""
        if not self._is_done:
            self._is_done = True
            self.post_message(self.Left(self))

    def on_blur(self) -> None:
        """Going elsewhere saves what was chosen, and waits where it is no word; a blur of the app is neither."""
        if not self._is_done and self.app.app_focus:
            if not self._ahead.fits:
                self.action_commit(0)
                self.screen.set_focus(self, scroll_visible=False)
            elif self._place == self._before:
                self.action_leave()
            else:
                self.action_commit(0)
