"""Painting whole lines, so that no wide character is ever cut in two."""

from collections.abc import Collection

from textual.geometry import Region
from textual.widget import Widget


class WholeLines(Widget):
    """A region that is painted again in whole lines.

    Textual paints no more than the cells that it takes for outdated, as those of a size that the region had before.
    Where these end within a wide character it sends a blank for the half that it paints, and the terminal drops the
    other half.
    """

    def _exchange_repaint_regions(self) -> Collection[Region]:
        """The cells to paint, widened to the lines they lie on."""
        width = self.outer_size.width
        return {Region(0, region.y, width, region.height) for region in super()._exchange_repaint_regions()}
