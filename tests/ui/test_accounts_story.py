"""Accounts, told in keys."""

import pytest
from sqlmodel import select
from textual import events

from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.models.account import Account
from kamtui.services.accounts import create_account
from kamtui.settings import Settings
from tests.conftest import Golden
from tests.ui.conftest import Opened

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_portfolio_opens_on_the_key_accounts_worst_first(
    visit: Opened, example_book: Book, golden: Golden, size: tuple[int, int]
) -> None:
    async with visit(example_book, size) as kam:
        golden(kam.text())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_all_accounts(visit: Opened, example_book: Book, golden: Golden, size: tuple[int, int]) -> None:
    async with visit(example_book, size) as kam:
        await kam.press("o")
        golden(kam.text())


async def test_marks_are_ascii_where_wanted(visit: Opened, example_book: Book, golden: Golden) -> None:
    async with visit(example_book, (80, 24), Settings(theme="dark", glyphs="ascii")) as kam:
        ours = kam.text()
        golden(ours)


async def test_the_filter_narrows_at_every_key_in_all_accounts(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        assert "6 of 29" in kam.text()
        await kam.press("slash")
        await kam.type("mull")
        assert "Müller & Söhne [CH]" in kam.text()
        assert "Hallbrunn" not in kam.text()
        await kam.press("escape")
        assert "6 of 29" in kam.text()
        assert "Hallbrunn" in kam.text()


async def test_the_filter_can_be_kept_and_taken_away(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("slash")
        await kam.type("tier:star")
        await kam.press("enter", "j")
        assert "/ tier:star" in kam.text()
        assert "Hallbrunn" in kam.text()
        assert "Acme" not in kam.text()
        await kam.press("escape")
        assert "Acme" in kam.text()


async def test_a_huge_paste_into_the_filter_does_no_harm(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("slash")
        for text in ("Hallbrunn\nAcme", "x" * 60_000, "x" * 60_000, "x" * 200_000):
            kam.app.post_message(events.Paste(text))
            await kam.settle()
        assert "Nothing fits the filter" in kam.text()
        await kam.press("escape")
        assert "Hallbrunn" in kam.text()


async def test_a_filter_that_nothing_fits_says_so_and_how_to_go_on(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("slash")
        await kam.type("zzz")
        assert "Nothing fits the filter" in kam.text()
        await kam.press("escape")
        assert "Hallbrunn" in kam.text()


async def test_the_cursor_keeps_its_account_through_filter_and_order(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("j", "j")
        current = kam.app.desk.current
        assert current is not None
        await kam.press("s", "s", "S", "o")
        assert kam.app.desk.current_id == current.id
        assert f"▌ {current.name}" in kam.text()


async def test_the_account_under_the_cursor_is_current_everywhere(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("j")
        assert kam.lines()[0].rstrip().endswith("Hallbrunn AG  Sat 21 Nov")
        await kam.press("3")
        assert "Dr. Elisabeth Hallbrunn" in kam.text()
        assert "Hallbrunn AG" in kam.lines()[0]
        await kam.press("right_square_bracket")
        assert "Müller & Söhne [CH]" in kam.lines()[0]
        await kam.press("left_square_bracket", "left_square_bracket", "1")
        assert "▌ Vereinigte" in kam.text()


async def test_archiving_takes_an_account_off_the_list_and_undo_brings_it_back(
    visit: Opened, example_book: Book
) -> None:
    async with visit(example_book) as kam:
        await kam.press("j", "delete")
        assert "Hallbrunn AG" not in "\n".join(kam.lines()[4:30])
        assert any("Archived" in toast for toast in kam.toasts())
        await kam.press("u")
        assert "Hallbrunn AG" in "\n".join(kam.lines()[4:30])
        await kam.press("ctrl+r")
        assert "Hallbrunn AG" not in "\n".join(kam.lines()[4:30])


async def test_marked_accounts_are_archived_together_as_one_step(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("space", "space", "delete")
        assert "4 of 27" in kam.text()
        await kam.press("u")
        assert "6 of 29" in kam.text()


async def test_why_shows_the_causes_of_every_figure(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("j", "equals_sign")
        text = kam.text()
        assert "health 62 of 100" in text
        assert "Case #4411 open 19 d" in text
        assert "80 of 100 points can be judged" in text
        await kam.press("escape")
        assert "Why" not in kam.text()


async def test_help_shows_the_keys_of_the_place(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("question_mark")
        assert "Enter a new account" in kam.text()
        await kam.press("escape")
        assert "Enter a new account" not in kam.text()


async def test_an_empty_book_says_how_to_begin(visit: Opened, empty_book: Book, golden: Golden) -> None:
    async with visit(empty_book, (80, 24)) as kam:
        golden(kam.text())


async def test_every_key_on_an_empty_book_does_no_harm(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        await kam.press("e", "delete", "x", "equals_sign", "s", "S", "o", "j", "G", "space", "enter", "1")
        await kam.press("left_square_bracket", "right_square_bracket", "u", "ctrl+r", "2", "3", "4", "5", "1")
        assert "No accounts yet" in kam.text()
        with empty_book.read() as session:
            assert session.exec(select(Account)).all() == []


async def test_a_remapped_key_works_and_shows_in_help_and_footer(visit: Opened, example_book: Book) -> None:
    keys = {"account.sort": "z", "table.down": "f4", "dialog.leave": "ctrl+b"}
    async with visit(example_book, settings=Settings(theme="dark", keys=keys)) as kam:
        before = kam.text()
        await kam.press("z")
        assert kam.text() != before
        assert "z sort" in kam.lines()[-1]
        await kam.press("question_mark")
        assert "f4 k scroll   ? names   ctrl+b back" in kam.text()
        assert "z          Sort" in kam.text()


async def test_a_fault_of_kamtuis_own_ends_in_one_calm_sentence(
    visit: Opened, example_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> None:
        raise ZeroDivisionError("Hallbrunn AG owes us EUR 5M")

    monkeypatch.setattr("kamtui.screens.accounts.AccountsScreen.action_sort", fail)
    said: list[str] = []

    async def story() -> None:
        async with visit(example_book) as kam:
            monkeypatch.setattr(
                kam.app, "_close_messages_no_wait", lambda: said.append(str(kam.app._exit_renderables[-1]))
            )
            await kam.press("s")

    with pytest.raises(ZeroDivisionError):
        await story()
    assert len(said) == 1
    assert "kamtui stopped by a fault of its own (ZeroDivisionError" in said[0]
    assert "Hallbrunn" not in said[0]


@pytest.mark.parametrize("size", [(59, 30), (80, 15), (20, 5)])
async def test_where_there_is_too_little_room_one_line_says_so(
    visit: Opened, example_book: Book, size: tuple[int, int]
) -> None:
    async with visit(example_book, size) as kam:
        assert kam.text().strip() == "kamtui needs 60 x 16"[: size[0]].strip()
        await kam.pilot.resize_terminal(80, 24)
        await kam.settle()
        assert "Hallbrunn AG" in kam.text()
        assert "kamtui needs" not in kam.text()


async def test_marks_are_counted_and_those_the_filter_hides_are_left_alone(
    visit: Opened, example_book: Book
) -> None:
    async with visit(example_book) as kam:
        await kam.press("space")
        assert "1 marked" in kam.lines()[2]
        await kam.press("slash")
        await kam.type("norrvik")
        await kam.press("enter", "delete")
        assert kam.toasts() == ["Archived: Norrvik Energi AB · u takes it back"]


async def test_an_empty_book_offers_only_what_works(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        assert "n new" in kam.lines()[-1]
        assert "sort" not in kam.lines()[-1]


async def test_where_the_filter_finds_nothing_no_key_acts_on_a_hidden_account(
    visit: Opened, example_book: Book
) -> None:
    async with visit(example_book) as kam:
        before = len(example_book.history())
        await kam.press("slash")
        await kam.type("zzzz")
        await kam.press("enter", "delete", "e", "equals_sign", "x", "enter")
        assert len(example_book.history()) == before
        assert "Nothing fits the filter" in kam.text()


async def test_undoing_the_entry_of_the_current_account_goes_to_another(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("n")
        await kam.type("Zebra Werke")
        await kam.press("ctrl+s", "enter")
        assert "Zebra Werke" in kam.lines()[0]
        await kam.press("u")
        assert "Zebra Werke" not in kam.lines()[0]
        assert kam.app.desk.current is not None
        assert "No account yet" not in kam.text()


async def test_a_place_that_cannot_be_read_says_so_and_stays_open(
    visit: Opened, example_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise BookError("Nothing was read: another program holds the book's file. Close that one, then try again.")

    async with visit(example_book) as kam:
        monkeypatch.setattr("kamtui.screens.plan_shown.load_plan", fail)
        await kam.press("2")
        assert any("another program holds" in toast for toast in kam.toasts())
        monkeypatch.undo()
        await kam.press("1", "2")
        assert "Plan" in kam.text()
        assert kam.app.is_running


async def test_the_footer_offers_only_what_can_be_done(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        assert kam.lines()[-1].split() == ["n", "new", "?", "help"]
        create_account(empty_book, {"name": "Hallbrunn"}, kam.app.desk.today)
        await kam.settle()
        assert kam.lines()[-1].split()[:2] == ["enter", "open"]
        await kam.press("slash")
        await kam.type("nobody")
        await kam.press("enter")
        assert kam.lines()[-1].split() == ["n", "new", "/", "filter", "?", "help"]
        await kam.press("escape")
        assert kam.lines()[-1].split()[:2] == ["enter", "open"]
