"""A picture of a screen stands alone, is the same each time, and takes names for what they are."""

from xml.etree import ElementTree

from rich.segment import Segment
from rich.style import Style

from tools.drawing import HEIGHT, WIDTH, draw, texts

INK = Style.parse("#ffffff on #000000")
BAR = Style.parse("#00ff00 on #222222")
SCREEN = [[Segment("▌", BAR), Segment(" A <b> & [/x]  株式会社 AG", BAR)], [Segment("──━━", INK)]]


def test_names_are_drawn_as_they_are() -> None:
    assert ElementTree.fromstring(draw(SCREEN, 'about <this> & "that"')).tag.endswith("svg")
    assert {"A &lt;b&gt; &amp; [/x]", "株式会社", "AG"} <= texts(draw(SCREEN, "about"))


def test_wide_signs_take_two_cells() -> None:
    drawing = draw(SCREEN, "about")
    assert f'textLength="{8 * WIDTH}"' in drawing
    assert f'height="{HEIGHT}"' in drawing


def test_lines_are_shapes_that_touch() -> None:
    assert "─" not in draw(SCREEN, "about")
    assert draw(SCREEN, "about").count("<rect") == 6


def test_nothing_is_loaded_from_elsewhere() -> None:
    drawing = draw(SCREEN, "about").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in drawing
    assert draw(SCREEN, "about") == draw(SCREEN, "about")
