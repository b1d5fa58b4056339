"""The plan's discovery questions: taken from the bank, answered in place, put aside."""

from collections.abc import Mapping

from kamtui.places import questions_path
from kamtui.rules.plan import PlanRow
from kamtui.rules.questions import group_at, is_open
from kamtui.screens.base import say
from kamtui.screens.plan_lines import NewPlace
from kamtui.screens.plan_swot import PlanSwot
from kamtui.services.question_bank import BankQuestion, load_bank
from kamtui.services.questions import ask_from_bank, asked_already, toggle_answered, toggle_applicable

SECTION, KIND, ANSWER = "questions", "question", "answer"


class PlanQuestions(PlanSwot):
    """The plan with a key for the bank of questions."""

    def is_of_section(self, action: str) -> bool | None:
        """Whether a key that only some sections have does something here; None where all have it."""
        if action == "question_bank":
            return self.section.key == SECTION and not self.is_past
        if action == "put_aside":
            return self.section.key == SECTION and self.record is not None
        return super().is_of_section(action)

    def keys_of_empty(self) -> tuple[tuple[str, str], ...]:
        """The keys that fill the section while it is empty."""
        more = (("q", "take some from the bank"),) if self.section.key == SECTION else ()
        return (*super().keys_of_empty(), *more)

    # --------------------------------------------------------------------- bank

    def action_question_bank(self) -> None:
        """Choose questions from the bank."""
        from kamtui.screens.dialogs.question_bank import QuestionBankDialog  # only when asked for

        view = self.shown.view
        if view is None or self.offer_next():
            return
        self.app.clear_notifications()
        bank = load_bank(questions_path())
        there = asked_already(self.desk.book, view.account_id, bank.questions)
        self.app.push_screen(QuestionBankDialog(view.account, bank.questions, there), self._ask)
        if bank.problem:
            say(self, bank.problem, "Your questions", bad=True)

    def _ask(self, chosen: tuple[BankQuestion, ...] | None) -> None:
        """Add what was chosen, and go to the first of it."""
        view = self.shown.view
        if not chosen or view is None:
            return
        added = self.attempt(lambda: ask_from_bank(self.desk.book, view.account_id, chosen, self.desk.today))
        if added:
            self.show_record(SECTION, (KIND, added[0]))
            count = f"{len(added)} question{'' if len(added) == 1 else 's'}"
            say(self, f"{count} · u takes {'it' if len(added) == 1 else 'them'} back", "Added")

    # -------------------------------------------------------------------- states

    def answer(self, row: PlanRow) -> bool:
        """Take a question as answered or open it again; one without an answer is asked for it in place.

        Returns:
            Whether the record is a question.
        """
        if row.kind != KIND:
            return False
        if is_open(row.values) and not row.values.get(ANSWER):
            self.app.clear_notifications()
            self._open(self.begins_at())
        else:
            self.attempt(lambda: toggle_answered(self.desk.book, row.id))
        return True

    def begins_at(self) -> int:
        """Of a question the answer: its own text is mostly the bank's, and shift+tab goes there."""
        return next((number for number, cell in enumerate(self.cells_now()) if cell.field == ANSWER), 0)

    def action_put_aside(self) -> None:
        """Say of a question that it does not apply, or that it does."""
        row = self.record
        if row is not None and row.kind == KIND:
            self.attempt(lambda: toggle_applicable(self.desk.book, row.id))

    # ----------------------------------------------------------------------- new

    def new_values(self, place: NewPlace, values: Mapping[str, object]) -> Mapping[str, object]:
        """What a new record begins with; a question goes into the group in which it was written."""
        values = super().new_values(place, values)
        group = group_at(self.rows, place.line) if place.kind == KIND else None
        return {"group": group, **values} if group else values
