"""A young key account: little revenue, a pilot that runs, and much to win."""

from kamtui.services.example.acme_dossier import DOSSIER, FINDINGS, LESSONS, REVIEWS
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
)
from kamtui.services.example.team import BRANDT, DVORAK, HOLM, WIIK
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Influence, Measure
from kamtui.vocabulary_plan import (
    Evidence,
    FactKind,
    Horizon,
    InteractionKind,
    ReviewFrequency,
    Side,
    Stage,
    Visibility,
)

PEOPLE = (
    Person(
        "Fleur van den Eijnde",
        "VP operations",
        influence=Influence.HIGH,
        roles=((-150, DecisionRole.DECISION_MAKER),),
        stances=((-150, 0), (-88, 0), (-34, 1)),
        touch_days=45,
        our_contact=WIIK,
    ),
    Person(
        "Ruben Okafor",
        "Continuous improvement",
        "Fleur van den Eijnde",
        Influence.MEDIUM,
        roles=((-240, DecisionRole.COACH), (-88, DecisionRole.CHAMPION)),
        stances=((-240, 1), (-150, 1), (-88, 2), (-34, 2), (-6, 2)),
        our_contact=WIIK,
    ),
    Person(
        "Ilse de Groot",
        "IT security",
        "Fleur van den Eijnde",
        Influence.MEDIUM,
        roles=((-88, DecisionRole.EVALUATOR),),
        stances=((-88, -1), (-50, -1)),
        private_note="Says no to everything that talks to a cloud. Ours does not; show her.",
    ),
    Person("Marek Zieliński", "Plant 7, shift lead", "Ruben Okafor", Influence.LOW, stances=((-34, 1),)),
    Person("Bas Timmers", "Purchasing", "Fleur van den Eijnde", roles=((-34, DecisionRole.GATEKEEPER),)),
)

CONTACTS = (
    Contact(-240, InteractionKind.EVENT, "Talk at the maintenance days", ("Ruben Okafor",), WIIK),
    Contact(-195, InteractionKind.CALL, "What a pilot could look like", ("Ruben Okafor",), WIIK),
    Contact(
        -150,
        InteractionKind.MEETING,
        "First meeting with operations",
        ("Fleur van den Eijnde", "Ruben Okafor"),
        WIIK,
    ),
    Contact(
        -88,
        InteractionKind.MEETING,
        "Pilot agreed",
        ("Fleur van den Eijnde", "Ruben Okafor", "Ilse de Groot"),
        f"{WIIK}, {DVORAK}",
        "13:00",
        "Plant 7 for three months. Target: 15% fewer stops [measured by them].",
    ),
    Contact(-50, InteractionKind.CALL, "Network of plant 7", ("Ilse de Groot",), DVORAK),
    Contact(
        -34,
        InteractionKind.MEETING,
        "Pilot, half time",
        ("Fleur van den Eijnde", "Ruben Okafor", "Marek Zieliński"),
        f"{WIIK}, {DVORAK}",
        "10:00",
        "9% fewer stops so far. She asks what all nine plants would cost.",
    ),
    Contact(-6, InteractionKind.CALL, "Preparing the pilot review", ("Ruben Okafor",), WIIK),
)

PLAN = Plan(
    (-1, 4),
    facts=(
        Fact(
            "15% fewer unplanned stops in plant 7",
            FactKind.GOAL,
            Evidence.TOLD,
            -88,
            "Fleur van den Eijnde",
            visibility=Visibility.CUSTOMER,
        ),
        Fact(
            "Nine plants, all run by the same playbook", FactKind.MARKET, Evidence.DOCUMENT, -150, source="Website"
        ),
        Fact("No data may leave the plant network", FactKind.CHALLENGE, Evidence.TOLD, -50, "Ilse de Groot"),
    ),
    goals=(
        Goal(
            "From one plant to nine",
            WIIK,
            380,
            values=("0", "9", "1"),
            horizon=Horizon.LONG,
            objectives=(
                Objective(
                    "Pilot in plant 7 reaches its target",
                    DVORAK,
                    35,
                    measure=Measure.PERCENT,
                    values=("0", "15", "9"),
                    visibility=Visibility.CUSTOMER,
                    actions=(
                        Action(
                            "Half-time report", DVORAK, -34, ActionStatus.DONE, -35, visibility=Visibility.CUSTOMER
                        ),
                        Action("Pilot review with operations", WIIK, 8, visibility=Visibility.CUSTOMER),
                        Action("Pilot ends", None, 33, is_milestone=True, visibility=Visibility.CUSTOMER),
                    ),
                ),
                Objective(
                    "IT security signs off",
                    DVORAK,
                    50,
                    measure=Measure.YES_NO,
                    values=("0", "1", "0"),
                    actions=(
                        Action("Show Ilse de Groot the data flow on site", DVORAK, 14),
                        Action("Answer her list of 40 questions", DVORAK, 5, ActionStatus.DOING),
                    ),
                ),
                Objective(
                    "Price for nine plants",
                    BRANDT,
                    64,
                    measure=Measure.YES_NO,
                    values=("0", "1", "0"),
                    actions=(Action("Price list by plant size", BRANDT, 19),),
                ),
            ),
        ),
        Goal(
            "15% fewer stops in every plant",
            "F. van den Eijnde",
            700,
            Side.CUSTOMER,
            Measure.PERCENT,
            ("0", "15", None),
            horizon=Horizon.LONG,
            visibility=Visibility.CUSTOMER,
            objectives=(Objective("Playbook chapter on stops written together", "R. Okafor", 120),),
        ),
    ),
    risks=(
        Risk("Head office has a group contract with somebody else", 2, 5, "Ask before we quote nine plants", WIIK),
        Risk("The pilot is judged before the new shift plan settles", 3, 3, None, DVORAK),
    ),
    findings=FINDINGS,
    reviews=REVIEWS,
    lessons=LESSONS,
)

ACME = Account(
    "Acme [/x] Industries",
    AccountStatus.KEY,
    "Metal products",
    "Netherlands",
    WIIK,
    revenue=(85, 12),
    potential=1_100,
    sponsor=HOLM,
    website="acme-x.example",
    touch_days=14,
    review=ReviewFrequency.WEEKLY,
    reviewed=-3,
    tags="pilot, nine plants",
    notes="They write their name like that, with [/x] in it.",
    health=(79, 82, 85, 89),
    units=("Plant 7", "Other plants"),
    people=PEOPLE,
    contacts=CONTACTS,
    cases=(
        Case(
            "4425", "Sensor 12 reports zero at night", CasePriority.MEDIUM, -5, -1, -1, source_status="In progress"
        ),
    ),
    opportunities=(
        Opportunity(
            "Pilot in plant 7",
            48,
            ((-195, Stage.POTENTIAL), (-150, Stage.QUALIFIED), (-120, Stage.PROPOSED), (-88, Stage.WON)),
            100,
            -88,
            WIIK,
            "Plant 7",
            "Talk at the maintenance days",
        ),
        Opportunity(
            "Roll-out to eight plants", 1_050, ((-34, Stage.POTENTIAL),), 25, 250, WIIK, "Other plants", "Pilot"
        ),
    ),
    plans=(PLAN,),
    actions=(Action("Find the sponsor above operations", WIIK, 30),),
    dossier=DOSSIER,
)
"""The account whose name looks like markup."""
