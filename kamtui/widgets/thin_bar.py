"""A scrollbar of half a cell, for lists whose right margin must stay quiet."""

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

from kamtui.theme import glyph


class ThinBar(ScrollBarRender):
    """Draws a vertical scrollbar as a thin line on the ground; a drag and a click work as on Textual's own."""

    @classmethod
    def render_bar(  # noqa: PLR0917 - the order is Textual's
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color | None = None,
        bar_color: Color | None = None,
    ) -> Segments:
        """One segment a cell: above the thumb, the thumb, below it.

        Args:
            size: Cells of the bar.
            virtual_size: Lines there are.
            window_size: Lines that are visible.
            position: The first visible line.
            thickness: Cells across; one is drawn.
            vertical: Always true here.
            back_color: The ground.
            bar_color: The thumb.
        """
        thumb = max(1, round(size * window_size / virtual_size)) if virtual_size else size
        hidden = max(1.0, virtual_size - window_size)
        top = min(size - thumb, round((size - thumb) * position / hidden))
        ground = Style(bgcolor=back_color)
        above = Segment(" ", ground + Style(meta={"@mouse.down": "scroll_up"}))
        below = Segment(" ", ground + Style(meta={"@mouse.down": "scroll_down"}))
        grip = Segment(glyph("thumb"), Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": "grab"}))
        return Segments([above] * top + [grip] * thumb + [below] * (size - top - thumb), new_lines=True)
