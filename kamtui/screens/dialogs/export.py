"""Export the plan: what will be written, where, and not over anything without being told so."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from rich.segment import Segment
from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from kamtui import __version__
from kamtui.exports.plan import plan_markdown
from kamtui.exports.write import safe_name, write_new
from kamtui.screens.base import PlaceScreen, say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.services.plan import load_plan
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget, ink_for
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.wrapping import wrap


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


class ExportDialog(Dialog[Path | None]):
    """The plan as Markdown, and the file it goes to.

    Args:
        context: The account and the plan.
        markdown: The text.
        path: The file that is proposed.
    """

    WIDTH: ClassVar[int] = 110
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("tab", "text"), ("enter", "write"), ("esc", "back"))
    CSS = """
    ExportDialog #box { height: 29; }
    ExportDialog Input {
        width: 1fr; height: 1; border: none; padding: 0 1; margin: 1 2 0 2; background: $panel; color: $fg;
    }
    ExportDialog Lines { margin: 0 0 1 0; }
    """

    def __init__(self, context: str, markdown: str, path: Path) -> None:
        super().__init__("Export the plan", context)
        self._markdown = markdown
        self._path = path
        self._replace: Path | None = None

    def compose_dialog(self) -> Iterable[Widget]:
        """Where to, what, and the last line."""
        entry = Input(str(self._path), select_on_focus=False, compact=True)
        entry.cursor_blink = False
        yield entry
        yield Note()
        yield Lines(self._markdown)

    def on_mount(self) -> None:
        """The name is typed first; the outlook says what will happen."""
        super().on_mount()
        lines = len(self._markdown.splitlines())
        outlooks = (f"{lines} lines, internal: stays with us", f"{lines} lines, internal")
        self.foot.show(*(((text, "muted"),) for text in outlooks))
        entry = self.query_one(Input)
        entry.focus()
        entry.cursor_position = len(entry.value)
        # Short plans need no tall box.
        self.query_one("#box").styles.height = min(29, max(12, lines + 8))

    def on_resize(self) -> None:
        """Keep the end of the name in sight, where one types."""
        super().on_resize()
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        entry = self.query_one(Input)
        entry.scroll_to_region(Region(entry._cursor_offset, 0, 1, 1), force=True, animate=False)

    @on(Input.Changed)
    def _renamed(self) -> None:
        self._replace = None
        self.query_one(Note).show("")

    @on(Input.Submitted)
    def _write(self, message: Input.Submitted) -> None:
        try:
            path = Path(message.value).expanduser()
            sentence, token = self._try_to_write(path, message.value)
        except RuntimeError:
            sentence, token = "Nobody has that home folder: write the path in full.", "bad"
        except OSError as error:
            sentence = f"Not written: {error.strerror}. Choose another folder, or free some space."
            token = "bad"
        if sentence:
            self.query_one(Note).show(sentence, token)
        else:
            self.dismiss(path)

    def _try_to_write(self, path: Path, typed: str) -> tuple[str, str]:
        """Write the file; a sentence and its ink say why that did not happen.

        Raises:
            OSError: The disk, or the name, did not let it happen.
        """
        if not typed.strip() or path.is_dir():
            return "That is a folder: add a file name.", "bad"
        if not path.parent.is_dir():
            return f"There is no folder {path.parent}: make it first, or choose another.", "bad"
        try:
            write_new(path, self._markdown.encode(), overwrite=self._replace == path)
        except FileExistsError:
            self._replace = path
            return "A file of that name is there: enter again replaces it, another name keeps it.", "watch"
        return "", ""


def export_plan(screen: PlaceScreen[Any], desk: Desk, account_id: int) -> None:
    """Offer an account's plan as Markdown.

    Args:
        screen: The place that asks.
        desk: What lies on the desk.
        account_id: The account.
    """
    view = screen.attempt(lambda: load_plan(desk.book, account_id, desk.today), "Nothing to export")
    if view is None:
        return
    if view.plan_id is None:
        say(screen, f"{view.account} has no plan yet: press 2, then n to begin one", "Nothing to export")
        return
    markdown = plan_markdown(view, today=desk.today, version=__version__)
    name = _file_name(f"{view.account} plan {desk.today.isoformat()}")

    def written(path: Path | None) -> None:
        if path is not None:
            say(screen, str(path), "Written")

    screen.app.push_screen(ExportDialog(f"{view.account} · {view.title}", markdown, _here() / name), written)


def _file_name(text: str) -> str:
    """A file name of one word: one hyphen between two words, none outside, whatever it is called."""
    return (re.sub(r"[\s-]+", "-", safe_name(text.lower(), "", "plan")).strip("-") or "plan") + ".md"


def _here() -> Path:
    """The folder kamtui was started in; the home folder where that one is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path.home()
