"""How often the screen is painted and styles are read: what nobody sees is not done twice."""

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from kamtui.book.book import Book
from tests.ui.conftest import Opened

Counted = dict[str, int]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """How often all was painted, and all style sheets were read again."""
    counts = {"painted": 0, "in part": 0, "read": 0}
    paint, part, read = Compositor.render_full_update, Compositor.render_partial_update, Stylesheet.reparse

    def painted(self: Compositor, simplify: bool = False) -> object:
        counts["painted"] += 1
        return paint(self, simplify)

    def painted_in_part(self: Compositor) -> object:
        counts["in part"] += 1
        return part(self)

    def read_again(self: Stylesheet) -> None:
        counts["read"] += 1
        read(self)

    monkeypatch.setattr(Compositor, "render_full_update", painted)
    monkeypatch.setattr(Compositor, "render_partial_update", painted_in_part)
    monkeypatch.setattr(Stylesheet, "reparse", read_again)
    return counts


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_first_frame_is_painted_once(
    visit: Opened, example_book: Book, counted: Counted, size: tuple[int, int]
) -> None:
    async with visit(example_book, size):
        assert counted["painted"] == 1


async def test_no_place_has_the_style_sheets_read_again(
    visit: Opened, example_book: Book, counted: Counted
) -> None:
    async with visit(example_book) as kam:
        await kam.press("2", "1", "2", "3", "1")
        assert counted["read"] == 0


async def test_a_cell_is_edited_without_painting_the_whole_screen(
    visit: Opened, example_book: Book, counted: Counted
) -> None:
    async with visit(example_book) as kam:
        await kam.press("2", "n")
        await kam.type("A fact")
        await kam.press("enter")
        counted["painted"] = 0
        await kam.press("e")
        await kam.type("!")
        counted["in part"] = 0
        await kam.press("enter")
        assert "A fact!" in kam.text()
        assert counted["painted"] == 0
        assert counted["in part"] <= 2
