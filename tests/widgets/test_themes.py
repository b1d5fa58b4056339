"""Textual's themes say the same as the palettes, and style sheets may name every token."""

import pytest
from textual.app import App

from kamtui.theme import PALETTES
from kamtui.widgets.themes import THEMES, VARIABLE_DEFAULTS


class Sample(App[None]):
    CSS = "Screen { background: $bg; color: $muted; border: round $faint; }"

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS


@pytest.mark.parametrize("name", [*PALETTES, "nord"])
async def test_style_sheets_may_name_our_tokens_under_any_theme(name: str) -> None:
    app = Sample()
    app.theme = name
    async with app.run_test() as pilot:
        await pilot.pause()
        wanted = PALETTES.get(name, PALETTES["kamtui-dark"])["bg"]
        found = app.screen.styles.background
        assert found.rich_color.is_default if wanted == "default" else found.hex.lower() == wanted
