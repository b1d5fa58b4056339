"""What all dialogs share: a bordered box over the veiled place, its title, and a last line with the keys."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.widget import Widget

from kamtui.text import cells, fit, safe_line
from kamtui.theme import glyph, plain
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.key_footer import KEY_NAMES, key_now
from kamtui.widgets.parts import Parts, blanks, fit_parts, spread, width_of

Result = TypeVar("Result")

GAP = 3
"""Cells between two things in the last line."""


class DialogFoot(InkedWidget):
    """The last two rows of a dialog: a rule, then what will happen on the left and the keys on the right."""

    DEFAULT_CSS = "DialogFoot { height: 2; width: 1fr; dock: bottom; }"

    def __init__(self, keys: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = tuple(keys)
        self._outlooks: tuple[Parts, ...] = ()
        self._printed: dict[str, str] = {}

    def show(self, *outlooks: Parts) -> None:
        """Say what will happen.

        Args:
            outlooks: The same in fewer and fewer words; the first that fits whole is shown, else none.
        """
        self._outlooks = outlooks
        self.refresh()

    def offer(self, *keys: tuple[str, str]) -> None:
        """Show other keys.

        Args:
            keys: What is printed on each, and what it does now.
        """
        if keys != self._keys:
            self._keys = keys
            if self.is_attached:
                self._learn(self.screen)
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The rule, then the line."""
        if y == 0:
            return self.ink.strip(((glyph("rule") * width, "faint"),), width, "surface")
        room = width - 4
        keys: Parts = ()
        for key, word in reversed(self._keys):  # the last one is the way back: it is left out last
            more: Parts = ((self._now(key), "accent"), (" " + word, "muted"), *(blanks(GAP) if keys else ()), *keys)
            keys = more if width_of(more) <= room else keys
        most = room - width_of(keys) - GAP
        outlook = next((parts for parts in self._outlooks if width_of(parts) <= most), ())
        parts = blanks(2) + fit_parts(spread(outlook, keys, room), room)
        return self.ink.strip(parts, width, "surface")

    def on_mount(self) -> None:
        """Learn what the keys are called as soon as it is known where they go."""
        self.screen.bindings_updated_signal.subscribe(self, self._learn)

    def _learn(self, screen: Screen[object]) -> None:
        """Look up keys whose name is not settled, and show those that somebody has changed."""
        if screen.focused is None:
            return
        for keys in {keys for keys, _ in self._keys} - self._printed.keys():
            self._printed[keys] = " ".join(key_now(screen, key) for key in keys.split())
            if self._printed[keys] != keys:
                self.refresh()

    def _now(self, keys: str) -> str:
        """Keys as they are now; until that is known, as they are unless somebody has changed them."""
        return self._printed.get(keys) or " ".join(KEY_NAMES.get(key, key) for key in keys.split())


class Dialog(ModalScreen[Result]):
    """A box that takes the keys away from the place below it.

    Args:
        title: What it is, in the top border.
        context: For whom, at the right end of the top border.
    """

    WIDTH: ClassVar[int] = 78
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("esc", "back"),)
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False, id="dialog.leave", tooltip="Leave this dialog"),
        # A dialog takes the app's keys away, but not the one that leaves: what is typed is kept as it is left.
        Binding("ctrl+q", "app.quit", "Quit", show=False, id="quit", tooltip="Leave kamtui; what is typed is kept"),
    ]

    def __init__(self, title: str, context: str = "") -> None:
        super().__init__(classes="dialog")
        self._heading, self._whose = title, context
        self.foot = DialogFoot(self.FOOT)

    def compose(self) -> ComposeResult:
        """The box with what is in it."""
        with Vertical(id="box"):
            yield from self.compose_dialog()
            yield self.foot

    def compose_dialog(self) -> Iterable[Widget]:
        """The widgets in the box."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Give the box its width."""
        self.query_one("#box").styles.width = self.WIDTH

    def on_resize(self) -> None:
        """Write title and context into the top border."""
        box = self.query_one("#box")
        room = min(self.WIDTH, self.size.width) - 6
        title = plain(safe_line(self._heading))
        context = plain(safe_line(self._whose))
        left = cells(title) + 2
        if not context:
            box.border_title = Content.styled(title, "bold $fg")
            return
        context = fit(context, min(cells(context), max(0, room - left - 3)), more=glyph("more")).rstrip()
        rule = glyph("rule") * max(1, room - left - cells(context))
        box.border_title = Content.assemble((title, "bold $fg"), " ", (rule, "$accent"), (f" {context}", "$muted"))

    def action_leave(self) -> None:
        """Leave without a result."""
        self.dismiss(None)
