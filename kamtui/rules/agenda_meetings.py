"""Meetings of the agenda: the occurrences of series in a span, and the last one that nobody reported."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.rules.agenda import MEETING_RECORD, AgendaItem
from kamtui.rules.occurrences import NOTHING, Fate, Occurrence, Pattern, occurrences
from kamtui.vocabulary_cadence import AgendaKind, OccurrenceState

FORGOTTEN = 90
"""Days after which a meeting that nobody reported is history."""
LOOKS_BACK = (8, 35, FORGOTTEN)
"""How far back the last meeting is looked for: most series come every week."""


class SeriesFacts(NamedTuple):
    """A series as the agenda needs it.

    Attributes:
        id: Its key.
        account_id: Whose it is.
        account: The account's name.
        title: What it is called.
        pattern: When it takes place.
        fates: What became of its occurrences, by the day of the rule.
        note: A word beside its title: who is expected.
        words: Its rule in words.
        is_private: Whether nobody else may see it.
        last_touch: The last contact with the account; None without one.
    """

    id: int
    account_id: int
    account: str
    title: str
    pattern: Pattern
    fates: Mapping[date, Fate] = NOTHING
    note: str = ""
    words: str = ""
    is_private: bool = False
    last_touch: date | None = None


def meeting_items(
    series: SeriesFacts, unreported: AgendaItem | None, first: date, last: date, holidays: Collection[date]
) -> Iterator[AgendaItem]:
    """The meetings of a series in a span, and the late one from before it.

    Args:
        series: The series.
        unreported: Its late one, as `unreported_item` finds it.
        first: The first day of the span.
        last: The last one.
        holidays: The user's free days.
    """
    late = None
    if unreported is not None and unreported.day <= last:
        late = unreported.series_day, unreported.day, unreported.time
        yield unreported
    for each in occurrences(series.pattern, first, last, holidays=holidays, fates=series.fates):
        if each.state is not OccurrenceState.DONE and (each.series_day, each.day, each.time) != late:
            yield _item(series, each, 0)


def unreported_item(series: SeriesFacts, today: date, holidays: Collection[date]) -> AgendaItem | None:
    """The late meeting of a series, whatever span is asked for.

    Late is only the last meeting that passed, while nobody reported it and there was no contact with the account
    since: an older one was overtaken by it.

    Args:
        series: The series.
        today: The day to judge on.
        holidays: The user's free days.
    """
    late = _unreported(series, today, holidays)
    return None if late is None else _item(series, late, (today - late.day).days)


def _unreported(series: SeriesFacts, today: date, holidays: Collection[date]) -> Occurrence | None:
    yesterday = today - timedelta(days=1)
    if series.last_touch is not None and series.last_touch >= yesterday:
        return None
    for days in LOOKS_BACK:
        passed = occurrences(
            series.pattern, today - timedelta(days=days), yesterday, holidays=holidays, fates=series.fates
        )
        if passed:
            newest = passed[-1]
            is_known = newest.state is OccurrenceState.DONE or (
                series.last_touch is not None and series.last_touch >= newest.day
            )
            return None if is_known else newest
    return None


def _item(series: SeriesFacts, occurrence: Occurrence, late_days: int) -> AgendaItem:
    why = (series.words, occurrence.why) if occurrence.why else (series.words,)
    if late_days:
        why = ("nobody said how it went, and there was no contact since", *why)
    return AgendaItem(
        occurrence.day,
        AgendaKind.MEETING,
        series.account_id,
        series.account,
        series.title,
        late_days,
        (MEETING_RECORD, series.id),
        occurrence.time,
        None,
        occurrence.series_day,
        occurrence.why or series.note,
        why,
        series.is_private,
    )
