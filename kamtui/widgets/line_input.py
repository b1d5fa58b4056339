"""One line of text being typed, in our look: calm, with what is understood of it at its right end."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from kamtui.text import TextTooLong, cells, clean, safe_line
from kamtui.theme import plain
from kamtui.widgets.ink import ink_for

Echo = Callable[[str], str]
"""How a text is understood, in words; empty where there is nothing to tell."""

AIR = 3
"""Cells that stay blank between what is typed and what is understood."""


class LineInput(Input):
    """An `Input` without a border, a blinking cursor and surprises.

    The first key does not wipe the text, and a paste of several lines loses none of them.

    Args:
        text: What it starts with.
        echo: How the text is understood; shown at the right end while there is room.
        id: As for any widget.
    """

    DEFAULT_CSS = """
    LineInput {
        height: 1;
        width: 1fr;
        border: none;
        padding: 0;
        background: $panel;
        color: $fg;
        &:focus { border: none; background-tint: $panel 0%; }
        & > .input--placeholder { color: $muted; }
        &:ansi > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    }
    """

    @dataclass
    class Pasted(Message):
        """Several lines were pasted; they stand in the field as one, joined by blanks.

        Attributes:
            lines: The lines one by one, for those who make a record of each.
            start: Where in the field the first one begins.
        """

        input: "LineInput"
        lines: tuple[str, ...]
        start: int

        @property
        def before(self) -> str:
            """What stands in the field before them."""
            return self.input.value[: self.start]

        @property
        def behind(self) -> str:
            """What stands in the field behind them."""
            return self.input.value[self.start + len(" ".join(self.lines)) :]

        @property
        def control(self) -> "LineInput":
            """The field it happened in."""
            return self.input

    @dataclass
    class TooLong(Message):
        """A paste was longer than what is kept and was not taken.

        Attributes:
            sentence: What to tell the user.
        """

        input: "LineInput"
        sentence: str

        @property
        def control(self) -> "LineInput":
            """The field it happened in."""
            return self.input

    def __init__(self, text: str = "", *, echo: Echo | None = None, id: str | None = None) -> None:
        super().__init__(text, select_on_focus=False, compact=True, id=id)
        self.cursor_blink = False
        self._echo = echo

    def echo(self) -> str:
        """What is understood of the text now."""
        return plain(safe_line(self._echo(self.value))) if self._echo else ""

    def has_room(self, echo: str) -> bool:
        """Whether there is room for that at the right end."""
        return cells(self.value or self.placeholder) + AIR + cells(echo) <= self.content_size.width

    def render_line(self, y: int) -> Strip:
        """The text, and at the right end how it is understood."""
        strip = super().render_line(y)
        echo = self.echo() if y == 0 else ""
        if not echo or not self.has_room(echo):
            return strip
        width = self.content_size.width
        muted = Style.from_color(ink_for(self.app).style("muted").color)
        told = Strip([Segment(echo, self.rich_style + muted)], cells(echo))
        typed = strip.adjust_cell_length(width, self.rich_style).crop(0, width - cells(echo))
        return Strip.join([typed, told])

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste; Textual's own takes the first and drops the rest."""
        event.prevent_default()
        event.stop()
        try:
            text = clean(event.text)
        except TextTooLong as problem:
            self.post_message(self.TooLong(self, str(problem)))
            return
        lines = tuple(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)
        start, end = sorted(self.selection)
        self.replace(" ".join(lines), start, end)
        if len(lines) > 1:
            self.post_message(self.Pasted(self, lines, start))
