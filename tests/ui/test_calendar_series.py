"""Series in keys: planned in words with their next dates, changed for one, from here on or for all, taken out."""

from datetime import date

import pytest

from kamtui.book.book import Book
from kamtui.screens.dialogs.series_form import new_series
from kamtui.services.cadence import change_series, list_series, load_series
from kamtui.vocabulary_cadence import TouchRuleOf
from tests.ui.conftest import Opened, Visit
from tests.ui.planned_days import Days, beside, calendar_of, plan_days


@pytest.fixture
def days(empty_book: Book) -> Days:
    return plan_days(empty_book)


@pytest.fixture
def book(empty_book: Book, days: Days) -> Book:
    return empty_book


def days_of(kam: Visit, series: int) -> list[date]:
    """The days on which a series takes place within the window."""
    return [item.day for item in calendar_of(kam).shown.agenda.items if item.record == ("series", series)]


async def test_a_series_is_planned_in_words_and_its_next_dates_are_shown_as_one_chooses(
    book: Book, visit: Opened
) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "n")
        assert "New meeting or series" in kam.text()
        await kam.type("QBR")
        await kam.press("tab", "tab", "tab", "tab")
        assert "Mon 23 Nov" in kam.text()
        await kam.press("right", "right")
        assert "every week on Mon" in kam.text()
        await kam.press("tab")
        await kam.type("2")
        assert "every 2 weeks on Mon" in kam.text()
        await kam.press("tab")
        await kam.type("tue, thu")
        assert "every 2 weeks on Tue, Thu" in kam.text()
        assert "Tue 24 Nov   Thu 26 Nov   Tue 8 Dec   Thu 10 Dec   Tue 22 Dec" in kam.text()
        await kam.press("ctrl+s")
        calendar = calendar_of(kam)
        assert calendar.day == date(2026, 11, 24)
        assert calendar.list.item.title == "QBR"  # type: ignore[union-attr]
        assert "Series saved: QBR · every 2 weeks on Tue, Thu · next Tue 24 Nov" in kam.toasts()
        await kam.press("u")
        assert not any("QBR" in line for line in beside(kam))
        assert "Undone: New series “QBR”" in kam.toasts()


async def test_a_last_working_day_and_a_holiday_are_kept_off_without_drift(book: Book, visit: Opened) -> None:
    async with visit(book) as kam:
        await kam.press("4", "n")
        await kam.type("Report")
        await kam.press("tab", "tab")
        await kam.type("2026-12-26")
        await kam.press("tab", "tab")
        await kam.press("right", "right", "right")
        assert "every month on day 26" in kam.text()
        assert "Sat 26 Dec   Tue 26 Jan 2027" in kam.text()
        await kam.press(*["tab"] * 5)
        await kam.press("right")
        assert "Mon 28 Dec   Tue 26 Jan 2027" in kam.text()
        assert "every month on day 26, kept off free days" in kam.text()


async def test_an_hour_that_its_night_leaves_out_is_told_with_what_it_becomes(
    book: Book, visit: Opened, days: Days
) -> None:
    change_series(book, days.team, {"starts": date(2027, 3, 28), "rule": "FREQ=WEEKLY", "zone": "Europe/Vienna"})
    async with visit(book) as kam:
        await kam.press("4", "m", "G", "enter", "tab", "tab", "tab", "ctrl+u")
        await kam.type("2:30")
        assert "03:30 on Sun 28 Mar 2027, as 02:30 does not exist that day" in kam.text()
        assert "Sun 28 Mar 2027 03:30   Sun 4 Apr 2027" in kam.text()


@pytest.mark.parametrize(
    ("keys", "typed", "sentence"),
    [
        (2, "31.2.", "has no day 31"),
        (5, "0", "0"),
        (6, "someday", "is not a weekday"),
        (7, "2026-11-01", "before its first day"),
        (8, "10000", "10000"),
        (10, "Nobody", "Nobody of"),
    ],
)
async def test_what_cannot_be_is_refused_in_one_sentence_and_stays_typed(
    book: Book, visit: Opened, keys: int, typed: str, sentence: str
) -> None:
    async with visit(book) as kam:
        await kam.press("4", "n")
        await kam.type("QBR")
        await kam.press("tab", "tab", "tab", "tab", "right", "right")
        await kam.press(*["tab"] * (keys - 4), *["shift+tab"] * (4 - keys))
        await kam.type(typed)
        await kam.press("ctrl+s")
        assert "New meeting or series" in kam.text()
        assert sentence in kam.text()
        assert typed in kam.text()


async def test_this_one_goes_to_another_day_and_the_others_stay(book: Book, visit: Opened, days: Days) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "e")
        assert "Change Team call" in kam.text()
        assert "every week on Mon" in kam.text()
        await kam.press("1")
        await kam.type("24.11.")
        await kam.press("enter")
        assert days_of(kam, days.team)[:3] == [date(2026, 11, 24), date(2026, 11, 30), date(2026, 12, 7)]


