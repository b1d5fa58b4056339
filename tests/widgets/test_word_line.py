"""A line of words: letters find one, and what is no word is said, not saved."""

from textual.app import ComposeResult
from textual.widget import Widget

from kamtui.widgets.word_line import WordLine
from tests.widgets.screens import Stage, lines_of

KINDS = [(word, word) for word in ("meeting", "call", "email", "note", "event", "letter")]


class Below(Widget, can_focus=True):
    """The next field."""


class Lines(Stage):
    """A line of words with a field below it."""

    def compose(self) -> ComposeResult:
        self.words = WordLine(KINDS, "call")
        yield self.words
        yield Below()


async def test_letters_in_a_row_find_a_word_and_the_same_again_the_next() -> None:
    app = Lines()
    async with app.run_test(size=(70, 3)) as pilot:
        app.words.focus()
        await pilot.press("e")
        assert app.words.value == "email"
        await pilot.press("e")
        assert app.words.value == "event"
        await pilot.press("left", "left", "e", "v")
        assert app.words.value == "event"
        await pilot.press("space", "tab")
        assert (app.words.value, app.query_one(Below).has_focus) == ("event", True)


async def test_what_is_no_word_changes_nothing_and_is_not_left() -> None:
    app = Lines()
    async with app.run_test(size=(70, 3)) as pilot:
        app.words.focus()
        await pilot.press(*"site visit", "tab")
        await pilot.pause()
        assert lines_of(app)[0].startswith("typed “site visit”: no word begins so, backspace mends it   meeting")
        assert (app.words.has_focus, app.words.value) == (True, "call")
        await pilot.press(*["backspace"] * 10, "tab")
        assert app.query_one(Below).has_focus
