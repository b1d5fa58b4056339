"""Editing a cell in its place: nothing typed is lost, nothing half understood is saved."""

from datetime import date

import pytest
from textual import events
from textual.app import ComposeResult
from textual.geometry import Region

from kamtui.reading import read_day
from kamtui.theme import DARK
from kamtui.widgets.cell_editor import CellEditor
from kamtui.widgets.columns import Column
from kamtui.widgets.editor_note import EditorNote
from kamtui.widgets.table import Table
from tests.widgets.screens import Stage, ink_of, lines_of

TODAY = date(2026, 11, 21)
TITLE: Column[str] = Column("title", "Title", 0, lambda title: ((title, "fg"),))
DUE: Column[str] = Column("due", "Due", 10, lambda _: (("24 Nov", "fg"),), "right")


def read_due(text: str) -> date | None:
    return read_day(text, TODAY) if text else None


def echo_due(text: str) -> str:
    try:
        day = read_due(text)
    except ValueError:
        return "?"
    return f"{day:%a %-d %b %Y}" if day else ""


class Editing(Stage):
    """A table whose cells are edited."""

    def __init__(self, refusal: str = "", rows: int = 3) -> None:
        super().__init__()
        self.refusal = refusal
        self.table: Table[str] = Table((TITLE, DUE), key=str, rows=[f"Row {row}" for row in range(rows)])

    def compose(self) -> ComposeResult:
        yield self.table

    def edit(self, column: str = "due", text: str = "") -> CellEditor:
        region = self.table.cell_region(column)
        assert region is not None
        wide = Region(region.x - 14, region.y, 24, 1)
        editor = (
            CellEditor(text, wide, read=read_due, echo=echo_due) if column == "due" else CellEditor(text, region)
        )
        editor.open_on(self.screen)
        return editor

    def on_cell_editor_committed(self, event: CellEditor.Committed) -> None:
        self.heard.append((event.text, event.value, event.step))
        if self.refusal:
            event.control.refuse(self.refusal)
        else:
            event.control.close()

    def on_cell_editor_left(self, event: CellEditor.Left) -> None:
        self.heard.append("left")

    def on_line_input_pasted(self, event: CellEditor.Pasted) -> None:
        self.heard.append((event.before, event.lines, event.behind))


@pytest.mark.parametrize(("key", "step"), [("enter", 0), ("ctrl+s", 0), ("tab", 1), ("shift+tab", -1)])
async def test_what_is_understood_is_committed_and_the_keys_go_back(key: str, step: int) -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        app.edit()
        await pilot.press(*"27.11.", key)
        await pilot.pause()
        assert app.heard == [("27.11.", date(2026, 11, 27), step)]
        assert not any(editor.display for editor in app.screen.query(CellEditor))
        assert app.table.has_focus


async def test_the_reading_stands_in_the_line() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        app.edit()
        await pilot.press(*"27.11.")
        await pilot.pause()
        row = lines_of(app)[2]
        assert row.endswith("27.11.   Fri 27 Nov 2026")
        assert ink_of(app, row.index("Fri"), 2) == (DARK["muted"], DARK["select"])


async def test_the_reading_goes_below_where_the_line_is_full() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        app.edit()
        await pilot.press(*"27 November 2026")
        await pilot.pause()
        assert "27 November 2026" in lines_of(app)[2]
        assert lines_of(app)[3].endswith("Fri 27 Nov 2026")


async def test_what_is_not_understood_stays_and_says_why_until_it_is() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = app.edit()
        await pilot.press(*"soonish", "enter")
        await pilot.pause()
        assert app.heard == []
        assert editor.value == "soonish"
        note = " ".join(" ".join(lines_of(app)[3:6]).split())
        assert "“soonish” is not a day" in note
        assert ink_of(app, 2, 3)[0] == DARK["bad"]
        await pilot.press("ctrl+u", *"fri")
        await pilot.pause()
        assert "soonish" not in "".join(lines_of(app))
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard == [("fri", date(2026, 11, 27), 0)]


async def test_a_refused_value_keeps_the_text_and_can_be_committed_again() -> None:
    app = Editing(refusal="The disk is full. Free some space, then press enter again.")
    async with app.run_test(size=(70, 10)) as pilot:
        editor = app.edit("title", "Call")
        await pilot.press(*" Vogt", "enter")
        await pilot.pause()
        assert app.heard == [("Call Vogt", "Call Vogt", 0)]
        assert editor.value == "Call Vogt"
        assert "The disk is full." in lines_of(app)[3]
        app.refusal = ""
        await pilot.press("enter")
        await pilot.pause()
        assert len(app.heard) == 2
        assert not any(editor.display for editor in app.screen.query(CellEditor))


