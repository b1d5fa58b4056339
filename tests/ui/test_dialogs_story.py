"""Help and why, told in keys: what stands first, what is whole, and where enter leads."""

import pytest

from kamtui.book.book import Book
from tests.ui.conftest import Opened


async def test_help_has_the_keys_of_the_place_first_and_cuts_no_text(visit: Opened, example_book: Book) -> None:
    async with visit(example_book, (80, 60)) as kam:
        await kam.press("question_mark")
        text = kam.text()
        own, lists, everywhere = (text.index(words) for words in ("Enter a new", "In every list", "Leave kamtui"))
        assert own < lists < text.index("Go to the next row") < everywhere
        assert text.index(" enter ") < lists
        assert "u takes it" in text
        assert not any("…" in line for line in kam.lines()[8:50] if "│" in line)


@pytest.mark.parametrize("width", [60, 80])
async def test_help_tells_the_names_for_the_settings_file_when_asked_again(
    visit: Opened, example_book: Book, width: int
) -> None:
    async with visit(example_book, (width, 60)) as kam:
        await kam.press("question_mark")
        assert "account.new" not in kam.text()
        await kam.press("question_mark")
        line = next(line for line in kam.lines() if "Enter a new" in line)
        assert "account.new" in line
        assert not any("…" in line for line in kam.lines()[8:50] if "│" in line)
        await kam.press("question_mark")
        assert "account.new" not in kam.text()
        await kam.press("escape")
        assert "Enter a new account" not in kam.text()


async def test_help_in_the_outline_says_where_its_keys_lead_down_to_the_last(
    visit: Opened, example_book: Book
) -> None:
    async with visit(example_book, (80, 24)) as kam:
        await kam.press("2", "tab", "question_mark")
        line = next(line for line in kam.lines() if " enter  " in line)
        assert "Go to what the section holds" in line
        assert "shift+tab  right" in kam.text()  # no key is cut
        await kam.press("question_mark", "end")
        last = next(place for place, line in enumerate(kam.lines()) if "▌ f8" in line)
        assert "and go back to one" in kam.lines()[last + 1]


async def test_enter_is_offered_only_where_it_leads_somewhere(visit: Opened, example_book: Book) -> None:
    async with visit(example_book, (120, 40)) as kam:
        await kam.press("equals_sign")
        assert "go there" not in kam.text()  # the arithmetic
        await kam.press("enter")
        assert "─ Why ─" in kam.text()
        await kam.press("down")
        assert "go there" in kam.text()  # a stakeholder
        await kam.press("down", "down", "down", "down")
        assert "go there" in kam.text()  # an action
        await kam.press("enter")
        assert "Goals and objectives" in kam.text()


async def test_the_arithmetic_of_health_stands_above_its_causes(visit: Opened, example_book: Book) -> None:
    async with visit(example_book, (120, 40)) as kam:
        await kam.press("equals_sign")
        text = kam.text()
        assert text.index("health 49 of 100") < text.index("39 of") < text.index("−10  Single-threaded")
