"""What is planned with Hallbrunn: what they want, what we want, and what could stop it."""

from kamtui.services.example.hallbrunn_market import FINDINGS
from kamtui.services.example.hallbrunn_results import LAST_LESSONS, LAST_REVIEWS, LAST_SIGN_OFF, LESSONS, REVIEWS
from kamtui.services.example.story import Action, Fact, Goal, Objective, Plan, Risk
from kamtui.services.example.team import AUBRY, BRANDT, DVORAK, FARO, HOLM
from kamtui.vocabulary import ActionStatus, Measure
from kamtui.vocabulary_plan import Evidence, FactKind, Horizon, PlanStatus, RiskStatus, Side, Visibility

FACTS = (
    Fact(
        "Scrap on the carton lines below 2% by the end of the plan",
        FactKind.GOAL,
        Evidence.TOLD,
        -160,
        "Martina Haslinger",
        visibility=Visibility.CUSTOMER,
    ),
    Fact(
        "Scrap 3.4% when we began, 2.9% in the last month measured",
        FactKind.KPI,
        Evidence.DOCUMENT,
        -33,
        source="Quality report of the Wels plant",
        visibility=Visibility.CUSTOMER,
    ),
    Fact(
        "Both plants to work with the same inspection from the next budget on",
        FactKind.INITIATIVE,
        Evidence.TOLD,
        -125,
        "Wolfgang Aigner",
    ),
    Fact(
        "Delivery reliability comes before price for the food customers",
        FactKind.PRIORITY,
        Evidence.TOLD,
        -97,
        "Georg Reiter",
        visibility=Visibility.CUSTOMER,
    ),
    Fact(
        "Rising cardboard prices eat two thirds of the margin",
        FactKind.FINANCIAL_HEALTH,
        Evidence.DOCUMENT,
        -190,
        source="Annual report, page 41",
    ),
    Fact(
        "Two of the five setters in Wels retire within a year", FactKind.CHALLENGE, Evidence.TOLD, -63, "Ivo Kofler"
    ),
    Fact("Food customers ask for proof of inspection on each pallet", FactKind.TREND),
    Fact(
        "A rival cuts its prices in Graz to get a foot in the door",
        FactKind.MARKET,
        note="Heard from a forwarder at the fair. Ask Aigner before we build on it.",
    ),
)

GOALS = (
    Goal(
        "Grow to 60% of the inspection in Wels",
        AUBRY,
        220,
        measure=Measure.PERCENT,
        values=("40", "60", "52"),
        horizon=Horizon.MID,
        objectives=(
            Objective(
                "Win the two folding carton lines",
                AUBRY,
                70,
                values=("0", "2", "1"),
                actions=(
                    Action("Agree the value case with Georg Reiter", AUBRY, -16, ActionStatus.DONE, -17),
                    Action(
                        "Pilot offer for line 4",
                        BRANDT,
                        7,
                        ActionStatus.DOING,
                        visibility=Visibility.CUSTOMER,
                        note="Fixed price for three months, creditable against the purchase.",
                    ),
                    Action(
                        "Ask Martina Haslinger to open the CTO's door",
                        AUBRY,
                        -2,
                        visibility=Visibility.PRIVATE,
                        waits_for="Pilot offer for line 4",
                    ),
                ),
                opportunity="Inspection of folding carton line 4",
            ),
            Objective(
                "Two supporters inside purchasing",
                AUBRY,
                98,
                values=("0", "2", "0"),
                actions=(
                    Action("Invite Renate Steindl to the reference visit at 株式会社 葦原光機", AUBRY, 13),
                    Action("Ask Georg Reiter who follows as CFO"),
                ),
                person="Renate Steindl",
            ),
        ),
    ),
    Goal(
        "Scrap below 2% on the carton lines",
        "M. Haslinger",
        400,
        Side.CUSTOMER,
        Measure.PERCENT,
        ("3.4", "2.0", "2.9"),
        horizon=Horizon.LONG,
        visibility=Visibility.CUSTOMER,
        objectives=(
            Objective(
                "Inline measurement on lines 1 and 4",
                DVORAK,
                130,
                values=("0", "2", "1"),
                visibility=Visibility.CUSTOMER,
                actions=(
                    Action(
                        "Measure the baseline of line 1",
                        DVORAK,
                        -30,
                        ActionStatus.DONE,
                        -33,
                        visibility=Visibility.CUSTOMER,
                    ),
                    Action("Acceptance of line 1", DVORAK, 6, is_milestone=True, visibility=Visibility.CUSTOMER),
                    Action("Train the night shift", "M. Haslinger", 55, visibility=Visibility.CUSTOMER),
                ),
                person="Martina Haslinger",
                fact="Scrap 3.4% when we began, 2.9% in the last month measured",
            ),
            Objective(
                "Root causes of the five worst defects known",
                DVORAK,
                160,
                values=("0", "5", "2"),
                note="Øvergård hosts the workshop; nobody has planned it yet.",
            ),
        ),
    ),
    Goal(
        "Renew the frame contract without a tender",
        AUBRY,
        125,
        measure=Measure.YES_NO,
        values=("0", "1", "0"),
        horizon=Horizon.SHORT,
        objectives=(
            Objective(
                "Price path for three years agreed",
                due=90,
                measure=Measure.YES_NO,
                values=("0", "1", "0"),
                actions=(
                    Action("Send the sample contract", BRANDT, 9, ActionStatus.DOING),
                    Action(
                        "Offer a volume bonus",
                        AUBRY,
                        -45,
                        ActionStatus.DROPPED,
                        note="Reiter: a bonus makes purchasing ask for more.",
                    ),
                ),
            ),
            Objective(
                "No case older than ten days when the talks begin",
                FARO,
                60,
                values=("3", "0", "1"),
                actions=(
                    Action("Swap the trigger unit of camera 3, case 4411", FARO, 4, ActionStatus.DOING),
                    Action("Stock a second trigger unit in Wels", FARO, 21, visibility=Visibility.CUSTOMER),
                ),
            ),
        ),
    ),
)

RISKS = (
    Risk(
        "The CTO calls a tender and writes it around the rival's cameras",
        3,
        5,
        "Reiter and Aigner ask for one platform and name the measured results",
        HOLM,
        RiskStatus.MITIGATING,
    ),
    Risk("The new CFO stops all orders until the budget is reviewed", 2, 4, "Get the pilot signed before", AUBRY),
    Risk("Martina Haslinger moves up and Wels has no champion", None, 4, None, None),
)

LAST_PLAN = Plan(
    (-11, -4),
    PlanStatus.CLOSED,
    goals=(
        Goal(
            "Two inspected lines in Wels",
            AUBRY,
            -300,
            values=("1", "2", "2"),
            objectives=(
                Objective(
                    "Line 2 ordered",
                    AUBRY,
                    -270,
                    measure=Measure.YES_NO,
                    values=("0", "1", "1"),
                    actions=(Action("Reference visit for Georg Reiter", AUBRY, -350, ActionStatus.DONE, -352),),
                ),
            ),
        ),
    ),
    reviews=LAST_REVIEWS,
    lessons=LAST_LESSONS,
    sign_offs=LAST_SIGN_OFF,
)

THIS_PLAN = Plan(facts=FACTS, goals=GOALS, risks=RISKS, findings=FINDINGS, reviews=REVIEWS, lessons=LESSONS)
