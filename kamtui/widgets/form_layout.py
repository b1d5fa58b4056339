"""Which line of a form shows what: fields, the headings of their groups, sentences of what is wrong."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.theme import glyph
from kamtui.widgets.form_draft import FormDraft
from kamtui.wrapping import wrap

LABEL = 14
"""Cells of a label."""
MARGIN = 2
"""Blank cells on either side of a form."""
BAR = MARGIN + LABEL
"""The cell of the cursor's bar."""
GROUND = BAR + 1
"""The first cell of a field's ground; its text starts one cell further."""
TEXT_ROWS = 4
"""Rows of a field for several lines."""
ERROR_ROWS = 3
"""Rows of a sentence that says what is wrong."""

SAVED, CHANGED = "in the book: ", "changed in the book since: "
"""What stands before a saved value, below what was typed in its place and not saved."""

Stop = FieldSpec | str
"""What the cursor can stand on: a field, or the name of a group."""


class LineKind(Enum):
    """What a line shows."""

    BLANK = auto()
    HEADING = auto()
    FIELD = auto()
    ERROR = auto()
    SAVED = auto()


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of a form.

    Attributes:
        kind: What it shows.
        stop: The place of the stop it belongs to; -1 for a blank line.
        row: Which row of the field it is, or of the sentence.
        text: The sentence's row.
        token: The sentence's ink.
    """

    kind: LineKind
    stop: int = -1
    row: int = 0
    text: str = ""
    token: str = "bad"


BLANK = FormLine(LineKind.BLANK)


@dataclass(frozen=True, slots=True)
class FormLayout:
    """The lines of a form of a certain width.

    Attributes:
        stops: What the cursor can stand on, from top to bottom.
        lines: All lines; the first one is blank.
        first: The first line of each stop.
        width: The form's cells.
    """

    stops: tuple[Stop, ...]
    lines: tuple[FormLine, ...]
    first: tuple[int, ...]
    width: int

    def last(self, stop: int) -> int:
        """The last line of a stop, with what is said of it."""
        return max(place for place, line in enumerate(self.lines) if line.stop == stop)

    def find(self, wanted: str) -> int:
        """The place of a field or group by its name; -1 when it is not shown."""
        names = [stop if isinstance(stop, str) else stop.name for stop in self.stops]
        return names.index(wanted) if wanted in names else -1


def groups_of(specs: Sequence[FieldSpec]) -> tuple[str, ...]:
    """The named groups in their order."""
    return tuple(dict.fromkeys(spec.group for spec in specs if spec.group))


def lay_out_form(draft: FormDraft, open_groups: Collection[str], width: int) -> FormLayout:
    """Place fields on lines: those of no group first, then each group under its heading.

    Args:
        draft: What is entered.
        open_groups: Names of the groups that are not folded.
        width: The form's cells.
    """
    stops: list[Stop] = []
    lines = [BLANK]
    first: list[int] = []

    def add(spec: FieldSpec) -> None:
        stop = len(stops)
        stops.append(spec)
        first.append(len(lines))
        rows = TEXT_ROWS if spec.kind is FieldKind.TEXT else 1
        lines.extend(FormLine(LineKind.FIELD, stop, row) for row in range(rows))
        if sentence := draft.errors.get(spec.name):
            room = width - GROUND - 1 - MARGIN
            said = wrap(sentence, room, ERROR_ROWS, glyph("more"))
            lines.extend(FormLine(LineKind.ERROR, stop, row, text) for row, text in enumerate(said))
        if difference := draft.difference(spec.name):
            saved, is_changed = difference
            text, token = (f"{CHANGED}{saved}", "watch") if is_changed else (f"{SAVED}{saved}", "muted")
            lines.append(FormLine(LineKind.SAVED, stop, 0, text, token))

    for spec in draft.specs:
        if not spec.group:
            add(spec)
    for group in groups_of(draft.specs):
        lines.append(BLANK)
        first.append(len(lines))
        lines.append(FormLine(LineKind.HEADING, len(stops)))
        stops.append(group)
        if group in open_groups:
            for spec in draft.specs:
                if spec.group == group:
                    add(spec)
    return FormLayout(tuple(stops), tuple(lines), tuple(first), width)
