"""The calendar in keys: going about, done, moved, skipped, opened, copied, explained."""

from datetime import date

import pytest

from kamtui.book.book import Book
from kamtui.screens import calendar_window
from kamtui.services.accounts import change_account, create_account
from kamtui.services.cadence import create_series
from kamtui.settings import Settings
from tests.ui.conftest import Opened
from tests.ui.planned_days import Days, beside, calendar_of, plan_days


@pytest.fixture
def days(empty_book: Book) -> Days:
    return plan_days(empty_book)


@pytest.fixture
def book(empty_book: Book, days: Days) -> Book:
    return empty_book


async def test_the_month_shows_what_is_on_each_day_and_the_list_what_is_late_and_next(
    book: Book, visit: Opened
) -> None:
    async with visit(book) as kam:
        await kam.press("4")
        assert "November 2026   all accounts" in kam.text()
        assert "1 late · 0 today · 3 next 7 days" in kam.text()
        row = next(line for line in kam.lines() if line.strip().startswith("48"))
        number = kam.lines().index(row)
        assert kam.lines()[number + 1].split("│")[0].split() == ["●", "Brenner…", "□", "Brenner…"]
        assert "● Müller…" in kam.lines()[number + 2]
        assert beside(kam) == [
            "Late 1",
            "! Müller & Söhne [CH] 3 d",
            "Send samples",
            "Saturday 21 November today",
            "▌ nothing planned",
            "Then",
            "23 Nov ● Brenner AG T… 09:30",
            "24 Nov □ Brenner AG Finish…",
            "24 Nov ● Müller & Söhne [CH]…",
            "30 Nov ● Brenner AG T… 09:30",
            "7 Dec ● Brenner AG T… 09:30",
        ]


async def test_a_narrow_terminal_shows_a_mark_for_each_kind(book: Book, visit: Opened) -> None:
    async with visit(book, size=(80, 24)) as kam:
        await kam.press("4", "right", "right", "right")
        lines = kam.lines()
        row = next(number for number, line in enumerate(lines) if line.startswith("  48"))
        assert lines[row + 1].split("│")[0].split() == ["●", "▌□●"]
        assert "Tuesday 24 November in 3 d" in beside(kam)
        assert "Müller & Söhne [CH]" in kam.text()


