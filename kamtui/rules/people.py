"""One of the customer's people as a value: who they are, how they stand to us, when we last talked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.rules.judged import Judged
from kamtui.rules.touch import NOBODY, Interval, Touch
from kamtui.vocabulary import DecisionRole, Influence, Stance, Trend
from kamtui.vocabulary_people import ApprovalForm, Coverage, LineKind, RelationshipLevel


class StanceSeen(NamedTuple):
    """How a person stood to us on a day.

    Attributes:
        day: The day it was seen.
        value: The stance; None where it became unknown on that day.
        note: What was noted along.
        interaction_id: The contact it was seen in.
    """

    day: date
    value: Stance | None
    note: str | None = None
    interaction_id: int | None = None


def known_stances(readings: Iterable[StanceSeen]) -> tuple[int, ...]:
    """The stances that count, the oldest first: those after the last day on which the stance became unknown."""
    found: list[int] = []
    for reading in readings:
        if reading.value is None:
            found.clear()
        else:
            found.append(int(reading.value))
    return tuple(found)


def trend_cause(stances: Sequence[int]) -> str:
    """What a trend compares, as `+1, +2 after 0`."""
    if len(stances) < 2:
        return "fewer than two stances are known"
    last = stances[-3:] if len(stances) > 3 else stances[1:]
    before = stances[-6:-3] if len(stances) > 3 else stances[:1]
    now, then = (", ".join(f"{stance:+d}" if stance else "0" for stance in some) for some in (last, before))
    return f"{now} after {then}"


class RelationLineRow(NamedTuple):
    """A dotted, influence or conflict line, as one of its two ends sees it.

    Attributes:
        id: The line's key.
        kind: What it means.
        other_id: Who is at the other end.
        other: Their name.
        is_outgoing: Whether it was drawn from this person to the other.
        note: What was noted along.
    """

    id: int
    kind: LineKind
    other_id: int
    other: str
    is_outgoing: bool
    note: str | None = None

    @property
    def told(self) -> str:
        """The line in words, as `influences P. D'Angelo`."""
        return f"{LINE_WORDS[self.kind, self.is_outgoing]} {self.other}"


LINE_WORDS = {
    (LineKind.DOTTED, True): "also reports to",
    (LineKind.DOTTED, False): "also leads",
    (LineKind.INFLUENCE, True): "influences",
    (LineKind.INFLUENCE, False): "is influenced by",
    (LineKind.CONFLICT, True): "in conflict with",
    (LineKind.CONFLICT, False): "in conflict with",
}
"""What a line says of the person at its one end, by kind and whether it begins there."""


class PersonRow(NamedTuple):
    """One of the customer's people, judged.

    Attributes:
        id: The stakeholder's key.
        name: Their name; of a vacancy what it is called.
        title: Their title.
        unit_id: The unit they belong to.
        unit: Its name.
        reports_to_id: Whom they report to; None for a root of the chart.
        depth: Steps below the root; 0 for a root.
        is_vacancy: Whether nobody fills the place yet.
        is_outside: Whether they advise from outside.
        left_on: The day they left; None while they are there.
        influence: Their influence; None when unknown.
        role: Their part in decisions as of the day; None when unknown.
        stance: How they stand to us as of the day; None when unknown.
        readings: Stances, the oldest first, unknown ones among them.
        trend: Which way the stance moves; None below two readings.
        last_touch: The day of the last contact they took part in.
        touch: Whether it is time for the next one.
        coverage: How much we talked in twelve months.
        is_key: Whether they are a key player.
        is_quiet: Whether they are a key player not touched within their interval.
        champion_of: Competitors they speak for.
        level_now: What we are to them.
        level_wanted: What we want to be.
        budget: What they may approve, in minor units of the account's currency.
        approval: Whether they approve alone.
        owner: Which of us keeps the contact.
        lines: Lines beside the line of command, from and to them.
        values: Every field of the form by name, `role` and `stance` among them.
        has_left: Whether they have left by the day.
        interval: How often to be in touch with them, and who says so.
    """

    id: int
    name: str
    title: str | None
    unit_id: int | None
    unit: str | None
    reports_to_id: int | None
    depth: int
    is_vacancy: bool
    is_outside: bool
    left_on: date | None
    influence: Influence | None
    role: DecisionRole | None
    stance: Stance | None
    readings: tuple[StanceSeen, ...]
    trend: Trend | None
    last_touch: date | None
    touch: Touch
    coverage: Judged[Coverage]
    is_key: bool
    is_quiet: bool
    champion_of: tuple[str, ...]
    level_now: RelationshipLevel | None
    level_wanted: RelationshipLevel | None
    budget: int | None
    approval: ApprovalForm | None
    owner: str | None
    lines: tuple[RelationLineRow, ...]
    values: Mapping[str, object]
    has_left: bool = False
    interval: Interval = NOBODY

    @property
    def supports(self) -> bool:
        """Whether they support us: supporter or mentor."""
        return self.stance is not None and self.stance >= Stance.SUPPORTER

    @property
    def counts(self) -> bool:
        """Whether they count where people are judged: no vacancy, and not gone."""
        return not self.is_vacancy and not self.has_left
