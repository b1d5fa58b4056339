"""Keys that arrive all at once do what they would have done one by one."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from kamtui.widgets.keys_in_turn import KeysInTurn


class Lines(Widget, can_focus=True):
    """A list that opens an entry for a new line, and would do harm to letters."""

    BINDINGS = [Binding("n", "new"), *(Binding(letter, f"harm('{letter}')") for letter in "abcdo")]

    def action_new(self) -> None:
        entry = Input()
        self.screen.mount(entry)
        self.screen.set_focus(entry)

    def action_harm(self, letter: str) -> None:
        raise AssertionError(f"{letter} went to the list")

    def on_key(self, event: events.Key) -> None:
        if event.key == "g":
            self.remove()


class Notes(KeysInTurn):
    """A list, and the lines that were entered."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.entered: list[str] = []

    def compose(self) -> ComposeResult:
        yield Lines()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.entered.append(event.value)
        self.screen.set_focus(self.query_one(Lines))
        event.input.remove()


async def all_at_once(app: Notes, pilot: Pilot[int], keys: Sequence[str]) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    while app._key_is_under_way:
        await pilot.pause(0.01)


async def test_letters_behind_the_key_that_opens_an_entry_are_typed_into_it() -> None:
    app = Notes()
    async with app.run_test() as pilot:
        await all_at_once(app, pilot, ["n", *"abc", "enter", "n", *"do", "backspace", "enter", "n", "a"])
        assert app.entered == ["abc", "d"]
        assert app.query_one(Input).value == "a"


async def test_a_paste_waits_for_its_turn() -> None:
    app = Notes()
    async with app.run_test() as pilot:
        app.post_message(events.Key("n", "n"))
        app.post_message(events.Paste("pasted"))
        await all_at_once(app, pilot, ["enter"])
        assert app.entered == ["pasted"]


async def test_a_widget_that_goes_away_with_its_key_stops_nothing() -> None:
    app = Notes()
    async with app.run_test() as pilot:
        await all_at_once(app, pilot, ["g", "a", "b"])
        assert not app.query(Lines)
        assert not app._key_is_under_way
