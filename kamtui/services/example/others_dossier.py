"""What little is known of the key accounts that nobody has planned: a foundry, and an energy firm in crowns."""

from kamtui.services.example.dossier import Cell, Competitor, Dossier, Figure, Idea, Member, Question, Value
from kamtui.services.example.offerings import ALARMS, CONTRACT, PARTS, TRAINING, VIBRATION
from kamtui.services.example.team import AUBRY, FARO, HOLM, WIIK
from kamtui.vocabulary_plan import (
    CellState,
    Channel,
    Direction,
    Fit,
    IdeaOutcome,
    QuestionGroup,
    TeamRole,
    Visibility,
)

KRANZ = "Kranz Industrieservice"
"""A rival in service."""
HYDRO, WIND = "Hydro", "Wind"

HOHENSTAUFFER = Dossier(
    competitors=(Competitor(KRANZ, "Half our price on Sundays", None, "Core shop, mechanical service"),),
    questions=(Question(QuestionGroup.TRENDS, "What could make them buy less from everybody?", "Short time work"),),
    cells=(
        Cell(VIBRATION, "Foundry", CellState.OURS, 520, 520),
        Cell(CONTRACT, "Foundry", CellState.OURS, 1_150, 1_050, KRANZ, 75, (None, Fit.YES, Fit.PARTLY, None)),
        Cell(PARTS, "Core shop", CellState.COMPETITOR, 90, 10, KRANZ),
    ),
    targets=((-1, 830), (0, 820)),
    figures=(
        Figure(
            "Standstill of furnace 2",
            "h",
            "10",
            ((-300, "12"), (-201, "14"), (-150, "41"), (-118, "22"), (-66, "26")),
            Direction.DOWN,
        ),
    ),
    team=(Member(AUBRY, TeamRole.RELATIONSHIP_LEAD), Member(FARO, TeamRole.PROJECT_MANAGER, "Furnaces")),
)

NORRVIK = Dossier(
    cells=(
        Cell(VIBRATION, HYDRO, CellState.OURS, 14_000, 13_200, fits=(Fit.YES, Fit.YES, Fit.NO, Fit.NO)),
        Cell(VIBRATION, WIND, CellState.OPPORTUNITY, 5_000, 0),
        Cell(ALARMS, HYDRO, CellState.OURS, 4_200, 4_200),
        Cell(CONTRACT, HYDRO, CellState.OURS, 4_500, 4_000),
        Cell(CONTRACT, WIND, CellState.UNKNOWN),
        Cell(TRAINING, HYDRO, CellState.IN_HOUSE),
    ),
    targets=((-1, 10_500), (0, 10_900), (1, 11_500)),
    ideas=(
        Idea("One page for the board", -210, "Johan Sjögren", Channel.MEETING, IdeaOutcome.INTERESTED),
        Idea("Hydro shows wind how", -30, "Per-Erik Åkerblom", Channel.MEETING, IdeaOutcome.OPPORTUNITY),
    ),
    value=(Value("One standstill of turbine 3 avoided", -210, 6_400, "Johan Sjögren", Visibility.CUSTOMER),),
    figures=(
        Figure(
            "Satisfaction",
            "NPS",
            "70",
            ((-330, "61"), (-210, "66"), (-120, "70"), (-16, "74")),
            ready="satisfaction",
        ),
        Figure("Revenue retained", "%", "100", ready="retention"),
    ),
    team=(
        Member(WIIK, TeamRole.RELATIONSHIP_LEAD, "Svenska, suomi", None, Visibility.CUSTOMER),
        Member(FARO, TeamRole.TECHNICAL_EXPERT, "Turbines", None, Visibility.CUSTOMER),
        Member(HOLM, TeamRole.EXECUTIVE_SPONSOR, "Board day"),
    ),
)
