"""Who deserves attention first: influence, part in decisions, stance and silence, in points with their causes."""

from collections.abc import Iterator

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.people import PersonRow
from kamtui.vocabulary import DecisionRole, Influence, Stance, TouchState

INFLUENCE = {Influence.HIGH: 40, Influence.MEDIUM: 25, Influence.LOW: 5, None: 15}
"""Points of an influence; one that nobody knows may be high."""
ROLES = {
    DecisionRole.APPROVER: 25,
    DecisionRole.DECISION_MAKER: 25,
    DecisionRole.SPONSOR: 20,
    DecisionRole.CHAMPION: 15,
    DecisionRole.EVALUATOR: 15,
    DecisionRole.GATEKEEPER: 15,
    DecisionRole.COACH: 10,
    DecisionRole.INFLUENCER: 10,
    DecisionRole.USER: 5,
    None: 5,
}
"""Points of a part in decisions."""
STANCES = {
    Stance.ENEMY: 20,
    Stance.NON_SUPPORTER: 15,
    Stance.NEUTRAL: 8,
    Stance.SUPPORTER: 4,
    Stance.MENTOR: 4,
    None: 12,
}
"""Points of a stance: who is against us, or whose stance nobody knows, needs more than who is with us."""
SILENCE = {TouchState.LATE: 15, TouchState.NEVER: 10, TouchState.DUE: 5, TouchState.FINE: 0}
"""Points of a silence."""


def judge_significance(person: PersonRow) -> Judged[int]:
    """How much attention a person deserves, 0 to 100; None for a vacancy and for who has left.

    Args:
        person: The person.
    """
    if not person.counts:
        return Judged(None, (Cause("a vacancy" if person.is_vacancy else "has left"),))
    causes = tuple(sorted(_causes(person), key=lambda cause: -cause.points))
    return Judged(sum(cause.points for cause in causes), causes)


def _causes(person: PersonRow) -> Iterator[Cause]:
    influence = "influence not known" if person.influence is None else f"{person.influence.label} influence"
    yield Cause(influence, INFLUENCE[person.influence])
    yield Cause("role not known" if person.role is None else person.role.label, ROLES[person.role])
    yield Cause("stance not known" if person.stance is None else person.stance.label, STANCES[person.stance])
    if points := SILENCE[person.touch.state]:
        days = person.touch.days
        yield Cause("never in touch" if days is None else f"{days} d since the last contact", points)
