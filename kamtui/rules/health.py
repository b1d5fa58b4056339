"""Health of an account, 0 to 100: five parts, of which only the known ones count; every point lost has a cause."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kamtui.rules.judged import Cause, Judged
from kamtui.rules.relationships import Person, falling, gone_quiet, map_state, single_threaded
from kamtui.vocabulary import CasePriority, Trend

MAP, THREADS, QUIET, FALLING = 10, 10, 6, 4
"""Points of the relationship's parts, 30 together: map state, single-threaded, gone quiet, falling stance."""
PLAN, RENEWAL, SERVICE = 25, 10, 15
"""Points of the other parts a book can know so far; revenue against target and satisfaction are not kept yet."""
LEAST_KNOWN = 40
"""Below so many known points of a hundred a number would say more than is known: a plan alone is not enough."""
TREND_STEP = 3
"""By how many points health must move to rise or fall."""
AGED_DAYS, SILENT_DAYS = 14, 7
"""A case is flagged when open or silent for longer [8T]."""


class Case(NamedTuple):
    """An open service case: id, number, day opened, day of the last update, priority."""

    id: int
    number: str
    opened: date | None
    updated: date | None
    priority: CasePriority | None


class GoalTrack(NamedTuple):
    """A goal with its progress and the share of its time that is over, both 0 to 100."""

    id: int
    text: str
    progress: int
    elapsed: int


class Signals(NamedTuple):
    """What health is judged from.

    Attributes:
        people: Everybody who has not left; vacancies are left out.
        has_plan: Whether there is a plan that is not closed.
        overdue: (id, title, days late) of open actions past their day, latest first.
        orphans: Goals without objective and objectives without action.
        goals: Goals whose progress is known.
        renewal: When the contract ends; None when unknown.
        open_cases: Cases that are not done.
        has_cases: Whether there ever was a case.
    """

    people: Sequence[Person] = ()
    has_plan: bool = False
    overdue: Sequence[tuple[int, str, int]] = ()
    orphans: int = 0
    goals: Sequence[GoalTrack] = ()
    renewal: date | None = None
    open_cases: Sequence[Case] = ()
    has_cases: bool = False


def judge_health(signals: Signals, today: date) -> Judged[int]:
    """Judge an account's health.

    Args:
        signals: What is known of it.
        today: The day to judge on.

    Returns:
        0 to 100, or None when too little is known; first how the points add up, then the causes, weightiest first.
    """
    parts = [
        *_relationship(signals.people, today),
        (PLAN, _plan(signals) if signals.has_plan else None),
        (RENEWAL, _renewal(signals.renewal, today) if signals.renewal else None),
        (SERVICE, _service(signals.open_cases, today) if signals.has_cases else None),
    ]
    known = sum(points for points, causes in parts if causes is not None)
    if known < LEAST_KNOWN:
        words = f"only {known} points are known" if known else "no people, plan, renewal or case is known"
        return Judged(None, (Cause(words),))
    lost = 0
    causes: list[Cause] = []
    for points, found in parts:
        if found is None:
            continue
        lost += min(points, -sum(cause.points for cause in found))
        causes += found
    value = round(100 * (known - lost) / known)
    causes.sort(key=lambda cause: cause.points)
    return Judged(value, (_sum(known, lost, value), *causes))


def _sum(known: int, lost: int, value: int) -> Cause:
    """The arithmetic in words; the causes after it add up to what is lost, but for what a part could not lose."""
    judged = f"{known} of 100 points can be judged"
    return Cause(f"{judged}, {lost} lost: {known - lost} of {known} is {value}" if lost else f"{judged}, none lost")


def health_trend(now: int | None, before: int | None) -> Trend | None:
    """Which way health has moved since the reading before; None when either is unknown."""
    if now is None or before is None:
        return None
    moved = now - before
    return Trend.RISING if moved >= TREND_STEP else Trend.FALLING if moved <= -TREND_STEP else Trend.STEADY


Part = tuple[int, list[Cause] | None]
"""Points of a part, and what takes from it; None where it is not known."""


def _relationship(people: Sequence[Person], today: date) -> list[Part]:
    """Four parts, each known only when somebody has said what it is judged from: unknown is not zero."""
    return [
        (MAP, _map(people) if any(person.influence for person in people) else None),
        (THREADS, _threads(people, today) if any(person.stances for person in people) else None),
        (QUIET, _quiet(people, today) if any(person.is_key for person in people) else None),
        (FALLING, _falling(people) if any(len(person.stances) > 1 for person in people) else None),
    ]


def _map(people: Sequence[Person]) -> list[Cause]:
    state = map_state(people)
    if state.value not in (1, 2):
        return []
    return [Cause(state.why[0].text, -10 if state.value == 1 else -8)]


def _threads(people: Sequence[Person], today: date) -> list[Cause]:
    threads = single_threaded(people, today)
    if threads.value == "no":
        return []
    points = -10 if threads.value == "critical" else -7
    return [Cause(f"single-threaded: {threads.why[0].text}", points, threads.why[0].record)]


def _quiet(people: Sequence[Person], today: date) -> list[Cause]:
    causes = []
    for person in gone_quiet(people, today)[:2]:
        since = "never touched" if person.last_touch is None else f"quiet for {(today - person.last_touch).days} d"
        causes.append(Cause(f"{person.name} {since}", -3, ("stakeholder", person.id)))
    return causes


def _falling(people: Sequence[Person]) -> list[Cause]:
    return [
        Cause(f"{person.name} at {_signed(person.stance or 0)}, falling", -2, ("stakeholder", person.id))
        for person in falling(people)[:2]
    ]


def _signed(stance: int) -> str:
    """A stance as it is written, with a true minus."""
    return f"−{-stance}" if stance < 0 else f"+{stance}" if stance else "0"


def _plan(signals: Signals) -> list[Cause]:
    causes = [
        Cause(f"“{title}” {days} d late", -3, ("action", number)) for number, title, days in signals.overdue[:4]
    ]
    behind = [goal for goal in signals.goals if goal.elapsed - goal.progress > 25]
    causes += [
        Cause(f"“{goal.text}” at {goal.progress}% with {goal.elapsed}% of its time over", -4, ("goal", goal.id))
        for goal in behind[:2]
    ]
    if signals.orphans:
        count = signals.orphans
        words = "1 goal or objective leads" if count == 1 else f"{count} goals or objectives lead"
        causes.append(Cause(f"{words} to nothing", -min(5, count)))
    return causes


def _renewal(renewal: date, today: date) -> list[Cause]:
    days = (renewal - today).days
    if days < 0:
        return [Cause(f"contract ended {-days} d ago", -10)]
    if days <= 90:
        return [Cause(f"renewal in {days} d", -6)]
    return [Cause(f"renewal in {days} d", -3)] if days <= 180 else []


def _service(cases: Sequence[Case], today: date) -> list[Cause]:
    causes = []
    for case in cases:
        age = (today - case.opened).days if case.opened else 0
        silent = (today - (case.updated or case.opened or today)).days
        urgent = case.priority in (CasePriority.HIGH, CasePriority.CRITICAL)
        record = ("service_case", case.id)
        if age > AGED_DAYS:
            causes.append(Cause(f"case #{case.number} open {age} d", -6 if urgent else -3, record))
        elif silent > SILENT_DAYS:
            causes.append(Cause(f"case #{case.number} silent for {silent} d", -2, record))
    return causes
