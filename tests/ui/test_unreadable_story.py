"""A book that cannot be read for a while: every dialog says so, and kamtui with all that was typed goes on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kamtui.book.book import Book
from kamtui.book.drafts import Draft, Typed
from kamtui.book.errors import BookError
from tests.ui.conftest import Opened

REASON = "The book could not be read: the disk reports an error."


@pytest.fixture
def disk() -> Iterator[Callable[[], None]]:
    """Have every read fail from the call on."""
    context = pytest.MonkeyPatch()

    def fail(*_: Any, **__: Any) -> Any:
        raise BookError(REASON)

    def break_down() -> None:
        context.setattr(Book, "rows", fail)
        context.setattr(Book, "read", fail)

    yield break_down
    context.undo()


async def test_a_form_opens_and_takes_text(visit: Opened, example_book: Book, disk: Callable[[], None]) -> None:
    async with visit(example_book, (120, 40)) as kam:
        disk()
        await kam.press("n")
        await kam.type("Later")
        await kam.press("escape")
        await kam.press("f7")
        assert "New account" in kam.text()
        assert "Later" in kam.text()


async def test_drafts_are_listed_and_can_be_dropped(
    visit: Opened, example_book: Book, disk: Callable[[], None]
) -> None:
    drafts = {
        form: Draft(form, form, 1, {"name": Typed(f"text of {form}")}, at="2026-11-21T12:00:00.000Z")
        for form in ("account:1", "goal:1")
    }
    example_book.drafts.hand_over(dict(drafts))
    example_book.drafts.write(1)
    async with visit(example_book, (120, 40)) as kam:
        disk()
        await kam.press("f7")
        assert "text of account:1" in kam.text()
        assert "text of goal:1" in kam.text()
        await kam.press("delete")
        assert "dropped" in kam.text()
        await kam.press("u", "G", "k", "enter")
        assert any(REASON in told for told in kam.toasts()), kam.toasts()


async def test_a_past_that_cannot_be_read_again_stays_as_it_is(
    visit: Opened, example_book: Book, disk: Callable[[], None]
) -> None:
    async with visit(example_book, (120, 40)) as kam:
        await kam.press("H", "s")
        await kam.type("20.11.2026")
        disk()
        await kam.press("enter")
        assert "The book could not be read" in kam.text()
        await kam.press("escape", "escape")
        assert "─ History" not in kam.text()
