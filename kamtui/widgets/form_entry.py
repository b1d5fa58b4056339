"""The entry in which a form's one-line fields are typed; it lies over the row of the field."""

from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.input import Selection

from kamtui.text import cells, scrub
from kamtui.widgets.line_input import LineInput


class FieldEntry(Widget):
    """What lies over a field while one types in it.

    Attributes:
        given: The text it was opened with, as it shows it.
    """

    given = ""

    @property
    def typed(self) -> str:
        """The text as it is now."""
        raise NotImplementedError

    def open(self, text: str, *, selected: bool = False) -> None:
        """Show a text, with the cursor at its end.

        Args:
            text: What the field says.
            selected: Whether the first key replaces it, where the entry can do that.
        """
        raise NotImplementedError

    def place(self, region: Region) -> None:
        """Lie over some cells of the form."""
        self.styles.width = region.width
        self.styles.offset = (region.x, region.y)


class LineEntry(LineInput, FieldEntry):
    """One line of text."""

    DEFAULT_CSS = "LineEntry { position: absolute; layer: above; background: $select; }"

    def __init__(self) -> None:
        super().__init__()
        self.display = False

    @property
    def typed(self) -> str:
        """The text as it is now."""
        return self.value

    def open(self, text: str, *, selected: bool = False) -> None:
        """Show a text, with the cursor at its end.

        Args:
            text: What the field says.
            selected: Whether the first key replaces it, where the entry can do that.
        """
        self.given = one_line(text)
        with self.prevent(Input.Changed):
            self.value = self.given
        end = len(self.value)
        self.selection = Selection(0 if selected else end, end)

    def on_resize(self) -> None:
        """Show the cursor; Textual scrolls to it only when it moves."""
        before = cells(self.value[: self.cursor_position])
        self.scroll_to_region(Region(before, 0, 2, 1), force=True, animate=False)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of another, on one line."""
        super().replace(one_line(text), start, end)


def one_line(text: str) -> str:
    """The text without what is no text, its lines joined with blanks."""
    text = scrub(text)
    return " ".join(line.strip() for line in text.split("\n")) if "\n" in text else text
