"""The rows of a form, drawn as one widget; what is typed is typed in an entry that lies over the cursor's row."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.text import cells, safe_line
from kamtui.theme import glyph, plain
from kamtui.widgets.choice_words import Word, words_in
from kamtui.widgets.form_draft import FormDraft
from kamtui.widgets.form_layout import (
    GROUND,
    LABEL,
    MARGIN,
    TEXT_ROWS,
    FormLayout,
    FormLine,
    LineKind,
    Stop,
    lay_out_form,
)
from kamtui.widgets.form_values import CHOSEN, ECHOED, how_written
from kamtui.widgets.ink import Ink, ink_for
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.thin_bar import ThinBar
from kamtui.widgets.type_ahead import TypeAhead
from kamtui.wrapping import wrap

ENTRY = 18
"""Cells in which a value is typed that is told again to its right."""
DRAWN = 2_000
"""Characters of a text that are looked at to draw its row."""
SURFACE = "surface"
MOST_WORDS = 12
"""Words of a choice that are told below the form where its row has no room for them; names may be many more."""
USUAL_WIDTH = 76
"""Cells of a form in a dialog, while its own are not known."""


class FormRows(ScrollView, can_focus=True, inherit_bindings=False):
    """All rows of a form. The keys come here while the cursor is on a choice or on a group's heading.

    Args:
        draft: What is entered.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FormRows {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "pick(1)", "Next", show=False, id="form.pick-next", 
                tooltip="Pick the next word, or unfold"),
        Binding("left", "pick(-1)", "Before", show=False, id="form.pick-before",
                tooltip="Pick the word before, or fold"),
        Binding("space", "turn", "Pick", show=False, id="form.turn", tooltip="Pick the next word, round the end"),
        Binding("backspace,delete", "clear", "None", show=False, id="form.clear", tooltip="Pick nothing"),
    ]  # fmt: skip

    class Changed(Message):
        """Something else was picked, or a group was folded or unfolded."""

    @dataclass
    class Clicked(Message):
        """A stop was clicked.

        Attributes:
            place: Its place among the stops.
        """

        place: int

    class Scrolled(Message):
        """Other rows are in sight."""

    def __init__(self, draft: FormDraft) -> None:
        super().__init__()
        self.draft = draft
        self.ahead = TypeAhead()
        self.open_groups: set[str] = set()
        self.cursor = 0
        self.form_layout: FormLayout = lay_out_form(draft, (), USUAL_WIDTH)

    # ------------------------------------------------------------------- layout

    @property
    def stop(self) -> Stop:
        """What the cursor is on."""
        return self.form_layout.stops[self.cursor]

    def lay_out_again(self) -> None:
        """Place the rows anew, with the cursor on what it was on."""
        stop = self.stop
        name = stop if isinstance(stop, str) else stop.name
        width = self.outer_size.width or self.form_layout.width
        self.form_layout = lay_out_form(self.draft, self.open_groups, width)
        self.cursor = max(0, self.form_layout.find(name))
        self.virtual_size = Size(1, len(self.form_layout.lines))
        self.refresh()

    def expect(self, width: int) -> None:
        """Lay out for so many cells before they are there, which saves doing it again."""
        self.form_layout = lay_out_form(self.draft, self.open_groups, width)

    def text_region(self, spec: FieldSpec) -> Region:
        """Where the text of the cursor's field is typed, in cells of this widget as it is scrolled now."""
        top = self.form_layout.first[self.cursor] - self.scroll_offset.y
        room = self.form_layout.width - GROUND - MARGIN - 2
        width = entry_width(room) if spec.kind in ECHOED else room
        return Region(GROUND + 1, top, width, TEXT_ROWS if spec.kind is FieldKind.TEXT else 1)

    def show_cursor(self) -> None:
        """Scroll as far as needed to have the cursor's rows in sight, with what is said of them."""
        if not self.size.height:
            return
        first, last = self.form_layout.first[self.cursor], self.form_layout.last(self.cursor)
        if first <= self.form_layout.first[0]:
            first = 0
        height = self.size.height
        top = self.scroll_offset.y
        if last >= top + height:
            top = last - height + 1
        top = min(top, first)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def go(self, stop: int) -> None:
        """Put the cursor on a stop."""
        self.refresh_stop()
        self.ahead.end()
        self.cursor = stop
        self.show_cursor()
        self.refresh_stop()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that what lies over the rows has to move along."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    # ------------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        ink = ink_for(self.app)
        layout = self.form_layout
        place = y + self.scroll_offset.y
        line = layout.lines[place] if place < len(layout.lines) else FormLine(LineKind.BLANK)
        if line.kind is LineKind.BLANK:
            return ink.blank(self.size.width, SURFACE)
        segments = self._drawn(ink, line)
        return Strip(segments).adjust_cell_length(self.size.width, ink.style("fg", SURFACE))

    def _drawn(self, ink: Ink, line: FormLine) -> list[Segment]:
        stop = self.form_layout.stops[line.stop]
        is_here = line.stop == self.cursor
        room = self.form_layout.width - GROUND - MARGIN
        if line.kind in (LineKind.ERROR, LineKind.SAVED):
            told = fit_parts(((_line(line.text), line.token),), room - 1)
            return ink.segments((*blanks(GROUND + 1), *told), SURFACE)
        bar = (glyph("bar"), "accent") if is_here else (" ", "fg")
        if isinstance(stop, str):
            mark = glyph("unfolded" if stop in self.open_groups else "folded")
            head: Parts = ((f"{mark} ", "muted"), (stop, "fg", "b" if is_here else ""))
            labels = (
                ""
                if stop in self.open_groups
                else ", ".join(spec.label for spec in self.draft.specs if spec.group == stop)
            )
            parts = (*blanks(MARGIN), *fit_parts(head, LABEL), bar, *fit_parts(((f" {labels}", "muted"),), room))
            return ink.segments(parts, SURFACE)
        label = stop.label if line.row == 0 else ""
        token = "bad" if stop.name in self.draft.errors else "fg" if is_here else "muted"
        parts = (*blanks(MARGIN), *fit_parts(((label, token),), LABEL), bar)
        return [*ink.segments(parts, SURFACE), *self._field(ink, stop, line.row, room, is_here)]

    def _field(self, ink: Ink, spec: FieldSpec, row: int, room: int, is_here: bool) -> list[Segment]:
        """The ground of a field with what is in it."""
        if spec.kind in CHOSEN:
            return self._choice(ink, spec, room)
        ground = field_ground(ink) if is_here else "panel"
        text = self.draft.text(spec.name)
        if spec.kind is FieldKind.TEXT:
            lines = wrap(text[:DRAWN], room - 3, TEXT_ROWS, glyph("more"))
            shown: Parts = ((lines[row] if row < len(lines) else "", "fg"),)
        elif spec.kind in ECHOED:
            told = (self.draft.echo(spec), "muted")
            width = entry_width(room - 2)
            shown = (*fit_parts(((_line(text), "fg"),), width), *blanks(2), told)
        else:
            shown = ((_line(text), "fg"),)
        return ink.segments((*blanks(1), *fit_parts(shown, room - 2), *blanks(1)), ground)

    def _words(self, spec: FieldSpec, room: int) -> tuple[Word, ...]:
        choices = [word for _, word in self.draft.choices(spec)]
        return words_in(choices, self.draft.chosen(spec), room)

    def _choice(self, ink: Ink, spec: FieldSpec, room: int) -> list[Segment]:
        chosen = self.draft.chosen(spec)
        segments: list[Segment] = []
        end = 0
        for word in self._words(spec, room):
            is_chosen = word.place == chosen and chosen >= 0
            segments += ink.segments(blanks(word.start - 1 - end), SURFACE)
            token = "fg" if is_chosen else "accent" if word.text in "<>" and word.place < 0 else "muted"
            ground = "select" if is_chosen else SURFACE
            segments += ink.segments(((f" {word.text} ", token, "b" if is_chosen else ""),), ground)
            end = word.start + cells(word.text) + 1
        return segments

    def refresh_stop(self) -> None:
        """Draw the rows of the cursor's field again."""
        top = self.form_layout.first[self.cursor] - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, TEXT_ROWS))

    # --------------------------------------------------------------------- keys

    def action_pick(self, by: int) -> None:
        """Pick the word beside the picked one; unfold or fold a group."""
        stop = self.stop
        if isinstance(stop, str):
            if (stop in self.open_groups) != (by > 0):
                self.toggle(stop)
            return
        if stop.kind in CHOSEN:
            count = len(self.draft.choices(stop))
            chosen = self.draft.chosen(stop)
            if chosen < 0:
                chosen = -1 if by > 0 else count
            self._pick(stop, min(count - 1, max(0, chosen + by)))

    def action_turn(self) -> None:
        """Pick the next word, round the end; unfold or fold a group."""
        stop = self.stop
        if isinstance(stop, str):
            self.toggle(stop)
        elif stop.kind in CHOSEN:
            self._pick(stop, (self.draft.chosen(stop) + 1) % max(1, len(self.draft.choices(stop))))

    def action_clear(self) -> None:
        """Pick nothing, where that is possible."""
        stop = self.stop
        if isinstance(stop, FieldSpec) and stop.kind in CHOSEN and self.draft.choices(stop)[:1] == (("", "none"),):
            self._pick(stop, 0)

    def on_key(self, event: events.Key) -> None:
        """Gather letters and pick the word they begin; backspace takes one away, where there is any."""
        stop, letter = self.stop, event.character or ""
        if not isinstance(stop, FieldSpec) or stop.kind not in CHOSEN:
            return
        words = [word for _, word in self.draft.choices(stop)]
        if event.key == "backspace" and self.ahead.text:
            place = self.ahead.drop(words)
        elif letter and self.ahead.takes(letter, words):
            place = self.ahead.add(letter, words, self.draft.chosen(stop))
        else:
            return
        event.stop()
        event.prevent_default()
        self._put(stop, place)

    def _pick(self, spec: FieldSpec, place: int) -> None:
        self.ahead.end()
        self._put(spec, place)

    def _put(self, spec: FieldSpec, place: int) -> None:
        choices = self.draft.choices(spec)
        if choices:
            self.draft.errors.pop(spec.name, None)
            self.draft.put(spec.name, choices[place][0] if place >= 0 else "")
            self.lay_out_again()
            self.post_message(self.Changed())

    def refuses(self) -> bool:
        """Whether what was typed begins no word; a sentence below the field says so, and the cursor stays."""
        stop = self.stop
        if self.ahead.fits or isinstance(stop, str):
            return False
        self.draft.errors[stop.name] = self.ahead.problem
        self.lay_out_again()
        self.show_cursor()
        self.post_message(self.Changed())
        return True

    def told(self) -> tuple[str, str]:
        """What belongs into the field and what is typed of a word; the words where its row has no room for them."""
        stop = self.stop
        if isinstance(stop, str):
            return ("enter folds it" if stop in self.open_groups else "enter shows its fields"), ""
        how = how_written(stop)
        said = [text[:1].upper() + text[1:] for text in (stop.help, how) if text]
        said += ["f4 opens your editor"] if stop.kind is FieldKind.TEXT else []
        said += [self.ahead.told()] if self.ahead.text and stop.name not in self.draft.errors else []
        help = ", ".join(said[:1] + [text[:1].lower() + text[1:] for text in said[1:]])
        return help, self._words_without_room(stop) if stop.kind in CHOSEN else ""

    def _words_without_room(self, spec: FieldSpec) -> str:
        choices = [word for _, word in self.draft.choices(spec)]
        shown = self._words(spec, self.form_layout.width - GROUND - MARGIN)
        are_all_shown = all(word.place >= 0 for word in shown) and len(shown) == len(choices)
        return "" if are_all_shown or len(choices) > MOST_WORDS else " · ".join(choices)

    def toggle(self, group: str) -> None:
        """Unfold a group, or fold it."""
        self.open_groups ^= {group}
        self.lay_out_again()
        self.show_cursor()
        self.post_message(self.Changed())

    # ------------------------------------------------------------------- events

    def on_mount(self) -> None:
        """A thin scrollbar, where one is needed."""
        self.vertical_scrollbar.renderer = ThinBar  # type: ignore[misc] # Textual's own documented way for one widget

    def on_resize(self) -> None:
        """Sentences break elsewhere."""
        if self.outer_size.width != self.form_layout.width:
            self.lay_out_again()
        self.show_cursor()
        self.post_message(self.Scrolled())

    def on_click(self, event: events.Click) -> None:
        """Go where the click is; a click on a word picks it, one on a heading unfolds it."""
        place = event.y + self.scroll_offset.y
        lines = self.form_layout.lines
        if not 0 <= place < len(lines) or lines[place].stop < 0:
            self.post_message(self.Clicked(self.cursor))  # the click took the keys from the entry: give them back
            return
        stop = self.form_layout.stops[lines[place].stop]
        self.post_message(self.Clicked(lines[place].stop))
        if isinstance(stop, str):
            self.toggle(stop)
        elif stop.kind in CHOSEN and lines[place].kind is LineKind.FIELD:
            room = self.form_layout.width - GROUND - MARGIN
            for word in self._words(stop, room):
                if word.start - 1 <= event.x - GROUND <= word.start + cells(word.text):
                    step = {"<": -1, ">": 1}.get(word.text, 0) if word.place < 0 else 0
                    place = word.place if word.place >= 0 else self.draft.chosen(stop) + step
                    self._pick(stop, place % len(self.draft.choices(stop)))


def entry_width(room: int) -> int:
    """Cells in which a value is typed, of a field that has `room` for it and for what is told of it."""
    return min(ENTRY, max(6, room // 2))


def field_ground(ink: Ink) -> str:
    """The ground of the field that is typed in; in sixteen colours a reversed one would hide what is typed."""
    return "panel" if ink.style("fg", "select").reverse else "select"


def _line(text: str) -> str:
    return plain(safe_line(text[:DRAWN]))
