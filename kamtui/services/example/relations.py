"""What is known of some of the example's people beside the chart: what drives them, and lines between them."""

from dataclasses import dataclass

from kamtui.vocabulary_people import Adaptability, ApprovalForm, LineKind, Orientation, RelationshipLevel


@dataclass(frozen=True, slots=True)
class Traits:
    """What else is known of one person; money is in thousands of the account's currency."""

    level_now: RelationshipLevel | None = None
    level_wanted: RelationshipLevel | None = None
    business_agenda: str | None = None
    personal_agenda: str | None = None
    adaptability: Adaptability | None = None
    orientation: Orientation | None = None
    budget: int | None = None
    approval: ApprovalForm | None = None
    bought_before: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line beside the line of command, from one person to another."""

    begins: str
    ends: str
    kind: LineKind
    note: str | None = None


VENDOR, CREDIBLE, SOLVER, ADVISER = RelationshipLevel
ALONE, COMMITTEE = ApprovalForm
INNOVATOR, VISIONARY, PRAGMATIST, CONSERVATIVE, LAGGARD = Adaptability
FINANCIAL, TECHNICAL, RELATIONSHIP, BUSINESS = Orientation
DOTTED, INFLUENCE, CONFLICT = LineKind

NOTHING = Traits()
"""Where nothing is known."""

HALLBRUNN_TRAITS = {
    "Dr. Elisabeth Hallbrunn": Traits(
        VENDOR,
        CREDIBLE,
        "No strike, no recall, and Graz in the black by the end of next year",
        None,
        CONSERVATIVE,
        BUSINESS,
        None,
        ALONE,
    ),
    "Georg Reiter": Traits(
        SOLVER,
        ADVISER,
        "Scrap below 2% on all carton lines",
        "A seat on the board when the CEO's cousin retires",
        PRAGMATIST,
        FINANCIAL,
        1_500,
        ALONE,
        "Cameras for line 2, and the frame contract for spare parts",
    ),
    "Martina Haslinger": Traits(
        ADVISER,
        ADVISER,
        "Wels as the plant the others copy",
        "Run operations one day",
        VISIONARY,
        TECHNICAL,
        150,
        ALONE,
    ),
    "Wolfgang Aigner": Traits(
        CREDIBLE,
        SOLVER,
        "A second line in Graz without a second quality team",
        None,
        PRAGMATIST,
        BUSINESS,
        80,
        COMMITTEE,
    ),
    "Paolo D'Aronco": Traits(
        VENDOR,
        CREDIBLE,
        "One supplier of image data for both plants",
        "To be the one who decides on technology",
        CONSERVATIVE,
        TECHNICAL,
        2_000,
        COMMITTEE,
        "The rival's cameras, at his last firm",
    ),
    "Renate Steindl": Traits(
        VENDOR,
        CREDIBLE,
        "Three per cent less on every frame contract",
        None,
        CONSERVATIVE,
        FINANCIAL,
        500,
        COMMITTEE,
    ),
}
"""By name, of those of whom something is known."""

HALLBRUNN_LINES = (
    Line("Martina Haslinger", "Dr. Elisabeth Hallbrunn", INFLUENCE, "They talk on the shop floor every Friday"),
    Line("Renate Steindl", "Paolo D'Aronco", INFLUENCE, "She takes his list of suppliers"),
    Line("Georg Reiter", "Paolo D'Aronco", CONFLICT, "Who decides on the lines"),
    Line("Kjersti Øvergård", "Georg Reiter", DOTTED, "Complaints"),
)
"""Who moves whom at Hallbrunn."""

MUELLER_TRAITS = {
    "Beat Müller": Traits(
        CREDIBLE,
        ADVISER,
        "A firm he can hand over in five years",
        "That it stays in the family",
        CONSERVATIVE,
        RELATIONSHIP,
        None,
        ALONE,
        "Every machine since 1994, each from somebody else",
    ),
    "Corinne Müller-Roth": Traits(
        SOLVER,
        ADVISER,
        "Night shifts without people by next autumn",
        "To show that she can run it",
        VISIONARY,
        BUSINESS,
        400,
        ALONE,
    ),
    "Luca Bernasconi": Traits(
        ADVISER, ADVISER, "No returns from the watch makers", None, INNOVATOR, TECHNICAL, 60, ALONE
    ),
}
"""The same at Müller & Söhne."""

MUELLER_LINES = (
    Line("Luca Bernasconi", "Beat Müller", INFLUENCE, "He asks him before any new machine"),
    Line("Urs Hänni", "Corinne Müller-Roth", CONFLICT, "Over the tender last spring"),
)
"""Who moves whom at Müller & Söhne."""

ASHIHARA_TRAITS = {
    "高橋 直樹": Traits(
        SOLVER, ADVISER, "不良流出ゼロ (no defect leaves the plant)", None, PRAGMATIST, TECHNICAL, 900, COMMITTEE
    ),
    "Hiroshi Kanda": Traits(
        ADVISER, ADVISER, "A European site that the head office trusts", None, PRAGMATIST, RELATIONSHIP
    ),
}
"""The same at Ashihara."""

ASHIHARA_LINES = (
    Line("Dr. Piet Verhaegen", "葦原 誠", INFLUENCE, "They studied together"),
    Line("Hiroshi Kanda", "中村 由紀", DOTTED),
)
"""Who moves whom at Ashihara."""
