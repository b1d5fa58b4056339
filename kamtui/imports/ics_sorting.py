"""What becomes of the events of a calendar: contacts that were, series to come, and what is left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from kamtui.imports.ics_clocks import is_zone
from kamtui.imports.ics_events import Exceptional, IcsEvent
from kamtui.rules.occurrences import Pattern, is_of_rule, next_occurrences
from kamtui.rules.recurrence_foreign import adopt_rule, check_foreign
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
    """

    accounts: Mapping[int, str]
    emails: Mapping[str, tuple[int, int] | None]
    home: int | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    """A meeting that was, as it becomes a contact."""

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
    """

    account_id: int
    uid: str
    starts: date
    rule: str
    is_foreign: bool
    values: Mapping[str, Any]
    exceptions: tuple[Exceptional, ...]
    people: tuple[int, ...]


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
    title = event.title.removeprefix(f"{known.accounts[account]}: ")
    if not event.rule and event.day < today:
        return NewContact(account, event.day, event.time, title, event.note, people)
    values = {
        "title": title,
        "time": event.time or None,
        "minutes": event.minutes,
        "zone": event.zone or None,
        "place": event.place or None,
        "note": event.note or None,
    }
    starts, rule, is_foreign = _rule(event)
    pattern = Pattern(starts, rule, is_foreign)
    exceptions = tuple(each for each in event.exceptions if is_of_rule(pattern, each.day))
    return NewSeries(account, event.uid, starts, rule, is_foreign, values, exceptions, people)


def _rule(event: IcsEvent) -> tuple[date, str, bool]:
    """The first day, the rule, and whether it is foreign."""
    if not event.rule:
        return event.day, "", False
    from zoneinfo import ZoneInfo  # only for what recurs

    at = time.fromisoformat(event.time) if event.time else None
    zone = ZoneInfo(event.zone) if event.zone and is_zone(event.zone) else None
    adopted = adopt_rule(event.rule, event.day, at=at, zone=zone)
    if adopted is not None:
        return adopted.starts, adopted.text, False
    if problem := check_foreign(event.rule, event.day):
        raise LeftOut(f"“{event.title[:40]}” is left out: {problem.rstrip('.')}.")
    first = next_occurrences(Pattern(event.day, event.rule, True), event.day, 1)
    if not first:
        raise LeftOut(f"“{event.title[:40]}” is left out: its rule gives no date.")
    return event.day, event.rule, True


def _account(event: IcsEvent, calendar: str, known: Known) -> int | None:
    """Whose an event is: by its category, its people, its title, the calendar's name, or as the user said."""
    by_name: dict[str, list[int]] = {}
    for key, name in known.accounts.items():
        by_name.setdefault(fold_name(name), []).append(key)
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
