"""`holidays`: the list of free days, one more or one less, or those of a country."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.output import say, say_json, tell
from kamtui.cli.taking import Taking, take
from kamtui.reading import WEEKDAYS, NotUnderstood, read_day
from kamtui.services.country_holidays import plan_country_holidays
from kamtui.services.holidays import add_holidays, load_holidays, remove_holiday
from kamtui.services.ics_importing import apply_calendars
from kamtui.services.ics_plan import CalendarPlan

MOST_YEARS = 20
FIRST_YEAR, LAST_YEAR = 1950, 2150


@dataclass(frozen=True, slots=True)
class HolidayOrder:
    """What was asked for.

    Attributes:
        country: The country whose days are noted; empty for none.
        region: Its region; empty for the whole country.
        years: A year or two with a hyphen; empty for this one and the five to come.
        add: A day to note; empty for none.
        name: What that day is called.
        remove: A day to take off the list; empty for none.
        dry_run: Whether nothing is written.
        as_json: Whether programs read the answer.
    """

    country: str
    region: str
    years: str
    add: str
    name: str
    remove: str
    dry_run: bool
    as_json: bool


def holidays(call: Call, order: HolidayOrder) -> None:
    """Do what was asked for; list the free days where nothing was.

    Args:
        call: The call it was asked for with.
        order: What was asked for.

    Raises:
        Refused: It says two things at once, or what cannot be done.
    """
    if sum(map(bool, (order.country, order.add, order.remove))) > 1:
        raise Refused("One thing at a time: a country, --add, or --remove.")
    if not order.country and (order.region or order.years):
        raise Refused("--region and --years need a country, as AT.")
    if not order.add and order.name:
        raise Refused("--name needs a day: --add DATE.")
    if order.country:
        _take(call, order)
    elif order.add:
        _add(call, _day(order.add, call.today), order.name)
    elif order.remove:
        day = _day(order.remove, call.today)
        with call.open_book(write=True) as book:
            remove_holiday(book, day)
        tell(f"Taken off: {day.isoformat()} is not free any more. To take it back: kamtui undo")
    else:
        _list(call, as_json=order.as_json)


def _add(call: Call, day: date, name: str) -> None:
    with call.open_book(write=True) as book:
        before = load_holidays(book)
        add_holidays(book, {day: name or before.get(day, "")})
        is_known = load_holidays(book) == before
    if is_known:
        tell(f"{day.isoformat()} is on the list already.")
    else:
        tell(f"Noted: {day.isoformat()} is free. To take it back: kamtui undo")


def _list(call: Call, *, as_json: bool) -> None:
    with call.open_book() as book:
        known = load_holidays(book)
    if as_json:
        say_json([{"day": day.isoformat(), "name": name} for day, name in known.items()])
        return
    say(_lines(known))
    tell(f"{len(known)} free day{'' if len(known) == 1 else 's'}" if known else "No free day is noted.")


def _take(call: Call, order: HolidayOrder) -> None:
    taking = Taking(
        plan=partial(_plan, call=call, order=order),
        apply=apply_calendars,
        report=partial(_report, dry_run=order.dry_run),
    )
    take(call, taking, dry_run=order.dry_run, as_json=order.as_json)


def _report(plan: CalendarPlan, backup: Path | None, *, dry_run: bool) -> None:
    (file,) = plan.files
    if dry_run:
        say(_lines(plan.holidays))
    tell(f"{file.file} from {file.source}: {file.created} new, {file.unchanged} noted before")
    if plan.changes_nothing:
        tell("There was nothing to note: the list has all of them.")
    elif dry_run:
        tell("Nothing was noted: this was a dry run.")
    else:
        tell(f"Done: {plan.label}. To take it back: kamtui undo")
        if backup is not None:
            tell(f"The book as it was before: {backup}")


def _lines(days: Mapping[date, str]) -> Iterator[str]:
    for day, name in days.items():
        yield f"{day.isoformat()}  {WEEKDAYS[day.weekday()][:3]}  {name}".rstrip()


def _plan(book: Book, call: Call, order: HolidayOrder) -> CalendarPlan:
    years = _years(order.years) if order.years else None
    return plan_country_holidays(book, order.country, call.today, region=order.region, years=years)


def _years(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{4})(?:\s*-\s*(\d{4}))?", text.strip(), re.ASCII)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not FIRST_YEAR <= first <= last <= LAST_YEAR or last - first >= MOST_YEARS:
        raise Refused(f"Years are written as 2027 or 2027-2030, {MOST_YEARS} at most, the first one first.")
    return first, last


def _day(text: str, today: date) -> date:
    try:
        return read_day(text, today)
    except NotUnderstood as problem:
        raise Refused(str(problem)) from problem
