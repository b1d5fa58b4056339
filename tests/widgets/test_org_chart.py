"""The org chart as one meets it: keys along the tree, folding, searching, moving somebody, and how it looks."""

import time
from collections.abc import Iterator, Sequence

import pytest
from rich.cells import cell_len
from textual.app import ComposeResult

from kamtui import theme
from kamtui.theme import DARK, LIGHT
from kamtui.vocabulary import TouchState
from kamtui.widgets.org_chart import OrgChart
from kamtui.widgets.org_chart_layout import seat
from kamtui.widgets.org_chart_outline import Face, columns_for
from kamtui.widgets.org_chart_tree import grow
from kamtui.widgets.org_chart_values import ChartLine, ChartPerson
from kamtui.widgets.parts import width_of
from kamtui.widgets.person_message import PersonMessage
from tests.widgets.charts import LINES, OFFICE, many
from tests.widgets.screens import Stage, ink_of, lines_of, look_of

BOXES = [
    "  ┌─ ··?·· ──────── never ! ─┐     ┌─ ···●· +1 ↑ ────── 12 d ─┐     ┌─ ·●··· −1 ↓ ──── 41 d ! ─┐",
    "  │ Dr. A. Brenner        «◇ ├──┬──┤ R. Vogt              ┄≠◆ ├──┬──┤ S. Lang              ≠×◇ │",
    "  │ CEO                      │  │  │ Head of Purchasing       │  │  │ Category Buyer           │",
    "  └─ approver ──────── high ─┘  │  └─ decision maker ── high ─┘  │  └─ evaluator ───── medium ─┘",
    "                                │                                │  ┌──────────────────────────┐",
    "                                │                                └──┤ □ CFO ?                  │",
    "                                │                                   │ vacancy                  │",
    "                                │                                   └──────────────────────────┘",
    "                                │  ┌─ ····● +2 → ──── 27 d • ─┐     ┌──────────────────────────┐",
    "                                └──┤ 田中 健一              ┄ ├─────┤ Old Boss [CH]            │",
    "                                   │ Line Engineer            │     │ left 3 Mar · Chairman    │",
    "                                   └─ user ───────────── low ─┘     └──────────────────────────┘",
    "  ┌─ ··?·· ────────────── ? ─┐",
    "  │ דוד לוי                » │",
    "  │ outside · Consultant     │",
    "  └─ ? ──────────────────────┘",
    "",
]
"""The office at 110 cells."""


class ChartStage(Stage):
    """An org chart and nothing else."""

    def __init__(
        self,
        people: Sequence[ChartPerson] = OFFICE,
        lines: Sequence[ChartLine] = LINES,
        *,
        boxes: bool = False,
        theme: str = "kamtui-dark",
    ) -> None:
        super().__init__(theme)
        self.chart = OrgChart(boxes=boxes)
        self.chart.show(people, lines)

    def compose(self) -> ComposeResult:
        yield self.chart

    def _heard(self, event: PersonMessage) -> None:
        assert event.control is self.chart
        self.heard.append((type(event).__name__, event.id))

    def on_org_chart_highlighted(self, event: OrgChart.Highlighted) -> None:
        self._heard(event)

    def on_org_chart_opened(self, event: OrgChart.Opened) -> None:
        self._heard(event)

    def on_org_chart_given_up(self, event: OrgChart.GivenUp) -> None:
        self._heard(event)

    def on_org_chart_placed(self, event: OrgChart.Placed) -> None:
        assert event.control is self.chart
        self.heard.append(("Placed", event.id, event.under))


@pytest.fixture
def ascii_marks() -> Iterator[None]:
    theme.use_ascii(True)
    yield
    theme.use_ascii(False)


