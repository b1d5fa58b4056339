"""What an event changes of the series or contact that it became: the calendar's news, never over the user's own.

Three sides are compared field by field: what the calendar says now, what the import before wrote, and what the book
holds. What the user changed since, and what became of a meeting by hand, stays as it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from kamtui.imports.ics_events import Exceptional, IcsEvent
from kamtui.imports.ics_sorting import When, details_of, exceptions_of, title_of, when_of
from kamtui.imports.report import FieldChange
from kamtui.reading import write_day
from kamtui.rules.occurrences import Fate, Pattern, is_of_rule
from kamtui.rules.rrule_text import describe
from kamtui.vocabulary_cadence import OccurrenceState

Values = Mapping[str, Any]

LABELS = {
    "title": "Title", "day": "Day", "subject": "Title", "when": "When", "time": "Time", "minutes": "Minutes",
    "zone": "Time zone", "place": "Place", "note": "Note", "notes": "Notes", "is_withdrawn": "Cancelled",
}  # fmt: skip
"""What a field is called in the dry run."""
CALLED_OFF = "is_withdrawn"
ZONED = ("time", "zone")
"""An hour means nothing without its zone: where one of them was changed, both stay or both change."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A series or a contact that an event became, as the book holds it.

    Attributes:
        id: Its key.
        account: The account's name.
        values: What the book holds, by field.
        base: What imports wrote, by field; None where that is not known any more.
        fates: What became of occurrences, by the day of the rule.
        base_fates: What imports wrote of that.
        changed: When the calendar last changed it, as the import before read it; None while unknown.
        is_bound: Whether something of the user's hangs on it.
    """

    id: int
    account: str
    values: Values
    base: Values | None
    fates: Mapping[date, Fate] = field(default_factory=dict)
    base_fates: Mapping[date, Fate] = field(default_factory=dict)
    changed: datetime | None = None
    is_bound: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """What an event changes of what it became.

    Attributes:
        values: The fields that change.
        fates: By the day of the rule what becomes of occurrences; None where the rule's own day counts again.
        told: The changes as a dry run tells them.
        kept: What was changed in the book as well and stays, by label.
        is_older: Whether the event is older than what an import brought before: it changes nothing then.
    """

    values: Values = field(default_factory=dict)
    fates: Mapping[date, Fate | None] = field(default_factory=dict)
    told: tuple[FieldChange, ...] = ()
    kept: tuple[str, ...] = ()
    is_older: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether the book has all of it."""
        return not (self.values or self.fates)


def merge_series(event: IcsEvent, stored: Stored) -> Merged:
    """Compare an event with the series it became.

    Args:
        event: The event.
        stored: The series.

    Raises:
        LeftOut: It recurs in a way that cannot be kept.
    """
    if event.changed is not None and stored.changed is not None and event.changed < stored.changed:
        return Merged(is_older=True)
    if event.is_cancelled:
        return _merged(*_fields({CALLED_OFF: True}, stored), stored)
    when = when_of(event)
    wanted: dict[str, Any] = {
        "title": title_of(event, stored.account), "when": when, **details_of(event), CALLED_OFF: False,
    }  # fmt: skip
    values, kept = _fields(wanted, stored)
    wanted_fates = {each.day: _fate(each) for each in exceptions_of(event, when)}
    # Where the user has another rule by now, the calendar speaks of the days that both give.
    held: When = values["when"] if "when" in values else stored.values["when"]
    goes_by = Pattern(*held)
    days = {day for day in (*wanted_fates, *stored.base_fates) if is_of_rule(goes_by, day)}
    fates, kept_days = _fates(days, wanted_fates, stored)
    # What the new rule does not give any more is forgotten, as where a rule is changed by hand.
    if "when" in values:
        for day, fate in stored.fates.items():
            if fate.state is not OccurrenceState.DONE and not is_of_rule(goes_by, day):
                fates[day] = None
    return _merged(values, [*kept, *kept_days], stored, fates)