async def test_days_weeks_months_and_years_are_gone_through_in_keys(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4")
        calendar = calendar_of(kam)
        for keys, day in (
            ("l", date(2026, 11, 22)),
            ("j", date(2026, 11, 29)),
            ("j", date(2026, 12, 6)),
            ("h", date(2026, 12, 5)),
            ("k", date(2026, 11, 28)),
            ("greater_than_sign", date(2026, 12, 28)),
            ("less_than_sign", date(2026, 11, 28)),
            ("right_curly_bracket", date(2027, 11, 28)),
            ("left_curly_bracket", date(2026, 11, 28)),
            ("t", date(2026, 11, 21)),
            ("left", date(2026, 11, 20)),
            ("up", date(2026, 11, 13)),
        ):
            await kam.press(keys)
            assert calendar.day == day
        await kam.press("greater_than_sign")
        assert "December 2026" in kam.text()


async def test_any_year_is_three_keys_and_a_number_away(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "slash")
        await kam.type("2031")
        assert "Fri 21 Nov 2031" in kam.text()
        await kam.press("enter")
        assert "November 2031" in kam.text()
        await kam.press("slash")
        await kam.type("w12 2027")
        await kam.press("enter")
        assert calendar_of(kam).day == date(2027, 3, 22)
        await kam.press("slash")
        await kam.type("31.2.")
        await kam.press("enter")
        assert "February 2027 has no day 31" in kam.toasts()[0]
        await kam.press("escape", "t")
        assert calendar_of(kam).day == date(2026, 11, 21)


async def test_an_action_is_done_from_the_day_and_undo_brings_it_back(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "l", "tab")
        assert calendar_of(kam).list.item is not None
        assert calendar_of(kam).list.item.title == "Finish the deck"  # type: ignore[union-attr]
        await kam.press("d")
        assert kam.toasts() == ["Done: Brenner AG: Finish the deck · u takes it back"]
        assert "Finish the deck" not in "\n".join(beside(kam))
        await kam.press("h", "greater_than_sign", "u")
        assert calendar_of(kam).day == date(2026, 11, 24)
        assert calendar_of(kam).list.item.title == "Finish the deck"  # type: ignore[union-attr]


async def test_what_is_late_is_pinned_and_leaves_when_it_is_done(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "greater_than_sign")
        assert beside(kam)[:3] == ["Late 1", "! Müller & Söhne [CH] 3 d", "Send samples"]
        await kam.press("tab", "g", "d")
        assert "0 late" in kam.text()
        assert beside(kam)[0].startswith("Monday 21 December")


async def test_a_meeting_is_put_on_another_day_as_one_types_it(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "r")
        assert "fri, +2w, eom, 24.12., fri 15:00" in kam.text()
        await kam.type("fri 15:00")
        assert "Fri 27 Nov 15:00" in kam.text()
        await kam.press("enter")
        assert kam.toasts()[0].startswith("Moved to Fri 27 Nov 15:00: Brenner AG: Team call")
        agenda = calendar_of(kam).shown.agenda.by_day()
        assert [(item.title, item.time) for item in agenda[date(2026, 11, 27)]] == [("Team call", "15:00")]
        assert date(2026, 11, 23) not in agenda
        assert [item.time for item in agenda[date(2026, 11, 30)]] == ["09:30"]
        await kam.press("u")
        assert date(2026, 11, 23) in calendar_of(kam).shown.agenda.by_day()


async def test_only_a_meeting_is_given_a_time(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "tab", "g", "r")
        await kam.type("fri 15:00")
        await kam.press("enter")
        assert "only meetings have a time" in kam.toasts()[0]
        assert "Reschedule" in kam.text()


async def test_one_meeting_is_skipped_and_the_series_goes_on(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "s")
        agenda = calendar_of(kam).shown.agenda.by_day()
        assert date(2026, 11, 23) not in agenda
        assert date(2026, 11, 30) in agenda
        await kam.press("l", "s")
        assert "Only meetings and touches are skipped" in kam.toasts()[0]
        await kam.press("e")
        assert kam.app.current_mode == "plan"
        assert "“Finish the deck” is changed here" in kam.toasts()[0]


async def test_keys_without_anything_under_them_say_so(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4")
        for key, title in (("d", "Nothing to do"), ("r", "Nothing to move"), ("s", "Nothing to skip")):
            await kam.press(key)
            assert kam.toasts()[0].startswith(title)
        assert "n plans something" in kam.toasts()[0]
        await kam.press("tab", "enter")
        assert kam.toasts()[0].startswith("Nothing to open")


async def test_one_account_or_all(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "o")
        name = kam.app.desk.current.name  # type: ignore[union-attr]
        assert f"November 2026   {name}" in kam.text()
        calendar = calendar_of(kam)
        assert {item.account for item in calendar.shown.agenda.items} == {name}
        await kam.press("right_square_bracket")
        other = kam.app.desk.current.name  # type: ignore[union-attr]
        assert other != name
        assert {item.account for item in calendar.shown.agenda.items} == {other}
        await kam.press("o")
        assert {item.account for item in calendar.shown.agenda.items} == {name, other}


async def test_the_week_stands_above_its_days_things_and_the_agenda_is_one_list(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "v")
        assert "Week 48 · 23 to 29 Nov 2026" in kam.text()
        assert "● Brenner AG" in kam.text()
        assert "Team call" in kam.text()
        await kam.press("v")
        assert "November 2026   agenda · all accounts" in kam.text()
        lines = [line.strip() for line in kam.lines() if line.strip()]
        late = next(place for place, line in enumerate(lines) if line.startswith("Late"))
        assert "Send samples" in lines[late + 1]
        assert lines[late + 2].startswith("Monday 23 November")
        assert "09:30" in lines[late + 3]
        await kam.press("l")
        assert calendar_of(kam).day == date(2026, 11, 24)
        await kam.press("j")
        assert calendar_of(kam).list.item.title == "Lunch"  # type: ignore[union-attr]
        await kam.press("v")
        assert calendar_of(kam).grid.shown.day == date(2026, 11, 24)


async def test_enter_goes_to_the_day_and_then_to_the_action_in_the_plan(
    book: Book, visit: Opened, days: Days
) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "l", "enter", "enter")
        assert kam.app.current_mode == "plan"
        assert kam.app.desk.current_id == days.brenner
        assert any(
            line.strip().startswith("▌") and "Finish the deck" in line for line in map(right_of, kam.lines())
        )


def right_of(line: str) -> str:
    return line.rpartition("│")[2]


async def test_the_day_is_copied_as_text(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "l", "y")
        assert kam.app.clipboard.splitlines() == [
            "Tuesday 24 November 2026",
            "Brenner AG: Finish the deck",
            "Müller & Söhne [CH]: Lunch",
        ]
        assert kam.toasts()[0].startswith("Day copied: 2 lines")


async def test_it_says_why_something_is_due(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "equals_sign")
        assert "Meeting" in kam.text()
        assert "very week on Mon" in kam.text()
        await kam.press("escape", "tab", "g", "equals_sign")
        assert "Wed 18 Nov to Sat 21 Nov is 3 d" in kam.text()


async def test_the_agenda_is_read_once_for_a_month_and_once_more_after_a_step(
    book: Book, visit: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[date] = []
    windows = calendar_window.CalendarWindows
    before = windows._load

    def counted(self: calendar_window.CalendarWindows, first: date, last: date, account_id: int | None) -> object:
        read.append(first)
        return before(self, first, last, account_id)

    monkeypatch.setattr(windows, "_load", counted)
    async with visit(book) as kam:
        await kam.press("4")
        count = len(read)
        await kam.press(*"lllhhjk", "tab", "j", "k", "tab", "v", "v", "v")
        assert len(read) == count
        await kam.press("greater_than_sign")
        assert len(read) == count + 1
        await kam.press("less_than_sign", "greater_than_sign", "less_than_sign")
        assert len(read) == count + 1
        await kam.press("t", "l", "l", "d")
        assert len(read) == count + 2


async def test_weeks_begin_as_the_settings_say(book: Book, visit: Opened) -> None:
    async with visit(book, settings=Settings(theme="dark", week_start="sunday")) as kam:
        await kam.press("4")
        head = next(line for line in kam.lines() if "Wk" in line).split("│")[0].split()
        assert head == ["Wk", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]


async def test_a_book_without_accounts_says_where_to_begin(empty_book: Book, visit: Opened) -> None:
    async with visit(empty_book) as kam:
        await kam.press("4")
        assert "No account yet" in kam.text()
        assert "go to Accounts" in kam.text()
        assert "n new" not in kam.lines()[-1]
        await kam.press("n", "d", "v", "l", "greater_than_sign", "1")
        assert kam.app.current_mode == "accounts"


async def test_a_month_without_anything_says_what_fills_it(book: Book, visit: Opened, days: Days) -> None:
    async with visit(book) as kam:
        kam.app.desk.current_id = days.brenner
        await kam.press("4", "o", "left_curly_bracket")
        assert "Nothing due in November 2025" in kam.text()
        assert "show all accounts" in kam.text()


async def test_what_is_late_stays_on_top_of_months_before_it_was_due(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "less_than_sign", "less_than_sign")
        assert "September 2026" in kam.text()
        assert "1 late" in kam.text()
        assert beside(kam)[:2] == ["Late 1", "! Müller & Söhne [CH] 3 d"]


async def test_the_list_has_its_whole_room_again_after_a_month_without_anything(
    book: Book, visit: Opened, days: Days
) -> None:
    async with visit(book) as kam:
        kam.app.desk.current_id = days.brenner
        await kam.press("4", "o", "t")
        before = beside(kam)
        assert "Then" in before
        await kam.press("left_curly_bracket")
        assert "Nothing due in November 2025" in kam.text()
        await kam.press("t")
        assert beside(kam) == before


async def test_a_meeting_is_finished_by_the_contact_that_is_logged_of_it(
    book: Book, visit: Opened, days: Days
) -> None:
    start = date(2026, 11, 16)
    create_series(book, days.brenner, {"title": "Site visit", "starts": start}, [days.vogt])
    async with visit(book) as kam:
        await kam.press("4", "h", "h", "h", "h", "h")
        assert "Site visit · R. Vogt" in beside(kam)
        await kam.press("c")
        assert "Site visit" in kam.text()
        await kam.press("ctrl+s")
        assert "Site visit" not in [item.title for item in calendar_of(kam).shown.agenda.items]
        await kam.press("u")
        assert "Site visit" in [item.title for item in calendar_of(kam).shown.agenda.items]


async def test_keeping_in_touch_is_done_by_logging_the_contact(book: Book, visit: Opened, days: Days) -> None:
    change_account(book, days.brenner, {"touch_on": date(2026, 11, 22)}, date(2026, 11, 21))
    async with visit(book) as kam:
        await kam.press("4", "l")
        assert "~ Brenner AG" in " ".join(beside(kam))
        await kam.press("d")
        assert "Log a contact" in kam.text() or "contact" in kam.lines()[-3].casefold()
        await kam.press("escape", "e")
        assert "Keep in touch" in kam.text()
        await kam.press("escape", "s")
        by_day = calendar_of(kam).shown.agenda.by_day()
        assert [item.account for item in by_day[date(2026, 11, 29)]] == ["Brenner AG"]
        change_account(book, days.brenner, {"touch_on": None, "renewal": date(2026, 11, 25)}, date(2026, 11, 21))
        await kam.press("l", "l", "l", "r")
        assert "A renewal is a day of the contract" in kam.toasts()[0]
        assert "Reschedule" not in kam.text()


async def test_hostile_names_move_nothing(empty_book: Book, visit: Opened) -> None:
    account = create_account(
        empty_book, {"name": "Acme [/x] \u202e[bold]東和", "status": "key"}, date(2026, 11, 21)
    )
    for title in ("[@click=app.quit()]x[/]", "tab\there", "東" * 300):
        create_series(empty_book, account, {"title": title, "starts": date(2026, 11, 23)})
    async with visit(empty_book, size=(80, 24)) as kam:
        await kam.press("4", "l", "l", "v", "v", "v", "o", "tab", "j", "equals_sign", "escape", "y")
        rule = [line.index("│") for line in kam.lines() if "│" in line]
        assert "[@click=app.quit()]x[/]" in kam.text()
        assert rule
        assert kam.app.is_running
