"""The palette, told in keys: every command with its key, and every account by name."""

import re

import pytest

from kamtui.book.book import Book
from kamtui.settings import Settings
from kamtui.widgets.table import Table
from tests.ui.conftest import Opened, Visit


def offered(kam: Visit) -> list[tuple[str, str]]:
    """What the open palette offers: the words, and what stands right of them."""
    table = kam.app.screen.query_one(Table)
    top, end = table.region.y, table.region.bottom
    lines = [line[table.region.x : table.region.right].strip(" ▌▐┃█▕") for line in kam.lines()[top:end]]
    found = [re.split(r"\s{2,}", line) for line in lines if line]
    return [(parts[0], parts[-1] if len(parts) > 1 else "") for parts in found]


async def test_the_palette_lists_the_commands_of_the_place_with_their_keys(
    visit: Opened, example_book: Book
) -> None:
    remapped = Settings(theme="dark", keys={"account.sort": "z"})
    async with visit(example_book, (120, 60), remapped) as kam:
        await kam.press("colon")
        commands = dict(offered(kam))
        assert commands["Enter a new account"] == "n"
        assert commands["Sort by the next figure"] == "z"
        assert commands["Go to plan"] == "2"
        assert commands["Leave kamtui"] == "ctrl+q"
        await kam.press("escape", "2", "colon")
        assert "Enter a new account" not in dict(offered(kam))


async def test_a_command_of_the_palette_is_done(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("colon")
        await kam.type("all accounts")
        await kam.press("enter")
        assert "29 of 29" in kam.text()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("mull", "Müller & Söhne [CH]"), ("HALL", "Hallbrunn AG"), ("vetro", "Fontebruna Vetro S.p.A.")],
)
async def test_an_account_is_found_by_any_part_of_its_name_and_its_plan_opens(
    visit: Opened, example_book: Book, typed: str, name: str
) -> None:
    async with visit(example_book) as kam:
        await kam.press("colon")
        await kam.type(typed)
        assert offered(kam)[0] == (name, "plan")
        await kam.press("enter")
        assert kam.lines()[0].rstrip().endswith(f"{name}  Sat 21 Nov")
        assert "Goals and objectives" in kam.text()


async def test_what_nobody_has_finds_nothing_and_harms_nothing(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        await kam.press("colon", "space", "left_square_bracket", "slash", "x", "right_square_bracket")
        assert offered(kam) == [("Nothing fits", "")]
        await kam.press("enter", "escape")
        assert "No accounts yet" in kam.text()


async def test_accounts_that_begin_with_the_text_go_first_and_arrows_move_while_one_types(
    visit: Opened, example_book: Book
) -> None:
    async with visit(example_book, (80, 24)) as kam:
        await kam.press("ctrl+p")
        await kam.type("ha")
        accounts = [words for words, key in offered(kam) if key == "plan"]
        begin = [name.lower().startswith("ha") for name in accounts]
        assert begin == sorted(begin, reverse=True)
        table = kam.app.screen.query_one(Table)
        await kam.press("down")
        assert table.cursor > 0
        await kam.type("l")
        assert table.cursor == 0
