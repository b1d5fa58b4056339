"""Add an action in one line: `send draft @me ^fri #brenner !high`, with what is understood told at every key."""

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from kamtui.book.drafts import Typed
from kamtui.book.errors import BookError, Refused
from kamtui.reading import WEEKDAYS, NotUnderstood, read_day, write_day
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.services.adding import Added, Known, add_action, completions, load_known, understand
from kamtui.theme import glyph
from kamtui.widgets.field_row import FieldRow
from kamtui.widgets.form_note import FormNote
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.offer_list import Offer, OfferList
from kamtui.widgets.parts import Parts

FORM = "quick-action"
"""What the dialog is known by among the drafts, with the account where the line names none."""
HOW = "@ who   ^ until when   # account   ! high, medium, low"
"""What is told while no mark is being typed."""
DAYS = ("today", "tomorrow", *(name[:3].lower() for name in WEEKDAYS), "+1w", "+2w", "eow", "eom", "eoq", "eoy")
"""Days that are offered."""
WORD = r'(?:^|\s)([@^#!](?:["“][^"“”]*["”]?|[^\s"“]*))$'
"""A word with a mark, up to the cursor."""


class ActionInput(LineInput):
    """The line; tab takes what is offered, up and down choose it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "offered", "Take it", show=False, id="quick.take", tooltip="Take what is offered"),
        Binding("down", "offer(1)", "Next one", show=False, id="quick.next",
                tooltip="Go to the next that is offered"),
        Binding("up", "offer(-1)", "One before", show=False, id="quick.before",
                tooltip="Go to the one before that is offered"),
    ]  # fmt: skip

    def action_offered(self) -> None:
        """Take what is offered."""
        self.screen.query_one(OfferList).post_message(OfferList.Clicked(-1))

    def action_offer(self, by: int) -> None:
        """Choose another of those offered."""
        self.screen.query_one(OfferList).move(by)


class QuickAction(Dialog[Added | None]):
    """The dialog; its result is what was added, None when it was left. What was typed is kept, and offered again.

    Args:
        desk: What lies on the desk.
        known: What the line may name.
        account_id: The account where the line names none.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("tab", "complete"), ("enter", "save"), ("esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "Save", show=False, id="quick.save", tooltip="Save the action"),
        Binding("f5", "clear", "Clear", show=False, id="quick.clear",
                tooltip="Take away what was typed, once more brings it back"),
    ]  # fmt: skip

    def __init__(self, desk: Desk, known: Known, account_id: int | None) -> None:
        super().__init__("Add an action", known.accounts.name(account_id) or "")
        self._desk, self._known, self._account_id = desk, known, account_id
        self._form = f"{FORM}:{account_id}"
        before = desk.unsaved.offered(self._form)
        self._was_typed = before is not None
        self._dropped = ""
        self.line = ActionInput(next(iter(before.fields.values())).text if before else "", id="title")
        self.reading = FormNote()
        self.offers = OfferList()

    def compose_dialog(self) -> Iterable[Widget]:
        """The line, what is offered, and what is understood."""
        yield FieldRow("Action", self.line)
        yield FieldRow("", self.offers)
        yield self.reading

    def on_mount(self) -> None:
        """The keys go to the line."""
        super().on_mount()
        self.line.focus()
        self.line.cursor_position = len(self.line.value)
        self._tell()
        if self._was_typed:
            told: Parts = (("not saved before, ", "muted"), ("f5", "accent"), (" drops it", "muted"))
            self.foot.show(told, told[1:])
        self._desk.unsaved.watch(self._form, "action:new", self._account_id, self._look)

    def on_resize(self) -> None:
        """Take the whole width of a small screen."""
        super().on_resize()
        self.offers.styles.height = max(1, min(6, self.size.height - 8))

    def _look(self) -> dict[str, Typed]:
        return {"title": Typed(self.line.value)} if self.line.value.strip() else {}

    # ------------------------------------------------------------------ reading

    def _tell(self) -> None:
        """Say how the line is understood, and offer what the word at the cursor may become."""
        self.offers.show(self._offered(), ((HOW, "muted"),))
        text = self.line.value
        if not text.strip():
            self.reading.show("As: send draft @me ^fri #brenner !high")
            return
        try:
            read = understand(text, self._desk.today, self._known, self._account_id)
        except (NotUnderstood, Refused) as problem:
            self.reading.show("", str(problem))
            return
        due = f"due {write_day(read.due, self._desk.today)}" if read.due else "no day"
        said = [read.title, read.account, read.owner or "nobody named", due, read.priority or ""]
        self.reading.show(f" {glyph('none')} ".join(filter(None, said)))

    def _word(self) -> str:
        """The word with a mark that ends at the cursor; empty where there is none."""
        found = re.search(WORD, self.line.value[: self.line.cursor_position])
        return found[1] if found else ""

    def _offered(self) -> Sequence[Offer]:
        word = self._word()
        if not word:
            return ()
        found = completions(word, self._known, DAYS)
        if word[0] == "^":
            return [(text, self._day_in_words(text[1:])) for text, _ in found]
        return found

    def _day_in_words(self, text: str) -> str:
        day = read_day(text, self._desk.today)
        return f"{text}   {write_day(day, self._desk.today)}"

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._tell()

    @on(OfferList.Clicked)
    def _take(self, message: OfferList.Clicked) -> None:
        message.stop()
        self.offers.show(self._offered(), ((HOW, "muted"),))
        if message.place >= 0:
            self.offers.choose(message.place)
        word, offer = self._word(), self.offers.current
        if offer is None:
            return
        end = self.line.cursor_position
        rest = self.line.value[end:]
        written = offer[0] + ("" if rest.startswith(" ") else " ")
        self.line.value = self.line.value[: end - len(word)] + written + rest
        self.line.cursor_position = end - len(word) + len(written)
        self._tell()
        self.line.focus()

    # --------------------------------------------------------------- save, leave

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_save()

    def action_save(self) -> None:
        """Save the action, or say in one sentence why not; what was typed stays."""
        desk = self._desk
        try:
            with desk.unsaved.saving(self._form):
                added = add_action(desk.book, self.line.value, desk.today, self._account_id, me=desk.settings.me)
        except (NotUnderstood, Refused, BookError) as problem:
            self.reading.show("", str(problem))
        else:
            self.dismiss(added)

    def action_leave(self) -> None:
        """Go back; what was typed is kept and offered again."""
        self._desk.unsaved.leave(self._form)
        self.dismiss(None)

    def action_clear(self) -> None:
        """Take away what was typed; once more brings it back."""
        text = self.line.value
        self.line.value, self._dropped = ("", text) if text else (self._dropped, "")
        self.line.cursor_position = len(self.line.value)
        self.foot.show()


def open_quick_action(desk: Desk, account_id: int) -> QuickAction:
    """The dialog.

    Args:
        desk: What lies on the desk.
        account_id: The account where the line names none.

    Raises:
        BookError: What may be named could not be read.
    """
    return QuickAction(desk, load_known(desk.book, account_id, desk.settings.me), account_id)
