"""Help me choose: a few answers with yes or no lead to each word, and never to an invented one."""

from collections.abc import Iterator

import pytest

from kamtui.rules.person_questions import CHOOSING, Question, Verdict, follow
from kamtui.vocabulary import DecisionRole, Influence, Stance


def ends(step: Question | Verdict, deep: int = 0) -> Iterator[tuple[int, Verdict]]:
    """Every verdict with the number of questions before it."""
    if isinstance(step, Verdict):
        yield deep, step
    else:
        yield from ends(step.yes, deep + 1)
        yield from ends(step.no, deep + 1)


@pytest.mark.parametrize("field", CHOOSING)
def test_at_most_four_questions_are_asked(field: str) -> None:
    assert max(deep for deep, _ in ends(CHOOSING[field])) <= 4


@pytest.mark.parametrize(
    ("field", "words"),
    [("influence", set(Influence)), ("role", set(DecisionRole)), ("stance", {*Stance, None})],
)
def test_each_word_can_be_reached(field: str, words: set[object]) -> None:
    assert {verdict.value for _, verdict in ends(CHOOSING[field])} == words


def test_questions_end_with_a_question_mark_and_verdicts_say_why() -> None:
    def texts(step: Question | Verdict) -> Iterator[str]:
        if isinstance(step, Question):
            yield step.text
            yield from texts(step.yes)
            yield from texts(step.no)

    for first in CHOOSING.values():
        assert all(text.endswith("?") for text in texts(first))
        assert all(verdict.why and not verdict.why.endswith(".") for _, verdict in ends(first))


def test_answers_are_followed_one_by_one() -> None:
    assert isinstance(follow("role", ()), Question)
    assert follow("role", (True, True)) == Verdict(
        DecisionRole.DECISION_MAKER, "they choose, and the last word is theirs"
    )
    with pytest.raises(ValueError, match="more answers"):
        follow("role", (True, True, True))


def test_somebody_of_whom_nothing_shows_stays_unknown_and_is_not_neutral() -> None:
    found = follow("stance", (False,))
    assert isinstance(found, Verdict)
    assert found.value is None
