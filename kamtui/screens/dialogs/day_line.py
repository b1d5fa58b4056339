"""A day typed on one line, with how it is understood below while one types; enter takes it."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from kamtui.reading import NotUnderstood
from kamtui.screens.dialogs.base import Dialog
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.parts import Parts

When = TypeVar("When")


class DayLine(Dialog[When | None], Generic[When]):
    """One line; its result is the day, or day and time, None when it was left.

    Args:
        title: What the day is for.
        context: Of what, at the right end of the top border.
        read: What a text means; it raises `NotUnderstood`.
        tell: What is said of what was understood.
        hint: What may be typed, shown while the line is empty.
        verb: What enter does, in a word.
    """

    WIDTH: ClassVar[int] = 64

    def __init__(
        self,
        title: str,
        context: str,
        *,
        read: Callable[[str], When],
        tell: Callable[[When], Parts],
        hint: str,
        verb: str,
    ) -> None:
        super().__init__(title, context)
        self._read, self._tell, self._hint = read, tell, hint
        self.foot.offer(("enter", verb), ("esc", "back"))
        self.entry = LineInput()

    def compose_dialog(self) -> Iterable[Widget]:
        """The line."""
        self.entry.styles.margin = (1, 2)
        yield self.entry

    def on_mount(self) -> None:
        """The keys go to the line."""
        super().on_mount()
        self.query_one("#box").styles.height = 7
        self.entry.focus()
        self._say()

    def _say(self) -> None:
        """Say how the text is understood."""
        text = self.entry.value
        if not text.strip():
            self.foot.show(((self._hint, "muted"),))
            return
        try:
            self.foot.show(self._tell(self._read(text)))
        except NotUnderstood:
            self.foot.show((("?", "muted"),))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._say()

    @on(Input.Submitted)
    def _take(self, message: Input.Submitted) -> None:
        message.stop()
        if not message.value.strip():
            return
        try:
            when = self._read(message.value)
        except NotUnderstood as error:
            self._refuse(str(error))
        else:
            self.dismiss(when)

    def _refuse(self, sentence: str) -> None:
        """Say why the text is no day; where there is no room for the keys beside it, without them."""
        from kamtui.screens.base import say  # a whole sentence has no room in the last line

        say(self, sentence, "Not a day", bad=True)
