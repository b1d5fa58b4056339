"""Whose interval counts for many: rules for a role or a tier, set, taken away, and found for an account."""

from collections.abc import Mapping

from kamtui.book.book import Book
from kamtui.book.cadence_rows import read_touch_rules
from kamtui.book.errors import Refused
from kamtui.book.medians import read_medians
from kamtui.book.past import Connection
from kamtui.book.people_rows import StoredPeople, read_worth
from kamtui.rules.tier import NOT_PLACED, find_thresholds, judge_tier
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


def find_tier_rule(
    connection: Connection,
    account_id: int,
    stored: StoredPeople,
    chosen: Mapping[str, tuple[int | None, int | None]],
) -> tuple[str, int | None]:
    """Find the rule of the tier an account is in, by hand or by arithmetic, where the account leaves it to that.

    Args:
        connection: Any connection to the book.
        account_id: The account.
        stored: Its people, with what is set for it and the rules there are.
        chosen: The user's own thresholds for the tier.

    Returns:
        The tier as people read it, and the days of the rule for it; None where none is set.
    """
    if stored.touch_days is not None or not any(whose == TouchRuleOf.TIER for whose, _ in stored.rules):
        return "", None  # so it is with most books: nothing is read for it
    worth = read_worth(connection, account_id)
    if worth.by_hand:
        tier: Tier | None = Tier(worth.by_hand)
    else:
        thresholds = find_thresholds((median[:4] for median in read_medians(connection)), chosen)
        tier = judge_tier(worth.revenue, worth.potential, thresholds.get(stored.currency, NOT_PLACED)).value
    return ("", None) if tier is None else (tier.label, stored.rules.get((TouchRuleOf.TIER, tier)))


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
