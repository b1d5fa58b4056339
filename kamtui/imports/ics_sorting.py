"""What becomes of the events of a calendar: contacts that were, series to come, and what is left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple

from kamtui.imports.ics_clocks import is_zone
from kamtui.imports.ics_events import Exceptional, IcsEvent
from kamtui.rules.occurrences import Pattern, is_of_rule, next_occurrences, rule_days
from kamtui.rules.recurrence_foreign import adopt_rule, check_foreign, with_more_days
from kamtui.text import fold_name

LEAST_NAME = 4
"""Letters of an account's name that are looked for in a title."""


@dataclass(frozen=True, slots=True)
class Known:
    """What of the book tells whose an event is.

    Attributes:
        accounts: Names of the accounts by key.
        emails: Person and account by address in lower case; None where several people have it.
        home: The account of all events that name none; None for none.
        by_name: Keys by folded name; found once, as a calendar has thousands of events.
    """

    accounts: Mapping[int, str]
    emails: Mapping[str, tuple[int, int] | None]
    home: int | None = None
    by_name: Mapping[str, Sequence[int]] = field(init=False)

    def __post_init__(self) -> None:
        by_name: dict[str, list[int]] = {}
        for key, name in self.accounts.items():
            by_name.setdefault(fold_name(name), []).append(key)
        object.__setattr__(self, "by_name", by_name)


@dataclass(frozen=True, slots=True)
class NewContact:
    """A meeting that was, as it becomes a contact."""

    uid: str
    account_id: int
    day: date
    time: str
    title: str
    note: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewSeries:
    """A meeting to come or one that recurs, as it becomes a series.

    Attributes:
        account_id: Whose it is.
        uid: Its name in calendars.
        starts: Its first day.
        rule: Its rule; empty for once.
        is_foreign: Whether the rule is kept as text.
        values: Title, time, minutes, zone, place and note.
        exceptions: What differs from the rule.
        people: Keys of the people who are expected.
        sequence: How often its calendar says that it was changed.
        changed: When it was changed last, UTC; None while unknown.
    """

    account_id: int
    uid: str
    starts: date
    rule: str
    is_foreign: bool
    values: Mapping[str, Any]
    exceptions: tuple[Exceptional, ...]
    people: tuple[int, ...]
    sequence: int = 0
    changed: datetime | None = None


class When(NamedTuple):
    """When an event takes place, as a series keeps it.

    Attributes:
        starts: Its first day.
        rule: Its rule; empty for once.
        is_foreign: Whether the rule is kept as text.
    """

    starts: date
    rule: str = ""
    is_foreign: bool = False


class LeftOut(ValueError):
    """An event is not imported; one sentence."""


def sort_event(event: IcsEvent, calendar: str, known: Known, today: date) -> NewContact | NewSeries:
    """Say what becomes of an event.

    Args:
        event: The event.
        calendar: The calendar's name.
        known: What tells whose it is.
        today: The day of the import.

    Raises:
        LeftOut: Nothing does.
    """
    account = _account(event, calendar, known)
    if account is None:
        raise LeftOut(f"“{event.title[:40]}” names no account of the book: say with --account whose it is.")
    found = (known.emails.get(email) for email in event.emails)
    people = tuple(dict.fromkeys(each[0] for each in found if each is not None and each[1] == account))
    title = title_of(event, known.accounts[account])
    if not recurs(event) and event.day < today:
        return NewContact(event.uid, account, event.day, event.time, title, event.note, people)
    when = when_of(event)
    return NewSeries(
        account,
        event.uid,
        when.starts,
        when.rule,
        when.is_foreign,
        {"title": title, **details_of(event)},
        exceptions_of(event, when),
        people,
        event.sequence,
        event.changed,
    )


def recurs(event: IcsEvent) -> bool:
    """Whether an event has more days than its first one."""
    return bool(event.rule or event.more_days)


def title_of(event: IcsEvent, account: str) -> str:
    """What an event is called at its account: without the account's name before it."""
    return event.title.removeprefix(f"{account}: ")


def details_of(event: IcsEvent) -> dict[str, Any]:
    """What an event says beside its title and its days, by field of a series."""
    return {
        "time": event.time or None,
        "minutes": event.minutes,
        "zone": event.zone or None,
        "place": event.place or None,
        "note": event.note or None,
    }


def exceptions_of(event: IcsEvent, when: When) -> tuple[Exceptional, ...]:
    """What differs from the rule, of the days that it gives."""
    pattern = Pattern(*when)
    return tuple(each for each in event.exceptions if is_of_rule(pattern, each.day))


def when_of(event: IcsEvent) -> When:
    """The first day, the rule, and whether it is foreign: so is one with single further days.

    Raises:
        LeftOut: It recurs in a way that cannot be kept.
    """
    if not recurs(event):
        return When(event.day)
    own = _adopted(event)
    more = [day for day in event.more_days if own is None or day not in _days_of(own, day)]
    if own is not None and not more:
        return own
    text, _ = with_more_days(event.rule, more) if more else (event.rule, 0)
    if problem := check_foreign(text, event.day):
        raise LeftOut(f"“{event.title[:40]}” is left out: {problem.rstrip('.')}.")
    if not next_occurrences(Pattern(event.day, text, True), event.day, 1):
        raise LeftOut(f"“{event.title[:40]}” is left out: its rule gives no date.")
    return When(event.day, text, True)


def days_without_room(event: IcsEvent) -> int:
    """How many of its single further days are left out, as a rule has room for some dozens alone."""
    return len(event.more_days) - with_more_days(event.rule, event.more_days)[1] if event.more_days else 0


def _adopted(event: IcsEvent) -> When | None:
    """When it takes place by a rule of our own; None where there is no rule, or none of ours gives its days."""
    from zoneinfo import ZoneInfo  # only for what recurs

    if not event.rule:
        return None
    at = time.fromisoformat(event.time) if event.time else None
    zone = ZoneInfo(event.zone) if event.zone and is_zone(event.zone) else None
    adopted = adopt_rule(event.rule, event.day, at=at, zone=zone)
    return None if adopted is None else When(adopted.starts, adopted.text)


def _days_of(when: When, day: date) -> tuple[date, ...]:
    return tuple(rule_days(Pattern(*when), day, day))


def _account(event: IcsEvent, calendar: str, known: Known) -> int | None:
    """Whose an event is: by its category, its people, its title, the calendar's name, or as the user said."""
    by_name = known.by_name
    for name in event.categories:
        if (only := _only(by_name.get(fold_name(name), ()))) is not None:
            return only
    accounts = {each[1] for email in event.emails if (each := known.emails.get(email)) is not None}
    if len(accounts) == 1:
        return accounts.pop()
    if known.home is not None:
        return known.home
    of_calendar = _only(by_name.get(fold_name(calendar), ())) if calendar else None
    return of_calendar if of_calendar is not None else _named(event.title, by_name)


def _named(title: str, by_name: Mapping[str, Sequence[int]]) -> int | None:
    """The one account whose name stands in a title."""
    folded = fold_name(title)
    found = [key for name, keys in by_name.items() if len(name) >= LEAST_NAME and name in folded for key in keys]
    return _only(found)


def _only(found: Sequence[int]) -> int | None:
    return found[0] if len(found) == 1 else None
