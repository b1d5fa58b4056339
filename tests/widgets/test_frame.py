"""What stands around a place: header, title line, strip, empty state, footer, from 60 to 200 columns."""

from typing import Any

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from kamtui.theme import DARK, use_ascii
from kamtui.widgets.columns import Column
from kamtui.widgets.frame import CauseStrip, EmptyState, KeyFooter, PlaceHeader, PlaceLine
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table
from tests.widgets.screens import Stage, ink_of, lines_of, look_of

CAUSES = (
    (-9, "CTO P. D'Angelo at −2, falling", "bad"),
    (-6, "case #4411 open 19 d", "watch"),
    (-5, "“Pricing draft” due yesterday", "late"),
)


class Framed(Stage):
    """One widget on a stage."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_place_header_chosen(self, event: PlaceHeader.Chosen) -> None:
        self.heard.append(event.place)


async def shown(widget: Widget, width: int, height: int = 6) -> list[str]:
    app = Framed(widget)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        return lines_of(app)


def header(account: str) -> PlaceHeader:
    made = PlaceHeader("accounts")
    made.set_account(account, "Sat 21 Nov")
    return made


@pytest.mark.parametrize(
    ("width", "left", "right"),
    [
        (120, "   kamtui   1 Accounts   2 Plan   3 People   4 Calendar   5 Review ", " Brenner AG  Sat 21 Nov"),
        (80, "  kamtui   1 Accounts  2 Plan  3 People  4 Calendar  5 Review ", " Brenner AG"),
        (60, "  kamtui   1 Accounts  2  3  4  5 ", " Brenner AG"),
    ],
)
async def test_the_header_keeps_one_row_at_every_width(width: int, left: str, right: str) -> None:
    (row, *_) = await shown(header("Brenner AG"), width)
    assert row.startswith(left)
    assert row.endswith(right)
    assert len(row) == width - (3 if width >= 112 else 2)


async def test_a_long_account_is_cut_and_ends_at_the_edge() -> None:
    (row, *_) = await shown(header("Vereinigte Oberschwäbische Präzisionsgusswerke"), 80)
    assert row.endswith("5 Review   Vereinigte Ob…")
    assert len(row) == 78


async def test_the_current_place_stands_out_without_colour_too() -> None:
    app = Framed(header("Brenner AG"))
    async with app.run_test(size=(120, 6)):
        assert ink_of(app, 12, 0) == (DARK["accent"], DARK["bg"])
        assert look_of(app, 14, 0).bold
        assert ink_of(app, 26, 0) == (DARK["muted"], DARK["panel"])
        assert ink_of(app, 119, 0)[1] == DARK["panel"]


async def test_a_click_asks_for_a_place() -> None:
    app = Framed(header("Brenner AG"))
    async with app.run_test(size=(120, 6)) as pilot:
        await pilot.click(app.widget, offset=(26, 0))
        await pilot.click(app.widget, offset=(60, 0))
        await pilot.click(app.widget, offset=(90, 0))
        assert app.heard == ["plan", "review"]


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (60, "  Plan 2026–27   7 changes since            62% · 9 gaps"),
        (40, "  Plan 2026–27   7 cha…   62% · 9 gaps"),
    ],
)
async def test_facts_give_way_to_totals(width: int, row: str) -> None:
    line = PlaceLine()
    facts: Parts = (("7 changes since", "muted"),)
    line.show("Plan 2026–27", facts, (("62% · ", "muted"), ("9 gaps", "watch")))
    lines = await shown(line, width)
    assert lines[0].split() == row.split()
    assert len(lines[0]) == width - 2


async def test_the_strip_shows_whole_causes_only() -> None:
    strip = CauseStrip()
    strip.show("Brenner AG", (("health 64 of 100", "watch"),), CAUSES)
    assert (await shown(strip, 80))[:3] == [
        "  " + "─" * 76,
        "  Brenner AG  health 64 of 100   = why",
        "  −9 CTO P. D'Angelo at −2, falling    −6 case #4411 open 19 d",
    ]


async def test_the_first_cause_ends_after_a_word_rather_than_being_left_out() -> None:
    strip = CauseStrip()
    strip.show("Brenner AG", (), CAUSES)
    assert (await shown(strip, 30))[2] == "  −9 CTO P. D'Angelo at −2,…"
    assert (await shown(strip, 24))[2] == "  −9 CTO P. D'Angelo…"


async def test_the_strip_cuts_no_word_of_a_name_and_leaves_the_hint_out_whole() -> None:
    strip = CauseStrip()
    strip.show("Gebrüder von Hohenstauffer & Söhne", (("health 64 of 100", "watch"),), CAUSES)
    assert (await shown(strip, 40))[1] == "  Gebrüder von…  health 64 of 100"
    assert (await shown(strip, 34))[1] == "  Gebrüder…  health 64 of 100"


async def test_a_long_name_takes_the_room_there_is_beside_figure_and_hint() -> None:
    strip = CauseStrip()
    name = "Vereinigte Feingusswerke Gebrüder von Hohenstauffer & Co."
    strip.show(name, (("health 64 of 100", "watch"),), CAUSES)
    assert (await shown(strip, 120))[1] == f"  {name}  health 64 of 100   = why"
    assert (await shown(strip, 70))[1] == "  Vereinigte Feingusswerke Gebrüder von…  health 64 of 100   = why"


async def test_an_empty_pane_says_what_fills_it() -> None:
    lines = ("What could stop the plan, how likely that is,", "and what we do about it.")
    keys = (("n", "write the first one"), ("esc", "go back"))
    text = await shown(EmptyState("No risks yet", lines, keys), 60, 12)
    assert text[:9] == [
        "",
        "     No risks yet",
        "",
        "     What could stop the plan, how likely that is,",
        "     and what we do about it.",
        "",
        "     n     write the first one",
        "     esc   go back",
        "",
    ]


async def test_a_narrow_pane_wraps_its_words() -> None:
    lines = ("What could stop the plan, how likely that is,", "and what we do about it.")
    text = await shown(EmptyState("No risks yet", lines), 30, 8)
    assert [line for line in text if line] == [
        "  No risks yet",
        "  What could stop the plan,",
        "  how likely that is, and",
        "  what we do about it.",
    ]


NAME: Column[str] = Column("name", "Name", 0, lambda name: ((name, "fg"),))


class Place(Screen[None]):
    """A place with keys."""

    BINDINGS = [
        Binding("n", "new", "New", id="place.new", tooltip="Enter one"),
        Binding("plus", "louder", "stance", id="place.louder", tooltip="More"),
        Binding("minus", "softer", "stance", id="place.softer", tooltip="Less"),
        Binding("slash", "filter", "filter", id="place.filter", tooltip="Filter"),
        Binding("delete", "drop", "drop", id="place.drop", tooltip="Drop it"),
        Binding("ctrl+s,f2", "save", "save", id="place.save", tooltip="Save it"),
        Binding("x", "hide", "Hidden", show=False, id="place.hidden", tooltip="Not shown"),
        Binding("question_mark", "app.help", "help", show=False, id="place.help", tooltip="Help"),
    ]

    def compose(self) -> ComposeResult:
        yield Table[str]((NAME,), key=str, rows=("One", "Two"), opens=self.opens)
        with Container():
            yield Input()
        yield KeyFooter()

    opens = "open"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "drop" else True

    def action_new(self) -> None:
        self.app.exit()

    def action_save(self) -> None:
        """Nothing."""


class Keys(Stage):
    """A place with keys on a stage."""

    CSS = "Screen { background: $bg; } Input, Container { height: 3; }"

    def get_default_screen(self) -> Screen[None]:
        return Place()

    def action_help(self) -> None:
        self.heard.append("help")


@pytest.fixture
def ascii_marks() -> Any:
    use_ascii(True)
    yield
    use_ascii(False)


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (83, "  enter open   n new   + − stance   / filter   del drop   ctrl+s save   ? help"),
        (60, "  enter open   n new   + − stance   / filter          ? help"),
        (40, "  enter open   n new             ? help"),
    ],
)
async def test_the_footer_shows_whole_keys_and_always_help(width: int, row: str) -> None:
    app = Keys()
    async with app.run_test(size=(width + 2, 10)) as pilot:
        await pilot.pause()
        found = lines_of(app)[-1]
        assert found.split() == row.split()
        assert found.endswith("? help")
        assert len(found) == width


async def test_a_key_that_does_not_work_now_is_muted_and_stays_in_its_place() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        row = lines_of(app)[-1]
        assert ink_of(app, row.index("n new"), 9)[0] == DARK["accent"]
        assert ink_of(app, row.index("del drop"), 9)[0] == DARK["muted"]


async def test_what_enter_does_may_stay_unsaid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Place, "opens", "")
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert lines_of(app)[-1].startswith("  n new")


async def test_keys_that_a_field_takes_as_text_are_not_shown() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert "new" not in lines_of(app)[-1]
        assert "ctrl+s save" in lines_of(app)[-1]


async def test_a_click_on_a_key_presses_it() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        await pilot.click(KeyFooter, offset=(75, 0))
        await pilot.pause()
        assert app.heard == ["help"]


@pytest.mark.usefixtures("ascii_marks")
async def test_the_footer_speaks_ascii_where_it_must() -> None:
    app = Keys()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert "+ - stance" in lines_of(app)[-1]
