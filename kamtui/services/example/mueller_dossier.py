"""What else is known of Müller & Söhne: a new hall in francs, and a rival who builds the machines himself."""

from kamtui.services.example.dossier import (
    Cell,
    Competitor,
    Dossier,
    Figure,
    Finding,
    Idea,
    Lesson,
    Member,
    Question,
    Review,
    Value,
)
from kamtui.services.example.offerings import CONTRACT, EDGES, GAUGES, LATHES, PARTS, TRAINING, VIBRATION
from kamtui.services.example.team import AUBRY, DVORAK, HOLM
from kamtui.vocabulary_plan import (
    CellState,
    Channel,
    Direction,
    FindingKind,
    Fit,
    IdeaOutcome,
    QuestionGroup,
    TeamRole,
    Visibility,
)

MAKER = "Tornado Werkzeugmaschinen AG [Biel/Bienne]"
"""The rival, who builds the lathes and would like to measure on them too."""
TURNED, WATCHES = "Turned parts", "Watch parts"

FINDINGS = (
    Finding("Set-up time down by a third, measured by their own people", FindingKind.STRENGTH),
    Finding("We have been silent for two months", FindingKind.WEAKNESS),
    Finding(
        "Twelve machines in the new hall", FindingKind.OPPORTUNITY, "Six machines ordered before the hall opens"
    ),
    Finding("The maker of the lathes brings a measuring head along", FindingKind.THREAT),
    Finding("Every order needs father and daughter", FindingKind.OBSTACLE),
    Finding("“A price per part, not per machine.”", FindingKind.OBJECTION),
    Finding("Matthias Kreis, who knew us best, has left", FindingKind.RED_FLAG),
)

DOSSIER = Dossier(
    competitors=(
        Competitor(
            MAKER,
            "One contract for the lathe and the measuring",
            "Measures after the cut only",
            "Turned parts, four lathes",
            400,
            "Urs Hänni",
        ),
    ),
    questions=(
        Question(QuestionGroup.PEOPLE, "Who gains most if we succeed here, and who loses?", None, AUBRY, 10),
        Question(QuestionGroup.NEEDS, "What keeps that from happening today?", "No skilled setters within 40 km"),
        Question(QuestionGroup.COMPETITORS, "What would make them change a supplier at all?", None, DVORAK, -3),
    ),
    cells=(
        Cell(LATHES, WATCHES, CellState.OURS, 180, 105, fits=(Fit.YES, Fit.YES, Fit.NO, Fit.NO)),
        Cell(LATHES, TURNED, CellState.OPPORTUNITY, 520, 0, MAKER, 110, (Fit.YES, Fit.YES, Fit.PARTLY, Fit.NO)),
        Cell(GAUGES, TURNED, CellState.IN_HOUSE, 60),
        Cell(EDGES, WATCHES, CellState.IDEA),
        Cell(VIBRATION, TURNED, CellState.COMPETITOR, 45, 0, MAKER, 400),
        Cell(CONTRACT, WATCHES, CellState.OURS, 40, 30),
        Cell(PARTS, WATCHES, CellState.OURS, 5, 5),
        Cell(TRAINING, TURNED, CellState.UNKNOWN, 20),
    ),
    targets=((-1, 70), (0, 90), (1, 260), (2, 300)),
    ideas=(
        Idea(
            "Measure while the next part is clamped",
            -262,
            "Luca Bernasconi",
            Channel.MEETING,
            IdeaOutcome.OPPORTUNITY,
        ),
        Idea("Price per part instead of per machine", -112, "Beat Müller", Channel.MEETING, IdeaOutcome.INTERESTED),
        Idea("How watch makers show tolerances to their buyers", -41, "Luca Bernasconi", Channel.ARTICLE),
    ),
    value=(
        Value("A third less set-up time on two lathes", -112, 48, "Corinne Müller-Roth", Visibility.CUSTOMER),
        Value("Licence renewed within two days", -79, None, "Ruth Zgraggen"),
    ),
    figures=(
        Figure(
            "Set-up time per order",
            "min",
            "30",
            ((-262, "46"), (-205, "44"), (-160, "38"), (-112, "31"), (-74, "32"), (-41, "31.5")),
            Direction.DOWN,
        ),
        Figure("Share of wallet", "%", "40", ready="wallet"),
    ),
    team=(
        Member(AUBRY, TeamRole.RELATIONSHIP_LEAD, "Family firms, German", None, Visibility.CUSTOMER),
        Member(DVORAK, TeamRole.TECHNICAL_EXPERT, "Measuring on the machine", None, Visibility.CUSTOMER),
        Member(HOLM, TeamRole.EXECUTIVE_SPONSOR, "Knows Beat Müller from the fair"),
    ),
)

REVIEWS = (Review("Offer is out; call her every other week until the hall stands", -74, f"{AUBRY}, {DVORAK}", 16),)
LESSONS = (Lesson("Talk with the daughter first; the father asks her anyway", -112),)
