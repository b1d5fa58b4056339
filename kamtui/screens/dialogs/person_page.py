"""Everything about one person on one page: facts, stances with the contacts they were seen in, roles, promises."""

from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from kamtui.rules.people_view import PersonPage
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.lines import LinesDialog
from kamtui.screens.person_told import PageLine, page_lines
from kamtui.services.people import load_person
from kamtui.text import fit
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

LABEL = 16
"""Cells of the labels."""


class Wanted(NamedTuple):
    """What is wanted of the page.

    Attributes:
        verb: `edit`, `lines`, `app.log_contact`, `person` or `action`.
        id: Of what.
    """

    verb: str
    id: int


class PersonPageDialog(LinesDialog[Wanted, PageLine]):
    """The page; the result says what is wanted next.

    Args:
        desk: What lies on the desk.
        page: Everything about the person.
    """

    WIDTH: ClassVar[int] = 110
    AROUND: ClassVar[int] = LABEL + 10
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

    def lines(self, room: int) -> list[PageLine | None]:
        """The page; long texts go on below."""
        return page_lines(self._page, self._desk.today, room)

    def leads_to(self, line: PageLine) -> Wanted | None:
        """The record that a line is about."""
        return None if line.goal is None else Wanted(*line.goal)

    def action_want(self, verb: str) -> None:
        """Leave with what is wanted."""
        self.dismiss(Wanted(verb, self._page.row.id))


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
