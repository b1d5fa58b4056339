"""One word of a list, chosen with its digit or with enter; a question mark asks some questions instead."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table


class Choice(NamedTuple):
    """A word one may choose.

    Attributes:
        value: What is stored; None for not known.
        label: What a person reads.
        help: When it is the right one, in a few words.
    """

    value: str | None
    label: str
    help: str = ""


class Chosen(NamedTuple):
    """What was chosen.

    Attributes:
        value: What is stored; None for not known.
        asks: Whether questions are wanted instead.
    """

    value: str | None
    asks: bool = False


class WordChoice(Dialog[Chosen | None]):
    """The words with their digits; the one in force has the cursor.

    Args:
        title: What is chosen.
        context: Of whom.
        choices: The words; the one without a value has the digit 0, the others count from 1.
        now: The value in force.
        asks: Whether questions help to choose.
    """

    WIDTH = 78
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"pick({digit})", f"Choice {digit}", show=False, id=f"choice.{digit}",
                    tooltip="Choose the word with this digit")
            for digit in range(10)
        ),
        Binding("question_mark", "ask", "Help me choose", key_display="?", show=False, id="choice.ask",
                tooltip="Answer some questions that choose the word"),
    ]  # fmt: skip

    def __init__(
        self, title: str, context: str, choices: Sequence[Choice], now: str | None, *, asks: bool = False
    ) -> None:
        super().__init__(title, context)
        known = [choice for choice in choices if choice.value is not None]
        unknown = [choice for choice in choices if choice.value is None]
        self._by_digit = dict(enumerate(known, 1)) | ({0: unknown[0]} if unknown else {})
        self._digits = {choice.value: digit for digit, choice in self._by_digit.items()}
        self._now, self._asks = now, asks
        columns: tuple[Column[Choice], ...] = (
            Column("digit", "", 1, lambda choice: ((str(self._digits[choice.value]), "accent"),)),
            Column("label", "", 16, self._label),
            Column("help", "", 0, lambda choice: ((choice.help, "muted"),)),
        )
        self.list = Table[Choice](
            columns,
            key=lambda choice: choice.value,
            rows=(*known, *unknown),
            heading=False,
            ground="surface",
            opens="choose",
        )

    def _label(self, choice: Choice) -> Parts:
        mark = f" {glyph('done')}" if choice.value == self._now else ""
        return ((choice.label, "fg" if choice.value is not None else "muted", "n"), (mark, "accent"))

    def compose_dialog(self) -> Iterable[Widget]:
        """The list."""
        self.list.styles.margin = (1, 0)
        self.list.styles.height = len(self._by_digit)
        yield self.list

    def on_mount(self) -> None:
        """The cursor stands on what is in force."""
        super().on_mount()
        self.list.focus()
        self.list.move_to(self._now)
        more = (("?", "help me choose"),) if self._asks else ()
        self.foot.offer((f"{min(self._by_digit)}–{max(self._by_digit)}", "choose"), *more, *self.FOOT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Questions are offered where there are some."""
        return self._asks if action == "ask" else True

    def action_pick(self, digit: int) -> None:
        """Choose the word with a digit."""
        if digit in self._by_digit:
            self.dismiss(Chosen(self._by_digit[digit].value))

    def action_ask(self) -> None:
        """Have questions choose."""
        self.dismiss(Chosen(self._now, asks=True))

    @on(Table.Opened)
    def _choose(self, message: Table.Opened) -> None:
        message.stop()
        self.dismiss(Chosen(message.row.value))
