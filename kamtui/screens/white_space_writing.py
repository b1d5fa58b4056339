"""Writing in the white space: names in the grid, what is known of a cell beside it, each value one step."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.geometry import Region
from textual.widgets import Input

from kamtui.book.drafts import Draft
from kamtui.book.errors import BookError, Refused
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.outline import Section
from kamtui.rules.judged import quoted
from kamtui.rules.plan import Link, NewName
from kamtui.screens.base import say
from kamtui.screens.plan_pasting import MOST_LINES, without_bullet
from kamtui.screens.plan_place import BY_KEY
from kamtui.screens.plan_shown import PlanShown
from kamtui.screens.plan_white_space import PlanWhiteSpace
from kamtui.screens.white_space_cells import (
    ANSWERS,
    DRAFT,
    FORM,
    Reader,
    Target,
    how_in_grid,
    in_one_line,
    place_typed,
    target_at,
    typed_in,
)
from kamtui.services.whitespace import add_offerings, add_units, change_cell, change_head
from kamtui.vocabulary_plan import CellState
from kamtui.widgets.cell_editor import CellEditor
from kamtui.widgets.choice_cell import ChoiceCell
from kamtui.widgets.form_values import ReadingContext
from kamtui.widgets.grid_values import At
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.white_space import WhiteSpaceGrid

NAME = 0
"""The place of the name among the fields of an offering and a unit."""
TYPED_BEFORE = "typed before and not saved · f5 drops it"
"""What is said of a text that is here again."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that is being written.

    Attributes:
        target: Of what.
        number: The place of its field.
        before: What it says in the book, as one would type it.
        editor: Where it is typed or picked.
        form: What a text that is typed there is known by until it is saved.
    """

    target: Target
    number: int
    before: str
    editor: CellEditor | ChoiceCell
    form: str

    @property
    def spec(self) -> FieldSpec:
        """Its field."""
        return self.target.specs[self.number]


class WhiteSpaceWriting(PlanWhiteSpace):
    """The plan with an editor over a value of the white space."""

    _value: Value | None = None

    @property
    def is_writing(self) -> bool:
        """Whether an editor stands on a value."""
        return self._value is not None or super().is_writing

    def begin_new(self, *, below_it: bool) -> None:
        """Write a new record; in a grid a new offering, or with `below_it` on the name of a unit a unit."""
        if self.is_grid:
            self.app.clear_notifications()
            at = self.white.grid.at
            is_unit = below_it and at.offering is None and at.unit is not None and self.white.grid.has_focus
            self._begin_head("unit" if is_unit else "offering")
        else:
            super().begin_new(below_it=below_it)

    @on(WhiteSpaceGrid.Asked)
    def _grid_asked(self, message: WhiteSpaceGrid.Asked) -> None:
        """Do what a key of the grid asks for."""
        if self._value is not None or self.shown.view is None:
            return
        self.app.clear_notifications()
        match message.verb:
            case "offering" | "unit":
                self._begin_head(message.verb)
            case "edit":
                self._open_value(target_at(self.grid, self.white.grid.at), NAME)
            case "all":
                self._edit_all_fields()
            case "remove":
                self.remove_here()
            case "later":
                self.move_here(1)
            case "earlier":
                self.move_here(-1)
            case "why":
                self.why_here()
            case "outline":
                self.set_focus(self.outline)

    def _begin_head(self, kind: str) -> None:
        """Write the name of a new offering or unit behind the one where one stands."""
        at = self.white.grid.at
        after = at.offering if kind == "offering" else at.unit
        if after is None:  # behind the last one
            heads = [one.id for one in (self.grid.offerings if kind == "offering" else self.grid.units)]
            after = heads[-1] if heads else None
        draft = At(DRAFT, None) if kind == "offering" else At(None, DRAFT)
        self.show_draft(draft, after)
        self.white.grid.go_to(draft)
        self._open_value(target_at(self.grid_now, draft, after), NAME)

    async def resume(self, draft: Draft) -> None:
        """Open a draft where it was typed, be it a value of the grid or all fields of one."""
        if not draft.form.startswith(FORM):
            await super().resume(draft)
            return
        if self.is_writing:
            return
        at, after, field = place_typed(draft.form)
        self.show_section(BY_KEY["white_space"])
        if DRAFT in at:
            self.show_draft(at, after)
        self.white.grid.go_to(at)
        target = target_at(self.grid_now, at, after)
        names = [] if target is None else [spec.name for spec in target.specs]
        if field in names:
            self._open_value(target, names.index(field))
        else:
            self._edit_all_fields()

    # -------------------------------------------------------------------- editors

    def _open_value(self, target: Target | None, number: int) -> None:
        """Put an editor on a value; past the ends of the fields none is opened."""
        view = self.shown.view
        self.set_focus(self.white.grid)
        if target is None or view is None or not 0 <= number < len(target.specs):
            return
        spec, value = target.specs[number], target.values[number]
        if spec.kind is FieldKind.TEXT and "\n" in str(value or ""):
            self._edit_all_fields()  # one line would lose the others
            return
        region = self._value_region(target, spec)
        form = target.form(view.account_id, spec.name)
        if spec.kind is FieldKind.CHOICE:
            is_last = number == len(target.specs) - 1
            choice = ChoiceCell(ANSWERS, str(value or ""), region, within=self._pane_cells(), is_last=is_last)
            self._value = Value(target, number, str(value or ""), choice, form)
            choice.open_on(self)
        else:
            self._type_value(target, number, region, form)
        self.white.legend.say(((spec.help or spec.label, "fg"),), ((how_in_grid(spec), "muted"),))
        self.call_after_refresh(self._place_value)

    def _type_value(self, target: Target, number: int, region: Region, form: str) -> None:
        """Put a line on a value, with what was typed there before and not saved."""
        view, spec = self.shown.view, target.specs[number]
        if view is None:
            return
        context = ReadingContext(self.desk.today, view.currency)
        families = tuple(dict.fromkeys(one.family for one in self.grid.offerings if one.family))
        reader = Reader(spec, target.values[number], context, view.links.get("competitor", ()), families)
        before = reader.write()
        draft = self.desk.unsaved.offered(form)
        again = draft.fields.get(spec.name) if draft is not None else None
        editor = CellEditor(
            before,
            region,
            within=self._pane_cells(),
            read=reader.read_new if target.is_new else reader.read,
            echo=reader.tell,
            again="" if again is None else again.text,
            told="" if again is None else TYPED_BEFORE,
            offers=reader.offers if reader.has_names else None,
            is_last=number == len(target.specs) - 1,
            placeholder=f"name of the {'unit' if target.at.unit == DRAFT else 'offering'}" if target.is_new else "",
        )
        self._value = Value(target, number, before, editor, form)
        editor.open_on(self)
        self.desk.unsaved.watch(form, target.record, view.account_id, lambda: typed_in(editor, spec.name, before))
        if spec.name != "name" and editor.value == before:
            editor.action_select_all()

    def _value_region(self, target: Target, spec: FieldSpec) -> Region:
        """The cells of the screen a value is edited on."""
        if spec.name == "name":
            return self.white.grid.region_of(target.at)
        region = self.white.fields.region_of(spec.name)
        if spec.kind in (FieldKind.LINE, FieldKind.TEXT, FieldKind.LINK):
            return Region(region.x, region.y, self._pane_cells().right - region.x - 2, 1)
        return region

    def _pane_cells(self) -> Region:
        return self.white.region or self.screen.size.region

    def _place_value(self) -> None:
        """Stand where the value stands now."""
        if self._value is not None and self._value.editor.is_attached:
            region = self._value_region(self._value.target, self._value.spec)
            self._value.editor.stand_on(region, self._pane_cells())

    # --------------------------------------------------------------------- saving

    @on(CellEditor.Committed)
    def _value_typed(self, message: CellEditor.Committed) -> None:
        value = self._value
        if value is None or message.editor is not value.editor:
            return
        if value.target.is_new and not message.text:
            self._end_value()
            return
        sentence = "" if message.text == value.before else self._save_value(value, message.value)
        if sentence:
            message.editor.refuse(sentence)
        else:
            self._go_on_from(value, message.step, message.value)

    @on(ChoiceCell.Committed)
    def _value_picked(self, message: ChoiceCell.Committed) -> None:
        value = self._value
        if value is None or message.editor is not value.editor:
            return
        sentence = "" if message.value == value.before else self._save_value(value, message.value or None)
        if sentence:
            say(self, sentence, "Not saved", bad=True)
            message.editor.reopen()
        else:
            self._go_on_from(value, message.step)

    def _save_value(self, value: Value, entered: object) -> str:
        """Save a value, or the new head that begins with it; the sentence says why that could not be."""
        draft, after = self.draft, self.draft_after
        self.draft = None
        try:
            with self.desk.unsaved.saving(value.form):
                if value.target.is_new:
                    at = self._add_heads(value.target, entered if isinstance(entered, list) else [str(entered)])
                else:
                    at = value.target.at
                    self._change(at, value.spec.name, entered)
            self.white.grid.go_to(at)
        except (Refused, BookError) as error:
            self.show_draft(draft, after)
            if draft is not None:
                self.white.grid.go_to(draft)
            return str(error)
        return ""

    def _add_heads(self, target: Target, names: Sequence[str]) -> At:
        """Add new heads behind each other, unless they are too many; where the last one stands."""
        if len(names) > MOST_LINES:
            raise Refused(f"{len(names)} lines are more than the {MOST_LINES} that are taken at once.")
        view, book = self.shown.view, self.desk.book
        if target.at.unit == DRAFT:
            account_id = view.account_id if view is not None else 0
            return At(None, add_units(book, account_id, names, after=target.after)[-1])
        family = self.family_after(target.after) or None
        return At(add_offerings(book, names, family=family, after=target.after)[-1], None)

    def _change(self, at: At, field: str, entered: object) -> None:
        book = self.desk.book
        if at.offering is not None and at.unit is not None:
            place = at.offering, at.unit
            if isinstance(entered, NewName):
                change_cell(book, place, {}, new_competitor=entered.name)
            else:
                change_cell(book, place, {field: entered})
        elif (head := self.head_at(at)) is not None:
            change_head(book, *head, {field: entered})

    def _go_on_from(self, value: Value, step: int, saved: object = None) -> None:
        """Close the editor, and open the next one if that is wanted and not a list was saved."""
        self._end_value()
        if isinstance(saved, list):
            say(self, "u takes them back", f"{len(saved)} added")
        elif step:
            self._open_value(target_at(self.grid, self.white.grid.at), value.number + step)
        self.enter_rests = step > 0 and not self.is_writing

    def _end_value(self) -> None:
        """Go back to the grid; what was not saved vanishes."""
        value, self._value = self._value, None
        if value is None:
            return
        self.desk.unsaved.leave(value.form)
        self.white.legend.say()
        value.editor.close()
        if self.draft is not None:
            after = self.draft_after
            self.show_draft(None)
            self.white.grid.go_to(At(None, after) if value.target.at.unit == DRAFT else At(after, None))

    @on(CellEditor.Left)
    def _value_left(self, message: CellEditor.Left) -> None:
        value = self._value
        if value is None or message.editor is not value.editor:
            return
        self._end_value()
        if self.desk.unsaved.offered(value.form) is not None:
            again = ("N" if value.target.at.unit == DRAFT else "n") if value.target.is_new else "e"
            say(self, f"{quoted(message.editor.value)} · {again} has it back", "Not saved")

    @on(LineInput.Pasted)
    def _names_pasted(self, message: LineInput.Pasted) -> None:
        """Several lines pasted as the name of a new offering or unit are as many of them, in one step."""
        value = self._value
        if value is None or message.input is not value.editor or not isinstance(value.editor, CellEditor):
            return
        if not value.target.is_new:
            return
        names = [without_bullet(line) for line in message.lines]
        names[0], names[-1] = message.before + names[0], names[-1] + message.behind
        if sentence := self._save_value(value, names):
            with value.editor.prevent(Input.Changed):  # it would take the sentence away
                value.editor.value = in_one_line(names)
            value.editor.action_end()
            value.editor.refuse(sentence)
        else:
            self._go_on_from(value, 0, names)

    @on(ChoiceCell.Left)
    def _answer_left(self, message: ChoiceCell.Left) -> None:
        if self._value is not None and message.editor is self._value.editor:
            self._end_value()

    # ----------------------------------------------------------------- whole form

    def _edit_all_fields(self) -> None:
        """Edit every field in a form."""
        from kamtui.screens.dialogs.record_form import RecordForm  # only when asked for

        view, at = self.shown.view, self.white.grid.at
        target = target_at(self.grid, at)
        if view is None or target is None:
            return
        is_cell = None not in at
        record = self.section.grid[2 if is_cell else 0 if at.offering is not None else 1]
        state = self._cells_at(at)[0].state if is_cell else None
        held = {spec.name: value for spec, value in zip(target.specs, target.values, strict=True)}
        initial = {name: value.id if isinstance(value, Link) else value for name, value in held.items()}

        def save(values: object) -> At:
            if not isinstance(values, dict):
                raise TypeError("a form saves its values by field name")
            if at.offering is not None and at.unit is not None:
                change_cell(self.desk.book, (at.offering, at.unit), values)
            elif (head := self.head_at(at)) is not None:
                change_head(self.desk.book, *head, values)
            return at

        form = RecordForm(
            record.label.capitalize(),
            view.account,
            desk=self.desk,
            key=target.form(view.account_id, "all"),
            record=target.record,
            account_id=view.account_id,
            specs=record.specs,
            initial={"state": state or CellState.UNKNOWN, **initial} if is_cell else initial,
            links={"competitor_id": tuple(view.links.get("competitor", ()))},
            save=save,
            currency=view.currency,
            always=("state",),
        )
        self.app.push_screen(form)

    # ---------------------------------------------------------------- what changes

    def show(self, value: PlanShown) -> None:
        """Show a plan; the editor stays on its value."""
        super().show(value)
        if self._value is not None:
            self.call_after_refresh(self._place_value)

    def show_section(self, section: Section) -> None:
        """Show another section, but not while something is being written."""
        if self._value is None:
            super().show_section(section)
        elif section is not self.section:
            self.outline.move_to(self.section.key)

    def on_resize(self) -> None:
        """The editor goes where its value goes."""
        self.call_after_refresh(self._place_value)
