"""`import` of calendars, and of the free days of a calendar of holidays."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.taking import Taking, take, went_well
from kamtui.services.search import find_account

if TYPE_CHECKING:  # a table's import does not need to know of calendars
    from kamtui.cli.importing import Order
    from kamtui.services.ics_plan import CalendarPlan

CALENDAR, HOLIDAYS = "calendar", "holidays"
BEGIN = b"BEGIN:VCALENDAR"


def are_calendars(files: Sequence[Path], kind: str) -> bool:
    """Whether files are to be read as calendars: by what the user said, else by what they look like.

    Args:
        files: The files.
        kind: The kind that was said; empty to find out.

    Raises:
        Refused: Calendars stand among other files.
    """
    if kind:
        return kind in (CALENDAR, HOLIDAYS)
    looks = [_looks_like_one(path) for path in files]
    if any(looks) and not all(looks):
        raise Refused("Calendars are imported on their own: name the .ics files apart from the others.")
    return all(looks)


def import_calendars(call: Call, order: "Order") -> bool:
    """Import calendar files, all of them in one step or none.

    Args:
        call: The call it was asked for with.
        order: What was asked for.

    Returns:
        Whether it went well: False when a file cannot be read or no event of any could be taken.

    Raises:
        Refused: There is no book yet: a calendar needs its accounts.
    """
    from kamtui.cli.importing import print_report  # it imports this module
    from kamtui.services.ics_importing import apply_calendars

    taking = Taking(
        plan=partial(_plan, call=call, order=order),
        apply=apply_calendars,
        report=partial(print_report, dry_run=order.dry_run),
    )
    return went_well(take(call, taking, dry_run=order.dry_run, as_json=order.as_json))


def _plan(book: Book, call: Call, order: "Order") -> "CalendarPlan":
    from kamtui.services.holidays import plan_holidays
    from kamtui.services.ics_importing import plan_calendars

    if order.kind == HOLIDAYS:
        return plan_holidays(book, list(order.files), call.today)
    account = find_account(book, order.account) if order.account else None
    return plan_calendars(book, list(order.files), call.today, account)


def _looks_like_one(path: Path) -> bool:
    if path.suffix.lower() in (".ics", ".ical", ".ifb"):
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(64).lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(BEGIN)
    except OSError:
        return False
