"""Calendar files: what another program reads out of them, and what kamtui reads out of others'."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.exports.calendar_zones import compact_zone
from kamtui.exports.content_lines import escaped, folded
from kamtui.models.account import Account
from kamtui.models.actions import Action
from kamtui.models.cadence import Holiday
from kamtui.models.people import Stakeholder
from kamtui.rules.occurrences import Fate, occurrences
from kamtui.services.agenda import load_agenda
from kamtui.services.cadence import (
    create_series,
    list_series,
    load_holidays,
    load_series,
    move_occurrence,
    next_days,
    skip_occurrence,
    withdraw_series,
)
from kamtui.services.calendar_file import load_calendar
from kamtui.services.holidays import add_holidays, plan_holidays, remove_holiday
from kamtui.services.ics_importing import apply_calendars, plan_calendars
from kamtui.services.series_reading import pattern_of
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_cadence import DayShift, OccurrenceState
from kamtui.vocabulary_plan import Visibility

FIXTURES = Path(__file__).parent.parent / "fixtures"
TODAY = date(2026, 11, 21)
FIRST, LAST = date(2026, 10, 1), date(2029, 9, 30)
RULES = (
    None,
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=5",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20280310",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=5FR;COUNT=8",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True, clock=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))
    with opened.step("Account") as session:
        session.add(Account(name="Brenner, [AG]; Linz"))
        session.add(Holiday(day=date(2026, 12, 25), name="Christmas"))
    yield opened
    opened.close()


def export(book: Book, today: date = TODAY) -> bytes:
    return load_calendar(book, today, version="1")


def events(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def read_back(found: list[Any], zone: str) -> list[tuple[date, str]]:
    """The days and times of one series as another program reads them."""

    def plain(value: Any) -> tuple[date, str]:
        if not isinstance(value, datetime):
            return value, ""
        there = value.astimezone(ZoneInfo(zone)) if zone else value
        return there.date(), f"{there:%H:%M}"

    children = {event["RECURRENCE-ID"].dt: event["DTSTART"].dt for event in found if "RECURRENCE-ID" in event}
    days = list(children.values())
    for event in found:
        if "RECURRENCE-ID" in event or event["STATUS"] == "CANCELLED":
            continue
        starts = event["DTSTART"].dt
        if "RRULE" not in event:
            days.append(starts)
            continue
        dropped = event.get("EXDATE", [])
        out = {each.dt for several in (dropped if isinstance(dropped, list) else [dropped]) for each in several.dts}
        is_day = not isinstance(starts, datetime)
        rule = rrulestr(
            event["RRULE"].to_ical().decode(), dtstart=datetime.combine(starts, time()) if is_day else starts
        )
        for at in rule:
            if at.date() > LAST:
                break
            key = at.date() if is_day else at
            if key not in out and key not in children:
                days.append(key)
    return sorted(each for each in map(plain, days) if FIRST <= each[0] <= LAST)


@pytest.mark.parametrize(
    ("zone", "shift"),
    [
        ("", DayShift.NEXT),
        ("Europe/Berlin", DayShift.KEEP),
        ("America/New_York", DayShift.SKIP),
        ("Australia/Sydney", DayShift.PREVIOUS),
        ("Africa/Casablanca", DayShift.KEEP),
    ],
)
def test_another_program_reads_the_same_days_for_three_years(book: Book, zone: str, shift: DayShift) -> None:
    for rule in RULES:
        values = {"title": str(rule), "starts": FIRST, "rule": rule, "shift": shift}
        clock = {"zone": zone, "time": "09:30"} if zone else {}
        key = create_series(book, 1, values | clock)
        coming = [each.series_day for each in next_days(rule, FIRST, 4)]
        if len(coming) > 3:
            move_occurrence(book, key, coming[1], coming[1] + timedelta(days=2), time="08:15" if zone else "")
            skip_occurrence(book, key, coming[2])
    data = export(book)
    found = events(data)
    assert data == export(book)
    for row in list_series(book):
        wanted = occurrences(
            pattern_of(row), FIRST, LAST, holidays=load_holidays(book), fates=load_series(book, row.id).fates
        )
        own = [event for event in found if str(event["SUMMARY"]).endswith(f": {row.title}")]
        assert read_back(own, zone) == sorted((each.day, each.time) for each in wanted), row.title


@pytest.mark.parametrize("rule", ["FREQ=DAILY", None])
def test_an_hour_that_its_night_leaves_out_is_written_as_it_is_shown(book: Book, rule: str | None) -> None:
    night = date(2027, 3, 28)
    values = {"title": "Night", "starts": night, "rule": rule, "time": "02:30", "zone": "Europe/Vienna"}
    key = create_series(book, 1, values)
    (shown,) = (item for item in load_agenda(book, TODAY, night, night).items if item.record == ("series", key))
    assert (shown.time, shown.note) == ("03:30", "02:30 does not exist that day")
    written = [event for event in events(export(book)) if event["DTSTART"].dt.date() == night]
    assert f"{written[-1]['DTSTART'].dt:%H:%M}" == "03:30"
    assert ("RECURRENCE-ID" in written[-1]) is bool(rule)


@pytest.mark.parametrize("hour", [None, "23:30"])
def test_a_meeting_on_the_last_day_there_is_goes_without_its_end(book: Book, hour: str | None) -> None:
    values = {"title": "Some day", "starts": date.max, "time": hour, "minutes": 60, "zone": "America/New_York"}
    create_series(book, 1, values if hour else {"title": "Some day", "starts": date.max})
    (event,) = events(export(book))
    assert "DTEND" not in event
    assert event["SUMMARY"].endswith("Some day")


def test_a_file_keeps_its_names_and_tells_of_changes_and_withdrawals(book: Book) -> None:
    key = create_series(book, 1, {"title": "Jour fixe", "starts": TODAY, "rule": "FREQ=WEEKLY;BYDAY=SA"})
    with book.step("Actions") as session:
        session.add(Action(account_id=1, title="Send; contract, now\nplease", due=TODAY))
        session.add(Action(account_id=1, title="Secret", due=TODAY, visibility=Visibility.PRIVATE))
    before = {str(event["UID"]): event for event in events(export(book))}
    assert not any("Secret" in str(event["SUMMARY"]) for event in before.values())
    skip_occurrence(book, key, TODAY)
    withdraw_series(book, key)
    with book.step("Done") as session:
        action = session.get(Action, 1)
        assert action is not None
        action.status = ActionStatus.DONE
    after = {str(event["UID"]): event for event in events(export(book))}
    assert before.keys() == after.keys()
    assert all(event["STATUS"] == "CANCELLED" for event in after.values())
    assert all(int(after[uid]["SEQUENCE"]) > int(event["SEQUENCE"]) for uid, event in before.items())


def test_lines_are_folded_between_characters_and_end_as_the_format_asks(book: Book) -> None:
    create_series(book, 1, {"title": "Ä" * 300 + "🎂" * 20, "starts": TODAY, "note": "a;b,c\\d\ne"})
    data = export(book)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    (event,) = events(data)
    assert str(event["SUMMARY"]).endswith("🎂" * 20)
    assert str(event["DESCRIPTION"]) == "a;b,c\\d\ne"
    assert folded("x" * 75) == b"x" * 75
    assert escaped("a\x1b[31m\x00") == "a[31m"


@pytest.mark.parametrize(
    "key", ["Europe/Berlin", "Europe/London", "America/New_York", "Australia/Sydney", "Asia/Kolkata"]
)
def test_a_zone_is_told_as_outlook_reads_it(key: str) -> None:
    zone = compact_zone(key, 2025, 2030)
    assert zone is not None
    text = "\n".join(zone.lines())
    wanted = (FIXTURES / "zones" / f"{key.replace('/', '-')}.ics").read_text(encoding="utf-8")
    for name in ("TZOFFSETFROM", "TZOFFSETTO", "RRULE", "TZNAME"):
        lines = sorted(line for line in wanted.splitlines() if line.startswith(name))
        assert sorted(line for line in text.splitlines() if line.startswith(name)) == lines
    for year in range(2025, 2031):
        for month in range(1, 13):
            day = date(year, month, 15)
            assert zone.offset(day) == datetime.combine(day, time(12), ZoneInfo(key)).utcoffset()


@pytest.mark.parametrize("key", ["Africa/Casablanca", "Asia/Jerusalem", "Nowhere/At_all"])
def test_a_zone_that_two_rules_do_not_tell_has_no_such_form(key: str) -> None:
    assert compact_zone(key, 2025, 2030) is None


def test_its_own_file_changes_nothing_when_it_comes_back(book: Book, tmp_path: Path) -> None:
    create_series(book, 1, {"title": "Jour fixe", "starts": TODAY, "rule": "FREQ=WEEKLY;BYDAY=SA"})
    create_series(book, 1, {"title": "30", "starts": TODAY, "rule": RULES[8]})
    with book.step("Action") as session:
        session.add(Action(account_id=1, title="Call", due=TODAY))
    path = tmp_path / "own.ics"
    path.write_bytes(export(book))
    plan = plan_calendars(book, [path], TODAY)
    assert plan.changes_nothing
    assert plan.files[0].created == 0


def test_what_was_becomes_contacts_and_what_comes_series(book: Book, tmp_path: Path) -> None:
    with book.step("Person") as session:
        session.add(Stakeholder(account_id=1, name="R. Vogt", email="Vogt@Brenner.example"))
    path = tmp_path / "mine.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
        "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Visit\r\nDTSTART:20261110T080000Z\r\nATTENDEE:MAILTO:vogt@brenner.example\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20270110\r\nATTENDEE:mailto:vogt@brenner.example\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:c\r\nSUMMARY:Weekly\r\nDTSTART;TZID=Europe/Vienna:20261027T090000\r\n"
        "RRULE:FREQ=WEEKLY\r\nEXDATE;TZID=Europe/Vienna:20261124T090000\r\nATTENDEE:mailto:vogt@brenner.example\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:d\r\nSUMMARY:Odd\r\nDTSTART;VALUE=DATE:20261201\r\n"
        "RRULE:FREQ=YEARLY;BYWEEKNO=10;BYDAY=MO\r\nATTENDEE:mailto:vogt@brenner.example\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:e\r\nSUMMARY:Dentist\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:f\r\nSUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )
    plan = plan_calendars(book, [path], TODAY)
    file = plan.files[0]
    assert (file.rows, file.created, file.unchanged, file.skipped) == (6, 4, 0, 2)
    assert [problem.line for problem in file.problems] == [31]
    assert not list_series(book)
    apply_calendars(book, plan)
    fair, weekly, odd = list_series(book)
    assert (fair.starts, fair.rule) == (date(2027, 1, 10), None)
    assert (weekly.rule, weekly.time, weekly.zone) == ("FREQ=WEEKLY;BYDAY=TU;WKST=MO", "09:00", "Europe/Vienna")
    assert load_series(book, weekly.id).fates[date(2026, 11, 24)].state is OccurrenceState.SKIPPED
    assert load_series(book, weekly.id).people == (1,)
    assert odd.is_foreign
    assert not load_agenda(book, TODAY, TODAY, TODAY + timedelta(days=30)).late
    assert plan_calendars(book, [path], TODAY).changes_nothing
    book.undo()
    assert not list_series(book)


def test_what_differs_is_found_where_it_is_told_in_another_clock(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "mine.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
        "BEGIN:VEVENT\r\nUID:late\r\nSUMMARY:Late call\r\nDTSTART;TZID=America/New_York:20261124T200000\r\n"
        "DTEND:20261125T013000Z\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20261202T010000Z\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:late\r\nSUMMARY:Late call\r\nRECURRENCE-ID:20261209T010000Z\r\n"
        "DTSTART:20261210T020000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    apply_calendars(book, plan_calendars(book, [path], TODAY, 1))
    (series,) = list_series(book)
    assert (series.minutes, load_series(book, series.id).fates) == (
        30,
        {
            date(2026, 12, 1): Fate(OccurrenceState.SKIPPED),
            date(2026, 12, 8): Fate(OccurrenceState.MOVED, date(2026, 12, 9), "21:00"),
        },
    )


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("collective-icalendar/big_bad_calendar.ics", "END:VCALENDAR"),
        ("collective-icalendar/fuzz_testcase_invalid_month.ics", "no sound calendar"),
        ("khal/non_dst_error.ics", "no sound calendar"),
        ("recurrence/agreed.json", "calendar"),
    ],
)
def test_a_broken_file_says_so_and_nothing_of_it_is_kept(book: Book, file: str, told: str) -> None:
    path = FIXTURES / file if "json" in file else FIXTURES / "ics" / file
    plan = plan_calendars(book, [path], TODAY, 1)
    assert plan.is_refused
    assert told in plan.files[0].problems[0].reason
    with pytest.raises(Refused, match="Nothing was imported"):
        apply_calendars(book, plan)


@pytest.mark.parametrize(
    ("file", "rows", "skipped"),
    [
        ("apple/2445AllExamples.ics", 41, 5),
        ("apple/calendar_bad-1.ics", 1, 1),
        ("khal/event_rrule_recuid.ics", 2, 0),
        ("khal/tz_windows_format.ics", 1, 0),
        ("biweekly/outlook-2010.ics", 1, 0),
    ],
)
def test_calendars_of_other_programs_are_counted_to_the_last_event(
    book: Book, file: str, rows: int, skipped: int
) -> None:
    plan = plan_calendars(book, [FIXTURES / "ics" / file], date(2013, 1, 1), 1)
    report = plan.files[0]
    assert (report.rows, report.skipped) == (rows, skipped)
    assert report.rows == report.created + report.updated + report.unchanged + report.skipped
    apply_calendars(book, plan)


def test_a_calendar_of_holidays_becomes_the_list_of_free_days(book: Book) -> None:
    plan = plan_holidays(book, [FIXTURES / "ics" / "apple" / "Holidays.ics"], TODAY)
    apply_calendars(book, plan)
    days = load_holidays(book)
    assert date(2027, 1, 1) in days
    assert plan_holidays(book, [FIXTURES / "ics" / "apple" / "Holidays.ics"], TODAY).changes_nothing
    assert add_holidays(book, {date(2027, 3, 3): "Founders", date(2027, 1, 1): "New"}) == 1
    remove_holiday(book, date(2027, 3, 3))
    assert date(2027, 3, 3) not in load_holidays(book)
    with pytest.raises(Refused, match="not on the list"):
        remove_holiday(book, date(2027, 3, 3))
