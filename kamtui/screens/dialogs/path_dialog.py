"""What dialogs share that write files: where to, what, and one sentence on what is wrong with the place."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, TypeVar

from rich.segment import Segment
from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from kamtui.screens.dialogs.base import Dialog
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget, ink_for
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.wrapping import wrap

Result = TypeVar("Result")


class Lines(ScrollView, can_focus=True):
    """A text as it is, line by line; long lines are cut with a mark.

    Args:
        text: The text.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Lines { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False, id="lines.down", tooltip="Scroll down"),
        Binding("k", "scroll_up", "Up", show=False, id="lines.up", tooltip="Scroll up"),
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = text.splitlines()

    def on_mount(self) -> None:
        """Say how long the text is."""
        self.virtual_size = Size(1, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Draw a line: headings bold, the rest as written."""
        ink, width = ink_for(self.app), self.size.width
        place = y + self.scroll_offset.y
        line = self._lines[place] if place < len(self._lines) else ""
        letters = "b" if line.startswith("#") else ""
        parts: Parts = (*blanks(2), (line, "fg" if line else "muted", letters))
        segments: list[Segment] = ink.segments(fit_parts(parts, width - 2), "surface")
        return Strip([*segments, *ink.segments(blanks(2), "surface")], width)


class Note(InkedWidget):
    """What is wrong with the path, on two lines if one is too short; or nothing."""

    DEFAULT_CSS = "Note { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._text, self._token = "", "muted"

    def show(self, text: str, token: str = "muted") -> None:
        """Say one sentence."""
        self._text, self._token = text, token
        self._make_room()
        self.refresh()

    def on_resize(self) -> None:
        """Break the sentence anew."""
        self._make_room()

    def _make_room(self) -> None:
        self.styles.height = len(self._lines(self.size.width))

    def _lines(self, width: int) -> list[str]:
        return wrap(self._text, width - 4, 2, glyph("more"))

    def line(self, y: int, width: int) -> Strip:
        """A line of the sentence."""
        lines = self._lines(width)
        return self.ink.strip((*blanks(2), (lines[y] if y < len(lines) else "", self._token)), width, "surface")


class PathDialog(Dialog[Result]):
    """A path that can be changed, and what will be written there.

    Args:
        title: What is written.
        context: For whom.
        path: The path that is proposed.
        preview: What will be written, line by line.
        outlooks: The same in a few words, and in fewer.
    """

    WIDTH: ClassVar[int] = 110
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("tab", "text"), ("enter", "write"), ("esc", "back"))
    # Textual reads it for each kind of this dialog apart, within that one: no selector names the class.
    CSS = """
    #box { height: 29; }
    Input {
        width: 1fr; height: 1; border: none; padding: 0 1; margin: 1 2 0 2; background: $panel; color: $fg;
    }
    Lines { margin: 0 0 1 0; }
    """

    def __init__(self, title: str, context: str, path: Path, preview: str, outlooks: Iterable[str]) -> None:
        super().__init__(title, context)
        self._path = path
        self._preview = preview
        self._outlooks = tuple(outlooks)

    def compose_dialog(self) -> Iterable[Widget]:
        """Where to, what, and the last line."""
        entry = Input(str(self._path), select_on_focus=False, compact=True)
        entry.cursor_blink = False
        yield entry
        yield Note()
        yield Lines(self._preview)

    def on_mount(self) -> None:
        """The path is typed first; the outlook says what will happen."""
        super().on_mount()
        self.foot.show(*(((text, "muted"),) for text in self._outlooks))
        entry = self.query_one(Input)
        entry.focus()
        entry.cursor_position = len(entry.value)
        # A short text needs no tall box.
        self.query_one("#box").styles.height = min(29, max(12, len(self._preview.splitlines()) + 8))

    def on_resize(self) -> None:
        """Keep the end of the path in sight, where one types."""
        super().on_resize()
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        entry = self.query_one(Input)
        entry.scroll_to_region(Region(entry._cursor_offset, 0, 1, 1), force=True, animate=False)

    @on(Input.Changed)
    def _renamed(self) -> None:
        self.path_changed()
        self.query_one(Note).show("")

    @on(Input.Submitted)
    def _write(self, message: Input.Submitted) -> None:
        try:
            sentence, token = self.write(Path(message.value).expanduser(), message.value)
        except RuntimeError:
            sentence, token = "Nobody has that home folder: write the path in full.", "bad"
        except OSError as error:
            sentence = f"Not written: {error.strerror}. Choose another folder, or free some space."
            token = "bad"
        if sentence:
            self.query_one(Note).show(sentence, token)

    def path_changed(self) -> None:
        """Forget what was agreed for another path."""
        raise NotImplementedError

    def write(self, path: Path, typed: str) -> tuple[str, str]:
        """Write, and close the dialog; a sentence and its ink say why that did not happen.

        Args:
            path: Where to.
            typed: The same as it was typed.

        Raises:
            OSError: The disk, or the name, did not let it happen.
        """
        raise NotImplementedError


def here() -> Path:
    """The folder kamtui was started in; the home folder where that one is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path.home()
