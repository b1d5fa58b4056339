"""Our people by theirs: who talks to whom, how often and how recently."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual.binding import Binding, BindingType

from kamtui.reading import write_span
from kamtui.theme import glyph
from kamtui.vocabulary import TouchState
from kamtui.widgets.columns import GUTTER, Column
from kamtui.widgets.parts import Part, Parts
from kamtui.widgets.table import MARGIN, Table
from kamtui.widgets.touched import touched_cell

NAME, COLUMN = 26, 13
"""Cells that a name of theirs takes at least, and cells of one of our people."""
NEWS = 30
"""Days up to which a contact is news."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """What there was between one of ours and one of theirs.

    Attributes:
        days: Days since the last contact.
        count: How many there were.
    """

    days: int
    count: int


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One of their people.

    Attributes:
        id: The person's id.
        name: Their name.
        title: What they are there.
        touched: How long ago anybody was in touch, as `12 d` or `never`, whoever of us it was.
        touch: Whether that is in time.
        is_quiet: Whether they are a key player who was not in touch in time.
        contacts: What there was with each of ours, by our name; who never talked to them is not in it.
    """

    id: int
    name: str
    title: str = ""
    touched: str = ""
    touch: TouchState | None = None
    is_quiet: bool = False
    contacts: Mapping[str, Contacts] = field(default_factory=dict)


class ContactGrid(Table[ContactRow]):
    """A row for each of theirs, a column for each of ours; h and l bring those of ours in sight who are not.

    Args:
        id: As for any widget.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "shift(1)", "Right", show=False, id="contacts.right",
                tooltip="Bring the next of our people in sight"),
        Binding("left,h", "shift(-1)", "Left", show=False, id="contacts.left",
                tooltip="Bring our people before in sight"),
    ]  # fmt: skip

    def __init__(self, id: str | None = None) -> None:
        super().__init__(self._chosen, key=lambda row: row.id, id=id)
        self._ours: Sequence[str] = ()
        self._first = 0

    @property
    def cursor_id(self) -> int | None:
        """The id of the person under the cursor; None when there is nobody."""
        return None if self.row is None else self.row.id

    def show(self, ours: Sequence[str], rows: Sequence[ContactRow]) -> None:
        """Show who talks to whom.

        Args:
            ours: Our people, those in sight first.
            rows: Their people, in their order.
        """
        self._ours = tuple(ours)
        self._first = max(0, min(self._first, len(ours) - 1))
        self.forget()
        self.set_rows(tuple(rows))

    def mark(self, ids: Collection[int]) -> None:
        """Mark exactly these people."""
        if ids != self.marked:
            self._set_marked(frozenset(ids))

    def put_cursor(self, id: int) -> bool:
        """Put the cursor on one of theirs.

        Returns:
            Whether the person is in the grid.
        """
        return self.move_to(id)

    def action_shift(self, by: int) -> None:
        """Bring others of ours in sight.

        Args:
            by: 1 for the next, -1 for the one before.
        """
        first = max(0, min(self._first + by, len(self._ours) - self._room_for(self.size.width)))
        if first != self._first:
            self._first = first
            self.forget()

    def _room_for(self, width: int) -> int:
        """How many of ours there is room for."""
        room = width - 2 * MARGIN - NAME - 2 * GUTTER - COLUMN
        return max(1, min(len(self._ours), room // (COLUMN + GUTTER)))

    def _chosen(self, width: int) -> Sequence[Column[ContactRow]]:
        """The names, ours in sight, and the last contact with anybody."""
        count = self._room_for(width)
        self._first = max(0, min(self._first, len(self._ours) - count))
        shown = self._ours[self._first : self._first + count]
        told = f"Person   ours {self._first + 1}–{self._first + len(shown)} of {len(self._ours)}"
        title = told if len(shown) < len(self._ours) else "Person"
        return (
            Column("name", title, 0, _name),
            *(Column(f"ours {number}", name, COLUMN, _Cell(name), "right") for number, name in enumerate(shown)),
            Column("last", "Touched  ", COLUMN, _last, "right"),
        )


class _Cell:
    """Says what there was between one of ours and a row."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, row: ContactRow) -> Parts:
        contact = row.contacts.get(self._name)
        if contact is None:
            return ((glyph("none"), "quiet"),)
        count = f"{contact.count} x  " if contact.count > 1 else ""
        return ((count, "muted"), _ago(contact.days))


def _name(row: ContactRow) -> Parts:
    ink: Part = (row.name or glyph("unknown"), "fg", "n")
    return (ink, (f"  {row.title}", "muted")) if row.title else (ink,)


def _last(row: ContactRow) -> Parts:
    """When anybody was in touch, with its mark as on the chart."""
    return touched_cell(row.touched or glyph("unknown"), row.touch, is_quiet=row.is_quiet)


def _ago(days: int) -> Part:
    """How long ago."""
    return (write_span(days), "fg" if days <= NEWS else "muted")
