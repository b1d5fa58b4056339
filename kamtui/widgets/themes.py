"""Textual's own view of the palettes: a `Theme` for each, so that style sheets name the same tokens as widgets."""

from textual.theme import Theme

from kamtui.theme import DARK, PALETTES, Palette


def _colour(name: str) -> str:
    """A colour of a palette as Textual's style sheets spell it."""
    return name if name.startswith("#") else f"ansi_{name}"


def theme_variables(palette: Palette) -> dict[str, str]:
    """What style sheets may use after a `$`: every token, and what Textual's own widgets look for.

    Args:
        palette: One of `kamtui.theme.PALETTES`.
    """
    tokens = {token: _colour(colour) for token, colour in palette.items()}
    bars = {f"scrollbar{state}": tokens["faint"] for state in ("", "-hover", "-active")}
    grounds = {f"scrollbar-background{state}": tokens["bg"] for state in ("", "-hover", "-active")}
    return {
        # Textual's own style sheets ask for these two where a theme is made of the terminal's colours.
        "ansi-background": tokens["bg"],
        "ansi-foreground": tokens["fg"],
        **tokens,
        **bars,
        **grounds,
        "scrollbar-corner-color": tokens["bg"],
        "block-cursor-background": tokens["select"],
        "block-cursor-foreground": tokens["fg"],
        "block-cursor-text-style": "none",
        "border": tokens["accent"],
        "border-blurred": tokens["faint"],
        "input-cursor-background": tokens["accent"],
        "input-cursor-foreground": tokens["bg"],
        "input-cursor-text-style": "none",
        "input-selection-background": tokens["select"],
    }


def _theme(name: str, palette: Palette) -> Theme:
    """The Textual theme of one palette."""
    variables = theme_variables(palette)
    return Theme(
        name=name,
        dark=palette is not PALETTES["kamtui-light"],
        ansi=not palette["bg"].startswith("#"),
        primary=variables["accent"],
        secondary=variables["muted"],
        accent=variables["accent"],
        foreground=variables["fg"],
        background=variables["bg"],
        surface=variables["surface"],
        panel=variables["panel"],
        success=variables["good"],
        warning=variables["watch"],
        error=variables["bad"],
        variables=variables,
    )


THEMES = tuple(_theme(name, palette) for name, palette in PALETTES.items())
"""`kamtui-dark`, `kamtui-light` and `kamtui-16`, to be registered by the app."""

VARIABLE_DEFAULTS = theme_variables(DARK)
"""For `App.get_theme_variable_defaults`: without it any foreign theme fails on our style sheets."""
