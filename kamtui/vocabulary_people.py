"""The words of the stakeholder map that the first frame does without; the others stand in `vocabulary`."""

from kamtui.vocabulary import Word


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
