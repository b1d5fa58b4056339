"""Where on the screen a value of the plan is written: over whole columns, and never over the outline."""

from textual.geometry import Region

from kamtui.screens.base import WIDE
from kamtui.screens.plan_cells import Cell
from kamtui.screens.plan_place import PlanPlace
from kamtui.widgets.columns import GUTTER
from kamtui.widgets.table import MARGIN

LEAST = 12
"""Cells a text is typed in at least."""
FOR_NAMES = 24
"""Cells a name is typed in at least, which may be a whole one."""


class PlanRegions(PlanPlace):
    """The plan, which knows the cells of the screen for an editor."""

    def region_of(self, cell: Cell) -> Region:
        """The cells of the screen for an editor; a title takes the whole line up to who does it."""
        if cell.is_below:
            return self._below_title(LEAST)
        regions = [self.table.cell_region(column) for column in cell.columns]
        region = next((region for region in regions if region is not None), None)
        if region is None:
            room = self.room()
            return Region(room.x, room.bottom - 1, room.width, 1)
        if cell.columns != ("name",):
            return region if cell.choices else self._widened(region, FOR_NAMES if cell.is_link else LEAST)
        title, owner = self.title_region(), self.table.cell_region("owner")
        is_tree = len(self.section.levels) > 1
        is_wide = self.size.width >= WIDE
        right = owner.x - GUTTER if is_wide and is_tree and owner is not None else self.room().right
        return Region(title.x, title.y, max(title.width, right - title.x), 1)

    def _below_title(self, least: int) -> Region:
        """The line below the title, which stays in sight; above it at the end of the pane."""
        title, room = self.title_region(), self.room()
        below = title.y + 1 if title.y + 1 < room.bottom else title.y - 1
        left = min(title.x, room.right - least)
        return Region(left, below, max(least, room.right - left), 1)

    def _widened(self, region: Region, least: int) -> Region:
        """A narrow cell with whole columns beside it: first those on its right, then the figures on its left."""
        found = [self.table.cell_region(column.key) for column in self.columns_shown() if column.key != "name"]
        columns = [other for other in found if other is not None]
        left, right = region.x, region.right
        for other in columns:
            if other.x >= right and right - left < least:
                right = other.right
        for other in reversed(columns):
            if other.right <= left and right - left < least:
                left = other.x
        return Region(left, region.y, right - left, 1)

    def pane(self) -> Region:
        """The cells of the section, margins and strip among them."""
        section = self.query_one("#section").region
        return section or self.screen.size.region

    def room(self) -> Region:
        """The cells of the section between its margins."""
        region = self.table.region
        return Region(region.x + MARGIN, region.y, max(0, region.width - 2 * MARGIN), region.height)
