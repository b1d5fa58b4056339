"""The lines of a person beside the line of command (dotted, influence, conflict): drawn, changed, removed."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.book.errors import BookError, Refused
from kamtui.models.outline import specs
from kamtui.models.people import RelationLineFields
from kamtui.rules.people import PersonRow, RelationLineRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.record_form import RecordForm, never_empty
from kamtui.services.people import load_people
from kamtui.services.people_lines import change_line, draw_line, remove_line
from kamtui.vocabulary_people import LineKind
from kamtui.widgets.columns import Column
from kamtui.widgets.empty_state import EmptyState
from kamtui.widgets.table import Table

SPECS = specs(RelationLineFields)
"""What a line consists of."""
NO_LINE = -1
"""Key of no line."""
LINES = 12
"""Lines on the screen at once at most."""
WORDS = 34
"""Cells of what a line says."""


class PersonLines(Dialog[None]):
    """All lines of one person.

    Args:
        desk: What lies on the desk.
        view: The people of the account.
        person: The person.
        whose: Stands in the title in place of the name.
        open_line: The line whose form is opened at once; None for a new one.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n", "new"), ("e", "edit"), ("delete", "remove"), ("esc", "back"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", show=False, id="lines.new", tooltip="Draw a line to somebody"),
        Binding("e", "edit", "Edit", show=False, id="lines.edit", tooltip="Change the line"),
        Binding("delete", "remove", "Remove", show=False, id="lines.remove",
                tooltip="Remove the line; u brings it back"),
    ]  # fmt: skip

    def __init__(
        self,
        desk: Desk,
        view: PeopleView,
        person: PersonRow,
        whose: str = "",
        *,
        open_line: int | None = NO_LINE,
    ) -> None:
        super().__init__("Lines", whose or person.name)
        self._desk, self._view, self._person = desk, view, person
        self._open_line = open_line
        self.empty = EmptyState(
            "No lines yet",
            ("Whom the person listens to, advises, also reports", "to, or is in conflict with."),
            (("n", "draw one"),),
        )
        columns: tuple[Column[RelationLineRow], ...] = (
            Column("words", "Line", 0, lambda line: ((line.told, "fg"),)),
            Column("note", "Note", WORDS, lambda line: ((line.note or "", "muted"),)),
        )
        self.table = Table[RelationLineRow](
            columns, key=lambda line: line.id, rows=person.lines, ground="surface", opens="edit"
        )

    def compose_dialog(self) -> Iterable[Widget]:
        """The lines, or what they are for."""
        yield self.table
        yield self.empty

    def on_mount(self) -> None:
        """The keys go to the lines."""
        super().on_mount()
        self.table.focus()
        self._show()
        if self._open_line is None:
            self.action_new()
        elif self.table.move_to(self._open_line):
            self.action_edit()

    def _show(self) -> None:
        lines = self._person.lines
        self.table.set_rows(lines)
        self.table.styles.height = self.empty.styles.height = min(LINES, max(7, len(lines) + 2))
        self.table.display, self.empty.display = bool(lines), not lines

    def _reload(self, line_id: int | None) -> None:
        if line_id is None:
            return
        self._view = load_people(self._desk.book, self._view.account_id, self._desk.today)
        self._person = self._view.by_id[self._person.id]
        self._show()
        self.table.move_to(line_id)

    # ------------------------------------------------------------------- changes

    def action_new(self) -> None:
        """Draw a line to somebody."""
        self.app.push_screen(self._form(None), self._reload)

    def action_edit(self) -> None:
        """Change the line under the cursor."""
        if self.table.row is not None:
            self.app.push_screen(self._form(self.table.row), self._reload)

    @on(Table.Opened)
    def _opened(self, message: Table.Opened) -> None:
        message.stop()
        self.action_edit()

    def action_remove(self) -> None:
        """Remove the line under the cursor."""
        line = self.table.row
        if line is None:
            return
        try:
            remove_line(self._desk.book, line.id)
        except (Refused, BookError) as error:
            self.foot.show(((str(error), "bad"),))
            return
        self._reload(line.id)

    def _form(self, line: RelationLineRow | None) -> RecordForm[int]:
        from_id = self._person.id if line is None or line.is_outgoing else line.other_id
        others = tuple((one.id, one.name) for one in self._view.people if one.id != from_id)
        to_id = None if line is None else line.other_id if line.is_outgoing else self._person.id
        initial: dict[str, object] = {"kind": LineKind.INFLUENCE}
        if line is not None:
            initial = {"kind": line.kind, "to_id": to_id, "note": line.note}

        def save(values: Mapping[str, object]) -> int:
            if line is not None:
                change_line(self._desk.book, line.id, values)
                return line.id
            kind = values.get("kind")
            note = values.get("note")
            to = values.get("to_id")
            if not isinstance(to, int):
                raise Refused("To: say to whom the line leads.", "to_id")
            return draw_line(
                self._desk.book,
                from_id,
                to,
                LineKind.INFLUENCE if kind is None else LineKind(str(kind)),
                None if note is None else str(note),
            )

        return RecordForm(
            "Line",
            f"from {self._view.by_id[from_id].name}",
            desk=self._desk,
            key=f"relation_line:new:{from_id}" if line is None else f"relation_line:{line.id}",
            record="relation_line:new" if line is None else "",
            account_id=self._view.account_id,
            specs=SPECS,
            initial=initial,
            links={"to_id": others},
            save=save,
            is_new=line is None,
            always=never_empty(RelationLineFields),
        )
