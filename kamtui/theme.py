"""How kamtui looks, as plain values: three palettes of named inks, and every mark with its ASCII twin.

Nothing here knows Textual, so the command line and the exports may use the marks too. A screen never names a
colour: it names a token (`muted`, `late`, `stance-mentor`), and the palette in force says what that is.
"""

from collections.abc import Mapping
from typing import Final

Palette = Mapping[str, str]
"""Token to colour: a hex code, or in `SIXTEEN` one of the terminal's own colours by Rich's name."""

DARK: Final[Palette] = {
    "bg": "#14171c",
    "surface": "#1a1e25",
    "panel": "#20252d",
    "select": "#263340",
    "fg": "#d9dee6",
    "muted": "#919baa",
    "quiet": "#6a7484",
    "faint": "#3b4350",
    "accent": "#86c7b6",
    "good": "#86c7b6",
    "watch": "#e3b55b",
    "due": "#e3b55b",
    "bad": "#f08a74",
    "late": "#f08a74",
    "fine": "#919baa",
    "stance-mentor": "#5aa9ff",
    "stance-supporter": "#9cc7f2",
    "stance-neutral": "#b4bcc8",
    "stance-nonsupporter": "#eaae7d",
    "stance-enemy": "#ff8a4c",
    "stance-unknown": "#919baa",
    "customer": "#c9a9ee",
    "private": "#e59ac0",
}
"""Ink, not black: no halo on a projector."""

LIGHT: Final[Palette] = {
    "bg": "#faf9f6",
    "surface": "#f4f2ed",
    "panel": "#ebe8e1",
    "select": "#dde8ea",
    "fg": "#22272e",
    "muted": "#5d6570",
    "quiet": "#868c94",
    "faint": "#cdc9c0",
    "accent": "#0f6b5c",
    "good": "#0f6b5c",
    "watch": "#856000",
    "due": "#856000",
    "bad": "#a3153a",
    "late": "#a3153a",
    "fine": "#5d6570",
    "stance-mentor": "#083a94",
    "stance-supporter": "#2f6aa8",
    "stance-neutral": "#4d5560",
    "stance-nonsupporter": "#96590f",
    "stance-enemy": "#8c1d00",
    "stance-unknown": "#5d6570",
    "customer": "#6b3fa0",
    "private": "#97306b",
}
"""Paper, not white."""

SIXTEEN: Final[Palette] = {
    "bg": "default",
    "surface": "default",
    "panel": "default",
    "select": "default",
    "fg": "default",
    "muted": "default",
    "quiet": "bright_black",
    "faint": "bright_black",
    "accent": "cyan",
    "good": "cyan",
    "watch": "yellow",
    "due": "yellow",
    "bad": "bright_red",
    "late": "bright_red",
    "fine": "default",
    "stance-mentor": "bright_blue",
    "stance-supporter": "bright_blue",
    "stance-neutral": "default",
    "stance-nonsupporter": "yellow",
    "stance-enemy": "yellow",
    "stance-unknown": "default",
    "customer": "bright_magenta",
    "private": "bright_magenta",
}
"""The terminal's own colours, chosen and not approximated: a downgraded `DARK` shows amber and green as white."""

PALETTES: Final[Mapping[str, Palette]] = {"kamtui-dark": DARK, "kamtui-light": LIGHT, "kamtui-16": SIXTEEN}
"""Palette by the name of its Textual theme."""

