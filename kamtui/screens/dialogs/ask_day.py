"""One day, typed as people write days; enter takes it, and what is understood stands beside it."""

from collections.abc import Iterable
from datetime import date, timedelta

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from kamtui.reading import NotUnderstood, read_day, write_day
from kamtui.screens.dialogs.base import Dialog
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.parts import Parts

LOOKED_BACK = (7, 365)
"""By how many days one looks back for a day that was written without its week or year."""


class AskDay(Dialog[date | None]):
    """A question for a day; the result is the day, None when the dialog was left.

    Args:
        title: What the day is for, in the top border.
        context: Of whom, at the right end of the top border.
        today: The day from which days are written.
        outlook: What enter does, in a few words.
        proposed: The day that is proposed.
        may_come: Whether a day after today may be chosen; else `fri` and `1 Jun` are the last such days.
    """

    WIDTH = 78
    FOOT = (("enter", "show"), ("esc", "back"))

    def __init__(
        self,
        title: str,
        context: str,
        today: date,
        outlook: str,
        proposed: date | None = None,
        *,
        may_come: bool = False,
    ) -> None:
        super().__init__(title, context)
        self._today, self._outlook, self._may_come = today, outlook, may_come
        self.entry = LineInput("" if proposed is None else proposed.isoformat(), echo=self._understood)

    def compose_dialog(self) -> Iterable[Widget]:
        """The line."""
        self.entry.styles.margin = (1, 2)
        yield self.entry

    def on_mount(self) -> None:
        """The line is typed into at once."""
        super().on_mount()
        self.query_one("#box").styles.height = 7
        self.foot.show(((self._outlook, "muted"),))
        self.entry.focus()

    def _understood(self, text: str) -> str:
        if not text.strip():
            return "as 1 Jun, −3mo, last fri"
        try:
            return write_day(self._read_day(text), self._today)
        except NotUnderstood:
            return "?"

    def _read_day(self, text: str) -> date:
        """The day a text means."""
        day = read_day(text, self._today)
        if self._may_come or day <= self._today or text.lstrip().startswith("+"):
            return day
        earlier = (read_day(text, self._today - timedelta(days=days)) for days in LOOKED_BACK)
        return next((found for found in earlier if found <= self._today), day)

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.foot.show(((self._outlook, "muted"),))

    @on(Input.Submitted)
    def _read(self, message: Input.Submitted) -> None:
        message.stop()
        try:
            day = self._read_day(message.value)
        except NotUnderstood as error:
            self._refuse(str(error))
            return
        if day > self._today and not self._may_come:
            self._refuse("That day is still to come")
            return
        self.dismiss(day)

    def _refuse(self, sentence: str) -> None:
        told: Parts = ((sentence, "bad"),)
        self.foot.show(told, (("Not a day", "bad"),))
