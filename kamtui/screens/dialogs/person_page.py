"""Everything about one person on one page: facts, stances with the contacts they were seen in, roles, promises."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.rules.people_view import PersonPage
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.person_told import PageLine, page_lines
from kamtui.services.people import load_person
from kamtui.text import fit
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

LABEL = 16
"""Cells of the labels."""
FRAME = 7
"""Rows of the dialog that are not the page."""
AROUND = 10
"""Cells of the dialog that are not the text's: border, margins, gutter."""


class Wanted(NamedTuple):
    """What is wanted of the page.

    Attributes:
        verb: `edit`, `lines`, `app.log_contact`, `person` or `action`.
        id: Of what.
    """

    verb: str
    id: int


class PersonPageDialog(Dialog[Wanted | None]):
    """The page; the result says what is wanted next.

    Args:
        desk: What lies on the desk.
        page: Everything about the person.
    """

    WIDTH: ClassVar[int] = 110
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (
        ("c", "log contact"),
        ("e", "edit"),
        ("L", "lines"),
        ("esc", "back"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "want('app.log_contact')", "Log contact", show=False, id="person.log",
                tooltip="Log a contact with the person"),
        Binding("e", "want('edit')", "Edit", show=False, id="person.edit", tooltip="Edit every field"),
        Binding("L", "want('lines')", "Lines", show=False, id="person.lines",
                tooltip="Show and draw the lines beside the line of command"),
    ]  # fmt: skip

    def __init__(self, desk: Desk, page: PersonPage) -> None:
        super().__init__(page.row.name, page.account)
        self._desk, self._page = desk, page
        columns: tuple[Column[PageLine], ...] = (
            Column("label", "", LABEL, _label),
            Column("text", "", 0, lambda line: line.parts or None),
        )
        self.table = Table[PageLine](
            columns, key=lambda line: line.number, heading=False, ground="surface", opens="",
            stops=lambda line: not line.is_heading,
        )  # fmt: skip

    def compose_dialog(self) -> Iterable[Widget]:
        """The page."""
        self.table.styles.margin = (1, 0)
        yield self.table

    def on_mount(self) -> None:
        """The keys go to the page."""
        super().on_mount()
        self.table.focus()

    def on_resize(self) -> None:
        """Long texts are broken anew; the page takes no more room than it needs."""
        super().on_resize()
        room = max(20, min(self.WIDTH, self.app.size.width) - LABEL - AROUND)
        lines = page_lines(self._page, self._desk.today, room)
        self.table.set_rows(lines)
        self.table.styles.height = max(1, min(len(lines), self.size.height - FRAME))

    def action_want(self, verb: str) -> None:
        """Leave with what is wanted."""
        self.dismiss(Wanted(verb, self._page.row.id))

    @on(Table.Highlighted)
    def _say_where_enter_leads(self, message: Table.Highlighted) -> None:
        row = message.row
        go = (("enter", "go there"),) if row is not None and row.goal is not None else ()
        self.foot.offer(*go, *self.FOOT)

    @on(Table.Opened)
    def _go(self, message: Table.Opened) -> None:
        message.stop()
        if (goal := message.row.goal) is not None:
            self.dismiss(Wanted(*goal))


def _label(line: PageLine) -> Parts | None:
    if line.is_heading:
        return ((line.label, "fg", "b"),)
    return ((fit(line.label, LABEL), "muted"),) if line.label else None


def person_page(desk: Desk, person_id: int) -> PersonPageDialog:
    """The page of a person.

    Args:
        desk: What lies on the desk.
        person_id: The person.

    Raises:
        Refused: The person is not in the book any more.
        BookError: It could not be read.
    """
    return PersonPageDialog(desk, load_person(desk.book, person_id, desk.today, chosen=desk.settings.thresholds))
