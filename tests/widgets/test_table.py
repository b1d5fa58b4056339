"""The table as its user meets it: keys, mouse, a cursor that stays on its record, and a calm look."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from textual.app import ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from kamtui.theme import DARK, LIGHT
from kamtui.widgets.columns import Column
from kamtui.widgets.table import Table
from tests.widgets.screens import Stage, ink_of, lines_of, look_of


@dataclass(frozen=True)
class Account:
    id: int
    name: str
    revenue: str = "1.20M"


class Other(Widget, can_focus=True):
    """Something else to give the focus to."""

    DEFAULT_CSS = "Other { height: 1; }"

    def render(self) -> str:
        return ""


NAME: Column[Account] = Column("name", "Account", 0, lambda account: ((account.name, "fg"),))
REVENUE: Column[Account] = Column("revenue", "Revenue", 7, lambda account: ((account.revenue, "fg"),), "right")


def accounts(count: int) -> list[Account]:
    return [Account(number, f"Account {number}") for number in range(count)]


class TableStage(Stage):
    """A table and something else."""

    def __init__(self, rows: Sequence[Account | None], can_mark: bool = False, ground: str = "bg") -> None:
        super().__init__()
        self.table: Table[Account] = Table(
            lambda width: (NAME, REVENUE) if width >= 30 else (NAME,),
            key=lambda account: account.id,
            rows=rows,
            can_mark=can_mark,
            ground=ground,
        )

    def compose(self) -> ComposeResult:
        yield self.table
        yield Other()

    def on_table_highlighted(self, event: Table.Highlighted) -> None:
        assert event.control is self.table
        self.heard.append(("highlighted", event.row.id if event.row else None))

    def on_table_opened(self, event: Table.Opened) -> None:
        self.heard.append(("opened", event.row.id))

    def on_table_marked(self, event: Table.Marked) -> None:
        self.heard.append(("marked", sorted(event.keys)))  # type: ignore[type-var] # these keys are numbers


async def test_the_first_frame_shows_the_rows_and_says_what_the_cursor_is_on() -> None:
    app = TableStage(accounts(3))
    async with app.run_test(size=(40, 8)):
        assert lines_of(app) == [
            "  Account                      Revenue",
            "  ────────────────────────────────────",
            "▌ Account 0                      1.20M",
            "  Account 1                      1.20M",
            "  Account 2                      1.20M",
            "",
            "",
            "",
        ]
        assert app.heard == [("highlighted", 0)]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("jjk", 1),
        (("down", "down", "up"), 1),
        ("G", 99),
        ("Ggj", 1),
        (("end", "home"), 0),
        (("pagedown",), 9),
        (("pagedown", "pagedown", "pageup"), 9),
        (("end", "pageup"), 90),
        (("end", "pagedown"), 99),
        ("k", 0),
    ],
)
async def test_keys_move_the_cursor_and_it_is_always_in_sight(keys: Sequence[str], row: int) -> None:
    app = TableStage(accounts(100))
    async with app.run_test(size=(40, 13)) as pilot:
        await pilot.press(*keys)
        assert app.table.row == Account(row, f"Account {row}")
        assert next(line for line in lines_of(app) if line.startswith("▌")).startswith(f"▌ Account {row} ")


async def test_other_rows_leave_the_cursor_on_its_record() -> None:
    app = TableStage(accounts(20))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "j", "j")
        app.heard.clear()
        app.table.set_rows([Account(3, "Account 3"), *accounts(2)])
        await pilot.pause()
        assert app.table.cursor == 0
        assert app.heard == []
        app.table.set_rows(accounts(20))
        await pilot.pause()
        assert app.table.cursor == 3
        assert lines_of(app)[5].startswith("▌ Account 3")


async def test_another_record_under_an_unmoved_cursor_is_told() -> None:
    app = TableStage(accounts(3))
    async with app.run_test(size=(40, 10)) as pilot:
        app.table.set_rows(accounts(3)[1:])
        await pilot.pause()
        app.table.set_rows([Account(1, "Renamed")])
        await pilot.pause()
        app.table.set_rows([])
        await pilot.pause()
        assert app.heard == [("highlighted", 0), ("highlighted", 1), ("highlighted", 1), ("highlighted", None)]


async def test_the_first_click_highlights_and_the_second_opens() -> None:
    app = TableStage(accounts(5))
    async with app.run_test(size=(40, 10)) as pilot:
        app.heard.clear()
        await pilot.click(app.table, offset=(5, 4))
        assert app.heard == [("highlighted", 2)]
        await pilot.click(app.table, offset=(5, 4))
        assert app.heard == [("highlighted", 2), ("opened", 2)]
        await pilot.click(app.table, offset=(5, 0))
        await pilot.click(app.table, offset=(5, 8))
        assert len(app.heard) == 2


async def test_a_click_that_brings_the_focus_opens_nothing() -> None:
    app = TableStage(accounts(5))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("tab")
        app.heard.clear()
        await pilot.click(app.table, offset=(5, 2))
        assert app.table.has_focus
        assert app.heard == []
        await pilot.click(app.table, offset=(5, 2))
        assert app.heard == [("opened", 0)]


async def test_the_wheel_scrolls_and_the_next_key_brings_the_cursor_back() -> None:
    app = TableStage(accounts(100))
    async with app.run_test(size=(40, 10)) as pilot:
        app.table.scroll_to(y=50, animate=False)
        await pilot.pause()
        assert lines_of(app)[2].startswith("  Account 50")
        await pilot.press("j")
        assert lines_of(app)[2].startswith("▌ Account 1 ")


async def test_enter_opens_and_space_is_left_to_the_screen() -> None:
    app = TableStage(accounts(2))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("enter", "space")
        assert app.heard == [("highlighted", 0), ("opened", 0)]


async def test_marks_stay_on_their_records() -> None:
    app = TableStage(accounts(4), can_mark=True)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("space", "space")
        assert ("marked", [0, 1]) in app.heard
        app.table.set_rows(accounts(4)[1:])
        await pilot.pause()
        assert lines_of(app)[2].startswith(" •Account 1")
        app.table.unmark()
        await pilot.pause()
        assert lines_of(app)[2].startswith("  Account 1")
        assert app.table.marked == frozenset()


async def test_the_cursor_row_is_selected_bold_and_turns_calm_without_focus() -> None:
    app = TableStage(accounts(2))
    async with app.run_test(size=(40, 10)) as pilot:
        assert ink_of(app, 0, 2) == (DARK["accent"], DARK["select"])
        assert look_of(app, 2, 2).bold
        assert not look_of(app, 36, 2).bold
        assert ink_of(app, 39, 2)[1] == DARK["select"]
        assert ink_of(app, 2, 3) == (DARK["fg"], DARK["bg"])
        await pilot.press("tab")
        assert ink_of(app, 0, 2) == (DARK["faint"], DARK["panel"])


async def test_a_change_of_theme_redraws_every_line() -> None:
    app = TableStage(accounts(2))
    async with app.run_test(size=(40, 10)) as pilot:
        app.theme = "kamtui-light"
        await pilot.pause()
        assert ink_of(app, 2, 3) == (LIGHT["fg"], LIGHT["bg"])
        assert ink_of(app, 2, 0)[0] == LIGHT["muted"]
        app.theme = "kamtui-16"
        await pilot.pause()
        assert look_of(app, 2, 2).reverse
        assert not look_of(app, 2, 3).reverse


async def test_columns_follow_the_width_and_the_scrollbar_moves_none() -> None:
    app = TableStage(accounts(3))
    async with app.run_test(size=(40, 10)) as pilot:
        app.table.set_rows(accounts(10))
        await pilot.pause()
        assert lines_of(app)[2] == "▌ Account 0                      1.20M ▐"
        await pilot.resize_terminal(25, 10)
        await pilot.pause()
        assert lines_of(app)[2] == "▌ Account 0             ▐"


async def test_hostile_names_stay_in_their_cells() -> None:
    names = ["[/x] [b", "a\x1b[31mb\nc", "\u202e txet", "株式会社" * 9, "x" * 10_000, ""]
    app = TableStage([Account(number, name, "9") for number, name in enumerate(names)])
    async with app.run_test(size=(40, 10)):
        lines = lines_of(app)
        assert all(line.endswith(" 9") for line in lines[2:8])
        assert lines[2].startswith("▌ [/x] [b ")
        assert "\x1b" not in "".join(lines)


async def test_blank_lines_part_groups() -> None:
    app = TableStage([Account(1, "One"), None, Account(2, "Two")])
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j")
        assert lines_of(app)[2:5] == [
            "  One                            1.20M",
            "",
            "▌ Two                            1.20M",
        ]


async def test_the_cursor_may_be_sent_to_a_record() -> None:
    app = TableStage(accounts(100))
    async with app.run_test(size=(40, 10)) as pilot:
        assert app.table.move_to(60)
        assert not app.table.move_to(1000)
        await pilot.pause()
        assert app.table.row == Account(60, "Account 60")
        assert any(line.startswith("▌ Account 60") for line in lines_of(app))


async def test_a_cell_can_be_found_on_the_screen_while_it_is_visible() -> None:
    app = TableStage(accounts(100))
    async with app.run_test(size=(40, 10)):
        assert app.table.cell_region("revenue", key=1) == Region(31, 3, 7, 1)
        assert app.table.cell_region("name") == Region(2, 2, 27, 1)
        assert app.table.cell_region("name", key=50) is None
        assert app.table.cell_region("stance") is None


async def test_a_step_draws_only_two_rows() -> None:
    drawn: list[int] = []

    def cells(account: Account) -> tuple[tuple[str, str]]:
        drawn.append(account.id)
        return ((account.name, "fg"),)

    app = TableStage(accounts(5))
    async with app.run_test(size=(40, 10)) as pilot:
        app.table.set_columns([Column("name", "Account", 0, cells)])
        await pilot.pause()
        assert sorted(drawn) == [0, 1, 2, 3, 4]
        drawn.clear()
        await pilot.press("j")
        assert sorted(drawn) == [0, 1]
        drawn.clear()
        await pilot.press("k")
        assert drawn == []


async def test_a_click_below_the_scrollbars_thumb_scrolls_on() -> None:
    app = TableStage(accounts(60))
    async with app.run_test(size=(40, 12)) as pilot:
        assert lines_of(app)[0].endswith("▐")
        await pilot.click(app.table, offset=(39, 9))
        await pilot.pause()
        assert not lines_of(app)[2].startswith("▌ Account 0")
        assert app.table.cursor == 0


async def test_a_short_list_has_no_scrollbar() -> None:
    app = TableStage(accounts(3))
    async with app.run_test(size=(40, 12)):
        assert not any(line.endswith("▐") for line in lines_of(app))
        assert not app.table.show_vertical_scrollbar


async def test_in_a_dialog_the_headings_stand_on_its_ground_too() -> None:
    app = TableStage(accounts(2), ground="surface")
    async with app.run_test(size=(40, 8)):
        assert [ink_of(app, 2, y)[1] for y in (0, 1, 3)] == [DARK["surface"]] * 3


async def test_what_is_painted_again_is_whole_lines_so_that_no_wide_character_is_cut() -> None:
    app = TableStage([Account(1, "株式会社 葦原光機")])
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        app.table._repaint_regions.add(Region(2, 0, 5, 8))  # as Textual leaves it of a size it had before
        assert app.table._exchange_repaint_regions() == {Region(0, 0, 40, 8)}
