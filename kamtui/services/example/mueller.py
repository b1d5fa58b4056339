"""A key account with much potential that nobody has called for too long."""

from kamtui.services.example.mueller_dossier import DOSSIER, FINDINGS, LESSONS, REVIEWS
from kamtui.services.example.relations import MUELLER_LINES, MUELLER_TRAITS
from kamtui.services.example.story import (
    Account,
    Action,
    Case,
    Contact,
    Fact,
    Goal,
    Objective,
    Opportunity,
    Person,
    Plan,
    Risk,
    TierByHand,
)
from kamtui.services.example.team import AUBRY, DVORAK, HOLM
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Influence, Measure, Tier
from kamtui.vocabulary_plan import (
    CaseStatus,
    Evidence,
    FactKind,
    Horizon,
    InteractionKind,
    ReviewFrequency,
    Stage,
    Visibility,
)

PEOPLE = (
    Person(
        "Beat Müller",
        "Owner and managing director",
        influence=Influence.HIGH,
        roles=((-310, DecisionRole.APPROVER),),
        stances=((-310, 1), (-205, 1), (-112, 1)),
        unit="Turned parts",
        touch_days=60,
        our_contact=HOLM,
    ),
    Person(
        "Corinne Müller-Roth",
        "Head of operations",
        "Beat Müller",
        Influence.HIGH,
        roles=((-310, DecisionRole.INFLUENCER), (-112, DecisionRole.DECISION_MAKER)),
        stances=((-205, 0), (-112, 1), (-74, 1)),
        phone="+41 32 555 01 20",
        touch_days=30,
        our_contact=AUBRY,
    ),
    Person(
        "Luca Bernasconi",
        "Production manager, watch parts",
        "Corinne Müller-Roth",
        Influence.MEDIUM,
        roles=((-262, DecisionRole.CHAMPION),),
        stances=((-262, 1), (-160, 2), (-41, 2)),
        unit="Watch parts",
        our_contact=DVORAK,
    ),
    Person(
        "Ruth Zgraggen",
        "Quality assurance",
        "Corinne Müller-Roth",
        Influence.LOW,
        roles=((-262, DecisionRole.USER),),
        stances=((-262, 0), (-160, 0)),
    ),
    Person("Urs Hänni", "Purchasing", "Beat Müller", None, roles=((-310, DecisionRole.GATEKEEPER),)),
    Person(
        "Matthias Kreis",
        "Head of tooling",
        "Corinne Müller-Roth",
        Influence.MEDIUM,
        roles=((-310, DecisionRole.EVALUATOR),),
        stances=((-310, 1),),
        left=-130,
    ),
)

CONTACTS = (
    Contact(-310, InteractionKind.EVENT, "Stand visit at the fair", ("Beat Müller", "Matthias Kreis"), AUBRY),
    Contact(
        -262, InteractionKind.MEETING, "Shop floor tour", ("Luca Bernasconi", "Ruth Zgraggen"), f"{AUBRY}, {DVORAK}"
    ),
    Contact(
        -205,
        InteractionKind.MEETING,
        "Plans for the new hall",
        ("Beat Müller", "Corinne Müller-Roth"),
        f"{AUBRY}, {HOLM}",
        "10:30",
        "The new hall gets twelve machines, each wants measuring.\nThe daughter takes over operations this year.",
    ),
    Contact(-160, InteractionKind.MEETING, "Trial on two lathes", ("Luca Bernasconi", "Ruth Zgraggen"), DVORAK),
    Contact(
        -112,
        InteractionKind.MEETING,
        "Results of the trial",
        ("Beat Müller", "Corinne Müller-Roth", "Luca Bernasconi"),
        f"{AUBRY}, {DVORAK}",
        "15:00",
        "Set-up time down by a third. She asks for an offer, he for a price per part.",
    ),
    Contact(-74, InteractionKind.CALL, "Questions on the offer", ("Corinne Müller-Roth",), AUBRY),
    Contact(-41, InteractionKind.EMAIL, "Drawings of the new hall", ("Luca Bernasconi",), DVORAK),
)

PLAN = Plan(
    facts=(
        Fact(
            "New hall with twelve machines, first ones running in the coming year",
            FactKind.INITIATIVE,
            Evidence.TOLD,
            -205,
            "Beat Müller",
            visibility=Visibility.CUSTOMER,
        ),
        Fact(
            "Set-up time per order down by a third",
            FactKind.GOAL,
            Evidence.TOLD,
            -112,
            "Corinne Müller-Roth",
            visibility=Visibility.CUSTOMER,
        ),
        Fact("The bank wants a second customer besides the watch makers", FactKind.FINANCIAL_HEALTH),
        Fact(
            "No skilled setters to be found within 40 km",
            FactKind.CHALLENGE,
            Evidence.TOLD,
            -160,
            "Luca Bernasconi",
        ),
    ),
    goals=(
        Goal(
            "Equip the new hall",
            AUBRY,
            330,
            values=("0", "12", "2"),
            horizon=Horizon.MID,
            visibility=Visibility.CUSTOMER,
            objectives=(
                Objective(
                    "Six machines ordered before the hall opens",
                    AUBRY,
                    150,
                    values=("0", "6", "2"),
                    visibility=Visibility.CUSTOMER,
                    actions=(
                        Action("Trial on two lathes", DVORAK, -118, ActionStatus.DONE, -120),
                        Action("Call Corinne Müller-Roth about the offer", AUBRY, -4),
                        Action("Price per part worked out", DVORAK, 12, ActionStatus.DOING),
                    ),
                ),
                Objective("Urs Hänni knows us before he compares us", AUBRY, 60, measure=Measure.YES_NO),
            ),
        ),
    ),
    risks=(Risk("Handing over to the daughter delays every order", 3, 3, "Meet both, and her first", AUBRY),),
    findings=FINDINGS,
    reviews=REVIEWS,
    lessons=LESSONS,
)

MUELLER = Account(
    "Müller & Söhne [CH]",
    AccountStatus.KEY,
    "Precision parts",
    "Switzerland",
    AUBRY,
    "CHF",
    revenue=(140, 155, 90),
    potential=900,
    sponsor=HOLM,
    website="mueller-soehne.example",
    touch_days=21,
    review=ReviewFrequency.MONTHLY,
    reviewed=-44,
    tags="watch parts, new hall",
    notes="The one in Switzerland; there is another firm of this name that we do not serve.",
    tier=TierByHand(Tier.STAR, -92, "The new hall triples what they can buy", -1),
    health=(91, 88, 88, 86, 85, 84),
    units=("Turned parts", "Watch parts"),
    people=PEOPLE,
    traits=MUELLER_TRAITS,
    lines=MUELLER_LINES,
    contacts=CONTACTS,
    cases=(
        Case(
            "4362",
            "Licence of the second lathe expired",
            CasePriority.MEDIUM,
            -81,
            -79,
            closed=-79,
            status=CaseStatus.DONE,
            source_status="Solved",
        ),
    ),
    opportunities=(
        Opportunity(
            "Measuring in the new hall, first six machines",
            420,
            ((-205, Stage.POTENTIAL), (-160, Stage.QUALIFIED), (-97, Stage.PROPOSED)),
            50,
            110,
            AUBRY,
            "Turned parts",
        ),
        Opportunity("Service for watch parts", 35, ((-112, Stage.QUALIFIED),), 40, 75, AUBRY, "Watch parts"),
    ),
    plans=(PLAN,),
    actions=(Action("Find out who follows Matthias Kreis", AUBRY, 10),),
    dossier=DOSSIER,
)
"""The account with brackets in its name."""
