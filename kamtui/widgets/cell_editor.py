"""One cell of a table being edited in its place: a line over the cell, with what is understood of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from kamtui.text import cells, clean_line
from kamtui.widgets.editor_note import EditorNote
from kamtui.widgets.editor_space import EditorSpace
from kamtui.widgets.line_input import Echo, LineInput

Offers = Callable[[str], Sequence[str]]
"""The names that fit a text, in the order in which they are offered."""
Read = Callable[[str], Any]
"""The value a text stands for; a `ValueError` says in one sentence why it stands for none."""

BACK = "f5 brings back what was typed"
"""What is said when a text was taken away."""


class CellEditor(LineInput):
    """Edits one text over a region of the screen.

    `enter` commits, `tab` and `shift+tab` commit and ask to go on, `escape` leaves everything as it was, and so
    does going elsewhere without a change. A text that is not understood stays, with one sentence on what is wrong.
    Whoever hears `Committed` saves the value and then calls `close`, or `refuse` with a sentence; what was typed is
    kept until then.

    Args:
        text: What the cell says, as one would type it.
        over: The cells of the screen it stands on, as from `Table.cell_region`.
        within: The cells it stays in, with what it says: the pane; the screen unless given.
        read: Turns a text into a value; unless given, the cleaned text or None where it is empty.
        echo: How a text is understood, shown while one types.
        again: What was typed here before and not saved; it stands in the line instead of the text.
        told: What is said of that.
        offers: The names that fit a text; `tab` takes the only one, arrows go through them.
        is_last: Whether `tab` leads to no other cell.
        placeholder: What belongs here, told while nothing is typed.
        id: As for any widget.
    """

    DEFAULT_CSS = (
        "CellEditor { overlay: screen; position: absolute; padding: 0 1 !important; background: $select; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "commit(0)", "Save", id="cell.save", tooltip="Save what is typed"),
        Binding("tab", "commit(1)", "Save, next", id="cell.next", tooltip="Save and go to the next cell"),
        Binding("escape", "leave", "Leave", id="cell.leave", tooltip="Leave the cell as it was"),
        Binding("down", "offer(1)", "Next name", id="cell.next-name",
                tooltip="Take the next name that fits what is typed"),
        Binding("f5", "as_it_was", "As it was", id="cell.as-it-was",
                tooltip="Take away what was typed here, once more brings it back"),
        Binding("shift+tab", "commit(-1)", "Save, back", id="cell.previous",
                tooltip="Save and go to the cell before"),
        Binding("up", "offer(-1)", "Name before", show=False, id="cell.name-before",
                tooltip="Take the name before"),
    ]  # fmt: skip
    WORDS: ClassVar[dict[str, str]] = {"commit(0)": "save", "commit(1)": "next", "commit(-1)": "back"}
    """What keys do, in the footer, where that says less than the palette."""

    @dataclass
    class Committed(Message):
        """A text was understood and is to be saved.

        Attributes:
            editor: Where it was typed.
            text: The text, cleaned.
            value: What `read` made of it.
            step: 1 to go on to the next cell, -1 to the one before, 0 to stay.
        """

        editor: "CellEditor"
        text: str
        value: Any
        step: int

        @property
        def control(self) -> "CellEditor":
            """The editor it happened in."""
            return self.editor

    @dataclass
    class Left(Message):
        """The cell stays as it was; the editor has closed.

        Attributes:
            editor: The editor that was left.
        """

        editor: "CellEditor"

        @property
        def control(self) -> "CellEditor":
            """The editor it happened in."""
            return self.editor

    def __init__(
        self,
        text: str,
        over: Region,
        *,
        within: Region | None = None,
        read: Read | None = None,
        echo: Echo | None = None,
        again: str = "",
        told: str = "",
        offers: Offers | None = None,
        is_last: bool = False,
        placeholder: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(again or text, echo=echo, id=id)
        self.placeholder = placeholder
        self._before = text
        self._again = again
        self._told_again = told
        self._dropped = ""
        self._over, self._within = over, within
        self._read = read or (lambda typed: typed or None)
        self._offers: Offers = offers or (lambda typed: ())
        self._has_names = offers is not None
        self._is_last, self._has_failed = is_last, False
        self._offered: tuple[str, ...] = ()
        self._note = EditorNote()
        self._is_done = False
        self._came_from: Widget | None = None

    def open_on(self, screen: Screen[Any]) -> None:
        """Stand on a screen and take the keys at once, so that none typed meanwhile goes astray.

        Args:
            screen: The screen whose cells it stands on.
        """
        self._came_from = screen.focused
        EditorSpace.of(screen).hold(self, self._note)
        self._place(screen)
        screen.set_focus(self, scroll_visible=False)

    def stand_on(self, over: Region, within: Region | None = None) -> None:
        """Stand on other cells, as after a change of the terminal's size.

        Args:
            over: The cells of the screen.
            within: The cells it stays in.
        """
        self._over, self._within = over, within
        self._place(self.screen)

    def footer_word(self, action: str, word: str) -> str:
        """What a key does here; empty where it does nothing.

        Args:
            action: What it is bound to.
            word: What it does elsewhere.
        """
        if action == "commit(0)" and self._has_failed:
            return "try again"
        if action == "commit(1)" and self._is_last:
            return "save"
        if action == "offer(1)":
            return "names" if self._has_names else ""
        if action == "as_it_was" and self._again:
            return "drop it"
        return self.WORDS.get(action, word)

    def refuse(self, sentence: str, *, has_failed: bool = False) -> None:
        """Say why the value was not saved; the text stays.

        Args:
            sentence: The cause and the way out.
            has_failed: Whether the same text may be saved when it is tried again.
        """
        self._is_done = False
        self._has_failed = has_failed
        self.screen.refresh_bindings()
        self._tell(sentence, "bad")
        self.screen.set_focus(self, scroll_visible=False)

    def close(self) -> None:
        """Go away; the keys go back to where they were, unless the user has gone elsewhere."""
        self._is_done = True
        if self.has_focus:
            self.screen.set_focus(self._came_from, scroll_visible=False)
        self.display = self._note.display = False

    def action_commit(self, step: int) -> None:
        """Have the text saved if it is understood.

        Args:
            step: Where to go on to: 1, -1, or 0 to stay.
        """
        if self._is_done:
            return
        offers = self._offers(self.value) if step > 0 and self.value.strip() and self.value != self._before else ()
        try:
            text = clean_line(offers[0] if len(offers) == 1 else self.value)
            value = self._read(text)
        except ValueError as problem:
            self._tell(str(problem), "bad")
            return
        self._is_done = True
        self.post_message(self.Committed(self, text, value, step))

    def action_offer(self, by: int) -> None:
        """Put the next name that fits what was typed into the line, or the one before, round the ends.

        Args:
            by: 1 or -1.
        """
        if self.value in self._offered:
            place = self._offered.index(self.value) + by
        else:
            self._offered = tuple(self._offers("" if self.value == self._before else self.value))
            place = min(by, 0)
        if self._offered:
            self.value = self._offered[place % len(self._offered)]
            self.action_end()

    def action_as_it_was(self) -> None:
        """Take away what was typed; once more brings it back."""
        if self.value != self._before:
            self._again, self._dropped = "", self.value
            self.value = self._before
            self.screen.refresh_bindings()
        elif self._dropped:
            self.value, self._dropped = self._dropped, ""
        self.action_end()

    def action_leave(self) -> None:
        """Leave the cell as it was."""
        if not self._is_done:
            self.post_message(self.Left(self))
            self.close()

    def on_blur(self) -> None:
        """Going elsewhere saves what is understood and is put off while it is not; a blur of the app is neither."""
        if self._is_done or not self.app.app_focus:
            return
        if self.value in (self._before, self._again):
            self.action_leave()
            return
        self.action_commit(0)
        if not self._is_done:
            self.screen.set_focus(self, scroll_visible=False)

    def on_resize(self, event: events.Resize) -> None:
        """Say in the line or below it how the text is understood, as there is room; the cursor is in sight."""
        del event
        self._tell_reading()
        self.scroll_to_region(Region(self._cursor_offset, 0, 1, 1), force=True, animate=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Follow what is typed; the message is nobody else's business."""
        event.stop()
        self._tell_reading()

    @on(LineInput.TooLong)
    def _too_long(self, event: LineInput.TooLong) -> None:
        """Say that a paste was not taken."""
        event.stop()
        self._tell(event.sentence, "bad")

    def _tell_reading(self) -> None:
        """Tell how the text is understood; once something was wrong, what is wrong until nothing is."""
        if self._note.token == "bad":
            try:
                self._read(clean_line(self.value))
            except ValueError as problem:
                self._tell(str(problem), "bad")
                return
        if self._again and self.value == self._again:
            self._tell(self._told_again, "muted")
            return
        if self._dropped and self.value == self._before:
            self._tell(BACK, "muted")
            return
        echo = self.echo()
        self._tell("" if self.has_room(echo) else echo, "muted")

    def _tell(self, text: str, token: str) -> None:
        """Put a note below the line, or take it away."""
        room = self._room(self.screen).width
        self._note.show(text, token, min(max(self._over.width + 2, cells(text) + 2), room))
        self._place(self.screen)

    def _room(self, screen: Screen[Any]) -> Region:
        """The cells it stays in."""
        return self._within or screen.size.region

    def _place(self, screen: Screen[Any]) -> None:
        """Put line and note where they belong, with a cell on either side that parts them from others."""
        room = self._room(screen)
        width = min(self._over.width + 2, room.width)
        self.styles.width = width
        left = max(room.x, min(self._over.x - 1, room.right - width))
        self.absolute_offset = Offset(left, self._over.y)
        self._note.place_by(self._over, room)
