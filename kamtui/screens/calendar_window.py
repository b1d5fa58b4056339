"""What the calendar has read: the agenda of each month that was looked at, until the book changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.rules.agenda import Agenda, AgendaItem
from kamtui.screens.desk import Desk
from kamtui.services.agenda_meetings import KnownMeetings
from kamtui.widgets.month_grid_values import FIRST_WEEKDAYS, DayEntry, month_weeks

AFTER = timedelta(days=7)
"""So far beyond the weeks on the screen what follows a day is looked for."""
WEEK_AHEAD = timedelta(days=7)
"""How far ahead the heading counts."""


@dataclass(frozen=True, slots=True)
class CalendarShown:
    """A month with all that is due in it.

    Attributes:
        agenda: What is due from its first week to a little after its last one, and what is late.
        days: What is due by day, late ones on the day they were due.
        late: What is late, the longest first.
        weeks: Its weeks, with days of its neighbours around it.
        entries: The marks of each day.
        free: The names of the holidays.
        due_today: How much is due today.
        ahead: How much is due in the seven days after today.
    """

    agenda: Agenda
    days: Mapping[date, Sequence[AgendaItem]] = field(default_factory=dict)
    late: tuple[AgendaItem, ...] = ()
    weeks: tuple[tuple[date, ...], ...] = ()
    entries: Mapping[date, Sequence[DayEntry]] = field(default_factory=dict)
    free: Mapping[date, str] = field(default_factory=dict)
    due_today: int = 0
    ahead: int = 0


class Now(NamedTuple):
    """What stands on the screen whichever month is shown.

    Attributes:
        late: What is late, the longest first.
        due_today: How much is due today.
        ahead: How much is due in the seven days after today.
    """

    late: tuple[AgendaItem, ...]
    due_today: int
    ahead: int


class CalendarWindows:
    """Reads the agenda once for each month and scope, and again when the book has changed.

    Args:
        desk: What lies on the desk.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._first_weekday = FIRST_WEEKDAYS.get(desk.settings.week_start, 0)
        self._known: dict[tuple[int | None, date], CalendarShown] = {}
        self._nows: dict[int | None, Now] = {}
        self._meetings: KnownMeetings = {}

    def forget(self) -> None:
        """Read all anew when it is next asked for."""
        self._known.clear()
        self._nows.clear()
        self._meetings.clear()

    def read(self, day: date, account_id: int | None) -> CalendarShown:
        """The month of a day.

        Args:
            day: The day.
            account_id: Whose things; None for all accounts.

        Raises:
            Refused: The account is gone.
            BookError: The book cannot be read.
        """
        key = (account_id, day.replace(day=1))
        if key not in self._known:
            self._known[key] = self._read(day, account_id)
        return self._known[key]

    def _read(self, day: date, account_id: int | None) -> CalendarShown:
        from kamtui.screens.calendar_lines import entries_by_day
        from kamtui.services.cadence import load_holidays

        today = self._desk.today
        weeks = month_weeks(day, self._first_weekday)
        first, last = weeks[0][0], weeks[-1][-1]
        last = last if date.max - last < AFTER else last + AFTER
        agenda = self._load(first, last, account_id)
        now = self._now(agenda, account_id)
        days = agenda.by_day()
        return CalendarShown(
            agenda,
            days,
            now.late,
            weeks,
            entries_by_day(days, today, is_all=account_id is None),
            load_holidays(self._desk.book),
            now.due_today,
            now.ahead,
        )

    def _now(self, agenda: Agenda, account_id: int | None) -> Now:
        """What is late, and how much is due today and in the week after, whichever month is shown."""
        if account_id not in self._nows:
            today = self._desk.today
            last = today + WEEK_AHEAD
            if not (agenda.first <= today and last <= agenda.last):
                agenda = self._load(today, last, account_id)
            self._nows[account_id] = Now(
                agenda.late,
                sum(_is_due(item, today, today) for item in agenda.items),
                sum(_is_due(item, today + timedelta(days=1), last) for item in agenda.items),
            )
        return self._nows[account_id]

    def _load(self, first: date, last: date, account_id: int | None) -> Agenda:
        from kamtui.services.agenda import load_agenda

        desk = self._desk
        return load_agenda(
            desk.book, desk.today, first, last, account_id, chosen=desk.settings.thresholds, known=self._meetings
        )


def _is_due(item: AgendaItem, first: date, last: date) -> bool:
    return not item.is_late and first <= item.day <= last
