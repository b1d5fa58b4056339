"""A record as a form in a dialog: saved as one step, or left with what was typed kept for the next time."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.book.drafts import Draft, Typed
from kamtui.book.errors import BookError, Refused
from kamtui.fieldspec import FieldSpec
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.draft_words import typed_at
from kamtui.screens.own_editor import write_in_own_editor
from kamtui.services.drafting import is_changed_since
from kamtui.services.long_text import EditorFailed, LongText
from kamtui.widgets.form import Form
from kamtui.widgets.form_draft import Again, Links
from kamtui.widgets.parts import Parts

Result = TypeVar("Result")

TRY_AGAIN = (("ctrl+s", "try again"), ("f6", "save a copy elsewhere"), ("esc", "back"))
"""The keys after a save that failed."""

FRAME = 4
"""Rows of the box besides the form: the border, the foot's rule and its line."""
SMALL = (80, 24)
"""Below so many columns or rows a dialog takes the whole screen."""


class RecordForm(Dialog[Result | None]):
    """A form over a place; its result is what `save` answers, None when it was left.

    An example, to change a risk::

        def save(values: Mapping[str, object]) -> int:
            change_record(desk.book, "risk", risk_id, values, desk.today)
            return risk_id

        form = RecordForm(
            "Risk", view.account, desk=desk, key=f"risk:{risk_id}", account_id=view.account_id, specs=RISK.specs,
            initial=row.values, currency=view.currency, always=never_empty(RISK.entry), save=save,
        )
        self.app.push_screen(form, self._saved)  # _saved(risk_id or None)

    Args:
        title: What it is, in the top border.
        context: For whom, at the right end of the top border.
        desk: What lies on the desk: the day, and what was typed into forms that were left.
        key: Table and id of its record, as `account:12` or `account:new`; the form is known by it among the drafts.
        account_id: Whose record it is; None for a new account.
        specs: The fields.
        initial: Their first values by name; what is missing is empty.
        save: Takes the values by field name and saves them in one step: those that were changed, or for a new
            record all that are not empty or were changed. It may raise `Refused` or `BookError`: the sentence is
            then shown at its field or above the keys, and all that was typed stays.
        currency: The currency of amounts; a field named `currency` goes before it.
        is_new: Whether there is no record yet.
        always: Names of choices that cannot be left without one.
        links: By the name of a `LINK` field the ids and words it may be given.
        record: Table and id of its record, where it has another form besides the one of `key`.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("ctrl+s", "save"), ("esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "as_it_was", "As it was", show=False, id="form.as-it-was",
                tooltip="Take away all that was typed into this form, once more brings it back"),
        Binding("f6", "copy", "Copy elsewhere", show=False, id="form.copy",
                tooltip="Write what is typed and not saved into a file elsewhere"),
    ]  # fmt: skip

    def __init__(
        self,
        title: str,
        context: str = "",
        *,
        desk: Desk,
        key: str,
        account_id: int | None,
        specs: Sequence[FieldSpec],
        initial: Mapping[str, object],
        save: Callable[[Mapping[str, object]], Result],
        currency: str = "",
        is_new: bool = False,
        always: Collection[str] = (),
        links: Links | None = None,
        record: str = "",
    ) -> None:
        super().__init__(title, context)
        self._record = record or key
        self._desk, self._key, self._save, self._is_new = desk, key, save, is_new
        self._account_id = account_id
        self._before = desk.unsaved.offered(key)
        self.form = Form(
            specs,
            initial,
            today=desk.today,
            currency=currency,
            always=always,
            links=links,
            typed=self._before and self._before.fields,
            compares=not is_new,
        )

    def compose_dialog(self) -> Iterable[Widget]:
        """The form."""
        self.form.expect(min(self.WIDTH, self.app.size.width) - 2)
        yield self.form

    def on_mount(self) -> None:
        """Say that earlier typing is here again, and keep what is typed now."""
        self._fit(self.form.rows_needed)
        if self._before is not None and self.form.kept():
            self._offer(self._before)
        self._desk.unsaved.watch(self._key, self._record, self._account_id, self._look)

    def _offer(self, draft: Draft) -> None:
        """Say that what was typed is here again, and how it is taken away."""
        drops: Parts = (("f5", "accent"), (" drops it", "muted"))
        at = typed_at(draft, self._desk.today)
        is_outdated = any(is_changed for _, is_changed in self.form.draft.differences())
        if is_outdated or is_changed_since(self._desk.book, draft):
            changed = ((f"typed {at}, changed since, ", "watch"), *drops)
            self.foot.show(changed, (("changed since you typed, ", "watch"), *drops), (("changed since", "watch"),))
        else:
            typed = ((f"typed {at} and not saved, ", "muted"), *drops)
            self.foot.show(typed, (("not saved, ", "muted"), *drops), drops)

    def _look(self) -> dict[str, Typed]:
        return {name: Typed(*pair) for name, pair in self.form.kept().items()}

    def on_resize(self) -> None:
        """Take as many rows as the form needs, on small screens all."""
        self._fit(self.form.rows_needed)

    @on(Form.Resized)
    def _resized(self, message: Form.Resized) -> None:
        self._fit(message.rows)

    def _fit(self, rows: int) -> None:
        box = self.query_one("#box")
        width, height = self.app.size
        is_small = width < SMALL[0] or height < SMALL[1]
        # It only ever grows: a box in the middle of the screen that shrinks takes the row from under one's eyes.
        self._tallest = max(self._tallest, rows + FRAME)
        box.styles.width = "100%" if is_small else self.WIDTH
        box.styles.height = height if is_small else min(height, self._tallest)

    _tallest = 0

    # --------------------------------------------------------------- save, leave

    @on(Form.Saved)
    def _try_to_save(self, message: Form.Saved) -> None:
        values = {
            name: value
            for name, value in message.values.items()
            if name in message.changed or (self._is_new and value is not None)
        }
        try:
            with self._desk.unsaved.saving(self._key):
                result = self._save(values)
        except Refused as refused:
            self.form.show_errors({refused.field: refused.message})
        except BookError as error:
            self.form.show_errors({"": str(error)})
            self.foot.offer(*TRY_AGAIN)
            self.foot.show()
            self.app.clear_notifications()  # one that tells of the same cause would cover this
        else:
            self.dismiss(result)

    @on(Form.Left)
    def _left(self) -> None:
        self.action_leave()

    def action_leave(self) -> None:
        """Go back; what was typed is kept and offered again."""
        self._desk.unsaved.leave(self._key)
        self.dismiss(None)

    def action_as_it_was(self) -> None:
        """Take away what was typed; once more brings it back."""
        typed = self.form.kept()
        if typed:
            self._dropped = typed
            self.form.reset()
            back: Parts = (("f5", "accent"), (" brings it back", "muted"))
            self.foot.show((("what you typed is gone, ", "muted"), *back), back)
        elif self._dropped:
            self.form.reset(self._dropped)
            self._dropped = {}
            self.foot.show()

    _dropped: Again = MappingProxyType({})

    def action_copy(self) -> None:
        """Write all that is typed and not saved into a file elsewhere."""
        from kamtui.screens.dialogs.draft_copy import copy_drafts  # only when asked for

        copy_drafts(self.app, self._desk)

    # ---------------------------------------------------------------- own editor

    @on(Form.EditorWanted)
    def _lend(self, message: Form.EditorWanted) -> None:
        """Have a long text written in the user's own editor."""
        self._desk.unsaved.keep_now()
        try:
            with LongText(message.text) as note:
                text = write_in_own_editor(self.app, note)
        except OSError as error:
            self.form.show_errors({message.name: f"No file could be made for the editor: {error.strerror}."})
        except EditorFailed as failed:
            self.form.show_errors({message.name: str(failed)})
        else:
            self.form.put(message.name, text)
            self._desk.unsaved.keep_now()  # the editor and its file are gone


def never_empty(entry: type[Any]) -> frozenset[str]:
    """The choices of a record that always have a word.

    Args:
        entry: The class of what a person enters, of `kamtui.models`.
    """
    return frozenset(name for name, info in entry.model_fields.items() if info.get_default() is not None)
