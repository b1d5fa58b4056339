"""The sales stages of other programs, in the field's words. Extend the table, or a map file's `[stages]`."""

from kamtui.imports.mapping import Mapping
from kamtui.text import fold_name
from kamtui.vocabulary_plan import Stage

WORDS: dict[Stage, tuple[str, ...]] = {
    Stage.POTENTIAL: (
        "potential", "prospecting", "new", "lead", "lead in", "idea", "identified", "suspect", "open", "discovery",
        "needs analysis", "appointment scheduled", "contact made", "potenziell", "neu", "interesse",
    ),
    Stage.QUALIFIED: (
        "qualified", "qualification", "qualify", "value proposition", "id. decision makers", "perception analysis",
        "qualified to buy", "decision maker bought-in", "demo scheduled", "presentation scheduled", "needs defined",
        "develop", "identify decision makers", "qualifiziert", "qualifizierung",
    ),
    Stage.PROPOSED: (
        "proposed", "proposal", "propose", "proposal/price quote", "proposal/quote", "proposal made",
        "proposal sent", "quote", "quote sent", "angebot", "angebot abgegeben", "angebotsphase",
    ),
    Stage.NEGOTIATION: (
        "negotiation", "negotiations", "negotiation/review", "negotiations started", "contract sent", "close",
        "contract", "verhandlung", "vertrag gesendet",
    ),
    Stage.WON: (
        "won", "closed won", "closedwon", "closed - won", "close won", "gewonnen", "geschlossen und gewonnen",
        "ganado", "cierre ganado", "gagné",
    ),
    Stage.LOST: (
        "lost", "closed lost", "closedlost", "closed - lost", "closed-lost to competition",
        "closed lost to competition", "canceled", "cancelled", "out-sold", "verloren",
        "geschlossen und verloren", "perdido", "cierre perdido", "perdu",
    ),
}  # fmt: skip
"""Stage -> what other programs call it."""

_BY_WORD = {fold_name(word): stage for stage, words in WORDS.items() for word in words}


def find_stage(word: str, mapping: Mapping) -> Stage | None:
    """Return the stage a program's word means: what the user said first, then the table. None if neither knows it.

    HubSpot writes the pipeline behind the stage: `Closed won (Sales Pipeline)`.
    """
    folded = " ".join(fold_name(word).split())
    bare = folded.partition(" (")[0]
    for key in (folded, bare):
        if key in mapping.stages:
            return mapping.stages[key]
        if key in _BY_WORD:
            return _BY_WORD[key]
    return None
