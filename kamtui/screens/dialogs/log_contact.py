"""Log a contact: what it was, who took part and how they stood, what was said; one key saves from any field."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Input, TextArea

from kamtui.book.drafts import Typed
from kamtui.book.errors import BookError, Refused
from kamtui.reading import NotUnderstood, write_day
from kamtui.reading.clock import read_clock
from kamtui.reading.follow_ups import new_follow_ups, read_follow_ups
from kamtui.reading.past_days import read_past_day
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.contact_draft import PEOPLE, differing, new_key, picked_of, read_people, write_people
from kamtui.screens.draft_words import typed_at
from kamtui.screens.prefill import Prefill
from kamtui.services.contacts import Around, Contact, load_around, load_contact
from kamtui.services.engagement import Logged, change_contact, log_contact
from kamtui.text import TextTooLong, clean, fit
from kamtui.theme import glyph
from kamtui.vocabulary_plan import InteractionKind
from kamtui.widgets.field_row import FieldRow
from kamtui.widgets.form_note import FormNote
from kamtui.widgets.form_text import TextEntry
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.names_input import NamesInput
from kamtui.widgets.note_reading import NoteReading
from kamtui.widgets.parts import Parts
from kamtui.widgets.people_picker import PeoplePicker
from kamtui.widgets.person_list import Pickable
from kamtui.widgets.word_line import WordLine

KINDS = tuple((kind.value, kind.label) for kind in InteractionKind)
SMALL = (80, 24)
"""Below so many columns or rows the dialog takes the whole screen."""
FIXED = 13
"""Rows that are neither people, nor the note, nor what is read in it."""
NAME = 26
"""Cells of a name in the border at most: the account stands there, too."""
HELP = {
    "kind": "Left and right, or the beginning of a word",
    "day": "Written like today, -1d, fri, 24.12.",
    "time": "As 14:30; empty where it does not matter",
    "people": "A name, then + - 0 or 1 to 5: the stance, X: none; del takes out",
    "our_people": "Parted by commas; right takes what is offered",
    "subject": "What it was about, in a few words",
    "notes": "Lines with - [ ]  !  +  ? become actions, risks, ideas, open questions",
}
"""What belongs into each field."""


class LogContact(Dialog[Logged | None]):
    """The dialog; its result is what was logged, None when it was left. What was typed is kept, and offered again.

    Args:
        desk: What lies on the desk.
        around: The account and who may take part.
        first: What the fields say at first.
        contact_id: The contact that is changed; None for a new one.
        offered: Keys of those who stand first in the list.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("ctrl+s", "save"), ("esc", "back"))
    DEFAULT_CSS = """
    LogContact PersonInput, LogContact LineInput { background: $panel; }
    LogContact LineInput:focus { background: $select; }
    LogContact TextEntry { position: relative; layer: default; background: $panel; width: 1fr; }
    LogContact TextEntry:focus { background: $select; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "Save", show=False, id="contact.save",
                tooltip="Save the contact, from any field"),
        Binding("down", "app.focus_next", "Next field", show=False, id="contact.next",
                tooltip="Go to the next field"),
        Binding("up", "app.focus_previous", "Field before", show=False, id="contact.before",
                tooltip="Go to the field before"),
        Binding("f5", "as_it_was", "As it was", show=False, id="contact.as-it-was",
                tooltip="Take away all that was typed, once more brings it back"),
        Binding("f6", "copy", "Copy elsewhere", show=False, id="contact.copy",
                tooltip="Write what is typed and not saved into a file elsewhere"),
    ]  # fmt: skip

    def __init__(
        self,
        desk: Desk,
        around: Around,
        first: Contact,
        contact_id: int | None = None,
        offered: Collection[int] = (),
    ) -> None:
        super().__init__("", around.account)
        self._desk, self._around, self._first_contact, self._contact_id = desk, around, first, contact_id
        self._key = f"interaction:{contact_id}" if contact_id else new_key(around.account_id, first.series)
        self._record = f"interaction:{contact_id or 'new'}"
        today = desk.today
        people = [Pickable(one.id, one.name, one.title, one.stance) for one in around.people]
        people.sort(key=lambda one: one.id not in offered)
        self.kind = WordLine(KINDS, first.kind.value, id="kind")
        self.day = LineInput(write_day(first.day, today), echo=self._tell_day, id="day")
        self.time = LineInput(first.time or "", echo=_tell_time, id="time")
        self.people = PeoplePicker(people, picked_of(first, around))
        self.ours = NamesInput(first.our_people, names=around.colleagues, id="our_people")
        self.subject = LineInput(first.subject, id="subject")
        self.note = TextEntry()
        self.note.id = "notes"
        self.note.display = True
        self.note.load_text(first.note)
        self.reading = NoteReading(today)
        self.help = FormNote()
        self._first = self._texts()
        self._dropped: Mapping[str, Typed] = {}
        self._problem = ""
        self._before = desk.unsaved.offered(self._key)
        if self._before is not None:
            self._put(self._before.fields)

    # -------------------------------------------------------------------- frame

    def compose_dialog(self) -> Iterable[Widget]:
        """The fields, what the note becomes, and the line of help."""
        yield FieldRow("Kind", self.kind)
        yield FieldRow("Day", self.day)
        yield FieldRow("Time", self.time)
        yield FieldRow("People", self.people)
        yield FieldRow("Our people", self.ours)
        yield FieldRow("Subject", self.subject)
        yield FieldRow("Note", self.note)
        yield FieldRow("", self.reading)
        yield self.help

    def on_mount(self) -> None:
        """Begin with the people, as kind and day mostly are as they stand."""
        self._fit()
        self._tell_with()
        self._read_note()
        (self.people.line if self._contact_id is None else self.subject).focus()
        if self._before is not None and self._look():
            told: Parts = ((f"typed {typed_at(self._before, self._desk.today)} and not saved, ", "muted"),)
            drops: Parts = (("f5", "accent"), (" drops it", "muted"))
            self.foot.show((*told, *drops), (("not saved, ", "muted"), *drops), drops)
        self._desk.unsaved.watch(self._key, self._record, self._around.account_id, self._look)

    @on(PeoplePicker.Changed)
    def _tell_with(self) -> None:
        """Say in the border with whom it is: nobody is taken for met whom one has not seen there."""
        names = [one.name for one in self.people.picked]
        others = "" if len(names) < 2 else " and 1 other" if len(names) == 2 else f" and {len(names) - 1} others"
        first = fit(names[0], NAME, more=glyph("more")).rstrip() if names else ""
        self._heading = ("Contact" if self._contact_id else "Log a contact") + (
            f" with {first}{others}" if names else ""
        )
        super().on_resize()

    def on_resize(self) -> None:
        """Give people and note the rows there are."""
        super().on_resize()
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        is_small = width < SMALL[0] or height < SMALL[1]
        rows = max(5, height - FIXED - (self.help.rows - 1))
        people = max(2, min(8, rows // 3 + 1, max(3, self.people.people.count + 1)))
        note = max(2, min(8, (rows - people) // 2 + 1))
        reading = max(1, min(5, rows - people - note))
        self.people.people.styles.height = people
        self.note.styles.height = note
        self.reading.styles.height = reading
        box = self.query_one("#box")
        box.styles.width = "100%" if is_small else self.WIDTH
        box.styles.height = height if is_small else min(height, FIXED + people + note + reading)

    def on_descendant_focus(self) -> None:
        """Say what belongs into the field; what is wrong is said until something else is typed."""
        self._say(self._problem)

    def _say(self, problem: str) -> None:
        focused = self.focused
        self._problem = problem
        self.help.show(HELP.get((focused.id if focused else None) or "", ""), problem)
        self._fit()

    def on_click(self, event: Click) -> None:
        """A click beside the fields changes nothing."""
        event.stop()

    # ------------------------------------------------------------------- typing

    def _tell_day(self, text: str) -> str:
        try:
            day = self._read_day(text)
        except NotUnderstood:
            return "?"
        return "after today" if day > self._desk.today else write_day(day, self._desk.today)

    def _read_day(self, text: str) -> date:
        """The day a text means; one that was not touched is the one it was."""
        is_first = text == write_day(self._first_contact.day, self._desk.today)
        return self._first_contact.day if is_first else read_past_day(text, self._desk.today)

    @on(Input.Submitted)
    def _forward(self, message: Input.Submitted) -> None:
        message.stop()
        self.focus_next()

    @on(TextEntry.Left)
    def _leave_note(self, message: TextEntry.Left) -> None:
        message.stop()
        if message.by < 0:
            self.focus_previous()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if self._problem:
            self._say("")

    @on(TextArea.Changed)
    def _read_note(self) -> None:
        if self._problem:
            self._say("")
        text, today = self.note.text, self._desk.today
        found = new_follow_ups(text, self._first_contact.note, today) if self._contact_id else None
        if found is None:
            self.reading.show(read_follow_ups(text, today))
        else:
            self.reading.show(found, len(read_follow_ups(self._first_contact.note, today)))

    @on(LineInput.TooLong)
    def _too_long(self, message: LineInput.TooLong) -> None:
        message.stop()
        self._say(message.sentence)

    def _texts(self) -> dict[str, str]:
        """What all fields say."""
        return {
            "kind": self.kind.value,
            "day": self.day.value,
            "time": self.time.value,
            PEOPLE: write_people(self.people.picked),
            "our_people": self.ours.value,
            "subject": self.subject.value,
            "notes": self.note.text,
        }

    def _look(self) -> dict[str, Typed]:
        return differing(self._texts(), self._first)

    def _put(self, fields: Mapping[str, Typed]) -> None:
        """Have the fields say what was typed before, the others what they said at first."""
        texts = self._first | {name: typed.text for name, typed in fields.items() if name in self._first}
        self.kind.choose(texts["kind"])
        self.day.value, self.time.value = texts["day"], texts["time"]
        self.ours.value, self.subject.value = texts["our_people"], texts["subject"]
        self.people.put(read_people(texts[PEOPLE], self._around))
        if self.is_attached:
            self._tell_with()
        self.note.load_text(texts["notes"])

    # --------------------------------------------------------------- save, leave

    def _contact(self) -> Contact:
        """What the fields say.

        Raises:
            Refused: One of them cannot be read.
        """
        try:
            day = self._read_day(self.day.value)
        except NotUnderstood as problem:
            raise Refused(str(problem), "day") from None
        try:
            time = read_clock(self.time.value) if self.time.value.strip() else None
        except NotUnderstood as problem:
            raise Refused(str(problem), "time") from None
        try:
            note = clean(self.note.text).strip("\n")
        except TextTooLong as problem:
            raise Refused(f"Note: {problem}", "notes") from None
        return replace(
            self._first_contact,
            kind=InteractionKind(self.kind.value),
            day=day,
            time=time,
            subject=self.subject.value,
            note=note,
            our_people=self.ours.value,
            people=tuple((one.who, one.stance) for one in self.people.picked),
        )

    def action_save(self) -> None:
        """Save the contact in one step, or say in one sentence why not; all that was typed stays."""
        self.people.settle()
        desk = self._desk
        try:
            contact = self._contact()
            with desk.unsaved.saving(self._key):
                if self._contact_id is None:
                    logged = log_contact(
                        desk.book, self._around.account_id, contact, desk.today, me=desk.settings.me
                    )
                else:
                    logged = change_contact(desk.book, self._contact_id, contact, desk.today, me=desk.settings.me)
        except Refused as refused:
            self._go_to(refused.field)
            self._say(refused.message)
        except BookError as error:
            self._say(str(error))
            self.foot.offer(("ctrl+s", "try again"), ("f6", "save a copy elsewhere"), ("esc", "back"))
            self.foot.show()
            self.app.clear_notifications()
        else:
            self.dismiss(logged)

    def _go_to(self, field: str) -> None:
        """Have the keys go where something is wrong."""
        if field in HELP:
            found = self.query_one(f"#{field}")
            self.set_focus(found)

    def action_leave(self) -> None:
        """Go back; what was typed is kept and offered again."""
        self._desk.unsaved.leave(self._key)
        self.dismiss(None)

    def action_as_it_was(self) -> None:
        """Take away what was typed; once more brings it back."""
        back: Parts = (("f5", "accent"), (" brings it back", "muted"))
        if typed := self._look():
            self._dropped = typed
            self._put({})
            self.foot.show((("what you typed is gone, ", "muted"), *back), back)
        elif self._dropped:
            self._put(self._dropped)
            self._dropped = {}
            self.foot.show()

    def action_copy(self) -> None:
        """Write all that is typed and not saved into a file elsewhere."""
        from kamtui.screens.dialogs.draft_copy import copy_drafts  # only when asked for

        copy_drafts(self.app, self._desk)


def _tell_time(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return read_clock(text)
    except NotUnderstood:
        return "?"


def new_contact(desk: Desk, account_id: int, prefill: Prefill) -> LogContact:
    """The dialog for a new contact.

    Args:
        desk: What lies on the desk.
        account_id: The account.
        prefill: What the place knows of it.

    Raises:
        Refused: There is no such account.
        BookError: It could not be read.
    """
    around = load_around(desk.book, account_id)
    known = {one.id for one in around.people}
    day = min(prefill.day or desk.today, desk.today)
    first = Contact(
        InteractionKind(prefill.kind or InteractionKind.MEETING),
        day,
        prefill.time or None,
        prefill.subject,
        our_people=prefill.our_people,
        people=tuple((who, None) for who in prefill.people if who in known),
        series=prefill.series,
    )
    return LogContact(desk, around, first, offered=prefill.offered)


def old_contact(desk: Desk, contact_id: int) -> LogContact:
    """The dialog for a contact that is changed.

    Raises:
        Refused: It is gone.
        BookError: It could not be read.
    """
    account_id, contact = load_contact(desk.book, contact_id)
    return LogContact(desk, load_around(desk.book, account_id), contact, contact_id)