async def test_the_first_frame_shows_who_reports_to_whom_and_how_they_stand() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)):
        assert lines_of(app) == [
            "  Person                          Stance      Role            Touched",
            "  ────────────────────────────────────────────────────────────────────────────",
            "▌ Dr. A. Brenner  CEO             ··?··       approver          never !   «  ◇",
            "  ├─ R. Vogt  Head of Purchasing  ···●· +1 ↑  decision maker     12 d    ┄ ≠ ◆",
            "  │  ├─ S. Lang  Category Buyer   ·●··· −1 ↓  evaluator          41 d !    ≠×◇",
            "  │  └─ □ CFO ?  vacancy",
            "  └─ 田中 健一  Line Engineer     ····● +2 →  user               27 d •  ┄",
            "     └─ Old Boss [CH]  left 3 M…  ···●· +1    user              100 d",
            "  דוד לוי  outside · Consultant   ··?··       ?                     ?     »",
            "",
            "",
        ]
        assert app.heard == [("Highlighted", 1)]


async def test_wider_charts_have_more_columns_and_every_line_is_as_wide_as_the_screen() -> None:
    for width, last in ((60, "Touched"), (80, "Touched"), (120, "Budget"), (200, "We are")):
        app = ChartStage()
        async with app.run_test(size=(width, 11)):
            assert lines_of(app)[0].split("  ")[-1].strip() == last
            for strip in app.screen._compositor.render_strips():
                assert sum(cell_len(segment.text) for segment in strip) == width


@pytest.mark.parametrize(
    ("keys", "id"),
    [
        ("j", 2),
        ("jl", 3),
        ("jlh", 2),
        ("jlj", 4),
        ("jj", 3),
        ("jjkk", 1),
        (("down", "right", "down", "up", "left", "left"), 1),
        (("j", "right_curly_bracket"), 5),
        (("j", "right_curly_bracket", "left_curly_bracket"), 2),
        ("G", 7),
        ("Gg", 1),
        ("h", 1),
        ("Gjl", 7),
        (("end", "home"), 1),
        (("pagedown",), 7),
        ("bl", 2),
        ("blj", 5),
        ("bljh", 1),
        ("bj", 7),
        ("blljj", 6),
        ("blljjkk", 3),
    ],
)
async def test_keys_go_along_the_lines_of_command(keys: Sequence[str], id: int) -> None:
    app = ChartStage()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(*keys)
        assert app.chart.cursor_id == id
        person = app.chart.person
        assert person is not None
        assert any(person.name in line for line in lines_of(app))


async def test_enter_and_a_second_click_open_a_person() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)) as pilot:
        await pilot.click(offset=(10, 4))
        assert app.chart.cursor_id == 3
        await pilot.click(offset=(10, 4))
        await pilot.press("h", "enter")
        await pilot.click(offset=(10, 10))
        assert app.heard[-3:] == [("Opened", 3), ("Highlighted", 2), ("Opened", 2)]


async def test_a_fold_says_how_many_it_hides() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)) as pilot:
        await pilot.press("j", "j", "f")  # on somebody without reports: the manager folds
        assert app.chart.cursor_id == 2
        assert lines_of(app)[3].startswith("▌ ├─ R. Vogt  ▸ 2  Head of Pur")
        assert not any("Lang" in line for line in lines_of(app))
        await pilot.press("l")
        assert app.chart.cursor_id == 3
        await pilot.press("F")
        assert app.chart.folded == {2, 5}
        assert app.chart.cursor_id == 2
        await pilot.press("F")
        assert not app.chart.folded


async def test_new_values_leave_the_cursor_on_its_person_and_folds_as_they_are() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)) as pilot:
        await pilot.press("G", "k", "k")
        assert app.chart.cursor_id == 5
        app.chart.fold(2, True)
        app.chart.show(OFFICE[::-1])
        assert app.chart.cursor_id == 5
        assert app.chart.folded == {2}
        app.chart.show([person for person in OFFICE if person.id not in (5, 6)])
        assert app.chart.cursor_id in {1, 2, 7}
        app.chart.show([])
        await pilot.pause()
        assert app.chart.cursor_id is None
        assert app.heard[-1] == ("Highlighted", None)
        await pilot.press("j", "l", "h", "f", "F", "b", "enter", "right_curly_bracket", "pagedown", "G")
        app.chart.show(OFFICE)
        assert app.chart.cursor_id == 1


