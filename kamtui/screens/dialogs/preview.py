"""Preview: the plan as Markdown says it, as a reader shows it or as it is written; nothing in it can be opened."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.path_dialog import Lines
from kamtui.widgets.ink import ink_for
from kamtui.widgets.markdown_lines import markdown_lines, raw_lines
from kamtui.widgets.parts import Parts, blanks, fit_parts

MARGIN = 2
"""Cells on either side of the text."""
TALLEST = 60
"""Rows of the box at most."""


class PreviewText(Lines):
    """A Markdown text, laid out or as it is written.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._text = text
        self._parts: list[Parts] = []
        self.is_raw = False

    def on_mount(self) -> None:
        """It is laid out when its width is known."""

    def on_resize(self) -> None:
        """Lay it out for the width there is."""
        self._lay_out()

    def switch(self) -> None:
        """Show it the other way, from its beginning."""
        self.is_raw = not self.is_raw
        self._lay_out()
        self.scroll_home(animate=False)

    def _lay_out(self) -> None:
        lay_out = raw_lines if self.is_raw else markdown_lines
        self._parts = lay_out(self._text, self.size.width - 2 * MARGIN)
        self.virtual_size = Size(1, len(self._parts))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        ink, width = ink_for(self.app), self.size.width
        place = y + self.scroll_offset.y
        line = self._parts[place] if place < len(self._parts) else ()
        parts = (*blanks(MARGIN), *fit_parts(line, width - 2 * MARGIN), *blanks(MARGIN))
        segments: list[Segment] = ink.segments(parts, "surface")
        return Strip(segments, width)


class PreviewDialog(Dialog[bool | None]):
    """A Markdown text to be read; the result is True where it is to be exported.

    Args:
        title: What it is.
        context: Of which plan.
        markdown: The text.
        told: What is said of it in the last line, and the same in fewer words.
    """

    WIDTH: ClassVar[int] = 110
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("v", "as written"), ("x", "export"), ("esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "switch", "View", show=False, id="preview.view",
                tooltip="Show it as a reader does, or as it is written"),
        Binding("x", "export", "Export", show=False, id="preview.export", tooltip="Write it into a file"),
    ]  # fmt: skip

    def __init__(self, title: str, context: str, markdown: str, *told: str) -> None:
        super().__init__(title, context)
        self._told = told
        self.text = PreviewText(markdown)

    def compose_dialog(self) -> Iterable[Widget]:
        """The text."""
        self.text.styles.margin = (1, 0)
        yield self.text

    def on_mount(self) -> None:
        """The keys go to the text."""
        super().on_mount()
        self.text.focus()
        self._tell()

    def on_resize(self) -> None:
        """Take the height there is."""
        super().on_resize()
        self.query_one("#box").styles.height = min(TALLEST, self.size.height)

    def _tell(self) -> None:
        self.foot.show(*(((text, "muted"),) for text in self._told))
        self.foot.offer(("v", "as read" if self.text.is_raw else "as written"), *self.FOOT[1:])

    def action_switch(self) -> None:
        """Show it the other way."""
        self.text.switch()
        self._tell()

    def action_export(self) -> None:
        """Have it written into a file."""
        self.dismiss(True)
