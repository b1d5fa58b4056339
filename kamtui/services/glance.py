"""Reading an account in a few facts for the head of its exported plan."""

from datetime import date

from kamtui.book.book import Book
from kamtui.rules.glance import AccountGlance
from kamtui.rules.plan import PlanView
from kamtui.services.people import NONE_CHOSEN, Chosen
from kamtui.services.portfolio import AccountRow, load_portfolio


def glance_of_plan(
    book: Book, view: PlanView, today: date, *, chosen: Chosen = NONE_CHOSEN
) -> AccountGlance | None:
    """The facts that stand in the export of a plan; None for one that is over, as they are those of today.

    Args:
        book: Where to look.
        view: The plan.
        today: The day to judge on.
        chosen: The user's own thresholds for the tier.
    """
    if view.is_past:
        return None
    row = load_portfolio(book, today, chosen, ids=(view.account_id,)).by_id.get(view.account_id)
    return None if row is None else _glance(row)


def _glance(row: AccountRow) -> AccountGlance:
    facts = row.facts
    return AccountGlance(
        industry=facts.industry,
        region=facts.region,
        currency=facts.currency,
        revenue=facts.revenue,
        potential=facts.potential,
        renewal=date.fromisoformat(facts.renewal) if facts.renewal else None,
        tier=row.tier,
        tier_why=_tier_why(row),
        health=row.score,
    )


def _tier_why(row: AccountRow) -> str:
    if row.override:
        return f"by hand: {row.override.reason}" if row.override.reason else "by hand"
    return ", ".join(cause.text for cause in row.tier_computed.why)
