"""No control sequence reaches the terminal, even through widgets that are not ours."""

from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Input, Static

from kamtui.text import CONTROLS
from kamtui.widgets.control_filter import ControlFilter
from tests.widgets.screens import Stage, lines_of

HOSTILE = "a\x1b[31mred\x1b]52;c;aGk=\x07 \x9b2J \u202egnp.exe \u2066x"


class Hostile(Stage):
    """Hostile text in widgets of Textual's own."""

    def compose(self) -> ComposeResult:
        yield Static(Content(HOSTILE))
        yield Input(HOSTILE)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), ControlFilter()]


async def test_hostile_text_is_harmless_in_any_widget() -> None:
    app = Hostile()
    async with app.run_test(size=(60, 8)):
        shown = "".join(lines_of(app))
        assert "red" in shown
        assert not CONTROLS.search(shown)


@pytest.mark.parametrize("text", ["plain", "Müller & Söhne", "株式会社", "👩‍💻"])
def test_ordinary_lines_come_back_as_they_are(text: str) -> None:
    line = [Segment(text, Style(bold=True)), Segment(" ")]
    assert ControlFilter().apply(line, Color(0, 0, 0)) is line


@pytest.mark.parametrize("text", ["a\x1bb\u202e", "tab\tend", "\x9b2J", "one\ntwo", "\ud800", "株\x07式"])
def test_what_is_taken_out_moves_nothing(text: str) -> None:
    (found,) = ControlFilter().apply([Segment(text, Style(bold=True))], Color(0, 0, 0))
    assert not CONTROLS.search(found.text)
    assert found.cell_length == cell_len(text)
    assert found.style == Style(bold=True)