async def test_the_cursor_can_be_put_on_somebody_who_is_folded_away() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)) as pilot:
        await pilot.press("f")
        assert len(app.chart.seating.seats) == 2
        assert app.chart.put_cursor(6)
        assert app.chart.cursor_id == 6
        assert not app.chart.put_cursor(99)
        assert app.chart.cursor_id == 6


async def test_a_search_shows_who_is_found_and_their_managers_muted() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)) as pilot:
        assert app.chart.search("BUYER linz") == 1
        await pilot.pause()
        assert app.chart.cursor_id == 3
        assert [line[2:24].strip() for line in lines_of(app)[2:6]] == [
            "Dr. A. Brenner  CEO", "└─ R. Vogt  Head of Pu", "└─ S. Lang  Categor", "",
        ]  # fmt: skip
        assert ink_of(app, 2, 2)[0] == DARK["muted"]
        assert ink_of(app, 8, 4)[0] == DARK["fg"]
        assert [line[1:2] for line in lines_of(app)[2:5]] == [" ", " ", "•"]
        assert not app.chart.put_cursor(6)
        assert app.chart.search("kappa") == 1
        assert app.chart.search("nobody") == 0
        assert app.chart.cursor_id is None
        assert app.chart.search(" ") == len(OFFICE)
        assert app.chart.cursor_id == 1


@pytest.mark.parametrize("boxes", [False, True])
async def test_moving_shows_who_is_picked_and_what_enter_would_do(boxes: bool) -> None:
    app = ChartStage(boxes=boxes)
    async with app.run_test(size=(120, 40)) as pilot:
        app.chart.put_cursor(2)
        app.chart.moving = 2
        await pilot.press("l")
        assert any("a circle" in line for line in lines_of(app))
        await pilot.press("h", "h")
        assert any("has R. Vogt" in line for line in lines_of(app))
        app.chart.put_cursor(5)
        await pilot.pause()
        assert any("gets R. Vogt" in line for line in lines_of(app))
        app.heard.clear()
        await pilot.press("enter", "t")
        assert app.heard == [("Placed", 2, 5), ("Placed", 2, None)]
        assert app.chart.moving == 2
        await pilot.press("escape")
        assert app.chart.moving is None
        assert app.chart.cursor_id == 2
        assert app.heard[-1] == ("GivenUp", 2)
        await pilot.press("escape", "t")
        assert app.heard[-1] == ("GivenUp", 2)


async def test_several_are_moved_together_and_whoever_is_below_one_of_them_does_not_count() -> None:
    app = ChartStage()
    async with app.run_test(size=(120, 40)) as pilot:
        app.chart.pick((2, 3, 5))
        for key, told in ((1, "has 3 people"), (7, "gets 3 people"), (4, "a circle"), (3, "move")):
            app.chart.put_cursor(key)
            await pilot.pause()
            assert any(told in line for line in lines_of(app)), told
        await pilot.press("t")
        assert app.heard[-1] == ("Placed", 2, None)
        app.chart.show([person for person in OFFICE if person.id != 2])
        assert app.chart.picked == (3, 5)
        assert app.chart.moving == 3


async def test_somebody_who_is_gone_is_no_longer_moved() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)):
        app.chart.moving = 2
        app.chart.show(OFFICE[2:])
        assert app.chart.moving is None
        app.chart.moving = 2
        assert app.chart.moving is None


