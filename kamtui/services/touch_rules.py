"""Whose interval counts for many: rules for a role or a tier, set and taken away."""

from kamtui.book.book import Book
from kamtui.book.cadence_rows import read_touch_rules
from kamtui.book.errors import Refused
from kamtui.vocabulary import DecisionRole, Tier
from kamtui.vocabulary_cadence import TouchRuleOf

WORDS: dict[TouchRuleOf, type[DecisionRole] | type[Tier]] = {
    TouchRuleOf.ROLE: DecisionRole,
    TouchRuleOf.TIER: Tier,
}
"""Of which words a rule may be."""
MOST_DAYS = 3650
"""Days between two contacts at most."""


def load_touch_rules(book: Book) -> dict[tuple[TouchRuleOf, str], int]:
    """The days that are set, by (role or tier, its stored word)."""
    with book.rows() as connection:
        return {(TouchRuleOf(whose), word): days for (whose, word), days in read_touch_rules(connection).items()}


def set_touch_rule(book: Book, whose: TouchRuleOf, word: str, days: int | None) -> None:
    """Set how often to be in touch with everybody in a role, or with accounts of a tier.

    Args:
        book: The book.
        whose: A role or a tier.
        word: Its stored word, as `champion`.
        days: Days between two contacts; None takes the rule away.

    Raises:
        Refused: There is no such role or tier, or the days are none.
    """
    from sqlmodel import col, select  # the ORM is first needed to write

    from kamtui.models.cadence import TouchRule

    words = {each.value: each for each in WORDS[whose]}
    if word not in words:
        raise Refused(f"“{word[:40]}” is no {whose.label}.", "word")
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise Refused(f"Days between two contacts run from 1 to {MOST_DAYS}.", "days")
    name = f"{whose.label} {words[word].label}"
    label = f"No touch rule for the {name}" if days is None else f"Touch the {name} every {days} d"
    with book.step(label) as session:
        wanted = select(TouchRule).where(col(TouchRule.whose) == whose, col(TouchRule.word) == word)
        row = session.exec(wanted).first()
        if row is not None and days is None:
            session.delete(row)
        elif row is not None:
            row.days = days or row.days
        elif days is not None:
            session.add(TouchRule(whose=whose, word=word, days=days))
