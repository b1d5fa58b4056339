"""What else is known of Acme: one pilot, nine plants, and names that look like markup."""

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
from kamtui.services.example.offerings import ALARMS, CONTRACT, GAUGES, TRAINING, VIBRATION
from kamtui.services.example.team import BRANDT, DVORAK, HOLM, WIIK
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

CLOUD = "Pulse[cloud] Ltd."
"""The rival, whose name looks like markup too."""
PLANT, OTHERS = "Plant 7", "Other plants"

FINDINGS = (
    Finding("9% fewer stops at half time", FindingKind.STRENGTH, "Pilot in plant 7 reaches its target"),
    Finding("No reference with nine plants", FindingKind.WEAKNESS),
    Finding("All plants follow one playbook [volume 3]", FindingKind.OPPORTUNITY, "Price for nine plants"),
    Finding("Head office compares us with a group contract", FindingKind.THREAT),
    Finding("No data may leave the plant network", FindingKind.OBSTACLE, "IT security signs off"),
    Finding(
        "“Everything that calls itself smart talks to a cloud.”", FindingKind.OBJECTION, "IT security signs off"
    ),
    Finding("Ilse de Groot was not asked before the pilot", FindingKind.RED_FLAG),
)

DOSSIER = Dossier(
    competitors=(
        Competitor(CLOUD, "Cheap to begin with", "Nothing runs without their cloud", "Two plants, by hearsay"),
    ),
    questions=(
        Question(QuestionGroup.PEOPLE, "Who has never met us and should have?", "The sponsor above operations"),
        Question(QuestionGroup.KNOWLEDGE, "Which units buy what we sell, but not from us?", None, WIIK, 25),
        Question(QuestionGroup.COMPETITORS, "Who else sells to them, where, and until when?", None, WIIK, 8),
        Question(QuestionGroup.ELSE, "Is the [/x] in their name part of the logo?", own=True),
    ),
    cells=(
        Cell(VIBRATION, PLANT, CellState.OURS, 60, 48, fits=(Fit.YES, Fit.YES, Fit.NO, Fit.NO)),
        Cell(VIBRATION, OTHERS, CellState.OPPORTUNITY, 1_100, 0, CLOUD, None, (Fit.PARTLY, Fit.YES, None, None)),
        Cell(ALARMS, PLANT, CellState.IDEA),
        Cell(ALARMS, OTHERS, CellState.IN_HOUSE),
        Cell(GAUGES, OTHERS, CellState.UNKNOWN),
        Cell(CONTRACT, PLANT, CellState.OURS, 12, 12),
        Cell(TRAINING, OTHERS, CellState.IDEA, 80),
    ),
    targets=((0, 60), (1, 300), (2, 520)),
    ideas=(
        Idea(
            "Stops as a chapter of the playbook",
            -34,
            "Fleur van den Eijnde",
            Channel.MEETING,
            IdeaOutcome.INTERESTED,
        ),
        Idea("Alarms on the shift lead's watch", -6, "Ruben Okafor", Channel.CALL, IdeaOutcome.SENT),
    ),
    value=(Value("9% fewer stops in plant 7, three weeks long", -35, 31, "Ruben Okafor", Visibility.CUSTOMER),),
    figures=(
        Figure(
            "Unplanned stops per week",
            None,
            "17",
            (
                (-88, "20"),
                (-74, "20"),
                (-60, "19"),
                (-50, "19.5"),
                (-41, "18.4"),
                (-34, "18.2"),
                (-20, "18"),
                (-6, "17.6"),
            ),
            Direction.DOWN,
        ),
        Figure("Units with a supporter", None, "2", ready="supporters"),
    ),
    team=(
        Member(WIIK, TeamRole.RELATIONSHIP_LEAD, "Dutch, maintenance days", None, Visibility.CUSTOMER),
        Member(DVORAK, TeamRole.TECHNICAL_EXPERT, "Networks without a cloud", None, Visibility.CUSTOMER),
        Member(BRANDT, TeamRole.RESULTS_DRIVER, "Price lists by plant size"),
        Member(HOLM, TeamRole.EXECUTIVE_SPONSOR),
    ),
)

REVIEWS = (Review("Pilot first; nine plants only with IT security on our side", -34, f"{WIIK}, {DVORAK}", 9),)
LESSONS = (Lesson("Ask IT security before the first sensor is mounted", -50),)
