"""Plan: the current account's plan, with its keys."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from textual import events, on
from textual.binding import Binding, BindingType

from kamtui.book.errors import BookError, Refused
from kamtui.fieldspec import FieldKind
from kamtui.models.outline import SECTIONS
from kamtui.rules.judged import Cause, quoted
from kamtui.rules.plan import Link, PlanRow
from kamtui.screens.base import OpenPlace, say
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.screens.own_editor import has_own_editor, write_in_own_editor
from kamtui.screens.plan_figures import computed_from, figure_entries
from kamtui.screens.plan_lines import GROUP, Key, below_of, next_gap, title_of
from kamtui.screens.plan_links import owners_of, read_owner
from kamtui.screens.plan_muted_keys import ELSEWHERE, why_nothing
from kamtui.screens.plan_outline import PEOPLE
from kamtui.screens.plan_risks import PlanRisks
from kamtui.services.long_text import EditorFailed, LongText
from kamtui.services.plan import (
    change_record,
    cycle_visibility,
    indent_record,
    move_record,
    outdent_record,
    remove_record,
    toggle_done,
)
from kamtui.services.plan_naming import tell_apart
from kamtui.widgets.table import Table

OF_A_RECORD = frozenset({
    "edit_cell", "edit_all", "remove", "move_record", "indent", "done", "visibility", "note", "history",
})  # fmt: skip
"""What needs a record under the cursor."""
OF_AN_ACCOUNT = frozenset({
    "new", "new_below", "next_gap", "why", "export", "fold", "pane", "preview", "sign", "changes", "plans",
})  # fmt: skip
"""What needs an account."""
NOT_MOVED = "Not moved"


class PlanScreen(PlanRisks):
    """The plan of the current account: outline left, section right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,shift+tab", "pane", "outline", id="plan.pane",
                tooltip="Go to the outline, and from there back"),
        Binding("n", "new", "new", id="plan.new", tooltip="Write a new one below the cursor"),
        Binding("o", "new_below", "New below it", show=False, id="plan.new-below",
                tooltip="Write a new one that serves the one under the cursor, beside what nothing serves"),
        Binding("e", "edit_cell", "edit", id="plan.edit",
                tooltip="Edit in place; tab goes on to the next value"),
        Binding("v", "show_view", "view", id="plan.view", tooltip="Show the section in another way, and back"),
        Binding("q", "question_bank", "questions", id="plan.question-bank",
                tooltip="Take discovery questions from the bank"),
        Binding("B", "bring_ready", "Ready-made", show=False, id="plan.bring-ready",
                tooltip="Bring in the ready-made figures, most of which are computed"),
        Binding("minus", "put_aside", "Not applicable", key_display="-", show=False, id="plan.put-aside",
                tooltip="Say of a question that it does not apply here, or that it does"),
        Binding("A", "make('action')", "action", id="plan.make-action",
                tooltip="Make an action of a finding; it serves the objective the finding names"),
        Binding("R", "make('risk')", "risk", id="plan.make-risk",
                tooltip="Make a risk of a finding"),
        Binding("space", "done", "done", id="plan.done", tooltip="Done, or open again"),
        Binding("V", "visibility", "visibility", id="plan.visibility",
                tooltip="Internal, for the customer, private"),
        Binding("x", "export", "export", id="plan.export", tooltip="Write the plan as Markdown"),
        Binding("full_stop", "next_gap", "next gap", key_display=".", id="plan.next-gap",
                tooltip="Go to the next thing that is missing"),
        Binding("E", "edit_all", "Edit all", show=False, id="plan.edit-all",
                tooltip="Edit every field of the record"),
        Binding("N", "note", "Note", show=False, id="plan.note", tooltip="Write the note in your own editor"),
        Binding("delete", "remove", "Remove", show=False, id="plan.remove",
                tooltip="Remove it with all that serves it; u brings it back"),
        Binding("J", "move_record(1)", "Move down", show=False, id="plan.move-down",
                tooltip="Move it down among its neighbours"),
        Binding("K", "move_record(-1)", "Move up", show=False, id="plan.move-up",
                tooltip="Move it up among its neighbours"),
        Binding("greater_than_sign", "indent(1)", "Indent", key_display=">", show=False, id="plan.indent",
                tooltip="Have it serve the one above: a goal becomes an objective, an objective an action"),
        Binding("less_than_sign", "indent(-1)", "Outdent", key_display="<", show=False, id="plan.outdent",
                tooltip="Take it a level out: an action becomes an objective, an objective a goal"),
        Binding("h,left", "fold(True)", "Fold", show=False, id="plan.fold",
                tooltip="Hide what serves it, then go to what it serves, then to the outline"),
        Binding("l,right", "fold(False)", "Unfold", show=False, id="plan.unfold",
                tooltip="Show what serves it, then go there"),
        Binding("escape", "back", "Back", show=False, id="plan.back",
                tooltip="Take the message away; without one go to the outline"),
        Binding("H", "history", "History", show=False, id="plan.history",
                tooltip="Show what was changed in the record, field by field"),
        Binding("equals_sign", "why", "Why", key_display="=", show=False, id="plan.why",
                tooltip="Show the arithmetic of its progress and of the plan"),
        Binding("p", "preview", "Preview", show=False, id="plan.preview",
                tooltip="Show the plan as it would be exported"),
        Binding("S", "sign", "Sign", show=False, id="plan.sign",
                tooltip="Sign the plan as it is now, and read what was signed"),
        Binding("D", "changes", "Changes", show=False, id="plan.changes",
                tooltip="Tell what has changed since the plan was signed"),
        Binding("Y", "plans", "Plans", show=False, id="plan.plans",
                tooltip="Show the plans of all years: begin one, close one, read a past one"),
    ]  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what has nothing at the cursor; hide what has nothing in the section, or not in writing."""
        if action in OF_A_RECORD | OF_AN_ACCOUNT and self.is_writing:
            return False
        if super().check_action(action, parameters) is None:  # a past plan: what is of other sections is not here
            return None if self.is_of_section(action) is not False else False
        if action in OF_A_RECORD | OF_AN_ACCOUNT and self.shown.view is None:
            return False
        if action in OF_A_RECORD and self.is_grid:
            return False
        if (is_of_here := self.is_of_section(action)) is not None:
            return is_of_here and not self.is_writing
        acts = action not in OF_A_RECORD or (self.body.has_focus and self.record is not None)
        return acts or (None if self.rows else False)

    def on_key(self, event: events.Key) -> None:
        """Say why a key does nothing; a key that does something never comes here."""
        if self.is_writing:
            return
        action = self._action_of(event.key)
        if self.is_past:
            if action in ELSEWHERE and self.check_action(action, ()) is False:
                self._say_past()
        elif self.shown.view is None:
            if action in OF_A_RECORD | OF_AN_ACCOUNT:
                say(self, "A plan belongs to an account: 1 goes to Accounts", "No account yet")
        elif action in ELSEWHERE and self.check_action(action, ()) is False:
            title, text = ELSEWHERE[action]
            say(self, text, title)
        elif action in OF_A_RECORD and not self.is_grid and not self.check_action(action, ()):
            told = why_nothing(
                action, has_line=self.line is not None, is_outside=self.outline.has_focus,
                has_record=self.record is not None,
            )  # fmt: skip
            say(self, told.text, told.title)

    def _action_of(self, key: str) -> str:
        """What a key of the place does, where it does something; empty for a key that is none."""
        found = self._bindings.key_to_bindings.get(key, ())
        return next((binding.action.partition("(")[0] for binding in found), "")

    # --------------------------------------------------------------- going about

    def action_pane(self) -> None:
        """Go to the outline; from there the outline's own keys lead back."""
        self.set_focus(self.outline)

    def action_back(self) -> None:
        """Step out one level."""
        if self.query("Toast"):
            self.app.clear_notifications()
        elif self.shown.view is not None and not self.leave_past():
            self.set_focus(self.outline)

    def action_fold(self, is_folded: bool) -> None:
        """Go one step to the left or to the right, in the tree and then between the panes."""
        line = self.line
        if self.outline.has_focus:
            return
        if line is not None and line.has_below and line.is_folded != is_folded:
            self.fold(is_folded=is_folded)
        elif not is_folded:
            if line is not None and line.has_below:
                self.table.action_move(1)
        elif line is not None and (above := self.above(line.key)) is not None:
            self.table.move_to(above)
        else:
            self.set_focus(self.outline)

    def action_next_gap(self) -> None:
        """Go to the next thing that is missing."""
        view, record = self.shown.view, self.record
        if view is None:
            return
        at = None if record is None else (record.kind, record.id)
        found = next_gap(view, [section.key for section in SECTIONS], self.section.key, at)
        if found is None:
            say(self, "The plan has no gaps")
        else:
            self.show_record(*found)

    @on(Table.Opened, "#outline")
    def _section_chosen(self) -> None:
        if self.outline.row is not None and self.outline.row.key == PEOPLE:
            self.post_message(OpenPlace("people"))
        else:
            self.set_focus(self.body)

    @on(Table.Opened, "#records")
    def _opened(self) -> None:
        line = self.line
        if line is not None and line.row.kind == GROUP:
            self.fold(is_folded=not line.is_folded)
        else:
            self.begin_edit()

    # -------------------------------------------------------------------- verbs

    def action_new(self) -> None:
        """Write a new record below the cursor."""
        self.begin_new(below_it=False)

    def action_new_below(self) -> None:
        """Write a new record that serves the one under the cursor."""
        self.begin_new(below_it=True)

    def action_edit_cell(self) -> None:
        """Edit the title in its line; tab goes on from there."""
        self.begin_edit()

    def action_edit_all(self) -> None:
        """Edit every field of the record in a form."""
        self._edit_all(at_note=False)

    def _edit_all(self, *, at_note: bool) -> None:
        from kamtui.screens.dialogs.record_form import RecordForm, never_empty  # only when asked for

        view, row = self.shown.view, self.record
        if view is None or row is None:
            return
        self.app.clear_notifications()
        record = next(record for record in self.section.levels if record.key == row.kind)
        source = computed_from(view, row)
        specs = tuple(spec for spec in record.specs if not (source and spec.name == "value"))

        def save(values: Mapping[str, object]) -> Key:
            owner = values.get("owner")
            if isinstance(owner, str):
                values = {**values, "owner": read_owner(owner, owners_of(view))}
            change_record(self.desk.book, row.kind, row.id, values, self.desk.today)
            return row.kind, row.id

        form = RecordForm(
            f"{record.label.capitalize()}{f', computed from {source}' if source else ''}",
            view.account,
            desk=self.desk,
            key=f"{row.kind}:{row.id}",
            account_id=view.account_id,
            specs=specs,
            initial={name: value.id if isinstance(value, Link) else value for name, value in row.values.items()},
            links={
                spec.name: tell_apart(self.desk.book, spec.links, view.links.get(spec.links, ()))
                for spec in record.specs
                if spec.kind is FieldKind.LINK
            },
            save=save,
            currency=view.currency,
            always=never_empty(record.entry),
        )
        if at_note:
            form.form.begin_at("note")
        self.app.push_screen(form)

    def action_done(self) -> None:
        """Mark an action done or a risk closed, or open it again."""
        if (row := self.record) is not None and not self.answer(row):
            self.attempt(lambda: toggle_done(self.desk.book, row.kind, row.id, self.desk.today))

    def action_visibility(self) -> None:
        """Show it to more people, round the end."""
        if (row := self.record) is not None:
            self.attempt(lambda: cycle_visibility(self.desk.book, row.kind, row.id))

    def action_move_record(self, by: Literal[-1, 1]) -> None:
        """Move it among its neighbours."""
        if (row := self.record) is not None:
            alike = self.moves_among
            moved = self.attempt(lambda: move_record(self.desk.book, row.kind, row.id, by, alike=alike), NOT_MOVED)
            if moved is False:
                say(self, f"It is the {'last' if by > 0 else 'first'} one here already", NOT_MOVED)

    def action_indent(self, by: int) -> None:
        """Change its level; the cursor goes with it."""
        if (row := self.record) is not None:
            change = indent_record if by > 0 else outdent_record
            found = self.attempt(lambda: change(self.desk.book, row.kind, row.id), NOT_MOVED)
            if found is not None:
                self.show_record(self.section.key, found)

    def action_remove(self) -> None:
        """Remove it and what serves it."""
        if (row := self.record) is not None:
            below = below_of(self.rows, (row.kind, row.id))
            told = f"{self.name_of(row)}{f' and {below} below it' if below else ''} · u brings it back"

            def remove() -> bool:
                remove_record(self.desk.book, row.kind, row.id)
                return True

            if self.attempt(remove):
                say(self, told, "Removed")

    def name_of(self, row: PlanRow) -> str:
        """A record's kind and title, as sentences name it."""
        return f"{row.kind.capitalize()} {quoted(title_of(self.section, row))}"

    # --------------------------------------------------------------------- note

    def action_note(self) -> None:
        """Write the note in the user's own editor or in the form; what was written is kept, whatever fails."""
        row = self.record
        if row is None:
            return
        if not has_own_editor() or self.has_note_kept(row):
            self._edit_all(at_note=True)
            return
        before = str(row.values.get("note") or "")
        self.desk.unsaved.keep_now()  # nothing is looked at while the editor has the terminal
        try:
            with LongText(before) as note:
                text = write_in_own_editor(self.app, note)
                try:
                    if text != before:
                        change_record(self.desk.book, row.kind, row.id, {"note": text or None}, self.desk.today)
                except (Refused, BookError) as error:
                    is_kept = self.keep_note(row, text, before)
                    where = "E has what you wrote" if is_kept else note.keep()
                    raise EditorFailed(f"{str(error).rstrip('.')}: {where}.") from error
        except EditorFailed as error:
            say(self, str(error), "Note not changed", bad=True)

    # ------------------------------------------------------------ why and export

    def action_why(self) -> None:
        """Show the arithmetic of the record and of the plan."""
        from kamtui.screens.dialogs.why import WhyDialog  # only when asked for

        view = self.shown.view
        if view is not None:
            self.app.push_screen(WhyDialog(f"{view.account} · {view.title}", self._why_entries()), self._jump)

    def _why_entries(self) -> Iterator[WhyEntry]:
        view, row = self.shown.view, self.record
        if row is not None:
            title: tuple[tuple[str, str], ...] = ((title_of(self.section, row), "fg"),)
            yield WhyEntry(row.kind.capitalize(), title, row.gaps or (Cause("nothing is missing"),))
            if row.progress is not None:
                value = row.progress.value
                figure = ("?", "muted") if value is None else (f"{value}%", "fg")
                yield WhyEntry("Progress", (figure,), row.progress.why)
        if view is not None:
            yield from figure_entries(view, self.section.key, row)
            yield WhyEntry("Complete", ((f"{view.completeness.value}%", "fg"),), view.completeness.why)

    def _jump(self, record: Key | None) -> None:
        """Go to the record that is a cause."""
        if record is not None:
            self.desk.target = record
            self._take_target()

    def action_history(self) -> None:
        """Show what was changed in the record."""
        from kamtui.screens.dialogs.history import record_history  # only when asked for

        if (row := self.record) is not None:
            title = title_of(self.section, row)
            self.attempt(
                lambda: self.app.push_screen(record_history(self.desk, row.kind, row.id, title)), "Not read"
            )
