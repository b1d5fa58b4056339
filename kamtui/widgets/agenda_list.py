"""The list of what is due, beside a calendar: headings, things one can stand on, and what is said of them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts, spread
from kamtui.widgets.table import MARGIN, Table

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class AgendaLine(Generic[Item]):
    """One line of the list.

    Attributes:
        key: What it is known by.
        left: What it says; the name in it marked `n`.
        right: What ends at the right edge.
        item: The thing it stands for; None on headings.
        stops: Whether one can stand on it.
    """

    key: Hashable
    left: Parts
    right: Parts = ()
    item: Item | None = None
    stops: bool = False


class AgendaList(Table[AgendaLine[Item]], Generic[Item]):
    """Lines of a list without columns, as each uses the room in its own way.

    Args:
        opens: What enter does to a line, in a word for the footer.
        id: As for any widget.
    """

    def __init__(self, *, opens: str = "open", id: str | None = None) -> None:
        super().__init__(
            _columns,
            key=lambda line: line.key,
            stops=lambda line: line.stops,
            heading=False,
            opens=opens,
            id=id,
        )

    @property
    def item(self) -> Item | None:
        """The thing under the cursor."""
        return None if self.row is None else self.row.item

    @property
    def room(self) -> int:
        """Cells of a line between the margins."""
        return max(0, self.size.width - 2 * MARGIN)


def _columns(width: int) -> Sequence[Column[AgendaLine[Item]]]:
    room = width - 2 * MARGIN

    def line(of: AgendaLine[Item]) -> Parts:
        return spread(of.left, of.right, room, gap=1)

    return (Column("line", "", 0, line),)
