"""Discovery questions: taken from the bank, answered, or put aside; each call is one step that undo takes back."""

from collections.abc import Sequence
from datetime import date

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.questions import read_asked
from kamtui.rules.judged import quoted
from kamtui.services.ordering import place_after
from kamtui.services.plan_reading import name_of, peek
from kamtui.services.question_bank import BankQuestion, folded
from kamtui.vocabulary_plan import AnswerState

NO_ANSWER = "It has no answer yet."


def asked_already(book: Book, account_id: int, questions: Sequence[BankQuestion]) -> frozenset[str]:
    """Which questions of the bank an account has, however they are worded there now.

    Args:
        book: Where to look.
        account_id: Whose.
        questions: The bank's.

    Returns:
        Their keys.
    """
    asked = read_asked(book, account_id)
    known = {one.bank for one in asked if one.bank} | {folded(one.text) for one in asked}
    return frozenset(each.key for each in questions if each.key in known or folded(each.text) in known)


def ask_from_bank(book: Book, account_id: int, questions: Sequence[BankQuestion], today: date) -> tuple[int, ...]:
    """Add questions of the bank to an account as open ones, in one step; those it has already are passed over.

    Args:
        book: Where to.
        account_id: Whose.
        questions: Which.
        today: The day they are added.

    Returns:
        Their keys.

    Raises:
        Refused: There is no such account.
    """
    from kamtui.models.customer import Question
    from kamtui.services import plan_records as records  # loads the ORM

    there = asked_already(book, account_id, questions)
    wanted = [question for question in questions if question.key not in there]
    if not wanted:
        return ()
    alone = f"New question {quoted(wanted[0].text)}"
    with book.step(alone if len(wanted) == 1 else f"Add {len(wanted)} questions from the bank") as session:
        records.ensure_plan(session, account_id, today)
        others = list(records.siblings(session, "question", account_id))
        added: list[int] = []
        for each in wanted:
            question = Question(account_id=account_id, text=each.text, group=each.group, bank=each.key)
            place_after(question, others, None)
            others.append(question)
            session.add(question)
            session.flush()
            added.append(records.key_of(question))
    return tuple(added)


def toggle_answered(book: Book, key: int) -> AnswerState:
    """Take a question as answered, or open it again; what was answered stays.

    Returns:
        How it stands now.

    Raises:
        Refused: It has no answer, or is gone.
    """
    state, answer = peek(book, "question", key, "state", "answer")
    if state != AnswerState.OPEN:
        return _set_state(book, key, AnswerState.OPEN)
    if not answer:
        raise Refused(NO_ANSWER, "answer")
    return _set_state(book, key, AnswerState.ANSWERED)


def toggle_applicable(book: Book, key: int) -> AnswerState:
    """Put a question aside as not applicable, or take it up again: answered where it has an answer.

    Returns:
        How it stands now.

    Raises:
        Refused: It is gone.
    """
    state, answer = peek(book, "question", key, "state", "answer")
    if state != AnswerState.NOT_APPLICABLE:
        return _set_state(book, key, AnswerState.NOT_APPLICABLE)
    return _set_state(book, key, AnswerState.ANSWERED if answer else AnswerState.OPEN)


LABELS = {
    AnswerState.OPEN: "Open again",
    AnswerState.ANSWERED: "Answered",
    AnswerState.NOT_APPLICABLE: "Not applicable",
}
"""What the history says of a state."""


def _set_state(book: Book, key: int, state: AnswerState) -> AnswerState:
    from kamtui.models.customer import Question
    from kamtui.services import plan_records as records  # loads the ORM

    with book.step(f"{LABELS[state]}: {name_of(book, 'question', key)}") as session:
        question = records.find(session, "question", key)
        if isinstance(question, Question):
            question.state = state
    return state
