"""Writing in the plan: a value edited in its line, a new record that is in the book only once it has a name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from textual import on

from kamtui.book.drafts import Typed
from kamtui.book.errors import BookError, Refused
from kamtui.models.outline import Section
from kamtui.rules.judged import quoted
from kamtui.rules.plan import NewName, PlanRow
from kamtui.screens.base import say
from kamtui.screens.desk import Desk
from kamtui.screens.plan_cells import Cell, Named, cells_of
from kamtui.screens.plan_drafts import OLDER, cell_form, one_line, record_of, told_again, typed_in
from kamtui.screens.plan_figures import computed_from
from kamtui.screens.plan_lines import Key, NewPlace, appeared, new_place
from kamtui.screens.plan_links import owners_of
from kamtui.screens.plan_resting_enter import PlanRestingEnter
from kamtui.screens.plan_shown import PlanShown
from kamtui.screens.plan_typing import how_typed, title_wanted
from kamtui.services.plan import add_records, change_record
from kamtui.services.plan_naming import tell_apart
from kamtui.widgets.cell_editor import CellEditor
from kamtui.widgets.choice_cell import ChoiceCell
from kamtui.widgets.parts import Parts

NOT_SAVED_YET = "Not saved"
"""What is said of a text that was left."""
TITLE = 0
"""The place of the title among a record's cells."""
OF_TODAY = ("idea", "value")
"""Kinds of records whose day is today's unless another one is said."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What is being written.

    Attributes:
        section: Where.
        account_id: Whose plan.
        key: The record; of a new one the key its draft has.
        place: Where a new record goes; None for one that is in the book.
        cell: The value.
        number: The place of that value among the record's cells.
        editor: Where it is typed or picked.
        form: What a text that is typed there is known by until it is saved.
        began_at: The place where editing begins.
    """

    section: Section
    account_id: int
    key: Key
    place: NewPlace | None
    cell: Cell
    number: int
    editor: CellEditor | ChoiceCell
    form: str
    began_at: int = TITLE

    @property
    def began_with(self) -> str:
        """The key that begins writing there again."""
        if self.place is None:
            steps = self.number - self.began_at
            return "e, shift+tab" if steps < 0 else ("e", "e, tab", "e, then tab")[min(steps, 2)]
        return "o" if self.place.below is None and self.place.parent is not None else "n"


