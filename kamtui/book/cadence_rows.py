"""Series, what became of their occurrences, free days and touch rules, by plain SQL."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple


class SeriesRow(NamedTuple):
    """One series as stored, with its account's name.

    Attributes:
        id: Its key.
        account_id: Whose it is.
        account: The account's name.
        title: What it is called.
        kind: How people meet, as stored.
        starts: Its first day.
        time: Its time of day as 14:30; None for all day.
        minutes: How long it takes; None while unknown.
        zone: The time zone of its time; None for the wall clock wherever one is.
        rule: Its rule; None for once.
        shift: What becomes of it on free days, as stored.
        place: Where it is.
        our_people: Who of ours comes.
        visibility: Whom it may reach, as stored.
        note: What is noted.
        is_foreign: Whether its rule came from elsewhere.
        is_withdrawn: Whether it was taken out.
        uid: Its name in calendars.
        sequence: How often it was changed, as calendars ask for.
        changed: The instant of the last change, UTC in ISO form.
        people: The expected people of the customer's, names parted by commas; empty without any.
    """

    id: int
    account_id: int
    account: str
    title: str
    kind: str
    starts: date
    time: str | None
    minutes: int | None
    zone: str | None
    rule: str | None
    shift: str
    place: str | None
    our_people: str | None
    visibility: str
    note: str | None
    is_foreign: bool
    is_withdrawn: bool
    uid: str
    sequence: int
    changed: str
    people: str


class FateRow(NamedTuple):
    """What became of one occurrence, as stored."""

    series_id: int
    day: date
    state: str
    moved_to: date | None
    moved_time: str


SERIES = """
SELECT s.id, s.account_id, a.name, s.title, s.kind, s.starts, s.time, s.minutes, s.zone, s.rule, s.shift, s.place,
    s.our_people, s.visibility, s.note, s.is_foreign, s.is_withdrawn, s.uid, s.sequence, s.changed,
    coalesce((SELECT group_concat(name, ', ') FROM (SELECT p.name FROM series_person AS x
        JOIN stakeholder AS p ON p.id = x.stakeholder_id WHERE x.series_id = s.id ORDER BY p.name, p.id)), '')
FROM series AS s JOIN account AS a ON a.id = s.account_id
WHERE (:account IS NULL OR s.account_id = :account) AND (:withdrawn OR NOT s.is_withdrawn)
    AND (:archived OR a.status <> 'archived')
    AND (:last IS NULL OR s.starts <= date(:last, '+31 days')) AND (:series IS NULL OR s.id = :series)
ORDER BY s.id
"""

FATES = """
SELECT o.series_id, o.day, o.state, o.moved_to, coalesce(o.moved_time, '')
FROM series_occurrence AS o JOIN series AS s ON s.id = o.series_id
WHERE (:account IS NULL OR s.account_id = :account) AND (:series IS NULL OR s.id = :series)
    AND (:first IS NULL OR o.day >= :first OR o.moved_to >= :first) ORDER BY o.series_id, o.day
"""


def read_series(
    connection: sqlite3.Connection,
    *,
    account_id: int | None = None,
    series_id: int | None = None,
    last: date | None = None,
    with_withdrawn: bool = False,
    with_archived: bool = False,
) -> list[SeriesRow]:
    """Read series by key.

    Args:
        connection: Any connection to the book.
        account_id: Only those of one account.
        series_id: Only this one.
        last: Only those that begin up to a day, or a month after it: free days may bring one forward.
        with_withdrawn: Also those that were taken out.
        with_archived: Also those of archived accounts.
    """
    given = {
        "account": account_id,
        "series": series_id,
        "last": None if last is None else last.isoformat(),
        "withdrawn": with_withdrawn,
        "archived": with_archived,
    }
    return [
        SeriesRow._make((*row[:5], date.fromisoformat(row[5]), *row[6:15], bool(row[15]), bool(row[16]), *row[17:]))
        for row in connection.execute(SERIES, given)
    ]


def read_fates(
    connection: sqlite3.Connection,
    *,
    account_id: int | None = None,
    series_id: int | None = None,
    first: date | None = None,
) -> list[FateRow]:
    """Read what became of occurrences, by series and day.

    Args:
        connection: Any connection to the book.
        account_id: Only of one account's series.
        series_id: Only of this one.
        first: Only those of this day and later, or moved there.
    """
    given = {
        "account": account_id,
        "series": series_id,
        "first": None if first is None else first.isoformat(),
    }
    return [
        FateRow(series, date.fromisoformat(day), state, _day(moved), time)
        for series, day, state, moved, time in connection.execute(FATES, given)
    ]


def read_series_people(connection: sqlite3.Connection, series_id: int) -> tuple[int, ...]:
    """The keys of the customer's people who are expected at a series."""
    found = connection.execute(
        "SELECT stakeholder_id FROM series_person WHERE series_id = ? ORDER BY id", (series_id,)
    )
    return tuple(key for (key,) in found)


def read_holidays(connection: sqlite3.Connection) -> dict[date, str]:
    """The user's free days with their names, by day."""
    found = connection.execute("SELECT day, name FROM holiday ORDER BY day")
    return {date.fromisoformat(day): name for day, name in found}


def read_touch_rules(connection: sqlite3.Connection) -> dict[tuple[str, str], int]:
    """The intervals that are set for many: days by (role or tier, its word)."""
    found = connection.execute("SELECT whose, word, days FROM touch_rule ORDER BY whose, word")
    return {(whose, word): days for whose, word, days in found}


def grouped(rows: list[FateRow]) -> Iterator[tuple[int, list[FateRow]]]:
    """The rows of each series that has any."""
    groups: dict[int, list[FateRow]] = {}
    for row in rows:
        groups.setdefault(row.series_id, []).append(row)
    yield from groups.items()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
