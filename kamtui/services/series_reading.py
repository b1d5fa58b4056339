"""Series as forms, lists and the calendar read them; the ORM is not loaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kamtui.book.book import Book
from kamtui.book.cadence_rows import (
    FateRow,
    SeriesRow,
    grouped,
    read_fates,
    read_holidays,
    read_series,
    read_series_people,
)
from kamtui.book.errors import Refused
from kamtui.rules.clock_changes import hour_on
from kamtui.rules.occurrences import MARGIN, Fate, Occurrence, Pattern, next_occurrences
from kamtui.rules.rrule_text import RuleRefused, check_rule, describe
from kamtui.vocabulary_cadence import DayShift, OccurrenceState
from kamtui.vocabulary_plan import InteractionKind, Visibility

GONE = "This series is not in the book any more."
FORM_FIELDS = ("title", "starts", "time", "minutes", "zone", "rule", "place", "our_people", "note")


@dataclass(frozen=True, slots=True)
class SeriesValues:
    """A series as its form shows it.

    Attributes:
        id: Its key.
        account_id: Whose it is.
        account: The account's name.
        values: By field name of `SeriesFields`.
        people: Keys of the customer's people who are expected.
        words: Its rule in words.
        is_foreign: Whether its rule came from elsewhere: it is shown, not edited.
        fates: What became of its occurrences, by the day of the rule.
    """

    id: int
    account_id: int
    account: str
    values: Mapping[str, object]
    people: tuple[int, ...]
    words: str
    is_foreign: bool
    fates: Mapping[date, Fate]


def load_series(book: Book, series_id: int) -> SeriesValues:
    """Read one series for its form.

    Args:
        book: The book.
        series_id: Which.

    Raises:
        Refused: It is not in the book, or was taken out.
    """
    with book.rows() as connection:
        found = read_series(connection, series_id=series_id, with_archived=True)
        people = read_series_people(connection, series_id)
        fates = read_fates(connection, series_id=series_id)
    if not found:
        raise Refused(GONE)
    (row,) = found
    values: dict[str, object] = {name: getattr(row, name) for name in FORM_FIELDS}
    values |= {
        "kind": InteractionKind(row.kind),
        "shift": DayShift(row.shift),
        "visibility": Visibility(row.visibility),
    }
    return SeriesValues(
        row.id,
        row.account_id,
        row.account,
        values,
        people,
        describe(row.rule, row.starts),
        row.is_foreign,
        fates_of(fates).get(row.id, {}),
    )


def list_series(book: Book, account_id: int | None = None) -> tuple[SeriesRow, ...]:
    """The series that stand, by key: of one account, or all that are not archived."""
    with book.rows() as connection:
        return tuple(read_series(connection, account_id=account_id, with_archived=account_id is not None))


def next_days(
    rule: str | None,
    starts: date,
    count: int = 6,
    *,
    shift: DayShift = DayShift.KEEP,
    holidays: Iterable[date] = (),
    after: date | None = None,
    is_foreign: bool = False,
    time: str = "",
    zone: str = "",
) -> tuple[Occurrence, ...]:
    """The first times that a series would take place, as its form shows while one chooses.

    Args:
        rule: Its rule; None or empty for once.
        starts: Its first day.
        count: How many.
        shift: What becomes of it on free days.
        holidays: The user's free days.
        after: The first day that counts, where that is after the first time.
        is_foreign: Whether the rule came from elsewhere.
        time: Its time of day as 14:30; empty for all day.
        zone: The zone of that time; empty for the wall clock wherever one is.

    Raises:
        RuleRefused: The rule cannot be kept; one sentence.
    """
    if rule and not is_foreign:
        checked = check_rule(rule, starts)
        rule, starts = checked.text, checked.starts
    pattern = Pattern(starts, rule, is_foreign, shift, time, zone)
    # A free day may bring the first one forward, to before the first day of the rule.
    first = starts if shift is DayShift.KEEP else max(starts, date.min + MARGIN) - MARGIN
    return next_occurrences(pattern, max(first, after or first), count, holidays=frozenset(holidays))


def next_time(book: Book, series_id: int, today: date) -> Occurrence | None:
    """When a series takes place next, from a day on; None where it has ended.

    Args:
        book: The book.
        series_id: Which.
        today: The first day that counts.

    Raises:
        Refused: It is not in the book, or was taken out.
    """
    with book.rows() as connection:
        found = read_series(connection, series_id=series_id, with_archived=True)
        fates = fates_of(read_fates(connection, series_id=series_id)).get(series_id, {})
        holidays = frozenset(read_holidays(connection))
    if not found:
        raise Refused(GONE)
    open_ones = (
        each
        for each in next_occurrences(pattern_of(found[0]), today, 1 + len(fates), holidays=holidays, fates=fates)
        if each.state is not OccurrenceState.DONE
    )
    return next(open_ones, None)


def hour_there(book: Book, series_id: int, day: date, time: str) -> str:
    """The hour of a meeting that is put on a day: another one where the night of that day leaves it out.

    Args:
        book: The book.
        series_id: Which series.
        day: The day.
        time: The time of day as 14:30.

    Raises:
        Refused: It is not in the book, or was taken out.
    """
    return hour_on(day, time, str(load_series(book, series_id).values["zone"] or ""))


def pattern_of(row: SeriesRow) -> Pattern:
    """What a stored series says of its days."""
    return Pattern(row.starts, row.rule, row.is_foreign, DayShift(row.shift), row.time or "", row.zone or "")


def fates_of(rows: list[FateRow]) -> dict[int, dict[date, Fate]]:
    """What became of occurrences, by series and day of the rule."""
    return {
        series: {row.day: Fate(OccurrenceState(row.state), row.moved_to, row.moved_time) for row in several}
        for series, several in grouped(rows)
    }


def load_holidays(book: Book) -> dict[date, str]:
    """The user's free days with their names, by day."""
    with book.rows() as connection:
        return read_holidays(connection)


__all__ = [
    "RuleRefused",
    "SeriesValues",
    "fates_of",
    "hour_there",
    "list_series",
    "load_holidays",
    "load_series",
    "next_days",
    "next_time",
    "pattern_of",
]
