"""The words of the stakeholder map that the first frame does without; the others stand in `vocabulary`."""

from kamtui.vocabulary import Stance, Word


class StanceWord(Word):
    """A stance as a form offers it; what is stored is the number of `Stance` [TAS]."""

    ENEMY = "enemy"
    NON_SUPPORTER = "non_supporter"
    NEUTRAL = "neutral"
    SUPPORTER = "supporter"
    MENTOR = "mentor"

    @classmethod
    def of(cls, stance: Stance) -> "StanceWord":
        """The word for a stance."""
        return cls(stance.name.lower())

    @property
    def stance(self) -> Stance:
        """What is stored."""
        return Stance[self.name]

    @property
    def label(self) -> str:
        """What a person reads."""
        return self.stance.label


class Coverage(Word):
    """How much we talked with a person in twelve months: never, once, two to four times, more often."""

    NONE = "none"
    BRIEF = "brief"
    SEVERAL = "several"
    IN_DEPTH = "in_depth"


class Adaptability(Word):
    """How a person takes to something new [TAS]."""

    INNOVATOR = "innovator"
    VISIONARY = "visionary"
    PRAGMATIST = "pragmatist"
    CONSERVATIVE = "conservative"
    LAGGARD = "laggard"


class Orientation(Word):
    """What a person looks at first in a decision [TAS]."""

    FINANCIAL = "financial"
    TECHNICAL = "technical"
    RELATIONSHIP = "relationship"
    BUSINESS = "business"


class ApprovalForm(Word):
    """Whether a person spends a budget alone [8T]."""

    ALONE = "alone"
    COMMITTEE = "committee"


class RelationshipLevel(Word):
    """What we are to a person, from the lowest to the highest [TAS]."""

    VENDOR = "vendor"
    CREDIBLE_SOURCE = "credible_source"
    PROBLEM_SOLVER = "problem_solver"
    TRUSTED_ADVISER = "trusted_adviser"


class LineKind(Word):
    """What joins two people beside the line of command."""

    DOTTED = "dotted"
    INFLUENCE = "influence"
    CONFLICT = "conflict"
