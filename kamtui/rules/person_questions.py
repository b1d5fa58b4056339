"""Help me choose: a few questions with yes or no that set a person's influence, role or stance [TAS, 8T]."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Union

from kamtui.vocabulary import DecisionRole, Influence, Stance

Value = Influence | DecisionRole | Stance | None
"""What can be set; None where nobody knows enough yet."""


class Verdict(NamedTuple):
    """Where the questions end.

    Attributes:
        value: What is set; None leaves it unknown.
        why: What it follows from, in one clause.
    """

    value: Value
    why: str


class Question(NamedTuple):
    """A question with what follows from its answers.

    Attributes:
        text: The question.
        yes: What comes after a yes.
        no: What comes after a no.
    """

    text: str
    yes: Union["Question", Verdict]
    no: Union["Question", Verdict]


INFLUENCE = Question(
    "Are they asked before things like this are decided?",
    Question(
        "Do those at the top listen to them, whatever their title?",
        Question(
            "Has a decision turned because of them, against the line of command?",
            Verdict(Influence.HIGH, "the top listens, and decisions have turned because of them"),
            Verdict(Influence.MEDIUM, "they are asked and heard, but no decision has turned on them"),
        ),
        Verdict(Influence.MEDIUM, "they are asked, but the top does not listen to them"),
    ),
    Question(
        "Do others follow when they speak up?",
        Verdict(Influence.MEDIUM, "nobody asks them, but others follow"),
        Verdict(Influence.LOW, "they are not asked, and nobody follows"),
    ),
)
"""Whether a person is outside the political structure, in it, or in the inner circle [TAS]."""

ROLE = Question(
    "Do they release the money, or have the last word?",
    Question(
        "Do they choose themselves, rather than sign what others chose?",
        Verdict(DecisionRole.DECISION_MAKER, "they choose, and the last word is theirs"),
        Verdict(DecisionRole.APPROVER, "they sign what others chose"),
    ),
    Question(
        "Do they speak for us when we are not there?",
        Question(
            "Can they push it through at the top?",
            Verdict(DecisionRole.SPONSOR, "they speak for us and can push it through"),
            Question(
                "Do they win others over for us?",
                Verdict(DecisionRole.CHAMPION, "they speak for us and win others over"),
                Verdict(DecisionRole.COACH, "they are with us and tell us how things stand"),
            ),
        ),
        Question(
            "Do they judge what is offered, or decide who gets a hearing?",
            Question(
                "Do they judge what is offered?",
                Verdict(DecisionRole.EVALUATOR, "they judge what is offered"),
                Verdict(DecisionRole.GATEKEEPER, "they decide who gets a hearing"),
            ),
            Question(
                "Will they work with it themselves?",
                Verdict(DecisionRole.USER, "they will work with it"),
                Verdict(DecisionRole.INFLUENCER, "they neither decide, judge nor use it, but are heard"),
            ),
        ),
    ),
)
"""Which part a person plays in a decision [TAS, 8T]."""

STANCE = Question(
    "Have they said or done anything that shows how they stand to us?",
    Question(
        "Do they want us to win?",
        Question(
            "Do they act for us without being asked?",
            Verdict(Stance.MENTOR, "they want us to win and act for us unasked"),
            Verdict(Stance.SUPPORTER, "they want us to win"),
        ),
        Question(
            "Would they rather have somebody else, or nothing at all?",
            Question(
                "Do they work against us?",
                Verdict(Stance.ENEMY, "they work against us"),
                Verdict(Stance.NON_SUPPORTER, "they would rather have somebody else, but let it happen"),
            ),
            Verdict(Stance.NEUTRAL, "it is all the same to them"),
        ),
    ),
    Verdict(None, "nothing shows it yet: that stays unknown, it is not neutral"),
)
"""How a person stands to us [TAS]."""

CHOOSING: Mapping[str, Question] = {"influence": INFLUENCE, "role": ROLE, "stance": STANCE}
"""The first question of each field that can be chosen so."""


def follow(field: str, answers: Sequence[bool]) -> Question | Verdict:
    """What comes after some answers: the next question, or the verdict.

    Args:
        field: `influence`, `role` or `stance`.
        answers: Yes or no, in the order in which the questions came.

    Raises:
        KeyError: There are no questions for the field.
        ValueError: There are more answers than questions.
    """
    step: Question | Verdict = CHOOSING[field]
    for answer in answers:
        if isinstance(step, Verdict):
            raise ValueError("there are more answers than questions")
        step = step.yes if answer else step.no
    return step
