"""Accounts that may become key accounts, and the subsidiary of one that is."""

from kamtui.services.example.story import Account, Action, Case, Contact, Opportunity, Person
from kamtui.services.example.team import AUBRY, DVORAK, FARO, WIIK
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority, DecisionRole, Influence
from kamtui.vocabulary_plan import InteractionKind, ReviewFrequency, Stage

CANDIDATES = (
    Account(
        "Kestrelmoor Aerospace",
        AccountStatus.CANDIDATE,
        "Aerospace",
        "United Kingdom",
        WIIK,
        revenue=(180, 95, 60),
        potential=2_200,
        website="kestrelmoor.example",
        touch_days=30,
        review=ReviewFrequency.QUARTERLY,
        tags="composites",
        health=(88, 90, 90),
        people=(
            Person(
                "Imogen Blackwood",
                "Chief engineer",
                influence=Influence.HIGH,
                roles=((-180, DecisionRole.EVALUATOR),),
                stances=((-180, 0), (-52, 1)),
            ),
            Person("Rhys Pritchard", "Composite shop", "Imogen Blackwood", Influence.MEDIUM, stances=((-52, 1),)),
        ),
        contacts=(
            Contact(-180, InteractionKind.MEETING, "Composite scanning", ("Imogen Blackwood",), WIIK),
            Contact(
                -52, InteractionKind.MEETING, "Scan of a test panel", ("Imogen Blackwood", "Rhys Pritchard"), DVORAK
            ),
            Contact(-10, InteractionKind.CALL, "Who signs above the chief engineer", ("Imogen Blackwood",), WIIK),
        ),
        opportunities=(Opportunity("Panel scanning cell", 740, ((-52, Stage.QUALIFIED),), 25, 290, WIIK),),
        actions=(
            Action("Introduction to the CTO", WIIK, 18),
            Action("Quote for a second test panel", DVORAK, 9),
            Action("Score against the selection criteria", WIIK, 26),
        ),
    ),
    Account(
        "Żurawice Meble S.A.",
        AccountStatus.CANDIDATE,
        "Furniture",
        "Poland",
        WIIK,
        revenue=(210, 240, 255),
        potential=780,
        website="zurawice.example",
        touch_days=21,
        tags="tender",
        health=(63, 60, 58, 55),
        people=(
            Person(
                "Grażyna Wójcik-Świątek",
                "Plant director",
                influence=Influence.HIGH,
                roles=((-220, DecisionRole.DECISION_MAKER),),
                stances=((-220, 1), (-96, 0), (-35, 0)),
            ),
            Person("Łukasz Ćwik", "Purchasing", "Grażyna Wójcik-Świątek", Influence.MEDIUM, stances=((-35, -1),)),
        ),
        contacts=(
            Contact(-220, InteractionKind.MEETING, "Edge banding line", ("Grażyna Wójcik-Świątek",), WIIK),
            Contact(
                -96, InteractionKind.CALL, "Why the second line went elsewhere", ("Grażyna Wójcik-Świątek",), WIIK
            ),
            Contact(
                -35, InteractionKind.MEETING, "Rules of the tender", ("Grażyna Wójcik-Świątek", "Łukasz Ćwik"), WIIK
            ),
        ),
        cases=(
            Case("4409", "Software update failed on saw 2", CasePriority.MEDIUM, -14, -8, source_status="W toku"),
        ),
        opportunities=(Opportunity("Tender for four lines", 520, ((-35, Stage.PROPOSED),), 35, 85, WIIK),),
        actions=(
            Action("Send the questions on the tender", WIIK, -3),
            Action("Book the site visit", WIIK, 12),
            Action("Reference from another furniture maker", AUBRY, 15, ActionStatus.DOING),
        ),
    ),
    Account(
        "Horlogerie Vaubret SA",
        AccountStatus.CANDIDATE,
        "Watches",
        "Switzerland",
        AUBRY,
        "CHF",
        revenue=(640, 590),
        potential=380,
        website="vaubret.example",
        renewal=190,
        notice_days=90,
        touch_days=30,
        health=(90, 90, 92),
        people=(
            Person(
                "Éloïse Châtelain",
                "Directrice industrielle",
                influence=Influence.HIGH,
                roles=((-140, DecisionRole.DECISION_MAKER),),
                stances=((-140, 1), (-61, 1)),
            ),
            Person("Noé Perrenoud", "Chef qualité", "Éloïse Châtelain", Influence.MEDIUM, stances=((-7, 1),)),
        ),
        contacts=(
            Contact(-140, InteractionKind.MEETING, "Case backs", ("Éloïse Châtelain",), AUBRY),
            Contact(
                -61, InteractionKind.MEETING, "Sapphire inspection", ("Éloïse Châtelain", "Noé Perrenoud"), DVORAK
            ),
            Contact(-7, InteractionKind.CALL, "Sample parts arrived", ("Noé Perrenoud",), DVORAK),
        ),
        opportunities=(Opportunity("Sapphire inspection", 210, ((-61, Stage.QUALIFIED),), 50, 130, AUBRY),),
        actions=(Action("Report on the sample parts", DVORAK, 10),),
    ),
    Account(
        "Kvistholm Mejeri A/S",
        AccountStatus.CANDIDATE,
        "Dairy",
        "Denmark",
        WIIK,
        revenue=(320, 280, 210),
        potential=860,
        website="kvistholm.example",
        touch_days=30,
        health=(68, 70, 73),
        people=(
            Person("Søren Østergaard", "Teknisk chef", influence=Influence.MEDIUM, stances=((-70, 1), (-13, 1))),
            Person("Freja Nygård-Bæk", "Indkøb", "Søren Østergaard"),
        ),
        contacts=(
            Contact(-70, InteractionKind.MEETING, "Seal inspection", ("Søren Østergaard",), WIIK),
            Contact(
                -13, InteractionKind.EMAIL, "Hygiene certificates", ("Søren Østergaard", "Freja Nygård-Bæk"), WIIK
            ),
        ),
        cases=(Case("4422", "Lens fogs after cleaning", CasePriority.HIGH, -7, -2, -6, source_status="Åben"),),
        opportunities=(
            Opportunity("Seal inspection on six fillers", 390, ((-70, Stage.QUALIFIED),), 45, 160, WIIK),
            Opportunity(
                "Date codes",
                60,
                ((-210, Stage.PROPOSED), (-84, Stage.LOST)),
                0,
                -84,
                WIIK,
                reason_lost="Bought with the printer",
            ),
        ),
        actions=(Action("Workshop with maintenance", WIIK, 23), Action("Heated lens hood for filler 3", FARO, 4)),
    ),
    Account(
        "Hallbrunn Verpackung Kft.",
        AccountStatus.CANDIDATE,
        "Packaging",
        "Hungary",
        AUBRY,
        revenue=(70, None, 40),
        potential=150,
        parent="Hallbrunn AG",
        tags="carton",
        notes="Buys for itself up to 100k, above that the group's purchasing decides.",
        people=(Person("Zsófia Kőszegi", "Ügyvezető", influence=Influence.MEDIUM, stances=((-49, 0),)),),
        contacts=(Contact(-49, InteractionKind.CALL, "Introduced by Wolfgang Aigner", ("Zsófia Kőszegi",), AUBRY),),
        actions=(Action("Visit on the way to Budapest", AUBRY, 36),),
    ),
)
"""Five accounts with something to win."""
