"""Help me choose: a few questions with yes or no that end in a word, and say what it follows from."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from kamtui.rules.person_questions import Value, Verdict, follow
from kamtui.screens.dialogs.base import Dialog
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.wrapping import wrap

ROWS = 12
"""Rows of the questions; the longest way has four of them, each with its answer."""


class Advice(NamedTuple):
    """What the questions came to.

    Attributes:
        value: The word; None where nothing is known yet.
    """

    value: Value


class _Asked(InkedWidget):
    """The questions that were answered, and the one that is asked or the word they came to."""

    DEFAULT_CSS = f"_Asked {{ height: {ROWS}; width: 1fr; }}"

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Parts] = []

    def line(self, y: int, width: int) -> Strip:
        """A line."""
        parts = self.rows[y] if y < len(self.rows) else ()
        return self.ink.strip((*blanks(2), *fit_parts(parts, width - 4)), width, "surface")


class HelpChoose(Dialog[Advice | None]):
    """The questions of a field; the result is the word, None when it was left.

    Args:
        field: `influence`, `role` or `stance`.
        whose: Of whom.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("y", "yes"), ("n", "no"), ("esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False, id="asked.yes", tooltip="Answer yes"),
        Binding("n", "answer(False)", "No", show=False, id="asked.no", tooltip="Answer no"),
        Binding("backspace", "take_back", "Take back", show=False, id="asked.back",
                tooltip="Take the last answer back"),
        Binding("enter", "take", "Take it", show=False, id="asked.take", tooltip="Set what the answers came to"),
    ]  # fmt: skip

    def __init__(self, field: str, whose: str) -> None:
        super().__init__(f"Help me choose: {field}", whose)
        self._field = field
        self._answers: list[bool] = []
        self._asked = _Asked()

    def compose_dialog(self) -> Iterable[Widget]:
        """The questions."""
        self._asked.styles.margin = (1, 0)
        yield self._asked

    def on_mount(self) -> None:
        """Ask the first one."""
        super().on_mount()
        self._show()

    @property
    def _verdict(self) -> Verdict | None:
        step = follow(self._field, self._answers)
        return step if isinstance(step, Verdict) else None

    def action_answer(self, is_yes: bool) -> None:
        """Answer the question."""
        if self._verdict is None:
            self._answers.append(is_yes)
            self._show()

    def action_take_back(self) -> None:
        """Ask the last question again."""
        if self._answers:
            self._answers.pop()
            self._show()

    def action_take(self) -> None:
        """Leave with the word."""
        if (verdict := self._verdict) is not None:
            self.dismiss(Advice(verdict.value))

    def _show(self) -> None:
        room = min(self.WIDTH, self.app.size.width) - 10
        rows: list[Parts] = []
        for place, answer in enumerate(self._answers):
            step = follow(self._field, self._answers[:place])
            if not isinstance(step, Verdict):
                rows += _row("yes" if answer else "no", step.text, room, "muted")
        step = follow(self._field, self._answers)
        if isinstance(step, Verdict):
            word = "not known" if step.value is None else step.value.label
            rows += [(), ((word, "fg", "b"),), *(((line, "muted"),) for line in wrap(step.why, room, 2))]
            self.foot.offer(("enter", "set"), ("backspace", "take back"), ("esc", "back"))
        else:
            rows += _row(glyph("unknown"), step.text, room, "fg")
            back = (("backspace", "take back"),) if self._answers else ()
            self.foot.offer(("y", "yes"), ("n", "no"), *back, ("esc", "back"))
        self._asked.rows = rows
        self._asked.refresh()


def _row(answer: str, text: str, room: int, token: str) -> list[Parts]:
    first, *others = wrap(text, room, 2, glyph("more"))
    label = (answer.ljust(5), "accent")
    return [(label, (first, token)), *(((" " * 5, "fg"), (other, token)) for other in others)]
