"""What came of the work with Hallbrunn: targets, ideas, value, figures, the team, reviews and lessons."""

from kamtui.services.example.dossier import Dossier, Figure, Idea, Lesson, Member, Review, SignOff, Value
from kamtui.services.example.hallbrunn_market import CELLS, COMPETITORS, QUESTIONS
from kamtui.services.example.team import AUBRY, BRANDT, DVORAK, FARO, HOLM
from kamtui.vocabulary_plan import Channel, Direction, IdeaOutcome, TeamRole, Visibility

IDEAS = (
    Idea(
        "Scrap workshop with operators of both shifts",
        -340,
        "Martina Haslinger",
        Channel.MEETING,
        IdeaOutcome.OPPORTUNITY,
        Visibility.CUSTOMER,
    ),
    Idea("Share one spare parts store with their neighbour", -190, "Ivo Kofler", Channel.CALL, IdeaOutcome.NO),
    Idea(
        "Graz watches the line of Wels for a week",
        -125,
        "Wolfgang Aigner",
        Channel.MEETING,
        IdeaOutcome.OPPORTUNITY,
    ),
    Idea("How a dairy uses inspection data in its own sales", -63, "Kjersti Øvergård", Channel.ARTICLE),
    Idea(
        "Pallet certificates from inspection data",
        -27,
        "Kjersti Øvergård",
        Channel.CALL,
        IdeaOutcome.INTERESTED,
        Visibility.CUSTOMER,
    ),
    Idea("Pay per inspected carton instead of a purchase", -17, "Georg Reiter", Channel.MEETING, IdeaOutcome.SENT),
    Idea("Second pair of hands for the shutdown", -9, "Ivo Kofler", Channel.EMAIL, IdeaOutcome.SENT),
)

VALUE = (
    Value(
        "Half a point less scrap on line 2, a year long",
        -33,
        172,
        "Martina Haslinger",
        Visibility.CUSTOMER,
    ),
    Value("Reject gate of line 2 repaired in nine days", -109, None, "Ivo Kofler", Visibility.CUSTOMER),
    Value("Two operators trained on the night shift", -160, 6, "佐藤 美咲", Visibility.CUSTOMER),
    Value("Recall of 40,000 cartons avoided", -205, 85, ""),
)

FIGURES = (
    Figure(
        "Satisfaction", "NPS", "50", ((-520, "20"), (-340, "28"), (-190, "35"), (-41, "31")), ready="satisfaction"
    ),
    Figure(
        "Scrap on the carton lines",
        "%",
        "2.0",
        ((-230, "3.4"), (-190, "3.3"), (-160, "3.3"), (-125, "3.1"), (-97, "3.1"), (-63, "3.0"), (-33, "2.9")),
        Direction.DOWN,
        note="As measured by the quality department of Wels.",
    ),
    Figure(
        "Days until a case is closed",
        "days",
        "5",
        ((-230, "14"), (-160, "12"), (-97, "9"), (-63, "11"), (-12, "8")),
        Direction.DOWN,
    ),
    Figure("Share of wallet", "%", "55", ready="wallet"),
    Figure("People touched in 90 days", None, "9", ready="touched"),
    Figure("Units with a supporter", None, "4", ready="supporters"),
    Figure("Ideas pitched in the quarter", None, "3", ready="ideas"),
)

TEAM = (
    Member(
        AUBRY,
        TeamRole.RELATIONSHIP_LEAD,
        "Carton makers, contracts, German and Italian",
        "l.aubry@maker.example",
        Visibility.CUSTOMER,
    ),
    Member(
        DVORAK,
        TeamRole.TECHNICAL_EXPERT,
        "Cameras, light, measuring; speaks with operators as one of them",
        "m.dvorak@maker.example",
        Visibility.CUSTOMER,
    ),
    Member(FARO, TeamRole.PROJECT_MANAGER, "Service, spare parts, acceptances", None, Visibility.CUSTOMER),
    Member(BRANDT, TeamRole.COLLABORATOR, "Prices, frame contracts, tenders"),
    Member(HOLM, TeamRole.EXECUTIVE_SPONSOR, "Opens doors on the board"),
    Member("A. Petrossian-Weidenhofer", TeamRole.RESULTS_DRIVER, "Value cases that a controller signs"),
)
"""Nobody is the innovator, which the plan names as a gap."""

REVIEWS = (
    Review("Scrap is the one number that opens doors; all else hangs on it", -160, f"{AUBRY}, {DVORAK}", -97),
    Review("Graz only together with Reiter, never against the CTO", -97, f"{AUBRY}, {HOLM}, {FARO}", -41),
    Review(
        "The tender is the risk; pilot of line 4 before the budget",
        -41,
        f"{AUBRY}, {HOLM}, {BRANDT}",
        19,
        "Holm calls the CEO, Aubry stays with Reiter.\nNobody speaks of prices before the pilot is signed.",
    ),
)

LESSONS = (
    Lesson("A bonus makes purchasing ask for more; a price path does not", -45),
    Lesson("Numbers measured by their own people are believed at once", -33),
)

LAST_LESSONS = (
    Lesson(
        "A reference visit sold line 2, not the offer", -290, "Four hours in a car with Georg Reiter did the rest."
    ),
    Lesson("Ask for the budget's day in spring; in autumn it is spent", -285),
)
LAST_REVIEWS = (Review("Line 2 won; spare parts are what they complain of", -290, f"{AUBRY}, {HOLM}"),)
LAST_SIGN_OFF = (SignOff(HOLM, "Managing director", -284, "Agreed as closed, with its lessons."),)

DOSSIER = Dossier(
    competitors=COMPETITORS,
    questions=QUESTIONS,
    cells=CELLS,
    targets=((-2, 560), (-1, 600), (0, 640), (1, 700), (2, 760)),
    ideas=IDEAS,
    value=VALUE,
    figures=FIGURES,
    team=TEAM,
)
