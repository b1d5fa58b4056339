"""Writing in the plan: a value edited in its line, a new record that is in the book only once it has a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events, on

from kamtui.book.errors import BookError, Refused
from kamtui.models.outline import Section
from kamtui.rules.judged import quoted
from kamtui.rules.plan import PlanRow
from kamtui.screens.base import say
from kamtui.screens.desk import Desk
from kamtui.screens.plan_cells import Cell, cells_of
from kamtui.screens.plan_lines import Key, NewPlace, appeared, new_place
from kamtui.screens.plan_place import PlanShown
from kamtui.screens.plan_regions import PlanRegions
from kamtui.services.plan import add_record, change_record
from kamtui.text import TextTooLong, clean
from kamtui.widgets.cell_editor import CellEditor
from kamtui.widgets.choice_cell import ChoiceCell
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.parts import Parts, width_of

BULLET = r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?"
"""What lists put before a line."""
MOST_LINES = 200
"""Records that one paste makes at most."""
TYPING = (("enter", "save"), ("tab", "next value"), ("esc", "leave"))
PICKING = (("space", "next word"), *TYPING)
"""The keys while a value is typed or picked."""
BETWEEN_HINTS = 3
"""Blanks behind a hint."""
NOT_SAVED_YET = "Not saved"
"""What is said of a text that was left."""
TITLE = 0
"""The place of the title among a record's cells."""


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
    """

    section: Section
    account_id: int
    key: Key
    place: NewPlace | None
    cell: Cell
    number: int
    editor: CellEditor | ChoiceCell

    @property
    def kept_as(self) -> str:
        """What texts that were typed here and not saved are known by."""
        return _kept_as(self.account_id, self.key, self.place)

    @property
    def began_with(self) -> str:
        """The key that begins writing there again."""
        if self.place is None:
            return "e" if self.number == TITLE else "e, tab"
        return "o" if self.place.below is None and self.place.parent is not None else "n"


class PlanWriting(PlanRegions):
    """The plan with an editor over the cell that is being written."""

    _draft: NewPlace | None = None
    """Where a new record is being written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._writing: Writing | None = None
        self._is_adding = False

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
            below_it: Whether it serves the one under the cursor.
        """
        place = new_place(self.section, self.rows, self.key, below_it=below_it)
        if self.shown.view is None:
            return
        self.app.clear_notifications()
        if place is None:
            say(self, "Only goals and objectives have something that serves them", "Nothing below it")
            return
        self._begin_draft(place)

    def _begin_draft(self, place: NewPlace, text: str = "", refused: str = "") -> None:
        self._draft = place
        if self.line is not None:
            self.unfold(self.line.key)
        self.show_lines(place.draft())
        self._open(TITLE, text=text)
        if refused and self._writing is not None and isinstance(self._writing.editor, CellEditor):
            self._writing.editor.refuse(refused)

    def begin_edit(self) -> None:
        """Edit the title of the record under the cursor."""
        if self.record is not None:
            self.app.clear_notifications()
            self._open(TITLE)

    def _open(self, number: int, *, text: str = "") -> None:
        """Put an editor on a cell of the line under the cursor.

        Args:
            number: The place of the cell among those that can be edited; past the ends nothing is opened.
            text: What is in it at first, of a new record.
        """
        line, view = self.line, self.shown.view
        if line is None or view is None:
            return
        shown = [column.key for column in self.columns_shown()]
        cells = cells_of(self.section, line.row, shown, today=self.desk.today, currency=view.currency)
        self.set_focus(self.table)
        if not 0 <= number < len(cells):
            return
        cell = cells[number]
        region = self.region_of(cell)
        editor: CellEditor | ChoiceCell
        if cell.choices:
            editor = ChoiceCell(cell.choices, cell.value, region, within=self.room())
        else:
            kept = self.desk.unsaved.get(_kept_as(view.account_id, line.key, self._draft), {})
            again = "" if text else kept.get(cell.field, "")
            editor = CellEditor(
                text or cell.text, region, within=self.pane(), read=cell.read, echo=cell.echo, again=again
            )
        self._writing = Writing(self.section, view.account_id, line.key, self._draft, cell, number, editor)
        editor.open_on(self)
        if isinstance(editor, CellEditor) and cell.is_short and editor.value == cell.text:
            editor.action_select_all()
        self.show_strip()
        self.call_after_refresh(self.place_editor)

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
        """While something is being written, its keys: a letter in the editor is no key of the place."""
        if self._writing is None:
            return super().told_in_strip()
        keys = PICKING if isinstance(self._writing.editor, ChoiceCell) else TYPING
        return _hints(keys, self.room().width)

    def title_in_strip(self) -> list[str]:
        """While something is being written, its keys alone."""
        return super().title_in_strip() if self._writing is None else []

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
            message.editor.refuse(sentence)
        else:
            self._keep(writing, "")
            self._go_on(writing, message.step)

    @on(ChoiceCell.Committed)
    def _picked(self, message: ChoiceCell.Committed) -> None:
        writing = self._writing
        if writing is None or message.editor is not writing.editor:
            return
        is_changed = message.value != writing.cell.value
        sentence = self._save(writing, {writing.cell.field: message.value}, is_changed=is_changed)
        if sentence:
            say(self, sentence, "Not saved", bad=True)
            message.editor.reopen()
        else:
            self._go_on(writing, message.step)

    def _save(self, writing: Writing, values: Mapping[str, object], *, is_changed: bool) -> str:
        """Save a value, or the new record that begins with it; the sentence says why that could not be."""
        if writing.place is None and not is_changed:
            return ""
        self._draft = None
        try:
            if writing.place is None:
                change_record(self.desk.book, *writing.key, values, self.desk.today)
            else:
                key = self._add(writing.place, values, writing.account_id)
                self.show_record(writing.section.key, key)
        except (Refused, BookError) as error:
            self._draft = writing.place
            if writing.place is not None:
                self.show_lines(writing.place.draft())
            return str(error)
        return ""

    def _add(self, place: NewPlace, values: Mapping[str, object], account_id: int) -> Key:
        found = add_record(
            self.desk.book,
            account_id,
            place.kind,
            values,
            parent=place.parent,
            below=place.below,
            today=self.desk.today,
        )
        return place.kind, found

    def _go_on(self, writing: Writing, step: int) -> None:
        """Close the editor, and open the next one if that is wanted."""
        self._end(writing.editor)
        if step:
            self._open(writing.number + step)

    def _end(self, editor: CellEditor | ChoiceCell) -> None:
        """Go back to the table; a draft that was not saved vanishes."""
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
        typed = message.editor.value
        is_typed = bool(typed.strip()) and typed != writing.cell.text
        self._keep(writing, typed if is_typed else "")
        self._end(message.editor)
        if is_typed:
            say(self, f"{quoted(typed)} · {writing.began_with} has it back", NOT_SAVED_YET)

    def _keep(self, writing: Writing, text: str) -> None:
        """Keep a text that was typed and not saved until one writes there again, or with an empty one none."""
        kept = self.desk.unsaved.setdefault(writing.kept_as, {})
        kept[writing.cell.field] = text
        if not any(kept.values()):
            del self.desk.unsaved[writing.kept_as]

    @on(ChoiceCell.Left)
    def _left_picking(self, message: ChoiceCell.Left) -> None:
        if self._writing is not None and message.editor is self._writing.editor:
            self._end(message.editor)

    # -------------------------------------------------------------------- pasting

    @on(LineInput.Pasted)
    def _pasted_lines(self, message: LineInput.Pasted) -> None:
        """Several lines pasted as the name of a new record are as many records."""
        writing = self._writing
        if writing is None or writing.place is None or message.input is not writing.editor:
            return
        place = writing.place
        self._end(writing.editor)
        self._add_lines(place, message.lines)

    def on_paste(self, event: events.Paste) -> None:
        """Make a record of each line that is pasted into the section."""
        if self._writing is not None or self.shown.view is None or not self.table.has_focus:
            return
        event.stop()
        place = new_place(self.section, self.rows, self.key, below_it=False)
        try:
            lines = tuple(line for line in clean(event.text).splitlines() if line.strip())
        except TextTooLong as error:
            say(self, str(error), "Not pasted", bad=True)
            return
        if place is None or not lines:
            return
        if len(lines) == 1:
            self._begin_draft(place, _without_bullet(lines[0]))
        else:
            self._add_lines(place, lines)

    def _add_lines(self, place: NewPlace, lines: Sequence[str]) -> None:
        """Add a record for each line, each a step; the first that is refused stands in the editor again."""
        view = self.shown.view
        if view is None:
            return
        name = next(record.title for record in self.section.levels if record.key == place.kind)
        last: Key | None = None
        self._is_adding = True
        added, refused = 0, ""
        try:
            for line in lines[:MOST_LINES]:
                last = self._add(place, {name: _without_bullet(line)}, view.account_id)
                place = NewPlace(place.kind, place.level, place.parent, last[1], place.line + 1)
                added += 1
        except (Refused, BookError) as error:
            refused = str(error)
        finally:
            self._is_adding = False
            self.reload()
        if last is not None:
            self.show_record(self.section.key, last)
        more = len(lines) - MOST_LINES
        if refused:
            self._begin_draft(place, " ".join(map(_without_bullet, lines[added:])), refused)
        elif more > 0:
            say(self, f"The first {MOST_LINES} lines were taken, {more} were not", f"{added} added", bad=True)
        else:
            say(self, "one step each, u takes the last one back", f"{added} added")

    def book_changed(self, tables: frozenset[str]) -> None:
        """Wait with the reading while several records are added."""
        if not self._is_adding:
            before = self.shown.view
            super().book_changed(tables)
            # What undo brings back is gone to; what is written here is gone to by whoever saves it.
            found = appeared(before, self.shown.view)
            if found is not None and self._writing is None and self.is_current:
                self.show_record(*found)

    # ---------------------------------------------------------------- what changes

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


def _hints(keys: Sequence[tuple[str, str]], room: int) -> Parts:
    """Keys with their words, as many as fit whole; the way out stays to the last."""
    for gone in ("", "tab", "space", "enter"):
        keys = [hint for hint in keys if hint[0] != gone]
        parts = tuple(part for key, word in keys for part in ((key, "accent"), (f" {word}   ", "muted")))
        if width_of(parts) <= room + BETWEEN_HINTS:
            break
    return parts


def _without_bullet(line: str) -> str:
    return re.sub(BULLET, "", line).strip() or line.strip()


def _kept_as(account_id: int, key: Key, place: NewPlace | None) -> str:
    """What texts typed into a record, or into a new one at its place, are known by until they are saved."""
    where = key if place is None else ("new", place.kind, place.parent, place.below)
    return f"cell:{account_id}:" + ":".join(map(str, where))
