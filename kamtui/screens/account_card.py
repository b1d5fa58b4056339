"""The current account at a glance: causes for the strip, the card beside the list, why its figures are so."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.strip import Strip

from kamtui.reading import write_day, write_day_short, write_money, write_span
from kamtui.rules.judged import Cause
from kamtui.screens.account_columns import TREND_TOKENS, tier_parts, touch_parts
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.services.portfolio import AccountRow
from kamtui.text import cells
from kamtui.theme import glyph, meter_token, score_token
from kamtui.widgets.gauges import meter
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts, spread, width_of
from kamtui.wrapping import wrap

if TYPE_CHECKING:  # the agenda is not needed for the first frame
    from kamtui.rules.agenda import AgendaItem

LABEL = 14
"""Cells of the labels on the card."""
POINTS = 4
"""Cells of a cause's points and the blank after them."""
CAUSE_LINES = 3
"""Lines of one text on the card at most: a name may be ten thousand characters long."""
GAP = 3
"""Blank cells between a text and what stands at the right edge."""
SHOWN = 3
"""Lines of each group on the card."""


def figure_parts(row: AccountRow) -> Parts:
    """The account's health in words."""
    value = row.health.value
    if value is None:
        return ((f"? · {row.health.why[0].text}", "muted"),)
    return ((f"health {value} of 100", score_token(value)),)


def strip_causes(row: AccountRow) -> Sequence[tuple[int, str, str]]:
    """(points, text, token) of what takes from the account's health, weightiest first."""
    lost = [cause for cause in row.health.why if cause.points < 0]
    if not lost:
        return () if row.health.value is None else ((0, "nothing takes from it", "muted"),)
    return [(cause.points, cause.text, _weight(cause)) for cause in lost]


def _weight(cause: Cause) -> str:
    return "bad" if cause.points <= -6 else "watch"


def why_entries(row: AccountRow, today: date) -> Iterator[WhyEntry]:
    """The account's figures with their causes, for the dialog."""
    unknown: Parts = (("?", "muted"),)  # the cause stands below
    yield WhyEntry("Health", unknown if row.health.value is None else figure_parts(row), row.health.why)
    tier: Sequence[Cause] = row.tier_computed.why
    if row.override:
        recheck = f", re-check {write_day(row.override.recheck, today)}" if row.override.recheck else ""
        computed = row.tier_computed.value.label if row.tier_computed.value else "unplaced"
        tier = (
            Cause(f"by hand: {row.override.reason}{recheck}"),
            Cause(f"by arithmetic it would be {computed}"),
            *tier,
        )
    yield WhyEntry("Tier", tier_parts(row), tier)
    facts = row.facts
    amounts = [
        Cause(f"{name}: {write_money(amount, facts.currency)}")
        for name, amount in (("revenue", facts.revenue), ("potential", facts.potential))
        if amount is not None
    ]
    if amounts:
        yield WhyEntry("Worth", ((f"a year, in {facts.currency}", "muted"),), amounts)
    threads = row.single_threaded
    words = {
        "no": ("not single-threaded", "fg"),
        "yes": ("single-threaded", "watch"),
        "critical": ("critical", "bad"),
    }
    yield WhyEntry("One thread", (words.get(threads.value or "", ("?", "muted")),), threads.why)
    yield WhyEntry("Touched", touch_parts(row), tuple(_touch_causes(row, today)))


def _touch_causes(row: AccountRow, today: date) -> Iterator[Cause]:
    if row.facts.last_touch is None:
        yield Cause("no contact is logged")
        return
    yield Cause(f"last contact {write_day(date.fromisoformat(row.facts.last_touch), today)}")
    due, late = row.touch.due, row.touch.late
    if due is not None and late is not None:
        yield Cause(f"the next one is due {write_day(due, today)}, late from {write_day(late, today)}")