async def test_from_here_on_the_old_ones_stay_as_they_were(book: Book, visit: Opened, days: Days) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "j", "e", "2")
        assert "Series from Mon 30 Nov on" in kam.text()
        await kam.press("tab", "tab", "tab", "ctrl+u")
        await kam.type("16")
        await kam.press("ctrl+s")
        items = calendar_of(kam).shown.agenda.items
        times = {item.day: item.time for item in items if item.title == "Team call"}
        assert times[date(2026, 11, 23)] == "09:30"
        assert times[date(2026, 11, 30)] == times[date(2026, 12, 7)] == "16:00"
        assert "Series saved: Team call · every week on Mon · next Mon 30 Nov 16:00" in kam.toasts()
        await kam.press("u")
        items = calendar_of(kam).shown.agenda.items
        assert {item.time for item in items if item.title == "Team call"} == {"09:30"}


async def test_from_here_on_a_count_is_what_is_left_of_it(book: Book, visit: Opened, days: Days) -> None:
    rule = str(load_series(book, days.team).values["rule"])
    change_series(book, days.team, {"rule": f"{rule};COUNT=9"})
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "j", "e", "2")
        assert "8 times" in kam.text()
        await kam.press("tab", "tab", "tab", "ctrl+u")
        await kam.type("16")
        await kam.press("ctrl+s")
    assert [row.rule for row in list_series(book) if row.title == "Team call"][-1] == f"{rule};COUNT=8"


async def test_the_whole_series_is_changed_and_shows_who_is_expected(book: Book, visit: Opened, days: Days) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "e", "3")
        assert "R. Vogt" in kam.text()
        assert "every week on Mon" in kam.text()
        await kam.press("end")
        await kam.type(" weekly")
        await kam.press("ctrl+s")
        assert load_series(book, days.team).values["title"] == "Team call weekly"
        assert load_series(book, days.team).people == (days.vogt,)
        assert load_series(book, days.team).values["rule"] == "FREQ=WEEKLY;BYDAY=MO;WKST=MO"


async def test_enter_on_a_meeting_that_takes_place_once_opens_it(book: Book, visit: Opened, days: Days) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "l", "enter", "j", "enter")
        assert "─ Meeting ─" in kam.text()
        await kam.press("escape")
        assert calendar_of(kam).list.has_focus


async def test_a_series_is_taken_out_and_comes_back(book: Book, visit: Opened, days: Days) -> None:
    async with visit(book) as kam:
        await kam.press("4", "l", "l", "delete")
        assert days_of(kam, days.team) == []
        await kam.press("u")
        assert len(days_of(kam, days.team)) > 2
        await kam.press("l", "delete")
        assert "is no meeting" in kam.toasts()[0]


async def test_what_was_typed_into_a_series_is_offered_again_for_its_account(
    book: Book, visit: Opened, days: Days
) -> None:
    async with visit(book) as kam:
        await kam.press("4", "n")
        await kam.type("Half a title")
        await kam.press("escape", "n")
        assert "Half a title" in kam.text()
        assert "drops it" in kam.text()
        await kam.press("escape", "f7", "enter")
        assert "New meeting or series" in kam.text()
        assert "Half a title" in kam.text()
        await kam.press("escape")
        desk = calendar_of(kam).desk
        kept = {
            account: bool(new_series(desk, account, date(2026, 11, 23)).form.kept())
            for account in (days.brenner, days.muller)
        }
        assert kept == {account: account == desk.current_id for account in kept}


async def test_how_often_to_be_in_touch_is_set_and_the_due_day_moves(book: Book, visit: Opened, days: Days) -> None:
    async with visit(book) as kam:
        await kam.press("4", "T")
        assert "Keep in touch" in kam.text()
        assert "key accounts without a rule: 30 d" in kam.text()
        row = next(line for line in kam.lines() if "Brenner AG" in line and "200 d" in line)
        assert row
        for _ in range(20):
            if "▌ Brenner AG" in " ".join(kam.text().split()) or "▌ Müller" in " ".join(kam.text().split()):
                break
            await kam.press("j")
        await kam.press("e")
        await kam.type("7")
        assert "touch every 7 d" in kam.text()
        await kam.press("enter")
        await kam.press("escape")
        name = kam.app.desk.current.name  # type: ignore[union-attr]
        items = calendar_of(kam).shown.agenda.by_day()[date(2026, 11, 28)]
        assert [item.account for item in items] == [name]
        await kam.press("u")
        assert date(2026, 11, 28) not in calendar_of(kam).shown.agenda.by_day()


async def test_a_rule_for_a_role_is_set_and_taken_away(book: Book, visit: Opened) -> None:
    from kamtui.services.cadence import load_touch_rules

    async with visit(book) as kam:
        await kam.press("4", "T", "e")
        await kam.type("14")
        await kam.press("enter")
        assert load_touch_rules(book) == {(TouchRuleOf.ROLE, "approver"): 14}
        await kam.press("delete")
        assert load_touch_rules(book) == {}