async def test_escape_leaves_the_cell_as_it_was() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        app.edit("title", "Call")
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.heard == ["left"]
        assert app.table.has_focus


async def test_the_first_key_does_not_wipe_the_text() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = app.edit("title", "Call")
        await pilot.press("!")
        assert editor.value == "Call!"


async def test_a_paste_of_several_lines_loses_none() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = app.edit("title", "one two[31m three: end")
        await pilot.press("left", "left", "left")
        assert app.screen.focused is not None
        app.screen.focused.post_message(events.Paste("one\r\n\n  two\x1b[31m  \nthree"))
        await pilot.pause()
        assert editor.value == "one two[31m three: one two[31m threeend"
        assert app.heard == [("one two[31m three: ", ("one", "two[31m", "three"), "end")]


async def test_a_paste_that_is_too_long_is_not_taken_and_says_so() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = app.edit("title", "Ask")
        await pilot.pause()
        assert app.screen.focused is not None
        app.screen.focused.post_message(events.Paste("x" * 200_000))
        await pilot.pause()
        assert editor.value == "Ask"
        assert "at most 100 KB" in " ".join(lines_of(app))


async def test_going_elsewhere_saves_what_is_understood() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        app.edit()
        await pilot.press(*"fri")
        await pilot.click(app.table, offset=(4, 4))
        await pilot.pause()
        assert app.heard == [("fri", date(2026, 11, 27), 0)]
        assert app.table.row == "Row 2"


async def test_going_elsewhere_is_put_off_while_a_text_is_not_understood() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = app.edit()
        await pilot.press(*"soonish")
        await pilot.click(app.table, offset=(4, 4))
        await pilot.pause()
        assert editor.has_focus
        assert editor.value == "soonish"
        assert app.heard == []


async def test_going_elsewhere_without_a_change_leaves() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        app.edit("title", "Call")
        await pilot.pause()
        await pilot.click(app.table, offset=(4, 4))
        await pilot.pause()
        assert app.heard == ["left"]


@pytest.mark.parametrize("size", [(60, 16), (30, 5)])
async def test_the_editor_stays_on_the_screen(size: tuple[int, int]) -> None:
    app = Editing(rows=40)
    async with app.run_test(size=size) as pilot:
        await pilot.press("G")
        editor = app.edit()
        await pilot.press(*"soonish", "enter")
        await pilot.pause()
        assert Region(0, 0, *size).contains_region(editor.region)
        shown = " ".join(" ".join(lines_of(app)).split())
        assert "not a day" in shown
        assert "soonish" in lines_of(app)[-1]


async def test_the_cursor_is_in_sight_at_the_end_of_a_long_text_and_after_a_resize() -> None:
    app = Editing()
    async with app.run_test(size=(40, 10)) as pilot:
        editor = app.edit("title", "long " * 20 + "the end")
        await pilot.pause()  # it has its size
        await pilot.pause()  # and has brought its end in sight
        assert "the end" in lines_of(app)[2]
        await pilot.resize_terminal(30, 10)
        editor.stand_on(Region(2, 2, 14, 1))
        await pilot.pause()
        await pilot.pause()
        assert "the end" in lines_of(app)[2]


async def test_it_stays_in_its_pane_with_what_it_says() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = CellEditor("1", Region(50, 4, 6, 1), within=Region(26, 0, 34, 10), read=int)
        editor.open_on(app.screen)
        await pilot.press("x", "enter")
        await pilot.pause()
        assert app.screen.query_one(EditorNote).region.x >= 26
        assert editor.region == Region(49, 4, 8, 1)


async def test_wide_characters_and_hostile_text_are_edited_safely() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = app.edit("title", "株式会社")
        await pilot.press("x")
        editor.value += "[/x] \x1b[2J\u202e"
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard == [("株式会社x[/x] [2J", "株式会社x[/x] [2J", 0)]


async def test_keys_typed_at_once_all_go_into_the_cell() -> None:
    app = Editing()
    async with app.run_test(size=(60, 10)) as pilot:
        editor = app.edit("title")
        for key in "jkG":
            app.simulate_key(key)
        await pilot.pause()
        assert editor.value == "jkG"
        assert app.table.cursor == 0


async def test_an_empty_line_tells_what_belongs_in_it_and_saves_none_of_that() -> None:
    app = Editing()
    async with app.run_test(size=(60, 6)) as pilot:
        editor = CellEditor("", Region(2, 1, 30, 1), placeholder="number of the case")
        editor.open_on(app.screen)
        await pilot.pause()
        assert lines_of(app)[1][:30].strip() == "number of the case"
        assert ink_of(app, 8, 1) == (DARK["muted"], DARK["select"])
        await pilot.press("enter")
        assert app.heard == [("", None, 0)]
