"""The entry in which a form's long texts are typed; loaded when a form first shows such a field."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from kamtui.text import scrub
from kamtui.widgets.form_entry import FieldEntry


class TextEntry(TextArea, FieldEntry):
    """Several lines of text. The arrow keys leave it at its first and last row, tab does from anywhere."""

    DEFAULT_CSS = """
    TextEntry {
        position: absolute;
        layer: above;
        height: 4;
        border: none;
        padding: 0;
        background: $select;
        color: $fg;
        scrollbar-size-vertical: 1;
    }
    TextEntry:focus { border: none; }
    TextEntry .text-area--cursor-line { background: $select; }
    TextEntry:dark .text-area--cursor, TextEntry:light .text-area--cursor, TextEntry:ansi .text-area--cursor {
        color: $input-cursor-foreground;
        background: $input-cursor-background;
        text-style: $input-cursor-text-style;
    }
    """

    @dataclass
    class Left(Message):
        """An arrow key leads out of the text.

        Attributes:
            by: 1 below it, -1 above it.
        """

        by: int

    def __init__(self) -> None:
        super().__init__(compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.display = False

    @property
    def typed(self) -> str:
        """The text as it is now."""
        return self.text

    def open(self, text: str, *, selected: bool = False) -> None:
        """Show a text, with the cursor at its end; nobody wants to lose a long text to one key."""
        del selected
        self.given = scrub(text)
        with self.prevent(TextArea.Changed):
            self.load_text(self.given)
        self.move_cursor(self.document.end)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go a row up, from the first one out of the text."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(self.Left(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go a row down, from the last one out of the text."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(self.Left(1))
        else:
            super().action_cursor_down(select)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste without what is no text."""
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(scrub(event.text), *self.selection):
            self.move_cursor(result.end_location)