async def test_marks_of_lines_light_up_where_they_lead_to_the_cursor() -> None:
    app = ChartStage()
    async with app.run_test(size=(80, 11)) as pilot:
        assert ink_of(app, 74, 8)[0] == DARK["accent"]  # the adviser influences whom the cursor is on
        assert ink_of(app, 75, 4)[0] == DARK["quiet"]
        await pilot.press("j")
        assert ink_of(app, 74, 8)[0] == DARK["quiet"]
        assert ink_of(app, 75, 4)[0] == DARK["accent"]


async def test_who_left_is_greyed() -> None:
    app = ChartStage([ChartPerson(1, "Here", stance=2), ChartPerson(2, "Gone", stance=2, left="left 3 Mar")])
    async with app.run_test(size=(80, 8)):
        assert ink_of(app, 2, 2)[0] == DARK["fg"]
        for place in (2, 8, 38, 40):
            assert ink_of(app, place, 3)[0] in {DARK["muted"], DARK["quiet"]}


@pytest.mark.parametrize(("name", "palette"), [("kamtui-dark", DARK), ("kamtui-light", LIGHT)])
async def test_the_look_follows_the_theme(name: str, palette: dict[str, str]) -> None:
    app = ChartStage(theme=name)
    async with app.run_test(size=(80, 11)):
        assert ink_of(app, 5, 3) == (palette["fg"], palette["bg"])
        assert ink_of(app, 2, 2) == (palette["fg"], palette["select"])
        assert ink_of(app, 2, 3) == (palette["quiet"], palette["bg"])
        assert ink_of(app, 37, 3)[0] == palette["stance-supporter"]


async def test_in_sixteen_colours_the_cursor_is_one_reversed_line() -> None:
    app = ChartStage(theme="kamtui-16")
    async with app.run_test(size=(80, 11)):
        assert all(look_of(app, place, 2).reverse for place in range(2, 78))
        assert not look_of(app, 10, 3).reverse


async def test_ascii_terminals_get_ascii_marks(ascii_marks: None) -> None:
    people = [person for person in OFFICE if person.name.isascii()]
    for boxes in (False, True):
        app = ChartStage(people, boxes=boxes)
        async with app.run_test(size=(80, 30)):
            assert all(line.isascii() for line in lines_of(app))
            assert any("...o." in line for line in lines_of(app))


async def test_hostile_names_stay_on_their_line() -> None:
    people = [
        ChartPerson(1, "\x1b[31mRed\x1b[0m [bold]not[/bold] [/x]", None, "a\nb\tc"),
        ChartPerson(2, "\u202eevil\u202c", 1, "x" * 10_000),
        ChartPerson(3, "", 1),
        ChartPerson(4, "字" * 120, 3, "題" * 50),
        ChartPerson(5, "n" * 120, 4, role="r" * 99, touched="t" * 99, budget="b" * 99, unit="u" * 99),
        ChartPerson(6, "X", 5, "T"),
    ]
    for width in (60, 80, 120, 200):
        for boxes in (False, True):
            app = ChartStage(people, (), boxes=boxes)
            async with app.run_test(size=(width, 30)):
                for strip in app.screen._compositor.render_strips():
                    assert sum(cell_len(segment.text) for segment in strip) == width
                text = "\n".join(lines_of(app))
                assert "\x1b" not in text
                assert "\u202e" not in text


async def test_whoever_stands_very_deep_keeps_a_name_and_says_how_deep() -> None:
    app = ChartStage(
        [ChartPerson(id, f"Person number {id}", id - 1 if id else None, "Title") for id in range(60)], ()
    )
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("G")
        assert lines_of(app)[-1].startswith("▌ …59")
        assert "Person number 59" in lines_of(app)[-1]


async def test_a_scrolled_chart_says_whose_reports_come_first() -> None:
    app = ChartStage(many(120), ())
    async with app.run_test(size=(80, 10)) as pilot:
        assert lines_of(app)[0].split()[:2] == ["Person", "Stance"]
        await pilot.press("G")
        last = app.chart.seating.seats[-8]
        manager = app.chart.seating.seats[app.chart.seating.manager[-8]]
        assert f"Person {last.id} " in lines_of(app)[2]
        assert lines_of(app)[0].startswith(f"  Person  under Person {manager.id} ")


