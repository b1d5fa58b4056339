"""What the map of people warns of, in one list: what screens, Markdown and the command line say alike."""

from collections.abc import Iterator

from kamtui.rules.coverage import listed
from kamtui.rules.judged import Cause
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.vocabulary import Trend
from kamtui.vocabulary_people import RelationshipLevel

LEVELS = tuple(RelationshipLevel)
"""What we may be to a person, from the lowest to the highest."""

THREADS = {"no": "not single-threaded", "yes": "single-threaded", "critical": "single-threaded, critically"}
"""What is said of how many supporters carry an account or unit."""
WARNED = frozenset({"yes", "critical"})
"""Where it hangs on one person."""


def flags_of(view: PeopleView) -> tuple[Cause, ...]:
    """Everything that needs attention, the weightiest first; a cause names the person to look at.

    Args:
        view: The people.
    """
    return (*_account_flags(view), *(flag for row in view.people for flag in _person_flags(row, view)))


def _account_flags(view: PeopleView) -> Iterator[Cause]:
    if not view.present:
        return
    threads = view.single_threaded
    if threads.value in WARNED:
        yield Cause(f"{THREADS[threads.value]}: {threads.why[0].text}", 0, threads.why[0].record)
    if (state := view.map_state).value in (1, 2):
        yield Cause(f"map state {state.value}: {state.why[0].text}")
    roles = view.role_coverage
    if roles.value is not None and roles.value.part < roles.value.whole:
        yield Cause(", ".join(cause.text for cause in roles.why if cause.record is None))
    names = dict(view.units)
    for unit, judged in view.by_unit.items():
        if judged.value in WARNED and unit != view.unit_id:
            yield Cause(f"{names[unit]} is {THREADS[judged.value]}: {judged.why[0].text}", 0, judged.why[0].record)


def _person_flags(row: PersonRow, view: PeopleView) -> Iterator[Cause]:
    """What needs attention with one person, as one cause."""
    told = list(person_flags(row))
    above = view.by_id.get(row.reports_to_id or 0)
    if above is not None and above.has_left and row.counts:
        told.append(f"reports to {above.name}, who has left")
    if told:
        yield Cause(f"{row.name}: {'; '.join(told)}", 0, ("stakeholder", row.id))


def person_flags(row: PersonRow) -> Iterator[str]:
    """What needs attention with one person, in short clauses."""
    if not row.counts:
        return
    if row.is_quiet:
        days = row.touch.days
        yield "gone quiet, never in touch" if days is None else f"gone quiet, {days} d"
    if row.trend is Trend.FALLING:
        yield "stance falling"
    if row.champion_of:
        yield f"speaks for {listed(row.champion_of)}"
    if row.level_wanted is not None and _is_below(row.level_now, row.level_wanted):
        now = "unknown" if row.level_now is None else row.level_now.label
        yield f"we are {now}, want to be {row.level_wanted.label}"


def _is_below(now: RelationshipLevel | None, wanted: RelationshipLevel) -> bool:
    return now is None or LEVELS.index(now) < LEVELS.index(wanted)
