"""Names for events of a calendar file that share one, each under the name it came in with, where that can be told.

A calendar should give every meeting a name of its own (RFC 5545, UID). Some programs give the same one to several.
Such an event is known again by its day with its title, by its start, or by its title where only one was moved.
"""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, count
from typing import NamedTuple, TypeVar

from kamtui.imports.ics_events import IcsEvent

NEAR = timedelta(days=7)
"""A meeting that is moved by less is the same one, also where the file does not reach back to its old day."""
Sign = Callable[["Came"], Hashable]
"""What tells an event; None where it tells nothing."""
SIGNS: tuple[Sign, ...] = (
    lambda came: came,
    lambda came: (came.day, came.title) if came.title else None,
    lambda came: (came.day, came.time),
)
"""In the order in which they are believed."""
_APART = re.compile(r"#(?P<day>\d{8})(?:T(?P<hour>\d{2})(?P<minute>\d{2}))?(?:-\d+)?$")


class Came(NamedTuple):
    """What is known of an event by the name under which it came in.

    Attributes:
        day: Its first day.
        time: Its time of day as 14:30; empty for all day.
        title: What it is called; empty while unknown.
    """

    day: date
    time: str = ""
    title: str = ""


def shared_name(name: str) -> str:
    """The name in its calendar file of an event that is kept under this one."""
    return _APART.sub("", name)


def came_as(name: str) -> Came | None:
    """What the name itself tells of an event that had to be given one; None where it had its own."""
    found = _APART.search(name)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return Came(day, f"{found['hour']}:{found['minute']}" if found["hour"] else "")


def told_apart(events: Iterable[IcsEvent], known: Mapping[str, Mapping[str, Came]]) -> tuple[IcsEvent, ...]:
    """Give several events of one name a name each.

    Args:
        events: The events of a file, in its order.
        known: By shared name what came in under it before, by the name it has since.

    Returns:
        The events in their order; of those with the same start and title the newest alone stands for all.
    """
    events = tuple(events)
    by_name: dict[str, list[int]] = {}
    for place, event in enumerate(events):
        if not event.series_uid:  # a single date goes by the name of its series
            by_name.setdefault(event.uid, []).append(place)
    became: dict[int, IcsEvent | None] = {}
    for shared, places in by_name.items():
        before = known.get(shared, {})
        is_known_apart = bool(before.keys() - {shared})
        if len(places) == 1 and not is_known_apart:
            continue
        became.update((place, None) for place in places)
        whole = _newest({place: events[place] for place in places})
        if len(whole) > 1 or is_known_apart:
            span = min(event.day for event in events), max(event.day for event in events)
            names = _names(shared, whole, before, span)
            whole = {place: replace(event, uid=names[place]) for place, event in whole.items()}
        became |= whole
    return tuple(found for place, event in enumerate(events) if (found := became.get(place, event)) is not None)


def _newest(sharing: Mapping[int, IcsEvent]) -> dict[int, IcsEvent]:
    """Of each start and title the newest event, counted for all of them; by start."""
    alike: dict[tuple[date, str, str], list[int]] = {}
    for place, event in sharing.items():
        alike.setdefault((event.day, event.time, event.title), []).append(place)
    found = {}
    for _, places in sorted(alike.items()):
        place = max(places, key=lambda place: _age(sharing[place]))
        found[place] = replace(sharing[place], rows=sum(sharing[each].rows for each in places))
    return found


def _age(event: IcsEvent) -> tuple[int, str]:
    return event.sequence, "" if event.changed is None else event.changed.isoformat()


def _names(
    shared: str, events: Mapping[int, IcsEvent], before: Mapping[str, Came], span: tuple[date, date]
) -> dict[int, str]:
    """The names of events that share one, by place: those they came in with, else new ones."""
    names: dict[int, str] = {}
    for sign in SIGNS:
        names |= _pairs(sign, names, events, before)
    names |= _moved(names, events, before, span)
    taken = {*before, *names.values()}
    for place, event in events.items():
        if place not in names:
            names[place] = _fresh(f"{shared}#{event.day:%Y%m%d}{_hour(event.time)}", taken)
            taken.add(names[place])
    return names


def _pairs(
    sign: Sign, names: Mapping[int, str], events: Mapping[int, IcsEvent], before: Mapping[str, Came]
) -> dict[int, str]:
    """Those that a sign tells, where it is that of one event and of one name alone."""
    of_events = _grouped({place: sign(_of(event)) for place, event in events.items() if place not in names})
    of_names = _grouped({name: sign(came) for name, came in before.items() if name not in names.values()})
    return {
        places[0]: of_names[told][0]
        for told, places in of_events.items()
        if len(places) == 1 and len(of_names.get(told, ())) == 1
    }


def _moved(
    names: Mapping[int, str], events: Mapping[int, IcsEvent], before: Mapping[str, Came], span: tuple[date, date]
) -> dict[int, str]:
    """Those of which one of a title was moved: past no other of that title, and from a day that the file has."""
    alone = _pairs(lambda came: came.title or None, names, events, before)
    found = {}
    for place, name in alone.items():
        old, new = before[name].day, events[place].day
        low, high = min(old, new), max(old, new)
        others = [events[each] for each in names if events[each].title == events[place].title]
        is_passed = any(low <= other.day <= high for other in others)
        if not is_passed and (high - low < NEAR or span[0] <= old <= span[1]):
            found[place] = name
    return found


Told = TypeVar("Told", bound=Hashable)


def _grouped(signs: Mapping[Told, Hashable]) -> dict[Hashable, list[Told]]:
    found: dict[Hashable, list[Told]] = {}
    for one, sign in signs.items():
        if sign is not None:
            found.setdefault(sign, []).append(one)
    return found


def _of(event: IcsEvent) -> Came:
    return Came(event.day, event.time, event.title)


def _hour(time: str) -> str:
    return f"T{time.replace(':', '')}" if time else ""


def _fresh(name: str, taken: Collection[str]) -> str:
    """The name, or with a number where it is taken."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(each for each in chain((name,), numbered) if each not in taken)
