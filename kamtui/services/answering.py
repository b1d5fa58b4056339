"""What an answer does to a question: it is answered once somebody wrote one, and open again without it."""

from kamtui.models.customer import Question
from kamtui.vocabulary_plan import AnswerState


def settle(question: Question, before: str | None) -> None:
    """Have a question's state follow its answer.

    Args:
        question: With what was entered.
        before: Its answer until now.
    """
    if question.answer and not before and question.state is AnswerState.OPEN:
        question.state = AnswerState.ANSWERED
    elif before and not question.answer and question.state is AnswerState.ANSWERED:
        question.state = AnswerState.OPEN
