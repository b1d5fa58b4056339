"""Contacts: those of an account, newest first, to be read, changed, removed, and one more to be logged."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.reading import write_day
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.log_contact import LogContact, new_contact, old_contact
from kamtui.screens.dialogs.read_text import ReadText
from kamtui.screens.dialogs.records_dialog import RecordsDialog
from kamtui.screens.prefill import Prefill
from kamtui.services.contacts import ContactListed, load_contacts
from kamtui.services.engagement import Logged, remove_contact
from kamtui.text import cells, fit, safe_line
from kamtui.theme import glyph, plain
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table
from kamtui.wrapping import wrap

if TYPE_CHECKING:  # a type of the caller's
    from kamtui.screens.capturing import Say

FRAME = 4
"""Rows of the dialog that are neither the list nor what was noted."""
MOST_NOTE = 10
"""Rows in which a note is shown at most."""
LONGEST = 4_000
"""Characters of a note that are looked at to show its first rows."""


def contact_lines(contact: ContactListed | None, room: int) -> Iterator[Parts]:
    """What was noted of a contact below a rule, and who took part; the rule alone without one."""
    yield ((glyph("rule") * room, "faint"),)
    if contact is None:
        return
    if contact.people:
        label = "with "
        for row in wrap(", ".join(map(_line, contact.people)), room - cells(label), 2, glyph("more")):
            yield ((label, "muted"), (row, "fg"))
            label = " " * len(label)
    if contact.our_people:
        yield (("of us ", "muted"), (_line(contact.our_people), "fg"))
    if not contact.notes:
        yield (("nothing was noted", "muted"),)
    for text in contact.notes[:LONGEST].split("\n"):
        yield from (((row, "fg"),) for row in wrap(_line(text), room, MOST_NOTE, glyph("more")) or [""])


class ContactsDialog(RecordsDialog[ContactListed]):
    """The list. Undo is a key of it: what was removed comes back.

    Args:
        desk: What lies on the desk.
        account_id: The account.
        account: Its name.
        say: Says a sentence in the corner.

    Raises:
        BookError: They could not be read.
    """

    WIDTH: ClassVar[int] = 110
    NOTHING: ClassVar[str] = "no contact was logged yet"
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (
        ("n", "log"), ("enter", "change"), ("delete", "remove"), ("esc", "back"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,c", "log", "Log", show=False, id="contacts.log", tooltip="Log a contact"),
        Binding("e", "change", "Change", show=False, id="contacts.change", tooltip="Change this contact"),
        Binding("delete", "remove", "Remove", show=False, id="contacts.remove",
                tooltip="Remove this contact; what was promised there stays"),
        Binding("u", "undo", "Undo", show=False, id="contacts.undo", tooltip="Take the last step back"),
    ]  # fmt: skip

    def __init__(self, desk: Desk, account_id: int, account: str, say: "Say") -> None:
        super().__init__("Contacts", account, desk)
        self._account_id, self._say = account_id, say
        self.table = Table[ContactListed](
            self._columns(self.WIDTH),
            key=lambda one: one.id,
            rows=self.rows(),
            ground="surface",
            opens="change",
        )
        self.reading = ReadText(contact_lines, MOST_NOTE)

    def _columns(self, width: int) -> tuple[Column[ContactListed], ...]:
        """The columns that a dialog of so many cells has room for."""
        is_wide = width >= self.WIDTH
        actions: tuple[Column[ContactListed], ...] = (Column("actions", "Actions", 7, _actions, "right"),)
        return (
            Column("day", "Day", 22 if is_wide else 16, self._day),
            Column("kind", "Kind", 7, lambda one: ((one.kind.label, "muted"),)),
            Column("what", "What", 0, _what),
            Column("people", "With", 30 if is_wide else 18, _with),
            *(actions if is_wide else ()),
        )

    def compose_dialog(self) -> Iterable[Widget]:
        """The list, and what was noted."""
        yield self.table
        yield self.reading

    def on_resize(self) -> None:
        """The list has what the note leaves; both keep their height whatever is removed."""
        super().on_resize()
        self.table.set_columns(self._columns(self.size.width - 2))
        height = self.size.height
        note = max(3, min(MOST_NOTE, (height - FRAME) // 2))
        self.reading.styles.height = note
        rows = max(4, min(height - FRAME - note, 20, max(len(self.table.rows), 6) + 2))
        self.table.styles.height = rows
        self.query_one("#box").styles.height = min(height, rows + note + FRAME)

    def _day(self, one: ContactListed) -> Parts:
        return ((write_day(one.day, self._desk.today), "fg"), *(((f" {one.time}", "muted"),) if one.time else ()))

    def rows(self) -> Sequence[ContactListed]:
        """The account's contacts, the newest first."""
        return load_contacts(self._desk.book, self._account_id)

    def show_row(self, row: ContactListed | None) -> None:
        """Show what was noted of a contact."""
        super().show_row(row)
        self.reading.show(row)

    def action_log(self) -> None:
        """Log one more."""
        self._push(lambda: new_contact(self._desk, self._account_id, Prefill()))

    def action_change(self) -> None:
        """Change the contact under the cursor."""
        one = self.table.row
        if one is not None:
            self._push(lambda: old_contact(self._desk, one.id))

    def _push(self, make: Callable[[], LogContact]) -> None:
        self.attempt(lambda: self.app.push_screen(make(), self._saved))

    def _saved(self, logged: Logged | None) -> None:
        if logged is None:
            return
        self.reload(((", ".join(logged.told), "muted"),), (("saved", "muted"),))
        self.table.move_to(logged.interaction_id)

    def action_remove(self) -> None:
        """Remove the contact under the cursor."""
        one = self.table.row
        if one is None:
            return
        title: list[str] = []
        if self.attempt(lambda: title.append(remove_contact(self._desk.book, one.id))):
            back: Parts = (("u", "accent"), (" brings it back", "muted"))
            told = f"removed {fit(title[0], min(30, cells(title[0])))}, "
            self.reload(((told, "muted"), *back), back)


def _line(text: str) -> str:
    return plain(safe_line(text))


def _actions(one: ContactListed) -> Parts | None:
    return ((str(one.actions), "fg"),) if one.actions else None


def _what(one: ContactListed) -> Parts:
    text = one.subject or next((line for line in one.notes[:LONGEST].split("\n") if line.strip()), "")
    return ((text, "fg", "n"),) if text else ((glyph("no-value"), "muted"),)


def _with(one: ContactListed) -> Parts | None:
    return ((", ".join(one.people), "muted"),) if one.people else None


def open_contacts(app: App[Any], desk: Desk, account_id: int, say: "Say") -> None:
    """Show an account's contacts.

    Raises:
        BookError: They could not be read.
    """
    row = desk.portfolio.by_id.get(account_id)
    app.push_screen(ContactsDialog(desk, account_id, "" if row is None else row.name, say))
