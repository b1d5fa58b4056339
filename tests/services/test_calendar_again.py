"""A calendar that is imported again: what changed there is changed here, and what the user did stays."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.imports.report import FileReport
from kamtui.models.account import Account
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import Stakeholder
from kamtui.rules.occurrences import Fate, occurrences
from kamtui.services.agenda import load_agenda
from kamtui.services.cadence import (
    change_from,
    change_series,
    list_series,
    load_series,
    mark_done,
    skip_occurrence,
    take_back_occurrence,
    withdraw_series,
)
from kamtui.services.calendar_file import load_calendar
from kamtui.services.ics_importing import apply_calendars, plan_calendars
from kamtui.services.ics_plan import CalendarPlan
from kamtui.services.series_reading import pattern_of
from kamtui.vocabulary_cadence import OccurrenceState
from kamtui.vocabulary_plan import InteractionKind

TODAY = date(2026, 11, 21)
WEEKLY = "UID:w|SUMMARY:Jour fixe|DTSTART;TZID=Europe/Vienna:20261027T090000|RRULE:FREQ=WEEKLY"
VISIT = "UID:v|SUMMARY:Visit|DTSTART:20261110T080000"
SKIPPED, MOVED, DONE = OccurrenceState.SKIPPED, OccurrenceState.MOVED, OccurrenceState.DONE

Take = Callable[..., FileReport]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True, clock=lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))
    with opened.step("Account") as session:
        session.add(Account(name="Brenner"))
    yield opened
    opened.close()


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    """Imports events, each written in one line with bars between its properties."""

    def run(*events: str, head: str = "") -> FileReport:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *filter(None, [head])]
        for event in events:
            lines += ["BEGIN:VEVENT", *event.split("|"), "END:VEVENT"]
        path = tmp_path / "mine.ics"
        path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), newline="")
        plan = plan_calendars(book, [path], TODAY, 1)
        apply_calendars(book, plan)
        return plan.files[0]

    return run


def counts(report: FileReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.skipped


def fates(book: Book, series: int = 1) -> dict[date, Fate]:
    return dict(load_series(book, series).fates)


def contact(book: Book, key: int = 1) -> Interaction | None:
    with book.read() as session:
        return session.get(Interaction, key)


def test_a_series_follows_its_calendar_and_one_undo_takes_that_back(book: Book, take: Take) -> None:
    take(WEEKLY)
    report = take(
        WEEKLY.replace("T09", "T10").replace("Jour fixe", "Weekly").replace("=WEEKLY", "=WEEKLY;INTERVAL=2")
    )
    assert counts(report) == (0, 1, 0, 0)
    (change,) = report.changes
    assert not change.is_new
    assert ("Time", "09:00", "10:00") in [(each.label, each.before, each.after) for each in change.fields]
    (series,) = list_series(book)
    assert (series.title, series.time, series.rule) == (
        "Weekly",
        "10:00",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=MO",
    )
    book.undo()
    (series,) = list_series(book)
    assert (series.title, series.time) == ("Jour fixe", "09:00")


def test_what_the_user_changed_stays_and_is_told_where_the_calendar_changed_it_too(book: Book, take: Take) -> None:
    take(WEEKLY)
    change_series(book, 1, {"title": "Ours", "place": "Linz"})
    report = take(WEEKLY.replace("T09", "T10"))
    assert counts(report) == (0, 1, 0, 0)
    assert not report.problems
    report = take(WEEKLY.replace("T09", "T10").replace("Jour fixe", "Theirs"))
    assert counts(report) == (0, 0, 1, 0)
    assert "the book's stays: Title" in report.problems[0].reason
    (series,) = list_series(book)
    assert (series.title, series.time, series.place) == ("Ours", "10:00", "Linz")


def test_nothing_is_late_by_a_rule_that_the_calendar_has_only_now(book: Book, take: Take) -> None:
    take(WEEKLY)
    take(WEEKLY.replace("20261027", "20261028"))
    assert not load_agenda(book, TODAY, TODAY, TODAY + timedelta(days=30)).late
    assert date(2026, 11, 25) in {item.day for item in load_agenda(book, TODAY, TODAY, date(2026, 12, 1)).items}


def test_dates_that_the_calendar_skips_moves_or_gives_back_follow_it(book: Book, take: Take) -> None:
    moved = "UID:w|SUMMARY:x|RECURRENCE-ID;TZID=Europe/Vienna:20261201T090000|DTSTART;TZID=Europe/Vienna:{}"
    out = "|EXDATE;TZID=Europe/Vienna:20261124T090000"
    take(WEEKLY)
    before = fates(book)
    report = take(WEEKLY + out, moved.format("20261202T110000"))
    assert counts(report) == (0, 2, 0, 0)
    assert fates(book) == before | {
        date(2026, 11, 24): Fate(SKIPPED), date(2026, 12, 1): Fate(MOVED, date(2026, 12, 2), "11:00"),
    }  # fmt: skip
    take(WEEKLY, moved.format("20261203T110000"))
    assert fates(book) == before | {date(2026, 12, 1): Fate(MOVED, date(2026, 12, 3), "11:00")}
    assert counts(take(WEEKLY, moved.format("20261203T110000"))) == (0, 0, 2, 0)


def test_what_became_of_a_meeting_by_hand_is_not_overwritten(book: Book, take: Take) -> None:
    out = "|EXDATE;TZID=Europe/Vienna:20261124T090000,20261201T090000"
    take(WEEKLY + out)
    take_back_occurrence(book, 1, date(2026, 11, 24))
    skip_occurrence(book, 1, date(2026, 12, 8))
    mark_done(book, 1, date(2026, 12, 15))
    mine = fates(book)
    assert counts(take(WEEKLY + out)) == (0, 0, 1, 0)
    move = "UID:w|SUMMARY:x|RECURRENCE-ID;TZID=Europe/Vienna:{0}T090000|DTSTART;TZID=Europe/Vienna:{0}T150000"
    report = take(WEEKLY + out, *(move.format(day) for day in ("20261208", "20261215")))
    assert "the meeting of 2026-12-08" in report.problems[0].reason
    assert fates(book) == mine


def test_of_a_series_that_the_user_divided_the_part_before_goes_on_following(book: Book, take: Take) -> None:
    take(WEEKLY)
    later = change_from(book, 1, date(2026, 12, 8), {"time": "11:00"})
    report = take(WEEKLY + "|EXDATE;TZID=Europe/Vienna:20261124T090000,20261215T090000")
    assert (counts(report), report.problems) == ((0, 1, 0, 0), ())
    assert fates(book)[date(2026, 11, 24)] == Fate(SKIPPED)
    assert date(2026, 12, 15) not in fates(book)
    assert not fates(book, later)


@pytest.mark.parametrize("how", ["status", "method"])
def test_a_cancelled_series_goes_and_comes_back_with_its_calendar(book: Book, take: Take, how: str) -> None:
    take(WEEKLY)
    head, end = ("METHOD:CANCEL", "") if how == "method" else ("", "|STATUS:CANCELLED")
    assert counts(take(WEEKLY + end, head=head)) == (0, 1, 0, 0)
    assert not list_series(book)
    assert counts(take(WEEKLY)) == (0, 1, 0, 0)
    assert list_series(book)
    withdraw_series(book, 1)
    assert counts(take(WEEKLY)) == (0, 0, 1, 0)
    assert not list_series(book)


def test_a_single_date_that_is_sent_alone_is_skipped_or_moved(book: Book, take: Take) -> None:
    take(WEEKLY)
    one = "UID:w|SUMMARY:x|RECURRENCE-ID;TZID=Europe/Vienna:{0}T090000|DTSTART;TZID=Europe/Vienna:{0}T{1}"
    assert counts(take(one.format("20261124", "090000"), head="METHOD:CANCEL")) == (0, 1, 0, 0)
    assert counts(take(one.format("20261201", "143000"))) == (0, 1, 0, 0)
    after = fates(book)
    assert after[date(2026, 11, 24)] == Fate(SKIPPED)
    assert after[date(2026, 12, 1)] == Fate(MOVED, date(2026, 12, 1), "14:30")
    assert len(list_series(book)) == 1
    report = take(one.format("20261208", "100000").replace("-ID;", "-ID;RANGE=THISANDFUTURE;"))
    assert "1 that change all dates from one on were read as changes of that date alone" in report.notes


SINGLE = "UID:w|SUMMARY:Board|RECURRENCE-ID;TZID=Europe/Vienna:{}T090000|DTSTART;TZID=Europe/Vienna:20261209T110000"


def plan_apart(tmp_path: Path, book: Book, *files: str) -> CalendarPlan:
    """What an import of several files would do; the events of each stand line by line, with bars in them."""
    paths = [tmp_path / f"{number}.ics" for number in range(len(files))]
    for path, file in zip(paths, files, strict=True):
        events = [f"BEGIN:VEVENT|{event}|END:VEVENT" for event in file.split("\n")]
        text = "|".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""])
        path.write_text(text.replace("|", "\r\n"), newline="")
    return plan_calendars(book, paths, TODAY, 1)


def test_a_single_date_that_its_series_does_not_give_is_a_meeting_of_its_own(book: Book, tmp_path: Path) -> None:
    single = SINGLE.format("20261202")
    cancelled = plan_apart(tmp_path, book, WEEKLY, f"{single}|STATUS:CANCELLED").files[1]
    assert (counts(cancelled), cancelled.notes[-1]) == ((0, 0, 0, 1), "1 were cancelled and left out")
    plan = plan_apart(tmp_path, book, WEEKLY, single)
    assert [counts(file) for file in plan.files] == [(1, 0, 0, 0)] * 2
    apply_calendars(book, plan)
    assert [(each.title, each.starts) for each in list_series(book)][1:] == [("Board", date(2026, 12, 9))]
    again = plan_apart(tmp_path, book, WEEKLY, single.replace("Board", "Review"))
    assert [counts(file) for file in again.files] == [(0, 0, 1, 0), (0, 1, 0, 0)]


def test_a_single_date_that_the_book_does_not_give_is_told(book: Book, take: Take) -> None:
    take(WEEKLY)
    report = take(SINGLE.format("20261202"))
    assert counts(report) == (0, 0, 0, 1)
    assert report.problems[0].reason == "“Board” stands for 2026-12-02, which its series in the book does not give."


def test_a_single_date_is_of_the_rule_that_this_import_brings(book: Book, take: Take, tmp_path: Path) -> None:
    take(WEEKLY)
    moved = WEEKLY.replace("20261027", "20261028")
    plan = plan_apart(tmp_path, book, moved, SINGLE.format("20261202"))
    assert [counts(file) for file in plan.files] == [(0, 1, 0, 0)] * 2
    apply_calendars(book, plan)
    assert fates(book)[date(2026, 12, 2)] == Fate(MOVED, date(2026, 12, 9), "11:00")


def test_a_single_date_finds_the_series_of_several_events_that_share_its_name(
    book: Book, take: Take, tmp_path: Path
) -> None:
    both = f"{WEEKLY}\nUID:w|SUMMARY:Start|DTSTART:20261130T140000"
    plan = plan_apart(tmp_path, book, both, SINGLE.format("20261201"))
    assert [counts(file) for file in plan.files] == [(2, 0, 0, 0), (0, 1, 0, 0)]
    apply_calendars(book, plan)
    assert counts(take(SINGLE.format("20261215"))) == (0, 1, 0, 0)
    assert {date(2026, 12, 1), date(2026, 12, 15)} <= fates(book).keys()


def test_an_hour_that_the_user_changed_never_lands_in_another_zone(book: Book, take: Take) -> None:
    take(WEEKLY)
    change_series(book, 1, {"time": "10:00"})
    report = take(WEEKLY.replace("Europe/Vienna", "Europe/London"))
    assert "the book's stays: Time, Time zone" in report.problems[0].reason
    (series,) = list_series(book)
    assert (series.time, series.zone) == ("10:00", "Europe/Vienna")
    take(WEEKLY.replace("T09", "T08").replace("Europe/Vienna", "Europe/London"))
    (series,) = list_series(book)
    assert (series.time, series.zone) == ("10:00", "Europe/Vienna")


def test_an_hour_and_a_zone_that_only_the_calendar_changed_follow_it(book: Book, take: Take) -> None:
    take(WEEKLY)
    take(WEEKLY.replace("T09", "T08").replace("Europe/Vienna", "Europe/London"))
    (series,) = list_series(book)
    assert (series.time, series.zone) == ("08:00", "Europe/London")


@pytest.mark.parametrize("order", [("whole.ics", "date.ics"), ("date.ics", "whole.ics")])
def test_a_single_date_in_another_file_of_the_same_import_finds_its_series(
    book: Book, tmp_path: Path, order: tuple[str, str]
) -> None:
    moved = "UID:w|SUMMARY:x|RECURRENCE-ID;TZID=Europe/Vienna:20261201T090000|DTSTART:20261202T143000"
    for name, event in {"whole.ics": WEEKLY, "date.ics": moved}.items():
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *event.split("|"), "END:VEVENT", "END:VCALENDAR"]
        (tmp_path / name).write_text("\r\n".join([*lines, ""]), newline="")
    plan = plan_calendars(book, [tmp_path / name for name in order], TODAY, 1)
    assert {file.file: counts(file) for file in plan.files} == {
        "whole.ics": (1, 0, 0, 0),
        "date.ics": (0, 1, 0, 0),
    }
    apply_calendars(book, plan)
    assert len(list_series(book)) == 1
    assert fates(book)[date(2026, 12, 1)] == Fate(MOVED, date(2026, 12, 2), "14:30")


def test_an_older_file_changes_nothing(book: Book, take: Take) -> None:
    take(WEEKLY + "|LAST-MODIFIED:20261110T080000Z")
    older = WEEKLY.replace("Jour fixe", "Before") + "|LAST-MODIFIED:20261101T080000Z"
    report = take(older)
    assert counts(report) == (0, 0, 0, 1)
    assert any("older" in note for note in report.notes)
    assert counts(take(older.replace("20261101", "20261115"))) == (0, 1, 0, 0)


def test_a_single_date_that_was_sent_alone_makes_the_whole_calendar_no_older(book: Book, take: Take) -> None:
    weekly = WEEKLY + "|LAST-MODIFIED:20261101T080000Z"
    take(weekly)
    one = "UID:w|SUMMARY:x|RECURRENCE-ID;TZID=Europe/Vienna:20261201T090000|DTSTART;TZID=Europe/Vienna:{}T090000"
    take(one.format("20261202"))
    take(one.format("20261203") + "|LAST-MODIFIED:20261120T080000Z")
    report = take(weekly + "|EXDATE;TZID=Europe/Vienna:20261124T090000", one.format("20261203"))
    assert counts(report) == (0, 2, 0, 0)
    assert fates(book)[date(2026, 11, 24)] == Fate(SKIPPED)


def test_a_contact_follows_the_meeting_it_was(book: Book, take: Take) -> None:
    take(VISIT)
    assert counts(take(VISIT.replace("T08", "T09").replace("Visit", "Audit"))) == (0, 1, 0, 0)
    found = contact(book)
    assert found is not None
    assert (found.subject, found.time) == ("Audit", "09:00")
    with book.step("By hand") as session:
        session.get_one(Interaction, 1).subject = "Mine"
    report = take(VISIT + "|STATUS:CANCELLED")
    assert "although it was cancelled" in report.problems[0].reason
    assert contact(book) is not None


@pytest.mark.parametrize("how", ["kind", "our people", "who was there"])
def test_a_contact_that_the_user_told_more_of_stays_when_its_meeting_is_cancelled(
    book: Book, take: Take, how: str
) -> None:
    take(VISIT)
    with book.step("By hand") as session:
        found = session.get_one(Interaction, 1)
        if how == "kind":
            found.kind = InteractionKind.CALL
        elif how == "our people":
            found.our_people = "Jana"
        else:
            session.add(Stakeholder(id=1, account_id=1, name="R. Vogt"))
            session.flush()
            session.add(Attendance(interaction_id=1, stakeholder_id=1))
    report = take(VISIT + "|STATUS:CANCELLED")
    assert "although it was cancelled" in report.problems[0].reason
    assert contact(book) is not None


def test_a_contact_of_a_meeting_that_was_cancelled_or_put_off_goes(book: Book, take: Take) -> None:
    take(VISIT, VISIT.replace("UID:v", "UID:u").replace("Visit", "Tour"))
    report = take(VISIT + "|STATUS:CANCELLED", VISIT.replace("UID:v", "UID:u").replace("20261110", "20261210"))
    assert counts(report) == (0, 2, 0, 0)
    assert contact(book, 1) is contact(book, 2) is None
    assert [series.starts for series in list_series(book)] == [date(2026, 12, 10)]
    assert counts(take(VISIT)) == (1, 0, 0, 0)


def test_a_contact_that_the_user_took_out_does_not_come_back(book: Book, take: Take) -> None:
    take(VISIT)
    with book.step("By hand") as session:
        session.delete(session.get_one(Interaction, 1))
    assert counts(take(VISIT)) == (0, 0, 1, 0)


def test_single_further_days_are_kept_as_a_rule_of_their_own(book: Book, take: Take) -> None:
    report = take(
        "UID:r|SUMMARY:Odd|DTSTART;VALUE=DATE:20261202|RRULE:FREQ=WEEKLY;COUNT=3|RDATE;VALUE=DATE:20261211,20261203,20261209",
        "UID:p|SUMMARY:Only|DTSTART:20261203T090000Z|RDATE;VALUE=PERIOD:20261217T090000Z/PT1H",
        "UID:n|SUMMARY:Plain|DTSTART;VALUE=DATE:20261202|RRULE:FREQ=WEEKLY|RDATE;VALUE=DATE:20261209",
    )
    assert "2 with a rule that is kept as text and only shown" in report.notes
    odd, only, plain = list_series(book)
    last = date(2027, 6, 30)
    assert [each.day.day for each in occurrences(pattern_of(odd), TODAY, last)] == [2, 3, 9, 11, 16]
    assert [each.day.day for each in occurrences(pattern_of(only), TODAY, last)] == [3, 17]
    assert (odd.is_foreign, only.is_foreign, plain.is_foreign) == (True, True, False)
    assert b"RDATE" not in load_calendar(book, TODAY, version="1")
    later = change_from(book, odd.id, date(2026, 12, 9), {"title": "Later"})
    (before, after) = (row for row in list_series(book) if row.id in (odd.id, later))
    assert [each.day.day for each in occurrences(pattern_of(before), TODAY, last)] == [2, 3]
    assert [each.day.day for each in occurrences(pattern_of(after), TODAY, last)] == [9, 11, 16]


def test_a_single_day_after_the_end_of_the_rule_is_kept_and_goes_with_the_later_part(
    book: Book, take: Take
) -> None:
    take(
        "UID:e|SUMMARY:Ends|DTSTART;VALUE=DATE:20261202|RRULE:FREQ=WEEKLY;UNTIL=20261209|RDATE;VALUE=DATE:20270115"
    )
    take("UID:o|SUMMARY:Only|DTSTART;VALUE=DATE:20261202|RDATE;VALUE=DATE:20270115")
    last = date(2027, 6, 30)

    def days(key: int) -> list[date]:
        (series,) = (row for row in list_series(book) if row.id == key)
        return [each.day for each in occurrences(pattern_of(series), TODAY, last)]

    first, second, third = date(2026, 12, 2), date(2026, 12, 9), date(2027, 1, 15)
    assert (days(1), days(2)) == ([first, second, third], [first, third])
    later = change_from(book, 1, second, {"title": "Later"})
    assert (days(1), days(later)) == ([first], [second, third])
    later = change_from(book, 2, third, {"title": "Later"})
    assert (days(2), days(later)) == ([first], [third])


def test_single_days_without_room_are_told_and_a_full_rule_can_still_be_divided(book: Book, take: Take) -> None:
    listed = [date(2026, 12, 3) + timedelta(days=3 * number) for number in range(70)]
    days = ",".join(f"{day:%Y%m%d}" for day in listed)
    report = take(f"UID:m|SUMMARY:Many|DTSTART;VALUE=DATE:20261202|RRULE:FREQ=YEARLY|RDATE;VALUE=DATE:{days}")
    (series,) = list_series(book)
    kept = {each.day for each in occurrences(pattern_of(series), TODAY, date(2027, 11, 30))} & set(listed)
    assert 0 < len(kept) < 70
    assert f"has {70 - len(kept)} more single days than there is room for" in report.problems[0].reason
    change_from(book, series.id, date(2027, 12, 2), {"title": "Later"})
    (before,) = (row for row in list_series(book) if row.id == series.id)
    assert {each.day for each in occurrences(pattern_of(before), TODAY, date(2027, 11, 30))} >= kept


def test_alarms_change_nothing_and_are_told_once_a_file(book: Book, take: Take) -> None:
    alarm = "|BEGIN:VALARM|ACTION:DISPLAY|TRIGGER:-PT15M|DESCRIPTION:x|END:VALARM"
    assert not any("alarm" in note for note in take(WEEKLY).notes)
    report = take(WEEKLY + alarm + alarm)
    assert counts(report) == (0, 0, 1, 0)
    assert [note for note in report.notes if "alarm" in note] == ["2 alarms were left out"]


def test_events_that_share_a_name_follow_their_calendar_each_for_itself(book: Book, take: Take) -> None:
    coming = "UID:v|SUMMARY:Fair|DTSTART;VALUE=DATE:20261203"
    out = "UID:v|SUMMARY:x|RECURRENCE-ID;TZID=Europe/Vienna:20261201T090000|STATUS:CANCELLED"
    weekly = WEEKLY.replace("UID:w", "UID:v")
    assert counts(take(VISIT, coming, weekly, out)) == (4, 0, 0, 0)
    assert counts(take(VISIT, coming, weekly, out)) == (0, 0, 4, 0)
    assert fates(book, 2)[date(2026, 12, 1)] == Fate(SKIPPED)
    changed = [VISIT.replace("Visit", "Audit"), coming.replace("1203", "1210"), weekly.replace("T09", "T10")]
    assert counts(take(*changed, out.replace("T09", "T10"))) == (0, 4, 0, 0)
    found = contact(book)
    assert found is not None
    assert found.subject == "Audit"
    assert [(row.title, row.starts.day, row.time) for row in list_series(book)] == [
        ("Fair", 10, None),
        ("Jour fixe", 27, "10:00"),
    ]
    with book.step("By hand") as session:
        session.delete(session.get_one(Interaction, 1))
    assert counts(take(*changed)) == (0, 1, 2, 0)  # the date that was out is given back, the contact is not


def test_what_an_undone_import_wrote_does_not_count_as_written(book: Book, take: Take) -> None:
    take(WEEKLY)
    take(WEEKLY.replace("T09", "T10"))
    book.undo()
    assert counts(take(WEEKLY.replace("T09", "T10"))) == (0, 1, 0, 0)
    assert list_series(book)[0].time == "10:00"
