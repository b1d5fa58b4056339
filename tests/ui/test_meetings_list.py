"""The list of meetings and series, in keys: reached, changed, taken out, and a skipped date given back."""

from datetime import date

from kamtui.book.book import Book
from kamtui.services.cadence import load_series, mark_done, move_occurrence, skip_occurrence, withdraw_series
from tests.ui.conftest import Opened
from tests.ui.planned_days import calendar_of, plan_days


async def test_a_date_that_was_skipped_long_ago_is_on_again_and_a_series_is_taken_out(
    empty_book: Book, visit: Opened
) -> None:
    book, days = empty_book, plan_days(empty_book)
    skip_occurrence(book, days.team, date(2026, 11, 30))
    move_occurrence(book, days.team, date(2026, 12, 7), date(2026, 12, 9), time="14:00")
    mark_done(book, days.lunch, date(2026, 11, 24))
    async with visit(book, size=(80, 24)) as kam:
        await kam.press("4", "m")
        rows = [" ".join(line.strip("│▌▐ ").split()) for line in kam.lines()]
        at = next(number for number, line in enumerate(rows) if line.startswith("Team call"))
        assert "Mon 23 Nov 09:30" in rows[at]
        assert rows[at + 1 : at + 3] == ["Mon 30 Nov skipped", "Mon 7 Dec moved to Wed 9 Dec 14:00"]
        assert rows[at + 3].startswith("Lunch")
        assert "none to come" in rows[at + 3]
        await kam.press("j")
        assert "del as by the rule" in kam.text()
        await kam.press("delete")
        assert "u takes it back" in kam.text()
        assert list(load_series(book, days.team).fates) == [date(2026, 12, 7)]
        await kam.press("g", "delete")
        assert "Team call" not in kam.text()
        await kam.press("u", "g", "e")
        assert "Series" in kam.text()
        assert "every week on Mon" in kam.text()
        await kam.press("escape", "escape")
        assert date(2026, 11, 30) in calendar_of(kam).shown.agenda.by_day()


async def test_of_the_last_one_it_stays_told_that_it_was_taken_out(empty_book: Book, visit: Opened) -> None:
    days = plan_days(empty_book)
    withdraw_series(empty_book, days.lunch)
    async with visit(empty_book, size=(80, 24)) as kam:
        await kam.press("4", "m", "delete")
        assert "took out Team call, u takes it back" in kam.text()
        assert "n new   esc back" in kam.text()
        await kam.press("escape", "m")
        assert "nothing is planned" in kam.text()
        assert "n new   esc back" in kam.text()
        await kam.press("u")
        assert "Team call" in kam.text()
        assert "enter change" in kam.text()
