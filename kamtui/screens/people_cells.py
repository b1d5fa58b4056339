"""What single values of a person look like: stance, role, influence, the last contact, the mark of a key player."""

from kamtui.reading import write_money_short, write_span
from kamtui.rules.people import PersonRow
from kamtui.theme import glyph, stance_token
from kamtui.vocabulary import DecisionRole, Influence, Stance
from kamtui.widgets.parts import Parts
from kamtui.widgets.touched import touched_cell

NEVER = "never"
"""What is said where there was no contact yet, wherever people are shown."""


def stance_words(stance: Stance | None) -> Parts:
    """A stance with number and word, as `+1 supporter`."""
    if stance is None:
        return (("stance not known", "muted"),)
    sign = "+" if stance > 0 else glyph("minus") if stance < 0 else ""
    return ((f"{sign}{abs(stance)} {stance.label}", stance_token(stance)),)


def word_parts(word: DecisionRole | Influence | None) -> Parts:
    """A word of the field; `?` where nobody knows."""
    return ((glyph("unknown"), "muted"),) if word is None else ((word.label, "fg"),)


def touched(person: PersonRow) -> str:
    """How long ago the last contact was, in words; empty for a vacancy."""
    if person.is_vacancy:
        return ""
    return NEVER if person.touch.days is None else write_span(person.touch.days)


def touch_parts(person: PersonRow) -> Parts:
    """How long ago the last contact was, with the state's mark in a cell of its own."""
    return touched_cell(touched(person), person.touch.state, is_quiet=person.is_quiet and person.counts)


def key_parts(person: PersonRow) -> Parts:
    """The mark of a key player, filled for one who supports us."""
    if not person.is_key:
        return ((" ", "fg"),)
    if person.supports:
        return ((glyph("supporting-key-player"), stance_token(person.stance)),)
    return ((glyph("key-player"), "muted"),)


def key_words(person: PersonRow) -> Parts:
    """What the mark of a key player means, and what else is to be known first of a person."""
    if person.has_left:
        return (("has left", "muted"),)
    if person.is_vacancy:
        return (("nobody fills this place yet", "muted"),)
    if not person.is_key:
        return (
            (("no key player", "muted"),) if person.influence is not None else (("influence not known", "muted"),)
        )
    words = "supporting key player" if person.supports else "key player"
    return (*key_parts(person), (f" {words}", "muted"))


def budget_parts(person: PersonRow, currency: str) -> Parts:
    """What a person may approve, and how; nothing where neither is known."""
    amount = "" if person.budget is None else write_money_short(person.budget, currency)
    approval = "" if person.approval is None else person.approval.label
    text = " ".join(part for part in (amount, approval) if part)
    return ((text, "fg"),) if text else ()
