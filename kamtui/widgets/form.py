"""A form: one row a field, keys that go through it, live reading beside what is typed, errors under it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.widgets.form_draft import Again, FormDraft, Links
from kamtui.widgets.form_entry import FieldEntry, LineEntry
from kamtui.widgets.form_layout import Stop
from kamtui.widgets.form_note import FormNote
from kamtui.widgets.form_rows import FormRows
from kamtui.widgets.form_values import CHOSEN, CURRENCY, ECHOED
from kamtui.widgets.line_input import LineInput


@dataclass
class OfForm(Message):
    """What a form tells of itself.

    Attributes:
        form: The form.
    """

    form: "Form"

    @property
    def control(self) -> "Form":
        """The form."""
        return self.form


class Form(Widget):
    """Fields with labels, filled in with the keyboard.

    Args:
        specs: The fields; those of a named group are folded under its heading.
        values: Their first values.
        today: The day from which days count.
        currency: The currency of amounts; a field named `currency` goes before it.
        always: Names of choices that cannot be left without one.
        links: What `LINK` fields may name.
        typed: Texts that were typed before and not saved; they lie over the first values, which are told below.
        compares: Whether the first values are in the book.
    """

    DEFAULT_CSS = """
    Form { height: 1fr; width: 1fr; }
    Form > #rows { height: 1fr; layers: below above; overflow: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "save", show=False, id="form.save", tooltip="Save what was entered"),
        Binding("enter", "forward", "Next or save", show=False, id="form.forward",
                tooltip="Go to the next field, from the last one save"),
        Binding("tab,down", "move(1)", "Next field", show=False, id="form.next", tooltip="Go to the next field"),
        Binding("shift+tab,up", "move(-1)", "Field before", show=False, id="form.before",
                tooltip="Go to the field before"),
        Binding("escape", "leave", "back", show=False, id="form.leave",
                tooltip="Leave the form; what was typed is kept and offered again"),
        Binding("f4", "lend", "Own editor", show=False, id="form.editor",
                tooltip="Write a long text in your own editor"),
    ]  # fmt: skip

    @dataclass
    class Saved(OfForm):
        """The form is to be saved; all fields could be read.

        Attributes:
            values: The value of each field; None where it is empty.
            changed: The fields whose text is not as it was.
        """

        values: Mapping[str, object]
        changed: frozenset[str]

    @dataclass
    class Left(OfForm):
        """The form is to be left.

        Attributes:
            dirty: Whether something was typed.
        """

        dirty: bool

    @dataclass
    class EditorWanted(OfForm):
        """A long text is to be written in the user's own editor; `put` takes it back.

        Attributes:
            name: The field.
            text: What it says.
        """

        name: str
        text: str

    @dataclass
    class Edited(OfForm):
        """A field says something else, or its value was picked."""

    @dataclass
    class Resized(OfForm):
        """The form has another number of rows.

        Attributes:
            rows: All it needs.
        """

        rows: int

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        values: Mapping[str, object],
        *,
        today: date,
        currency: str = "",
        always: Collection[str] = (),
        links: Links | None = None,
        typed: Again | None = None,
        compares: bool = True,
    ) -> None:
        super().__init__()
        self.draft = FormDraft(
            specs, values, today=today, currency=currency, always=always, links=links, compares=compares
        )
        self.draft.restore(typed or {})
        self._rows = FormRows(self.draft)
        self._rows.open_groups |= {self.draft.by_name[name].group for name in self.draft.typed()} - {""}
        self._note = FormNote()
        self._line = LineEntry()
        self._text: FieldEntry | None = None
        self._entry: FieldEntry | None = None
        self._given = ""
        self._problem = ""
        self._said_rows = 0
        self._begins_at = ""

    # -------------------------------------------------------------------- frame

    def compose(self) -> ComposeResult:
        """The rows with the entry over them, and the line of help."""
        with Container(id="rows"):
            yield self._rows
            yield self._line
        yield self._note

    def on_mount(self) -> None:
        """Unfold what was typed into before, and begin."""
        self._rows.lay_out_again()
        self._begin(max(0, self._rows.form_layout.find(self._begins_at)))

    def begin_at(self, name: str) -> None:
        """Have the first key go to a field, whose group is unfolded; said before the form is on the screen.

        Args:
            name: The field's.
        """
        self._begins_at = name
        self._rows.open_groups |= {self.draft.by_name[name].group} - {""}

    def expect(self, width: int) -> None:
        """Lay out for so many cells before they are there, which saves doing it again."""
        self._rows.expect(width)

    @property
    def rows_needed(self) -> int:
        """Rows that show all of it."""
        return len(self._rows.form_layout.lines) + 1 + self._note.rows

    # ------------------------------------------------------------------- cursor

    def _begin(self, stop: int) -> None:
        """Put the cursor on a stop and have the keys go there."""
        rows = self._rows
        rows.go(stop)
        here = rows.stop
        entry = self._entry_for(here)
        if self._entry is not None and self._entry is not entry:
            self._entry.display = False
        self._entry = entry
        if entry is None or isinstance(here, str):
            self.screen.set_focus(rows, scroll_visible=False)
        else:
            self._given = self.draft.text(here.name)
            # A figure is written anew more often than mended; what could not be read is there to be mended.
            entry.open(self._given, selected=here.kind in ECHOED and here.name not in self.draft.errors)
            entry.place(rows.text_region(here))
            entry.display = True
            self.screen.set_focus(entry, scroll_visible=False)
        self._show_note()

    def _entry_for(self, stop: Stop) -> FieldEntry | None:
        if isinstance(stop, str) or stop.kind in CHOSEN:
            return None
        if stop.kind is not FieldKind.TEXT:
            return self._line
        if self._text is None:
            from kamtui.widgets.form_text import TextEntry  # a TextArea takes time to import

            self._text = TextEntry()
            self.query_one("#rows").mount(self._text)
        return self._text

    def _take(self) -> None:
        """Put what is typed into the draft; it is read where it is typed, as messages of it may come late."""
        stop, entry = self._rows.stop, self._entry
        if entry is None or isinstance(stop, str):
            return
        # A text that one line cannot show as it is stays as it is, until somebody changes it.
        self.draft.put(stop.name, self._given if entry.typed == entry.given else entry.typed)

    def _finish(self) -> None:
        """Take what is typed, and say at once if it cannot be read."""
        before = dict(self.draft.errors)
        self._take()
        stop = self._rows.stop
        if isinstance(stop, FieldSpec):
            self.draft.check(stop)
        if self.draft.errors != before:
            self._lay_out()

    def _lay_out(self) -> None:
        """Place the rows anew, and say so when they are more or fewer."""
        self._rows.lay_out_again()
        if self.rows_needed != self._said_rows:
            self._said_rows = self.rows_needed
            self.post_message(self.Resized(self, self._said_rows))

    def _show_note(self) -> None:
        """Say what belongs into the field."""
        help, words = self._rows.told()
        self._note.show(help, self._problem, words)

    # --------------------------------------------------------------------- keys

    def action_move(self, by: int) -> None:
        """Go to the next stop or the one before, round the ends; nowhere while what is typed is no word."""
        if self._rows.refuses():
            return
        self._finish()
        self._begin((self._rows.cursor + by) % len(self._rows.form_layout.stops))

    def action_forward(self) -> None:
        """Go to the next field; from the last one that is shown, save. On a heading unfold its group."""
        rows = self._rows
        if isinstance(rows.stop, str):
            rows.toggle(rows.stop)
            if isinstance(rows.stop, str) and rows.stop in rows.open_groups:
                self._begin(rows.cursor + 1)
            return
        if rows.refuses():
            return
        self._finish()
        stops = rows.form_layout.stops
        after = [place for place in range(rows.cursor + 1, len(stops)) if isinstance(stops[place], FieldSpec)]
        if after:
            self._begin(after[0])
        else:
            self.action_save()

    def action_save(self) -> None:
        """Read the whole form and offer its values, or say what is wrong."""
        if self._rows.refuses():
            return
        self._take()
        self._problem = ""
        if not self.draft.check_all():
            return self.show_errors(self.draft.errors)
        self._lay_out()
        self._show_note()
        self.post_message(self.Saved(self, self.draft.values(), frozenset(self.draft.typed())))

    def action_leave(self) -> None:
        """Ask to be left."""
        self._take()
        self.post_message(self.Left(self, bool(self.draft.typed())))

    def action_lend(self) -> None:
        """Ask for the user's own editor."""
        stop = self._rows.stop
        if isinstance(stop, FieldSpec) and stop.kind is FieldKind.TEXT:
            self._take()
            self.post_message(self.EditorWanted(self, stop.name, self.draft.text(stop.name)))

    # ------------------------------------------------------------- from outside

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say what is wrong; all that was typed stays.

        Args:
            errors: A sentence by field; under an empty name, or one that is no field, what is wrong with the whole.
        """
        known = {name: text for name, text in errors.items() if name in self.draft.by_name}
        self._problem = " ".join(text for name, text in errors.items() if name not in known)
        self.draft.errors = known
        rows = self._rows
        rows.open_groups |= {self.draft.by_name[name].group for name in known} - {""}
        self._lay_out()
        places = [place for place in map(rows.form_layout.find, known) if place >= 0]
        self._begin(min(places, default=rows.cursor))
        self._lay_out()

    def put(self, name: str, text: str) -> None:
        """Have a field say something else, as if it had been typed."""
        self._take()
        self.draft.put(name, text)
        self._lay_out()
        self._begin(self._rows.cursor)

    def kept(self) -> Again:
        """The texts that are not as they were, by field, each with what the field said when it was typed."""
        self._take()
        return self.draft.kept()

    def reset(self, typed: Again | None = None) -> None:
        """Have all fields say what they said at first.

        Args:
            typed: Texts that were typed before and lie over that.
        """
        self.draft.reset()
        self.draft.restore(typed or {})
        self._rows.open_groups |= {self.draft.by_name[name].group for name in self.draft.typed()} - {""}
        self._problem = ""
        self._lay_out()
        self._begin(self._rows.cursor)

    # ------------------------------------------------------------------ messages

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter in a line."""
        message.stop()
        self.action_forward()

    def on_input_changed(self, message: Message) -> None:
        """Tell at every key how it is understood."""
        message.stop()
        self._typed()

    on_text_area_changed = on_input_changed  # by its name: the message's class need not be imported

    def on_text_entry_left(self, message: Any) -> None:
        """Go on from a long text; named so that the message's class need not be imported."""
        message.stop()
        self.action_move(message.by)

    def _typed(self) -> None:
        """Draw again what follows from what was typed."""
        before = len(self.draft.errors), self.draft.differences()
        self._take()
        self.post_message(self.Edited(self))
        if (len(self.draft.errors), self.draft.differences()) != before:
            self._lay_out()
        elif isinstance(self._rows.stop, FieldSpec) and self._rows.stop.name == CURRENCY:
            self._rows.refresh()
        else:
            self._rows.refresh_stop()

    @on(LineInput.TooLong)
    def _too_long(self, message: LineInput.TooLong) -> None:
        message.stop()
        stop = self._rows.stop
        if isinstance(stop, FieldSpec):
            self._take()
            self.draft.errors[stop.name] = message.sentence
            self._lay_out()
            self._rows.show_cursor()

    @on(FormRows.Changed)
    def _picked(self, message: FormRows.Changed) -> None:
        message.stop()
        self._lay_out()
        self._show_note()
        self.post_message(self.Edited(self))

    @on(FormRows.Clicked)
    def _clicked(self, message: FormRows.Clicked) -> None:
        message.stop()
        if not self._rows.refuses():
            self._finish()
            self._begin(min(message.place, len(self._rows.form_layout.stops) - 1))

    @on(FormRows.Scrolled)
    def _scrolled(self, message: FormRows.Scrolled) -> None:
        message.stop()
        stop = self._rows.stop
        if self._entry is not None and isinstance(stop, FieldSpec):
            self._entry.place(self._rows.text_region(stop))
