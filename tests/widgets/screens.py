"""What a person sees of a running app, for tests: the screen as text, and the look of a cell."""

from typing import Any

from rich.cells import cell_len
from rich.style import Style
from textual.app import App

from kamtui.widgets.themes import THEMES, VARIABLE_DEFAULTS


class Stage(App[None]):
    """An app with our themes and nothing else, for one widget to stand on."""

    CSS = "Screen { background: $bg; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, theme: str = "kamtui-dark") -> None:
        super().__init__()
        for known in THEMES:
            self.register_theme(known)
        self.theme = theme
        self.heard: list[Any] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS


def lines_of(app: App[Any]) -> list[str]:
    """The screen line by line, without blanks at the ends."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def look_of(app: App[Any], x: int, y: int) -> Style:
    """The style of the cell at that place of the screen."""
    place = 0
    for segment in app.screen._compositor.render_strips()[y]:
        place += cell_len(segment.text)
        if x < place:
            assert segment.style is not None
            return segment.style
    raise AssertionError(f"nothing at {x}, {y}")


def ink_of(app: App[Any], x: int, y: int) -> tuple[str, str]:
    """The colours of a cell as hex codes: text and ground."""
    style = look_of(app, x, y)
    assert style.color is not None
    assert style.bgcolor is not None
    return style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
