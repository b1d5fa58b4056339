"""What else is known of 葦原光機: line B as a whole, a rival next door, and who of us speaks Japanese."""

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
    SignOff,
    Value,
)
from kamtui.services.example.offerings import CONTRACT, EDGES, INLINE, PARTS, REPORTS, TRAINING, VIBRATION
from kamtui.services.example.team import AUBRY, DVORAK, FARO, HOLM
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

RIVAL = "信州ビジョン株式会社 (Shinshū Vision)"
"""The rival, an hour away from the works."""
NAGANO, LINE_B, EUROPE = "Nagano works", "Line B", "Europe office"

FINDINGS = (
    Finding("品質保証部 (quality assurance) trusts our numbers", FindingKind.STRENGTH),
    Finding("Eight hours between their question and our answer", FindingKind.WEAKNESS),
    Finding("Line B is replaced as a whole", FindingKind.OPPORTUNITY, "Offer on the president's desk"),
    Finding("The rival is an hour away by car", FindingKind.THREAT, "Offer on the president's desk"),
    Finding("Orders over a million need the president's seal (社長印)", FindingKind.OBSTACLE),
    Finding("「遠すぎる」: you are too far away", FindingKind.OBJECTION),
    Finding("The head of purchasing has left, nobody says who follows", FindingKind.RED_FLAG),
)

DOSSIER = Dossier(
    competitors=(
        Competitor(
            RIVAL, "Near, Japanese, patient", "Misses chips under 20 µm", "長野工場 (Nagano), line A, packing", 260
        ),
    ),
    questions=(
        Question(
            QuestionGroup.KNOWLEDGE,
            "How do they choose a supplier, step by step?",
            "稟議 (ringi): five seals from the line up to the president, ten weeks",
        ),
        Question(
            QuestionGroup.PEOPLE, "購買部長は誰になりますか。 Who is to head purchasing?", None, AUBRY, 18, own=True
        ),
        Question(
            QuestionGroup.NEEDS,
            "How will they know that it was worth the money?",
            "No complaint in four quarters",
        ),
    ),
    cells=(
        Cell(INLINE, NAGANO, CellState.OURS, 700, 560, fits=(Fit.YES, Fit.YES, Fit.NO, Fit.NO)),
        Cell(INLINE, LINE_B, CellState.OPPORTUNITY, 900, 120, RIVAL, 140, (Fit.YES, Fit.YES, Fit.PARTLY, Fit.YES)),
        Cell(EDGES, LINE_B, CellState.OURS, 300, 210),
        Cell(EDGES, EUROPE, CellState.OPPORTUNITY, 95, 0),
        Cell(VIBRATION, NAGANO, CellState.COMPETITOR, 80, 0, RIVAL, 260),
        Cell(CONTRACT, NAGANO, CellState.PARTNER, 120, 60, note="The local firm in Matsumoto."),
        Cell(CONTRACT, EUROPE, CellState.NOT_APPLICABLE),
        Cell(PARTS, NAGANO, CellState.OURS, 40, 30),
        Cell(TRAINING, LINE_B, CellState.IDEA),
        Cell(REPORTS, NAGANO, CellState.IDEA, 15),
    ),
    targets=((-1, 430), (0, 520), (1, 600), (2, 640)),
    ideas=(
        Idea(
            "Edge stations for rent until line B is decided",
            -64,
            "Hiroshi Kanda",
            Channel.MEETING,
            IdeaOutcome.OPPORTUNITY,
        ),
        Idea("Defects of the week in one picture", -36, "高橋 直樹", Channel.CALL, IdeaOutcome.INTERESTED),
        Idea("Training for two engineers in our works", -8, "中村 由紀", Channel.CALL, IdeaOutcome.SENT),
    ),
    value=(
        Value("Escaped defects down from three to one", -36, 140, "中村 由紀", Visibility.CUSTOMER),
        Value("Edge trial with 5,000 lenses at our expense", -104, 25, "高橋 直樹", Visibility.CUSTOMER),
    ),
    figures=(
        Figure(
            "Escaped defects per quarter / 流出不良",
            None,
            "0",
            ((-345, "3"), (-252, "3"), (-170, "2"), (-99, "2"), (-36, "1")),
            Direction.DOWN,
        ),
        Figure(
            "Satisfaction",
            "NPS",
            "60",
            ((-345, "30"), (-252, "35"), (-170, "48"), (-99, "52"), (-8, "55")),
            ready="satisfaction",
        ),
        Figure("People touched in 90 days", None, "5", ready="touched"),
    ),
    team=(
        Member(AUBRY, TeamRole.RELATIONSHIP_LEAD, "One contact for all sites", None, Visibility.CUSTOMER),
        Member(DVORAK, TeamRole.TECHNICAL_EXPERT, "Edges, optics", None, Visibility.CUSTOMER),
        Member(FARO, TeamRole.COLLABORATOR, "Local partner in Matsumoto", None, Visibility.CUSTOMER),
        Member(HOLM, TeamRole.EXECUTIVE_SPONSOR, "Visits the president once a year"),
        Member("小川 健 (Ken Ogawa)", TeamRole.PROJECT_MANAGER, "日本語, interpreter", None, Visibility.CUSTOMER),
    ),
)

REVIEWS = (Review("Rent first, then line B: the president signs small sums himself", -15, f"{AUBRY}, {HOLM}", 45),)
LESSONS = (Lesson("Send the draft to Hiroshi Kanda before anybody else sees it", -22),)
SIGN_OFFS = (SignOff(HOLM, "Managing director", -5, "Agreed as it stands, line B first."),)