GLYPHS: Final[Mapping[str, tuple[str, str]]] = {
    # frame
    "bar": ("▌", ">"),
    "rule": ("─", "-"),
    "vertical": ("│", "|"),
    "branch": ("├─", "|-"),
    "last-branch": ("└─", "`-"),
    "more": ("…", "~"),
    "thumb": ("▐", "|"),
    "top-left": ("┌", "+"),
    "top-right": ("┐", "+"),
    "bottom-left": ("└", "`"),
    "bottom-right": ("┘", "'"),
    "joint-right": ("├", "|"),
    "joint-left": ("┤", "|"),
    "joint-down": ("┬", "+"),
    # values
    "rising": ("↑", "^"),
    "steady": ("→", "="),
    "falling": ("↓", "v"),
    "to": ("→", ">"),
    "meter": ("━", "="),
    "meter-rest": ("─", "-"),
    "point": ("●", "o"),
    "point-rest": ("·", "."),
    "unknown": ("?", "?"),
    "none": ("·", "-"),
    "no-value": ("—", "-"),
    "minus": ("−", "-"),
    # eight heights of a line of values
    "height-0": ("▁", "_"),
    "height-1": ("▂", "_"),
    "height-2": ("▃", "."),
    "height-3": ("▄", "."),
    "height-4": ("▅", "-"),
    "height-5": ("▆", "-"),
    "height-6": ("▇", "^"),
    "height-7": ("█", "^"),
    # state of a row
    "open": ("□", "o"),
    "doing": ("►", ">"),
    "done": ("✓", "x"),
    "dropped": ("–", "-"),
    "folded": ("▸", "+"),
    "unfolded": ("▾", "-"),
    "late": ("!", "!"),
    "due": ("•", ":"),
    "marked": ("•", "*"),
    "overridden": ("*", "*"),
    "signed-off": ("✓", "S"),
    # who serves a need
    "cell-ours": ("●", "@"),
    "cell-partner": ("◆", "&"),
    "cell-in-house": ("■", "#"),
    "cell-opportunity": ("►", ">"),
    "cell-idea": ("◇", "*"),
    "cell-lost": ("↓", "v"),
    # people and who may see a row
    "key-player": ("◇", "k"),
    "supporting-key-player": ("◆", "K"),
    "vacancy": ("□", "_"),
    "line-dotted": ("┄", ":"),
    "line-out": ("»", ">"),
    "line-in": ("«", "<"),
    "line-conflict": ("≠", "/"),
    "customer": ("◊", "c"),
    "private": ("■", "p"),
    # days of the calendar
    "touch": ("~", "~"),
    "meeting": ("●", "@"),
    "action": ("□", "o"),
    "milestone": ("▲", "^"),
    "contract": ("§", "$"),
    "rival": ("×", "x"),
    "tier-check": ("*", "*"),
    "plan-review": ("¶", "P"),
    "question": ("?", "?"),
    "case": ("#", "#"),
}
"""Mark by name: as drawn by default, then for terminals and fonts that know ASCII alone. One cell a character."""

STANCE_TOKENS: Final[Mapping[int | None, str]] = {
    2: "stance-mentor",
    1: "stance-supporter",
    0: "stance-neutral",
    -1: "stance-nonsupporter",
    -2: "stance-enemy",
    None: "stance-unknown",
}
"""Ink of a stance of -2 to +2; None is unknown and never looks like neutral."""

# Punctuation of ours that ASCII lacks; an East Asian terminal draws these two cells wide.
_PLAIN = str.maketrans({"·": "-", "−": "-", "–": "-", "—": "-", "“": '"', "”": '"', "→": ">", "…": "~"})


class _Marks:
    """Which half of `GLYPHS` is drawn; one for the whole program, as a terminal has one font."""

    ascii_only = False


def use_ascii(on: bool) -> None:
    """Draw every mark in ASCII from now on, or no longer.

    Args:
        on: Whether the terminal's font or width table calls for ASCII alone.
    """
    _Marks.ascii_only = on


def is_ascii() -> bool:
    """Whether marks are drawn in ASCII."""
    return _Marks.ascii_only


def glyph(name: str) -> str:
    """The mark of that name in the set that is in force.

    Args:
        name: A key of `GLYPHS`.

    Returns:
        One cell, except for the two cells of a tree's branches.

    Raises:
        KeyError: There is no such mark.
    """
    return GLYPHS[name][_Marks.ascii_only]


def plain(text: str) -> str:
    """The text with our typographic punctuation turned into ASCII, if ASCII is in force; else as it is."""
    return text.translate(_PLAIN) if _Marks.ascii_only else text


def stance_token(stance: int | None) -> str:
    """The ink of a stance.

    Args:
        stance: -2 (enemy) to +2 (mentor), or None where nobody knows.
    """
    return STANCE_TOKENS[stance]


def score_token(score: int | None) -> str:
    """The ink of a health number: plain from 70, amber from 50, coral below, muted where unknown.

    Args:
        score: 0 to 100, or None.
    """
    if score is None:
        return "muted"
    return "fg" if score >= 70 else "watch" if score >= 50 else "bad"


def meter_token(score: int | None) -> str:
    """The ink of a health meter: as its number, but green from 70. Only the meter is ever green."""
    return "good" if score is not None and score >= 70 else score_token(score)


def choose_theme(wanted: str, *, colours: str | None, no_color: bool) -> str:
    """The theme to start with.

    Args:
        wanted: `dark`, `light`, `16`, or anything else to let the terminal decide.
        colours: Rich's name of the terminal's colour system (`standard` has sixteen), None when it has none.
        no_color: Whether `NO_COLOR` is set: then always the dark theme, which the terminal shows in greys;
            the sixteen colours would come out black on black.

    Returns:
        A key of `PALETTES`.
    """
    if no_color:
        return "kamtui-dark"
    if wanted in ("dark", "light", "16"):
        return f"kamtui-{wanted}"
    return "kamtui-16" if colours == "standard" else "kamtui-dark"