def merge_date(event: IcsEvent, stored: Stored) -> Merged:
    """Compare a single date of a series, told without the rest, with the series.

    Args:
        event: The event; the day by the rule stands in `of`, and the rule gives it.
        stored: The series.
    """
    of = event.of
    if of is None:
        return Merged()
    if event.is_cancelled:
        fate: Fate | None = Fate(OccurrenceState.SKIPPED)
    elif (event.day, event.time) == (of, stored.values["time"] or ""):
        fate = None
    else:
        fate = Fate(OccurrenceState.MOVED, event.day, event.time)
    fates, kept = _fates({of}, {} if fate is None else {of: fate}, stored)
    return _merged({}, kept, stored, fates)


def merge_contact(event: IcsEvent, stored: Stored) -> Merged:
    """Compare an event that was with the contact it became.

    Args:
        event: The event.
        stored: The contact.
    """
    wanted = {
        "subject": title_of(event, stored.account),
        "day": event.day,
        "time": event.time or None,
        "notes": event.note or None,
    }
    return _merged(*_fields(wanted, stored), stored)


def is_untouched(stored: Stored) -> bool:
    """Whether a contact is just as an import wrote it, and nothing hangs on it."""
    return stored.base is not None and dict(stored.values) == dict(stored.base) and not stored.is_bound


def _fields(wanted: Values, stored: Stored) -> tuple[dict[str, Any], list[str]]:
    """The fields that the calendar changed and the user did not, and those that both did."""
    values: dict[str, Any] = {}
    kept: list[str] = []
    for names in _compared(wanted):
        news = [wanted[name] for name in names]
        held = [stored.values[name] for name in names]
        base = None if stored.base is None else [stored.base[name] for name in names]
        if news in (held, base):
            continue
        changed = [name for name in names if wanted[name] != stored.values[name]]
        if held == base:
            values.update((name, wanted[name]) for name in changed)
        else:
            kept.extend(LABELS[name] for name in changed)
    return values, kept


def _compared(names: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The fields as they are compared: each on its own, but the hour with its zone."""
    has_zone = set(ZONED) <= set(names)
    if has_zone:
        yield ZONED
    for name in names:
        if not (has_zone and name in ZONED):
            yield (name,)


def _fates(
    days: Iterable[date], wanted: Mapping[date, Fate], stored: Stored
) -> tuple[dict[date, Fate | None], list[str]]:
    """The occurrences that the calendar changed and the user did not, and those that both did."""
    fates: dict[date, Fate | None] = {}
    kept = []
    for day in sorted(days):
        fate, held, base = wanted.get(day), stored.fates.get(day), stored.base_fates.get(day)
        if fate in (held, base) or (held is not None and held.state is OccurrenceState.DONE):
            continue  # what took place took place
        if held == base:
            fates[day] = fate
        else:
            kept.append(f"the meeting of {day.isoformat()}")
    return fates, kept


def _merged(
    values: dict[str, Any], kept: list[str], stored: Stored, fates: dict[date, Fate | None] | None = None
) -> Merged:
    told = [_told(name, stored.values[name], value) for name, value in values.items()]
    for day, fate in (fates or {}).items():
        told.append(FieldChange(day.isoformat(), _fate_words(stored.fates.get(day)), _fate_words(fate)))
    return Merged(values, fates or {}, tuple(told), tuple(kept))


def _fate(each: Exceptional) -> Fate:
    if each.moved_to is None:
        return Fate(OccurrenceState.SKIPPED)
    return Fate(OccurrenceState.MOVED, each.moved_to, each.time)


def _fate_words(fate: Fate | None) -> str:
    if fate is None:
        return "as by the rule"
    if fate.moved_to is None:
        return fate.state.label
    return " ".join(filter(None, ("moved to", fate.moved_to.isoformat(), fate.moved_time)))


def _told(name: str, before: object, after: object) -> FieldChange:
    return FieldChange(LABELS[name], _words(before), _words(after))


def _words(value: object) -> str:
    if isinstance(value, When):
        day = write_day(value.starts, value.starts)
        return f"{describe(value.rule, value.starts)} from {value.starts.isoformat()}" if value.rule else day
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)[:200]
