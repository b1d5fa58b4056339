"""History and undo to any depth, told in keys."""

from datetime import date

from kamtui.book.book import Book
from kamtui.services.accounts import change_account, create_account
from kamtui.services.plan import add_record, change_record
from tests.ui.conftest import Opened

TODAY = date(2026, 11, 21)


def written(book: Book) -> int:
    """An account with a goal that was changed three times."""
    account = create_account(book, {"name": "Brenner AG", "potential": 40_000_000, "status": "key"}, TODAY)
    change_account(book, account, {"region": "Tyrol [AT]", "revenue": 120_000_000}, TODAY)
    goal = add_record(book, account, "goal", {"text": "Grow the plant"}, today=TODAY)
    change_record(book, "goal", goal, {"due": date(2027, 1, 31), "horizon": "mid"}, TODAY)
    change_record(book, "goal", goal, {"note": f"{'begin ' * 400}old word{' the end' * 400}"}, TODAY)
    change_record(book, "goal", goal, {"note": f"{'begin ' * 400}new word{' the end' * 400}"}, TODAY)
    return account


async def test_a_records_past_is_told_field_by_field_newest_first(visit: Opened, empty_book: Book) -> None:
    written(empty_book)
    async with visit(empty_book, (120, 40)) as kam:
        await kam.press("enter", "H")
        text = kam.text()
        assert "─ History ─" in text
        order = [text.index(words) for words in ("Change note of goal", "Change goal", "New goal", "Goal   ")]
        assert order == sorted(order)
        assert "? → Sun 31 Jan 2027" in text
        assert "? → mid" in text
        assert "Sat 21 Nov 12:00" in text
        assert "…begin begin old word the… → …begin begin new word the…" in text
        assert "? → begin begin" in text
        assert "Change goal “Grow the plant” · you" in text


async def test_a_long_text_can_be_read_whole(visit: Opened, empty_book: Book) -> None:
    written(empty_book)
    async with visit(empty_book, (120, 40)) as kam:
        await kam.press("enter", "H", "j", "enter")
        assert "Before" in kam.text()
        assert "begin begin begin" in kam.text()
        await kam.press("G")
        assert "the end the end" in kam.text()
        await kam.press("escape", "escape")
        assert "History" not in kam.text()


async def test_an_accounts_past_has_all_that_hangs_on_it_and_can_begin_on_a_day(
    visit: Opened, empty_book: Book
) -> None:
    written(empty_book)
    async with visit(empty_book, (120, 50)) as kam:
        await kam.press("H")
        text = kam.text()
        assert "Tyrol [AT]" in text
        assert "EUR 1,200,000.00" in text
        assert "Grow the plant" in text
        await kam.press("s")
        await kam.type("22.11.2026")
        await kam.press("enter")
        assert "Nothing has changed since that day" in kam.text()
        await kam.press("s")
        await kam.type("nonsense")
        await kam.press("enter")
        assert "History" in kam.text()
        await kam.press("escape", "escape")
        assert "─ History" not in kam.text()


async def test_undo_reaches_any_step_by_name_with_one_question(visit: Opened, empty_book: Book) -> None:
    written(empty_book)
    async with visit(empty_book, (120, 40)) as kam:
        await kam.press("U", "j", "j", "j")
        assert "undo 4 steps" in kam.text()
        await kam.press("enter")
        assert "Undo 4 steps, back to “New goal “Grow the plant”” and with it?" in kam.text()
        await kam.press("enter")
        assert kam.toasts() == ["Undone: 4 steps"]
        assert [step.undone for step in empty_book.history() if not step.what.startswith("Undo")] == [True] * 4 + [
            False
        ] * 2
        await kam.press("U")
        assert kam.text().count(" undone ") >= 4
        assert "undone already: ctrl+r does it again" in kam.text()
        await kam.press("escape", "ctrl+r")
        assert kam.toasts() == ["Done again: New goal “Grow the plant”"]


async def test_the_question_can_be_left_and_nothing_is_undone(visit: Opened, empty_book: Book) -> None:
    written(empty_book)
    before = len(empty_book.history())
    async with visit(empty_book, (80, 24)) as kam:
        await kam.press("U", "j", "enter", "escape")
        assert "undo 2 steps" in kam.text()
        await kam.press("escape")
        assert "─ Undo" not in kam.text()
    assert len(empty_book.history()) == before


async def test_undo_says_where_it_ends(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("u")
        assert kam.toasts() == ["Nothing to undo: Undo ends at “Example book”"]
        await kam.press("U")
        assert "undo does not reach it" in kam.text()


async def test_an_empty_book_has_no_steps_to_undo(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        await kam.press("U")
        assert "Nothing was done yet" in kam.text()
