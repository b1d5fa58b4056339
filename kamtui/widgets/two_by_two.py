"""Findings in quarters: two by two above, three lists below; one stands on a finding, or in an empty quarter."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts, spread
from kamtui.widgets.quarters import BANDS, LEAD, Quarter, Share, in_sight, lines_needed, share_out, step_down
from kamtui.widgets.table import MARGIN


class Stand(NamedTuple):
    """Where one stands.

    Attributes:
        quarter: Place of the quarter.
        item: Place of the finding in it; 0 in an empty one.
    """

    quarter: int
    item: int


class TwoByTwo(InkedWidget, can_focus=True, inherit_bindings=False):
    """The quarters; arrows go from finding to finding and from quarter to quarter.

    Args:
        id: As for any widget.
    """

    DEFAULT_CSS = "TwoByTwo { height: 1fr; width: 1fr; }"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Down", show=False, id="quarters.down",
                tooltip="Go to the next finding, then to the quarter below"),
        Binding("up,k", "step(-1)", "Up", show=False, id="quarters.up",
                tooltip="Go to the finding before, then to the quarter above"),
        Binding("right,l", "beside(1)", "Right", show=False, id="quarters.right",
                tooltip="Go to the quarter on the right"),
        Binding("left,h", "beside(-1)", "Left", show=False, id="quarters.left",
                tooltip="Go to the quarter on the left, then to the outline"),
        Binding("home,g", "edge(-1)", "First", show=False, id="quarters.first",
                tooltip="Go to the first finding of the quarter"),
        Binding("end,G", "edge(1)", "Last", show=False, id="quarters.last",
                tooltip="Go to the last finding of the quarter"),
        Binding("enter", "open", "Edit", show=False, id="quarters.edit", tooltip="Edit the finding"),
    ]  # fmt: skip

    class Moved(Message):
        """One stands somewhere else, or on something else."""

    class Opened(Message):
        """A finding was opened with enter."""

    class Outwards(Message):
        """Somebody goes further left than there is a quarter."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._quarters: tuple[Quarter, ...] = ()
        self.stand = Stand(0, 0)
        self._tops: list[int] = []

    # -------------------------------------------------------------------- values

    @property
    def quarter(self) -> Quarter | None:
        """The quarter where one stands; None before there is any."""
        return self._quarters[self.stand.quarter] if self._quarters else None

    @property
    def item(self) -> int | None:
        """Key of the finding where one stands; None in an empty quarter."""
        quarter = self.quarter
        return quarter.items[self.stand.item].key if quarter is not None and quarter.items else None

    def show(self, quarters: Sequence[Quarter]) -> None:
        """Show findings; one stays on one's finding, else beside where it was.

        Args:
            quarters: As many as `BANDS` has places.
        """
        before = self.item
        self._quarters = tuple(quarters)
        self._tops = self._tops or [0] * len(self._quarters)
        if before is None or not self.go_to(before):
            self._go(self.stand)

    def go_to(self, key: int) -> bool:
        """Stand on a finding.

        Returns:
            Whether it is there.
        """
        for number, quarter in enumerate(self._quarters):
            for place, item in enumerate(quarter.items):
                if item.key == key:
                    self._go(Stand(number, place))
                    return True
        return False

    def _go(self, stand: Stand) -> None:
        count = len(self._quarters[stand.quarter].items)
        self.stand = Stand(stand.quarter, max(0, min(stand.item, count - 1)))
        self._bring_in_sight()
        self.refresh()
        self.post_message(self.Moved())

    def _bring_in_sight(self) -> None:
        for share in self._shares():
            for number in share.quarters:
                count = len(self._quarters[number].items)
                at = self.stand.item if number == self.stand.quarter else self._tops[number]
                self._tops[number] = in_sight(self._tops[number], at, share.rows, count)

    def on_resize(self) -> None:
        """Keep the finding in sight."""
        if self._quarters:
            self._bring_in_sight()

    # ---------------------------------------------------------------------- keys

    def action_step(self, by: int) -> None:
        """Go to the next finding, or to the quarter below or above."""
        if not self._quarters:
            return
        place = self.stand.item + by
        if 0 <= place < len(self._quarters[self.stand.quarter].items):
            self._go(Stand(self.stand.quarter, place))
        elif (there := step_down(self.stand.quarter, by)) is not None:
            self._go(Stand(there, 0 if by > 0 else len(self._quarters[there].items) - 1))

    def action_beside(self, by: int) -> None:
        """Go to the quarter beside, at the same height."""
        band = next(band for band in BANDS if self.stand.quarter in band)
        place = band.index(self.stand.quarter) + by
        if place < 0:
            self.post_message(self.Outwards())
        elif place < len(band) and self._quarters:
            line = self.stand.item - self._tops[self.stand.quarter]
            self._go(Stand(band[place], self._tops[band[place]] + line))

    def action_edge(self, side: int) -> None:
        """Go to the first or the last finding of the quarter."""
        if self.quarter is not None:
            self._go(Stand(self.stand.quarter, 0 if side < 0 else len(self.quarter.items) - 1))

    def action_open(self) -> None:
        """Tell that the finding is wanted."""
        if self.item is not None:
            self.post_message(self.Opened())

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys no longer go here."""
        self.refresh()

    # ------------------------------------------------------------------- drawing

    @property
    def lines_needed(self) -> int:
        """The lines in which every finding is seen."""
        return lines_needed(self._counts())

    def _counts(self) -> Sequence[Sequence[int]]:
        return [[len(self._quarters[number].items) for number in band] for band in BANDS]

    def _shares(self) -> tuple[Share, ...]:
        return share_out(self._counts(), self.size.height, max(0, self.size.width - 2 * MARGIN))

    def title_region(self) -> Region:
        """The cells of the screen where the text of the finding stands."""
        content = self.content_region
        for share in self._shares() if self._quarters else ():
            if self.stand.quarter in share.quarters:
                place = share.quarters.index(self.stand.quarter)
                line = share.top + 1 + self.stand.item - self._tops[self.stand.quarter]
                x = content.x + MARGIN + share.starts[place] + LEAD
                return Region(x, content.y + line, max(0, share.widths[place] - LEAD), 1)
        return Region()

    def line(self, y: int, width: int) -> Strip:
        """A heading, findings side by side, or the rule between two bands."""
        for share in self._shares() if self._quarters else ():
            line = y - share.top
            if line == -1:
                return self.ink.strip((*blanks(MARGIN), (glyph("rule") * (width - 2 * MARGIN), "faint")), width)
            if 0 <= line <= share.rows:
                return self._across(share, line, width)
        return self.ink.blank(width)

    def _across(self, share: Share, line: int, width: int) -> Strip:
        segments: list[Segment] = self.ink.segments(blanks(MARGIN))
        for place, number in enumerate(share.quarters):
            if place:
                segments += self.ink.segments(((" ", "fg"), (glyph("vertical"), "faint"), (" ", "fg")))
            room = share.widths[place]
            if line == 0:
                segments += self._heading(number, share.rows, room)
            else:
                segments += self._item(number, self._tops[number] + line - 1, room)
        return Strip(segments).adjust_cell_length(width, self.ink.style("fg"))

    def _heading(self, number: int, rows: int, room: int) -> list[Segment]:
        quarter, top = self._quarters[number], self._tops[number]
        count = len(quarter.items)
        told = str(count) if count else glyph("none")
        if count > rows:
            told = f"{top + 1}–{min(count, top + rows)} of {count}"
        is_here = number == self.stand.quarter
        title: Part = (quarter.title, "fg", "b") if is_here else (quarter.title, "muted")
        is_ground = is_here and not quarter.items
        bar: Part = (glyph("bar"), self.cursor_ink) if is_ground else (" ", "fg")
        parts: Parts = (bar, (" ", "fg"), title)
        ground = self.cursor_ground if is_ground else "bg"
        return self.ink.segments(
            fit_parts(spread(parts, ((told, "muted" if count else "quiet"),), room, gap=1), room), ground
        )

    def _item(self, number: int, place: int, room: int) -> list[Segment]:
        items = self._quarters[number].items
        if place >= len(items):
            return self.ink.segments(blanks(room))
        item = items[place]
        is_here = self.stand == Stand(number, place)
        bar: Part = (glyph("bar"), self.cursor_ink) if is_here else (" ", "fg")
        parts = (bar, item.mark, (" ", "fg"), *fit_parts(((item.text, "fg"),), room - LEAD))
        return self.ink.segments(parts, self.cursor_ground if is_here else "bg")