class AccountCard(InkedWidget):
    """The account at a glance, right of the list on a very wide screen.

    Args:
        desk: What lies on the desk.
    """

    DEFAULT_CSS = "AccountCard { width: 56; display: none; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[Parts] = []
        self._row: AccountRow | None = None
        self._ahead: Sequence[AgendaItem] = ()

    def show(self, row: AccountRow | None) -> None:
        """Show an account, or nothing; what is due with it follows after that frame."""
        self._row = row
        self._write(())
        if row is not None:
            self.call_after_refresh(self._show_ahead, row)

    def _show_ahead(self, row: AccountRow) -> None:
        from kamtui.screens.account_ahead import read_ahead  # not needed for the first frame

        if row is self._row:  # else one has gone on meanwhile
            self._write(read_ahead(self._desk, row.id))

    def _write(self, ahead: "Sequence[AgendaItem]") -> None:
        self._ahead = ahead
        self._lines = [] if self._row is None else list(self._written(self._row, self._desk.today))
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A line of the card, right of the rule that parts it from the list."""
        parts = self._lines[y] if y < len(self._lines) else ()
        return self.ink.strip(((glyph("vertical"), "faint"), *blanks(2), *fit_parts(parts, width - 5)), width)

    def _written(self, row: AccountRow, today: date) -> Iterator[Parts]:
        width = self.size.width - 5 if self.size.width else 51
        facts = row.facts
        for part in wrap(row.name, width, CAUSE_LINES, glyph("more")):
            yield ((part, "fg", "b"),)
        known = [row.tier.label.capitalize() if row.tier else "no tier", facts.owner or "no owner"]
        if facts.renewal:
            known.append(f"renewal {write_day_short(date.fromisoformat(facts.renewal), today)}")
        yield ((" · ".join(known), "muted"),)
        yield ()
        yield from self._health(row, width)
        if row.open_cases:
            yield ()
            for place, case in enumerate(row.open_cases[:SHOWN]):
                age = f"{(today - case.opened).days} d" if case.opened else "?"
                text: Parts = ((glyph("case") + " ", "muted"), (f"{case.number}", "fg"))
                yield _group("" if place else "Cases", text, ((age, "muted"),), width)
        yield from self._people(row, width)
        yield from self._next(today, width)

    def _next(self, today: date, width: int) -> Iterator[Parts]:
        """What is due next, of all that the calendar has of the account."""
        for place, item in enumerate(self._ahead[:SHOWN]):
            if not place:
                yield ()
            due = _due(item.day, item.late_days, today)
            first, *others = wrap(item.title, width - LABEL - width_of(due) - GAP, CAUSE_LINES, glyph("more"))
            yield _group("" if place else "Next", ((first, "fg"),), due, width)
            yield from ((*blanks(LABEL), (other, "fg")) for other in others)
        if len(self._ahead) > SHOWN:
            yield (*blanks(LABEL), (f"+{len(self._ahead) - SHOWN} more in the calendar", "muted"))

    def _health(self, row: AccountRow, width: int) -> Iterator[Parts]:
        value = row.health.value
        if value is None:
            yield _group("Health", (("?", "muted"),), (), width)
            return
        trend = ((glyph(row.trend.value), TREND_TOKENS[row.trend]),) if row.trend else ((" ", "fg"),)
        bar = meter(value / 100, width - LABEL - 5, meter_token(value))
        yield (
            *_label("Health"),
            (str(value).rjust(2), score_token(value), "b"),
            *blanks(1),
            *trend,
            *blanks(1),
            *bar,
        )
        for points, text, token in strip_causes(row)[:5]:
            number = f"{glyph('minus')}{-points}" if points else ""
            ink = "fg" if points else "muted"
            for place, part in enumerate(wrap(text, width - LABEL - POINTS, CAUSE_LINES, glyph("more"))):
                yield (
                    *blanks(LABEL),
                    (("" if place else number).rjust(POINTS - 1), token),
                    *blanks(1),
                    (part, ink),
                )

    @staticmethod
    def _people(row: AccountRow, width: int) -> Iterator[Parts]:
        keys = [person for person in row.people if person.is_key]
        if not keys:
            return
        yield ()
        supporting = [person for person in keys if person.supports]
        for place, (mark, group) in enumerate(
            (("supporting-key-player", supporting), ("key-player", [one for one in keys if not one.supports]))
        ):
            if group:
                names = ", ".join(person.name for person in group)
                label = "" if place and supporting else "People"
                count = f"{len(group)} of {len(keys)} key players"
                yield (*_label(label), (glyph(mark) + " ", "muted"), (count, "muted"))
                for part in wrap(names, width - LABEL - 2, CAUSE_LINES, glyph("more")):
                    yield (*blanks(LABEL + 2), (part, "fg"))


def _label(text: str) -> Parts:
    return ((text, "muted"), *blanks(LABEL - cells(text)))


def _group(label: str, text: Parts, tail: Parts, width: int) -> Parts:
    return (*_label(label), *spread(text, tail, width - LABEL))


def _due(day: date, late: int, today: date) -> Parts:
    return ((f"{write_span(late)} late", "late"),) if late else ((write_day(day, today), "muted"),)
