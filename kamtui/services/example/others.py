"""Accounts that are only kept: small ones, new ones nobody has called yet, and one that is history."""

from kamtui.services.example.story import Account, Action, Case, Contact, Person
from kamtui.services.example.team import AUBRY, FARO, WIIK
from kamtui.vocabulary import AccountStatus, ActionStatus, CasePriority
from kamtui.vocabulary_plan import CaseStatus, InteractionKind

OTHERS = (
    Account(
        "Têxteis Alvorão, Lda.",
        AccountStatus.OTHER,
        "Textiles",
        "Portugal",
        AUBRY,
        revenue=(75,),
        potential=None,
        touch_days=30,
        notes="Came in through the website. Nobody has called yet.",
        actions=(Action("First meeting", AUBRY, 10),),
    ),
    Account(
        "Dunaföld Acél Zrt.",
        AccountStatus.OTHER,
        "Steel",
        "Hungary",
        AUBRY,
        revenue=(None, 230, 260),
        potential=120,
        people=(Person("Bálint Szűcs", "Karbantartás"),),
        contacts=(Contact(-105, InteractionKind.CALL, "Hot strip gauge", ("Bálint Szűcs",), AUBRY),),
    ),
    Account(
        "Moulins de Saint-Orvin",
        AccountStatus.OTHER,
        "Milling",
        "France",
        AUBRY,
        revenue=(55, 60),
        potential=90,
        touch_days=45,
        contacts=(Contact(-80, InteractionKind.EMAIL, "Price list", (), AUBRY),),
        actions=(Action("Ask whether the sieves were bought elsewhere", AUBRY, -18),),
    ),
    Account(
        "Bergbahnen Piz Surlej AG",
        AccountStatus.OTHER,
        "Cable cars",
        "Switzerland",
        AUBRY,
        "CHF",
        revenue=(240, 240, 180),
        potential=60,
        renewal=150,
        touch_days=90,
        people=(Person("Gian-Andri Caduff", "Technischer Leiter", stances=((-48, 1),)),),
        contacts=(Contact(-48, InteractionKind.MEETING, "Rope inspection", ("Gian-Andri Caduff",), FARO),),
        cases=(
            Case(
                "4377", "Rope camera iced up", CasePriority.MEDIUM, -60, -48, -48, -48, CaseStatus.DONE, "Erledigt"
            ),
        ),
    ),
    Account(
        "O’Rathlin Feeds Ltd",
        AccountStatus.OTHER,
        "Animal feed",
        "Ireland",
        WIIK,
        revenue=(None, None),
        potential=110,
        people=(Person("Siobhán Ní Cheallaigh", "Mill manager"),),
    ),
    Account("Trollvass Smelteverk AS", AccountStatus.OTHER, "Metals", "Norway", None, potential=None),
    Account(
        "Walzwerk Eberau i. L.",
        AccountStatus.ARCHIVED,
        "Steel",
        "Germany",
        AUBRY,
        revenue=(None, 0, 480),
        potential=0,
        notes="In liquidation. Two invoices are with the administrator.",
        contacts=(Contact(-290, InteractionKind.LETTER, "Creditors' meeting", (), AUBRY),),
        actions=(Action("Register our claim", AUBRY, -280, ActionStatus.DONE, -284),),
    ),
)
"""Seven accounts without much to tell, one of them archived."""
