"""`agenda`: what is due, late first; and `export calendar`: the same and the series as iCalendar."""

from collections.abc import Iterator
from datetime import date, timedelta

from kamtui import __version__
from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.exporting import deliver
from kamtui.cli.output import say, say_json, tell, width
from kamtui.cli.tables import Column, draw_table
from kamtui.reading import NotUnderstood, read_day, write_day_short, write_span
from kamtui.rules.agenda import Agenda, AgendaItem
from kamtui.services.agenda import load_agenda
from kamtui.services.search import find_account
from kamtui.theme import use_ascii
from kamtui.vocabulary_cadence import AgendaKind

A_WEEK = timedelta(days=6)
"""From the first to the last day of an agenda whose end was not said."""
COLUMNS = (
    Column("Day"),
    Column("", "right"),
    Column("Late"),
    Column("Kind"),
    Column("What", least=24, most=60),
    Column("Account", least=16, most=40),
    Column("Note", least=12, most=30, spare=1),
)


def print_agenda(call: Call, first: str, last: str, account: str, *, as_json: bool) -> None:
    """Print what is due.

    Args:
        call: The call it was asked for with.
        first: The first day, as somebody wrote it; empty for today.
        last: The last day; empty for six days after the first.
        account: Only of this account; empty for all.
        as_json: Whether programs read it.

    Raises:
        Refused: A day is none, or the span is.
    """
    begin = _day(first, call.today) if first else call.today
    end = _day(last, call.today) if last else begin + A_WEEK
    with call.open_book() as book:
        only = find_account(book, account) if account else None
        agenda = load_agenda(book, call.today, begin, end, only, chosen=call.settings.thresholds)
    if as_json:
        say_json([item_json(item) for item in agenda.items])
        return
    use_ascii(call.settings.glyphs == "ascii")
    if agenda.items:
        say(agenda_lines(agenda, call.today, width()))
    tell(_summary(agenda, call.today))


def agenda_lines(agenda: Agenda, today: date, columns: int) -> Iterator[str]:
    """An agenda as a table, late items first.

    Args:
        agenda: The agenda.
        today: The day from which a day's year is left out.
        columns: Terminal columns it may take.
    """
    return draw_table(COLUMNS, [_cells(item, today) for item in agenda.items], columns)


def item_json(item: AgendaItem) -> dict[str, object]:
    """An item as programs read it."""
    return {
        "day": item.day.isoformat(),
        "kind": item.kind.value,
        "account": item.account,
        "title": item.title,
        "late_days": item.late_days,
        "time": item.time or None,
        "account_id": item.account_id,
        "person_id": item.person_id,
        "note": item.note or None,
        "why": list(item.why),
    }


def write_calendar_file(call: Call, account: str, output: str, *, force: bool) -> None:
    """Export the calendar.

    Args:
        call: The call it was asked for with.
        account: Only of this account; empty for all.
        output: A file's name, or `-`.
        force: Whether a file that is there may be replaced.
    """
    from kamtui.services.calendar_file import load_calendar  # the agenda does not wait for it

    with call.open_book() as book:
        only = find_account(book, account) if account else None
        data = load_calendar(book, call.today, only, version=__version__, chosen=call.settings.thresholds)
    deliver(call, data, output, force=force)


def _cells(item: AgendaItem, today: date) -> list[str]:
    kind = "" if item.kind is AgendaKind.TOUCH else item.note
    return [
        write_day_short(item.day, today),
        item.time,
        write_span(item.late_days) if item.late_days else "",
        item.kind.label,
        item.title,
        item.account,
        kind,
    ]


def _summary(agenda: Agenda, today: date) -> str:
    span = f"{write_day_short(agenda.first, today)} to {write_day_short(agenda.last, today)}"
    if not agenda.items:
        return f"Nothing is due from {span}."
    late = len(agenda.late)
    return f"{len(agenda.items)} from {span}, {late} late"


def _day(text: str, today: date) -> date:
    try:
        return read_day(text, today)
    except NotUnderstood as problem:
        raise Refused(str(problem)) from problem
