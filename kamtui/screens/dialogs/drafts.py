"""Drafts: everything that was typed and not saved, wherever and whenever, to be opened or dropped."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from kamtui.book.drafts import NEW, Draft
from kamtui.book.errors import BookError, Refused
from kamtui.reading import write_span
from kamtui.screens.base import OpenPlace, say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.read_text import ReadText
from kamtui.screens.draft_words import OF_PEOPLE, typed_at
from kamtui.services.drafting import DraftTold, labels_of, tell_draft
from kamtui.text import fit, safe_line
from kamtui.theme import glyph, plain
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table
from kamtui.wrapping import wrap

QUICK_ACTION = "quick-action"
"""What begins that by which the line for an action is known."""
OLD = 30
"""Days after which a draft is marked as old; it is never dropped unasked."""
TALLEST = 12
"""Rows of the list at most."""
READ_ROWS = 9
"""Rows in which what was typed can be read, with a blank one above."""
FRAME = 4
"""Rows of the dialog that are neither."""
LABEL = 16
"""Cells of a field's name."""
LONGEST = 2_000
"""Characters of a text that are looked at to show its first rows."""


def draft_lines(told: DraftTold | None, room: int) -> Iterator[Parts]:
    """What was typed, field by field, with what the field said before; nothing without a draft."""
    yield ()
    if told is None:
        return
    draft = told.draft
    labels = labels_of(draft)
    for name, typed in draft.fields.items():
        label = labels.get(name, name)
        for row in wrap(plain(typed.text[:LONGEST]), room - LABEL, 4, glyph("more")) or [""]:
            yield ((fit(label, LABEL), "muted"), (row, "fg"))
            label = ""
        if not draft.record.endswith(f":{NEW}"):
            before = plain(safe_line(typed.before[:LONGEST])) or "nothing"
            yield ((" " * LABEL, "muted"), (f"before: {before}", "muted"))


class DraftsDialog(Dialog[Draft | None]):
    """The list of drafts, the newest on top; its result is the one to be opened.

    Args:
        desk: What lies on the desk.
    """

    WIDTH: ClassVar[int] = 110
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (
        ("f6", "save a copy elsewhere"), ("delete", "drop"), ("enter", "open"), ("esc", "back"),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "drop", "Drop", show=False, id="drafts.drop", tooltip="Let go of what was typed there"),
        Binding("u", "bring_back", "Bring back", show=False, id="drafts.back",
                tooltip="Bring back what was dropped last"),
        Binding("f6", "copy", "Copy elsewhere", show=False, id="drafts.copy",
                tooltip="Write what is typed and not saved into a file elsewhere"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__("Typed and not saved")
        self._desk = desk
        self._dropped: list[Draft] = []
        today = desk.today
        columns: tuple[Column[DraftTold], ...] = (
            Column("what", "Of", 40, lambda told: ((_of(told), "fg" if told.is_there else "muted"),)),
            Column("words", "Typed", 0, lambda told: ((_line(told.words), "muted"),)),
            Column("when", "When", 14, lambda told: (_when(told.draft, today),), "right"),
        )
        self.table = Table[DraftTold](
            columns, key=lambda told: told.draft.form, rows=self._told(), ground="surface", opens="open"
        )
        self.reading = ReadText(draft_lines, READ_ROWS)

    def compose_dialog(self) -> Iterable[Widget]:
        """The list, and what the chosen one says."""
        yield self.table
        yield self.reading

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.table.focus()
        self._show()

    def on_resize(self) -> None:
        """Keep one height, whatever is dropped."""
        super().on_resize()
        rows = max(3, min(TALLEST, len(self._desk.unsaved.all()) + 2))
        self.query_one("#box").styles.height = min(self.size.height, rows + READ_ROWS + FRAME)

    def _told(self) -> list[DraftTold]:
        return [tell_draft(self._desk.book, draft) for draft in reversed(self._desk.unsaved.all())]

    def _show(self) -> None:
        told = self.table.row
        self.reading.show(told)
        if self._dropped:
            self.foot.show((("dropped, ", "muted"), ("u", "accent"), (" brings it back", "muted")))
        elif told is None:
            self.foot.show((("everything that was typed is saved", "muted"),))
        elif not told.is_there:
            self.foot.show((("gone from the book, f6 copies it", "watch"),), (("gone from the book", "watch"),))
        elif told.is_changed:
            self.foot.show((("changed in the book since", "watch"),), (("changed since", "watch"),))
        else:
            self.foot.show()

    @on(Table.Highlighted)
    def _another(self, message: Table.Highlighted) -> None:
        message.stop()
        self._show()

    @on(Table.Opened)
    def _open(self, message: Table.Opened) -> None:
        message.stop()
        told = self.table.row
        if told is not None and told.is_there:
            self.dismiss(told.draft)

    def action_drop(self) -> None:
        """Let go of a draft; it can be brought back while this dialog is open."""
        told = self.table.row
        if told is not None:
            self._dropped.append(told.draft)
            self._desk.unsaved.drop(told.draft.form)
            self.table.set_rows(self._told())
            self._show()

    def action_bring_back(self) -> None:
        """Bring back what was dropped last."""
        if self._dropped:
            draft = self._dropped.pop()
            self._desk.unsaved.put(draft)
            self.table.set_rows(self._told())
            self.table.move_to(draft.form)
            self._show()

    def action_copy(self) -> None:
        """Write all drafts into a file elsewhere."""
        from kamtui.screens.dialogs.draft_copy import copy_drafts  # only when asked for

        copy_drafts(self.app, self._desk)


def _of(told: DraftTold) -> str:
    return _line(f"{told.what} · {told.account}" if told.account else told.what)


def _line(text: str) -> str:
    return plain(safe_line(text[:LONGEST]))


def _when(draft: Draft, today: date) -> tuple[str, str]:
    age = (today - datetime.fromisoformat(draft.at).astimezone().date()).days
    return (f"{write_span(age)} ago", "watch") if age > OLD else (typed_at(draft, today), "muted")


def open_drafts(below: Screen[Any], desk: Desk) -> None:
    """Show what was typed and not saved, and open what is picked where it was typed.

    Args:
        below: The screen that is shown.
        desk: What lies on the desk.
    """
    app = below.app

    def saved(account_id: int | None) -> None:
        if account_id is not None:
            below.post_message(OpenPlace("accounts", account_id))

    def picked(draft: Draft | None) -> None:
        if draft is None:
            return
        kind, _, key = draft.record.partition(":")
        if kind == "interaction" or draft.form.startswith(QUICK_ACTION):
            from kamtui.screens.capturing import Capturing  # only when such a draft is opened

            Capturing(app, desk, partial(say, below)).resume(draft)
            return
        if kind == "series":
            from kamtui.screens.dialogs.series_form import resume_series  # only when such a draft is opened

            try:
                app.push_screen(resume_series(desk, draft))
            except (BookError, Refused) as error:
                say(below, str(error), "Not read", bad=True)
            return
        if kind != "account":
            desk.resume = draft
            below.post_message(OpenPlace("people" if kind in OF_PEOPLE else "plan", draft.account_id))
            return
        from kamtui.screens.dialogs.account_form import change_account, new_account  # forms load the models

        try:
            app.push_screen(new_account(desk) if key == NEW else change_account(desk, int(key)), saved)
        except (BookError, Refused) as error:
            say(below, str(error), "Not read", bad=True)

    if desk.unsaved.all():
        app.clear_notifications()  # what said that there are drafts would cover the keys
        app.push_screen(DraftsDialog(desk), picked)
    else:
        say(below, "Everything that was typed is saved", "No drafts")
