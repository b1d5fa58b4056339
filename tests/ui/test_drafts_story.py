"""Nothing typed is lost: drafts in forms and cells, after a restart, after a save that failed, in their list."""

import json
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from kamtui.app import KamApp
from kamtui.book.book import Book
from kamtui.book.drafts import Draft, Typed
from kamtui.book.engine import Sessions
from kamtui.book.errors import BookError
from kamtui.screens import plan_pasting
from kamtui.services.accounts import change_account
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings
from tests.screens import screen_line, screen_text
from tests.ui.planned import TODAY, Desk, desk, opened, settle, toasts

__all__ = ["desk"]


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Paste a text where one types, once that is there."""
    for _ in range(400):
        if isinstance(pilot.app.focused, Input | TextArea):
            break
        await pilot.pause(0.01)
    focused = pilot.app.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await pilot.pause()


def drafts(book: Book) -> list[str]:
    return [typed.text for draft in book.list_drafts() for typed in draft.fields.values()]


async def kept(pilot: Pilot[Any], book: Book, *texts: str) -> None:
    """Wait until these are the drafts in the book's file."""
    for _ in range(400):
        if drafts(book) == list(texts):
            return
        await pilot.pause(0.01)
    assert drafts(book) == list(texts)


@asynccontextmanager
async def accounts(book: Book, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[KamApp, Pilot[Any]]]:
    """The app on its first place."""
    app = KamApp(book, TODAY, Settings(), load_portfolio(book, TODAY, {}))
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(app, pilot)
        yield app, pilot


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Have every step fail as on a full disk, until the function is called."""
    context = pytest.MonkeyPatch()

    def full(*_: Any, **__: Any) -> Any:
        raise BookError("Not saved: the disk is full. Free some space, then try again.")

    context.setattr(Sessions, "step", full)
    yield context.undo
    context.undo()


# ------------------------------------------------------------------------- forms


async def test_typing_is_in_the_book_within_a_second_without_any_key(desk: Desk) -> None:
    async with accounts(desk.book) as (_, pilot):
        await pilot.press("n")
        await type_in(pilot, "Hallbrunn")
        await kept(pilot, desk.book, "Hallbrunn")
        await pilot.press("G", "m", "b", "H")
        await kept(pilot, desk.book, "HallbrunnGmbH")


@pytest.mark.parametrize("text", ["x" * 10_000, "営業🦊" * 400, "[b]\\[/b] \u202eabc"])
async def test_what_was_typed_outlives_the_program(desk: Desk, text: str) -> None:
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("n")
        await type_in(pilot, text)
        shown = app.screen.focused.value  # type: ignore[union-attr] # the line of the form
        await pilot.press("escape", "ctrl+q")
    desk.book.close()
    desk.book = Book.open(desk.book.path)
    async with accounts(desk.book) as (app, pilot):
        assert toasts(app) == ["Drafts: A text was typed and not saved · f7 goes there"]
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.focused.value == shown  # type: ignore[union-attr] # the line of the form
        assert "and not saved, f5 drops it" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert drafts(desk.book) == []
        assert desk.steps()[0].startswith("New account")


async def test_quitting_with_a_form_open_keeps_what_stands_in_it(desk: Desk) -> None:
    async with accounts(desk.book) as (_, pilot):
        await pilot.press("n")
        await type_in(pilot, "Hallbrunn")
        pilot.app.exit()
    assert drafts(desk.book) == ["Hallbrunn"]


async def test_a_crash_keeps_what_stands_in_the_form(desk: Desk) -> None:
    async def crash() -> None:
        async with accounts(desk.book) as (app, pilot):
            await pilot.press("n")
            await type_in(pilot, "Hallbrunn")
            app.call_later([].pop)
            await pilot.pause()

    with pytest.raises(IndexError):
        await crash()
    assert drafts(desk.book) == ["Hallbrunn"]


async def test_the_form_shows_how_a_draft_differs_from_the_book(desk: Desk) -> None:
    change_account(desk.book, desk.brenner, {"industry": "Packaging"}, TODAY)
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("e", "tab", "tab")
        await type_in(pilot, "+glass")
        await pilot.press("escape", "e")
        await pilot.pause()
        assert "Packaging+glass" in screen_text(app)
        assert "in the book: Packaging" in screen_text(app)
        assert screen_text(app).count("in the book: ") == 1
        await pilot.press("escape")
        change_account(desk.book, desk.brenner, {"industry": "Paper"}, TODAY)
        await pilot.press("e", "escape", "e")
        await pilot.pause()
        assert "changed in the book since: Paper" in screen_text(app)
        assert "changed since, f5 drops it" in screen_text(app)
        await pilot.press("ctrl+s", "e")
        await pilot.pause()
        assert "Packaging+glass" in screen_text(app)
        assert "in the book" not in screen_text(app)


async def test_an_undone_step_is_a_change_the_draft_speaks_of(desk: Desk) -> None:
    change_account(desk.book, desk.brenner, {"region": "North"}, TODAY)
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("e", "tab", "tab")
        await type_in(pilot, "Glass")
        await pilot.press("escape", "u", "e")
        await pilot.pause()
        assert "changed since, f5 drops it" in screen_text(app)


async def test_a_draft_is_dropped_by_a_key_and_the_same_key_brings_it_back(desk: Desk) -> None:
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("n")
        await type_in(pilot, "Hallbrunn")
        await pilot.press("f5")
        await pilot.pause()
        assert "Hallbrunn" not in screen_text(app)
        assert "f5 brings it back" in screen_text(app)
        await pilot.press("f5", "escape")
        await kept(pilot, desk.book, "Hallbrunn")
        await pilot.press("n", "f5", "escape")
        await kept(pilot, desk.book)


# ------------------------------------------------------------------ failed saves


async def test_a_save_that_fails_leaves_the_form_filled_and_offers_two_ways_out(
    desk: Desk, failing: Callable[[], None], own_home: Path
) -> None:
    before = desk.steps()
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("n")
        await type_in(pilot, "Hallbrunn")
        app.say("The book was moved", "Nothing is saved now", bad=True)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert toasts(app) == []  # they would lie over the cause
        screen = screen_text(app)
        assert "▌ Not saved: the disk is full. Free some space, then try again." in screen
        assert "ctrl+s try again   f6 save a copy elsewhere   esc back" in screen
        assert "Hallbrunn" in screen
        assert desk.steps() == before
        await pilot.press("f6")
        await pilot.pause()
        assert "Save a copy elsewhere" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        copy = own_home / "kamtui-drafts-2026-11-21.json"
        assert json.loads(copy.read_text())[0]["fields"]["name"] == {"text": "Hallbrunn", "before": ""}
        assert copy.stat().st_mode & 0o777 == 0o600
        assert "Hallbrunn" in screen_text(app)
        failing()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.steps()[0] == "New account “Hallbrunn”"
        assert drafts(desk.book) == []


async def test_a_copy_never_takes_the_place_of_another_file(desk: Desk, own_home: Path) -> None:
    (own_home / "kamtui-drafts-2026-11-21.json").write_text("mine")
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("n")
        await type_in(pilot, "half \ud83d of it")
        await pilot.press("f6")
        await pilot.pause()
        line = screen_line(app, "kamtui-drafts")
        assert "kamtui-drafts-2026-11-21-2.json" in line
        await pilot.press(*["backspace"] * 7, *".json", "enter")
        await pilot.pause()
        assert "stays as it is: choose another name" in screen_text(app)
        assert (own_home / "kamtui-drafts-2026-11-21.json").read_text() == "mine"
        await pilot.press(*["backspace"] * 5, "minus", "2", *".json", "enter")
        await pilot.pause()
        assert len(json.loads((own_home / "kamtui-drafts-2026-11-21-2.json").read_text())) == 1


async def test_a_book_that_cannot_be_written_keeps_the_form_and_says_so(desk: Desk, own_home: Path) -> None:
    path = desk.book.path
    book = Book.open(path, write=False)
    async with accounts(book) as (app, pilot):
        await pilot.press("n")
        await type_in(pilot, "Hallbrunn")
        for _ in range(600):
            if toasts(app):
                break
            await pilot.pause(0.01)
        assert toasts(app)[0].startswith("Not kept: What you type is not kept on the disk: ")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Not saved: " in screen_text(app)
        assert "Hallbrunn" in screen_text(app)
        await pilot.press("f6", "enter")
        await pilot.pause()
        assert "Hallbrunn" in (own_home / "kamtui-drafts-2026-11-21.json").read_text()
    book.close()
    assert drafts(desk.book) == []


async def test_a_cell_whose_save_fails_stays_open_and_saves_when_the_disk_has_room(
    desk: Desk, failing: Callable[[], None], own_home: Path
) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "e")
        await type_in(pilot, "+CTO")
        await pilot.press("enter")
        await pilot.pause()
        assert "Not saved: the disk is full." in screen_text(app)
        assert "f6 copies it elsewhere" in screen_text(app)
        assert "enter try again   tab next   esc leave" in screen_text(app)
        await pilot.press("f6")
        await pilot.pause()
        assert "Save a copy elsewhere" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Pilot offer+CTO" in (own_home / "kamtui-drafts-2026-11-21.json").read_text()
        assert desk.record("Pilot offer").kind == "action"
        failing()
        await pilot.press("enter")
        await pilot.pause()
        assert desk.record("Pilot offer+CTO").kind == "action"
        assert drafts(desk.book) == []


# ------------------------------------------------------------------------- cells


async def test_a_cell_has_its_text_back_after_a_restart_and_tells_what_the_book_says(desk: Desk) -> None:
    async with opened(desk) as (_, pilot):
        await pilot.press("j", "j", "j", "e")
        await type_in(pilot, "営業🦊")
        await kept(pilot, desk.book, "Pilot offer営業🦊")
        await pilot.press("ctrl+q")
    desk.book.close()
    desk.book = Book.open(desk.book.path)
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "e")
        await pilot.pause()
        assert "Pilot offer営業🦊" in screen_text(app)
        assert "not saved: the book says “Pilot offer” · f5 drops it" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.record("Pilot offer営業🦊").kind == "action"
        assert drafts(desk.book) == []


async def test_each_cell_of_a_line_keeps_its_own_text(desk: Desk) -> None:
    async with opened(desk) as (_, pilot):
        await pilot.press("j", "j", "j", "e")
        await type_in(pilot, "+CTO")
        await pilot.press("escape", "e", "f5", "tab")
        await type_in(pilot, "MX")
        await pilot.press("escape")
        await kept(pilot, desk.book, "MX")


async def test_a_new_line_is_kept_where_it_was_begun(desk: Desk) -> None:
    async with opened(desk) as (_, pilot):
        await pilot.press("j", "j", "n")
        await type_in(pilot, "Half a thought")
        await kept(pilot, desk.book, "Half a thought")
        await pilot.press("ctrl+q")
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "n")
        await pilot.pause()
        assert "□ Half a thought" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
    assert "2 Half a thought" in desk.titles("goals")
    assert drafts(desk.book) == []


async def test_what_could_not_be_pasted_is_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j")
        with monkeypatch.context() as patch:

            def full(*_: Any, **__: Any) -> Any:
                raise BookError("Not saved: the disk is full.")

            patch.setattr(Sessions, "step", full)
            pilot.app.screen.query_one("#records").post_message(events.Paste("- one\n- two\n- three"))
            await pilot.pause()
            await pilot.pause()
            assert "one two three" in screen_text(app)
            await kept(pilot, desk.book, "one two three")


async def test_pasted_lines_that_are_records_are_no_drafts_and_what_stood_before_them_is(desk: Desk) -> None:
    async with opened(desk) as (_, pilot):
        await pilot.press("j", "j", "n")
        await type_in(pilot, "Foo")
        await type_in(pilot, "one\ntwo")
        await kept(pilot, desk.book, "Foo")
    assert {"2 one", "2 two"} <= set(desk.titles("goals"))


async def test_lines_that_are_too_many_for_one_paste_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_pasting, "MOST_LINES", 2)
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j")
        app.screen.query_one("#records").post_message(events.Paste("one\ntwo\nthree\nfour"))
        await pilot.pause()
        await kept(pilot, desk.book, "three\nfour")
        assert toasts(app) == ["2 added: The first 2 lines were taken, f7 has the other 2"]


async def test_a_crash_amid_a_paste_loses_no_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: Any) -> None:
        raise ArithmeticError

    async def paste() -> None:
        async with opened(desk) as (app, pilot):
            await pilot.press("j", "j")
            monkeypatch.setattr(plan_pasting.PlanPasting, "add_all", crash)
            app.screen.query_one("#records").post_message(events.Paste("one\ntwo"))
            await pilot.pause()

    with pytest.raises(ArithmeticError):
        await paste()
    assert drafts(desk.book) == ["one\ntwo"]


async def test_a_note_that_could_not_be_saved_waits_in_the_form(
    desk: Desk, failing: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys, pathlib; pathlib.Path(sys.argv[1]).write_text('Two\\nlines')")
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
    monkeypatch.setattr(KamApp, "suspend", lambda _: nullcontext())
    async with opened(desk) as (app, pilot):
        await pilot.press("j", "j", "j", "N")
        await pilot.pause()
        assert "the disk is full. Free some space, then try again: E has what you wrote." in toasts(app)[0]
        assert drafts(desk.book) == ["Two\nlines"]
        failing()
        await pilot.press("N")
        await pilot.pause()
        assert "Two" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert desk.record("Pilot offer").values["note"] == "Two\nlines"
        assert drafts(desk.book) == []


# -------------------------------------------------------------------------- list


def keep(book: Book, *found: Draft) -> None:
    book.drafts.hand_over({draft.form: draft for draft in found})
    book.drafts.write(1)


NEW = Draft("account:new", "account:new", None, {"name": Typed("Hallbrunn")}, 0, "2026-11-21T09:00:00.000Z")


async def test_the_list_shows_and_opens_what_was_typed(desk: Desk) -> None:
    offer = desk.record("Pilot offer")
    cell = Draft(
        f"cell:action:{offer.id}:title",
        f"action:{offer.id}",
        desk.brenner,
        {"title": Typed("Pilot offer+CTO", "Pilot offer")},
        99,
        "2026-09-01T08:30:00.000Z",
    )
    keep(desk.book, NEW, cell)
    async with accounts(desk.book) as (app, pilot):
        assert toasts(app) == ["Drafts: 2 texts were typed and not saved · f7 goes there"]
        await pilot.press("f7")
        await pilot.pause()
        assert toasts(app) == []
        screen = screen_text(app)
        assert screen.index("New account") < screen.index("Action “Pilot offer” · Brenner AG")
        assert "Hallbrunn" in screen
        assert "81 d ago" in screen_line(app, "Action “Pilot offer”")
        await pilot.press("j")
        await pilot.pause()
        assert "before: Pilot offer" in screen_text(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Pilot offer+CTO" in screen_text(app)
        assert "the book says “Pilot offer”" in screen_text(app)
        await pilot.press("enter", "f7", "enter")
        await settle(app, pilot)
        assert "Hallbrunn" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert desk.steps()[0] == "New account “Hallbrunn”"
        assert drafts(desk.book) == []
        await pilot.press("f7")
        await pilot.pause()
        assert toasts(app) == ["No drafts: Everything that was typed is saved"]


async def test_a_draft_of_the_plan_opens_from_the_plan_itself(desk: Desk) -> None:
    win = desk.record("Win the packaging line")
    line = f"new:action:{desk.brenner}:{win.id}:0"
    keep(desk.book, Draft(line, "action:new", desk.brenner, {"title": Typed("Half a thought")}, 0, NEW.at))
    async with opened(desk) as (app, pilot):
        await pilot.press("f7", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "□ Half a thought" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
    assert "2 Half a thought" in desk.titles("goals")
    assert drafts(desk.book) == []


async def test_a_draft_is_dropped_from_the_list_and_brought_back(desk: Desk) -> None:
    keep(desk.book, NEW)
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("f7", "delete")
        await kept(pilot, desk.book)
        assert "u brings it back" in screen_text(app)
        await pilot.press("u")
        await kept(pilot, desk.book, "Hallbrunn")
        await pilot.press("delete", "escape")
        await kept(pilot, desk.book)


async def test_a_draft_whose_record_is_gone_can_still_be_read_and_copied(desk: Desk, own_home: Path) -> None:
    gone = Draft("goal:999", "goal:999", desk.brenner, {"text": Typed("Grow [b]twice", "Grow")}, 1, NEW.at)
    keep(desk.book, gone)
    async with accounts(desk.book) as (app, pilot):
        await pilot.press("f7", "enter")
        await pilot.pause()
        assert "Goal, gone · Brenner AG" in screen_text(app)
        assert "gone from the book, f6 copies it" in screen_text(app)
        assert "Grow [b]twice" in screen_text(app)
        await pilot.press("f6", "enter")
        await pilot.pause()
    assert "Grow [b]twice" in (own_home / f"kamtui-drafts-{date(2026, 11, 21)}.json").read_text()


@pytest.mark.parametrize("text", ["half \ud83d of a pair", "\x1b]0;x\x07[/x]\x00", "x" * 10_000, "\n" * 50 + "end"])
async def test_whatever_was_typed_can_be_listed_and_copied(desk: Desk, own_home: Path, text: str) -> None:
    keep(desk.book, NEW._replace(fields={"name": Typed(text, text)}))
    async with accounts(desk.book, (60, 16)) as (app, pilot):
        await pilot.press("f7")
        await pilot.pause()
        assert "New account" in screen_text(app)
        assert "\x1b" not in screen_text(app)
        await pilot.press("f6", "enter")
        await pilot.pause()
    copied = json.loads((own_home / "kamtui-drafts-2026-11-21.json").read_text())
    assert copied[0]["fields"]["name"]["text"] == text
