"""The palettes keep their promises: every token everywhere, readable ink, marks of one cell."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from kamtui import theme


@pytest.fixture
def ascii_marks() -> Iterator[None]:
    theme.use_ascii(True)
    yield
    theme.use_ascii(False)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_palette_has_the_same_tokens() -> None:
    assert set(theme.DARK) == set(theme.LIGHT) == set(theme.SIXTEEN)


@pytest.mark.parametrize("palette", [theme.DARK, theme.LIGHT], ids=["dark", "light"])
def test_text_is_readable_on_every_ground(palette: theme.Palette) -> None:
    marks_only = {"quiet", "faint"}
    inks = set(palette) - {"bg", "surface", "panel", "select"} - marks_only
    for ink in inks:
        for ground in ("bg", "select"):
            assert contrast(palette[ink], palette[ground]) >= 4.45, (ink, ground)


@pytest.mark.parametrize("name", theme.GLYPHS)
def test_a_mark_is_one_cell_a_character_and_has_an_ascii_twin(name: str) -> None:
    mark, twin = theme.GLYPHS[name]
    assert cell_len(mark) == len(mark) == len(twin)
    assert twin.isascii()


def test_marks_and_punctuation_follow_the_switch(ascii_marks: None) -> None:
    assert theme.glyph("bar") == ">"
    assert theme.plain("23 of 412 · 1–2 → “x”") == '23 of 412 - 1-2 > "x"'


def test_punctuation_stays_where_the_terminal_can_draw_it() -> None:
    assert theme.plain("a · b") == "a · b"
    assert theme.glyph("late") == "!"


@pytest.mark.parametrize(
    ("score", "number", "meter"),
    [
        (None, "muted", "muted"),
        (49, "bad", "bad"),
        (50, "watch", "watch"),
        (69, "watch", "watch"),
        (70, "fg", "good"),
    ],
)
def test_only_a_healthy_meter_is_green(score: int | None, number: str, meter: str) -> None:
    assert theme.score_token(score) == number
    assert theme.meter_token(score) == meter


def test_an_unknown_stance_never_looks_neutral() -> None:
    assert theme.DARK[theme.stance_token(None)] != theme.DARK[theme.stance_token(0)]


@pytest.mark.parametrize(
    ("wanted", "colours", "no_color", "name"),
    [
        ("auto", "truecolor", False, "kamtui-dark"),
        ("auto", "standard", False, "kamtui-16"),
        ("light", "truecolor", False, "kamtui-light"),
        ("16", "truecolor", False, "kamtui-16"),
        ("16", "standard", True, "kamtui-dark"),
    ],
)
def test_the_theme_fits_the_terminal(wanted: str, colours: str, no_color: bool, name: str) -> None:
    assert theme.choose_theme(wanted, colours=colours, no_color=no_color) == name


def test_the_marks_are_there_without_textual() -> None:
    code = "import sys, kamtui.theme; sys.exit(any(m.split('.')[0] in ('textual', 'rich') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