def test_what_is_cut_says_so_at_every_width() -> None:
    person = ChartPerson(1, "Anna-Maria", None, "Head of a department")
    seating = seat(grow([(1, None)]))
    for width in range(50, 200):
        parts = columns_for(width).line(seating.seats[0], person, Face({}))
        assert width_of(parts) == width
        name = "".join(part[0] for part in parts).split("··?··")[0]
        assert name.startswith("Anna-Maria ")
        assert "Head of a department " in name or "…" in name


async def test_boxes_are_joined_by_lines() -> None:
    app = ChartStage(boxes=True)
    async with app.run_test(size=(110, 19)):
        assert lines_of(app)[2:] == BOXES


async def test_boxes_out_of_sight_are_told_and_come_into_sight_with_the_cursor() -> None:
    app = ChartStage(many(120), (), boxes=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "levels 1–2 of 5" in lines_of(app)[0]
        assert any("├─…" in line for line in lines_of(app))
        for _ in range(4):
            await pilot.press("l")
            person = app.chart.person
            assert person is not None
            assert any(f" {person.name} " in line for line in lines_of(app))
        assert "levels 4–5 of 5" in lines_of(app)[0]
        await pilot.press("j", "j", "j", "j", "j", "j", "j", "pagedown", "pagedown")
        person = app.chart.person
        assert person is not None
        assert any(f" {person.name} " in line for line in lines_of(app))
        await pilot.press("h", "h", "h", "h", "f")
        assert any("├▸119" in line for line in lines_of(app))


async def test_levels_out_of_sight_take_no_room_and_the_cursor_keeps_its_line() -> None:
    app = ChartStage(many(500), (), boxes=True)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in "ljjlljkhhkklll":
            line = line_of_cursor(app)
            await pilot.press(key)
            assert 2 <= line_of_cursor(app) <= 20
            assert app.chart.seating.slots < 334  # as many as have no reports
            if key == "l":  # the first report sits beside the manager
                assert line_of_cursor(app) == line


def line_of_cursor(app: ChartStage) -> int:
    """The line of the screen on which the cursor's box begins."""
    id = app.chart.cursor_id
    assert id is not None
    seat = app.chart.seating.seats[app.chart.seating.place[id]]
    return 2 + seat.slot * 4 - app.chart.scroll_offset.y


async def test_a_click_finds_a_box() -> None:
    app = ChartStage(boxes=True)
    async with app.run_test(size=(110, 40)) as pilot:
        line = next(number for number, text in enumerate(lines_of(app)) if "田中" in text)
        await pilot.click(offset=(50, line))
        assert app.chart.cursor_id == 5
        await pilot.click(offset=(35, line))  # between the boxes
        assert app.chart.cursor_id == 5


@pytest.mark.parametrize("boxes", [False, True])
async def test_five_hundred_people_are_drawn_in_a_frame(boxes: bool) -> None:
    people = many(500)
    app = ChartStage(people, (), boxes=boxes)
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("l", "l", "l")
        took = []
        for _ in range(3):
            began = time.process_time()  # what others do on the machine is not counted
            app.chart.show(people)
            for line in range(60):
                app.chart.render_line(line)
            took.append(time.process_time() - began)
        assert min(took) < 0.06


async def test_quiet_key_players_are_marked_even_when_never_touched() -> None:
    person = ChartPerson(1, "Anna", touched="never", touch=TouchState.NEVER, is_key=True, is_quiet=True)
    app = ChartStage([person], ())
    async with app.run_test(size=(80, 6)):
        line = lines_of(app)[2]
        assert "never !" in line
        assert ink_of(app, line.index("!"), 2)[0] == DARK["late"]
