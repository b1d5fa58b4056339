"""Why: the judgements of a person and of the whole map, with their causes, for the dialog."""

from collections.abc import Iterator

from kamtui.reading import write_day, write_day_short
from kamtui.rules.judged import Cause
from kamtui.rules.people import PersonRow, known_stances, trend_cause
from kamtui.rules.people_flags import flags_of
from kamtui.rules.people_view import PeopleView
from kamtui.rules.significance import judge_significance
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.screens.people_cells import key_words, stance_words, touch_parts
from kamtui.screens.people_heading import THREADS
from kamtui.theme import glyph
from kamtui.vocabulary import Influence
from kamtui.widgets.parts import Parts

READINGS = 8
"""Stances that are told at most."""
UNKNOWN: Parts = (("?", "muted"),)


def why_entries(person: PersonRow | None, view: PeopleView) -> Iterator[WhyEntry]:
    """The judgements of the person under the cursor, then those of all people.

    Args:
        person: The person; None where there is nobody.
        view: All people.
    """
    if person is not None:
        yield from _of_person(person, view)
    yield from _of_all(view)


def _of_person(person: PersonRow, view: PeopleView) -> Iterator[WhyEntry]:
    yield WhyEntry(
        "Person", ((person.name, "fg", "b"), ("  ", "fg"), *key_words(person)), tuple(_key_causes(person))
    )
    if not person.counts:
        return
    yield WhyEntry("Stance", stance_words(person.stance), tuple(_stance_causes(person, view)))
    yield WhyEntry("In touch", touch_parts(person), tuple(_touch_causes(person, view)))
    covered = person.coverage.value
    yield WhyEntry("Coverage", UNKNOWN if covered is None else ((covered.label, "fg"),), person.coverage.why)
    points = judge_significance(person)
    yield WhyEntry("Attention", ((f"{points.value} of 100 points", "fg"),), points.why)


def _key_causes(person: PersonRow) -> Iterator[Cause]:
    if person.is_vacancy:
        yield Cause("the role is on the chart so that it is not forgotten")
    elif person.influence is None:
        yield Cause("a key player has medium or high influence: i says which")
    else:
        words = {
            Influence.LOW: "outside the political structure",
            Influence.MEDIUM: "in the political structure",
            Influence.HIGH: "in the inner circle",
        }
        yield Cause(f"influence {person.influence.label}: {words[person.influence]}")
    for rival in person.champion_of:
        yield Cause(f"champion of {rival}")


def _stance_causes(person: PersonRow, view: PeopleView) -> Iterator[Cause]:
    if not person.readings:
        yield Cause("nobody noted a stance yet")
    if person.trend is not None:
        yield Cause(f"{person.trend.label}: {trend_cause(known_stances(person.readings))}")
    for reading in reversed(person.readings[-READINGS:]):
        value = "not known" if reading.value is None else f"{reading.value:+d} {reading.value.label}"
        note = f", {reading.note}" if reading.note else ""
        met = "" if reading.interaction_id is None else " in a contact"
        yield Cause(f"{write_day_short(reading.day, view.today)}: {value}{met}{note}")


def _touch_causes(person: PersonRow, view: PeopleView) -> Iterator[Cause]:
    if person.last_touch is None:
        yield Cause("no contact is logged")
    else:
        yield Cause(f"last contact {write_day(person.last_touch, view.today)}")
    due, late = person.touch.due, person.touch.late
    if due is not None and late is not None:
        yield Cause(f"the next one is due {write_day(due, view.today)}, late from {write_day(late, view.today)}")
    if person.interval.days is not None:
        yield Cause(person.interval.why)
    if person.is_quiet:
        yield Cause("a key player gone quiet")


def _of_all(view: PeopleView) -> Iterator[WhyEntry]:
    flags = flags_of(view)
    if flags:
        yield WhyEntry("Flags", ((f"{len(flags)} to look at", "watch"),), flags)
    state = view.map_state
    yield WhyEntry("Map state", UNKNOWN if state.value is None else ((str(state.value), "fg"),), state.why)
    threads = view.single_threaded
    yield WhyEntry("Threads", (THREADS.get(threads.value or "", ("?", "muted")),), threads.why)
    units = dict(view.units)
    for unit_id, judged in view.by_unit.items():
        words, token = THREADS.get(judged.value or "", (glyph("unknown"), "muted"))
        yield WhyEntry("", ((f"{units.get(unit_id, '?')}: ", "fg"), (words, token)), judged.why)
    reached = view.reached
    yield WhyEntry(
        "Reached", UNKNOWN if reached.value is None else ((f"{reached.value} in 90 d", "fg"),), reached.why
    )
    roles = view.role_coverage
    yield WhyEntry("Roles", UNKNOWN if roles.value is None else ((f"{roles.value} filled", "fg"),), roles.why)
    top = view.top
    yield WhyEntry("Top", UNKNOWN if top.value is None else ((", ".join(top.value), "fg"),), top.why)
