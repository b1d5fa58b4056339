"""The ready-made figures: some are computed from what the book knows, the others are written by hand [HP]."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.kpis import Reading
from kamtui.rules.relationships import TOUCHED_DAYS

QUARTERS = 8
"""So many quarters back a computed figure has values."""


class ReadyFigure(NamedTuple):
    """A ready-made figure.

    Attributes:
        key: Its name in the book.
        name: What it is called.
        unit: In what it is measured.
        source: From what it is computed; empty where it is written by hand.
    """

    key: str
    name: str
    unit: str
    source: str = ""


READY = (
    ReadyFigure("satisfaction", "Satisfaction", "NPS"),
    ReadyFigure("wallet", "Share of wallet", "%", "the white space"),
    ReadyFigure("retention", "Revenue retained", "%", "the revenue of two years"),
    ReadyFigure("touched", f"People touched in {TOUCHED_DAYS} days", "people", "the contacts logged"),
    ReadyFigure("supporters", "Units with a supporter", "units", "people's stance"),
    ReadyFigure("ideas", "Ideas pitched in the quarter", "ideas", "the ideas"),
)
"""All of them."""

SOURCES = {figure.key: figure.source for figure in READY if figure.source}
"""From what each computed figure is computed."""


class Computed(NamedTuple):
    """A computed figure.

    Attributes:
        now: Its value today, with the arithmetic.
        readings: Its values, oldest first, today's last; empty where it is unknown today.
    """

    now: Judged[Decimal]
    readings: tuple[Reading, ...] = ()


def quarter_of(day: date) -> tuple[int, int]:
    """Year and quarter of a day."""
    return day.year, (day.month + 2) // 3


def count_quarters(days: Iterable[date]) -> dict[tuple[int, int], int]:
    """How many days fall into each quarter, the newest first; quarters between that have none are there too."""
    counts = Counter(map(quarter_of, days))
    if not counts:
        return {}
    year, quarter = max(counts)
    found = {}
    while (year, quarter) >= min(counts):
        found[year, quarter] = counts[year, quarter]
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return found


def compute_ideas(days: Sequence[date], today: date) -> Computed:
    """Count the ideas pitched in this quarter, and in those before since the first one."""
    counts = count_quarters([*(day for day in days if day <= today), today])
    counts[quarter_of(today)] -= 1  # today stands for its quarter, which may have none
    ends = [(min(_last_day(*quarter), today), count) for quarter, count in list(counts.items())[:QUARTERS]]
    readings = tuple(Reading(0, day, Decimal(count)) for day, count in reversed(ends))
    year, quarter = quarter_of(today)
    said = f"{counts[year, quarter]} in Q{quarter} {year}"
    return Computed(Judged(readings[-1].value, (Cause(said),)), readings)


def compute_touched(contacts: Sequence[tuple[int, date]], people: int, today: date) -> Computed:
    """Count the people we were in touch with in the last 90 days, and at the ends of quarters before.

    Args:
        contacts: Who took part in a contact on which day.
        people: How many people are known who have not left.
        today: The day to judge on.
    """
    if not people:
        return Computed(Judged(None, (Cause("nobody is known"),)))
    first = min((day for _, day in contacts), default=today)
    days = [day for day in _quarter_ends(today) if day >= first]
    readings = tuple(
        Reading(
            0,
            day,
            Decimal(len({who for who, on in contacts if timedelta(0) <= day - on <= timedelta(TOUCHED_DAYS)})),
        )
        for day in (*days, today)
    )
    said = Cause(f"{readings[-1].value} of {people} people in the last {TOUCHED_DAYS} days")
    return Computed(Judged(readings[-1].value, (said,)), readings)


def compute_supporters(units: Mapping[str, bool], today: date) -> Computed:
    """Count the units in which somebody supports us.

    Args:
        units: By a unit's name whether it has a supporter.
        today: The day to judge on.
    """
    if not units:
        return Computed(Judged(None, (Cause("no business unit is known"),)))
    with_one = [name for name, has_one in units.items() if has_one]
    value = Decimal(len(with_one))
    causes = [Cause(f"{len(with_one)} of {len(units)} units")]
    causes += [Cause(f"nobody supports us in {name}") for name, has_one in units.items() if not has_one]
    return Computed(Judged(value, tuple(causes)), (Reading(0, today, value),))


def compute_retention(revenues: Mapping[int, int], today: date) -> Computed:
    """Judge how much of a year's revenue stayed: this year's / that of the year before, in percent.

    Args:
        revenues: Minor units by year.
        today: The day to judge on.
    """
    found = [
        (year, (Decimal(100) * amount / revenues[year - 1]).quantize(Decimal(1)))
        for year, amount in sorted(revenues.items())
        if revenues.get(year - 1, 0) > 0 and year <= today.year
    ]
    if not found:
        return Computed(Judged(None, (Cause("no two years of revenue in a row are known"),)))
    readings = tuple(Reading(0, min(date(year, 12, 31), today), value) for year, value in found)
    year, value = found[-1]
    return Computed(Judged(value, (Cause(f"{value}% of {year - 1} came in {year}"),)), readings)


def compute_wallet(share: Judged[int], today: date) -> Computed:
    """Take the share of wallet over from the white space."""
    if share.value is None:
        return Computed(Judged(None, share.why))
    value = Decimal(share.value)
    return Computed(Judged(value, share.why), (Reading(0, today, value),))


def _last_day(year: int, quarter: int) -> date:
    after = date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
    return after - timedelta(days=1)


def _quarter_ends(today: date) -> Iterator[date]:
    """The ends of the quarters before today's, oldest first."""
    year, quarter = quarter_of(today)
    number = 4 * year + quarter - 1
    for before in range(number - QUARTERS + 1, number):
        yield _last_day(before // 4, before % 4 + 1)
