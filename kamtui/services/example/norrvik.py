"""A key account in crowns that is served well and has no plan at all."""

from kamtui.services.example import others_dossier
from kamtui.services.example.story import Account, Action, Case, Contact, Opportunity, Person
from kamtui.services.example.team import FARO, HOLM, WIIK
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Influence
from kamtui.vocabulary_plan import CaseStatus, InteractionKind, ReviewFrequency, Stage

PEOPLE = (
    Person(
        "Birgitta Ahlström",
        "CEO",
        influence=Influence.HIGH,
        roles=((-330, DecisionRole.SPONSOR),),
        stances=((-330, 1), (-120, 1)),
        touch_days=180,
        our_contact=HOLM,
    ),
    Person(
        "Johan Sjögren",
        "Head of maintenance",
        "Birgitta Ahlström",
        Influence.HIGH,
        roles=((-330, DecisionRole.DECISION_MAKER),),
        stances=((-330, 1), (-210, 1), (-120, 2), (-72, 2), (-16, 2)),
        touch_days=30,
        our_contact=WIIK,
    ),
    Person(
        "Åsa Ljungkvist",
        "Head of the Norrvik hydro plant",
        "Johan Sjögren",
        Influence.MEDIUM,
        roles=((-210, DecisionRole.CHAMPION),),
        stances=((-210, 1), (-120, 1), (-30, 2)),
        unit="Hydro",
        our_contact=FARO,
    ),
    Person(
        "Per-Erik Åkerblom",
        "Wind parks",
        "Johan Sjögren",
        Influence.MEDIUM,
        roles=((-210, DecisionRole.EVALUATOR),),
        stances=((-210, 1), (-30, 0)),
        unit="Wind",
        touch_days=60,
    ),
    Person(
        "Linnéa Öberg", "Procurement", "Birgitta Ahlström", Influence.LOW, roles=((-330, DecisionRole.GATEKEEPER),)
    ),
    Person("Sami Niemelä", "Control room", "Åsa Ljungkvist", Influence.LOW, stances=((-72, 1),), unit="Hydro"),
)

CONTACTS = (
    Contact(
        -330, InteractionKind.MEETING, "Yearly meeting", ("Birgitta Ahlström", "Johan Sjögren"), f"{WIIK}, {HOLM}"
    ),
    Contact(-270, InteractionKind.CALL, "Bearing of turbine 3", ("Sami Niemelä",), FARO),
    Contact(
        -210,
        InteractionKind.MEETING,
        "What monitoring saved last winter",
        ("Johan Sjögren", "Åsa Ljungkvist", "Per-Erik Åkerblom"),
        f"{WIIK}, {FARO}",
        "09:00",
        "One standstill avoided pays for four years. He wants that on one page for the board.",
    ),
    Contact(-165, InteractionKind.EMAIL, "One page for the board", ("Johan Sjögren",), WIIK),
    Contact(
        -120, InteractionKind.MEETING, "Board day", ("Birgitta Ahlström", "Johan Sjögren", "Åsa Ljungkvist"), HOLM
    ),
    Contact(-72, InteractionKind.MEETING, "Control room: new alarms", ("Johan Sjögren", "Sami Niemelä"), FARO),
    Contact(
        -30, InteractionKind.MEETING, "Hydro meets wind", ("Åsa Ljungkvist", "Per-Erik Åkerblom"), WIIK, "10:00"
    ),
    Contact(-16, InteractionKind.CALL, "Winter readiness", ("Johan Sjögren",), WIIK),
)

NORRVIK = Account(
    "Norrvik Energi AB",
    AccountStatus.KEY,
    "Energy",
    "Sweden",
    WIIK,
    "SEK",
    revenue=(21_400, 20_900, 18_200),
    potential=4_000,
    cost_to_serve=3_100,
    sponsor=HOLM,
    website="norrvik.example",
    renewal=520,
    notice_days=180,
    touch_days=30,
    review=ReviewFrequency.QUARTERLY,
    reviewed=-60,
    tags="hydro, wind, monitoring",
    health=(94, 96, 96),
    units=("Hydro", "Wind"),
    people=PEOPLE,
    contacts=CONTACTS,
    cases=(
        Case(
            "4341",
            "False alarms of turbine 3",
            CasePriority.MEDIUM,
            -96,
            -70,
            -72,
            -70,
            CaseStatus.DONE,
            "Löst",
        ),
    ),
    opportunities=(
        Opportunity("Monitoring of the wind parks", 3_200, ((-30, Stage.POTENTIAL),), 20, 300, WIIK, "Wind"),
    ),
    actions=(
        Action("Write a plan for wind", WIIK, 28),
        Action("Send the winter checklist", FARO, -14, ActionStatus.DONE, -15),
    ),
    dossier=others_dossier.NORRVIK,
)
"""The account without a plan."""