class PlanWriting(PlanRestingEnter):
    """The plan with an editor over the cell that is being written."""

    _draft: NewPlace | None = None
    """Where a new record is being written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._writing: Writing | None = None
        self._has_failed = False

    # ----------------------------------------------------------- what is written

    @property
    def is_writing(self) -> bool:
        """Whether an editor stands on a cell."""
        return self._writing is not None

    def rows_shown(self) -> Sequence[PlanRow]:
        """The section's rows, with the draft of a new one in its place."""
        if self._draft is None:
            return self.rows
        line = min(self._draft.line, len(self.rows))
        return (*self.rows[:line], self._draft.draft(), *self.rows[line:])

    def begin_new(self, *, below_it: bool) -> None:
        """Write a new record at the cursor.

        Args:
            below_it: Whether it serves the one under the cursor; it stands beside one that nothing can serve.
        """
        if self.shown.view is None:
            return
        # Where records serve others, the outline stands for the section: from there one writes what serves nothing.
        is_outermost = self.outline.has_focus and len(self.section.levels) > 1 and not below_it
        at = None if is_outermost else self.key
        # Who writes on without looking must find a line to write in: a refusal would leave the text to the keys.
        place = new_place(self.section, self.rows, at, below_it=below_it)
        place = place or new_place(self.section, self.rows, at, below_it=False)
        self.app.clear_notifications()
        if place is not None:
            self._begin_draft(place)

    def _begin_draft(self, place: NewPlace, text: str = "", refused: str = "", form: str = "") -> None:
        self._draft = place
        if self.line is not None:
            self.unfold(self.line.key)
        self.show_lines(place.draft())
        self._open(TITLE, text=text, form=form)
        if refused and self._writing is not None and isinstance(self._writing.editor, CellEditor):
            self._writing.editor.refuse(refused)

    def begin_edit(self) -> None:
        """Edit the record under the cursor, from its title on unless it is something else that one enters."""
        if self.record is not None:
            self.app.clear_notifications()
            self._open(self.begins_at())

    def begins_at(self) -> int:
        """The place among the record's values where editing begins."""
        return TITLE

    def _open(self, number: int, *, text: str = "", form: str = "") -> None:
        """Put an editor on a cell of the line under the cursor.

        Args:
            number: The place of the cell among those that can be edited; past the ends nothing is opened.
            text: What is in it at first, of a new record.
            form: What the text is known by; by its place when not said.
        """
        line, view, cells = self.line, self.shown.view, self.cells_now()
        if line is None or view is None:
            return
        self.set_focus(self.body)
        if not 0 <= number < len(cells):
            return
        cell = cells[number]
        form = form or cell_form(view.account_id, line.key, self._draft, cell.field)
        while text and self.desk.unsaved.offered(form) is not None:
            form += OLDER  # what was typed here before stays apart from what is put here now
        editor: CellEditor | ChoiceCell
        if cell.choices:
            editor = ChoiceCell(
                cell.choices, cell.value, self.region_of(cell), within=self.room(), is_last=cell is cells[-1]
            )
        else:
            editor = self._editor(cell, text, form, is_last=cell is cells[-1])
        self._writing = Writing(
            self.section, view.account_id, line.key, self._draft, cell, number, editor, form, self.begins_at()
        )
        self._has_failed = False
        editor.open_on(self)
        if isinstance(editor, CellEditor):
            again = self._again(form, cell)
            look = partial(typed_in, editor, cell, again)
            self.desk.unsaved.watch(form, record_of(line.key), view.account_id, look)
            if cell.is_short and not text:
                editor.action_select_all()
        self.show_strip()
        self.call_after_refresh(self.place_editor)

    def cells_now(self) -> Sequence[Cell]:
        """What can be edited of the record under the cursor."""
        line, view = self.line, self.shown.view
        if line is None or view is None:
            return ()
        shown = [column.key for column in self.columns_shown()]
        links = {kind: tell_apart(self.desk.book, kind, those) for kind, those in view.links.items()}
        named = Named(links, owners_of(view))
        cells = cells_of(self.section, line.row, shown, named, today=self.desk.today, currency=view.currency)
        return [cell for cell in cells if cell.field != "value"] if computed_from(view, line.row) else cells

    def _editor(self, cell: Cell, text: str, form: str, *, is_last: bool) -> CellEditor:
        """The line in which a cell is typed, with what was typed there before and not saved."""
        draft, again = self.desk.unsaved.offered(form), self._again(form, cell)
        return CellEditor(
            text or cell.text,
            self.region_of(cell),
            within=self.pane(),
            read=cell.read,
            echo=cell.echo,
            again="" if again is None else one_line(again.text),
            told="" if draft is None else told_again(self.desk.book, draft, cell),
            offers=cell.offers,
            is_last=is_last,
            placeholder=title_wanted(self.section, self._draft),
        )

    def _again(self, form: str, cell: Cell) -> Typed | None:
        draft = self.desk.unsaved.offered(form)
        return None if draft is None else draft.fields.get(cell.field)

    def place_editor(self) -> None:
        """Stand where the cell stands now."""
        if self._writing is None or not self._writing.editor.is_attached:
            return
        region = self.region_of(self._writing.cell)
        if isinstance(self._writing.editor, ChoiceCell):
            self._writing.editor.stand_on(region, self.room())
        else:
            self._writing.editor.stand_on(region, self.pane())

    def told_in_strip(self) -> Parts:
        """While something is being written, how that may be done; its keys stand in the footer."""
        if self._writing is None:
            return super().told_in_strip()
        return how_typed(self._writing.cell, has_failed=self._has_failed)

    def title_in_strip(self) -> list[str]:
        """While a title is being written, nothing; it stays while other values are, as an answer to a question."""
        return super().title_in_strip() if self._writing is None or self._writing.number != TITLE else []

    # --------------------------------------------------------------------- saving

    @on(CellEditor.Committed)
    def _typed(self, message: CellEditor.Committed) -> None:
        writing = self._writing
        if writing is None or message.editor is not writing.editor:
            return
        if writing.place is not None and not any(message.value.values()):
            self._end(message.editor)
            return
        sentence = self._save(writing, message.value, is_changed=message.text != writing.cell.text)
        if sentence:
            message.editor.refuse(sentence, has_failed=self._has_failed)
            self.show_strip()
        else:
            self._go_on(writing, message.step)
            for name in filter(lambda value: isinstance(value, NewName), message.value.values()):
                say(self, f"{quoted(str(name))} · u takes it back", "New, entered along")

    @on(ChoiceCell.Committed)
    def _picked(self, message: ChoiceCell.Committed) -> None:
        writing = self._writing
        if writing is None or message.editor is not writing.editor:
            return
        is_changed = message.value != writing.cell.value
        sentence = self._save(writing, {writing.cell.field: message.value}, is_changed=is_changed)
        if sentence:
            say(self, sentence, NOT_SAVED_YET, bad=True)
            message.editor.reopen()
        else:
            self._go_on(writing, message.step)

    def _save(self, writing: Writing, values: Mapping[str, object], *, is_changed: bool) -> str:
        """Save a value, or the new record that begins with it; the sentence says why that could not be."""
        if writing.place is None and not is_changed:
            return ""
        self._draft = None
        try:
            with self.desk.unsaved.saving(writing.form):
                if writing.place is None:
                    change_record(self.desk.book, *writing.key, values, self.desk.today)
                else:
                    (key,) = self.add_all(writing.place, (values,), writing.account_id)
            if writing.place is not None:
                self.show_record(writing.section.key, key)
        except (Refused, BookError) as error:
            self._draft = writing.place
            self._has_failed = isinstance(error, BookError)
            if writing.place is not None:
                self.show_lines(writing.place.draft())
            return str(error)
        return ""

    def new_values(self, place: NewPlace, values: Mapping[str, object]) -> Mapping[str, object]:
        """What a new record begins with, besides what was typed what its place says.

        What one writes down the moment it has happened has today's day; another one is typed over it.
        """
        return {"day": self.desk.today, **values} if place.kind in OF_TODAY else values

    def add_all(self, place: NewPlace, several: Iterable[Mapping[str, object]], account_id: int) -> Sequence[Key]:
        """Add new records at a place in one step.

        Raises:
            Refused: One of them cannot be saved; none is.
        """
        found = add_records(
            self.desk.book,
            account_id,
            place.kind,
            [self.new_values(place, values) for values in several],
            parent=place.parent,
            below=place.below,
            today=self.desk.today,
        )
        return [(place.kind, key) for key in found]

    def _go_on(self, writing: Writing, step: int) -> None:
        """Close the editor, and open the next one if that is wanted."""
        self._end(writing.editor)
        if step:
            self._open(writing.number + step)
            self._tell_computed(writing)
        self.enter_rests = step > 0 and not self.is_writing

    def _tell_computed(self, writing: Writing) -> None:
        """Say why tab has passed over what a figure is now."""
        view, line = self.shown.view, self.line
        source = "" if view is None or line is None else computed_from(view, line.row)
        if source and writing.number == TITLE:
            say(self, f"It is computed from {source}, it cannot be typed", "Now")

    def _end(self, editor: CellEditor | ChoiceCell) -> None:
        """Go back to the table; a new record that was not saved vanishes, what was typed of it is kept."""
        if self._writing is not None:
            self.desk.unsaved.leave(self._writing.form)
        self._writing = None
        editor.close()
        self.show_strip()
        if self._draft is not None:
            above = self._draft.below
            kind = self._draft.kind
            parent = self._draft.parent
            self._draft = None
            self.show_lines()
            if above is not None:
                self.table.move_to((kind, above))
            elif parent is not None:
                levels = [record.key for record in self.section.levels]
                self.table.move_to((levels[levels.index(kind) - 1], parent))

    @on(CellEditor.Left)
    def _left_typing(self, message: CellEditor.Left) -> None:
        writing = self._writing
        if writing is None or message.editor is not writing.editor:
            return
        self._end(message.editor)
        if self.desk.unsaved.offered(writing.form) is not None:
            say(self, f"{quoted(message.editor.value)} · {writing.began_with} has it back", NOT_SAVED_YET)

    @on(ChoiceCell.Left)
    def _left_picking(self, message: ChoiceCell.Left) -> None:
        if self._writing is not None and message.editor is self._writing.editor:
            self._end(message.editor)

    # ---------------------------------------------------------------- what changes

    def book_changed(self, tables: frozenset[str]) -> None:
        """Show the plan as it is now, with the cursor on what undo has brought back."""
        before = self.shown.view
        super().book_changed(tables)
        # What is written here is gone to by whoever saves it.
        found = appeared(before, self.shown.view)
        if found is not None and self._writing is None and self.is_current:
            self.show_record(*found)

    def show(self, value: PlanShown) -> None:
        """Show a plan; the editor stays on its cell."""
        super().show(value)
        self.call_after_refresh(self.place_editor)

    def show_section(self, section: Section) -> None:
        """Show another section, but not while something is being written."""
        if self._writing is None:
            super().show_section(section)
        elif section is not self.section:
            self.outline.move_to(self.section.key)

    def on_resize(self) -> None:
        """The editor goes where its cell goes."""
        self.call_after_refresh(self.place_editor)
