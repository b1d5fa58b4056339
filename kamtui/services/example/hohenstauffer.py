"""A key account with a very long name that hangs on one person, with a plan nobody has filled in."""

from kamtui.services.example import others_dossier
from kamtui.services.example.story import Account, Action, Case, Contact, Opportunity, Person, Plan
from kamtui.services.example.team import AUBRY, FARO
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Influence
from kamtui.vocabulary_plan import InteractionKind, PlanStatus, ReviewFrequency, Stage

PEOPLE = (
    Person(
        "Hans-Jürgen Freiherr von Hohenstauffer",
        "Managing partner",
        influence=Influence.HIGH,
        roles=((-300, DecisionRole.APPROVER),),
        stances=((-300, 0),),
    ),
    Person(
        "Sabine Grob",
        "Technical director",
        "Hans-Jürgen Freiherr von Hohenstauffer",
        Influence.MEDIUM,
        roles=((-300, DecisionRole.DECISION_MAKER),),
        stances=((-300, 1), (-201, 0), (-118, 0), (-27, -1)),
        phone="+49 7351 555 0120",
        touch_days=30,
    ),
    Person(
        "Emre Yıldız",
        "Head of the core shop",
        "Sabine Grob",
        Influence.LOW,
        roles=((-201, DecisionRole.CHAMPION),),
        stances=((-201, 1), (-118, 1), (-66, 2)),
        our_contact=FARO,
    ),
    Person("Kevin Pfaff", "Controlling", "Hans-Jürgen Freiherr von Hohenstauffer"),
    Person("Head of purchasing ?", "Head of purchasing", "Sabine Grob", is_vacancy=True),
)

CONTACTS = (
    Contact(
        -300,
        InteractionKind.MEETING,
        "Signing of the service contract",
        ("Hans-Jürgen Freiherr von Hohenstauffer", "Sabine Grob"),
        AUBRY,
        "11:00",
    ),
    Contact(
        -201, InteractionKind.MEETING, "Steering committee", ("Sabine Grob", "Emre Yıldız"), f"{AUBRY}, {FARO}"
    ),
    Contact(-150, InteractionKind.CALL, "Furnace 2 down", ("Emre Yıldız",), FARO),
    Contact(
        -118,
        InteractionKind.MEETING,
        "Steering committee",
        ("Sabine Grob", "Emre Yıldız"),
        f"{AUBRY}, {FARO}",
        "13:00",
        "Short time work in two of three shifts. No new projects before orders come back.",
    ),
    Contact(-66, InteractionKind.CALL, "Vibration of furnace 2", ("Emre Yıldız",), FARO),
    Contact(
        -27,
        InteractionKind.CALL,
        "Invoice for the emergency visit",
        ("Sabine Grob",),
        AUBRY,
        notes="She disputes the surcharge for Sunday. Promised an answer within a week.",
    ),
)

HOHENSTAUFFER = Account(
    "Vereinigte Oberallgäuer Feingusswerke Gebrüder von Hohenstauffer & Co.",
    AccountStatus.KEY,
    "Foundry",
    "Germany",
    AUBRY,
    revenue=(1650, 1690, 1720),
    potential=90,
    cost_to_serve=390,
    website="hohenstauffer.example",
    renewal=75,
    notice_days=60,
    touch_days=21,
    review=ReviewFrequency.MONTHLY,
    reviewed=-39,
    tags="foundry, service only",
    health=(66, 64, 64, 61, 58, 55),
    units=("Foundry", "Core shop"),
    people=PEOPLE,
    contacts=CONTACTS,
    cases=(
        Case(
            "4398", "Vibration alarm of furnace 2 cannot be reset", CasePriority.HIGH, -25, -9, source_status="Open"
        ),
        Case("4415", "Invoice of the Sunday visit", CasePriority.MEDIUM, -16, -5, -5, source_status="Disputed"),
    ),
    opportunities=(
        Opportunity("Renewal of the service contract", 1650, ((-118, Stage.QUALIFIED),), 65, 75, AUBRY, "Foundry"),
    ),
    plans=(Plan((0, 3), PlanStatus.DRAFT),),
    actions=(
        Action("Answer on the Sunday surcharge", AUBRY, -20),
        Action("Check with I. Faro what furnace 2 still needs", FARO, -6, ActionStatus.DOING),
        Action("Fill in the plan before the renewal talks", AUBRY, 15),
    ),
    dossier=others_dossier.HOHENSTAUFFER,
)
"""The account with a name of 70 letters."""
