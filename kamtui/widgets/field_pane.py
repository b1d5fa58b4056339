"""What is known of one thing, label by label: beside what it is chosen from, or in a few lines below it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.geometry import Region
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN
from kamtui.wrapping import wrap

LABEL = 14
"""Cells of the labels."""
BETWEEN = 2
"""Blanks between two columns."""
TEXT_LINES = 6
"""Lines of a long text at most where there is room for them."""


class PaneField(NamedTuple):
    """One label with its value.

    Attributes:
        name: What it is known by; its value is edited over the region of that name.
        label: What it is.
        parts: What it says.
        is_long: Whether it is a text that takes lines of its own.
    """

    name: str
    label: str
    parts: Parts
    is_long: bool = False


class _Spot(NamedTuple):
    """Where a value stands within the pane."""

    x: int
    y: int
    width: int


class FieldPane(InkedWidget):
    """A title and some fields; set `is_beside` where it stands at the right, with a rule that parts it."""

    DEFAULT_CSS = "FieldPane { height: 7; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.is_beside = False
        self._title: Parts = ()
        self._under: Parts = ()
        self._fields: tuple[PaneField, ...] = ()

    def show(self, title: Parts, under: Parts, fields: Sequence[PaneField]) -> None:
        """Show something else.

        Args:
            title: What it is.
            under: What is said of it first; it follows the title where there is one line for both.
            fields: The rest, in its order.
        """
        self._title, self._under, self._fields = title, under, tuple(fields)
        self.refresh()

    def region_of(self, name: str) -> Region:
        """The cells of the screen on which a value stands; those below the title where it is not to be seen."""
        x, y = self.content_region.offset
        room = self.content_region
        spot = self._spots(room.width).get(name) or _Spot(MARGIN, 1, room.width - 2 * MARGIN)
        return Region(x + spot.x, min(y + spot.y, max(y, room.bottom - 1)), max(1, spot.width), 1)

    def _spots(self, width: int) -> dict[str, _Spot]:
        return {field.name: spot for field, spot in self._laid_out(width)}

    def _laid_out(self, width: int) -> Iterator[tuple[PaneField, _Spot]]:
        """Each field with the place of its value."""
        if self.is_beside:
            left = 1 + MARGIN + LABEL
            for place, field in enumerate(self._fields):
                yield field, _Spot(left, 3 + place, width - left - MARGIN)
            return
        short = [field for field in self._fields if not field.is_long]
        rows = -(-len(short) // 2)
        half = (width - 2 * MARGIN - BETWEEN) // 2
        for place, field in enumerate(short):
            column, row = divmod(place, rows)
            yield field, _Spot(MARGIN + LABEL + column * (half + BETWEEN), 2 + row, half - LABEL)
        for place, field in enumerate(field for field in self._fields if field.is_long):
            yield field, _Spot(MARGIN + LABEL, 2 + rows + place, width - 2 * MARGIN - LABEL)

    def line(self, y: int, width: int) -> Strip:
        """A line of the pane."""
        return self.ink.strip(self._beside(y, width) if self.is_beside else self._below(y, width), width)

    def _below(self, y: int, width: int) -> Parts:
        room = width - 2 * MARGIN
        if y == 0:
            return (*blanks(MARGIN), (glyph("rule") * room, "faint"))
        if y == 1:
            return (*blanks(MARGIN), *fit_parts((*self._title, *blanks(3), *self._under), room))
        parts: Parts = blanks(MARGIN)
        for field, spot in self._laid_out(width):
            if spot.y == y:
                gap = BETWEEN if spot.x > MARGIN + LABEL else 0
                label = fit_parts(((field.label, "muted"),), LABEL)
                parts = (*parts, *blanks(gap), *label, *fit_parts(field.parts, spot.width))
        return parts

    def _beside(self, y: int, width: int) -> Parts:
        room = width - 1 - 2 * MARGIN
        lines: list[Parts] = [self._title, self._under, ()]
        long: list[Parts] = []
        for field in self._fields:
            label: Parts = ((field.label.ljust(LABEL), "muted"),)
            lines.append((*label, *fit_parts(field.parts, room - LABEL)))
            if field.is_long:
                long += list(_whole(field, room))
        lines += long
        parts = lines[y] if y < len(lines) else ()
        return ((glyph("vertical"), "faint"), *blanks(MARGIN), *fit_parts(parts, room))


def _whole(field: PaneField, room: int) -> Iterator[Parts]:
    """A text below the fields where its line cuts it."""
    text = "".join(part[0] for part in field.parts)
    lines = wrap(text, room, TEXT_LINES, glyph("more"))
    if len(lines) > 1 or len(lines[0]) > room - LABEL:
        yield ()
        for line in lines:
            yield ((line, "fg"),)
