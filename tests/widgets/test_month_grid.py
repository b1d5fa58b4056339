"""The grid of weeks as one sees it: words or marks, today, the chosen day, other months, clicks."""

from datetime import date

from textual.app import ComposeResult

from kamtui.theme import DARK, LIGHT
from kamtui.widgets.month_grid import MonthGrid, month_width
from kamtui.widgets.month_grid_values import DayEntry, MonthShown, month_weeks
from tests.widgets.screens import Stage, ink_of, lines_of, look_of

TODAY = date(2026, 11, 21)
ENTRIES = {
    date(2026, 11, 18): [DayEntry("!", "Müller & Söhne", "late")],
    date(2026, 11, 24): [
        DayEntry("●", "QBR"),
        DayEntry("~", "東和精機株式会社"),
        DayEntry("●", "Team"),
        DayEntry("□", "x"),
    ],
}
SHOWN = MonthShown(
    month_weeks(TODAY, 0),
    date(2026, 11, 24),
    TODAY,
    ENTRIES,
    {date(2026, 11, 26): "Thanksgiving"},
    TODAY.replace(day=1),
)


class GridStage(Stage):
    """A grid and nothing else."""

    def __init__(self, theme: str = "kamtui-dark") -> None:
        super().__init__(theme)
        self.grid = MonthGrid()

    def compose(self) -> ComposeResult:
        yield self.grid

    def on_mount(self) -> None:
        self.grid.show(SHOWN)
        self.grid.focus()

    def on_month_grid_chosen(self, message: MonthGrid.Chosen) -> None:
        self.heard.append((message.day, message.was_chosen))


async def test_words_stand_in_wide_cells_and_the_last_line_counts_the_rest() -> None:
    async with GridStage().run_test(size=(84, 31)) as pilot:
        lines = lines_of(pilot.app)
        assert lines[0].split() == ["Wk", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        row = next(number for number, line in enumerate(lines) if line.startswith("  48"))
        assert lines[row].split() == ["48", "23", "▌24", "25", "26", "Thanks…", "27", "28", "29"]
        for number, words in enumerate(("▌● QBR", "▌~ 東和", "▌+2 more"), row + 1):
            assert words in lines[number]
        assert "1 Dec" in lines[row + 5]


async def test_marks_stand_in_narrow_cells_and_on_one_line_where_there_is_no_more() -> None:
    async with GridStage().run_test(size=(42, 20)) as pilot:
        lines = lines_of(pilot.app)
        row = next(number for number, line in enumerate(lines) if line.startswith("  48"))
        assert lines[row + 1].split() == ["▌●2~□"]
    async with GridStage().run_test(size=(60, 7)) as pilot:
        lines = lines_of(pilot.app)
        assert lines[4].split() == ["47", "16", "17", "18!", "19", "20", "21", "22"]
        assert lines[5].split() == ["48", "23", "▌24●2~□", "25", "26", "27", "28", "29"]


async def test_today_the_chosen_day_and_other_months_are_told_apart_in_every_theme() -> None:
    for theme, palette in (("kamtui-dark", DARK), ("kamtui-light", LIGHT)):
        async with GridStage(theme).run_test(size=(42, 20)) as pilot:
            app = pilot.app
            lines = lines_of(app)
            today = next(number for number, line in enumerate(lines) if line.startswith("  47"))
            at = lines[today].index("21")
            assert ink_of(app, at, today) == (palette["accent"], palette["bg"])
            assert look_of(app, at, today).underline
            assert not look_of(app, at + 2, today).underline
            chosen = lines[today + 3].index("24")
            assert ink_of(app, chosen, today + 3) == (palette["fg"], palette["select"])
            assert ink_of(app, lines[2].index("26"), 2)[0] == palette["quiet"]
            assert ink_of(app, lines[today + 1].index("!"), today + 1)[0] == palette["late"]


async def test_a_click_chooses_a_day_and_a_second_one_opens_it() -> None:
    app = GridStage()
    async with app.run_test(size=(42, 20)) as pilot:
        for place, day in (((12, 8), date(2026, 11, 10)), ((12, 14), date(2026, 11, 24))):
            await pilot.click(MonthGrid, offset=place)
            assert app.heard[-1][0] == day
        assert app.heard[-1][1]
        count = len(app.heard)
        await pilot.click(MonthGrid, offset=(2, 8))
        await pilot.click(MonthGrid, offset=(12, 0))
        assert len(app.heard) == count


def test_a_month_leaves_room_for_what_stands_beside_it() -> None:
    assert month_width(80, with_words=False) == 42
    assert [month_width(room, with_words=True) for room in (110, 150, 250)] == [84, 105, 133]
