"""What is known of the market around Hallbrunn: findings, competitors, questions, and who serves which need."""

from kamtui.services.example.dossier import Cell, Competitor, Finding, Question
from kamtui.services.example.offerings import (
    ALARMS,
    CERTIFICATES,
    CONTRACT,
    EDGES,
    GAUGES,
    INLINE,
    PARTS,
    TRAINING,
    VIBRATION,
)
from kamtui.services.example.team import AUBRY, DVORAK, FARO
from kamtui.vocabulary_plan import AnswerState, CellState, FindingKind, Fit, QuestionGroup

VISIOLUX = "Visiolux Bildtechnik GmbH"
"""The rival whose cameras the CTO brought along."""
KRANZ = "Kranz Industrieservice"
"""The rival in service."""

WELS, CARTONS, GRAZ, PURCHASING = "Wels plant", "Folding cartons", "Graz plant", "Group purchasing"

FINDINGS = (
    Finding("Line 2 runs with half a point less scrap since we are on it", FindingKind.STRENGTH),
    Finding(
        "Martina Haslinger speaks for us without being asked",
        FindingKind.STRENGTH,
        "Win the two folding carton lines",
    ),
    Finding("Spare parts take us four days, they want one", FindingKind.WEAKNESS),
    Finding("Nobody of ours knows the board besides the CEO", FindingKind.WEAKNESS),
    Finding(
        "Food customers will ask for proof of inspection on each pallet",
        FindingKind.OPPORTUNITY,
        note="Nobody offers it to them yet. Our data has all that it takes.",
    ),
    Finding(
        "One budget for both plants from next year on", FindingKind.OPPORTUNITY, "Win the two folding carton lines"
    ),
    Finding("A tender written around the rival's cameras", FindingKind.THREAT, "Two supporters inside purchasing"),
    Finding("Cardboard prices stop all spending in spring", FindingKind.THREAT),
    Finding("Orders over 50k need two signatures, one of them the CTO's", FindingKind.OBSTACLE),
    Finding("The network of Graz is run by the group's office in Vienna", FindingKind.OBSTACLE),
    Finding(
        "“Who owns the image data?”",
        FindingKind.OBJECTION,
        note="Answered in one page by K. Holm; D'Aronco has not replied since.",
    ),
    Finding("“Nice, and what do you charge for it?”", FindingKind.OBJECTION, "Price path for three years agreed"),
    Finding("Renate Steindl has cancelled twice without a new day", FindingKind.RED_FLAG),
    Finding("The CTO has met the rival's managing director", FindingKind.RED_FLAG),
)

COMPETITORS = (
    Competitor(
        VISIOLUX,
        "Cameras that the CTO knows from his last firm; lower price",
        "No service within 300 km; three days to the first visit",
        "Graz, lines 1 to 3",
        210,
        "Paolo D'Aronco",
        "They sell through a dealer in Maribor who also sells glue.",
    ),
    Competitor(
        KRANZ, "Local, cheap, always there", "No measuring, no data", "Wels, mechanical service", 90, "Ivo Kofler"
    ),
    Competitor("Their own tooling shop", "Knows every machine", "Two of five setters retire", "Both plants"),
)

QUESTIONS = (
    Question(
        QuestionGroup.TEAM,
        "Whom of us do they trust most, and why?",
        "M. Dvořák: he says what does not work before they find out",
    ),
    Question(QuestionGroup.TEAM, "Who of our leadership should know whom of theirs?", None, AUBRY, 20),
    Question(
        QuestionGroup.PEOPLE,
        "Who decides about spending in our field, and who can stop it?",
        "Reiter decides up to 1.5M; D'Aronco can stop it with a technical no",
    ),
    Question(QuestionGroup.PEOPLE, "Who follows as CFO, and when?", None, AUBRY, 12, own=True),
    Question(QuestionGroup.TRENDS, "What do their own customers ask for that is new?", "Proof for each pallet"),
    Question(
        QuestionGroup.NEEDS,
        "What does the problem cost them, and who bears the cost?",
        "310k a year at 0.9 points of scrap; it stands in Reiter's budget",
    ),
    Question(QuestionGroup.NEEDS, "What happens if they do nothing?", None, DVORAK),
    Question(
        QuestionGroup.KNOWLEDGE,
        "When is the budget made, and by when must it know of us?",
        "September; numbers must be with Reiter by the end of August",
    ),
    Question(QuestionGroup.COMPETITORS, "Where have the others let them down?", None, FARO, -6),
    Question(QuestionGroup.VALUE, "Who on their side would confirm that figure?", "Kjersti Øvergård, in writing"),
    Question(
        QuestionGroup.VALUE,
        "Which of our customers has solved a problem they have?",
        state=AnswerState.NOT_APPLICABLE,
    ),
)

YES, PARTLY, NO = Fit.YES, Fit.PARTLY, Fit.NO
OURS, RIVAL, IN_HOUSE, IDEA = CellState.OURS, CellState.COMPETITOR, CellState.IN_HOUSE, CellState.IDEA

CELLS = (
    Cell(INLINE, WELS, OURS, 420, 310, fits=(YES, YES, NO, NO)),
    Cell(INLINE, CARTONS, CellState.OPPORTUNITY, 560, 190, VISIOLUX, 60, (YES, YES, PARTLY, NO), "Line 4 is next."),
    Cell(INLINE, GRAZ, RIVAL, 480, 0, VISIOLUX, 210, (PARTLY, YES, NO, None)),
    Cell(INLINE, PURCHASING, CellState.NOT_APPLICABLE),
    Cell(EDGES, CARTONS, CellState.LOST, 60, 0, VISIOLUX, note="Lost on price three years ago."),
    Cell(EDGES, GRAZ, CellState.UNKNOWN, 60),
    Cell(CERTIFICATES, WELS, IDEA, None, None, fits=(YES, PARTLY, NO, None)),
    Cell(CERTIFICATES, CARTONS, IDEA, 90),
    Cell(GAUGES, WELS, OURS, 150, 120, fits=(YES, YES, NO, NO)),
    Cell(GAUGES, CARTONS, OURS, 160, 160),
    Cell(GAUGES, GRAZ, IN_HOUSE, 110, 0, "Their own tooling shop"),
    Cell(VIBRATION, WELS, CellState.PARTNER, 40, 0, note="By way of a partner in Linz."),
    Cell(VIBRATION, GRAZ, IN_HOUSE),
    Cell(ALARMS, PURCHASING, CellState.NOT_APPLICABLE),
    Cell(CONTRACT, WELS, OURS, 260, 240, KRANZ, 90),
    Cell(CONTRACT, CARTONS, OURS, 130, 110),
    Cell(CONTRACT, GRAZ, RIVAL, 140, 0, KRANZ, 120),
    Cell(
        CONTRACT, PURCHASING, CellState.OPPORTUNITY, None, None, fits=(YES, YES, NO, NO), note="The frame contract."
    ),
    Cell(PARTS, WELS, OURS, 70, 50),
    Cell(PARTS, GRAZ, RIVAL, 45, 0, KRANZ),
    Cell(TRAINING, WELS, OURS, 30, 20),
    Cell(TRAINING, GRAZ, IDEA, 25),
)
