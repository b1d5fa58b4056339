"""The account that is told in full: a packaging maker with two plants, a friend in one and an enemy at the top."""

from kamtui.services.example.hallbrunn_people import CONTACTS, PEOPLE
from kamtui.services.example.hallbrunn_plan import LAST_PLAN, THIS_PLAN
from kamtui.services.example.hallbrunn_results import DOSSIER
from kamtui.services.example.offerings import CERTIFICATES, CONTRACT, INLINE
from kamtui.services.example.relations import HALLBRUNN_LINES, HALLBRUNN_TRAITS
from kamtui.services.example.story import Account, Action, Case, Opportunity
from kamtui.services.example.team import AUBRY, DVORAK, HOLM
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority
from kamtui.vocabulary_plan import CaseStatus, ReviewFrequency, Stage

CASES = (
    Case(
        "4411",
        "Camera 3 on line 1 loses its trigger",
        CasePriority.HIGH,
        -19,
        -4,
        -12,
        source_status="Work in progress",
    ),
    Case("4423", "Report is missing the night shift", CasePriority.LOW, -6, -6, source_status="New"),
    Case(
        "4307",
        "Reject gate jams on line 2",
        CasePriority.CRITICAL,
        -118,
        -109,
        -117,
        -109,
        CaseStatus.DONE,
        "Closed",
    ),
)

OPPORTUNITIES = (
    Opportunity(
        "Inspection of folding carton line 4",
        280,
        ((-160, Stage.POTENTIAL), (-97, Stage.QUALIFIED), (-17, Stage.PROPOSED)),
        60,
        50,
        AUBRY,
        "Wels plant",
        "Scrap workshop",
        INLINE,
    ),
    Opportunity(
        "Frame contract for service, three years",
        450,
        ((-190, Stage.QUALIFIED), (-97, Stage.PROPOSED), (-41, Stage.NEGOTIATION)),
        70,
        120,
        AUBRY,
        "Group purchasing",
        offering=CONTRACT,
    ),
    Opportunity(
        "First line in Graz",
        310,
        ((-125, Stage.POTENTIAL), (-47, Stage.QUALIFIED)),
        30,
        260,
        AUBRY,
        "Graz plant",
        "Line tour with Wolfgang Aigner",
        INLINE,
    ),
    Opportunity(
        "Pallet certificates from inspection data",
        None,
        ((-27, Stage.POTENTIAL),),
        None,
        None,
        DVORAK,
        offering=CERTIFICATES,
    ),
    Opportunity(
        "Inspection of line 2",
        190,
        ((-400, Stage.QUALIFIED), (-340, Stage.PROPOSED), (-262, Stage.WON)),
        100,
        -262,
        AUBRY,
        "Wels plant",
    ),
)

UNASSIGNED = (
    Action("Send the site plan of Graz to M. Dvořák", AUBRY, 3),
    Action("Order visitor passes for the audit", AUBRY, -5),
    Action("Ask for the new organisation chart", AUBRY, 17),
    Action("Thank Martina Haslinger for the reference call", AUBRY, -8, ActionStatus.DONE, -9),
)

HALLBRUNN = Account(
    "Hallbrunn AG",
    AccountStatus.KEY,
    "Packaging",
    "Austria",
    AUBRY,
    revenue=(1200, 1060, 940),
    potential=640,
    cost_to_serve=145,
    sponsor=HOLM,
    website="hallbrunn.example",
    renewal=125,
    notice_days=90,
    touch_days=14,
    review=ReviewFrequency.WEEKLY,
    reviewed=-8,
    tags="carton, two plants",
    notes="Family firm in the third generation. Wels is ours for the most part, Graz has nothing of ours yet.",
    health=(77, 77, 75, 74, 74, 71, 68),
    units=("Group purchasing", "Wels plant", "Wels plant/Folding cartons", "Graz plant"),
    people=PEOPLE,
    traits=HALLBRUNN_TRAITS,
    lines=HALLBRUNN_LINES,
    contacts=CONTACTS,
    cases=CASES,
    opportunities=OPPORTUNITIES,
    plans=(LAST_PLAN, THIS_PLAN),
    actions=UNASSIGNED,
    dossier=DOSSIER,
)
"""Account 1 of the example book."""
