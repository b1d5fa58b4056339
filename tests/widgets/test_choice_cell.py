"""A choice in the place of a cell: all words where they fit, one at a time where they do not, letters that jump."""

from collections.abc import Sequence

import pytest
from textual.app import ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from kamtui.theme import DARK
from kamtui.widgets.choice_cell import ChoiceCell
from tests.widgets.screens import Stage, ink_of, lines_of

STAGES = [(word, word) for word in ("potential", "qualified", "proposed", "negotiation", "won", "lost")]


class Below(Widget, can_focus=True):
    """What lies below the cell."""


class ChoiceStage(Stage):
    """A choice over the cells 10 to 20 of the second line."""

    def compose(self) -> ComposeResult:
        yield Below()

    def open(self, value: str = "qualified", width: int = 70) -> ChoiceCell:
        self.screen.set_focus(self.query_one(Below))
        cell = ChoiceCell(STAGES, value, Region(10, 1, 11, 1), within=Region(2, 0, width, 10))
        cell.open_on(self.screen)
        return cell

    def on_choice_cell_committed(self, message: ChoiceCell.Committed) -> None:
        self.heard.append((message.value, message.step))
        message.editor.close()

    def on_choice_cell_left(self, message: ChoiceCell.Left) -> None:
        self.heard.append("left")
        message.editor.close()


async def test_all_words_are_shown_and_the_chosen_one_has_its_own_ground() -> None:
    app = ChoiceStage()
    async with app.run_test(size=(80, 5)) as pilot:
        app.open()
        await pilot.pause()
        assert lines_of(app)[1].strip() == "Potential   Qualified   Proposed   Negotiation   Won   Lost"
        at = lines_of(app)[1].index("Qualified")
        assert ink_of(app, at, 1) == (DARK["fg"], DARK["select"])
        assert ink_of(app, at - 4, 1) == (DARK["muted"], DARK["panel"])


async def test_where_not_all_fit_one_is_shown_with_the_way_to_the_others() -> None:
    app = ChoiceStage()
    async with app.run_test(size=(60, 5)) as pilot:
        app.open(width=50)
        await pilot.pause()
        assert "<  Qualified  >  2 of 6" in lines_of(app)[1]
        assert len(lines_of(app)[1]) <= 52


@pytest.mark.parametrize(
    ("keys", "heard"),
    [
        (["enter"], ("qualified", 0)),
        (["space", "enter"], ("proposed", 0)),
        (["left", "up", "tab"], ("lost", 1)),
        (["down", "right", "down", "down", "down", "down", "shift+tab"], ("qualified", -1)),
        (["p", "enter"], ("potential", 0)),
        (["p", "r", "enter"], ("proposed", 0)),
        (["p", "p", "enter"], ("proposed", 0)),
        (["p", "x", "backspace", "r", "enter"], ("proposed", 0)),
        (["p", "backspace", "enter"], ("qualified", 0)),
        (["backspace", "enter"], ("potential", 0)),
        (["p", "space", "ctrl+s"], ("qualified", 0)),
        (["x", "y", "right", "ctrl+s"], ("proposed", 0)),
        (["l", "escape"], "left"),
        (["s", "o", "escape"], "left"),
    ],
)
async def test_keys_choose_and_commit(keys: Sequence[str], heard: object) -> None:
    app = ChoiceStage()
    async with app.run_test(size=(80, 5)) as pilot:
        app.open()
        await pilot.press(*keys)
        await pilot.pause()
        assert app.heard == [heard]
        assert app.query_one(Below).has_focus
        assert not any(cell.display for cell in app.query(ChoiceCell))


@pytest.mark.parametrize("leave", ["enter", "tab", "shift+tab", "ctrl+s"])
async def test_what_is_no_word_is_named_kept_and_not_saved(leave: str) -> None:
    app = ChoiceStage()
    async with app.run_test(size=(80, 5)) as pilot:
        app.open()
        await pilot.press(*"won it", leave)
        await pilot.pause()
        assert app.heard == []
        told = " ".join(" ".join(lines_of(app)[2:]).split())
        assert told == ("“won it” is not one of these words: backspace mends it, an arrow picks one.")
        app.set_focus(app.query_one(Below))
        await pilot.pause()
        assert not app.query_one(Below).has_focus
        await pilot.press(*["backspace"] * 3, "enter")
        assert app.heard == [("won", 0)]


async def test_what_is_typed_and_words_without_room_stand_below() -> None:
    app = ChoiceStage()
    async with app.run_test(size=(60, 6)) as pilot:
        app.open(width=50)
        await pilot.pause()
        below = " ".join(" ".join(lines_of(app)[2:]).split())
        assert below == "Potential · Qualified · Proposed · Negotiation · Won · Lost"
        await pilot.press("n", "e")
        assert lines_of(app)[2].strip() == "typed “ne”"
        assert "Potential · Qualified" in lines_of(app)[3]


async def test_going_elsewhere_saves_a_change_and_nothing_else() -> None:
    app = ChoiceStage()
    async with app.run_test(size=(80, 5)) as pilot:
        app.open()
        app.set_focus(app.query_one(Below))
        await pilot.pause()
        assert app.heard == ["left"]
        app.open()
        await pilot.press("w")
        app.set_focus(app.query_one(Below))
        await pilot.pause()
        assert app.heard == ["left", ("won", 0)]


async def test_an_unknown_value_can_be_left_or_chosen() -> None:
    app = ChoiceStage()
    async with app.run_test(size=(80, 5)) as pilot:
        app.open("")
        await pilot.press("enter")
        assert app.heard == ["left"]
        app.open("")
        await pilot.press("tab")
        assert app.heard == ["left", ("", 1)]
        app.open("")
        await pilot.press("space", "enter")
        assert app.heard == ["left", ("", 1), ("potential", 0)]


async def test_what_was_refused_can_be_chosen_again() -> None:
    app = ChoiceStage()
    async with app.run_test(size=(80, 5)) as pilot:
        cell = app.open()
        cell.reopen()
        cell.stand_on(Region(60, 3, 8, 1), Region(2, 0, 70, 5))
        await pilot.pause()
        assert "Qualified" in lines_of(app)[3]
        await pilot.press("enter")
        assert app.heard == [("qualified", 0)]
