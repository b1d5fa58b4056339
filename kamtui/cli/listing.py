"""`accounts`: the portfolio as a table or as JSON."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from kamtui.cli.call import Call
from kamtui.cli.output import say, say_json, tell, width
from kamtui.cli.tables import Column, draw_table
from kamtui.reading import money_json, write_day_short, write_money_short, write_span
from kamtui.rules.judged import Judged
from kamtui.services.filtering import read_filter
from kamtui.services.portfolio import AccountRow, Portfolio, load_portfolio
from kamtui.text import fold_name
from kamtui.theme import glyph, use_ascii
from kamtui.vocabulary import AccountStatus, TouchState

COLUMNS = (
    Column("#", "right"),
    Column("Account", least=24, most=50),
    Column("Status", spare=3),
    Column("Tier"),
    Column("Health"),
    Column("Revenue", "right"),
    Column("Potential", "right", spare=2),
    Column("Last touch"),
    Column("Next", "right"),
    Column("", least=16, most=40, spare=4),
    Column("Open", spare=1),
)
NO_SCORE = {"value": None, "why": ["there is no scorecard yet"]}
"""The score while accounts are not scored."""
ORDER = list(AccountStatus)


def print_accounts(call: Call, text: str, *, as_json: bool) -> None:
    """Print the portfolio.

    Args:
        call: The call it was asked for with.
        text: What narrows it, as in the app.
        as_json: Whether programs read it.
    """
    with call.open_book() as book:
        portfolio = load_portfolio(book, call.today, call.settings.thresholds)
    chosen = in_order(read_filter(text, call.today, call.settings.me).choose(portfolio.rows))
    if as_json:
        say_json([account_json(row) for row in chosen])
        return
    use_ascii(call.settings.glyphs == "ascii")
    if chosen:
        say(account_lines(chosen, call.today, width()))
    tell(_summary(len(chosen), portfolio))


def in_order(rows: Iterable[AccountRow]) -> list[AccountRow]:
    """Key accounts first, then by name."""
    return sorted(rows, key=lambda row: (ORDER.index(row.status), fold_name(row.name), row.id))


def account_lines(rows: Iterable[AccountRow], today: date, columns: int) -> Iterator[str]:
    """Accounts as a table.

    Args:
        rows: The accounts in their order.
        today: The day from which a day's year is left out.
        columns: Terminal columns it may take.
    """
    return draw_table(COLUMNS, [_cells(row, today) for row in rows], columns)


def _summary(shown: int, portfolio: Portfolio) -> str:
    if not portfolio.rows:
        return "There is no account yet: kamtui import FILE brings them in, and kamtui opens the app."
    return f"{shown} of {portfolio.total} accounts"


def account_json(row: AccountRow) -> dict[str, Any]:
    """An account of the portfolio as programs read it."""
    facts = row.facts
    return {
        "id": row.id,
        "name": row.name,
        "status": row.status.value,
        "tier": _tier_json(row),
        "tier_computed": _judged_json(row.tier_computed),
        "score": NO_SCORE,
        "health": _judged_json(row.health),
        "revenue": _money_json(facts.revenue, facts.currency),
        "potential": _money_json(facts.potential, facts.currency),
        "last_touch": facts.last_touch,
        "next": None if row.next is None else {"day": row.next.day.isoformat(), "title": row.next.title},
        "open_cases": facts.open_cases,
        "overdue_actions": facts.overdue_actions,
        "single_threaded": _judged_json(row.single_threaded),
    }


def _judged_json(judged: Judged[Any]) -> dict[str, Any]:
    return {"value": judged.value, "why": [cause.text for cause in judged.why]}


def _tier_json(row: AccountRow) -> dict[str, Any]:
    by_hand = row.override
    if by_hand is None:
        return _judged_json(row.tier_computed)
    again = f", looked at again on {by_hand.recheck.isoformat()}" if by_hand.recheck else ""
    return {"value": by_hand.tier.value, "why": [f"set by hand: {by_hand.reason}{again}"]}


def _money_json(minor: int | None, currency: str) -> dict[str, str] | None:
    return None if minor is None else money_json(minor, currency)


def _cells(row: AccountRow, today: date) -> list[str]:
    facts = row.facts
    unknown = glyph("unknown")
    health = row.health.value
    return [
        f"#{row.id}",
        row.name,
        row.status.label,
        f"{row.tier.label if row.tier else unknown}{glyph('overridden') if row.override else ''}",
        f"{unknown if health is None else health:>4}{f' {glyph(row.trend.value)}' if row.trend else ''}",
        unknown
        if facts.revenue is None
        else f"{facts.currency} {write_money_short(facts.revenue, facts.currency)}",
        unknown if facts.potential is None else write_money_short(facts.potential, facts.currency),
        _touch(row),
        write_day_short(row.next.day, today) if row.next else "",
        row.next.title if row.next else "",
        _open(row),
    ]


def _touch(row: AccountRow) -> str:
    touch = row.touch
    if touch.days is None:
        return touch.state.label
    return write_span(touch.days) + (f" {touch.state.label}" if touch.state is not TouchState.FINE else "")


def _open(row: AccountRow) -> str:
    late = f"{row.facts.overdue_actions} late" if row.facts.overdue_actions else ""
    cases = f"{row.facts.open_cases} case{'s' if row.facts.open_cases > 1 else ''}" if row.facts.open_cases else ""
    return ", ".join(filter(None, (late, cases)))
