"""The bank of discovery questions: mark those one wants to ask, and have them all added in one step."""

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.widget import Widget

from kamtui.rules.questions import heading_of
from kamtui.screens.dialogs.base import Dialog
from kamtui.services.question_bank import BankQuestion
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

FRAME = 7
"""Rows of the dialog that are not the list."""
ALL_ASKED = "Every question of the bank is asked here already"


class _Line(NamedTuple):
    """A question, or the heading of its group.

    Attributes:
        key: Of the question; of a heading its words.
        text: What it says.
        question: None for a heading.
        is_there: Whether the account has it.
    """

    key: str
    text: str
    question: BankQuestion | None = None
    is_there: bool = False


class QuestionBankDialog(Dialog[tuple[BankQuestion, ...] | None]):
    """The questions of the bank, group by group; the result is what shall be asked.

    Args:
        context: For whom.
        questions: The bank's.
        there: Keys of those that are asked already.
    """

    WIDTH: ClassVar[int] = 82
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("space", "mark"), ("enter", "add"), ("esc", "back"))

    def __init__(self, context: str, questions: Sequence[BankQuestion], there: Collection[str]) -> None:
        super().__init__("Questions from the bank", context)
        self._lines = _lines(questions, there)
        self.list = Table[_Line](
            (Column("text", "", 0, _parts),),
            key=lambda line: line.key,
            rows=self._lines,
            heading=False,
            stops=lambda line: line.question is not None and not line.is_there,
            can_mark=True,
            ground="surface",
        )

    def compose_dialog(self) -> Iterable[Widget]:
        """The list."""
        self.list.styles.margin = (1, 0)
        yield self.list

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.list.focus()
        self._say()

    def on_resize(self) -> None:
        """The list takes no more room than it needs."""
        super().on_resize()
        self.list.styles.height = max(1, min(len(self._lines), self.size.height - FRAME))

    @on(Table.Marked)
    def _say(self) -> None:
        """Say what enter will add."""
        count = len(self.list.marked)
        if self.list.row is None:
            self.foot.offer(("esc", "back"))
            self.foot.show(((ALL_ASKED, "muted"),))
        elif count:
            self.foot.show(((f"{count} marked", "fg"),))
        else:
            self.foot.show((("none marked: enter adds this one", "muted"),), (("enter adds this one", "muted"),))

    @on(Table.Opened)
    def _add(self) -> None:
        """Leave with what is marked, else with the one under the cursor."""
        marked = [line.question for line in self._lines if line is not None and line.key in self.list.marked]
        chosen = marked or ([self.list.row.question] if self.list.row is not None else [])
        self.dismiss(tuple(question for question in chosen if question is not None))


def _lines(questions: Sequence[BankQuestion], there: Collection[str]) -> list[_Line | None]:
    lines: list[_Line | None] = []
    for group in dict.fromkeys(question.group for question in questions):
        lines += [None] if lines else []
        lines.append(_Line(heading_of(group), heading_of(group)))
        lines += [
            _Line(f"{group} {question.key}", question.text, question, question.key in there)
            for question in questions
            if question.group is group
        ]
    return lines


def _parts(line: _Line) -> Parts:
    """A heading, a question, or one that is asked already with its mark."""
    if line.question is None:
        return ((line.text, "muted"),)
    if line.is_there:
        return ((f"{glyph('done')} ", "good"), (line.text, "muted"))
    return (("  ", "fg"), (line.text, "fg", "n"))
