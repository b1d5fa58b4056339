"""The columns of the account list, and by what it can be sorted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from kamtui.reading import write_day, write_day_short, write_money_short, write_span
from kamtui.screens.base import WIDE
from kamtui.services.portfolio import AccountRow
from kamtui.theme import glyph, meter_token, score_token
from kamtui.vocabulary import TouchState, Trend
from kamtui.widgets.columns import Column
from kamtui.widgets.gauges import meter
from kamtui.widgets.parts import Parts

ROOMY = 140
"""Columns from which the words of the next appointment are shown."""
TREND_TOKENS = {Trend.RISING: "good", Trend.STEADY: "quiet", Trend.FALLING: "bad"}


class Order(NamedTuple):
    """One way to sort the list.

    Attributes:
        key: The column it follows.
        words: What it is, for the place's line.
        back: The same turned round.
        short: What it is where room is short.
        by: What rows are compared by; None is unknown, and comes last either way.
    """

    key: str
    words: str
    back: str
    short: str
    by: Callable[[AccountRow], Any]

    def sort(self, rows: Iterable[AccountRow], *, turned: bool = False) -> list[AccountRow]:
        """The rows in this order, or turned round; equal ones stand by name, unknown ones last."""
        by_name = sorted(rows, key=lambda row: row.sort_name)
        known = [row for row in by_name if self.by(row) is not None]
        return sorted(known, key=self.by, reverse=turned) + [row for row in by_name if self.by(row) is None]


def _largest(amount: int | None) -> int | None:
    return None if amount is None else -amount


ORDERS = (
    Order("health", "worst health first", "best health first", "by health", lambda row: row.score),
    Order("name", "by name", "by name from the end", "by name", lambda row: row.sort_name),
    Order("revenue", "largest revenue first", "smallest revenue first", "by revenue",
          lambda row: _largest(row.facts.revenue)),
    Order("potential", "largest potential first", "smallest potential first", "by potential",
          lambda row: _largest(row.facts.potential)),
    Order("touch", "longest silence first", "shortest silence first", "by touch",
          lambda row: row.facts.last_touch or ""),
    Order("next", "soonest first", "furthest first", "by next", lambda row: row.next.day if row.next else None),
)  # fmt: skip
"""The ways to sort, in the order of the key that changes it; amounts of several currencies as they are written."""


def main_currency(rows: Iterable[AccountRow]) -> str:
    """The currency most accounts have: its amounts are written without its name."""
    counted = Counter(row.facts.currency for row in rows)
    return counted.most_common(1)[0][0] if counted else ""


def account_columns(width: int, today: date, main: str) -> Sequence[Column[AccountRow]]:
    """The columns that a table of so many cells shows.

    Args:
        width: Cells of the table.
        today: The day to write days by.
        main: The currency whose amounts go without its name.
    """

    def money(amount: int | None, row: AccountRow) -> Parts:
        if amount is None:
            return ((glyph("unknown"), "muted"),)
        text = write_money_short(amount, row.facts.currency)
        return (
            ((text, "fg"),) if row.facts.currency == main else ((row.facts.currency + " ", "muted"), (text, "fg"))
        )

    is_wide = width >= WIDE
    columns: list[Column[AccountRow]] = [
        Column("name", "Account", 0, lambda row: ((row.name, "fg"),)),
        Column("tier", "Tier", 7, tier_parts),
        Column("health", "Health", 12 if is_wide else 6, health_parts if is_wide else health_number),
        Column("revenue", "Revenue", 9, lambda row: money(row.facts.revenue, row), "right"),
    ]
    if is_wide:
        columns.append(Column("potential", "Potential", 9, lambda row: money(row.facts.potential, row), "right"))
    columns.append(Column("touch", "Touched ", 8, touch_parts, "right"))
    roomy = width >= ROOMY
    columns.append(Column("next", "Next", 28 if roomy else 10, lambda row: next_parts(row, today, words=roomy)))
    columns.append(Column("open", "Open", 4, lambda row: count_parts(row.facts.open_actions), "right"))
    if is_wide:
        columns += [
            Column("late", "Late", 4, lambda row: count_parts(row.facts.overdue_actions, "late"), "right"),
            Column("cases", "Cases", 5, lambda row: count_parts(row.facts.open_cases), "right"),
        ]
    return columns


def tier_parts(row: AccountRow) -> Parts:
    """The tier's word, and a mark when it was set by hand."""
    if row.tier is None:
        return ((glyph("unknown"), "muted"),)
    word = (row.tier.label.capitalize(), "fg")
    return (word, (glyph("overridden"), "accent")) if row.override else (word,)


def health_number(row: AccountRow) -> Parts:
    """The number in three cells, and where it is going."""
    value = row.score
    text = glyph("unknown") if value is None else str(value)
    number = (text.rjust(3), score_token(value))
    if row.trend is None:
        return (number,)
    return (number, (" ", "fg"), (glyph(row.trend.value), TREND_TOKENS[row.trend]))


def health_parts(row: AccountRow) -> Parts:
    """The number, its trend and a meter."""
    parts = health_number(row)
    value = row.score
    if value is None:
        return parts
    gap = ((" ", "fg"),) if row.trend else (("   ", "fg"),)
    return (*parts, *gap, *meter(value / 100, 6, meter_token(value)))


def touch_parts(row: AccountRow) -> Parts:
    """How long ago the last contact was, with the state's mark in a cell of its own."""
    touch = row.touch
    if touch.days is None:
        return (("never  ", "muted"),)
    token = {TouchState.DUE: "due", TouchState.LATE: "late"}.get(touch.state)
    mark = glyph(token) if token else " "
    return ((write_span(touch.days), token or "fg"), (f" {mark}", token or "fg"))


def next_parts(row: AccountRow, today: date, *, words: bool) -> Parts:
    """The next day with the account, late ones as days late; on a wide screen also what it is."""
    found = row.next
    if found is None:
        day = (glyph("no-value").ljust(12), "muted") if words else (glyph("no-value"), "muted")
        return (day, ("none planned", "muted")) if words else (day,)
    if found.late_days:
        day = (f"{write_span(found.late_days)} late", "late")
    else:
        day = (
            write_day(found.day, today) if found.day.year == today.year else write_day_short(found.day, today),
            "fg",
        )
    if not words:
        return (day,)
    return ((day[0].ljust(12), day[1]), (found.title, "muted"))


def count_parts(count: int, token: str = "fg") -> Parts:
    """A count, or the mark for none."""
    return ((str(count), token),) if count else ((glyph("none"), "quiet"),)
