"""Entering and changing an account, told in keys."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.screens.dialogs import account_form
from kamtui.services.accounts import create_account, load_account
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings
from kamtui.vocabulary import AccountStatus, Tier
from tests.screens import screen_line, screen_text

WIDE_SCREEN = (120, 40)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    yield opened
    opened.close()


@asynccontextmanager
async def opened(book: Book, today: date, size: tuple[int, int] = WIDE_SCREEN) -> AsyncIterator[Pilot[int]]:
    app = KamApp(book, today, Settings(), load_portfolio(book, today, {}))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


async def typed(pilot: Pilot[int], *keys: str) -> str:
    """Press keys, written with blanks between them; `'text'` is pasted. Return the screen."""
    for key in keys:
        if key.startswith("'"):
            assert pilot.app.focused is not None
            pilot.app.focused.post_message(events.Paste(key[1:-1]))
            await pilot.pause()
        else:
            await pilot.press(*key.split())
    await pilot.pause()
    return screen_text(pilot.app)


def names(book: Book) -> list[str]:
    with sqlite3.connect(book.path) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM account ORDER BY id")]


def count_of_steps(book: Book) -> int:
    return len(book.history(100))


async def test_the_first_account_of_an_empty_book(book: Book, today: date) -> None:
    async with opened(book, today) as pilot:
        assert "New account" in await typed(pilot, "n")
        await typed(pilot, "'Brenner AG'", "tab k tab", "'Packaging'", "down " * 6)
        screen = await typed(pilot, "'1.2m'")
        assert "EUR 1,200,000.00" in screen
        screen = await typed(pilot, "ctrl+s")
        assert "ctrl+s save" not in screen
        assert "▌ Brenner AG" in screen
    values = load_account(book, 1).values
    assert (values["name"], values["status"], values["industry"]) == ("Brenner AG", AccountStatus.KEY, "Packaging")
    assert values["potential"] == 120_000_000
    assert values["currency"] == "EUR"


async def test_a_name_and_enter_after_enter_is_enough(book: Book, today: date) -> None:
    async with opened(book, today) as pilot:
        await typed(pilot, "n", "'Halm'", "enter " * 10, "enter")
    assert names(book) == ["Halm"]


async def test_a_name_is_needed(book: Book, today: date) -> None:
    async with opened(book, today) as pilot:
        screen = await typed(pilot, "n tab tab", "'Packaging'", "ctrl+s")
        assert "Name cannot stay empty." in screen
        assert "Packaging" in screen
        await typed(pilot, "'Halm'", "ctrl+s")
    assert names(book) == ["Halm"]


async def test_changing_an_account_is_one_step_and_touches_what_was_changed(book: Book, today: date) -> None:
    note = "x" * 150_000
    number = create_account(book, {"name": "Halm", "status": "key", "potential": 1_234_567}, today)
    with sqlite3.connect(book.path) as connection:  # as an import may have left it
        connection.execute("UPDATE account SET notes = ?, region = 'A  T'", (note,))
    async with opened(book, today) as pilot:
        screen = await typed(pilot, "e")
        assert "12,345.67" in screen
        await typed(pilot, "'x'", "ctrl+s")
    values = load_account(book, number).values
    assert (values["name"], values["region"], values["notes"]) == ("Halmx", "A  T", note)
    assert values["potential"] == 1_234_567
    assert count_of_steps(book) == 2


async def test_a_form_saved_unchanged_leaves_no_step(book: Book, today: date) -> None:
    create_account(book, {"name": "Halm", "status": "key", "revenue": 500}, today)
    async with opened(book, today) as pilot:
        await typed(pilot, "e ctrl+s")
    assert count_of_steps(book) == 1


async def test_a_bad_amount_and_a_bad_day_are_said_at_their_fields(book: Book, today: date) -> None:
    async with opened(book, today) as pilot:
        screen = await typed(pilot, "n", "'Halm'", "tab " * 8, "'lots'", "tab")
        assert "“lots” is not an amount" in screen
        screen = await typed(pilot, "tab tab enter tab", "'31.2.'", "ctrl+s")
        assert "“31.2.” is not a day" in screen
        assert "“lots” is not an amount" in screen
        assert names(book) == []
        screen = await typed(pilot, "ctrl+u", "'350k'", "tab tab tab tab tab ctrl+u", "'eoy'")
        assert "Thu 31 Dec 2026" in screen
        assert "is not" not in screen
        await typed(pilot, "ctrl+s")
    values = load_account(book, 1).values
    assert (values["potential"], values["renewal"]) == (35_000_000, date(2026, 12, 31))


async def test_a_tier_by_hand_needs_its_reason_and_a_day(book: Book, today: date) -> None:
    create_account(book, {"name": "Halm", "status": "key"}, today)
    async with opened(book, today) as pilot:
        screen = await typed(pilot, "e shift+tab enter s ctrl+s")
        assert "A tier by hand needs a reason" in screen
        screen = await typed(pilot, "'Their group decides'", "ctrl+s")
        assert "A tier by hand needs a day" in screen
        await typed(pilot, "'+3m'", "ctrl+s")
        assert "ctrl+s save" not in screen_text(pilot.app)
    values = load_account(book, 1).values
    assert (values["tier"], values["tier_reason"]) == (Tier.STAR, "Their group decides")
    assert values["tier_recheck"] == date(2027, 2, 21)


async def test_the_same_name_twice_is_asked_about_once(book: Book, today: date) -> None:
    create_account(book, {"name": "Müller", "status": "key"}, today)
    async with opened(book, today) as pilot:
        screen = await typed(pilot, "n", "'muller'", "ctrl+s")
        assert "There is an account “Müller” already (#1)" in screen
        assert names(book) == ["Müller"]
        await typed(pilot, "ctrl+s")
        assert names(book) == ["Müller", "muller"]


async def test_what_was_typed_is_there_again_after_esc(book: Book, today: date) -> None:
    create_account(book, {"name": "Halm", "status": "key"}, today)
    async with opened(book, today) as pilot:
        await typed(pilot, "e tab tab", "'Packa'", "down down down down down down", "'not yet a number'", "escape")
        assert names(book) == ["Halm"]
        assert load_account(book, 1).values["industry"] is None
        screen = await typed(pilot, "e")
        assert "and not saved, f5 drops it" in screen
        assert "in the book: nothing" in screen
        assert "Packa" in screen
        assert "not yet a number" in screen
        screen = await typed(pilot, "f5")
        assert "Packa" not in screen
        await typed(pilot, "escape")
        assert "not saved" not in await typed(pilot, "e")


async def test_saving_takes_away_what_was_kept(book: Book, today: date) -> None:
    async with opened(book, today) as pilot:
        await typed(pilot, "n", "'Halm'", "escape n ctrl+s")
        assert names(book) == ["Halm"]
        screen = await typed(pilot, "n")
        assert "not saved" not in screen
        assert "Halm" not in screen_line(pilot.app, " Name ")


async def test_a_book_that_cannot_be_written_keeps_what_was_typed(
    book: Book, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise BookError("The disk is full. What you typed is still here: free some space, then press ctrl+s again.")

    async with opened(book, today) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(account_form, "create_account", full)
            screen = await typed(pilot, "n", "'Halm'", "ctrl+s")
            assert "The disk is full. What you typed is still here" in screen
            assert "Halm" in screen_line(pilot.app, " Name ")
        await typed(pilot, "ctrl+s")
    assert names(book) == ["Halm"]


@pytest.mark.parametrize("name", ["[b]Acme[/b] [/x]", "[@click=app.quit()]", "田中 健一 株式会社", "a" * 10_000])
async def test_any_name_is_shown_and_kept(book: Book, today: date, name: str) -> None:
    create_account(book, {"name": name, "status": "key"}, today)
    async with opened(book, today) as pilot:
        screen = await typed(pilot, "e tab")
        assert name[:12] in screen.replace("  ", " ")
        await typed(pilot, "shift+tab", "'!'", "ctrl+s")
    assert names(book) == [name + "!"]


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_every_field_can_be_reached_on_small_screens(book: Book, today: date, size: tuple[int, int]) -> None:
    create_account(book, {"name": "Halm", "status": "key"}, today)
    async with opened(book, today, size) as pilot:
        await typed(pilot, "e shift+tab enter shift+tab shift+tab enter")
        for label in (
            "Cost to serve",
            "Renewal",
            "Notice",
            "Next touch",
            "Review",
            "Reviewed",
            "Tags",
            "Notes",
            "▾ Tier",
        ):
            assert "▌" in screen_line(pilot.app, f" {label} "), label
            assert "ctrl+s save   esc back" in screen_text(pilot.app)
            await typed(pilot, "tab")
        lines = screen_text(pilot.app).splitlines()
        assert len(lines) == size[1]
        assert all(len(line) <= size[0] for line in lines)


async def test_an_editor_that_is_not_there_is_named_and_the_text_stays(
    book: Book, today: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_account(book, {"name": "Halm", "status": "key", "notes": "before"}, today)
    monkeypatch.setenv("EDITOR", str(tmp_path / "absent"))
    async with opened(book, today) as pilot:
        await typed(pilot, "e shift+tab shift+tab enter", "tab " * 7, "'now'")
        screen = await typed(pilot, "f4")
        assert "beforenow" in screen
        assert "of $EDITOR is not there" in " ".join(screen.replace("│", " ").split())
