"""The app itself, told in keys: what it says of steps, settings and failures, and what it does while it reads."""

from collections.abc import Iterator
from datetime import date
from threading import Event

import pytest

from kamtui import app as app_module
from kamtui.app import KamApp
from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.services import accounts
from kamtui.services.accounts import create_account
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings
from kamtui.vocabulary import AccountStatus
from tests.ui.conftest import DARK, Opened, Visit

FULL = "Nothing was changed: the disk is full. Free some space, then save again."


def fail(*_: object, **__: object) -> None:
    """What a disk says that has no room left."""
    raise BookError(FULL)


# ------------------------------------------------------------------ what it says


async def test_undo_and_redo_name_the_step_and_say_when_there_is_none(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        await kam.press("u")
        assert kam.toasts() == [": Nothing to undo"]
        create_account(empty_book, {"name": "Acme [/x]"}, kam.app.desk.today)
        await kam.press("u")
        assert kam.toasts() == ["Undone: New account “Acme [/x]”"]
        assert "No accounts yet" in kam.text()
        await kam.press("ctrl+r")
        assert kam.toasts() == ["Done again: New account “Acme [/x]”"]
        assert "▌ Acme [/x]" in kam.text()
        await kam.press("ctrl+r")
        assert kam.toasts() == [": Nothing to redo"]


async def test_what_is_wrong_with_settings_and_keys_is_told_once(visit: Opened, empty_book: Book) -> None:
    settings = Settings(
        theme="dark", keys={"account.sort": "n", "acount.new": "z"}, problems=("The theme is unknown.",)
    )
    async with visit(empty_book, settings=settings) as kam:
        (said,) = kam.toasts()
        assert said.startswith("Settings: The theme is unknown. The key n does two things in Accounts: ")
        assert "The settings file gives keys to acount.new" in said
        create_account(empty_book, {"name": "Acme"}, kam.app.desk.today)
        await kam.press("u")
        assert kam.toasts() == ["Undone: New account “Acme”"]


async def test_settings_without_a_mistake_are_not_spoken_of(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book, settings=Settings(theme="dark", keys={"account.sort": "z"})) as kam:
        assert kam.toasts() == []


async def test_without_a_plan_there_is_nothing_to_export_and_a_way_to_begin(
    visit: Opened, empty_book: Book
) -> None:
    async with visit(empty_book) as kam:
        create_account(empty_book, {"name": "Acme", "status": AccountStatus.KEY}, kam.app.desk.today)
        await kam.press("j", "x")
        assert kam.toasts() == ["Nothing to export: Acme has no plan yet: press 2, then n to begin one"]
        assert "Export the plan" not in kam.text()


# ------------------------------------------------------------- what does not work


async def test_a_step_that_cannot_be_saved_is_said_and_nothing_else_happens(
    visit: Opened, example_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "archive_account", fail)
    async with visit(example_book) as kam:
        before = kam.lines()[4:25]
        await kam.press("delete")
        assert kam.toasts() == [f"Not saved: {FULL}"]
        assert kam.lines()[4:25] == before
        await kam.press("j")
        assert "Hallbrunn AG" in kam.lines()[0]


async def test_a_form_that_cannot_be_saved_says_so_and_keeps_what_was_typed(
    visit: Opened, empty_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visit(empty_book) as kam:
        await kam.press("n")
        await kam.type("Brenner")
        with monkeypatch.context() as patch:
            patch.setattr("kamtui.screens.dialogs.account_form.create_account", fail)
            await kam.press("ctrl+s")
        assert "the disk is full" in kam.text()
        assert "Brenner" in kam.text()
        await kam.press("ctrl+s")
        assert "▌ Brenner" in kam.text()


async def test_an_undo_that_fails_is_said_and_can_be_tried_again(
    visit: Opened, empty_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visit(empty_book) as kam:
        create_account(empty_book, {"name": "Acme"}, kam.app.desk.today)
        with monkeypatch.context() as patch:
            patch.setattr(empty_book, "undo", fail)
            await kam.press("u")
        assert kam.toasts() == [f"Not undone: {FULL}"]
        await kam.press("u")
        assert kam.toasts() == ["Undone: New account “Acme”"]


# ---------------------------------------------------------- while it still reads


class Held:
    """The loader, held where it has read the book and not handed it over."""

    def __init__(self) -> None:
        self.has_read = Event()
        self.go_on = Event()

    def __call__(self, rows: object) -> None:
        self.has_read.set()
        self.go_on.wait(10)

    async def reached(self, kam: Visit) -> None:
        """Wait until the loader is held."""
        while not self.has_read.is_set():
            await kam.pilot.pause(0.01)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Stop the loader before it judges."""
    found = Held()
    monkeypatch.setattr(app_module, "judge_all", found)
    yield found
    found.go_on.set()


def still_reading(book: Book, today: date) -> KamApp:
    """The app as it starts, with the key accounts alone."""
    return KamApp(book, today, DARK, load_portfolio(book, today, {}, key_only=True))


async def test_places_are_open_while_the_rest_is_read_and_the_rest_comes(
    example_book: Book, today: date, held: Held
) -> None:
    app = still_reading(example_book, today)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        kam = Visit(app, pilot)
        await held.reached(kam)
        await pilot.press("o")
        assert "6 of 29" in kam.text()
        for key, shown in (("2", "Goals"), ("3", "map state"), ("1", "6 of 29")):
            await pilot.press(key)
            await pilot.pause()
            assert shown in kam.text()
        held.go_on.set()
        await kam.settle()
        assert "29 of 29" in kam.text()


async def test_what_is_saved_while_the_rest_is_read_is_not_overtaken_by_it(
    example_book: Book, today: date, held: Held
) -> None:
    app = still_reading(example_book, today)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        kam = Visit(app, pilot)
        await held.reached(kam)
        await pilot.press("j", "delete")
        held.go_on.set()
        await kam.settle()
        assert "Hallbrunn AG" not in "\n".join(kam.lines()[4:30])


async def test_a_long_list_is_read_again_after_every_change_made_meanwhile(
    example_book: Book, today: date, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "RELOAD_AT_ONCE", 0)
    app = still_reading(example_book, today)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        kam = Visit(app, pilot)
        await held.reached(kam)
        await pilot.press("space", "space", "delete")
        held.go_on.set()
        await kam.settle()
        assert "4 of 27" in kam.text()
